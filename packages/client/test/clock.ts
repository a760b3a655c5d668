import { afterEach, beforeEach, expect, vi } from "vitest";
import type { Fetch } from "../src/index.ts";

/** Time that passes only when a test lets it, and waits without jitter. No timer may be left when a test ends. */
export function virtualTime(): void {
  beforeEach(() => {
    vi.useFakeTimers();
    vi.spyOn(Math, "random").mockReturnValue(0);
  });
  afterEach(() => {
    const left = vi.getTimerCount();
    vi.useRealTimers();
    vi.restoreAllMocks();
    expect(left).toBe(0);
  });
}

export interface Outcome {
  readonly value?: unknown;
  readonly error?: unknown;
  /** How long it took. */
  readonly ms: number;
}

/** Lets time pass until the call ends, and no longer. */
export async function outcome(call: PromiseLike<unknown>): Promise<Outcome> {
  const startedAt = performance.now();
  const ms = () => performance.now() - startedAt;
  const ended: Outcome[] = [];
  call.then(
    (value) => ended.push({ value, ms: ms() }),
    (error: unknown) => ended.push({ error, ms: ms() }),
  );
  for (let timers = 0; timers < 1_000; timers++) {
    const [end] = ended;
    if (end) return end;
    await vi.advanceTimersToNextTimerAsync();
  }
  throw new Error("the call does not end");
}

/** The same `fetch`, and when it was called. */
export function timed(fetch: Fetch): { fetch: Fetch; at: number[] } {
  const at: number[] = [];
  const stamping: Fetch = (url, init) => {
    at.push(performance.now());
    return fetch(url, init);
  };
  return { at, fetch: stamping };
}

/** What a runtime throws where no answer comes. */
export const failure = (code: string, more: object = {}): TypeError =>
  new TypeError("fetch failed", { cause: Object.assign(new Error(code), { code, ...more }) });
