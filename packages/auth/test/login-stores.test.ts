import { describe, expect, it } from "vitest";
import {
  AuthTemporarilyUnavailable,
  type Flow,
  memory,
  PersistFailed,
  type TokenRecord,
  type TokenStore,
} from "../src/index.ts";
import { generateKey, seal } from "../src/seal.ts";
import { wait } from "../src/timed.ts";
import { NetworkError } from "./fake-server.ts";
import { type HandClock, handClock } from "./hand-clock.ts";
import { failure } from "./lab.ts";
import { loginLab } from "./login-lab.ts";

/** Lets the time pass that lies between the tries. */
async function later<T>(clock: HandClock, work: Promise<T>): Promise<T> {
  const settled = work.catch(() => {});
  await clock.advance(11_000);
  await settled;
  return work;
}

/** Its operations take a millisecond each, in which others do theirs. */
function slow(store: TokenStore, clock: HandClock): TokenStore {
  return {
    ...store,
    get: (key) => wait(clock, 1).then(() => store.get(key)),
    put: (key, next, expected) => wait(clock, 1).then(() => store.put(key, next, expected)),
  };
}

describe("a login that was begun", () => {
  it("is ended by any client of the process that shares a store without logins of its own", async () => {
    const { get, put, delete: remove } = memory();
    const { process, begin } = loginLab({}, { store: { get, put, delete: remove } });
    const { state, callback } = await begin();
    expect(await process().finish(callback(), { state })).toMatchObject({ user: "u-1" });
  });

  it("is not ended by another application, which is not to see its code and verifier", async () => {
    const { process, begin, exchanges, manager } = loginLab({}, { store: memory() });
    const { state, callback } = await begin();
    const other = process({ client: ["fake", "other-client"] });
    expect(await failure(other.finish(callback(), { state }))).toMatchObject({ code: "unknown_state" });
    expect(exchanges).toEqual([]);
    expect(await manager.finish(callback(), { state })).toMatchObject({ user: "u-1" });
  });

  it.each(["a string", undefined, null, 7])(
    "is not ended with %s for the options, and no error shows its state",
    async (given) => {
      const { manager, begin } = loginLab();
      const { state, callback } = await begin();
      const options = given === "a string" ? state : given;
      const error = await failure(manager.finish(callback(), options as never));
      expect(error).toBeInstanceOf(TypeError);
      expect(String(error)).toContain("state: expected what `start` returned");
      expect(String(error)).not.toContain(state);
    },
  );
});

describe("a login whose tokens cannot be kept", () => {
  const broken = () => {
    const store = memory();
    store.put = () => Promise.reject(new Error("fake"));
    return store;
  };

  it("is a PersistFailed; the tokens are ended, refresh token first, and not served", async () => {
    const { clock, manager, begin, revoked, events } = loginLab({}, { store: broken() });
    const { state, callback } = await begin();
    const error = await failure(later(clock, manager.finish(callback(), { state })));
    expect(error).toBeInstanceOf(PersistFailed);
    expect(error).toMatchObject({ code: "persist_failed", retryable: false, cause: { name: expect.any(String) } });
    expect(revoked.map((token) => token.split("-")[1])).toEqual(["refresh", "access"]);
    expect(manager.user("u-1").current()).toBeUndefined();
    expect(events).toEqual([{ type: "persist_failed", platform: "fake", user: "u-1" }]);
  });

  it("is a PersistFailed too where the tokens cannot be ended", async () => {
    const { clock, manager, begin } = loginLab(
      { revoke: () => Promise.reject(new Error("fake")) },
      { store: broken() },
    );
    const { state, callback } = await begin();
    expect(await failure(later(clock, manager.finish(callback(), { state })))).toBeInstanceOf(PersistFailed);
  });

  it("is a PersistFailed where others keep writing", async () => {
    const store = memory();
    store.put = async () => false;
    const { clock, manager, begin, revoked } = loginLab({}, { store });
    const { state, callback } = await begin();
    expect(await failure(later(clock, manager.finish(callback(), { state })))).toBeInstanceOf(PersistFailed);
    expect(revoked).toHaveLength(2);
  });

  it("is stored in the end where many log in as the same user at once", async () => {
    const clock = handClock();
    const { process, begin, revoked, events } = loginLab({}, { clock, store: slow(memory({ clock }), clock) });
    const begun = await Promise.all(Array.from({ length: 50 }, () => begin()));
    const processes = [process(), process(), process()];
    const logins = begun.map(({ state, callback }, i) => processes[i % 3]?.finish(callback(), { state }));
    const sets = await later(clock, Promise.all(logins));
    expect(new Set(sets.map((each) => each?.tokens.accessToken)).size).toBe(50);
    expect([revoked, events]).toEqual([[], []]);
  });

  it("is tried again for a while before", async () => {
    const store = memory();
    const { put } = store;
    let puts = 0;
    store.put = async (...record) => {
      if (++puts < 3) throw new Error("fake");
      return put(...record);
    };
    const { clock, manager, begin, revoked } = loginLab({}, { store });
    const { state, callback } = await begin();
    expect((await later(clock, manager.finish(callback(), { state }))).user).toBe("u-1");
    expect([puts, revoked.length]).toEqual([3, 0]);
  });

  it.each([
    ["redeem it", "pending", true],
    ["have ended it", "revoking", false],
  ] as const)("is not stored again where that was done unheard, and others %s by now", async (_, state, isServed) => {
    const store = memory();
    const { get, put } = store;
    const written: TokenRecord[] = [];
    let key = "";
    store.put = async (of, record, expected) => {
      written.push(record);
      key = of;
      await put(of, record, expected);
      await put(of, { ...record, state, version: record.version + 1 }, record.version);
      throw new Error("fake");
    };
    const { clock, manager, begin, revoked } = loginLab({}, { store });
    const { state: begun, callback } = await begin();
    const { user, tokens } = await later(clock, manager.finish(callback(), { state: begun }));
    expect([user, written.length, revoked.length]).toEqual(["u-1", 1, 0]);
    expect(await get(key)).toMatchObject({ state, version: (written[0]?.version ?? 0) + 1 });
    expect(manager.user("u-1").current()?.accessToken).toBe(isServed ? tokens.accessToken : undefined);
  });

  it("leaves the user's earlier tokens as they are", async () => {
    const store = memory();
    const { clock, manager, begin, login, server } = loginLab({}, { store });
    const { access_token } = await login("u-1");
    const { state, callback } = await begin();
    store.put = () => Promise.reject(new Error("fake"));
    expect(await failure(later(clock, manager.finish(callback(), { state })))).toBeInstanceOf(PersistFailed);
    expect((await manager.user("u-1").get()).accessToken).toBe(access_token);
    expect(server.accepts(access_token)).toBe(true);
  });
});

describe("a store of logins", () => {
  const flows = (change: Partial<ReturnType<typeof memory>["flows"]>) => ({ ...memory().flows, ...change });

  it.each(["put", "take"] as const)(
    "that fails at `%s` is an AuthTemporarilyUnavailable without its words",
    async (name) => {
      const words = new Error("fake-canary in the words of a store", { cause: { codeVerifier: "fake-canary" } });
      const { begin, manager } = loginLab({}, { flows: flows({ [name]: () => Promise.reject(words) }) });
      const error = await failure(begin().then(({ state, callback }) => manager.finish(callback(), { state })));
      expect(error).toBeInstanceOf(AuthTemporarilyUnavailable);
      expect(`${error}${JSON.stringify(error)}`).not.toContain("canary");
      expect(error).toMatchObject({ message: "fake: the store of logins failed (Error)", cause: { name: "Error" } });
    },
  );

  it("that is sealed with a key that is gone says so, and not that it may be tried again", async () => {
    const inner = memory();
    const { begin, process } = loginLab({}, { store: seal(inner, [generateKey("2025")]) });
    const { state, callback } = await begin();
    const other = process({ store: seal(inner, [generateKey("2026")]) });
    expect(await failure(other.finish(callback(), { state }))).toMatchObject({ name: "SealError", retryable: false });
  });

  it("that does not answer is not waited for", async () => {
    const { begin, manager, clock, server } = loginLab({}, { flows: flows({ take: () => new Promise(() => {}) }) });
    const { state, callback } = await begin();
    const ended = failure(manager.finish(callback(), { state }));
    await clock.advance(10_000);
    expect(await ended).toMatchObject({ name: "AuthTemporarilyUnavailable", cause: { code: "ETIMEDOUT" } });
    expect(server.calls.code).toBe(0);
  });

  it("that does not look at the time does not make a login longer than ten minutes", async () => {
    const kept = new Map<string, Flow>();
    const { begin, manager, clock, server } = loginLab(
      {},
      { flows: { put: async (key, flow) => void kept.set(key, flow), take: async (key) => kept.get(key) } },
    );
    const { state, callback } = await begin();
    await clock.advance(600_000);
    expect(await failure(manager.finish(callback(), { state }))).toMatchObject({ code: "unknown_state" });
    expect(server.calls.code).toBe(0);
  });

  it("that cannot take a login back does not hide why it was not ended", async () => {
    const store = flows({});
    const { begin, manager, server } = loginLab({}, { flows: store });
    const { state, callback } = await begin();
    store.put = () => Promise.reject(new Error("fake"));
    server.faults.push({ before: new NetworkError(true) });
    expect(await failure(manager.finish(callback(), { state }))).toMatchObject({
      message: "fake: no token for now (network_error)",
    });
  });

  it("gets visible ASCII of at most 512 characters as key, and the state is not in it", async () => {
    const keys: string[] = [];
    const { put } = memory().flows;
    const { begin, manager } = loginLab(
      {},
      {
        flows: {
          put: (key, flow) => {
            keys.push(key);
            return put(key, flow);
          },
          take: async (key) => void keys.push(key),
        },
      },
    );
    const { state, callback } = await begin();
    await failure(manager.finish(callback(), { state }));
    // Out of a cookie that nobody signed.
    for (const odd of ["x".repeat(10_000), "user:u-1", "\0\n", "令牌", "\ud800", "../../x"]) {
      await failure(manager.finish(`/cb?${new URLSearchParams({ code: "fake", state: odd })}`, { state: odd }));
    }
    expect(keys.length).toBeGreaterThan(6);
    expect(keys[0]).toBe(keys[1]);
    for (const key of keys) expect(key).toMatch(/^[\x21-\x7e]{1,512}$/);
    expect(keys.join()).not.toContain(state);
  });
});
