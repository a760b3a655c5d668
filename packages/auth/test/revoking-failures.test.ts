import { describe, expect, it } from "vitest";
import { AuthTemporarilyUnavailable, type TokenRecord } from "../src/index.ts";
import { NetworkError } from "./fake-server.ts";
import { failure } from "./lab.ts";
import { isNotServed, loggedIn, mark } from "./revoke-lab.ts";

describe("revoking where the platform does not answer", () => {
  const broken = async () => {
    const made = await loggedIn();
    made.events.length = 0;
    made.server.faults.push({ before: Object.assign(new NetworkError(false), { retryAfter: 7 }) });
    const error = await failure(made.user.revoke());
    return { ...made, error };
  };

  it("says so, and when to try again", async () => {
    const { error, events } = await broken();
    expect(error).toBeInstanceOf(AuthTemporarilyUnavailable);
    expect(error).toMatchObject({
      message: "fake: the tokens may still be alive (network_error)",
      retryAfter: 7,
      retryable: true,
    });
    expect(events).toEqual([]);
  });

  it("serves the tokens no more, here and elsewhere, and does not renew them", async () => {
    const made = await broken();
    expect(await made.records()).toMatchObject([{ state: "revoking" }]);
    await isNotServed(made, "revoked");
    expect(made.server.calls.refresh).toBe(0);
  });

  it("is completed by calling it again, in any process", async () => {
    const { process, records, revoked, raw, events, server } = await broken();
    await process().user("u-1").revoke();
    expect(revoked).toEqual([raw.refresh_token, raw.access_token]);
    expect(await records()).toEqual([mark]);
    expect(server.accepts(raw.access_token)).toBe(false);
    expect(events).toEqual([{ type: "revoked", platform: "fake", user: "u-1" }]);
  });

  it("begins anew where only the access token was left", async () => {
    const { server, user, revoked, raw, records } = await loggedIn();
    server.faults.push({}, { before: new NetworkError(false) });
    await failure(user.revoke());
    expect(revoked).toEqual([raw.refresh_token]);
    await user.revoke();
    expect(revoked).toEqual([raw.refresh_token, raw.refresh_token, raw.access_token]);
    expect(await records()).toEqual([mark]);
  });

  it("lets the user log in again", async () => {
    const { manager, begin, user, server } = await broken();
    const { state, callback } = await begin();
    const { tokens } = await manager.finish(callback(), { state });
    expect((await user.get()).accessToken).toBe(tokens.accessToken);
    expect(server.accepts(tokens.accessToken)).toBe(true);
  });

  it("does not wait for ever", async () => {
    const { user, clock, records } = await loggedIn({ revoke: () => new Promise(() => {}) });
    const end = failure(user.revoke());
    await clock.advance(10_000);
    expect(await end).toMatchObject({ name: "AuthTemporarilyUnavailable", cause: { code: "ETIMEDOUT" } });
    expect(await records()).toMatchObject([{ state: "revoking" }]);
    expect(clock.pending).toBe(0);
  });
});

describe("revoking where the store does not answer", () => {
  it("says so, serves nothing, and is completed later", async () => {
    const { user, store, revoked, raw } = await loggedIn();
    const { put } = store;
    store.put = () => Promise.reject(new Error("fake-canary"));
    const error = await failure(user.revoke());
    expect(error).toBeInstanceOf(AuthTemporarilyUnavailable);
    expect(`${error}`).not.toContain("canary");
    expect(user.current()).toBeUndefined();
    expect(revoked).toEqual([]);
    store.put = put;
    await user.revoke();
    expect(revoked).toEqual([raw.refresh_token, raw.access_token]);
  });

  it.each(["works again", "does not work"])("ends tokens too that are in memory only: it %s", async (how) => {
    const made = await loggedIn();
    const { store, clock, user, server, revoked, records } = made;
    const { put } = store;
    await clock.advance(3_600_000);
    let puts = 0;
    // The one that says what is about to be done, and then no more.
    store.put = (...record) => (++puts === 1 ? put(...record) : Promise.reject(new Error("fake")));
    const served = user.get();
    await clock.advance(10_000);
    const { accessToken, refreshToken } = await served;
    expect(server.accepts(accessToken)).toBe(true);
    if (how === "works again") store.put = put;
    const end = user.revoke();
    if (how === "works again") await end;
    else expect(await failure(end)).toBeInstanceOf(AuthTemporarilyUnavailable);
    expect(revoked).toEqual(expect.arrayContaining([refreshToken, accessToken]));
    expect(server.accepts(accessToken)).toBe(false);
    expect(user.current()).toBeUndefined();
    store.put = put;
    await user.revoke();
    expect(await records()).toEqual([mark]);
    await isNotServed(made, "revoked");
    await clock.advance(60_000);
    expect(await records()).toEqual([mark]);
  });
});

describe("revoking where the record cannot be read", () => {
  const unreadable = async () => {
    const made = await loggedIn();
    await made.user.get();
    const { get, delete: remove } = made.store;
    let isDamaged = true;
    made.store.get = async (key) => (isDamaged ? ({ version: 1 } as TokenRecord) : get(key));
    made.store.delete = (...given) => {
      isDamaged = false;
      return remove(...given);
    };
    return made;
  };

  it("ends the tokens that this process has", async () => {
    const made = await unreadable();
    await made.user.revoke();
    expect(made.revoked).toEqual([made.raw.refresh_token, made.raw.access_token]);
    expect(await made.records()).toEqual([mark]);
    await isNotServed(made, "revoked");
  });

  it("says that it could not where this process has none, and nobody goes on with them", async () => {
    const made = await unreadable();
    const other = made.process().user("u-1");
    expect(await failure(other.revoke())).toBeInstanceOf(AuthTemporarilyUnavailable);
    expect([made.revoked, await made.records()]).toEqual([[], [mark]]);
    expect(await failure(other.get())).toMatchObject({ reason: "revoked" });
  });
});
