import { describe, expect, it } from "vitest";
import { AuthTemporarilyUnavailable, memory, type TokenRecord, type TokenStore } from "../src/index.ts";
import { fails, faultyStore, works } from "./faulty.ts";
import { handClock } from "./hand-clock.ts";
import { failure, lab } from "./lab.ts";

const hour = 3_600_000;
const tokens = { raw: { access_token: "fake-access-planted" }, obtainedAt: 1 };

async function user() {
  const clock = handClock();
  const store = faultyStore(clock);
  const here = lab({ clock, store });
  const raw = await here.login("u-1");
  return { ...here, store, raw, source: here.manager.user("u-1") };
}

describe("a store that returns", () => {
  it.each<[string, unknown]>([
    ["text", "fake-access-planted"],
    ["a number", 42],
    ["an array", []],
    ["an empty object", {}],
    ["no version", { state: "active", tokens }],
    ["a version as text", { version: "1", state: "active", tokens }],
    ["a version that is no whole number", { version: 1.5, state: "active", tokens }],
    ["a version beyond 2^53", { version: 2 ** 53, state: "active", tokens }],
    ["an unknown state", { version: 1, state: "fresh", tokens }],
    ["no tokens", { version: 1, state: "active" }],
    ["null for tokens", { version: 1, state: "active", tokens: null }],
    ["text for tokens", { version: 1, state: "active", tokens: "fake-access-planted" }],
    ["tokens without an answer", { version: 1, state: "active", tokens: { obtainedAt: 1 } }],
    ["an access token that is none", { version: 1, state: "active", tokens: { ...tokens, raw: { access_token: 1 } } }],
    ["a time as text", { version: 1, state: "active", tokens: { ...tokens, obtainedAt: "1" } }],
  ])("%s makes no token call, loses nothing, and shows nothing of it", async (_, record) => {
    const { clock, server, store, process, raw } = await user();
    store.plant(record);
    const source = process().user("u-1");
    const error = await failure(source.get());
    expect(error).toBeInstanceOf(AuthTemporarilyUnavailable);
    expect(`${error} ${JSON.stringify(error)}`).not.toContain("planted");
    expect([server.calls.refresh, store.counts.put]).toEqual([0, 1]);
    store.next.get.push(async () => store.stored());
    await clock.advance(1_000);
    expect((await source.get()).accessToken).toBe(raw.access_token);
  });
});

describe("something that is no record", () => {
  /** There until somebody deletes it. */
  const withGarbage = (record: unknown) => {
    const clock = handClock();
    const real = memory({ clock });
    let isThere = true;
    const store: TokenStore = {
      ...real,
      get: async (key) => (isThere ? (record as TokenRecord) : real.get(key)),
      put: async (...given) => !isThere && real.put(...given),
      async delete(...given) {
        const wasThere = isThere;
        isThere = false;
        return wasThere || real.delete(...given);
      },
    };
    return lab({ clock, store });
  };

  it.each([
    ["version", { state: "active", tokens }],
    ["state", { version: 1, tokens }],
    ["tokens", { version: 1, state: "active" }],
    ["it is sealed, and has to be read through seal()", { version: 1, state: "pending", sealed: "fake" }],
    ["tokens", { version: 1, state: "pending", tokens: { raw: { access_token: 1 }, obtainedAt: 1 } }],
  ])("is told by the field that is wrong: %s", async (field, record) => {
    const error = await failure(withGarbage(record).manager.user("u-1").get());
    expect(`${error}`).toContain(`the token store returned no token record: ${field}`);
    expect(error).toMatchObject({ cause: { name: "StoreError" } });
  });

  it("is not what has null for what is not there, as the columns of a table", async () => {
    const { store, login, process } = lab();
    const { access_token } = await login("u-1");
    const get = async (key: string) => {
      const record = await store.get(key);
      return record && ({ reason: null, sealed: null, ...record } as unknown as TokenRecord);
    };
    expect(
      (
        await process({ store: { ...store, get } })
          .user("u-1")
          .get()
      ).accessToken,
    ).toBe(access_token);
  });

  it("gives way to a login at hand, and to one that names its user", async () => {
    const { manager, login, process } = withGarbage({ version: 1 });
    const raw = await login("u-1");
    expect((await process().user("u-1").get()).accessToken).toBe(raw.access_token);
    expect(manager.user("u-1").current()?.accessToken).toBe(raw.access_token);
    const { server, process: another } = withGarbage({ version: 1 });
    const named = another({ endpoint: { ...server.endpoint, userOf: () => "u-1" } });
    const given = server.login("u-1");
    await named.obtain(undefined, async () => ({ raw: given }));
    expect((await another().user("u-1").get()).accessToken).toBe(given.access_token);
  });

  it("is taken away by who gets tokens with a login at hand, under the lease, so that they are kept", async () => {
    const { manager, process, server, events } = withGarbage({ version: 1 });
    const given = server.login("u-1");
    const { accessToken } = await manager.obtain("u-1", async () => ({ raw: given }));
    expect(accessToken).toBe(given.access_token);
    expect((await process().user("u-1").get()).accessToken).toBe(accessToken);
    expect(events.filter(({ type }) => type === "persist_failed")).toEqual([]);
  });

  it("stays for who has no login at hand", async () => {
    const { manager, login, clock } = withGarbage({ version: 1 });
    await failure(manager.user("u-1").get());
    await failure(manager.user("u-1").refresh());
    await clock.advance(60_000);
    expect(await failure(manager.user("u-1").get())).toMatchObject({ cause: { name: "StoreError" } });
    await clock.advance(60_000);
    const raw = await login("u-1");
    expect(manager.user("u-1").current()?.accessToken).toBe(raw.access_token);
  });
});

describe("a record that cannot be read, as the key it was sealed with is gone", () => {
  it("does not keep the user from a new login", async () => {
    const { clock, server, store, manager, process } = await user();
    await clock.advance(1_000);
    let isGone = false;
    const remove = store.delete;
    store.delete = (...given) => {
      isGone = true;
      return remove(...given);
    };
    const broken = Object.assign(new Error("fake seal"), { retryable: false });
    store.always = { get: (work) => (isGone ? work() : Promise.reject(broken)) };
    expect(await failure(process().user("u-1").get())).toBe(broken);
    server.usersOf.set("fake-code", "u-1");
    const { state } = await manager.start({ user: "u-1", redirectUri: "https://app.example/cb" });
    const { tokens } = await manager.finish(`/cb?code=fake-code&state=${state}`, { state });
    expect((await process().user("u-1").get()).accessToken).toBe(tokens.accessToken);
  });
});

describe("a store that returns an older record", () => {
  it("for a while, as a replica does, never brings a spent refresh token back", async () => {
    const { clock, server, store, source, process } = await user();
    const old = store.stored();
    await clock.advance(hour);
    await source.get();
    store.always = { get: async () => old };
    await clock.advance(hour);
    // Neither who knows better, nor who does not.
    const other = process().user("u-1");
    for (const each of [source, other]) expect(await failure(each.get())).toBeInstanceOf(AuthTemporarilyUnavailable);
    expect([server.calls.refresh, server.replays]).toEqual([1, 0]);
    store.always = undefined;
    await clock.advance(2_000);
    const { accessToken } = await source.get();
    expect((await other.get()).accessToken).toBe(accessToken);
    expect([server.calls.refresh, server.replays]).toEqual([2, 0]);
  });

  it("for good, as after a restored backup, is brought up to date by who knows better", async () => {
    const { clock, server, store, source, process } = await user();
    const old = store.stored() as TokenRecord;
    await clock.advance(hour);
    const { accessToken } = await source.get();
    await store.delete("lingpai:fake/fake-client:user:u-1");
    await store.put("lingpai:fake/fake-client:user:u-1", old, undefined);
    server.kill(accessToken);
    const next = await source.get({ rejected: accessToken });
    expect(server.accepts(next.accessToken)).toBe(true);
    expect((await process().user("u-1").get()).accessToken).toBe(next.accessToken);
    expect([server.calls.refresh, server.replays]).toEqual([2, 0]);
  });

  it("just after it was written is not believed", async () => {
    const { clock, server, store, source } = await user();
    const old = store.stored();
    await clock.advance(hour);
    // Lost on its way back, and then out of date.
    store.next.put.push(works, async (work) => {
      await work();
      store.next.get.push(async () => old);
      return fails();
    });
    const served = source.get();
    await clock.advance(3_050);
    const { accessToken } = await served;
    expect(store.stored()?.tokens?.raw.access_token).toBe(accessToken);
    expect([server.calls.refresh, server.replays]).toEqual([1, 0]);
  });
});
