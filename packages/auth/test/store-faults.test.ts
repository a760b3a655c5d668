import { describe, expect, it } from "vitest";
import { AuthTemporarilyUnavailable, type TokenRecord } from "../src/index.ts";
import { fails, failsAfterwards, faultyStore, hangs, slowBy, works } from "./faulty.ts";
import { handClock, settled } from "./hand-clock.ts";
import { failure, lab } from "./lab.ts";

const hour = 3_600_000;
const thousand = Array.from({ length: 1_000 }, (_, index) => index);

/** A user whose token has ended, on a store that can be made to fail. */
async function expired(options: Parameters<typeof lab>[0] = {}) {
  const clock = handClock();
  const store = faultyStore(clock);
  const here = lab({ ...options, clock, store });
  await here.login("u-1");
  await clock.advance(hour);
  return { ...here, store, source: here.manager.user("u-1") };
}

describe("a store that cannot be read", () => {
  it("makes no token call; its thousand callers are told, and served when it comes back", async () => {
    const { clock, server, store, source, events } = await expired();
    store.always = { get: fails };
    const errors = await Promise.all(thousand.map(() => failure(source.get())));
    expect(errors.every((error) => error instanceof AuthTemporarilyUnavailable)).toBe(true);
    expect(errors[0]).toMatchObject({ cause: { code: "ECONNRESET" } });
    const { get } = store.counts;
    for (const _ of thousand) await failure(source.get());
    // One of them looks whether others have stored something meanwhile.
    expect([server.calls.refresh, store.counts.get]).toEqual([0, get + 1]);
    expect(events.filter(({ type }) => type === "unavailable")).toHaveLength(1);
    store.always = undefined;
    await clock.advance(1_000);
    expect(server.accepts((await source.get()).accessToken)).toBe(true);
    expect([server.calls.refresh, server.replays]).toEqual([1, 0]);
  });

  it("is not missed while the token in memory lives", async () => {
    const clock = handClock();
    const store = faultyStore(clock);
    const { manager, login } = lab({ clock, store });
    const { access_token } = await login("u-1");
    store.always = { get: fails, put: fails };
    for (const minutes of [50, 7, 2.5]) {
      await clock.advance(minutes * 60_000);
      expect((await manager.user("u-1").get()).accessToken).toBe(access_token);
      await settled();
    }
  });

  it("and hangs for ever holds nobody for longer than ten seconds", async () => {
    const { clock, server, store, source } = await expired();
    store.always = { get: hangs };
    const failed = failure(source.get());
    await clock.advance(10_000);
    expect(await failed).toMatchObject({ name: "AuthTemporarilyUnavailable", cause: { name: "TimeoutError" } });
    expect(clock.pending).toBe(0);
    store.always = undefined;
    await clock.advance(1_000);
    expect(server.accepts((await source.get()).accessToken)).toBe(true);
  });

  it("just while somebody waits for the lease fails neither him nor the holder", async () => {
    const { clock, server, store, source, process } = await expired();
    server.latencyMs = 1_000;
    const other = process().user("u-1");
    const both = Promise.all([source.get(), other.get()]);
    await settled();
    const { get } = store.counts;
    store.next.get.push(fails);
    await clock.advance(1_000);
    const [mine, theirs] = await both;
    expect([server.accepts(mine.accessToken), theirs.accessToken]).toEqual([true, mine.accessToken]);
    expect([store.counts.get > get, store.next.get]).toEqual([true, []]);
    expect([server.calls.refresh, server.replays]).toEqual([1, 0]);
  });
});

describe("a store that cannot be written when a renewal begins", () => {
  it.each([
    ["fails", fails],
    ["fails after it has written", failsAfterwards],
    ["hangs for ever", hangs],
  ])("and %s is no reason to redeem without it: it goes on when that works again", async (_, way) => {
    const { clock, server, store, source } = await expired();
    store.next.put.push(way);
    const failed = failure(source.get());
    await clock.advance(10_000);
    expect(await failed).toBeInstanceOf(AuthTemporarilyUnavailable);
    expect(server.calls.refresh).toBe(0);
    await clock.advance(1_000);
    expect(server.accepts((await source.get()).accessToken)).toBe(true);
    expect([server.calls.refresh, server.replays, store.stored()?.state]).toEqual([1, 0, "active"]);
  });
});

describe("a store that cannot be written when new tokens are there", () => {
  it.each([
    ["fails", fails, 50],
    ["fails after it has written", failsAfterwards, 50],
    ["hangs", hangs, 10_050],
  ])("and %s once is written to again, before anybody gets them", async (_, way, ms) => {
    const { clock, server, store, source, events, process } = await expired();
    store.next.put.push(works, way);
    let isServed = false;
    const served = source.get().finally(() => {
      isServed = true;
    });
    await clock.advance(ms - 1);
    expect(isServed).toBe(false);
    await clock.advance(1);
    const { accessToken } = await served;
    expect(store.stored()?.tokens?.raw.access_token).toBe(accessToken);
    expect(events.map(({ type }) => type)).toEqual(["renewed", "renewed"]);
    expect((await process().user("u-1").get()).accessToken).toBe(accessToken);
    expect([server.calls.refresh, server.replays, clock.pending]).toEqual([1, 0, 0]);
  });

  it.each([
    ["fails", fails, 3_050],
    ["hangs", hangs, 53_050],
  ])(
    "and %s always is told of, once; they are served from memory, and stored when that works again",
    async (_, way, ms) => {
      const saved: [TokenRecord, string][] = [];
      const onPersistFailure = (record: TokenRecord, key: string) => void saved.push([record, key]);
      const { clock, server, store, source, events, process } = await expired({ onPersistFailure });
      store.next.put.push(works);
      store.always = { put: way };
      const all = Promise.all(thousand.map(() => source.get()));
      await clock.advance(ms);
      const sets = await all;
      const [{ accessToken, refreshToken }] = sets as [(typeof sets)[0]];
      expect(sets.every((set) => set.accessToken === accessToken && server.accepts(set.accessToken))).toBe(true);
      expect(events.map(({ type }) => type)).toEqual(["renewed", "persist_failed", "renewed"]);
      expect(saved).toHaveLength(1);
      expect(saved[0]?.[1]).toBe("lingpai:fake/fake-client:user:u-1");
      expect(saved[0]?.[0]).toMatchObject({ state: "active", tokens: { raw: { refresh_token: refreshToken } } });
      expect(store.stored()?.state).toBe("pending");
      store.always = undefined;
      await clock.advance(1_001);
      expect(source.current()?.accessToken).toBe(accessToken);
      await settled();
      expect(store.stored()).toMatchObject({ state: "active", tokens: { raw: { refresh_token: refreshToken } } });
      expect((await process().user("u-1").get()).accessToken).toBe(accessToken);
      const { get } = store.counts;
      await clock.advance(5_000);
      for (const _ of thousand) source.current();
      await settled();
      expect([server.calls.refresh, server.replays, store.counts.get]).toEqual([1, 0, get]);
    },
  );

  it("is tried again once a second by whoever asks, not by each of a thousand", async () => {
    const { clock, store, source, server } = await expired();
    store.next.put.push(works);
    store.always = { put: fails };
    const served = source.get();
    await clock.advance(3_050);
    await served;
    const { put } = store.counts;
    for (const _ of thousand.slice(0, 50)) await source.get();
    await settled();
    expect(store.counts.put).toBe(put);
    for (let second = 0; second < 60; second++) {
      await clock.advance(1_001);
      for (const _ of thousand.slice(0, 50)) await source.get();
      await settled();
    }
    expect(store.counts.put - put).toBeGreaterThan(3);
    expect(store.counts.put - put).toBeLessThanOrEqual(60);
    expect(server.calls.refresh).toBe(1);
  });

  it("until their end: then they are stored before the next call spends their refresh token", async () => {
    const { clock, store, source, server } = await expired();
    store.next.put.push(works);
    store.always = { put: fails };
    const served = source.get();
    await clock.advance(3_050);
    const first = await served;
    await clock.advance(hour);
    expect(await failure(source.get())).toBeInstanceOf(AuthTemporarilyUnavailable);
    expect([server.calls.refresh, source.current()]).toEqual([1, undefined]);
    store.always = undefined;
    await clock.advance(30_000);
    const second = await source.get();
    expect(second.accessToken).not.toBe(first.accessToken);
    expect(store.stored()?.tokens?.raw.access_token).toBe(second.accessToken);
    expect([server.calls.refresh, server.replays]).toEqual([2, 0]);
  });

  it("does not make a thousand callers of another user wait", async () => {
    const { clock, store, source, manager, login } = await expired();
    await login("u-2");
    store.next.put.push(works);
    store.always = { put: hangs };
    const served = source.get();
    await settled();
    const { accessToken } = await manager.user("u-2").get();
    expect(manager.user("u-2").current()?.accessToken).toBe(accessToken);
    await clock.advance(53_050);
    await served;
  });
});

describe("a store that is slow", () => {
  it("by five seconds each time delays, and does no other harm", async () => {
    const { clock, server, store, source, process, events } = await expired();
    const slow = slowBy(clock, 5_000);
    store.always = { get: slow, put: slow };
    const other = process().user("u-1");
    const all = Promise.all([...thousand.map(() => source.get()), ...thousand.map(() => other.get())]);
    await clock.advance(60_000);
    expect(new Set((await all).map(({ accessToken }) => accessToken)).size).toBe(1);
    expect([server.calls.refresh, server.replays, clock.pending]).toEqual([1, 0, 0]);
    expect(events.map(({ type }) => type)).toEqual(["renewed", "renewed"]);
  });
});
