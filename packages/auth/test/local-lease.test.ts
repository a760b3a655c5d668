import { describe, expect, it } from "vitest";
import { localLease } from "../src/index.ts";
import { handClock, settled } from "./hand-clock.ts";

const thousand = Array.from({ length: 1_000 }, (_, index) => index);

describe("the lease among callers of one process", () => {
  const options = { ttlMs: 1_000, waitMs: 0 };

  it("is held by one at a time, and each key has its own", async () => {
    const lease = localLease(handClock());
    const first = await lease.acquire("a", options);
    expect(first?.lost.aborted).toBe(false);
    expect(await lease.acquire("a", options)).toBeUndefined();
    expect(await lease.acquire("b", options)).toBeDefined();
    await first?.release();
    expect(await lease.acquire("a", options)).toBeDefined();
  });

  it("is not given up by somebody who held it before", async () => {
    const lease = localLease(handClock());
    const first = await lease.acquire("a", options);
    await first?.release();
    const second = await lease.acquire("a", options);
    await first?.release();
    expect(await lease.acquire("a", options)).toBeUndefined();
    await second?.release();
    await second?.release();
    expect(await lease.acquire("a", options)).toBeDefined();
  });

  it("goes to one of those who wait when it is given up, and to the next one after that", async () => {
    const clock = handClock();
    const lease = localLease(clock);
    const first = await lease.acquire("a", options);
    let holders = 0;
    let most = 0;
    const all = Promise.all(
      thousand.slice(0, 20).map(async () => {
        const mine = await lease.acquire("a", { ttlMs: 1_000, waitMs: 60_000 });
        most = Math.max(most, ++holders);
        await settled(1);
        holders--;
        await mine?.release();
        return mine;
      }),
    );
    await settled();
    expect(most).toBe(0);
    await first?.release();
    expect((await all).every((mine) => mine !== undefined)).toBe(true);
    expect([most, clock.pending]).toEqual([1, 0]);
  });

  it("is waited for as long as was said, and not when it is not needed any more", async () => {
    const clock = handClock();
    const lease = localLease(clock);
    const first = await lease.acquire("a", options);
    const late = lease.acquire("a", { ttlMs: 1_000, waitMs: 5_000 });
    await clock.advance(5_000);
    expect(await late).toBeUndefined();
    const needless = lease.acquire("a", { ttlMs: 1_000, waitMs: 5_000, until: async () => true });
    await settled();
    await first?.release();
    expect(await needless).toBeUndefined();
    expect(await lease.acquire("a", options)).toBeDefined();
    expect(clock.pending).toBe(0);
  });
});
