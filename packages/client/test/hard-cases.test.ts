import { describe, expect, it } from "vitest";
import { ApiError } from "../src/index.ts";
import { lab } from "./lab.ts";
import { watching } from "./watching.ts";
import { enveloped, expectHidden, json, rejection, wire } from "./wire.ts";

describe("what hides secrets", () => {
  const refusing = (secret: string, msg: string) =>
    rejection(() =>
      lab(
        { fetch: wire(json({ code: 7, msg })).fetch },
        { key: ({ headers }) => headers.set("x-secret", secret) },
      ).locked(),
    );

  it("bears a secret of any length", async () => {
    const secret = `fake-${"-".repeat(5000)}end`;
    const error = await refusing(secret, `no ${secret}!`);
    expect(error).toBeInstanceOf(ApiError);
    expectHidden(error, secret, "---end", "fake---");
  });

  it("is not made slow by backslashes", async () => {
    const error = await refusing(`${"\\".repeat(12)}A`, "\\".repeat(60));
    expect(error).toBeInstanceOf(ApiError);
  });

  it("is not made slow by quotes", async () => {
    expect(await refusing(`${'"'.repeat(40)}A`, '\\"'.repeat(60))).toBeInstanceOf(ApiError);
  });
});

describe("fetch", () => {
  it("is called by itself, as a browser's own refuses another this", async () => {
    let self: unknown = "not called";
    async function fetch(this: unknown): Promise<Response> {
      self = this;
      return enveloped(1);
    }
    await lab({ fetch }).read();
    expect(self).toBeUndefined();
  });
});

describe("a request that must not be sent twice", () => {
  it("follows no redirect, as the failure of another host would look like one of the first", async () => {
    const { fetch, sent } = wire();
    const client = lab({ fetch });
    await client.fill({ name: "a" });
    await client.POST("/elsewhere", { body: {} });
    await client.read();
    expect(sent.map(({ init }) => init.redirect)).toEqual(["manual", "manual", "follow"]);
  });

  it.each(["EHOSTUNREACH", "ENETUNREACH"])("is not sent again when reading failed: %s", async (code) => {
    const cause = Object.assign(new Error("read"), { code, syscall: "read" });
    const { fetch, sent } = wire(() => Promise.reject(new TypeError("fetch failed", { cause })));
    await rejection(() => lab({ fetch, maxRetries: 3 }).fill({ name: "a" }));
    expect(sent).toHaveLength(1);
  });
});

describe("a raw call", () => {
  it("ends in time whatever its answer is", async () => {
    const endless = new ReadableStream({ start: (to) => to.enqueue(new Uint8Array(1)) });
    const fetch = async () => new Response(endless, { headers: { "content-type": "application/octet-stream" } });
    const error = await rejection(() => lab({ fetch, timeoutMs: 5 }).GET("/elsewhere", { parseAs: "arrayBuffer" }));
    expect(error).toMatchObject({ name: "TimeoutError", limit: "timeoutMs" });
  });

  it("takes the limits of a call, checked, and keeps them from fetch", async () => {
    const { fetch, sent } = wire(json({}, 503));
    const client = lab({ fetch, maxRetries: 3 });
    await client.GET("/read", { maxRetries: 0, timeoutMs: 1_000 });
    expect(sent).toHaveLength(1);
    expect(Object.keys(sent[0]?.init ?? {})).not.toContain("timeoutMs");
    expect(await rejection(() => client.GET("/read", { timeoutMs: 0 }))).toMatchObject({ input: "timeoutMs" });
  });
});

describe("a path of the caller's own making", () => {
  it("takes no place of the refusal that it gets, though it cannot be decoded", async () => {
    const { options, lines } = watching();
    const { fetch } = wire(json({ code: 7, msg: "no" }, 400));
    const pathSerializer = () => "https://lab.test/things/%zz/parts/1";
    const answer = await lab({ ...options, fetch, logLevel: "debug" }).GET("/things/{thing_id}/parts/{part_ids}", {
      params: { path: { thing_id: "x", part_ids: "y" } },
      pathSerializer,
    });
    expect(answer.error).toEqual({ code: 7, msg: "no" });
    expect(lines.map(({ level }) => level)).toEqual(["error", "debug"]);
  });
});

describe("a probe", () => {
  it("does not take a misspelt option for a platform that is down", async () => {
    const error = await rejection(() => lab({ fetch: wire().fetch }).alive({ timeout: 1 } as never));
    expect(error).toMatchObject({ name: "InputError", input: "timeout" });
  });
});

describe("a debug line", () => {
  it("shows the envelope's code, which is not that of an authorization", async () => {
    const { options, lines } = watching();
    const differing = {
      operations: { read: { method: "GET", path: "/read", input: {}, security: [], sensitive: ["code"] } },
    } as const;
    const { fetch } = wire(json({ code: 400, msg: "invalid_grant", data: { code: "fake-code-4711" } }));
    await rejection(() => lab({ ...options, fetch, logLevel: "debug" }, {}, differing as never).read());
    const line = lines.find(({ level }) => level === "debug");
    expect(line?.event).toMatchObject({ response: { body: { code: 400, data: { code: "[redacted]" } } } });
  });
});

describe("an option that no platform knows", () => {
  it("is refused where the platform says which there are", async () => {
    const { fetch, sent } = wire();
    const own = { options: ["clientId"] };
    const error = await rejection(() => lab({ fetch, timeout: 5 } as never, {}, own).read());
    expect(error).toMatchObject({ name: "InputError", input: "timeout" });
    expect(error.message).toContain("clientId, baseUrl, fetch");
    await lab({ fetch, clientId: "fake-id" } as never, {}, own).read();
    expect(sent).toHaveLength(1);
  });
});
