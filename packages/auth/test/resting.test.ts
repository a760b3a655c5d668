import { describe, expect, it } from "vitest";
import { ApiError } from "./fake-server.ts";
import { fails, faultyStore, ttlLease } from "./faulty.ts";
import { handClock } from "./hand-clock.ts";
import { failure, lab } from "./lab.ts";

const hour = 3_600_000;
const thousand = Array.from({ length: 1_000 }, (_, index) => index);

/** A process that the platform told to wait for ten minutes. */
async function resting() {
  const clock = handClock();
  const store = faultyStore(clock);
  const here = lab({ clock, store, lease: ttlLease(clock) });
  await here.login("u-1");
  await clock.advance(3 * hour);
  here.server.faults.push({ before: new ApiError("rate_limited", 429, 600) });
  const source = here.manager.user("u-1");
  expect(await failure(source.get())).toMatchObject({ retryAfter: 600 });
  return { ...here, store, source, get: () => source.get().then(({ accessToken }) => accessToken) };
}

describe("a process that does not ask the platform for a while", () => {
  it("serves what another one got meanwhile, a second later at most", async () => {
    const { clock, server, get, process, source } = await resting();
    await failure(get());
    const { accessToken } = await process().user("u-1").get();
    expect(await failure(get())).toMatchObject({ retryAfter: 600 });
    await clock.advance(1_000);
    expect(await get()).toBe(accessToken);
    expect(source.current()?.accessToken).toBe(accessToken);
    expect(server.calls.refresh).toBe(2);
  });

  it("serves its own again at once when that one ends: nothing of the failure is left", async () => {
    const { clock, server, get, process } = await resting();
    server.lifeSeconds = 60;
    await process().user("u-1").get();
    await get();
    await clock.advance(60_000);
    expect(server.accepts(await get())).toBe(true);
    expect([server.calls.refresh, server.replays]).toEqual([3, 0]);
  });

  it("looks once a second, whatever the number of callers, and asks the platform nothing", async () => {
    const { clock, server, get, store, events } = await resting();
    const { get: before } = store.counts;
    for (let second = 0; second < 20; second++) {
      await Promise.all(thousand.slice(0, 100).map(() => failure(get())));
      for (const _ of thousand.slice(0, 10)) await failure(get());
      await clock.advance(1_000);
    }
    expect(store.counts.get - before).toBe(20);
    expect(server.calls.refresh).toBe(1);
    expect(events.filter(({ type }) => type === "unavailable")).toHaveLength(1);
  });

  it("says the same when it cannot look", async () => {
    const { clock, get, store } = await resting();
    const first = await failure(get());
    store.always = { get: fails };
    await clock.advance(1_000);
    expect(await failure(get())).toBe(first);
  });

  it("serves no token that its caller was refused", async () => {
    const { clock, server, process, source } = await resting();
    const { accessToken: rejected } = await process().user("u-1").get();
    server.kill(rejected);
    await clock.advance(1_000);
    expect(await failure(source.get({ rejected }))).toMatchObject({ retryAfter: 600 });
  });

  it("does not bring back what was revoked meanwhile", async () => {
    const { clock, get, process, source } = await resting();
    await process().user("u-1").revoke();
    await clock.advance(1_000);
    await failure(get());
    expect(source.current()).toBeUndefined();
    await clock.advance(600_000);
    expect(await failure(get())).toMatchObject({ reason: "revoked" });
  });

  it("does not rest for an hour because somebody has set the clock back by one", async () => {
    const { clock, server, get } = await resting();
    clock.set(clock.now() - hour);
    expect(server.accepts(await get())).toBe(true);
    expect([server.calls.refresh, server.replays]).toEqual([2, 0]);
  });
});

describe("an application that was refused", () => {
  it("is not taken for refused for an hour because somebody has set the clock back by one", async () => {
    const { clock, server, manager } = lab();
    server.faults.push({ before: new ApiError("invalid_client", 401) });
    expect(await failure(manager.app().get())).toMatchObject({ name: "ClientMisconfigured" });
    clock.set(clock.now() - hour);
    expect(server.accepts((await manager.app().get()).accessToken)).toBe(true);
  });
});
