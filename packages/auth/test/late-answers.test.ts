import { describe, expect, it } from "vitest";
import { memory } from "../src/index.ts";
import { handClock, settled } from "./hand-clock.ts";
import { failure, type Lab, lab } from "./lab.ts";

const redirectUri = "https://app.example/callback";

async function logIn({ manager, server }: Lab, code = "fake-code-2"): Promise<string> {
  server.usersOf.set(code, "u-1");
  const { state } = await manager.start({ user: "u-1", redirectUri });
  const { tokens } = await manager.finish(`${redirectUri}?code=${code}&state=${state}`, { state });
  return tokens.accessToken;
}

describe("a login is not forgotten for what was stored before it", () => {
  it("when the store is late to say that it took what a renewal brought", async () => {
    const all = lab();
    const { access_token: rejected } = await all.login("u-1");
    const { put } = all.store;
    let answer = (): void => {};
    const late = new Promise<void>((resolve) => {
      answer = resolve;
    });
    let writes = 0;
    all.store.put = async (key, next, expected) => {
      const isDone = await put(key, next, expected);
      // The first is `pending`, the second what came of it.
      if (++writes === 2) await late;
      return isDone;
    };
    const renewing = all.manager.user("u-1").get({ rejected });
    await settled();
    expect(writes).toBe(2);
    const mine = await logIn(all);
    answer();
    await renewing;
    expect((await all.manager.user("u-1").get()).accessToken).toBe(mine);
    expect(all.clock.pending).toBe(0);
  });
});

describe("a login that was stored, and revoked before the store said so", () => {
  it("stays revoked: it is not stored again", async () => {
    const all = lab();
    await all.login("u-1");
    const { put } = all.store;
    let answer = (): void => {};
    const late = new Promise<void>((resolve) => {
      answer = resolve;
    });
    let writes = 0;
    all.store.put = async (...record) => {
      const isDone = await put(...record);
      if (++writes === 1) await late;
      return isDone;
    };
    const login = logIn(all);
    await settled();
    await all.manager.user("u-1").revoke();
    answer();
    expect(all.server.accepts(await login)).toBe(false);
    expect(all.manager.user("u-1").current()).toBeUndefined();
    for (const manager of [all.manager, all.process()]) {
      expect(await failure(manager.user("u-1").get())).toMatchObject({ reason: "revoked" });
    }
  });
});

describe("a look into the store that is answered late", () => {
  /** Somebody looks, and hears of it when the rest is over. */
  const looked = async () => {
    const all = lab();
    const raw = await all.login("u-1");
    const mine = all.process();
    const { get } = all.store;
    let answer = (): void => {};
    const late = new Promise<void>((resolve) => {
      answer = resolve;
    });
    let looks = 0;
    all.store.get = async (key) => {
      const record = await get(key);
      if (++looks === 1) await late;
      return record;
    };
    const looking = mine.user("u-1").get();
    await settled();
    expect(looks).toBe(1);
    return { ...all, raw, manager: mine, user: mine.user("u-1"), looking, answer };
  };

  it("does not hide a login of this process", async () => {
    const all = await looked();
    const mine = await logIn(all);
    all.answer();
    expect((await all.looking).accessToken).toBe(mine);
    expect(all.user.current()?.accessToken).toBe(mine);
    expect((await all.user.get()).accessToken).toBe(mine);
    expect(all.server.calls.refresh).toBe(0);
  });

  it("does not bring back what was revoked in this process", async () => {
    const all = await looked();
    const revoking = all.user.revoke();
    all.answer();
    await Promise.allSettled([all.looking]);
    await revoking;
    expect(all.user.current()).toBeUndefined();
    expect(await failure(all.user.get())).toMatchObject({ reason: "revoked" });
  });

  it("does not bring it back either where the look began during the revocation", async () => {
    const all = lab();
    await all.login("u-1");
    const { get, put } = all.store;
    let [answer, go] = [(): void => {}, (): void => {}];
    const late = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const slow = new Promise<void>((resolve) => {
      go = resolve;
    });
    let end = (): void => {};
    const ended = new Promise<void>((resolve) => {
      end = resolve;
    });
    const user = all.process({ endpoint: { ...all.server.endpoint, revoke: () => ended } }).user("u-1");
    await user.get();
    all.store.put = async (...record) => {
      await slow;
      return put(...record);
    };
    const revoking = user.revoke();
    await settled();
    all.store.get = async (key) => {
      const record = await get(key);
      await late;
      return record;
    };
    const looking = user.get().catch((error: unknown) => error);
    await settled();
    go();
    await settled();
    answer();
    await looking;
    // The platform has not been told yet.
    expect(user.current()).toBeUndefined();
    end();
    await revoking;
    all.store.get = get;
    expect(await failure(user.get())).toMatchObject({ reason: "revoked" });
    expect(all.server.calls.refresh).toBe(0);
  });
});

describe("processes whose clocks differ by three seconds", () => {
  it("keep a login that came after a revocation elsewhere", async () => {
    const clock = handClock();
    const { server, process } = lab({ clock, store: memory({ clock }) });
    const ahead = process({ clock: { now: () => clock.now() + 3_000, after: clock.after } });
    const behind = process();
    const first = server.login("u-1");
    await ahead.obtain("u-1", async () => ({ raw: first }));
    await clock.advance(1_000);
    await behind.user("u-1").revoke();
    await clock.advance(1_000);
    const second = server.login("u-1");
    await behind.obtain("u-1", async () => ({ raw: second }));
    const { accessToken } = await ahead.user("u-1").get({ rejected: first.access_token });
    expect(accessToken).toBe(second.access_token);
  });
});
