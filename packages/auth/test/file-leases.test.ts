import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { describe, expect, it, vi } from "vitest";
import { file } from "../src/file.ts";
import type { Lease } from "../src/store.ts";
import { filesIn, handClock, newFolder } from "./file-lab.ts";

const ttlMs = 30_000;
const eventually = (check: () => void) => vi.waitFor(check, { timeout: 20_000, interval: 5 });
const atOnce = { ttlMs, waitMs: 0 };
/** The lock of somebody who lives and does not let go. */
const another = JSON.stringify({ id: "x", pid: 1, start: "", place: "elsewhere" });

function lab() {
  const folder = newFolder();
  const clock = handClock();
  const { lease } = file(folder, { clock });
  const path = () => filesIn(folder, ".lease")[0] ?? "";
  const written = () => JSON.parse(readFileSync(path(), "utf8")) as { id: string; pid: number; until: number };
  return { folder, clock, lease, path, written };
}

describe("a lease", () => {
  it("is held by one at a time, for each key", async () => {
    const { lease } = lab();
    const all = await Promise.all(Array.from({ length: 10 }, () => lease.acquire("k", atOnce)));
    const [held] = all.filter((each) => each !== undefined);
    expect(all.filter(Boolean)).toHaveLength(1);
    expect(await lease.acquire("K", atOnce)).toBeDefined();
    await held?.release();
    await held?.release();
    expect(await lease.acquire("k", atOnce)).toBeDefined();
  });

  it("says in its file who holds it, and leaves none behind", async () => {
    const { folder, clock, lease, written } = lab();
    const held = await lease.acquire("user:u", atOnce);
    expect(written()).toMatchObject({ pid: process.pid, until: clock.now() + ttlMs });
    await held?.release();
    expect(filesIn(folder, "")).toEqual([]);
  });

  it("is renewed each third of its time, for as long as that takes", async () => {
    const { clock, lease, written } = lab();
    const held = (await lease.acquire("k", atOnce)) as Lease;
    for (let i = 0; i < 12; i++) {
      await clock.advance(ttlMs / 3);
      // Two timers: it is done with this renewal and waits for the next.
      await eventually(() => expect([written().until, clock.pending()]).toEqual([clock.now() + ttlMs, 2]));
    }
    expect(held.lost.aborted).toBe(false);
    expect(await lease.acquire("k", atOnce)).toBeUndefined();
    await held.release();
  });

  it("is taken over when it was not renewed, by one of those who wait, and the first holder learns it", async () => {
    const { folder, clock, lease } = lab();
    const first = (await lease.acquire("k", atOnce)) as Lease;
    // Another process, whose clock runs while ours stands still.
    const later = { now: () => clock.now() + ttlMs, after: () => () => {} };
    const others = await Promise.all(
      Array.from({ length: 10 }, () => file(folder, { clock: later }).lease.acquire("k", atOnce)),
    );
    expect(others.filter(Boolean)).toHaveLength(1);
    expect(first.lost.aborted).toBe(false);
    await clock.advance(ttlMs / 3);
    await eventually(() => expect(first.lost.aborted).toBe(true));
    expect((first.lost.reason as Error).message).toBe("the lease was lost: another process may hold it");
    // Releasing what is another's by now does nothing.
    await first.release();
    expect(filesIn(folder, ".lease")).toHaveLength(1);
  });

  it("is lost at its end when it cannot be renewed", async () => {
    const { clock, lease, path } = lab();
    const { lost } = (await lease.acquire("k", atOnce)) as Lease;
    writeFileSync(`${path()}.lock`, another);
    await clock.advance(ttlMs / 3);
    // A renewal has failed when it waits for the next.
    await eventually(() => expect(clock.pending()).toBe(2));
    await clock.advance((ttlMs * 2) / 3 - 1);
    await eventually(() => expect(clock.pending()).toBe(2));
    expect(lost.aborted).toBe(false);
    await clock.advance(1);
    expect(lost.aborted).toBe(true);
  });

  it("is lost at its next renewal where its file is gone", async () => {
    const { clock, lease, path } = lab();
    const { lost } = (await lease.acquire("k", atOnce)) as Lease;
    rmSync(path());
    await clock.advance(ttlMs / 3);
    await eventually(() => expect(lost.aborted).toBe(true));
    expect(clock.pending()).toBe(0);
  });

  it("is not lost by its release, and nothing of it goes on, also where it is just being renewed", async () => {
    const { folder, clock, lease } = lab();
    const held = (await lease.acquire("k", atOnce)) as Lease;
    await clock.advance(ttlMs / 3);
    expect(clock.pending()).toBe(1);
    await held.release();
    await eventually(() => expect(filesIn(folder, "")).toEqual([]));
    for (let turns = 0; turns < 20; turns++) await new Promise((resolve) => setImmediate(resolve));
    expect(clock.pending()).toBe(0);
    await clock.advance(ttlMs);
    expect(held.lost.aborted).toBe(false);
  });

  it("is not had for now where others do not come to an end with it", async () => {
    const { lease, path } = lab();
    await lease.acquire("k", atOnce);
    const file = path();
    rmSync(file);
    writeFileSync(`${file}.lock`, another);
    expect(await lease.acquire("k", atOnce)).toBeUndefined();
  });

  it("is lost when the clock says so, before any timer does", async () => {
    const { clock, lease } = lab();
    const held = (await lease.acquire("k", atOnce)) as Lease;
    const now = clock.now();
    clock.now = () => now + ttlMs;
    expect(held.lost.aborted).toBe(true);
  });

  it("is not renewed after its end, when others may have had it", async () => {
    const { clock, lease, written } = lab();
    const { lost } = (await lease.acquire("k", atOnce)) as Lease;
    const { until } = written();
    const { now } = clock;
    clock.now = () => now() + ttlMs;
    await clock.advance(ttlMs / 3);
    expect(lost.aborted).toBe(true);
    expect(written().until).toBe(until);
  });

  it("is free where its file says nothing", async () => {
    const { lease, path } = lab();
    await lease.acquire("k", atOnce);
    const file = path();
    for (const text of ["", "{", "{}"]) {
      writeFileSync(file, text);
      const next = await lease.acquire("k", atOnce);
      expect(next, text).toBeDefined();
      await next?.release();
    }
  });
});

describe("waiting for a lease", () => {
  /** Moves the clock until the promise has settled, and only while the waiter has a timer: work on files takes no time. */
  async function running<T>(clock: ReturnType<typeof handClock>, wait: () => Promise<T>): Promise<T> {
    const ofOthers = clock.pending();
    const wanted = wait();
    let settled = false;
    const settle = () => {
      settled = true;
    };
    wanted.then(settle, settle);
    while (!settled) {
      if (clock.pending() > ofOthers) await clock.advance(10);
      await new Promise((resolve) => setImmediate(resolve));
    }
    return wanted;
  }

  it("ends when it is released", async () => {
    const { clock, lease } = lab();
    const held = await lease.acquire("k", atOnce);
    const until = async () => {
      await held?.release();
      return false;
    };
    expect(await running(clock, () => lease.acquire("k", { ttlMs, waitMs: 3_600_000, until }))).toBeDefined();
  });

  it("ends at its time", async () => {
    const { clock, lease } = lab();
    await lease.acquire("k", atOnce);
    const since = clock.now();
    expect(await running(clock, () => lease.acquire("k", { ttlMs, waitMs: 1_000 }))).toBeUndefined();
    expect(clock.now() - since).toBeGreaterThanOrEqual(1_000);
  });

  it("ends when it is not needed any more; that is asked every 25 to 100 ms", async () => {
    const { clock, lease } = lab();
    await lease.acquire("k", atOnce);
    const asked: number[] = [clock.now()];
    const until = async () => asked.push(clock.now()) === 20;
    expect(await running(clock, () => lease.acquire("k", { ttlMs, waitMs: 3_600_000, until }))).toBeUndefined();
    const gaps = asked.slice(1).map((at, i) => at - (asked[i] as number));
    expect(gaps).toHaveLength(19);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(25);
    expect(new Set(gaps).size).toBeGreaterThan(1);
  });

  it("fails when asking fails", async () => {
    const { clock, lease } = lab();
    await lease.acquire("k", atOnce);
    const until = () => Promise.reject(new Error("the store failed"));
    await expect(running(clock, () => lease.acquire("k", { ttlMs, waitMs: 1_000, until }))).rejects.toThrow(
      "store failed",
    );
  });
});
