import { describe, expect, it } from "vitest";
import { memory, type TokenEndpoint, type TokenResponse, type TokenStore } from "../src/index.ts";
import { keyOf } from "../src/key.ts";
import { NetworkError } from "./fake-server.ts";
import { fails, faultyStore, works } from "./faulty.ts";
import { handClock } from "./hand-clock.ts";
import { client, type LabOptions, lab } from "./lab.ts";

const hour = 3_600_000;

async function users(count: number, options: LabOptions = {}) {
  const all = lab(options);
  for (let index = 0; index < count; index++) await all.login(`u-${index}`);
  return all;
}

describe("renewing what is due", () => {
  it("renews each token once, though several processes do it at once", async () => {
    const { clock, server, process } = await users(50);
    await clock.advance(hour - 60_000);
    const results = Promise.all(Array.from({ length: 4 }, () => process().refreshDue()));
    await clock.advance(60_000);
    const each = await results;
    expect([server.calls.refresh, server.replays]).toEqual([50, 0]);
    expect(each.flatMap(({ failed }) => failed)).toEqual([]);
    expect(Math.max(...each.map(({ renewed }) => renewed))).toBe(50);
  });

  it("leaves alone what another process renewed since the search, where it is not due any more", async () => {
    const { clock, server, store, manager, process } = await users(3);
    await clock.advance(hour);
    const slow = process({
      store: {
        ...store,
        async due(...search) {
          const keys = (await store.due?.(...search)) ?? [];
          await manager.refreshDue();
          return keys;
        },
      },
    });
    expect(await slow.refreshDue()).toEqual({ renewed: 3, failed: [] });
    expect([server.calls.refresh, server.replays]).toEqual([3, 0]);
  });

  it("leaves alone what is not due", async () => {
    const { clock, server, manager, login } = await users(3);
    await clock.advance(hour / 2);
    await login("u-late");
    await clock.advance(hour / 2 - 10 * 60_000);
    expect(await manager.refreshDue({ withinMs: 0 })).toEqual({ renewed: 0, failed: [] });
    expect(await manager.refreshDue()).toEqual({ renewed: 3, failed: [] });
    expect(server.calls.refresh).toBe(3);
  });

  it("takes the earliest first, no more than it may, and so many at the same time", async () => {
    const { clock, server, manager, login } = await users(2);
    await clock.advance(1_000);
    await login("u-later");
    await clock.advance(hour);
    server.latencyMs = 100;
    const result = manager.refreshDue({ limit: 2, concurrency: 1 });
    await clock.advance(1_000);
    expect(await result).toEqual({ renewed: 2, failed: [] });
    expect([server.calls.refresh, server.busiest]).toEqual([2, 1]);
    expect(await manager.user("u-0").get()).toBe(manager.user("u-0").current());
    expect(server.calls.refresh).toBe(2);
  });

  it("says whose could not be renewed, and goes on", async () => {
    const { clock, server, manager, events } = await users(3);
    await clock.advance(hour);
    server.faults.push({
      before: Object.assign(new Error("fake"), { name: "ApiError", code: "invalid_grant", status: 400 }),
    });
    const { renewed, failed } = await manager.refreshDue({ concurrency: 1 });
    expect(renewed).toBe(2);
    expect(failed).toMatchObject([{ user: "u-0", error: { name: "ReauthRequired", reason: "refused" } }]);
    expect(events.filter(({ type }) => type === "reauth_required")).toHaveLength(1);
    expect(await manager.refreshDue()).toEqual({ renewed: 0, failed: [] });
  });

  it.each(["u:1", "u/1*{}", "用户", "\0", "u~1", "u".repeat(8_192)])("works for every user id", async (user) => {
    const { clock, server, manager, login } = lab();
    await login(user);
    await clock.advance(hour);
    expect(await manager.refreshDue()).toEqual({ renewed: 1, failed: [] });
    expect(server.accepts((await manager.user(user).get()).accessToken)).toBe(true);
    expect(server.calls.refresh).toBe(1);
  });

  it("loses no token of a user whose id is too long for its key when the store does not take it", async () => {
    const user = "用户".repeat(8);
    const clock = handClock();
    const store = faultyStore(clock);
    const due = async () => [await keyOf(client, { user })];
    const { server, manager, login, events } = lab({ clock, store: { ...store, due } });
    await login(user);
    await clock.advance(hour - 60_000);
    events.length = 0;
    store.next.put.push(works);
    store.always = { put: fails };
    const renewed = manager.refreshDue();
    await clock.advance(3_050);
    expect(await renewed).toEqual({ renewed: 1, failed: [] });
    // Again, by the job itself and then by somebody who knows the id.
    await clock.advance(30_000);
    store.always = undefined;
    expect(await manager.refreshDue()).toEqual({ renewed: 1, failed: [] });
    expect(server.accepts((await manager.user(user).get()).accessToken)).toBe(true);
    expect([server.calls.refresh, server.replays]).toEqual([1, 0]);
    expect(events.map(({ type, user: id }) => [type, id])).toEqual([
      ["persist_failed", undefined],
      ["renewed", undefined],
    ]);
  });

  it("does not stop at those that are refused each time", async () => {
    const { clock, server, store, process } = await users(3);
    const { refresh } = server.endpoint as Required<TokenEndpoint>;
    const tokensOf = async (user: string) =>
      (await store.get(await keyOf(client, { user })))?.tokens?.raw.refresh_token;
    const spoiled = new Set<unknown>([await tokensOf("u-0"), await tokensOf("u-1")]);
    const refused = Object.assign(new Error("fake"), { name: "ApiError", status: 400, code: "fake_other" });
    const endpoint: TokenEndpoint = {
      ...server.endpoint,
      refresh: async (token, ...rest) => {
        if (spoiled.has(token)) throw refused;
        return refresh(token, ...rest);
      },
    };
    const job = process({ endpoint });
    await clock.advance(hour);
    expect(await job.refreshDue({ limit: 2 })).toMatchObject({
      renewed: 0,
      failed: [{ user: "u-0" }, { user: "u-1" }],
    });
    expect(await tokensOf("u-0")).toBeDefined();
    expect(await job.refreshDue({ limit: 2 })).toEqual({ renewed: 1, failed: [] });
    await clock.advance(hour + 1);
    expect((await job.refreshDue({ limit: 3 })).failed).toHaveLength(2);
  });

  it("does not stop at those whose answer cannot be used each time", async () => {
    const { clock, server, store, process } = await users(3);
    const { refresh } = server.endpoint as Required<TokenEndpoint>;
    let left = 2;
    const endpoint: TokenEndpoint = {
      ...server.endpoint,
      refresh: async (...given) => (left-- > 0 ? { raw: {} as TokenResponse } : refresh(...given)),
    };
    const job = process({ endpoint });
    await clock.advance(hour);
    const unusable = { error: { name: "TokenResponseError" } };
    expect(await job.refreshDue({ limit: 2 })).toMatchObject({ renewed: 0, failed: [unusable, unusable] });
    // Nobody knows what the platform did with their refresh tokens.
    expect(await store.get(await keyOf(client, { user: "u-0" }))).toMatchObject({ state: "pending", tokens: {} });
    expect(await job.refreshDue({ limit: 2 })).toEqual({ renewed: 1, failed: [] });
    // Also not where that is so again.
    await clock.advance(hour + 1);
    left = 2;
    expect(await job.refreshDue({ limit: 2, concurrency: 1 })).toMatchObject({
      renewed: 0,
      failed: [unusable, unusable],
    });
    expect(await job.refreshDue({ limit: 2 })).toEqual({ renewed: 1, failed: [] });
  });

  it("does not stop at those that nobody can read", async () => {
    const clock = handClock();
    const store = memory({ clock });
    const isUnreadable = (key: string) => /u-[01]$/.test(key);
    const searches: number[] = [];
    const sealed: TokenStore = {
      ...store,
      get: async (key) => (isUnreadable(key) ? { version: 1, state: "?" as "active" } : store.get(key)),
      async due(prefix, before, limit) {
        searches.push(limit);
        return (await store.due?.(prefix, before, limit)) ?? [];
      },
    };
    const { login, process, server } = lab({ clock, store });
    for (const user of ["u-0", "u-1", "u-2", "u-3", "u-4"]) {
      await login(user);
      await clock.advance(1_000);
    }
    await clock.advance(hour);
    const job = process({ store: sealed });
    const { renewed, failed } = await job.refreshDue({ limit: 2, concurrency: 1 });
    expect([renewed, failed.map(({ user }) => user), searches]).toEqual([2, ["u-0", "u-1"], [2, 4]]);
    expect(await job.refreshDue({ limit: 2 })).toMatchObject({ renewed: 1, failed: [{}, {}] });
    expect(server.calls.refresh).toBe(3);
  });

  it("asks for no more than it may, though some cannot be read and others are refused for good", async () => {
    const { clock, server, store, process } = await users(30);
    await clock.advance(hour);
    const unreadable = await keyOf(client, { user: "u-0" });
    const get: TokenStore["get"] = async (key) =>
      key === unreadable ? { version: 1, state: "?" as "active" } : store.get(key);
    const dead = Object.assign(new Error("fake"), { name: "ApiError", code: "invalid_grant", status: 400 });
    server.faults.push(...Array.from({ length: 9 }, () => ({ before: dead })));
    const { renewed, failed } = await process({ store: { ...store, get } }).refreshDue({ limit: 10 });
    expect([renewed, failed.length, server.calls.refresh]).toEqual([1, 10, 10]);
  });

  it("does not go on where the store does not work for now", async () => {
    const { clock, store, process } = await users(30);
    await clock.advance(hour);
    let reads = 0;
    const get: TokenStore["get"] = () => {
      reads++;
      return fails();
    };
    expect((await process({ store: { ...store, get } }).refreshDue({ limit: 10 })).failed).toHaveLength(10);
    expect(reads).toBe(10);
  });

  it("searches a few times where nobody can read anything", async () => {
    const { clock, store, process } = await users(200);
    await clock.advance(hour);
    let searches = 0;
    const other: TokenStore = {
      ...store,
      get: async () => ({ version: 1, state: "?" as "active" }),
      async due(...given) {
        searches++;
        return (await store.due?.(...given)) ?? [];
      },
    };
    expect((await process({ store: other }).refreshDue({ limit: 10 })).failed).toHaveLength(200);
    expect(searches).toBeLessThan(8);
  });

  it("renews what lives for less than it looks ahead once, though two processes come one after the other", async () => {
    const { clock, server, manager, process } = await users(20);
    const withinMs = 2 * hour;
    await clock.advance(60_000);
    expect(await manager.refreshDue({ withinMs })).toEqual({ renewed: 20, failed: [] });
    await clock.advance(20_000);
    expect(await process().refreshDue({ withinMs })).toEqual({ renewed: 20, failed: [] });
    expect(server.calls.refresh).toBe(20);
    await clock.advance(20_000);
    await process().refreshDue({ withinMs });
    expect(server.calls.refresh).toBe(40);
  });

  it("tries again at once what was refused for now", async () => {
    const { clock, server, manager } = await users(1);
    await clock.advance(hour);
    server.faults.push({ before: new NetworkError(true) });
    expect((await manager.refreshDue()).failed).toMatchObject([{ error: { name: "AuthTemporarilyUnavailable" } }]);
    await clock.advance(1_000);
    expect(await manager.refreshDue()).toEqual({ renewed: 1, failed: [] });
  });

  it("leaves alone what cannot be renewed, or has no end", async () => {
    const { clock, server, manager } = lab();
    const { refresh_token: _, ...bare } = server.login("u-1");
    await manager.obtain("u-1", async () => ({ raw: bare }));
    const { expires_in: __, ...endless } = server.login("u-2");
    await manager.obtain("u-2", async () => ({ raw: endless }));
    await clock.advance(24 * hour);
    expect(await manager.refreshDue()).toEqual({ renewed: 0, failed: [] });
    expect(server.calls.refresh).toBe(0);
  });

  it("leaves alone what has no end, also when its renewal was refused", async () => {
    const { server, manager, store } = lab();
    const { expires_in: _, ...endless } = server.login("u-1");
    await manager.obtain("u-1", async () => ({ raw: endless }));
    const refused = Object.assign(new Error("fake"), { name: "ApiError", status: 400, code: "fake_other" });
    server.faults.push({ before: refused });
    await expect(manager.user("u-1").refresh()).rejects.toBe(refused);
    expect(await store.get(await keyOf(client, { user: "u-1" }))).toMatchObject({ state: "active", tokens: {} });
    expect((await store.get(await keyOf(client, { user: "u-1" })))?.dueAt).toBeUndefined();
  });

  it("is the application's token too, and nobody else's application", async () => {
    const { clock, server, manager, process } = lab();
    await manager.app().get();
    const other = process({ client: ["fake", "other-client"] });
    await other.app().get();
    await clock.advance(hour);
    expect(await manager.refreshDue()).toEqual({ renewed: 1, failed: [] });
    expect(server.calls.app).toBe(3);
  });

  it("ends between two when it is told to", async () => {
    const { clock, server, manager } = await users(5);
    await clock.advance(hour);
    const { signal } = { signal: AbortSignal.abort() };
    expect(await manager.refreshDue({ signal })).toEqual({ renewed: 0, failed: [] });
    expect(server.calls.refresh).toBe(0);
  });

  it("says that the store does not work where it cannot search, without its words", async () => {
    const { store, process } = lab();
    const due = () => Promise.reject(Object.assign(new Error("fake-canary"), { code: "57P01" }));
    const error = await process({ store: { ...store, due } })
      .refreshDue()
      .catch((thrown) => thrown);
    expect(error).toMatchObject({ name: "AuthTemporarilyUnavailable", cause: { code: "57P01" } });
    expect(String(error)).not.toContain("canary");
  });

  it("needs a store that can search, and a number that makes sense", async () => {
    const { manager, process } = lab();
    const { get, put, delete: remove } = lab().store;
    await expect(process({ store: { get, put, delete: remove } }).refreshDue()).rejects.toThrow(
      /store\.due: expected a function/,
    );
    await expect(manager.refreshDue({ concurrency: 0 })).rejects.toThrow(/concurrency: expected 1 or more/);
  });
});
