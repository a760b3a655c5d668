import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { afterEach, describe, expect, it } from "vitest";
import { diagnostics as ofBge } from "../../bge-client/src/diagnostics.ts";
import { diagnostics } from "../src/diagnostics.ts";
import { validatorOf } from "../src/validate-call.ts";
import { lab } from "./lab.ts";
import { enveloped, json, wire } from "./wire.ts";

const subscribed: (() => void)[] = [];

afterEach(() => {
  for (const end of subscribed.splice(0)) end();
});

/** What comes through a channel from now on. */
function heard(name: string): unknown[] {
  const messages: unknown[] = [];
  const listen = (message: unknown, from: string | symbol) => messages.push([from, message]);
  subscribe(name, listen);
  subscribed.push(() => unsubscribe(name, listen));
  return messages;
}

const validate = validatorOf({ input: () => [{ pointer: "/text", keyword: "type" }], answer: () => [] });
const place = { platform: "lab", operation: "getPart", method: "GET", path: "/things/{thing_id}/parts/{part_ids}" };
const named = { ...place, name: "GET /things/{thing_id}/parts/{part_ids}" };
const input = { thing_id: "fake-thing", part_ids: "fake-part" };

describe("the channels of Node", () => {
  it("carry every attempt, by the template of its path", async () => {
    const attempts = heard("lingpai:attempt");
    const { fetch } = wire(json({}, 503), enveloped(1));
    await lab({ observe: diagnostics, fetch, maxRetries: 1 }).getPart(input);
    const ms = expect.any(Number);
    expect(attempts).toEqual([
      ["lingpai:attempt", { type: "attempt", ...named, attempt: 1, ms, status: 503, retryInMs: ms }],
      ["lingpai:attempt", { type: "attempt", ...named, attempt: 2, ms, status: 200 }],
    ]);
    expect(JSON.stringify(attempts)).not.toContain("fake-");
  });

  it("carry deprecations and what does not fit the spec, each on a channel of its own", async () => {
    const [attempts, deprecations, drifts] = ["attempt", "deprecation", "drift"].map((type) =>
      heard(`lingpai:${type}`),
    );
    const answer = enveloped(1);
    answer.headers.set("sunset", "Sat, 21 Nov 2026 06:00:00 GMT");
    await lab({ observe: diagnostics, validate, fetch: wire(answer).fetch }).getPart(input);
    expect(attempts).toHaveLength(1);
    expect(deprecations).toEqual([
      ["lingpai:deprecation", { type: "deprecation", ...named, sunset: "2026-11-21T06:00:00.000Z" }],
    ]);
    expect(drifts).toEqual([
      ["lingpai:drift", { type: "drift", ...named, where: "input", findings: [{ pointer: "/text", keyword: "type" }] }],
    ]);
  });

  it("carry what the platform refuses, with its code", async () => {
    const refusals = heard("lingpai:refusal");
    const { fetch } = wire(json({ code: 41303, msg: "m" }));
    await expect(lab({ observe: diagnostics, fetch }).getPart(input)).rejects.toThrow();
    expect(refusals).toEqual([
      ["lingpai:refusal", expect.objectContaining({ type: "refusal", ...named, code: 41303 })],
    ]);
  });

  it("are left alone where nobody listens", async () => {
    const attempts = heard("lingpai:attempt");
    for (const end of subscribed.splice(0)) end();
    expect(await lab({ observe: diagnostics, fetch: wire(enveloped(1)).fetch }).read()).toBe(1);
    expect(attempts).toEqual([]);
  });

  it("are the same for every platform", () => {
    expect(ofBge).toBe(diagnostics);
  });
});
