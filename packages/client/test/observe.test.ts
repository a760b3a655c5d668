import { describe, expect, it, vi } from "vitest";
import { type CallEvent, type LogLevel, NetworkError } from "../src/index.ts";
import { lab } from "./lab.ts";
import { levels, watching } from "./watching.ts";
import { enveloped, json, page, rejection, wire } from "./wire.ts";

const reset = () => Promise.reject(Object.assign(new Error("read"), { code: "ECONNRESET" }));

describe("an attempt", () => {
  it("is an event with its place, its answer and its time", async () => {
    const { options, events, lines } = watching();
    await lab({ ...options, fetch: wire(enveloped(1)).fetch }).getPart({ thing_id: "fake-thing", part_ids: [1, 2] });
    expect(events).toEqual([
      {
        type: "attempt",
        platform: "lab",
        operation: "getPart",
        name: "GET /things/{thing_id}/parts/{part_ids}",
        method: "GET",
        path: "/things/{thing_id}/parts/{part_ids}",
        attempt: 1,
        ms: expect.any(Number),
        status: 200,
      },
    ]);
    expect(lines).toEqual([{ level: "info", message: expect.any(String) }]);
    expect(lines[0]?.message).toMatch(/^lab GET \/things\/\{thing_id\}\/parts\/\{part_ids\} 200 in \d+ ms, attempt 1$/);
  });

  it("says how long it took in whole milliseconds", async () => {
    vi.useFakeTimers({ toFake: ["performance"] });
    try {
      const { options, events } = watching();
      const { fetch } = wire(() => {
        vi.advanceTimersByTime(1234.4);
        return enveloped(1);
      });
      await lab({ ...options, fetch }).read();
      expect(events[0]).toMatchObject({ ms: 1234 });
    } finally {
      vi.useRealTimers();
    }
  });

  it("is one of several where the call is repeated: a warning each, and what it came to", async () => {
    const { options, events, lines } = watching();
    const { fetch } = wire(json({}, 503), reset, enveloped(1));
    await lab({ ...options, fetch, maxRetries: 2 }).read();
    expect(events).toMatchObject([
      { attempt: 1, status: 503, retryInMs: expect.any(Number) },
      { attempt: 2, error: "ECONNRESET", retryInMs: expect.any(Number) },
      { attempt: 3, status: 200 },
    ]);
    expect(events[0]).not.toHaveProperty("error");
    expect(events[1]).not.toHaveProperty("status");
    expect(events[2]).not.toHaveProperty("retryInMs");
    expect(levels(lines)).toEqual(["warn", "warn", "info"]);
    expect(lines[0]?.message).toMatch(/^lab GET \/read 503 in \d+ ms, attempt 1, again in \d+ ms$/);
    expect(lines[1]?.message).toMatch(/^lab GET \/read ECONNRESET in \d+ ms, attempt 2, again in \d+ ms$/);
  });

  it("is an error where it is the last one and failed", async () => {
    const { options, events, lines } = watching();
    const { fetch } = wire(json({}, 503));
    await rejection(() => lab({ ...options, fetch, maxRetries: 1 }).read());
    expect(levels(lines)).toEqual(["warn", "error", "warn"]);
    expect(events[1]).toMatchObject({ attempt: 2, status: 503 });
    expect(events[1]).not.toHaveProperty("retryInMs");
    expect(lines[1]?.message).toMatch(/503 in \d+ ms, attempt 2$/);
  });

  it("tells when it is sent again: not sooner than the platform asks", async () => {
    const { options, events } = watching();
    const busy = json({}, 429);
    busy.headers.set("retry-after", "0.05");
    await lab({ ...options, fetch: wire(busy, enveloped(1)).fetch, maxRetries: 1 }).read();
    expect(events[0]).toMatchObject({ status: 429 });
    expect((events[0] as { retryInMs: number }).retryInMs).toBeGreaterThanOrEqual(50);
    expect(Number.isInteger((events[0] as { retryInMs: number }).retryInMs)).toBe(true);
  });

  it.each<[string, () => Response | Promise<Response>, object]>([
    ["a refusal", () => json({ code: 1 }, 403), { status: 403 }],
    ["an answer of another shape", () => page("<p>", 404), { status: 404 }],
    ["no answer", () => Promise.reject(new TypeError("fetch failed")), { error: "NetworkError" }],
    ["what is no error", () => Promise.reject("text"), { error: "NetworkError" }],
  ])("that is not repeated is an error: %s", async (_, answer, fields) => {
    const { options, events, lines } = watching();
    await rejection(() => lab({ ...options, fetch: wire(answer).fetch }).save({ name: "n" }));
    expect(events.filter(({ type }) => type === "attempt")).toHaveLength(1);
    expect(events[0]).toMatchObject({ type: "attempt", operation: "save", method: "POST", attempt: 1, ...fields });
    expect(levels(lines)[0]).toBe("error");
  });

  it("that took too long is told as such", async () => {
    const { options, events } = watching();
    await rejection(() => lab({ ...options, fetch: () => new Promise<never>(() => {}), timeoutMs: 5 }).read());
    expect(events).toMatchObject([{ attempt: 1, error: "TimeoutError" }]);
  });

  it("has the platform's own id of the request", async () => {
    const { options, events } = watching();
    const answer = enveloped(1);
    answer.headers.set("x-request-id", "req-4711");
    await lab({ ...options, fetch: wire(answer).fetch }).read();
    expect(events[0]).toMatchObject({ requestId: "req-4711" });
  });

  it("of a raw call has the operation where the spec knows the path", async () => {
    const { options, events } = watching();
    const client = lab({ ...options, fetch: wire(enveloped(1)).fetch });
    await client.GET("/things/{thing_id}/parts/{part_ids}", { params: { path: { thing_id: "x", part_ids: "y" } } });
    await client.POST("/elsewhere/{id}", { params: { path: { id: "fake-id" } }, body: {} });
    expect(events).toMatchObject([
      { operation: "getPart", name: "GET /things/{thing_id}/parts/{part_ids}" },
      { operation: undefined, name: "POST (unknown)", path: "(unknown)" },
    ]);
  });

  it("of a raw call to a path that the spec does not have shows nothing of it", async () => {
    const { options, events, lines } = watching();
    await lab({ ...options, fetch: wire(enveloped(1)).fetch }).GET("/elsewhere?access_token=fake-4711#fake-4711");
    expect(events).toMatchObject([{ name: "GET (unknown)", path: "(unknown)" }]);
    expect(JSON.stringify([events, lines])).not.toMatch(/fake-4711|elsewhere/);
  });

  it("is none where nothing was sent", async () => {
    const { options, events, lines } = watching();
    const { fetch } = wire(enveloped(1));
    await rejection(() => lab({ ...options, fetch }).search({ text: "a" }));
    await rejection(() => lab({ ...options, fetch }).locked());
    const failing = () => Promise.reject(new Error("no token"));
    await rejection(() => lab({ ...options, fetch }, { key: failing }).locked());
    await rejection(() => lab({ ...options, fetch }).read({}, { signal: AbortSignal.abort() }));
    lab(options).visit({ room: "r" });
    expect([events, lines]).toEqual([[], []]);
  });

  it("that the caller ended is told, and the call still rejects with the caller's reason", async () => {
    const { options, events } = watching();
    const controller = new AbortController();
    const reason = new Error("enough");
    const { fetch } = wire(() => {
      controller.abort(reason);
      return new Promise<never>(() => {});
    });
    const error = await rejection(() => lab({ ...options, fetch }).read({}, { signal: controller.signal }));
    expect(error).toBe(reason);
    expect(events).toMatchObject([{ attempt: 1, error: "aborted" }]);
  });

  it("holds no input", async () => {
    const { options, events, lines } = watching();
    const client = lab({ ...options, fetch: wire(enveloped("fake-answer")).fetch });
    const word = "fakeinput4711";
    await client.getPart({ thing_id: word, part_ids: word });
    await client.anything({ a: word, b: [word] });
    await client.note({ "x-note": word });
    await client.save({ name: word, deep: { [word]: word } });
    await client.fill({ name: word });
    await client.upload({ file: new Blob([word]), title: word });
    await client.POST("/elsewhere/{id}", { params: { path: { id: word }, query: { q: word } }, body: { word } });
    expect(events).toHaveLength(7);
    expect(JSON.stringify([events, lines])).not.toContain(word);
    expect(JSON.stringify([events, lines])).not.toContain("fake-answer");
  });
});

describe("a refusal", () => {
  it("on HTTP 200 is told with the platform's code, as the status does not tell it", async () => {
    const { options, events, lines } = watching();
    await rejection(() => lab({ ...options, fetch: wire(json({ code: 41303, msg: "no" })).fetch }).read());
    expect(events).toMatchObject([
      { type: "attempt", status: 200 },
      { type: "refusal", name: "GET /read", status: 200, code: 41303 },
    ]);
    expect(lines.map(({ message }) => message)[1]).toBe("lab GET /read refused: 41303 (HTTP 200)");
    expect(levels(lines)).toEqual(["info", "warn"]);
  });

  it("is an answer of another shape, too", async () => {
    const { options, events } = watching();
    await rejection(() => lab({ ...options, fetch: wire(page("<p>")).fetch }).read());
    expect(events[1]).toMatchObject({ type: "refusal", status: 200, code: "unexpected_response" });
  });

  it("is not what has no answer", async () => {
    const { options, events } = watching();
    await rejection(() => lab({ ...options, fetch: wire(() => Promise.reject(new Error("x"))).fetch }).read());
    expect(events.map(({ type }) => type)).toEqual(["attempt"]);
  });
});

describe("the level", () => {
  const told = async (logLevel: LogLevel | undefined) => {
    const { options, lines, events } = watching();
    const client = lab({
      ...options,
      ...(logLevel && { logLevel }),
      fetch: wire(enveloped(1), json({}, 503), json({}, 500)).fetch,
      maxRetries: 1,
    });
    await client.read();
    await rejection(() => client.read());
    expect(events).toHaveLength(4);
    return levels(lines);
  };

  it("is the least that is logged; an observer is told all the same", async () => {
    expect(await told("debug")).toEqual(["info", "debug", "warn", "debug", "error", "debug", "warn"]);
    expect(await told(undefined)).toEqual(["info", "warn", "error", "warn"]);
    expect(await told("info")).toEqual(["info", "warn", "error", "warn"]);
    expect(await told("warn")).toEqual(["warn", "error", "warn"]);
    expect(await told("error")).toEqual(["error"]);
    expect(await told("off")).toEqual([]);
  });

  it("changes nothing where there is no logger", async () => {
    const { options, events } = watching();
    const { observe } = options;
    expect(await lab({ observe, logLevel: "debug", fetch: wire(enveloped(1)).fetch }).read()).toBe(1);
    expect(events).toHaveLength(1);
    expect(await lab({ logLevel: "debug", fetch: wire(enveloped(1)).fetch }).read()).toBe(1);
  });
});

describe("a listener that fails", () => {
  const fail = (): never => {
    throw new Error("full disk");
  };
  const logger = { debug: fail, info: fail, warn: fail, error: fail };

  it.each<LogLevel>(["debug", "info"])("does not disturb the call: a logger at %s", async (logLevel) => {
    const deprecated = enveloped(1);
    deprecated.headers.set("deprecation", "@1688169599");
    const { fetch, sent } = wire(json({}, 503), deprecated);
    expect(await lab({ logger, logLevel, fetch, maxRetries: 1 }).read()).toBe(1);
    expect(sent).toHaveLength(2);
    const error = await rejection(() => lab({ logger, logLevel, fetch: wire(reset).fetch }).read());
    expect(error).toBeInstanceOf(NetworkError);
  });

  it("does not disturb the call, nor the other one: an observer", async () => {
    const { options, lines } = watching();
    expect(await lab({ ...options, observe: fail, fetch: wire(enveloped(1)).fetch }).read()).toBe(1);
    expect(levels(lines)).toEqual(["info"]);
    const { options: other, events } = watching();
    expect(await lab({ ...other, logger, fetch: wire(enveloped(1)).fetch }).read()).toBe(1);
    expect(events).toHaveLength(1);
  });

  it("later does not end the process", async () => {
    const unhandled: unknown[] = [];
    const keep = (reason: unknown) => unhandled.push(reason);
    process.on("unhandledRejection", keep);
    try {
      const late = async () => fail();
      const asynchronous = { debug: late, info: late, warn: late, error: late };
      const { fetch } = wire(enveloped(1));
      expect(await lab({ logger: asynchronous, logLevel: "debug", observe: late, fetch }).read()).toBe(1);
      await new Promise((resolve) => setImmediate(resolve));
      expect(unhandled).toEqual([]);
    } finally {
      process.off("unhandledRejection", keep);
    }
  });
});

describe("two clients", () => {
  it("tell each their own listener", async () => {
    const one = watching();
    const two = watching();
    const { fetch } = wire(enveloped(1));
    await lab({ ...one.options, fetch }).read();
    await lab({ ...two.options, fetch }).alive();
    expect(one.events.map((event: CallEvent) => event.operation)).toEqual(["read"]);
    expect(two.events.map((event: CallEvent) => event.operation)).toEqual(["alive"]);
  });
});
