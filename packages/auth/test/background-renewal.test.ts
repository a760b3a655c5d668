import { describe, expect, it } from "vitest";
import { ApiError } from "./fake-server.ts";
import { ttlLease } from "./faulty.ts";
import { handClock, settled } from "./hand-clock.ts";
import { lab } from "./lab.ts";

const minute = 60_000;
const thousand = Array.from({ length: 1_000 }, (_, index) => index);

describe("a token that ends in three minutes", () => {
  it("is renewed by one caller of a thousand, and nobody waits for that", async () => {
    const { clock, server, manager, login } = lab();
    const { access_token } = await login("u-1");
    await clock.advance(57 * minute);
    server.latencyMs = 2_000;
    const source = manager.user("u-1");
    const sets = await Promise.all(thousand.map(() => source.get()));
    expect(new Set(sets.map(({ accessToken }) => accessToken))).toEqual(new Set([access_token]));
    await settled();
    expect(server.calls.refresh).toBe(1);
    expect(source.current()?.accessToken).toBe(access_token);
    await clock.advance(2_000);
    expect(source.current()?.accessToken).not.toBe(access_token);
    expect([server.calls.refresh, server.replays, clock.pending]).toEqual([1, 0, 0]);
  });

  it("is renewed by a look at it as well, without a promise", async () => {
    const { clock, server, manager, login, events } = lab();
    await login("u-1");
    await clock.advance(57 * minute);
    for (const _ of thousand) manager.user("u-1").current();
    await settled();
    expect(server.calls.refresh).toBe(1);
    expect(events.map(({ type }) => type)).toEqual(["renewed", "renewed"]);
  });

  it("is not renewed before its time", async () => {
    const { clock, server, manager, login } = lab();
    await login("u-1");
    await clock.advance(53 * minute);
    await manager.user("u-1").get();
    await settled();
    expect(server.calls.refresh).toBe(0);
  });

  it("is served when its renewal fails: that is told once, and rests", async () => {
    const { clock, server, manager, login, events } = lab();
    const { access_token } = await login("u-1");
    await clock.advance(57 * minute);
    const source = manager.user("u-1");
    server.faults.push(...thousand.map(() => ({ before: new ApiError("rate_limited", 429, 10) })));
    for (const _ of thousand) expect((await source.get()).accessToken).toBe(access_token);
    await clock.advance(9_900);
    await source.get();
    await settled();
    expect(server.calls.refresh).toBe(1);
    expect(events.filter(({ type }) => type === "unavailable")).toHaveLength(1);
    server.faults.length = 0;
    await clock.advance(200);
    await source.get();
    await settled();
    expect(server.calls.refresh).toBe(2);
    expect(source.current()?.accessToken).not.toBe(access_token);
  });

  it("is not waited for where another process renews it: the lease is only tried", async () => {
    const clock = handClock();
    const lease = ttlLease(clock);
    const { server, manager, process, login, events } = lab({ clock, lease });
    const { access_token } = await login("u-1");
    lease.asked.length = 0;
    await clock.advance(57 * minute);
    server.latencyMs = 2_000;
    const other = process();
    await manager.user("u-1").get();
    await settled();
    for (const _ of thousand.slice(0, 10)) {
      expect((await other.user("u-1").get()).accessToken).toBe(access_token);
      await settled();
    }
    expect(new Set(lease.asked.map(({ waitMs }) => waitMs))).toEqual(new Set([0]));
    await clock.advance(2_000);
    await other.user("u-1").get();
    await settled();
    expect(other.user("u-1").current()?.accessToken).toBe(manager.user("u-1").current()?.accessToken);
    expect([server.calls.refresh, server.replays, lease.busiest]).toEqual([1, 0, 1]);
    expect(events.map(({ type }) => type)).toEqual(["renewed", "renewed"]);
  });

  it("and that another process renews is asked for once a second, however many look at it", async () => {
    const clock = handClock();
    const lease = ttlLease(clock);
    const { server, manager, process, login } = lab({ clock, lease });
    await login("u-1");
    await clock.advance(57 * minute);
    server.latencyMs = 5_000;
    await manager.user("u-1").get();
    await settled();
    lease.asked.length = 0;
    const other = process().user("u-1");
    const { accessToken } = await other.get();
    for (let tenth = 0; tenth < 40; tenth++) {
      for (const _ of thousand.slice(0, 25)) {
        expect(other.current()?.accessToken).toBe(accessToken);
        await Promise.resolve();
      }
      await clock.advance(100);
    }
    expect(lease.asked.length).toBeGreaterThan(2);
    expect(lease.asked.length).toBeLessThanOrEqual(4);
    expect(server.calls.refresh).toBe(1);
  });

  it("is renewed although somebody has set the clock back since the last try", async () => {
    const clock = handClock();
    const lease = ttlLease(clock);
    const { server, manager, process, login } = lab({ clock, lease });
    await login("u-1");
    await clock.advance(58.5 * minute);
    const held = await lease.acquire("lingpai:fake/fake-client:user:u-1", { ttlMs: 600_000, waitMs: 0 });
    const other = process().user("u-1");
    await other.get();
    expect(manager.user("u-1").current()).toBeDefined();
    other.current();
    await settled();
    await held?.release();
    clock.set(clock.now() - minute);
    other.current();
    await settled();
    expect(server.calls.refresh).toBe(1);
  });

  it("that is refused meanwhile is not served again by those who wait for its renewal", async () => {
    const { clock, server, manager, login } = lab();
    const { access_token: rejected } = await login("u-1");
    await clock.advance(57 * minute);
    server.latencyMs = 2_000;
    const source = manager.user("u-1");
    source.current();
    server.kill(rejected);
    const sets = Promise.all(thousand.map(() => source.get({ rejected })));
    await clock.advance(2_000);
    expect(new Set((await sets).map(({ accessToken }) => server.accepts(accessToken)))).toEqual(new Set([true]));
    expect([server.calls.refresh, server.replays]).toEqual([1, 0]);
  });
});

describe("a token in its last minute", () => {
  it("is waited for, as it could end on its way", async () => {
    const { clock, server, manager, login } = lab();
    const { access_token } = await login("u-1");
    await clock.advance(59.5 * minute);
    expect((await manager.user("u-1").get()).accessToken).not.toBe(access_token);
    expect(server.calls.refresh).toBe(1);
  });

  it("is served all the same when there is no other one", async () => {
    const { clock, server, manager, login } = lab();
    const { access_token } = await login("u-1");
    await clock.advance(59.5 * minute);
    server.faults.push({ before: new ApiError("rate_limited", 429) });
    expect((await manager.user("u-1").get()).accessToken).toBe(access_token);
  });
});
