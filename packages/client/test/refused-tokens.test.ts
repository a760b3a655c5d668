import { describe, expect, it } from "vitest";
import type { Credential, Platform } from "../src/index.ts";
import { outcome, virtualTime } from "./clock.ts";
import { type Lab, lab } from "./lab.ts";
import { byCode, byStatus, dead, renewing, tokens } from "./replay-lab.ts";
import { enveloped, json, page, wire } from "./wire.ts";

virtualTime();

const byError: Partial<Platform> = { tokenRefused: { codes: ["expired_access_token", "invalid_access_token"] } };

const text = (body: unknown, status: number) => json(body, status, "text/plain; charset=utf-8");

/** How many requests a call takes whose first answer is this one. */
async function sends(
  differing: Partial<Platform>,
  answer: Response,
  call = (client: Lab): Promise<unknown> => client.locked(),
): Promise<number> {
  const { fetch, sent } = wire(answer, enveloped("done"));
  const { key } = renewing();
  await outcome(call(lab({ fetch }, { key, signature: key }, differing)));
  expect(tokens(sent)).toEqual([1, 2].slice(0, sent.length));
  return sent.length;
}

describe("a token is refused", () => {
  it.each<[string, Partial<Platform>, Response]>([
    ["by a code on HTTP 200", byCode, dead()],
    ["by a code that is text", byCode, json({ code: "403", msg: "", data: null })],
    ["by a code on another status", byCode, json({ code: 403, msg: "" }, 400)],
    ["by an error of RFC 6749", byError, json({ error: "expired_access_token", error_description: "" }, 400)],
    ["by another one", byError, json({ error: "invalid_access_token" }, 400)],
    ["by JSON that is called text", byError, text({ error: "expired_access_token" }, 400)],
    ["by a status", byStatus, json({ error: "any" }, 401)],
    ["by a status with an empty body", byStatus, new Response(null, { status: 401 })],
    ["by a status with a page", byStatus, page("<html>", 401)],
    ["by a status with a stream that would never end", byStatus, page("data: 1\n\n", 401, "text/event-stream")],
    ["by a status or a code", { tokenRefused: { status: 401, codes: [7] } }, json({ code: 7 }, 400)],
  ])("%s", async (_, differing, answer) => {
    expect(await sends(differing, answer.clone())).toBe(2);
    expect(await sends(differing, answer, (client) => client.GET("/locked"))).toBe(2);
  });

  it.each<[string, Partial<Platform>, Response]>([
    ["by HTTP 403", byCode, json({ code: 403, msg: "" }, 403)],
    ["by HTTP 403 where any status may be said", { tokenRefused: { status: 403 } }, json({ code: 5 }, 403)],
    ["by HTTP 403 with the error", byError, json({ error: "expired_access_token" }, 403)],
    ["by another code", byCode, json({ code: 40_300, msg: "403", data: null })],
    ["by another status", byStatus, json({ error: "any" }, 400)],
    ["by another error", byError, json({ error: "server_error", error_description: "expired_access_token" }, 400)],
    ["by the error beside another code", byError, json({ code: 5, error: "expired_access_token" }, 400)],
    ["by the code deeper inside", byCode, json({ code: 0, msg: "", data: { code: 403 } })],
    ["by a code in text that is no JSON", byCode, page('{"code":403', 400)],
    ["by a list", byCode, json([{ code: 403 }])],
    ["by an outage", byCode, json({ code: 403, msg: "" }, 503)],
    ["by a long answer", byCode, json({ code: 403, msg: "x".repeat(5_000), data: null })],
    ["on a platform that does not say how", {}, dead()],
    ["on a platform that says it by nothing", { tokenRefused: {} }, dead()],
  ])("not %s", async (_, differing, answer) => {
    expect(await sends(differing, answer.clone())).toBe(1);
    expect(await sends(differing, answer.clone(), (client) => client.lockedForm({}))).toBe(1);
    expect(await sends(differing, answer, (client) => client.GET("/locked"))).toBe(1);
  });

  it("by the error beside the envelope where an operation has none, and by no code then", async () => {
    const operation = { method: "GET", path: "/plain", input: {}, security: [["key"]] } as const;
    const bare = { operations: { readPlain: { ...operation, envelope: false } } } as const;
    const call = (client: Lab) => client.readPlain();
    expect(await sends({ ...byCode, ...bare }, dead(), call)).toBe(1);
    expect(await sends({ ...byError, ...bare }, json({ error: "expired_access_token" }, 400), call)).toBe(2);
  });

  it.each([
    ["text", "text/plain", 1],
    ["text", "application/json", 2],
    ["binary", "text/plain", 1],
    ["binary", "application/json", 2],
    ["nothing", "application/json", 1],
  ] as const)("in place of %s as %s only where the answer is looked into: %i sent", async (returns, type, expected) => {
    const operation = { method: "GET", path: "/read", input: {}, security: [["key"]], returns } as const;
    const answer = json({ code: 403, msg: "" }, 200, type);
    const failed = json({ code: 403, msg: "" }, 400, type);
    expect(await sends({ ...byCode, operations: { read: operation } }, failed, (client) => client.read())).toBe(2);
    expect(await sends({ ...byCode, operations: { read: operation } }, answer, (client) => client.read())).toBe(
      expected,
    );
  });

  it("not by what stands behind a redirect to another origin, where fetch takes the token off", async () => {
    for (const [url, expected] of [
      ["https://other.test/locked", 1],
      ["https://lab.test/moved", 2],
    ] as const) {
      const answer = json({ error: "any" }, 401);
      Object.defineProperties(answer, { redirected: { value: true }, url: { value: url } });
      const { fetch, sent } = wire(() => answer, enveloped("done"));
      await outcome(lab({ fetch }, { key: renewing().key }, byStatus).locked());
      expect(sent).toHaveLength(expected);
    }
  });
});

describe("what is parsed to see it", () => {
  it("is only an answer that may say it", async () => {
    const parse = JSON.parse;
    const parsed: string[] = [];
    JSON.parse = (source: string) => {
      parsed.push(source);
      return parse(source) as unknown;
    };
    try {
      const once = async (key: Credential, answer: Response, differing: Partial<Platform>) => {
        parsed.length = 0;
        await outcome(lab(wire(answer, enveloped("done")), { key }, differing).locked());
        return parsed.length;
      };
      const { key } = renewing();
      expect(await once(key, enveloped({ a: [1, 2, 3] }), byCode)).toBe(1);
      expect(await once(key, enveloped(`403${"x".repeat(5_000)}`), byCode)).toBe(1);
      expect(await once(key, enveloped("a403"), byCode)).toBe(2);
      expect(await once(() => {}, enveloped("a403"), byCode)).toBe(1);
      expect(await once(key, enveloped("a401"), byStatus)).toBe(1);
    } finally {
      JSON.parse = parse;
    }
  });
});
