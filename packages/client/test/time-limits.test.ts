import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Credential } from "../src/index.ts";
import { type Transfer, transfer } from "../src/transfer.ts";
import { outcome, timed, virtualTime } from "./clock.ts";
import { lab } from "./lab.ts";
import { enveloped, json, type Sent, wire } from "./wire.ts";

virtualTime();

const unhandled: unknown[] = [];
const note = (reason: unknown) => void unhandled.push(reason);

beforeEach(() => {
  unhandled.length = 0;
  process.on("unhandledRejection", note);
});

afterEach(() => {
  process.off("unhandledRejection", note);
  expect(unhandled).toEqual([]);
});

const after = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
const never = () => new Promise<never>(() => {});

/** Headers at once, and a body that comes after a while, whatever the signal says. */
const slow = (ms: number) => () =>
  new Response(
    new ReadableStream({
      async pull(body) {
        await (Number.isFinite(ms) ? after(ms) : never());
        body.enqueue(new TextEncoder().encode('{"code":0,"data":"done"}'));
        body.close();
      },
    }),
    { headers: { "content-type": "application/json" } },
  );

describe("an attempt", () => {
  it.each<[string, (sent: Sent) => Response | Promise<Response>]>([
    ["never answers, and is deaf", never],
    ["has a body that never ends", slow(Number.POSITIVE_INFINITY)],
    [
      "listens to its signal",
      ({ init }) =>
        new Promise((_, reject) => {
          init.signal?.addEventListener("abort", () => reject(new TypeError("terminated")));
        }),
    ],
  ])("ends in time where fetch %s", async (_, answer) => {
    const { fetch, sent } = wire(answer);
    const { error, ms } = await outcome(lab({ fetch, timeoutMs: 700 }).read());
    expect(error).toMatchObject({
      name: "TimeoutError",
      code: "timeout",
      limit: "timeoutMs",
      limitMs: 700,
      attempts: 1,
      elapsedMs: 700,
      retryable: true,
      message: "lab read: no complete answer within timeoutMs 700 (1 attempt, 700 ms)",
    });
    expect([ms, sent[0]?.init.signal?.aborted, sent[0]?.init.signal?.reason]).toEqual([700, true, error]);
  });

  it("has 18 seconds unless told otherwise, and a call 60", async () => {
    const { at, fetch } = timed(never);
    const { error, ms } = await outcome(lab({ fetch, maxRetries: 9 }).read());
    expect(at.map((time) => time - (at[0] as number))).toEqual([0, 18_000, 36_000, 54_000]);
    expect(error).toMatchObject({ limit: "deadlineMs", limitMs: 60_000, attempts: 4, elapsedMs: 60_000 });
    expect(ms).toBe(60_000);
  });

  it("has the time up to the end of its body", async () => {
    const { value, ms } = await outcome(lab({ fetch: wire(slow(699)).fetch, timeoutMs: 700 }).read());
    expect([value, ms]).toEqual(["done", 699]);
    const { error } = await outcome(lab({ fetch: wire(slow(701)).fetch, timeoutMs: 700 }).read());
    expect(error).toMatchObject({ name: "TimeoutError", limit: "timeoutMs" });
    // What the body still does then is nobody's business.
    await vi.advanceTimersByTimeAsync(10);
  });

  it("starts when it is sent, and not when its credential is asked for", async () => {
    const answer = () => after(600).then(() => enveloped("done"));
    const client = lab({ fetch: wire(answer).fetch, timeoutMs: 700 }, { key: () => after(10_000) });
    expect(await outcome(client.locked())).toEqual({ value: "done", ms: 10_600 });
  });

  it.each([
    [1_000, 300, "timeoutMs", 300],
    [300, 1_000, "deadlineMs", 300],
    [300, 300, "deadlineMs", 300],
  ] as const)(
    "is ended, within a deadline of %i, by its timeout of %i: %s",
    async (deadlineMs, timeoutMs, limit, ms) => {
      for (const client of [lab({ fetch: never, deadlineMs, timeoutMs }), lab({ fetch: never })]) {
        const call = client.read({}, { deadlineMs, timeoutMs });
        expect(await outcome(call)).toMatchObject({ error: { limit, limitMs: ms, retryable: true }, ms });
      }
      const raw = lab({ fetch: never, deadlineMs, timeoutMs }).POST("/unknown");
      expect(await outcome(raw)).toMatchObject({ error: { limit, limitMs: ms, retryable: false }, ms });
    },
  );
});

describe("an answer that comes when nobody waits any more", () => {
  const calls = [
    ["that a method would read", "application/json", {}],
    ["that is a stream", "application/json", { parseAs: "stream" }],
    ["that nobody reads", "application/octet-stream", {}],
  ] as const;

  it.each(calls)("is cancelled: one %s", async (_, type, init) => {
    const cancelled: unknown[] = [];
    const late = async () => {
      await after(900);
      const body = new ReadableStream({ cancel: (reason) => void cancelled.push(reason) }, { highWaterMark: 0 });
      return new Response(body, { headers: { "content-type": type } });
    };
    const { error, ms } = await outcome(lab({ fetch: wire(late).fetch, timeoutMs: 700 }).GET("/unknown", init));
    expect([(error as Error).name, ms, cancelled.length]).toEqual(["TimeoutError", 700, 0]);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(cancelled).toHaveLength(1);
  });

  it("and is no answer, or an error, is not missed", async () => {
    const lates = [undefined, new Response(null), new Response("x", { status: 500 })];
    for (const answer of lates) {
      const fetch = () => after(900).then(() => answer as Response);
      expect((await outcome(lab({ fetch, timeoutMs: 700 }).read())).error).toMatchObject({ limit: "timeoutMs" });
    }
    const failing = () => after(900).then(() => Promise.reject(new TypeError("late")));
    expect((await outcome(lab({ fetch: failing, timeoutMs: 700 }).read())).error).toMatchObject({ attempts: 1 });
    const key: Credential = () => after(900).then(() => Promise.reject(new TypeError("late")));
    const slowKey = lab({ fetch: never, deadlineMs: 700 }, { key });
    expect((await outcome(slowKey.locked())).error).toMatchObject({ limit: "deadlineMs", attempts: 0 });
    await vi.advanceTimersByTimeAsync(2_000);
  });

  it("does not become the result of the call", async () => {
    const late = () => after(900).then(() => enveloped("late"));
    const { fetch, sent } = wire(late, () => after(600).then(() => enveloped("second")));
    expect(await outcome(lab({ fetch, timeoutMs: 700, maxRetries: 1 }).read())).toEqual({ value: "second", ms: 1_300 });
    expect(sent).toHaveLength(2);
  });
});

describe("the deadline", () => {
  it("covers credentials, attempts and the waits between them", async () => {
    vi.mocked(Math.random).mockReturnValue(0.5);
    const { at, fetch } = timed(wire(() => after(100).then(() => json({}, 503))).fetch);
    const client = lab({ fetch, maxRetries: 9, deadlineMs: 1_000 }, { key: () => after(50) });
    const { error, ms } = await outcome(client.locked());
    // 50 + 100, wait 250, 50 + 100: the next wait would be 500, and 450 are left.
    expect(at.map((time) => time - (at[0] as number))).toEqual([0, 400]);
    expect(error).toMatchObject({ status: 503, attempts: 2, elapsedMs: 550 });
    expect(ms).toBe(550);
  });

  it("ends a credential that never settles, and nothing is sent", async () => {
    const { fetch, sent } = wire();
    const { error, ms } = await outcome(lab({ fetch, deadlineMs: 900, maxRetries: 3 }, { key: never }).locked());
    expect(error).toMatchObject({ name: "TimeoutError", limit: "deadlineMs", limitMs: 900, attempts: 0 });
    expect((error as Error).message).toBe("lab locked: no complete answer within deadlineMs 900 (0 attempts, 900 ms)");
    expect([ms, sent]).toEqual([900, []]);
  });

  it("ends a transfer that never gets its request ready, and nothing is sent", async () => {
    const { fetch, sent } = wire();
    const hanging: Transfer = { send: never };
    const call = lab({ fetch, deadlineMs: 900, maxRetries: 3 }).read({}, { [transfer]: hanging } as object);
    expect(await outcome(call)).toMatchObject({ error: { limit: "deadlineMs", attempts: 0 }, ms: 900 });
    expect(sent).toEqual([]);
  });

  it("that passed before anything was sent may be tried again, whatever the method", async () => {
    for (const operation of ["locked", "lockedForm"] as const) {
      const client = lab({ ...wire(), deadlineMs: 100 }, { key: never, signature: never });
      const { error } = await outcome(client[operation]());
      expect(error).toMatchObject({ limit: "deadlineMs", attempts: 0, retryable: true });
    }
  });

  it("is that of all credentials together", async () => {
    const credentials = { app: () => after(600), secret: () => after(600) };
    const { fetch, sent } = wire();
    expect(await outcome(lab({ fetch, deadlineMs: 1_000 }, credentials).twoWays())).toMatchObject({
      error: { limit: "deadlineMs", attempts: 0 },
      ms: 1_000,
    });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(sent).toEqual([]);
  });

  it("ends what the model of it says, at the time that it says", async () => {
    const ten = (max: number) => fc.nat(max).map((value) => value * 10);
    const attempt = fc.record({
      credentialMs: ten(40),
      // No answer at all once in a while.
      answerMs: fc.oneof({ arbitrary: ten(120), weight: 4 }, { arbitrary: fc.constant(1e6), weight: 1 }),
      status: fc.constantFrom(200, 503),
    });
    // Limits end in 5 and 3, so that nothing happens at the same time as something else.
    const timeout = ten(90).map((value) => value + 5);
    const deadline = ten(300).map((value) => value + 3);
    const plan = fc.array(attempt, { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(plan, timeout, deadline, async (plan, timeoutMs, deadlineMs) => {
        let [asked, answered] = [0, 0];
        const key: Credential = () => after(plan[asked++]?.credentialMs ?? 0);
        const fetch = async () => {
          const { answerMs = 0, status = 200 } = plan[answered++] ?? {};
          await after(answerMs);
          return json({ code: status === 200 ? 0 : 1, data: "done" }, status);
        };
        const client = lab({ fetch, timeoutMs, deadlineMs, maxRetries: plan.length - 1 }, { key });
        const { value, error, ms } = await outcome(client.locked());
        const { limit, status, attempts = answered } = (error ?? {}) as Record<string, unknown>;
        expect({ end: value ?? limit ?? status, ms, attempts }).toEqual(expected(plan, timeoutMs, deadlineMs));
        await vi.advanceTimersByTimeAsync(2e6);
      }),
      { numRuns: 300 },
    );
  });
});

interface Attempt {
  readonly credentialMs: number;
  readonly answerMs: number;
  readonly status: number;
}

/** What the limits mean, in the plainest words. */
function expected(plan: readonly Attempt[], timeoutMs: number, deadlineMs: number): object {
  let ms = 0;
  let end: string | number = "";
  for (const [attempts, { credentialMs, answerMs, status }] of plan.entries()) {
    ms += credentialMs;
    if (ms > deadlineMs) return { end: "deadlineMs", ms: deadlineMs, attempts };
    const isLate = answerMs > timeoutMs;
    ms += isLate ? timeoutMs : answerMs;
    if (ms > deadlineMs) return { end: "deadlineMs", ms: deadlineMs, attempts: attempts + 1 };
    end = isLate ? "timeoutMs" : status;
    if (end === 200) return { end: "done", ms, attempts: attempts + 1 };
  }
  return { end, ms, attempts: plan.length };
}

describe("a deadline that is over when a credential is done", () => {
  it("lets nothing be sent", async () => {
    const { fetch, sent } = wire(enveloped("fine"));
    const key: Credential = () => {
      // At work all the time, so that no timer comes in between.
      vi.advanceTimersByTime(1_000);
    };
    const client = lab({ fetch, deadlineMs: 1_000, maxRetries: 0 }, { key });
    expect((await outcome(client.locked())).error).toMatchObject({ limit: "deadlineMs", attempts: 0 });
    expect(sent).toEqual([]);
  });
});
