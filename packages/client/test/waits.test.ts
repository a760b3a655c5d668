import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { failure, outcome, timed, virtualTime } from "./clock.ts";
import { lab } from "./lab.ts";
import { enveloped, json, wire } from "./wire.ts";

virtualTime();

/** The waits between the attempts of one call that fails all the time. */
async function waits(random: number, maxRetries: number): Promise<number[]> {
  vi.mocked(Math.random).mockReturnValue(random);
  const { at, fetch } = timed(wire(() => Promise.reject(failure("ECONNREFUSED"))).fetch);
  await outcome(lab({ fetch, maxRetries, deadlineMs: 1e9 }).read());
  return at.slice(1).map((time, index) => time - (at[index] as number));
}

describe("the wait before another attempt", () => {
  it("is none at the least, at most half a second, doubled each time up to eight", async () => {
    expect(await waits(0, 6)).toEqual([0, 0, 0, 0, 0, 0]);
    const most = [500, 1_000, 2_000, 4_000, 8_000, 8_000, 8_000];
    for (const [index, wait] of (await waits(0.999, 7)).entries()) {
      expect(wait).toBe(Math.floor((most[index] as number) * 0.999));
    }
    expect(await waits(0.5, 6)).toEqual([250, 500, 1_000, 2_000, 4_000, 4_000]);
  });

  it("is anywhere in between, by a number drawn for each", async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(999), fc.nat(9), async (thousandths, maxRetries) => {
        const waited = await waits(thousandths / 1_000, maxRetries);
        expect(waited).toHaveLength(maxRetries);
        for (const [n, wait] of waited.entries()) {
          expect(wait).toBeGreaterThanOrEqual(0);
          expect(wait).toBeLessThan(Math.min(8_000, 500 * 2 ** n));
          // A timer drops what is less than a millisecond.
          expect(Math.abs(wait - (thousandths / 1_000) * Math.min(8_000, 500 * 2 ** n))).toBeLessThan(1);
        }
      }),
      { numRuns: 30 },
    );
    vi.mocked(Math.random).mockReset();
    vi.mocked(Math.random).mockReturnValueOnce(0.1).mockReturnValueOnce(0.9);
    const { at, fetch } = timed(wire(json({}, 503), json({}, 503), enveloped(1)).fetch);
    await outcome(lab({ fetch, maxRetries: 2 }).read());
    expect(at.map((time) => time - (at[0] as number))).toEqual([0, 50, 950]);
  });

  it("is over as soon as it does not fit the deadline any more", async () => {
    vi.mocked(Math.random).mockReturnValue(0.5);
    const { at, fetch } = timed(wire(() => Promise.reject(failure("ECONNREFUSED"))).fetch);
    const { error, ms } = await outcome(lab({ fetch, maxRetries: 9, deadlineMs: 1_750 }).read());
    expect(at.map((time) => time - (at[0] as number))).toEqual([0, 250, 750]);
    expect(error).toMatchObject({ name: "NetworkError", attempts: 3, elapsedMs: 750, retryable: true });
    expect(ms).toBe(750);
  });

  it("is one that a millisecond more leaves room for", async () => {
    vi.mocked(Math.random).mockReturnValue(0.5);
    const { at, fetch } = timed(wire(() => Promise.reject(failure("ECONNREFUSED"))).fetch);
    await outcome(lab({ fetch, maxRetries: 3, deadlineMs: 1_751 }).read());
    expect(at).toHaveLength(4);
  });
});
