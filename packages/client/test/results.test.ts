import { describe, expect, it } from "vitest";
import { ApiError, type Platform } from "../src/index.ts";
import { outcome, virtualTime } from "./clock.ts";
import { envelope, type LabOperation, lab } from "./lab.ts";
import { renewing } from "./replay-lab.ts";
import { enveloped, json, page, rejection, wire, wordsOf } from "./wire.ts";

const deciding: Partial<Platform> = { envelope: { ...envelope, result: "ok" }, codes: [41303] };

const answered = (body: object, status = 200, operation: LabOperation = "read", differing = deciding) =>
  lab({ fetch: wire(json(body, status)).fetch }, {}, differing)[operation]();

virtualTime();

describe("where the envelope says whether it worked", () => {
  it.each<[string, object, string | number]>([
    ["the code of success", { code: 0 }, 0],
    ["the code of success as text", { code: "0" }, 0],
    ["a code", { code: 41303 }, 41303],
    ["no code", {}, "http_200"],
    ["a code that is none", { code: null }, "http_200"],
  ])("no is a refusal that keeps its message: %s", async (_, given, code) => {
    const error = await rejection(() => answered({ ...given, ok: false, msg: "token is invalid", data: { a: 1 } }));
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ code, detail: "token is invalid", status: 200, documented: code === 41303 });
    expect(wordsOf(error)).toBe(`lab read: ${code} token is invalid`);
  });

  it.each([null, 0, ""])("what is no yes is a no: %j", async (ok) => {
    expect(await rejection(() => answered({ ok, code: 0, msg: "m", data: 1 }))).toMatchObject({ code: 0, detail: "m" });
  });

  it("no may have its code in an `error`, and another status", async () => {
    const refused = { ok: false, error: "invalid_grant", error_description: "spent" };
    expect(await rejection(() => answered(refused))).toMatchObject({ code: "invalid_grant", detail: "spent" });
    const error = await rejection(() => answered({ ok: false, msg: "busy" }, 503));
    expect(error).toMatchObject({ name: "ApiError", code: "http_503", detail: "busy", status: 503 });
  });

  it.each<[string, object]>([
    ["the code of success", { code: 0 }],
    ["another code", { code: 41303, msg: "note" }],
    ["no code", { msg: "" }],
    ["an `error`", { error: "none" }],
  ])("yes is a success: %s", async (_, given) => {
    expect(await answered({ ...given, ok: true, data: { a: 1 } })).toEqual({ a: 1 });
    expect(await answered({ ...given, ok: true }, 200, "alive")).toBe(true);
  });

  it("yes is no success without its data, nor on the status of an error", async () => {
    expect(await rejection(() => answered({ ok: true }))).toMatchObject({ expected: 'the field "data"' });
    const failed = await rejection(() => answered({ ok: true, code: 5, data: 1 }, 500));
    expect(failed).toMatchObject({ name: "ResponseFormatError", status: 500 });
  });

  it("an answer that does not say it is judged by its code", async () => {
    expect(await answered({ code: "0", data: 1 })).toBe(1);
    expect(await rejection(() => answered({ code: 5, msg: "m" }))).toMatchObject({ code: 5, detail: "m" });
    const expected = 'an envelope with the field "code"';
    expect(await rejection(() => answered({ msg: "m", data: 1 }))).toMatchObject({ expected });
  });

  it("an operation without the envelope is not asked", async () => {
    expect(await answered({ ok: false, sub: "u" }, 200, "readPlain")).toEqual({ ok: false, sub: "u" });
  });

  it("no other platform is asked", async () => {
    expect(await answered({ ok: false, code: 0, data: 1 }, 200, "read", {})).toBe(1);
    expect(await rejection(() => answered({ ok: true, code: 5, data: 1 }, 200, "read", {}))).toMatchObject({ code: 5 });
  });

  it("a page in between is still none", async () => {
    const { fetch } = wire(page("<html>"));
    expect(await rejection(() => lab({ fetch }, {}, deciding).read())).toMatchObject({ received: "HTML or XML" });
  });

  it.each([
    [{ ok: false, code: 403 }, 2],
    [{ ok: true, code: 403, data: 1 }, 1],
    [{ ok: false, msg: "403" }, 1],
  ])("a token is refused only by a no with its code: %j", async (body, requests) => {
    const { fetch, sent } = wire(json(body), enveloped("done"));
    const { key } = renewing();
    await outcome(lab({ fetch }, { key, signature: key }, { ...deciding, tokenRefused: { codes: [403] } }).locked());
    expect(sent).toHaveLength(requests);
  });
});
