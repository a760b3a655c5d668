import { type Clock, systemClock } from "./clock.ts";
import type { Lease, LeaseProvider } from "./store.ts";
import { timed, wait } from "./timed.ts";

/** A lease as a server keeps it: a row or a key, whose end is the server's to tell. Each call is one step there. */
export interface LeaseCalls {
  /** Makes it this owner's where it is free, or its time is over. */
  take(key: string, owner: string, ttlMs: number): Promise<boolean>;
  /** Begins its time anew, where it is still this owner's. */
  renew(key: string, owner: string, ttlMs: number): Promise<boolean>;
  /** Makes it free, where it is still this owner's. */
  release(key: string, owner: string): Promise<unknown>;
}

export interface PollingLeaseOptions extends LeaseCalls {
  /** Counts our own time only; the server's is never compared with it. Default: the system's. */
  clock?: Clock;
  /** The longest pause between two tries, in milliseconds; the shortest one is a quarter of it. Default: 100. */
  pollMs?: number;
}

/**
 * Leases out of three calls to a server. Who waits asks again and again, with jitter; who holds one renews it each third of its time.
 *
 * @throws what `take` and `until` throw; an error named TimeoutError where `take` needs longer than the lease's time. What such a
 *   `take` has taken is released when its answer comes, and else free after its time.
 */
export function pollingLease({ clock = systemClock, pollMs = 100, ...calls }: PollingLeaseOptions): LeaseProvider {
  return {
    async acquire(key, { ttlMs, waitMs, until }) {
      const endsAt = clock.now() + waitMs;
      for (;;) {
        const lease = await tryToTake(calls, clock, key, ttlMs);
        if (lease) return lease;
        const leftMs = endsAt - clock.now();
        if (leftMs <= 0) return undefined;
        // Those who wait for the same one must not all come at the same moment.
        await wait(clock, Math.min(leftMs, pollMs * (0.25 + 0.75 * Math.random())));
        if (await until?.()) return undefined;
      }
    },
  };
}

async function tryToTake(calls: LeaseCalls, clock: Clock, key: string, ttlMs: number): Promise<Lease | undefined> {
  // One for each try, so that to release what came too late never ends a later one.
  const owner = crypto.randomUUID();
  const since = clock.now();
  let isLate = false;
  const taken = timed(clock, ttlMs, async () => {
    const isOurs = await calls.take(key, owner, ttlMs);
    if (isOurs && isLate) giveUp(calls, clock, key, owner, ttlMs);
    return isOurs;
  });
  try {
    if (!(await taken)) return undefined;
  } catch (error) {
    isLate = true;
    throw error;
  }
  // After a pause of the process timers come late.
  if (clock.now() - since < ttlMs) return hold(calls, clock, key, owner, ttlMs, since);
  await giveUp(calls, clock, key, owner, ttlMs);
  return undefined;
}

/** No longer than the lease itself: it is free then. */
const giveUp = (calls: LeaseCalls, clock: Clock, key: string, owner: string, ttlMs: number): Promise<void> =>
  timed(clock, ttlMs, async () => calls.release(key, owner)).then(
    () => {},
    () => {},
  );

function hold(calls: LeaseCalls, clock: Clock, key: string, owner: string, ttlMs: number, takenAt: number): Lease {
  const lost = new AbortController();
  // Before the last request that the server said yes to was sent: by its own clock the lease ends later than by ours.
  let since = takenAt;
  // Answers come in any order, and the clock may be set back between two requests: the later one is the one that was sent later.
  let sent = 0;
  let answered = 0;
  let isOver = false;
  let cancelNext = () => {};
  let cancelEnd = () => {};

  function stop(): void {
    isOver = true;
    cancelNext();
    cancelEnd();
  }
  function lose(): void {
    if (isOver) return;
    stop();
    lost.abort(new Error("the lease was lost: somebody else may hold it"));
  }
  const hasExpired = () => clock.now() - since >= ttlMs;

  function askIn(ms: number): void {
    cancelNext();
    cancelNext = clock.after(ms, renew);
  }
  function renewed(askedAt: number): void {
    since = askedAt;
    cancelEnd();
    // Of its own: a server that does not answer must not keep us in the belief that we hold it.
    // No longer than its time, as the clock may have been set back before the answer came.
    cancelEnd = clock.after(Math.min(ttlMs, Math.max(0, since + ttlMs - clock.now())), lose);
    askIn(ttlMs / 3);
  }
  function renew(): void {
    if (hasExpired()) {
      lose();
      return;
    }
    const askedAt = clock.now();
    const order = ++sent;
    // Also while there is no answer: its connection may be dead.
    askIn(ttlMs / 3);
    (async () => calls.renew(key, owner, ttlMs))().then(
      (isOurs) => {
        if (isOver) return;
        if (!isOurs || hasExpired()) lose();
        else if (order > answered) {
          answered = order;
          renewed(askedAt);
        }
      },
      () => {
        if (!isOver) askIn(ttlMs / 12);
      },
    );
  }
  renewed(takenAt);
  return {
    get lost() {
      // Code may run before a late timer does.
      if (hasExpired()) lose();
      return lost.signal;
    },
    release() {
      stop();
      return giveUp(calls, clock, key, owner, ttlMs);
    },
  };
}
