import type { Clock } from "./clock.ts";

class TimedOut extends Error {
  override readonly name = "TimeoutError";
  readonly code = "ETIMEDOUT";
}

/**
 * Settles in time, whatever it waits for.
 *
 * @throws an error named TimeoutError when the time is over, also where the work does not listen to its signal
 */
export function timed<T>(clock: Clock, ms: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  return new Promise<T>((resolve, reject) => {
    const cancel = clock.after(ms, () => {
      const late = new TimedOut(`no answer within ${ms} ms`);
      reject(late);
      controller.abort(late);
    });
    // Of a function that throws before it returns a promise too.
    new Promise<T>((start) => start(work(controller.signal))).then(resolve, reject).finally(cancel);
  });
}

export const wait = (clock: Clock, ms: number): Promise<void> =>
  new Promise((resolve) => {
    clock.after(ms, resolve);
  });

/** Lets one caller go who has waited enough; what is waited for goes on for the others. */
export function unless<T>(signal: AbortSignal | null | undefined, work: Promise<T>): Promise<T> {
  if (!signal) return work;
  return new Promise<T>((resolve, reject) => {
    const stop = () => reject(signal.reason);
    if (signal.aborted) stop();
    signal.addEventListener("abort", stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", stop));
  });
}

/** Whether something was less than `ms` ago. What is further ahead than that was not: somebody has set the clock back. */
export const isWithin = (clock: Clock, since: number | undefined, ms: number): boolean =>
  since !== undefined && Math.abs(clock.now() - since) < ms;
