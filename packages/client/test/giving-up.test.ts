import { getEventListeners } from "node:events";
import { describe, expect, it, vi } from "vitest";
import type { CallEvent, Credential } from "../src/index.ts";
import { type Transfer, transfer } from "../src/transfer.ts";
import { failure, outcome, virtualTime } from "./clock.ts";
import { type Lab, lab } from "./lab.ts";
import { enveloped, json, page, wire } from "./wire.ts";

virtualTime();

const never = () => new Promise<never>(() => {});
const reason = new Error("changed my mind");
const listeners = (signal: AbortSignal) => getEventListeners(signal, "abort").length;

/** A signal that the caller uses at that time. */
function givenUp(ms: number, why: unknown = reason): AbortSignal {
  const controller = new AbortController();
  setTimeout(() => controller.abort(why), ms);
  return controller.signal;
}

const calls = [
  ["a method", (client: Lab, signal: AbortSignal) => client.locked({}, { signal })],
  ["with its response", (client: Lab, signal: AbortSignal) => client.locked.withResponse({}, { signal })],
  ["a raw call", (client: Lab, signal: AbortSignal) => client.GET("/locked", { signal })],
] as const;

describe.each(calls)("giving up %s", (_, call) => {
  it("ends a request in flight at once, and tells fetch why", async () => {
    const { fetch, sent } = wire(never);
    const client = lab({ fetch, maxRetries: 3 }, { key: () => {} });
    expect(await outcome(call(client, givenUp(40)))).toEqual({ error: reason, ms: 40 });
    expect([sent.length, sent[0]?.init.signal?.reason]).toEqual([1, reason]);
  });

  it("ends a body that is read", async () => {
    const endless = () => new Response(new ReadableStream(), { headers: { "content-type": "application/json" } });
    const client = lab({ fetch: wire(endless).fetch, maxRetries: 3 }, { key: () => {} });
    expect(await outcome(call(client, givenUp(40)))).toEqual({ error: reason, ms: 40 });
  });

  it("ends a wait at once, and nothing is sent after it", async () => {
    vi.mocked(Math.random).mockReturnValue(0.5);
    for (const answer of [json({}, 503), new Response(null, { status: 429, headers: { "retry-after": "30" } })]) {
      const { fetch, sent } = wire(answer);
      const client = lab({ fetch, maxRetries: 3 }, { key: () => {} });
      expect(await outcome(call(client, givenUp(40)))).toEqual({ error: reason, ms: 40 });
      await vi.advanceTimersByTimeAsync(60_000);
      expect(sent).toHaveLength(1);
    }
  });

  it("ends a credential that is on its way, and nothing is sent", async () => {
    const { fetch, sent } = wire();
    const client = lab({ fetch, maxRetries: 3 }, { key: never });
    expect(await outcome(call(client, givenUp(40)))).toEqual({ error: reason, ms: 40 });
    expect(sent).toEqual([]);
  });

  it("ends a credential that is about to be asked for, and nothing is sent", async () => {
    const { fetch, sent } = wire();
    const controller = new AbortController();
    const key: Credential = () => {
      controller.abort(reason);
      return never();
    };
    const client = lab({ fetch, maxRetries: 3 }, { key });
    expect(await outcome(call(client, controller.signal))).toEqual({ error: reason, ms: 0 });
    expect(sent).toEqual([]);
  });

  it("before it begins asks no credential and sends nothing", async () => {
    const { fetch, sent } = wire();
    const key = vi.fn();
    const signal = AbortSignal.abort(reason);
    expect(await outcome(call(lab({ fetch, maxRetries: 3 }, { key }), signal))).toEqual({ error: reason, ms: 0 });
    expect([sent, key.mock.calls]).toEqual([[], []]);
  });

  it("when it has ended does nothing", async () => {
    const { fetch, sent } = wire(enveloped("done"));
    const signal = givenUp(40);
    const { error } = await outcome(call(lab({ fetch }, { key: () => {} }), signal));
    await vi.advanceTimersByTimeAsync(100);
    expect([error, signal.aborted, sent[0]?.init.signal?.aborted]).toEqual([undefined, true, false]);
  });
});

describe("giving up", () => {
  it.each([null, "text", 0, Object.assign(new Error("x"), { retryable: true }), failure("ECONNREFUSED")])(
    "may have any reason, and none is a failure to repeat: %s",
    async (why) => {
      const { fetch, sent } = wire(
        ({ init }) =>
          new Promise((_, reject) => {
            init.signal?.addEventListener("abort", () => reject(why));
          }),
      );
      const { error } = await outcome(lab({ fetch, maxRetries: 3 }).read({}, { signal: givenUp(40, why) }));
      expect(error).toBe(why);
      expect(sent).toHaveLength(1);
    },
  );

  it("ends a transfer that gets its request ready, and nothing is sent", async () => {
    const { fetch, sent } = wire();
    const hanging: Transfer = { send: never };
    const call = lab({ fetch, maxRetries: 3 }).read({}, { signal: givenUp(40), [transfer]: hanging } as object);
    expect(await outcome(call)).toEqual({ error: reason, ms: 40 });
    expect(sent).toEqual([]);
  });

  it("is told as the end of the call, whatever the reason says of coming again", async () => {
    const why = Object.assign(new Error("x"), { retryable: true });
    const events: CallEvent[] = [];
    const client = lab({ fetch: never, maxRetries: 3, observe: (event) => void events.push(event) });
    await outcome(client.read({}, { signal: givenUp(40, why) }));
    expect(events).toMatchObject([{ type: "attempt", attempt: 1, ms: 40 }]);
    expect(events[0]).not.toHaveProperty("retryInMs");
  });

  it("without a reason is an AbortError", async () => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 40);
    const { error } = await outcome(lab({ fetch: never }).read({}, { signal: controller.signal }));
    expect(error).toMatchObject({ name: "AbortError" });
  });

  it.each([
    [50, { error: reason, ms: 50 }, 1],
    [150, { error: reason, ms: 150 }, 2],
    [350, { error: { limit: "deadlineMs" }, ms: 330 }, 4],
  ])("after %i ms composes with the timeout of each attempt and with the deadline", async (ms, ended, requests) => {
    const { fetch, sent } = wire(never);
    const client = lab({ fetch, timeoutMs: 100, deadlineMs: 330, maxRetries: 9 });
    expect(await outcome(client.read({}, { signal: givenUp(ms) }))).toMatchObject(ended);
    expect(sent).toHaveLength(requests);
    await vi.advanceTimersByTimeAsync(100);
  });
});

describe("a signal that is used for many calls", () => {
  const busy = json({ code: 5 }, 503);
  const refused = () => Promise.reject(failure("ECONNREFUSED"));
  const bad = () => Promise.reject(Object.assign(new Error("x"), { retryable: false }));
  type Row = [what: string, answers: Parameters<typeof wire>, key?: () => void | Promise<void>];

  it.each<Row>([
    ["an answer", [enveloped("done")]],
    ["an answer without a body", [new Response(null)]],
    ["a refusal", [json({ code: 5 }, 400)]],
    ["an answer that is none", [page("<html>")]],
    ["an answer after retries", [busy, refused, enveloped("done")]],
    ["retries that were of no use", [busy]],
    ["no connection", [refused]],
    ["a timeout", [never]],
    ["a timeout and an answer", [never, enveloped("done")]],
    ["an error of a credential", [], bad],
    ["a credential that takes its time", [enveloped("done")], () => new Promise((resolve) => setTimeout(resolve, 50))],
    ["a credential that never settles", [], never],
  ])("is let go of after %s", async (_, answers, key = () => {}) => {
    const { signal } = new AbortController();
    const client = () => lab({ ...wire(...answers), maxRetries: 3, timeoutMs: 200, deadlineMs: 1_000 }, { key });
    for (const [, call] of calls) {
      await outcome(call(client(), signal));
      expect([listeners(signal), vi.getTimerCount()]).toEqual([0, 0]);
    }
  });

  it("is let go of after it was used", async () => {
    vi.mocked(Math.random).mockReturnValue(0.5);
    for (const [, call] of calls) {
      for (const [answer, key] of [[never], [busy], [busy, never]] as const) {
        const signal = givenUp(40);
        await outcome(call(lab({ ...wire(answer), maxRetries: 3 }, { key: key ?? (() => {}) }), signal));
        expect([listeners(signal), vi.getTimerCount()]).toEqual([0, 0]);
      }
    }
  });

  it("is let go of after an event stream that a method refuses", async () => {
    const { signal } = new AbortController();
    const { error } = await outcome(lab(wire(page("data: 1", 200, "text/event-stream"))).read({}, { signal }));
    expect(error).toMatchObject({ name: "ResponseFormatError" });
    expect(listeners(signal)).toBe(0);
  });

  it("is let go of after an unread answer that another request followed", async () => {
    const { signal } = new AbortController();
    const file = () => new Response(new ReadableStream(), { status: 503, headers: { "content-type": "image/png" } });
    const { fetch, sent } = wire(file, file, enveloped(1));
    await outcome(lab({ fetch, maxRetries: 3 }).GET("/unknown", { signal }));
    expect([sent.length, listeners(signal)]).toEqual([3, 0]);
  });

  it("is let go of after a stream that came too late", async () => {
    const { signal } = new AbortController();
    const late = () =>
      new Promise<Response>((resolve) => setTimeout(() => resolve(new Response(new ReadableStream())), 200));
    const client = lab({ ...wire(late), timeoutMs: 100 });
    const { error } = await outcome(client.GET("/unknown", { signal, parseAs: "stream" }));
    expect(error).toMatchObject({ limit: "timeoutMs" });
    await vi.advanceTimersByTimeAsync(200);
    expect(listeners(signal)).toBe(0);
  });

  it("is held once while a call is in flight, or waits", async () => {
    vi.mocked(Math.random).mockReturnValue(0.5);
    const { signal } = new AbortController();
    const call = outcome(lab({ ...wire(busy, never), maxRetries: 1, timeoutMs: 500 }).read({}, { signal }));
    expect(listeners(signal)).toBe(1);
    await vi.advanceTimersByTimeAsync(100);
    expect(listeners(signal)).toBe(1);
    await call;
    expect(listeners(signal)).toBe(0);
  });
});
