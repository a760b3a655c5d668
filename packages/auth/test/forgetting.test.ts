import { describe, expect, it } from "vitest";
import type { TokenEndpoint, TokenRecord } from "../src/index.ts";
import { keyOf } from "../src/key.ts";
import { generateKey, type SealKey, seal } from "../src/seal.ts";
import { wait } from "../src/timed.ts";
import { fails } from "./faulty.ts";
import { client, failure } from "./lab.ts";
import { loggedIn, mark } from "./revoke-lab.ts";

const hour = 3_600_000;
const key = await keyOf(client, { user: "u-1" });
/** A platform that cannot be told of the end of tokens. */
const silent = { revoke: undefined };

describe("a user who is forgotten", () => {
  it("has no tokens at the platform, and no record that shows the id", async () => {
    const { server, store, raw, user, records } = await loggedIn();
    const keys: string[] = [];
    const { put } = store;
    store.put = (of, ...rest) => {
      keys.push(of);
      return put(of, ...rest);
    };
    await user.forget();
    expect(server.accepts(raw.access_token)).toBe(false);
    expect(await store.get(key)).toBeUndefined();
    expect(await records()).toEqual([mark]);
    expect(keys.filter((each) => !each.includes("u-1"))).toHaveLength(1);
    expect(await failure(user.get())).toMatchObject({ name: "ReauthRequired" });
  });

  it("does not come back by another process that still has the tokens, however late", async () => {
    const { clock, process, server, store, user } = await loggedIn(silent);
    const idle = process();
    await idle.user("u-1").get();
    await user.forget();
    await clock.advance(10 * hour);
    expect(await failure(idle.user("u-1").get())).toMatchObject({ name: "ReauthRequired", reason: "revoked" });
    expect(await failure(idle.user("u-1").refresh())).toMatchObject({ name: "ReauthRequired" });
    expect([await store.get(key), server.calls.refresh]).toEqual([undefined, 0]);
  });

  it("does not come back by a renewal that was under way", async () => {
    const { clock, process, server, store, user } = await loggedIn(silent);
    const other = process();
    await other.user("u-1").get();
    await clock.advance(hour);
    server.latencyMs = 5_000;
    const renewal = failure(other.user("u-1").get());
    await clock.advance(1_000);
    await user.forget();
    await clock.advance(5_000);
    expect(await renewal).toMatchObject({ name: "ReauthRequired", reason: "revoked" });
    expect(await store.get(key)).toBeUndefined();
  });

  it("comes back by a login, is not lost with the store then, and can be forgotten again", async () => {
    const { clock, process, server, store, user, records } = await loggedIn(silent);
    await user.forget();
    await clock.advance(1_000);
    const raw = server.login("u-1");
    await process().obtain("u-1", async () => ({ raw }));
    const other = process();
    expect((await other.user("u-1").get()).accessToken).toBe(raw.access_token);
    await store.delete(key);
    await clock.advance(hour);
    expect(server.accepts((await other.user("u-1").get()).accessToken)).toBe(true);
    expect(await store.get(key)).toMatchObject({ state: "active" });
    await process().user("u-1").forget();
    expect(await records()).toEqual([mark]);
    expect(await failure(other.user("u-1").refresh())).toMatchObject({ reason: "revoked" });
  });

  it("by two at once has nothing left but the mark, without tokens", async () => {
    const { clock, process, server, store, records } = await loggedIn();
    const { revoke } = server.endpoint as Required<TokenEndpoint>;
    const slowly: TokenEndpoint["revoke"] = (...given) => wait(clock, 200).then(() => revoke(...given));
    const endpoint = { ...server.endpoint, revoke: slowly };
    const [one, other] = [process({ endpoint }), process({ endpoint })];
    const all = [one.user("u-1").forget()];
    await clock.advance(50);
    all.push(one.user("u-1").forget(), other.user("u-1").forget());
    await clock.advance(10_000);
    await Promise.all(all);
    expect([await store.get(key), await records()]).toEqual([undefined, [mark]]);
  });

  it("by one, while another only revokes, has nothing left either", async () => {
    const { clock, process, server, store, records } = await loggedIn();
    const { revoke } = server.endpoint as Required<TokenEndpoint>;
    const slowly: TokenEndpoint["revoke"] = (...given) => wait(clock, 200).then(() => revoke(...given));
    const endpoint = { ...server.endpoint, revoke: slowly };
    const forgotten = process({ endpoint }).user("u-1").forget();
    await clock.advance(50);
    const revoked = process({ endpoint }).user("u-1").revoke();
    await clock.advance(10_000);
    await Promise.all([forgotten, revoked]);
    expect([await store.get(key), await records()]).toEqual([undefined, [mark]]);
  });

  it("has nothing left where another writes the mark of revoke() just before the record is removed", async () => {
    const { store, user, records } = await loggedIn();
    const { delete: remove } = store;
    let removals = 0;
    store.delete = async (of, version) => {
      if (++removals === 1) await store.put(of, { ...(mark as TokenRecord), version: 3e12 }, version);
      return remove(of, version);
    };
    await user.forget();
    expect([await store.get(key), await records(), removals]).toEqual([undefined, [mark], 2]);
  });

  it("does not come back by who revokes the tokens that he still has", async () => {
    const { process, store, user, records, revoked } = await loggedIn();
    const other = process();
    await other.user("u-1").get();
    await user.forget();
    revoked.length = 0;
    await other.user("u-1").revoke();
    expect([await store.get(key), await records(), revoked]).toEqual([undefined, [mark], []]);
    expect(other.user("u-1").current()).toBeUndefined();
  });

  it("does not come back by tokens that the store did not take, though their clock was ahead", async () => {
    const { clock, process, server, store, user } = await loggedIn(silent);
    let isDown = false;
    const down = <T>(work: () => Promise<T>): Promise<T> => (isDown ? fails() : work());
    const ahead = { now: () => clock.now() + 60_000, after: clock.after };
    const { refresh } = server.endpoint as Required<TokenEndpoint>;
    const other = process({
      clock: ahead,
      store: {
        ...store,
        get: (of) => down(() => store.get(of)),
        put: (...given) => down(() => store.put(...given)),
      },
      endpoint: {
        ...server.endpoint,
        refresh: async (...given) => {
          isDown = true;
          await wait(clock, 100);
          return refresh(...given);
        },
      },
    });
    await other.user("u-1").get();
    const renewed = other.user("u-1").refresh();
    await clock.advance(10_000);
    const { accessToken } = await renewed;
    await user.forget();
    isDown = false;
    expect(other.user("u-1").current()?.accessToken).toBe(accessToken);
    await clock.advance(5_000);
    expect(other.user("u-1").current()).toBeUndefined();
    expect(await store.get(key)).toBeUndefined();
  });

  it.each(["obtain", "isNew"])("logs in after all that others know of, by a clock that is behind: %s", async (how) => {
    const { clock, process, server, store, user } = await loggedIn();
    const ahead = { now: () => clock.now() + 600_000, after: clock.after };
    const [one, other] = [process({ clock: ahead }), process({ clock: ahead })];
    const first = server.login("u-1");
    await one.obtain("u-1", async () => ({ raw: first }), { isNew: true });
    await other.user("u-1").get();
    await one.user("u-1").forget();
    const raw = server.login("u-1");
    const behind = process();
    await behind.obtain("u-1", async () => ({ raw }), { isNew: how === "isNew" });
    expect(server.accepts((await other.user("u-1").refresh()).accessToken)).toBe(true);
    expect(await store.get(key)).toMatchObject({ state: "active" });
    expect(server.accepts((await user.refresh()).accessToken)).toBe(true);
    expect(server.replays).toBe(0);
  });

  it("comes back by a login, whose tokens are ended where the store has lost them, and not lost in the middle of a renewal", async () => {
    const { clock, process, server, store, user, revoked } = await loggedIn();
    await user.forget();
    await clock.advance(1_000);
    const [one, other] = [process(), process()];
    const login = async () => {
      const raw = server.login("u-1");
      await one.obtain("u-1", async () => ({ raw }), { isNew: true });
      return raw;
    };
    await login();
    server.latencyMs = 1_000;
    const renewal = one.user("u-1").refresh();
    await clock.advance(500);
    await store.delete(key);
    await clock.advance(1_000);
    expect(await store.get(key)).toMatchObject({ state: "active" });
    expect(server.accepts((await renewal).accessToken)).toBe(true);

    server.latencyMs = 0;
    const { refresh_token } = await login();
    await other.user("u-1").get();
    await store.delete(key);
    revoked.length = 0;
    await other.user("u-1").revoke();
    expect(revoked[0]).toBe(refresh_token);
    expect(await store.get(key)).toEqual(mark);
  });

  it("can be forgotten although nobody can read the mark of the time before", async () => {
    const { process, store, server } = await loggedIn(silent);
    const [old, young] = [generateKey("2025"), generateKey("2026")];
    const login = async (keys: readonly SealKey[]) => {
      const manager = process({ store: seal(store, keys) });
      const raw = server.login("u-1");
      await manager.obtain("u-1", async () => ({ raw }), { isNew: true });
      return manager.user("u-1");
    };
    await (await login([old])).forget();
    await login([young, old]);
    await process({ store: seal(store, [young]) })
      .user("u-1")
      .forget();
    expect(await store.get(key)).toBeUndefined();
    await login([old]);
    expect(await store.get(key)).toMatchObject({ state: "active" });
  });

  it("whose id is too long for a key has a record without it all the same, which stays as the mark", async () => {
    const { manager, login, records } = await loggedIn(silent);
    const id = "用户".repeat(100);
    await login(id);
    await manager.user(id).forget();
    expect(await records()).toContainEqual(mark);
    expect(await failure(manager.user(id).get())).toMatchObject({ reason: "revoked" });
  });

  it("is still there where the store does not take the mark, and is forgotten by the next call", async () => {
    const { store, user, records } = await loggedIn(silent);
    const { put } = store;
    store.put = (of, ...rest) => (of === key ? put(of, ...rest) : fails());
    expect(await failure(user.forget())).toMatchObject({ name: "AuthTemporarilyUnavailable" });
    expect(await store.get(key)).toEqual(mark);
    store.put = put;
    await user.forget();
    expect([await store.get(key), await records()]).toEqual([undefined, [mark]]);
  });

  it("is the application too, which asks for another token when it needs one", async () => {
    const { manager, server } = await loggedIn(silent);
    await manager.app().get();
    await manager.app().forget();
    expect(server.accepts((await manager.app().get()).accessToken)).toBe(true);
    expect(server.calls.app).toBe(2);
  });
});
