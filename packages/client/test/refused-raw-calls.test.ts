import { describe, expect, it } from "vitest";
import { lab } from "./lab.ts";
import { expectHidden, only, refusal, wire } from "./wire.ts";

const canary = "canary-4711";

describe("a raw call refuses, before anything is sent,", () => {
  it.each([
    ["fetch", () => Promise.resolve(new Response(canary))],
    ["Request", Request],
    ["middleware", [{ onRequest: () => undefined }]],
    ["middleware", undefined],
  ])("what would take the place of the client's own steps: %s", async (name, value) => {
    const { fetch, sent } = wire();
    const error = await refusal(() => lab({ fetch }).GET("/read", { [name]: value }));
    expect(error).toMatchObject({
      platform: "lab",
      operation: "read",
      input: name,
      message: `lab read: ${name}: expected nothing; give \`fetch\` when the client is made`,
    });
    expect((await refusal(() => lab({ fetch }).GET("/unknown", { [name]: value }))).operation).toBeUndefined();
    expect(sent).toEqual([]);
  });

  it.each([
    ["a newline", `${canary}\n${canary}`],
    ["a return", `${canary}\r${canary}`],
    ["a zero", `${canary}\0${canary}`],
    ["what no byte can carry", `${canary}令`],
  ])("a header with %s, and does not show it", async (_, value) => {
    const { fetch, sent } = wire();
    for (const init of [
      { headers: { "x-note": value } },
      { headers: { "x-trace": "1", "x-note": ["a", value] } },
      { params: { header: { "x-note": value } } },
    ]) {
      for (const path of ["/note", "/unknown"]) {
        const error = await refusal(() => lab({ fetch }).GET(path, init));
        expect(error).toMatchObject({ platform: "lab", input: "headers", expected: "headers of an HTTP request" });
        expectHidden(error, canary);
      }
    }
    expect(sent).toEqual([]);
  });

  it.each([
    ["half a character", `${canary}\ud800`, "well-formed text"],
    ["half a character in a list", ["a", `${canary}\udc00`], "well-formed text"],
    ["..", "..", "a path segment"],
    [".", ".", "a path segment"],
    ["an empty text", "", "a path segment"],
    ["a list that makes ..", [".."], "a path segment"],
  ])("in a path %s", async (_, thing_id, expected) => {
    const { fetch, sent } = wire();
    const params = { path: { thing_id, part_ids: "1" } };
    for (const path of ["/things/{thing_id}/parts/{part_ids}", "/unknown/{thing_id}/{part_ids}"]) {
      const error = await refusal(() => lab({ fetch }).GET(path, { params }));
      expect(error).toMatchObject({ platform: "lab", input: "thing_id", expected });
      expectHidden(error, canary);
    }
    expect(sent).toEqual([]);
  });
});

describe("a raw call takes", () => {
  it.each([{ "x-note": "a" }, new Headers({ "x-note": "a" })])("headers that a request can hold", async (headers) => {
    const { fetch, sent } = wire();
    await lab({ fetch }).GET("/note", { headers });
    expect(only(sent).headers.get("x-note")).toBe("a");
  });

  it("header parameters beside them, of which null is none", async () => {
    const { fetch, sent } = wire();
    await lab({ fetch }).GET("/note", {
      headers: { "x-trace": null, "x-gone": undefined },
      params: { header: { "x-note": "é", "x-count": 1 } },
    });
    expect(Object.fromEntries(only(sent).headers)).toEqual({ "x-note": "é", "x-count": "1" });
  });
});
