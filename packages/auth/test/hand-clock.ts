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

const { setImmediate: immediate } = globalThis as { setImmediate?: (callback: () => void) => unknown };
const { port1, port2 } = immediate ? ({} as Partial<MessageChannel>) : new MessageChannel();
const waiting: (() => void)[] = [];
if (port1) port1.onmessage = () => waiting.shift()?.();

/** The next turn of the event loop. A timer of 0 ms takes a millisecond or four, and to wait for turns is most of what these tests do. */
const nextTurn = (): Promise<void> =>
  new Promise((resolve) => {
    if (immediate) return void immediate(resolve);
    waiting.push(resolve);
    port2?.postMessage(0);
  });

/** How many digests and the like are under way, which threads do. They come back when they do, and here in the order in which they were begun. */
const work = counted();

function counted(): { pending: number } {
  const mark = Symbol.for("lingpai: work of crypto.subtle");
  const place = globalThis as { [mark]?: { pending: number } };
  if (place[mark]) return place[mark];
  const count = { pending: 0 };
  place[mark] = count;
  let last: Promise<unknown> = Promise.resolve();
  for (const name of ["digest", "importKey", "encrypt", "decrypt", "sign", "verify"] as const) {
    const original = crypto.subtle[name] as (...given: unknown[]) => Promise<unknown>;
    const value = async (...given: unknown[]) => {
      count.pending++;
      const before = last;
      const own = original.apply(crypto.subtle, given);
      last = Promise.allSettled([before, own]);
      try {
        await before;
        return await own;
      } finally {
        count.pending--;
      }
    };
    Object.defineProperty(crypto.subtle, name, { value, configurable: true, writable: true });
  }
  return count;
}

/** Waits for what threads do; whether there was anything. */
export async function digested(): Promise<boolean> {
  if (work.pending === 0) return false;
  while (work.pending > 0) await nextTurn();
  return true;
}

/** Lets everything run that waits for nothing but its turn. */
export async function settled(turns = 4): Promise<void> {
  // Files and the like have a moment.
  await new Promise<void>((resolve) => setTimeout(resolve));
  for (let turn = 1; turn < turns || work.pending > 0; turn++) await nextTurn();
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
