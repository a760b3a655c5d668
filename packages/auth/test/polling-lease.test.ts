import { describe, expect, it } from "vitest";
import type { Clock } from "../src/clock.ts";
import { type LeaseCalls, pollingLease } from "../src/polling-lease.ts";
import type { Lease } from "../src/store.ts";
import { handClock, settled } from "./hand-clock.ts";

const ttlMs = 12_000;
const atOnce = { ttlMs, waitMs: 0 };
const hangs = () => new Promise<never>(() => {});
const fails = () => Promise.reject(new Error("fake failure"));

type Call = "take" | "renew" | "release";

/** A server whose clock is an hour ahead of ours. */
function lab() {
  const clock = handClock();
  const held = new Map<string, { owner: string; until: number }>();
  const now = () => clock.now() + 3_600_000;
  const find = (key: string) => {
    const found = held.get(key);
    return found && found.until > now() ? found : undefined;
  };
  const calls: LeaseCalls = {
    async take(key, owner, ms) {
      if (find(key)) return false;
      held.set(key, { owner, until: now() + ms });
      return true;
    },
    async renew(key, owner, ms) {
      const found = find(key);
      if (found?.owner !== owner) return false;
      found.until = now() + ms;
      return true;
    },
    async release(key, owner) {
      if (held.get(key)?.owner === owner) held.delete(key);
    },
  };
  const asked: { call: Call; at: number }[] = [];
  const startedAt = clock.now();
  /** What happens to the next calls of a name, instead of what the server does. */
  const next: Record<Call, ((work: () => Promise<unknown>) => Promise<unknown>)[]> = {
    take: [],
    renew: [],
    release: [],
  };
  const over =
    <T>(call: Call) =>
    (key: string, owner: string, ms = 0): Promise<T> => {
      asked.push({ call, at: clock.now() - startedAt });
      const work = (): Promise<unknown> => calls[call](key, owner, ms);
      return (next[call].shift()?.(work) ?? work()) as Promise<T>;
    };
  const provider = (own: Clock = clock) =>
    pollingLease({ take: over("take"), renew: over("renew"), release: over("release"), clock: own });
  const holder = () => find("k")?.owner;
  const take = async () => (await provider().acquire("k", atOnce)) as Lease;
  const late =
    (ms: number) =>
    async <T>(work: () => Promise<T>): Promise<T> => {
      const answer = await work();
      await new Promise<void>((resolve) => clock.after(ms, resolve));
      return answer;
    };
  const times = (call: Call) => asked.filter((each) => each.call === call).map(({ at }) => at);
  return { clock, provider, take, next, times, holder, late, held };
}

describe("a lease of a server", () => {
  it("is held by one at a time, for each key, and is free when it is released", async () => {
    const { clock, provider } = lab();
    const all = await Promise.all(Array.from({ length: 20 }, () => provider().acquire("k", atOnce)));
    const [first, ...others] = all.filter((each) => each !== undefined);
    expect([first?.lost.aborted, others.length]).toEqual([false, 0]);
    expect(await provider().acquire("K", atOnce)).toBeDefined();
    await first?.release();
    const second = await provider().acquire("k", atOnce);
    await first?.release();
    expect(await provider().acquire("k", atOnce)).toBeUndefined();
    await second?.release();
    await second?.release();
    expect(await provider().acquire("k", atOnce)).toBeDefined();
    expect(first?.lost.aborted).toBe(false);
    expect(clock.pending).toBe(4);
  });

  it("is renewed each third of its time for as long as that takes, and not after its release", async () => {
    const { clock, take, times, holder } = lab();
    const lease = await take();
    await clock.advance(10 * ttlMs);
    expect(times("renew")).toEqual(Array.from({ length: 30 }, (_, index) => (index + 1) * 4_000));
    expect(lease.lost.aborted).toBe(false);
    expect(holder()).toBeDefined();
    await lease.release();
    await clock.advance(ttlMs);
    expect([times("renew").length, clock.pending, holder()]).toEqual([30, 0, undefined]);
  });

  it("of a holder that stands still is somebody else's after its time, who learns it", async () => {
    const { clock, provider } = lab();
    const stopped = { now: clock.now, after: () => () => {} };
    const first = (await provider(stopped).acquire("k", atOnce)) as Lease;
    await clock.advance(ttlMs - 1);
    expect(await provider().acquire("k", atOnce)).toBeUndefined();
    expect(first.lost.aborted).toBe(false);
    await clock.advance(1);
    const second = await provider().acquire("k", atOnce);
    expect(second?.lost.aborted).toBe(false);
    expect(first.lost.aborted).toBe(true);
    await first.release();
    expect(await provider().acquire("k", atOnce)).toBeUndefined();
  });
});

describe("who waits for a lease", () => {
  it("asks each 25 to 100 ms, for as long as was said, and a last time at the end", async () => {
    const { clock, provider, take, times } = lab();
    const lease = await take();
    const waiting = provider().acquire("k", { ttlMs, waitMs: 3_000 });
    await clock.advance(3_000);
    expect(await waiting).toBeUndefined();
    const [, , ...asked] = times("take");
    const pauses = asked.map((at, index) => at - (asked[index - 1] ?? 0));
    expect(Math.max(...pauses)).toBeLessThanOrEqual(100);
    expect(Math.min(...pauses.slice(0, -1))).toBeGreaterThanOrEqual(25);
    expect(new Set(pauses).size).toBeGreaterThan(10);
    expect(asked.at(-1)).toBe(3_000);
    await lease.release();
    expect(clock.pending).toBe(0);
  });

  it("gets it soon after its release, one after the other", async () => {
    const { clock, provider, take } = lab();
    const first = await take();
    let holders = 0;
    let most = 0;
    const all = Promise.all(
      Array.from({ length: 10 }, async () => {
        const lease = await provider().acquire("k", { ttlMs, waitMs: 10_000 });
        most = Math.max(most, ++holders);
        await settled(1);
        holders--;
        await lease?.release();
        return lease;
      }),
    );
    await clock.advance(1_000);
    expect(most).toBe(0);
    await first.release();
    await clock.advance(1_100);
    expect((await all).every(Boolean)).toBe(true);
    expect([most, clock.pending]).toEqual([1, 0]);
  });

  it("goes when it is not needed any more, and with what that question throws", async () => {
    const { clock, provider, take, times } = lab();
    await take();
    let isNeeded = true;
    const waiting = provider().acquire("k", { ttlMs, waitMs: 10_000, until: async () => !isNeeded });
    const failing = provider().acquire("k", { ttlMs, waitMs: 10_000, until: fails });
    const failure = failing.catch((error: unknown) => error);
    await clock.advance(1_000);
    expect(await failure).toMatchObject({ message: "fake failure" });
    isNeeded = false;
    await clock.advance(100);
    expect(await waiting).toBeUndefined();
    const asked = times("take").length;
    await clock.advance(1_000);
    expect(times("take")).toHaveLength(asked);
  });
});

describe("a renewal", () => {
  it("that the server says no to is the end, at once", async () => {
    const { clock, take, held, times } = lab();
    const lease = await take();
    held.clear();
    const { lost } = lease;
    await clock.advance(3_999);
    expect(lost.aborted).toBe(false);
    await clock.advance(1);
    expect(lost.aborted).toBe(true);
    expect(lost.reason.message).toMatch(/lost/);
    await clock.advance(ttlMs);
    expect([times("renew").length, clock.pending]).toEqual([1, 0]);
  });

  it("that fails is tried again, and nothing is lost when one of the tries is answered", async () => {
    const { clock, take, next, times } = lab();
    const lease = await take();
    next.renew.push(fails, fails, () => {
      throw new Error("fake, before there is a promise");
    });
    await clock.advance(20_000);
    expect(times("renew")).toEqual([4_000, 5_000, 6_000, 7_000, 11_000, 15_000, 19_000]);
    expect(lease.lost.aborted).toBe(false);
  });

  it("that fails until the time is over is the end, counted from before the last one that did not", async () => {
    const { clock, take, next, late, holder } = lab();
    // Its answer needs 2 seconds: by the server's clock the lease begins now, by ours as well.
    next.renew.push(late(2_000), ...Array.from({ length: 30 }, () => fails));
    const { lost, release } = await take();
    await clock.advance(4_000 + ttlMs - 1);
    expect([lost.aborted, holder() !== undefined]).toEqual([false, true]);
    await clock.advance(1);
    expect([lost.aborted, holder(), clock.pending]).toEqual([true, undefined, 0]);
    await release();
  });

  it("without an answer does not keep the next one back, nor the end", async () => {
    const { clock, take, next, times } = lab();
    const { lost } = await take();
    next.renew.push(hangs);
    await clock.advance(ttlMs + 3_000);
    expect([lost.aborted, times("renew")]).toEqual([false, [4_000, 8_000, 12_000]]);
    next.renew.push(hangs, hangs, hangs, hangs);
    await clock.advance(ttlMs);
    expect([lost.aborted, clock.pending]).toEqual([true, 0]);
  });

  it("counts also when its answer is later than the next one was asked for", async () => {
    const { clock, take, next, late } = lab();
    const { lost } = await take();
    next.renew.push(late(7_000), ...Array.from({ length: 3 }, () => late(7_000)));
    await clock.advance(ttlMs + 3_000);
    expect(lost.aborted).toBe(false);
  });

  it("is of no use to who was paused for longer than the lease", async () => {
    const { clock, take } = lab();
    const lease = await take();
    clock.set(clock.now() + ttlMs);
    expect(lease.lost.aborted).toBe(true);
    expect(clock.pending).toBe(0);
  });

  it("is not asked for by who was paused for longer than the lease", async () => {
    const { clock, take, times } = lab();
    const { lost } = await take();
    clock.set(clock.now() + ttlMs);
    await clock.advance(0);
    expect([lost.aborted, times("renew"), clock.pending]).toEqual([true, [], 0]);
  });

  it("counts also where our clock was set back since the one before, by more than the lease's time", async () => {
    const { clock, provider, times, holder } = lab();
    let aheadMs = 3_600_000;
    // Timers go by the time that passes, whatever the clock is set to.
    const ours = { now: () => clock.now() + aheadMs, after: clock.after };
    const { lost, release } = (await provider(ours).acquire("k", atOnce)) as Lease;
    const owner = holder();
    await clock.advance(ttlMs);
    aheadMs = 0;
    await clock.advance(3 * ttlMs);
    expect([lost.aborted, times("renew").length, holder()]).toEqual([false, 12, owner]);
    await release();
    expect([clock.pending, holder()]).toEqual([0, undefined]);
  });

  it("that fails until the time is over is the end also where our clock was set back meanwhile", async () => {
    const { clock, provider, next } = lab();
    let aheadMs = 3_600_000;
    const ours = { now: () => clock.now() + aheadMs, after: clock.after };
    next.take.push(async (work) => {
      const isOurs = await work();
      aheadMs = 0;
      return isOurs;
    });
    next.renew.push(...Array.from({ length: 30 }, () => fails));
    const { lost } = (await provider(ours).acquire("k", atOnce)) as Lease;
    await clock.advance(ttlMs - 1);
    expect(lost.aborted).toBe(false);
    await clock.advance(1);
    expect([lost.aborted, clock.pending]).toEqual([true, 0]);
  });

  it("that is answered after a later one does not count", async () => {
    const { clock, take, next, late } = lab();
    const { lost } = await take();
    // Asked at 4, 8 and 12 seconds; answered at 10, 8 and never.
    next.renew.push(late(6_000), (work) => work(), ...Array.from({ length: 8 }, () => hangs));
    await clock.advance(8_000 + ttlMs - 1);
    expect(lost.aborted).toBe(false);
    await clock.advance(1);
    expect(lost.aborted).toBe(true);
  });

  it("counts from when it was asked for, where the next one finds nobody", async () => {
    const { clock, take, next, late } = lab();
    const { lost } = await take();
    next.renew.push(late(1_000), ...Array.from({ length: 5 }, () => hangs));
    await clock.advance(4_000 + ttlMs - 1);
    expect(lost.aborted).toBe(false);
    await clock.advance(1);
    expect([lost.aborted, clock.pending]).toEqual([true, 0]);
  });
});

describe("an answer to who wants it", () => {
  it("that is a failure is thrown, and the lease that it took is free after its time", async () => {
    const { clock, provider, next, holder } = lab();
    next.take.push(async (work) => {
      await work();
      return fails();
    });
    const error = await provider()
      .acquire("k", { ttlMs, waitMs: 60_000 })
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ message: "fake failure" });
    expect(holder()).toBeDefined();
    await clock.advance(ttlMs);
    expect(holder()).toBeUndefined();
    expect(await provider().acquire("k", atOnce)).toBeDefined();
  });

  it("that does not come is waited for as long as the lease lasts; what comes later is released", async () => {
    const { clock, provider, next, holder } = lab();
    let answer = () => {};
    next.take.push(async (work) => {
      await new Promise<void>((resolve) => {
        answer = resolve;
      });
      return work();
    });
    const failed = provider()
      .acquire("k", atOnce)
      .catch((thrown: unknown) => thrown);
    await clock.advance(ttlMs);
    expect(await failed).toMatchObject({ name: "TimeoutError" });
    answer();
    await settled();
    expect([holder(), clock.pending]).toEqual([undefined, 0]);
  });

  it("that a pause made older than the lease is no lease", async () => {
    const { clock, provider, next, times } = lab();
    next.take.push(async (work) => {
      const isOurs = await work();
      clock.set(clock.now() + ttlMs);
      return isOurs;
    });
    expect(await provider().acquire("k", atOnce)).toBeUndefined();
    expect([times("release").length, clock.pending]).toEqual([1, 0]);
  });
});

describe("a release", () => {
  it.each<[string, () => Promise<never>]>([
    ["fails", fails],
    [
      "throws at once",
      () => {
        throw new Error("fake");
      },
    ],
  ])("that %s is no error", async (_, release) => {
    const { clock, take, next } = lab();
    const lease = await take();
    next.release.push(release);
    await lease.release();
    expect(clock.pending).toBe(0);
  });

  it("without an answer ends with the lease, which is not renewed any more", async () => {
    const { clock, take, next, times, holder } = lab();
    const lease = await take();
    next.release.push(hangs);
    let isOver = false;
    const released = lease.release().then(() => {
      isOver = true;
    });
    await clock.advance(ttlMs - 1);
    expect(isOver).toBe(false);
    await clock.advance(1);
    await released;
    expect([times("renew"), holder(), clock.pending]).toEqual([[], undefined, 0]);
  });

  it("while a renewal is under way is not undone by its answer", async () => {
    const { clock, take, next, late } = lab();
    const lease = await take();
    next.renew.push(late(1_000));
    await clock.advance(4_500);
    await lease.release();
    await clock.advance(ttlMs);
    expect([lease.lost.aborted, clock.pending]).toEqual([false, 0]);
  });

  it("while a renewal is under way leaves no timer where that fails", async () => {
    const { clock, take, next, late } = lab();
    const lease = await take();
    next.renew.push((work) => late(1_000)(work).then(fails));
    await clock.advance(4_500);
    await lease.release();
    await clock.advance(500);
    expect(clock.pending).toBe(0);
  });
});
