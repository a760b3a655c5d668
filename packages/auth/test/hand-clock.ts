import type { Clock } from "../src/index.ts";

/** A clock that stands still until it is moved. */
export interface HandClock extends Clock {
  /** Moves it, and lets what was waiting for it run, each at its own time. */
  advance(ms: number): Promise<void>;
  /** Moves it without running anything: somebody has set it. */
  set(now: number): void;
  /** Timers that nobody has cancelled or waited for. */
  readonly pending: number;
}

/** Lets everything run that waits for nothing but its turn. */
export async function settled(turns = 4): Promise<void> {
  for (let turn = 0; turn < turns; turn++) {
    // A digest that was begun before comes back first, however busy the machine is.
    await crypto.subtle.digest("SHA-256", new Uint8Array(1));
    await new Promise<void>((resolve) => setTimeout(resolve));
  }
}

export function handClock(start = 1_800_000_000_000): HandClock {
  let now = start;
  const timers = new Set<{ at: number; callback: () => void }>();
  return {
    now: () => now,
    after(ms, callback) {
      const timer = { at: now + ms, callback };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    async advance(ms) {
      const end = now + ms;
      for (;;) {
        await settled();
        const first = Math.min(...[...timers].map(({ at }) => at));
        if (first > end) break;
        now = Math.max(now, first);
        for (const timer of timers) {
          if (timer.at !== first) continue;
          timers.delete(timer);
          timer.callback();
        }
      }
      now = end;
      await settled();
    },
    set(to) {
      now = to;
    },
    get pending() {
      return timers.size;
    },
  };
}
