import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { NetworkError } from "../src/index.ts";
import { lab } from "./lab.ts";
import { expectHidden, json, only, rejection, wire, wordsOf } from "./wire.ts";

const canary = "canary-4711";
const failing = (cause: unknown) => lab({ fetch: wire(() => Promise.reject(cause)).fetch });

/** A body of which only the first part comes. */
const broken = (cause: Error): ReadableStream<Uint8Array> => {
  let isSent = false;
  return new ReadableStream({
    pull(controller) {
      if (isSent) return controller.error(cause);
      isSent = true;
      controller.enqueue(new TextEncoder().encode('{"code":0,'));
    },
  });
};

describe("a request that gets no answer", () => {
  it("is a NetworkError with name and code of the innermost error, and nothing else of it", async () => {
    const refused = Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
    const cause = new TypeError("fetch failed", { cause: refused });
    const error = await rejection(() => failing(cause).read());
    expect(error).toBeInstanceOf(NetworkError);
    expect(error).toMatchObject({
      name: "NetworkError",
      code: "network_error",
      retryable: true,
      platform: "lab",
      operation: "read",
      attempts: 1,
    });
    expect(wordsOf(error)).toBe("lab read: no complete answer (ECONNREFUSED)");
    expect(error.cause).toStrictEqual({ name: "Error", code: "ECONNREFUSED" });
    expectHidden(error, "connect ECONNREFUSED", "fetch failed");
  });

  it.each([
    [new TypeError("Failed to fetch"), "TypeError"],
    [Object.assign(new Error("x"), { code: "ConnectionClosed" }), "ConnectionClosed"],
    [Object.assign(new Error("x"), { code: 5 }), "Error"],
    ["text", "unknown"],
    [undefined, "unknown"],
    [null, "unknown"],
  ])("names what it was as far as it is known: %s", async (cause, reason) => {
    expect(wordsOf(await rejection(() => failing(cause).read()))).toBe(`lab read: no complete answer (${reason})`);
  });

  it("does not show the URL, which may hold a secret, even where the runtime writes it into the cause", async () => {
    const { fetch } = wire(({ url }) => Promise.reject(new TypeError(`error sending request for url (${url})`)));
    const error = await rejection(() => lab({ fetch }).search({ text: "ab", where: { token: canary } }));
    expect(error).toBeInstanceOf(NetworkError);
    expectHidden(error, canary, "lab.test", encodeURIComponent("{"));
  });

  it("does not show the URL of a cause of the cause", async () => {
    const { fetch } = wire(({ url }) => {
      const inner = new Error(`connect to ${new URL(url).href}`);
      return Promise.reject(new TypeError("fetch failed", { cause: inner }));
    });
    const error = await rejection(() => lab({ fetch }).anything({ a: `it's ${canary}` }));
    expectHidden(error, canary);
  });

  it("has no code where the cause has none", async () => {
    const error = await rejection(() => failing(new TypeError("socket hang up")).anything({ a: canary }));
    expect(error.cause).toStrictEqual({ name: "TypeError" });
    expectHidden(error, "socket hang up");
  });

  it.each<[string, (url: string) => Error, object]>([
    [
      "a cause that is its own cause",
      (url) => {
        const circular = Object.assign(new TypeError(`no answer from ${url}`), { request: { url } });
        return Object.assign(circular, { cause: circular });
      },
      { name: "TypeError" },
    ],
    [
      "two errors that cause each other",
      (url) => {
        const inner = Object.assign(new Error(url), { code: "ECONNRESET" });
        const outer = new TypeError(url, { cause: inner });
        return Object.assign(inner, { cause: outer }) && outer;
      },
      { name: "Error", code: "ECONNRESET" },
    ],
    [
      "one error of many",
      (url) => {
        const each = ["::1", "127.0.0.1"].map((address) => new Error(`connect ${address} for ${url}`));
        return new TypeError("fetch failed", {
          cause: Object.assign(new AggregateError(each, url), { code: "ECONNREFUSED" }),
        });
      },
      { name: "AggregateError", code: "ECONNREFUSED" },
    ],
    [
      "fields within fields",
      (url) => {
        const inner = Object.assign(new Error("socket"), { url, config: { request: { url, headers: [url] } } });
        return Object.assign(new Error("failed", { cause: inner }), { input: { href: url } });
      },
      { name: "Error" },
    ],
  ])("never shows the URL that stands in %s", async (_, made, cause) => {
    const { fetch, sent } = wire(({ url }) => Promise.reject(made(url)));
    const error = await rejection(() => lab({ fetch }).anything({ a: canary }));
    expect(only(sent).url).toContain(canary);
    expect(error).toBeInstanceOf(NetworkError);
    expect(error.cause).toStrictEqual(cause);
    for (const text of [inspect(error, { depth: 9, showHidden: true }), JSON.stringify([error, error.cause])]) {
      expect(text).not.toContain(canary);
      expect(text).not.toContain("lab.test");
    }
    expectHidden(error, canary, "lab.test");
  });
});

describe("a fetch that does not hand back a response", () => {
  it.each([undefined, null, {}, "text", 200])("is a NetworkError: %j", async (answer) => {
    const error = await rejection(() => lab({ fetch: async () => answer as unknown as Response }).read());
    expect(error).toBeInstanceOf(NetworkError);
    expect(wordsOf(error)).toBe("lab read: no complete answer (TypeError)");
  });

  it("may also throw at once", async () => {
    const fetch = () => {
      throw new RangeError("no");
    };
    expect(wordsOf(await rejection(() => lab({ fetch }).read()))).toBe("lab read: no complete answer (RangeError)");
  });
});

describe("an answer that breaks off while it is read", () => {
  it.each(["application/json", "text/html", "application/octet-stream", ""])("is a NetworkError: %s", async (type) => {
    const cause = Object.assign(new TypeError("terminated"), { code: "UND_ERR_SOCKET" });
    const answer = new Response(broken(cause), type === "" ? {} : { headers: { "content-type": type } });
    const error = await rejection(() => lab({ fetch: async () => answer }).read());
    expect(error).toBeInstanceOf(NetworkError);
    expect(wordsOf(error)).toBe("lab read: no complete answer (UND_ERR_SOCKET)");
    expect(error.cause).toStrictEqual({ name: "TypeError", code: "UND_ERR_SOCKET" });
  });

  it("is one with an error status too", async () => {
    const answer = new Response(broken(new TypeError("terminated")), { status: 500 });
    expect(await rejection(() => lab({ fetch: async () => answer }).read())).toBeInstanceOf(NetworkError);
  });
});

describe("the global fetch", () => {
  it("is looked up at each call, and called as a plain function", async () => {
    const client = lab();
    const own = globalThis.fetch;
    const seen: string[] = [];
    try {
      for (const name of ["first", "second"]) {
        globalThis.fetch = async (url) => {
          seen.push(`${name} ${url}`);
          return json({ code: 0, data: name });
        };
        expect(await client.read()).toBe(name);
      }
    } finally {
      globalThis.fetch = own;
    }
    expect(seen).toEqual(["first https://lab.test/read", "second https://lab.test/read"]);
  });
});
