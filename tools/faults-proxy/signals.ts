import type { Job } from "./drive.ts";
import type { Random } from "./random.ts";

/** The caller's signals of many calls. */
export interface Signals {
  /** All that calls were given. */
  readonly all: readonly AbortSignal[];
  run(index: number, call: (signal: AbortSignal) => Promise<unknown>): Promise<unknown>;
  readonly ended?: Job["ended"];
}

/** One signal for all, which nobody aborts. */
export function sharedSignal(): Signals {
  const { signal } = new AbortController();
  return { all: [signal], run: (_, call) => call(signal) };
}

/** Each call has a signal of its own beside the shared one, and the caller ends one call in twenty at some moment. */
export function ownSignals(random: Random): Signals {
  const shared = new AbortController().signal;
  const all = [shared];
  const aborts = new Map<number, { signal: AbortSignal; at: number }>();
  return {
    all,
    async run(index, call) {
      const own = new AbortController();
      const signal = AbortSignal.any([shared, own.signal]);
      all.push(own.signal, signal);
      const isChosen = random() < 0.05;
      // Half of them in the first 25 ms: most calls are over soon.
      const moment = random() ** 4 * 400;
      const abort = () => {
        aborts.set(index, { signal, at: performance.now() });
        own.abort(new Error(`the caller ended call ${index}`));
      };
      const timer = isChosen ? setTimeout(abort, moment) : undefined;
      try {
        return await call(signal);
      } finally {
        clearTimeout(timer);
      }
    },
    ended: (index) => aborts.get(index),
  };
}
