import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { memory, type TokenStore } from "../src/index.ts";
import { closeAll, lab } from "./certified-lab.ts";

// The server has no clock to be given; its own and ours are the same.
beforeEach(() => {
  vi.useFakeTimers({ now: Date.now(), toFake: ["Date"] });
});
afterEach(async () => {
  vi.useRealTimers();
  await closeAll();
});

const later = (seconds: number) => vi.setSystemTime(Date.now() + seconds * 1000);
const hour = 3_600;

type Server = Awaited<ReturnType<typeof lab>>["server"];

/** The server forgets an access token before its time. */
const forget = async ({ provider }: Server, accessToken: string) =>
  (await provider.AccessToken.find(accessToken))?.destroy();

describe("a login that is renewed at a certified server", () => {
  it("has another refresh token each time where the server rotates", async () => {
    const { authing, server, login } = await lab({ rotates: true });
    const spent = [(await login()).tokens.refreshToken];
    for (let round = 0; round < 3; round++) {
      later(601);
      await authing.as("alice").getUserInfo();
      spent.push(authing.auth.user("alice").current()?.refreshToken);
    }
    expect(new Set(spent).size).toBe(4);
    expect(server.grants).toEqual(["authorization_code", "refresh_token", "refresh_token", "refresh_token"]);
  });

  it("keeps its refresh token where the server does not", async () => {
    const { authing, server, login } = await lab({ rotates: false });
    const { refreshToken } = (await login()).tokens;
    for (let round = 0; round < 3; round++) {
      later(601);
      await authing.as("alice").getUserInfo();
      expect(authing.auth.user("alice").current()?.refreshToken).toBe(refreshToken);
    }
    expect(server.grants.slice(1)).toEqual(["refresh_token", "refresh_token", "refresh_token"]);
  });

  it("makes one token request for a hundred callers whose token has ended", async () => {
    const { authing, server, login, countOf } = await lab();
    await login();
    later(601);
    const alice = authing.as("alice");
    const claims = await Promise.all(Array.from({ length: 100 }, () => alice.getUserInfo()));
    expect(claims.every(({ sub }) => sub === "alice")).toBe(true);
    expect([countOf("token"), countOf("me")]).toEqual([2, 100]);
    expect(server.grants).toEqual(["authorization_code", "refresh_token"]);
  });

  it("makes one token request for a hundred callers who are refused at once", async () => {
    const { authing, server, login, countOf } = await lab();
    await forget(server, (await login()).tokens.accessToken);
    const alice = authing.as("alice");
    await Promise.all(Array.from({ length: 100 }, () => alice.getUserInfo()));
    expect([countOf("token"), countOf("me")]).toEqual([2, 200]);
  });

  it("gets another token also where one was just asked for by hand, which was no answer to a refusal", async () => {
    const { authing, server, login } = await lab();
    await login();
    await forget(server, (await authing.auth.user("alice").refresh()).accessToken);
    await expect(authing.as("alice").getUserInfo()).resolves.toMatchObject({ sub: "alice" });
  });

  it("makes one token request for two clients that share a store", async () => {
    const { client, server, login } = await lab({}, { store: memory() });
    await login();
    later(601);
    const clients = [client(), client()];
    await Promise.all(clients.flatMap((each) => Array.from({ length: 20 }, () => each.as("alice").getUserInfo())));
    expect(server.grants).toEqual(["authorization_code", "refresh_token"]);
  });

  it("is renewed before its end, while the old token is served", async () => {
    const { authing, server, login } = await lab();
    const { accessToken } = (await login()).tokens;
    later(500);
    await authing.as("alice").getUserInfo();
    await vi.waitFor(() => expect(server.grants).toHaveLength(2));
    await vi.waitFor(() => expect(authing.auth.user("alice").current()?.accessToken).not.toBe(accessToken));
  });

  it("is sent again with another token where the token has ended and the store says otherwise", async () => {
    const inner = memory();
    const keys: string[] = [];
    const put: TokenStore["put"] = (key, ...rest) => {
      keys.push(key);
      return inner.put(key, ...rest);
    };
    const store = { ...inner, put };
    const { client, server, login, countOf } = await lab({}, { store });
    await login();
    later(601);
    const key = keys[0] ?? "";
    const record = await inner.get(key);
    if (!record?.tokens) throw new Error("no record");
    const tokens = { ...record.tokens, obtainedAt: Date.now() };
    await inner.put(key, { ...record, tokens, version: record.version + 1 }, record.version);
    await expect(client().as("alice").getUserInfo()).resolves.toMatchObject({ sub: "alice" });
    expect(server.seen.filter((line) => line.startsWith("/oidc/me"))).toEqual(["/oidc/me 401", "/oidc/me 200"]);
    expect(countOf("token")).toBe(2);
  });

  it("without offline_access ends with its token, and nobody is asked", async () => {
    const { authing, login, countOf } = await lab();
    const { tokens } = await login({ scope: "openid" });
    expect(tokens.refreshToken).toBeUndefined();
    await authing.as("alice").getUserInfo();
    later(601);
    await expect(authing.as("alice").getUserInfo()).rejects.toMatchObject({ reason: "no_refresh_token" });
    expect([countOf("token"), countOf("me")]).toEqual([1, 1]);
  });

  it("is over when the refresh token has ended", async () => {
    const { authing, login } = await lab();
    await login();
    later(25 * hour);
    await expect(authing.as("alice").getUserInfo()).rejects.toMatchObject({ reason: "refused" });
  });
});

describe("a spent refresh token that comes back", () => {
  it("ends the whole family at the server; here a login is asked for once, and then known to be needed", async () => {
    const { authing, server, login, events, countOf } = await lab();
    const stolen = (await login()).tokens.refreshToken ?? "";
    later(601);
    const { accessToken } = await authing.auth.user("alice").get();
    await expect(authing.auth.refresh(stolen)).rejects.toMatchObject({ name: "ApiError", code: "invalid_grant" });
    await expect(authing.auth.introspect(accessToken)).resolves.toEqual({ active: false });

    const calls = Array.from({ length: 20 }, () => authing.as("alice").getUserInfo());
    const failures = await Promise.allSettled(calls);
    expect(failures.map((each) => each.status === "rejected" && each.reason.reason)).toEqual(
      calls.map(() => "refused"),
    );
    const before = countOf("token");
    await expect(authing.as("alice").getUserInfo()).rejects.toMatchObject({ name: "ReauthRequired" });
    expect(countOf("token")).toBe(before);
    expect(server.grants.slice(2)).toEqual(["refresh_token: invalid_grant", "refresh_token: invalid_grant"]);
    expect(events.map(({ type }) => type)).toEqual(["renewed", "reauth_required"]);

    await login();
    await expect(authing.as("alice").getUserInfo()).resolves.toMatchObject({ sub: "alice" });
  });
});

describe("the tokens of a login at a certified server", () => {
  it("are alive until they end, by the platform's own word", async () => {
    const { authing, login } = await lab();
    const { accessToken, refreshToken = "" } = (await login()).tokens;
    const { introspect } = authing.auth;
    const alive = { active: true, sub: "alice", scope: "openid profile offline_access" };
    await expect(authing.auth.user("alice").introspect()).resolves.toMatchObject(alive);
    await expect(introspect(refreshToken)).resolves.toMatchObject(alive);
    later(601);
    await expect(introspect(accessToken)).resolves.toEqual({ active: false });
    await expect(introspect("fake-token")).resolves.toEqual({ active: false });
    // This one is renewed first.
    await expect(authing.auth.user("alice").introspect()).resolves.toMatchObject(alive);
  });

  it("are both ended by revoke, at the server too; again it does no harm", async () => {
    const { authing, server, login, countOf, events } = await lab();
    const { accessToken, refreshToken = "" } = (await login()).tokens;
    const { provider } = server;
    await expect(provider.AccessToken.find(accessToken)).resolves.toBeDefined();
    await authing.auth.user("alice").revoke();
    await expect(provider.AccessToken.find(accessToken)).resolves.toBeUndefined();
    await expect(provider.RefreshToken.find(refreshToken)).resolves.toBeUndefined();
    await expect(authing.withToken(accessToken).getUserInfo()).rejects.toMatchObject({ status: 401 });
    await expect(authing.auth.refresh(refreshToken)).rejects.toMatchObject({ code: "invalid_grant" });
    const before = countOf("token/revocation");
    await authing.auth.user("alice").revoke();
    expect(countOf("token/revocation")).toBe(before);
    await expect(authing.as("alice").getUserInfo()).rejects.toMatchObject({ reason: "revoked" });
    expect(events.map(({ type }) => type)).toEqual(["revoked"]);
  });
});
