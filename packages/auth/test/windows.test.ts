import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { windowOf } from "../src/window.ts";
import { lab } from "./lab.ts";

const start = 1_800_000_000_000;
const minute = 60_000;
const thousand = Array.from({ length: 1_000 }, (_, index) => index);

describe("the time at which a token is renewed", () => {
  it("comes before the time at which everybody waits, and that before the end, whatever the lifetime and the chance", () => {
    const lives = fc.oneof(fc.integer({ min: 1, max: 120 }), fc.integer({ min: 1, max: 999_999_999 }));
    fc.assert(
      fc.property(lives, fc.double({ min: 0, max: 1, noNaN: true }), (seconds, random) => {
        const end = start + seconds * 1_000;
        const { softAt, hardAt } = windowOf(start, end, random);
        expect(softAt).toBeLessThan(hardAt);
        expect(hardAt).toBeLessThan(end);
        // Two thirds of any life cost nothing, so that a short one is not renewed at every call.
        expect(softAt).toBeGreaterThan(start + seconds * 666);
        expect(hardAt).toBeGreaterThanOrEqual(start + seconds * 900);
        // Nor is a long one thrown away much before its time.
        expect(end - softAt).toBeLessThanOrEqual(6.25 * minute);
        expect(end - hardAt).toBeLessThanOrEqual(minute);
      }),
    );
  });

  it.each([
    [3_600, 0, 5 * minute, minute],
    [3_600, 1, 6.25 * minute, minute],
    [60, 0, 15_000, 6_000],
    [60, 1, 18_750, 6_000],
    [1, 0, 250, 100],
  ])(
    "of a life of %d s, by the chance %d, is %d ms before the end; waiting begins %d ms before it",
    (life, chance, soft, hard) => {
      const end = start + life * 1_000;
      expect(windowOf(start, end, chance)).toEqual({ softAt: end - soft, hardAt: end - hard });
    },
  );

  it("never comes where the platform does not say when the token ends", () => {
    const { softAt, hardAt } = windowOf(start, undefined);
    expect([softAt, hardAt]).toEqual([Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]);
  });
});

describe("a token of thirty seconds", () => {
  it("that a thousand callers use in ten seconds is renewed once", async () => {
    const { clock, server, manager, login } = lab();
    server.lifeSeconds = 30;
    await login("u-1");
    await clock.advance(30_000);
    for (let second = 0; second < 10; second++) {
      await Promise.all(thousand.slice(0, 100).map(() => manager.user("u-1").get()));
      await clock.advance(1_000);
    }
    expect(server.calls.refresh).toBe(1);
    // And it goes on so: one for each life, not one for each call.
    for (let second = 0; second < 90; second += 3) {
      await manager.user("u-1").get();
      await clock.advance(3_000);
    }
    expect(server.calls.refresh).toBeLessThanOrEqual(1 + Math.ceil(100 / 20));
    expect(server.replays).toBe(0);
  });
});

describe("a lifetime that is", () => {
  it.each([
    ["absent", undefined],
    ["zero", 0],
    ["text that is no number", "3600abc"],
    ["negative", -1],
    ["beyond all bounds", 1e12],
    ["NaN", Number.NaN],
    ["infinite", Number.POSITIVE_INFINITY],
    ["null", null],
    ["an empty text", ""],
    ["an object", {}],
  ])("%s counts as not said: the token is renewed when it is refused, and not before", async (_, expires_in) => {
    const { clock, server, manager } = lab();
    const shape = (raw: object) => ({ ...raw, expires_in }) as never;
    server.shape = shape;
    const raw = server.login("u-1");
    await manager.obtain("u-1", async () => ({ raw: shape(raw) }));
    for (const days of [1, 30, 365]) {
      await clock.advance(days * 86_400_000);
      expect((await manager.user("u-1").get()).accessToken).toBe(raw.access_token);
    }
    expect(server.calls.refresh).toBe(0);
    const renewed = await manager.user("u-1").get({ rejected: raw.access_token });
    expect(renewed.accessToken).not.toBe(raw.access_token);
    await clock.advance(86_400_000);
    expect((await manager.user("u-1").get()).accessToken).toBe(renewed.accessToken);
    expect([server.calls.refresh, server.replays]).toEqual([1, 0]);
  });

  it.each([
    ["a second", 1, 1_000],
    ["half a minute", 30, 30_000],
    ["an hour as text", "3600", 3_600_000],
  ])("%s is kept to", async (_, expires_in, life) => {
    const { clock, server, manager } = lab();
    const shape = (raw: object) => ({ ...raw, expires_in }) as never;
    server.shape = shape;
    await manager.obtain("u-1", async () => ({ raw: shape(server.login("u-1")) }));
    const source = manager.user("u-1");
    expect((await source.get()).expiresAt).toBe(clock.now() + life);
    await clock.advance(life * 0.66);
    await source.get();
    await clock.advance(0);
    expect(server.calls.refresh).toBe(0);
    await clock.advance(life * 0.34);
    const renewed = await source.get();
    expect(renewed.expiresAt).toBe(clock.now() + life);
    expect([server.calls.refresh, server.replays]).toEqual([1, 0]);
  });

  it("shorter than the way to the server costs one call each time, and no loop", async () => {
    const { clock, server, manager, login } = lab();
    server.lifeSeconds = 1;
    server.latencyMs = 3_000;
    await login("u-1");
    await clock.advance(1_000);
    const sets = Promise.all(thousand.map(() => manager.user("u-1").get()));
    await clock.advance(3_000);
    expect(await sets).toHaveLength(1_000);
    expect(server.calls.refresh).toBe(1);
  });
});
