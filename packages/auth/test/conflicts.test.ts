import { describe, expect, it } from "vitest";
import { AuthTemporarilyUnavailable, ReauthRequired, type TokenManager, type TokenResponse } from "../src/index.ts";
import { ApiError, type FakeServer } from "./fake-server.ts";
import { faultyStore, ttlLease, works } from "./faulty.ts";
import { handClock, settled } from "./hand-clock.ts";
import { failure, lab } from "./lab.ts";
import { mark } from "./revoke-lab.ts";

const hour = 3_600_000;
const key = "lingpai:fake/fake-client:user:u-1";

async function expired(options: Parameters<typeof lab>[0] = {}) {
  const clock = handClock();
  const store = faultyStore(clock);
  const here = lab({ ...options, clock, store });
  const raw = await here.login("u-1");
  await clock.advance(hour);
  here.server.latencyMs = 2_000;
  return { ...here, store, raw, source: here.manager.user("u-1") };
}

/** Logs the user in by way of a browser. */
async function loginAt(manager: TokenManager<TokenResponse>, server: FakeServer) {
  server.usersOf.set("fake-code", "u-1");
  const { state } = await manager.start({ user: "u-1", redirectUri: "https://app.example/cb" });
  return (await manager.finish(`/cb?code=fake-code&state=${state}`, { state })).tokens;
}

describe("a record that another process renewed", () => {
  it("before one looked into the store is adopted", async () => {
    const { clock, server, source, process } = await expired();
    const theirs = process().user("u-1").get();
    await clock.advance(2_000);
    expect((await source.get()).accessToken).toBe((await theirs).accessToken);
    expect(server.calls.refresh).toBe(1);
  });

  it("between that look and the lease is adopted: one looks again", async () => {
    const { server, source, process } = await expired();
    server.latencyMs = 0;
    const other = process({ lease: ttlLease(handClock()) }).user("u-1");
    let theirs = "";
    const late = process({
      lease: {
        async acquire() {
          theirs = (await other.get()).accessToken;
          return { lost: new AbortController().signal, release: async () => {} };
        },
      },
    }).user("u-1");
    expect((await late.get()).accessToken).toBe(theirs);
    expect((await source.get()).accessToken).toBe(theirs);
    expect([server.calls.refresh, server.replays]).toEqual([1, 0]);
  });

  it("between the last look and the marker is adopted: a marker that does not fit is no right to redeem", async () => {
    const { server, source, store, process } = await expired();
    server.latencyMs = 0;
    const other = process({ lease: ttlLease(handClock()) }).user("u-1");
    let theirs = "";
    store.next.put.push(async (work) => {
      theirs = (await other.get()).accessToken;
      return work();
    });
    expect((await source.get()).accessToken).toBe(theirs);
    expect([server.calls.refresh, server.replays]).toEqual([1, 0]);
  });

  it("again and again makes one give up for now, without a call", async () => {
    const { server, source, store } = await expired();
    store.always = { put: async () => false };
    expect(await failure(source.get())).toBeInstanceOf(AuthTemporarilyUnavailable);
    expect([server.calls.refresh, store.counts.put]).toEqual([0, 4]);
  });
});

describe("a login while a renewal is under way", () => {
  it.each(["the same process", "another process"])("in %s wins: all get its token, and it stays", async (where) => {
    const { clock, server, source, manager, process, store } = await expired();
    const renewed = source.get();
    await settled();
    server.latencyMs = 0;
    const { accessToken } = await loginAt(where === "another process" ? process() : manager, server);
    await clock.advance(2_000);
    expect((await renewed).accessToken).toBe(accessToken);
    expect(store.stored()?.tokens?.raw.access_token).toBe(accessToken);
    expect(source.current()?.accessToken).toBe(accessToken);
    expect([server.calls.refresh, server.replays]).toEqual([1, 0]);
  });

  it.each([
    ["is refused", new ApiError("invalid_grant")],
    ["fails for now", new ApiError("rate_limited", 429)],
  ])("that %s heals it: nobody is told to log in again", async (_, after) => {
    const { clock, server, source, process, store, events } = await expired();
    server.faults.push({ after });
    const renewed = source.get().catch((error: unknown) => error);
    await settled();
    server.latencyMs = 0;
    const { accessToken } = await loginAt(process(), server);
    await clock.advance(2_000);
    await renewed;
    await clock.advance(1_000);
    expect((await source.get()).accessToken).toBe(accessToken);
    expect(store.stored()).toMatchObject({ state: "active", tokens: { raw: { access_token: accessToken } } });
    expect(events.map(({ type }) => type)).not.toContain("reauth_required");
    expect(server.calls.refresh).toBe(1);
  });
});

describe("a revocation while a renewal is under way", () => {
  it("in another process wins: the new tokens are ended at the platform, and nobody gets them", async () => {
    const { clock, server, source, process, store } = await expired();
    let [token, revocations] = ["", 0];
    server.shape = (raw) => {
      token = raw.access_token;
      return raw;
    };
    store.next.put.push(works, async (work) => {
      await process().user("u-1").revoke();
      revocations = server.calls.revoke;
      return work();
    });
    const gone = failure(source.get());
    await clock.advance(2_000);
    expect(await gone).toBeInstanceOf(ReauthRequired);
    expect(await gone).toMatchObject({ reason: "revoked" });
    expect(server.calls.revoke).toBe(revocations + 2);
    expect([server.accepts(token), source.current()]).toEqual([false, undefined]);
    expect(store.stored()).toEqual(mark);
    expect(await failure(source.get())).toMatchObject({ reason: "revoked" });
  });

  it("in another process ends what is served here, although that would live for some minutes", async () => {
    const clock = handClock();
    const store = faultyStore(clock);
    const { server, manager, process, login } = lab({ clock, store });
    await login("u-1");
    await clock.advance(hour - 180_000);
    const source = manager.user("u-1");
    store.next.put.push(works, async (work) => {
      await process().user("u-1").revoke();
      return work();
    });
    expect(source.current()).toBeDefined();
    await settled();
    expect(source.current()).toBeUndefined();
    expect(await failure(source.get())).toBeInstanceOf(ReauthRequired);
    expect(server.calls.refresh).toBe(1);
  });

  it("in the same process ends at once what there was, and then what it brought", async () => {
    const { clock, server, source, store } = await expired();
    const served = failure(source.get());
    await settled();
    const revoked = source.revoke();
    await settled(20);
    expect(server.calls.revoke).toBe(2);
    await clock.advance(2_000);
    expect(await served).toMatchObject({ name: "ReauthRequired", reason: "revoked" });
    await revoked;
    expect(source.current()).toBeUndefined();
    expect(store.stored()).toEqual(mark);
  });

  it("that the platform does not confirm is no hole: the record says so, and is not renewed", async () => {
    const { clock, server, source, store, process } = await expired();
    const gone = failure(source.get());
    await settled();
    server.faults.push({ before: new ApiError("http_503", 503) });
    await failure(process().user("u-1").revoke());
    await clock.advance(2_000);
    expect(await gone).toMatchObject({ reason: "revoked" });
    expect(store.stored()?.state).toBe("revoking");
    expect(await failure(source.get())).toMatchObject({ reason: "revoked" });
    expect(server.calls.refresh).toBe(1);
  });
});

describe("a process that took our refresh token for dead while we had the answer", () => {
  it("is corrected: the tokens are kept", async () => {
    const { clock, server, source, store, process } = await expired();
    const served = source.get();
    await settled();
    const version = (store.stored()?.version ?? 0) + 10_000;
    await store.put(key, { version, state: "needs_reauth", reason: "interrupted" }, store.stored()?.version);
    await clock.advance(2_050);
    const { accessToken } = await served;
    expect(store.stored()).toMatchObject({ state: "active", tokens: { raw: { access_token: accessToken } } });
    expect(store.stored()?.version).toBeGreaterThan(version);
    expect((await process().user("u-1").get()).accessToken).toBe(accessToken);
    expect(server.replays).toBe(0);
  });
});
