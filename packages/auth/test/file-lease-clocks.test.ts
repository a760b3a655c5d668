import { readFileSync, writeFileSync } from "node:fs";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Clock } from "../src/clock.ts";
import { file } from "../src/file.ts";
import type { Lease } from "../src/store.ts";
import { filesIn, handClock, newFolder } from "./file-lab.ts";

const ttlMs = 30_000;
const atOnce = { ttlMs, waitMs: 0 };
const another = JSON.stringify({ id: "x", pid: 1, start: "", place: "elsewhere" });
const eventually = (check: () => void) => vi.waitFor(check, { timeout: 20_000, interval: 5 });

afterEach(() => vi.restoreAllMocks());

/** Time passes for timers and for the clock that nobody sets; the clock of the host, which all share, was an hour ahead and is set back. */
function lab() {
  const folder = newFolder();
  const time = handClock();
  let aheadMs = 3_600_000;
  const clock: Clock = { now: () => time.now() + aheadMs, after: time.after };
  const since = time.now();
  const real = performance.now.bind(performance);
  vi.spyOn(performance, "now").mockImplementation(() => real() + time.now() - since);
  const setBack = () => {
    aheadMs = 0;
  };
  const leaseOf = (own = clock) => file(folder, { clock: own }).lease;
  const path = () => filesIn(folder, ".lease")[0] ?? "";
  const written = () => JSON.parse(readFileSync(path(), "utf8")) as { id: string; until: number };
  return { time, clock, setBack, leaseOf, path, written };
}

describe("a lease that was taken before the clock was set back", () => {
  it("stays its holder's, who goes on renewing it", async () => {
    const { time, clock, setBack, leaseOf, written } = lab();
    const held = (await leaseOf().acquire("k", atOnce)) as Lease;
    const other = leaseOf();
    setBack();
    expect(await other.acquire("k", atOnce)).toBeUndefined();
    for (let third = 0; third < 7; third++) {
      await time.advance(ttlMs / 3);
      await eventually(() => expect([written().until, time.pending()]).toEqual([clock.now() + ttlMs, 2]));
      expect(await other.acquire("k", atOnce)).toBeUndefined();
    }
    expect(held.lost.aborted).toBe(false);
    await held.release();
    expect(await other.acquire("k", atOnce)).toBeDefined();
  });

  it("is another's when it has not changed for its time, by a clock that nobody sets, and not before", async () => {
    const { time, clock, setBack, leaseOf } = lab();
    await leaseOf({ now: clock.now, after: () => () => {} }).acquire("k", atOnce);
    const other = leaseOf();
    setBack();
    expect(await other.acquire("k", atOnce)).toBeUndefined();
    await time.advance(ttlMs - 1_000);
    expect(await other.acquire("k", atOnce)).toBeUndefined();
    await time.advance(1_000);
    expect(await other.acquire("k", atOnce)).toBeDefined();
  });

  it("is lost to a holder who cannot renew it when its time has passed, whatever the clock says", async () => {
    const { time, setBack, leaseOf, path } = lab();
    const { lost } = (await leaseOf().acquire("k", atOnce)) as Lease;
    setBack();
    writeFileSync(`${path()}.lock`, another);
    await time.advance(ttlMs / 3);
    // A renewal has failed when it waits for the next.
    await eventually(() => expect(time.pending()).toBe(2));
    await time.advance((ttlMs * 2) / 3 - 1);
    await eventually(() => expect(time.pending()).toBe(2));
    expect(lost.aborted).toBe(false);
    await time.advance(1);
    expect(lost.aborted).toBe(true);
  });

  it("is looked at anew where it has changed in between", async () => {
    const { time, setBack, leaseOf, path, written } = lab();
    await leaseOf().acquire("k", atOnce);
    const far = written();
    const other = leaseOf();
    setBack();
    expect(await other.acquire("k", atOnce)).toBeUndefined();
    for (const changed of [
      { ...far, id: "another" },
      { ...far, id: "another", until: far.until + 1 },
    ]) {
      await time.advance(ttlMs - 1_000);
      writeFileSync(path(), JSON.stringify(changed));
      expect(await other.acquire("k", atOnce)).toBeUndefined();
    }
    await time.advance(ttlMs - 1_000);
    expect(await other.acquire("k", atOnce)).toBeUndefined();
    await time.advance(1_000);
    expect(await other.acquire("k", atOnce)).toBeDefined();
  });
});
