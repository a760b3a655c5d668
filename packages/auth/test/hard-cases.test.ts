import { describe, expect, it } from "vitest";
import type { LeaseProvider, TokenResponse, TokenStore } from "../src/index.ts";
import { ApiError, NetworkError } from "./fake-server.ts";
import { settled } from "./hand-clock.ts";
import { failure, lab } from "./lab.ts";

const hour = 3_600_000;

describe("one user's failure", () => {
  it("of a login cookie is no matter of the application", async () => {
    const { clock, server, manager, process, login } = lab();
    await login("bob");
    const refused = manager.obtain("eve", () => Promise.reject(new ApiError("invalid_grant")));
    expect(await failure(refused)).toMatchObject({ name: "ReauthRequired", reason: "no_login" });
    await clock.advance(hour / 2);
    const other = process();
    await failure(other.obtain("eve", () => Promise.reject(new ApiError("invalid_grant"))));
    expect(server.accepts((await other.user("bob").get()).accessToken)).toBe(true);
    expect(server.accepts((await other.app().get()).accessToken)).toBe(true);
  });

  it("by the application's own secret leaves to the others what the store has", async () => {
    const { clock, server, process, login } = lab();
    await login("ann");
    await clock.advance(hour - 30_000);
    await login("bob");
    const other = process();
    server.faults.push({ before: new ApiError("invalid_client", 401) });
    await clock.advance(60_000);
    expect(await failure(other.user("ann").get())).toMatchObject({ name: "ClientMisconfigured" });
    expect(server.accepts((await other.user("bob").get()).accessToken)).toBe(true);
    expect(await failure(other.user("ann").get())).toMatchObject({ name: "ClientMisconfigured" });
    expect(server.calls.refresh).toBe(1);
  });
});

describe("tokens that are in memory only", () => {
  it("are not forgotten by a job that renews what is due", async () => {
    const { clock, server, manager, process, store, login } = lab();
    await login("u-1");
    await clock.advance(hour);
    const { put } = store;
    let writes = 0;
    store.put = async (...given) => {
      if (given[1].state === "active" && ++writes <= 5) throw new Error("fake");
      return put(...given);
    };
    const renewed = manager.user("u-1").get();
    await clock.advance(5_000);
    const { accessToken } = await renewed;
    // Another process takes the marker for one of somebody who is gone.
    server.faults.push({ before: new NetworkError(true) });
    const late = failure(process().user("u-1").get());
    await clock.advance(60_000);
    await late;
    await manager.refreshDue();
    await clock.advance(60_000);
    expect(server.replays).toBe(0);
    expect(server.accepts((await manager.user("u-1").get()).accessToken)).toBe(true);
    expect(accessToken).not.toBe("");
  });
});

describe("a platform that gives the refused token again", () => {
  it("is asked once, not at each refusal", async () => {
    const { server, manager, login } = lab();
    const { access_token } = await login("u-1");
    server.shape = (raw) => ({ ...raw, access_token });
    for (let call = 0; call < 100; call++) await manager.user("u-1").get({ rejected: access_token });
    expect(server.calls.refresh).toBe(1);
  });
});

describe("a login after a revocation that the platform did not confirm", () => {
  it.each(["obtain", "finish"])("does not bring the old refresh token back: by %s", async (way) => {
    const { server, manager, store, login } = lab();
    const old = await login("u-1");
    server.faults.push({ before: new ApiError("http_503", 503) });
    await failure(manager.user("u-1").revoke());
    server.shape = ({ refresh_token: _, ...raw }) => raw;
    const raw: TokenResponse = { ...server.login("u-1") };
    delete raw.refresh_token;
    if (way === "obtain") await manager.obtain("u-1", async () => ({ raw }));
    else {
      server.usersOf.set("fake-code", "u-1");
      const { state } = await manager.start({ user: "u-1", redirectUri: "https://app.example/cb" });
      await manager.finish(`/cb?code=fake-code&state=${state}`, { state });
    }
    const { refreshToken } = await manager.user("u-1").get();
    expect(refreshToken).toBeUndefined();
    expect(server.accepts(old.access_token)).toBe(false);
    const kept = await store.get("lingpai:fake/fake-client:user:u-1");
    expect(kept?.state).toBe("active");
    expect(JSON.stringify(kept)).not.toContain(old.refresh_token);
  });
});

describe("an answer that cannot be used", () => {
  it("is taken for an interrupted renewal, as the refresh token may be spent", async () => {
    const { clock, server, manager, login } = lab();
    await login("u-1");
    await clock.advance(hour);
    server.shape = (raw) => ({ ...raw, token_type: "mac" });
    expect(await failure(manager.user("u-1").get())).toMatchObject({ name: "TokenResponseError" });
    await clock.advance(5_000);
    expect(await failure(manager.user("u-1").get())).toMatchObject({ name: "ReauthRequired", reason: "interrupted" });
  });
});

describe("who logs out while a renewal hangs", () => {
  it("is not served any more from that moment on", async () => {
    const { clock, server, manager, login } = lab();
    await login("u-1");
    await clock.advance(hour - 5 * 60_000);
    const source = manager.user("u-1");
    server.latencyMs = 20_000;
    expect(source.current()).toBeDefined();
    await settled();
    const revoked = source.revoke();
    await settled(20);
    expect(source.current()).toBeUndefined();
    await clock.advance(30_000);
    await revoked;
    expect(await failure(source.get())).toMatchObject({ reason: "revoked" });
  });
});

describe("a record that nobody can read", () => {
  const sealed = (store: TokenStore) => {
    const { get } = store;
    let isOpen = false;
    store.get = async (key) => {
      const record = await get(key);
      if (record?.tokens && !isOpen)
        throw Object.assign(new Error("fake seal"), { name: "SealError", retryable: false });
      return record;
    };
    return { open: () => (isOpen = true) };
  };

  it("is marked by a revocation, which says that the platform was not told", async () => {
    const { store, process, login } = lab();
    await login("u-1");
    const seal = sealed(store);
    expect(await failure(process().user("u-1").revoke())).toMatchObject({ name: "SealError" });
    seal.open();
    expect(await failure(process().user("u-1").get())).toMatchObject({ reason: "revoked" });
  });

  it("is left to the holder of the lease by who only waits with a login at hand", async () => {
    const { server, store, process, login } = lab();
    await login("u-1");
    sealed(store);
    let removed = 0;
    const { delete: remove } = store;
    store.delete = (...given) => {
      removed++;
      return remove(...given);
    };
    const lease: LeaseProvider = {
      async acquire(_key, { until }) {
        await until?.();
        return undefined;
      },
    };
    const manager = process({ lease });
    await failure(manager.obtain("u-1", async () => ({ raw: server.login("u-1") })));
    expect(removed).toBe(0);
  });
});

describe("many users while the platform hangs", () => {
  it("do not cost more the more there are", async () => {
    const { clock, server, manager, login } = lab();
    for (let user = 0; user < 20; user++) await login(`u-${user}`);
    server.latencyMs = 60_000;
    const gets = Array.from({ length: 30_000 }, (_, user) => failure(manager.user(`x-${user}`).get()));
    expect(await Promise.all(gets).then(({ length }) => length)).toBe(30_000);
    expect(server.accepts((await manager.user("u-0").get()).accessToken)).toBe(true);
    expect(clock.pending).toBe(0);
  });
});
