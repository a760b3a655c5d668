import { describe, expect, it } from "vitest";
import { keyOf } from "../src/key.ts";
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
