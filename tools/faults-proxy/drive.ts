import { monitorEventLoopDelay } from "node:perf_hooks";
import { isDeepStrictEqual } from "node:util";
import { ApiError, NetworkError, ResponseFormatError, TimeoutError } from "../../packages/client/src/index.ts";

export interface Job {
  /** How many calls, and how many of them at a time. */
  readonly count: number;
  readonly inFlight: number;
  call(index: number): Promise<unknown>;
  /** What the call resolves to where nothing is wrong. */
  right(index: number): unknown;
  /** Where the caller ends calls: the signal, and when it was aborted. */
  ended?(index: number): { readonly signal: AbortSignal; readonly at: number } | undefined;
}

/** How calls ended. */
export interface Figures {
  readonly calls: number;
  readonly right: number;
  /** Ended by the caller, with the very reason that the caller gave. */
  readonly aborted: number;
  /** The typed errors, by class and what they say. */
  readonly errors: Readonly<Record<string, number>>;
  /** Must be empty: other answers, errors of other classes, calls that went on after they were aborted. */
  readonly wrong: readonly string[];
  /** The highest number of attempts that an error tells. */
  readonly mostAttempts: number;
  readonly seconds: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly longestMs: number;
  /** The longest time from an abort to the end of its call. */
  readonly slowestAbortMs: number;
  /** How long this process once did not get round to its timers. */
  readonly longestStallMs: number;
}

/** Makes the calls, and tells each outcome apart. */
export async function drive({ count, inFlight, call, right, ended }: Job): Promise<Figures> {
  const times = new Float64Array(count);
  const errors: Record<string, number> = {};
  const wrong: string[] = [];
  let rightOnes = 0;
  let aborted = 0;
  let mostAttempts = 0;
  let slowestAbortMs = 0;
  let next = 0;

  const one = async (index: number): Promise<void> => {
    const startedAt = performance.now();
    let answer: unknown;
    let error: unknown;
    try {
      answer = await call(index);
    } catch (thrown) {
      error = thrown;
    }
    const now = performance.now();
    times[index] = now - startedAt;
    const end = ended?.(index);
    if (end) {
      slowestAbortMs = Math.max(slowestAbortMs, now - end.at);
      if (error === end.signal.reason) aborted++;
      else wrong.push(`${index}: ${error ?? "an answer"} after it was aborted`);
    } else if (isTyped(error)) {
      const name = nameOf(error);
      errors[name] = (errors[name] ?? 0) + 1;
      mostAttempts = Math.max(mostAttempts, error.attempts);
    } else if (error !== undefined) wrong.push(`${index}: ${error}`);
    else if (isDeepStrictEqual(answer, right(index))) rightOnes++;
    else wrong.push(`${index}: another answer`);
  };
  const lane = async (): Promise<void> => {
    while (next < count) await one(next++);
  };
  const stalls = monitorEventLoopDelay({ resolution: 1 });
  stalls.enable();
  const startedAt = performance.now();
  await Promise.all(Array.from({ length: inFlight }, lane));
  const seconds = (performance.now() - startedAt) / 1000;
  stalls.disable();

  times.sort();
  const at = (share: number): number => times[Math.min(count - 1, Math.floor(count * share))] ?? Number.NaN;
  return {
    calls: count,
    right: rightOnes,
    aborted,
    errors,
    wrong,
    mostAttempts,
    seconds,
    p50Ms: at(0.5),
    p99Ms: at(0.99),
    longestMs: at(1),
    slowestAbortMs,
    longestStallMs: stalls.max / 1e6,
  };
}

type Typed = ApiError | NetworkError | ResponseFormatError | TimeoutError;

const isTyped = (error: unknown): error is Typed =>
  [ApiError, NetworkError, ResponseFormatError, TimeoutError].some((type) => error instanceof type);

function nameOf(error: Typed): string {
  if (error instanceof TimeoutError) return `TimeoutError ${error.limit}`;
  if (error instanceof NetworkError) return `NetworkError ${error.cause.code ?? error.cause.name}`;
  return `${error.name} ${error.status}`;
}
