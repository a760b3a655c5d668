import { describe, expect, it } from "vitest";
import type { TokenRecord } from "../src/index.ts";
import { fails, faultyStore, hangs, works } from "./faulty.ts";
import { handClock, settled } from "./hand-clock.ts";
import { failure, lab } from "./lab.ts";

const hour = 3_600_000;

/** A user whose new tokens the store does not take. */
async function unsaved(options: Parameters<typeof lab>[0] = {}) {
  const clock = handClock();
  const store = faultyStore(clock);
  const here = lab({ ...options, clock, store });
  await here.login("u-1");
  await clock.advance(hour);
  store.next.put.push(works);
  store.always = { put: fails };
  const source = here.manager.user("u-1");
  return { ...here, store, source, served: source.get() };
}

/** The same, served from memory; the store works again. */
async function unsavedAndServed() {
  const here = await unsaved();
  await here.clock.advance(3_050);
  const set = await here.served;
  here.store.always = undefined;
  return { ...here, set, key: "lingpai:fake/fake-client:user:u-1" };
}

describe("tokens in memory only", () => {
  it("outlive another process that took their refresh token for dead", async () => {
    const { clock, server, store, source, set, key, process } = await unsavedAndServed();
    const pending = store.stored() as TokenRecord;
    const dead: TokenRecord = { version: clock.now() + 5_000, state: "needs_reauth", reason: "interrupted" };
    await store.put(key, dead, pending.version);
    await clock.advance(1_001);
    expect((await source.get()).accessToken).toBe(set.accessToken);
    await settled();
    expect(source.current()?.accessToken).toBe(set.accessToken);
    expect((await process().user("u-1").get()).accessToken).toBe(set.accessToken);
    await clock.advance(hour);
    expect(server.accepts((await source.get()).accessToken)).toBe(true);
    expect([server.calls.refresh, server.replays]).toEqual([2, 0]);
  });

  it("give way to a new login elsewhere, and are not looked after any more", async () => {
    const { clock, server, store, source, process } = await unsavedAndServed();
    const raw = server.login("u-1");
    await process().obtain("u-1", async () => ({ raw }), {});
    server.kill(source.current()?.accessToken ?? "");
    await clock.advance(1_001);
    source.current();
    await settled();
    expect(source.current()?.accessToken).toBe(raw.access_token);
    expect(store.stored()?.tokens?.raw.access_token).toBe(raw.access_token);
    const { get } = store.counts;
    for (let times = 0; times < 20; times++) {
      await clock.advance(1_001);
      source.current();
      await settled();
    }
    expect(store.counts.get).toBe(get);
  });

  it("give way to a revocation elsewhere", async () => {
    const { clock, source, process, set } = await unsavedAndServed();
    await process().user("u-1").revoke();
    await clock.advance(1_001);
    expect(source.current()?.accessToken).toBe(set.accessToken);
    await settled();
    expect(source.current()).toBeUndefined();
    expect(await failure(source.get())).toMatchObject({ name: "ReauthRequired", reason: "revoked" });
  });
});

describe("tokens in memory only, when another process revokes", () => {
  it.each([
    ["what the store has", undefined],
    ["a record that only a new login helps", "interrupted"],
  ])("%s, are ended at the platform as soon as that is seen, and not served", async (_, reason) => {
    const { clock, server, store, source, set, process } = await unsavedAndServed();
    if (reason !== undefined) {
      const dead: TokenRecord = { version: clock.now() + 5_000, state: "needs_reauth", reason };
      await store.put("lingpai:fake/fake-client:user:u-1", dead, store.stored()?.version);
    }
    await process().user("u-1").revoke();
    expect(store.stored()).toMatchObject({ state: "needs_reauth", reason: "revoked" });
    await clock.advance(1_001);
    expect(source.current()?.accessToken).toBe(set.accessToken);
    await settled();
    expect(await failure(source.get())).toMatchObject({ name: "ReauthRequired", reason: "revoked" });
    expect(server.accepts(set.accessToken)).toBe(false);
    expect(store.stored()).toMatchObject({ state: "needs_reauth", reason: "revoked" });
  });
});

describe("who is given tokens that were not stored", () => {
  it.each([
    ["throws", () => fails()],
    [
      "throws at once",
      () => {
        throw new Error("fake");
      },
    ],
    ["never ends", () => hangs()],
  ])("and %s keeps nobody from being served", async (_, listener) => {
    const { clock, server, served } = await unsaved({ onPersistFailure: () => listener() });
    await clock.advance(60_000);
    expect(server.accepts((await served).accessToken)).toBe(true);
    expect(server.calls.refresh).toBe(1);
  });

  it("may ask for the token himself", async () => {
    let asked: Promise<{ accessToken: string }> | undefined;
    const { clock, source, served } = await unsaved({
      onPersistFailure: async () => {
        asked = source.get();
        await asked;
      },
    });
    await clock.advance(3_050);
    const { accessToken } = await served;
    expect((await asked)?.accessToken).toBe(accessToken);
  });
});
