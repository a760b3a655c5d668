import type fc from "fast-check";
import type { Clock } from "../src/index.ts";
import { digested } from "./hand-clock.ts";

/** A process of the model: what it does passes through the scheduler, and it may be paused or end in the middle of anything. */
export interface Process {
  readonly name: string;
  readonly clock: Clock;
  /** Where it talks to somebody else: the request travels, has its effect, and the answer travels back. */
  over<T>(label: string, effect: () => Promise<T>): Promise<T>;
  /** It does nothing any more. What it has sent arrives all the same, or does not. */
  crash(isDelivered: boolean): void;
  /** It does nothing for a while, and does not know. */
  pause(ms: number): void;
  readonly isDead: boolean;
  /** Its timers that nobody has cancelled. */
  readonly pending: number;
}

export interface World {
  /** Of everybody who is no process: it never stops. */
  readonly clock: Clock;
  process(name: string, aheadMs?: number): Process;
  /** Passes when the scheduler says so. */
  turn(label: string): Promise<void>;
  /** Moves the clock, whatever is under way. Nobody else does meanwhile. */
  jump(ms: number): Promise<void>;
  /** Runs until there is nothing left to run; time passes only where nothing else can be done. */
  drain(atRest: () => void): Promise<void>;
}

const never = new Promise<never>(() => {});

async function quiet(): Promise<void> {
  do {
    for (let hops = 0; hops < 60; hops++) await undefined;
  } while (await digested());
}

interface Timer {
  readonly at: number;
  readonly callback: () => void;
}

const mostSteps = 20_000;

export function schedulableWorld(scheduler: fc.Scheduler): World {
  let now = 1_800_000_000_000;
  const timers = new Set<Timer>();
  const first = () => Math.min(...Array.from(timers, ({ at }) => at));
  const after = (ms: number, callback: () => void) => {
    const timer = { at: now + ms, callback };
    timers.add(timer);
    return () => void timers.delete(timer);
  };
  /** Each timer at its own time, and what comes of it before the next. */
  const moveTo = async (end: number) => {
    for (let at = first(); at <= end; at = first()) {
      now = Math.max(now, at);
      const due = [...timers].find((timer) => timer.at === at) as Timer;
      timers.delete(due);
      due.callback();
      await quiet();
    }
    now = Math.max(now, end);
  };
  let leap: { readonly to: number; readonly done: () => void } | undefined;
  const turn = (label: string): Promise<void> => scheduler.schedule(Promise.resolve(), label) as Promise<void>;

  const process = (name: string, aheadMs = 0): Process => {
    const own = new Set<() => void>();
    let isDead = false;
    let isDelivered = false;
    let awake: Promise<void> | undefined;
    const clock: Clock = {
      now: () => now + aheadMs,
      after(ms, callback) {
        let isCancelled = false;
        const cancelTimer = after(ms, async () => {
          own.delete(cancelTimer);
          await awake;
          if (!isCancelled && !isDead) callback();
        });
        own.add(cancelTimer);
        return () => {
          isCancelled = true;
          own.delete(cancelTimer);
          cancelTimer();
        };
      },
    };
    return {
      name,
      clock,
      get isDead() {
        return isDead;
      },
      get pending() {
        return isDead ? 0 : own.size;
      },
      async over(label, effect) {
        await awake;
        if (isDead) return never;
        await turn(`${name} asks: ${label}`);
        if (isDead && !isDelivered) return never;
        const answer = await effect().then(
          (value) => () => value,
          (error: unknown) => () => {
            throw error;
          },
        );
        await turn(`${name} hears: ${label}`);
        await awake;
        return isDead ? never : answer();
      },
      crash(delivered) {
        isDead = true;
        isDelivered = delivered;
        for (const cancel of own) cancel();
      },
      pause(ms) {
        awake ??= new Promise<void>((resolve) => {
          after(ms, () => {
            awake = undefined;
            resolve();
          });
        });
      },
    };
  };

  return {
    clock: { now: () => now, after },
    process,
    turn,
    jump: (ms) =>
      new Promise((done) => {
        leap = { to: now + ms, done };
      }),
    async drain(atRest) {
      for (let steps = 0; steps < mostSteps; steps++) {
        await quiet();
        if (leap) {
          const { to, done } = leap;
          leap = undefined;
          await moveTo(to);
          done();
          continue;
        }
        if (scheduler.count() > 0) {
          await scheduler.waitNext(1);
          await quiet();
          // Nothing takes no time.
          await moveTo(now + 1);
          continue;
        }
        atRest();
        if (timers.size === 0) return;
        await moveTo(first());
      }
      throw new Error(`no rest after ${mostSteps} steps`);
    },
  };
}
