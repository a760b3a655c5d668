import { describe, expect, it, onTestFinished, vi } from "vitest";
import { type AuthingOidcOptions, IdTokenError, InputError, memory } from "../src/index.ts";
import { rsaKey, signed } from "./id-tokens.ts";
import {
  type Claims,
  clientSecret,
  json,
  login,
  made,
  type Protocol,
  platform,
  redirectUri,
} from "./living-platform.ts";

describe.each<Protocol>(["oauth", "oidc"])("a user who logged in by %s", (protocol) => {
  const lab = async (more?: Partial<AuthingOidcOptions>) => {
    const server = platform();
    const authing = made(protocol, server, more);
    const end = await login(authing, server);
    return { server, authing, end };
  };
  const code = `/${protocol}/token authorization_code`;
  const refresh = `/${protocol}/token refresh_token`;

  it("is known by the caller's own id, and costs no other token call", async () => {
    const { authing, server, end } = await lab();
    expect(end).toMatchObject({ user: "u-1", tokens: { tokenType: "Bearer" } });
    await authing.as("u-1").getUserInfo();
    await authing.as(end.user).getUserInfo();
    expect(server.calls).toEqual([code]);
    const asked = { path: `/${protocol}/me`, token: "fake-access-1", body: "" };
    expect(server.seen).toEqual([asked, asked]);
  });

  it("came back to the client's redirectUri, or to that of the login", async () => {
    const { authing, end } = await lab();
    expect(end.url.searchParams.get("redirect_uri")).toBe(redirectUri);
    const { url } = await authing.auth.start({ user: "u-1", redirectUri: "https://other.example/" });
    expect(new URL(url).searchParams.get("redirect_uri")).toBe("https://other.example/");
    const without = made(protocol, platform(), { redirectUri: undefined });
    await expect(without.auth.start({ user: "u-1" })).rejects.toMatchObject({ input: "redirectUri" });
  });

  it("gets a call that was refused for its token answered once more", async () => {
    const { authing, server } = await lab();
    server.live.clear();
    await expect(authing.as("u-1").getUserInfo()).resolves.toEqual({ sub: "fake-sub" });
    expect(server.seen.map(({ token }) => token)).toEqual(["fake-access-1", "fake-access-2"]);
    expect(server.calls).toEqual([code, refresh]);
  });

  it("gets each of many calls answered when the token dies among them", async () => {
    const { authing, server } = await lab();
    const user = authing.as("u-1");
    for (let call = 0; call < 6; call++) {
      if (call === 3) server.live.clear();
      await user.getUserInfo();
    }
    const tokens = ["1", "1", "1", "1", "2", "2", "2"].map((count) => `fake-access-${count}`);
    expect(server.seen.map(({ token }) => token)).toEqual(tokens);
  });

  it("refused a thousand times at once makes one token call", async () => {
    const { authing, server } = await lab();
    server.live.clear();
    const user = authing.as("u-1");
    await Promise.all(Array.from({ length: 1_000 }, () => user.getUserInfo()));
    expect(server.calls).toEqual([code, refresh]);
  });

  it("keeps the refresh token where no new one comes", async () => {
    const { authing, server } = await lab();
    server.rotates = false;
    const user = authing.auth.user("u-1");
    for (let round = 0; round < 3; round++) expect((await user.refresh()).refreshToken).toBe("fake-refresh-1");
    expect(server.calls).toEqual([code, refresh, refresh, refresh]);
  });

  it("has to log in again when the refresh token has ended", async () => {
    const { authing, server } = await lab();
    server.live.clear();
    server.refuses = "refresh_token";
    const call = () => authing.as("u-1").getUserInfo();
    await expect(call()).rejects.toMatchObject({ name: "ReauthRequired", reason: "refused", retryable: false });
    await expect(call()).rejects.toMatchObject({ name: "ReauthRequired" });
    expect(server.calls).toEqual([code, refresh]);
  });

  it("is asked about, and ends with both tokens", async () => {
    const { authing, server } = await lab();
    const user = authing.auth.user("u-1");
    await expect(user.introspect()).resolves.toEqual({ active: true });
    await user.revoke();
    expect(server.bodies.map((form) => form.get("token"))).toEqual([
      "fake-access-1",
      "fake-refresh-1",
      "fake-access-1",
    ]);
    await expect(authing.as("u-1").getUserInfo()).rejects.toMatchObject({ reason: "revoked" });
  });

  it("with a token in hand has nobody who replaces it", async () => {
    const { authing, server } = await lab();
    server.live.clear();
    const call = authing.withToken("fake-access-1").getUserInfo();
    await expect(call).rejects.toMatchObject({ name: "ApiError", status: 401, code: "invalid_token" });
    expect(server.calls).toEqual([code]);
  });
});

describe("one store for both protocols", () => {
  it("keeps a user's two logins apart", async () => {
    const server = platform();
    const store = memory();
    const oauth = made("oauth", server, { store });
    const oidc = made("oidc", server, { store });
    await login(oauth, server);
    await expect(oidc.as("u-1").getUserInfo()).rejects.toMatchObject({ reason: "no_token" });
    await login(oidc, server);
    await Promise.all([oauth.as("u-1").getUserInfo(), oidc.as("u-1").getUserInfo()]);
    expect(server.seen.map(({ path, token }) => [path, token])).toEqual([
      ["/oauth/me", "fake-access-1"],
      ["/oidc/me", "fake-access-2"],
    ]);
    // A refresh token of the one would be refused by the other.
    await Promise.all([oauth.auth.user("u-1").refresh(), oidc.auth.user("u-1").refresh()]);
    await oauth.auth.user("u-1").revoke();
    await expect(oidc.as("u-1").getUserInfo()).resolves.toBeDefined();
  });
});

describe("one application whose address is written in two ways", () => {
  it("has the same logins", async () => {
    const server = platform();
    const store = memory();
    await login(made("oidc", server, { store }), server);
    const alike = made("oidc", server, { store, baseUrl: "https://Sample-App.authing.cn:443/" });
    await expect(alike.as("u-1").getUserInfo()).resolves.toBeDefined();
    const other = made("oidc", server, { store, baseUrl: "https://other.authing.cn" });
    await expect(other.as("u-1").getUserInfo()).rejects.toMatchObject({ reason: "no_token" });
  });
});

describe("a login of OAuth 2.0", () => {
  it("has a user, as no answer names one, and neither challenge nor nonce", async () => {
    const server = platform();
    const authing = made("oauth", server);
    const error = await authing.auth.start({}).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(InputError);
    expect(error).toMatchObject({ platform: "authing", input: "user" });
    const { url } = await login(authing, server);
    expect([...url.searchParams.keys()]).toEqual(["state", "scope", "client_id", "redirect_uri", "response_type"]);
  });
});

describe("a login of OpenID Connect", () => {
  it("without a user is kept under the ID token's sub, whatever its alphabet", async () => {
    const server = platform();
    const { idToken } = server;
    server.idToken = (claims) => idToken({ ...claims, sub: "用户-ü-1" });
    const authing = made("oidc", server);
    const { url, state } = await authing.auth.start({});
    server.nonces.push(new URL(url).searchParams.get("nonce"));
    const end = await authing.auth.finish(`/callback?code=fake-code&state=${state}`, { state });
    expect(end.user).toBe("用户-ü-1");
    await expect(authing.as("用户-ü-1").getUserInfo()).resolves.toBeDefined();
  });

  it.each<[string, (claims: Claims) => Promise<string | undefined>]>([
    ["missing", async () => undefined],
    ["no token", async () => "fake-id-token"],
    ["of another nonce", (claims) => signed({ ...claims, nonce: "fake-nonce" }, { alg: "HS256" }, clientSecret)],
    ["without a nonce", ({ nonce: _, ...claims }) => signed(claims, { alg: "HS256" }, clientSecret)],
    [
      "of another issuer",
      (claims) => signed({ ...claims, iss: "https://evil.example" }, { alg: "HS256" }, clientSecret),
    ],
    ["for another application", (claims) => signed({ ...claims, aud: "fake-other" }, { alg: "HS256" }, clientSecret)],
    ["over", (claims) => signed({ ...claims, exp: Number(claims.iat) - 60 }, { alg: "HS256" }, clientSecret)],
    ["of another access token", (claims) => signed({ ...claims, at_hash: "fake" }, { alg: "HS256" }, clientSecret)],
    ["signed by somebody else", (claims) => signed(claims, { alg: "HS256" }, `${clientSecret}-of-another`)],
    ["not signed", (claims) => signed(claims, { alg: "none" })],
  ])("whose ID token is %s is not kept, and its tokens are ended", async (_, idToken) => {
    const server = platform();
    server.idToken = idToken;
    const store = memory();
    const puts: string[] = [];
    const put: typeof store.put = (key, ...rest) => {
      puts.push(key);
      return store.put(key, ...rest);
    };
    const authing = made("oidc", server, { store: { ...store, put } });
    const error = await login(authing, server).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(IdTokenError);
    expect(error).toMatchObject({ retryable: false });
    expect(puts).toEqual([]);
    expect(authing.auth.user("u-1").current()).toBeUndefined();
    await expect(authing.as("u-1").getUserInfo()).rejects.toMatchObject({ reason: "no_token" });
    expect(server.bodies.map((form) => form.get("token"))).toEqual(["fake-refresh-1", "fake-access-1"]);
  });

  it.each<[string, () => Response | Promise<Response>]>([
    [
      "out of reach",
      () => Promise.reject(Object.assign(new TypeError("fetch failed"), { cause: { code: "ECONNREFUSED" } })),
    ],
    ["broken", () => json({ error: "temporarily_unavailable" }, 503)],
    ["busy", () => json({ error: "temporarily_unavailable" }, 429)],
  ])("that needs keys of a platform that is %s is over, as its code is spent", async (_, keys) => {
    const server = platform();
    Object.assign(server, {
      keys,
      idToken: (claims: Claims) => signed(claims, { alg: "RS256", kid: "fake" }, "fake-key"),
    });
    const authing = made("oidc", server);
    const { url, state } = await authing.auth.start({ user: "u-1" });
    server.nonces.push(new URL(url).searchParams.get("nonce"));
    const finish = () => authing.auth.finish(`/callback?code=fake-code&state=${state}`, { state });
    // To say that it may be tried again would make a second use of the code, which servers take for theft.
    await expect(finish()).rejects.toMatchObject({ name: "IdTokenError", retryable: false });
    await expect(finish()).rejects.toMatchObject({ name: "CallbackError", code: "unknown_state" });
    expect(server.calls.filter((call) => call.endsWith("code"))).toHaveLength(1);
  });

  const refreshed = async (
    idToken: (claims: Claims) => Promise<string | undefined>,
    change: (server: ReturnType<typeof platform>) => void = () => {},
    more: Partial<AuthingOidcOptions> = {},
  ) => {
    const server = platform();
    const store = memory();
    const authing = made("oidc", server, { store, ...more });
    const { tokens } = await login(authing, server);
    server.refreshedIdToken = idToken;
    change(server);
    const user = authing.auth.user("u-1");
    return {
      server,
      authing,
      user,
      before: (tokens.raw as { id_token?: string }).id_token,
      after: await user.refresh().catch((error) => error),
    };
  };
  const signedBy = (secret: string, more: Claims) => (claims: Claims) =>
    signed({ ...claims, ...more }, { alg: "HS256" }, secret);

  it.each([-10, 10])("is right on a machine whose clock is %i minutes away, and so is its renewal", async (minutes) => {
    const server = platform();
    const { idToken } = server;
    const ahead = (claims: Claims) => {
      const iat = Number(claims.iat) + minutes * 60;
      return { ...claims, iat, nbf: iat, exp: iat + 300 };
    };
    server.idToken = (claims) => idToken(ahead(claims));
    server.refreshedIdToken = (claims) => idToken({ ...ahead(claims), fake: "new" });
    const fetch: typeof server.fetch = async (url, init) => {
      const answer = await server.fetch(url, init);
      answer.headers.set("date", new Date(Date.now() + minutes * 60_000).toUTCString());
      return answer;
    };
    const authing = made("oidc", server, { fetch });
    const { tokens } = await login(authing, server);
    expect(tokens.accessToken).toBe("fake-access-1");
    const { raw } = (await tokens.refresh()) as { raw: { id_token?: string } };
    expect(raw.id_token).not.toBe((tokens.raw as { id_token?: string }).id_token);
  });

  it("that is renewed takes the ID token that comes with it", async () => {
    const { before, after } = await refreshed(signedBy(clientSecret, { fake: "new" }));
    expect([typeof before, typeof after.raw.id_token, after.raw.id_token === before]).toEqual([
      "string",
      "string",
      false,
    ]);
    expect(after.accessToken).toBe("fake-access-2");
  });

  it.each<[string, (claims: Claims) => Promise<string | undefined>]>([
    ["missing", async () => undefined],
    ["signed by somebody else", signedBy(`${clientSecret}-of-another`, {})],
    ["somebody else's, and not signed", async (claims) => signed({ ...claims, sub: "fake-other" }, { alg: "none" })],
  ])("that is renewed keeps its ID token where the new one is %s", async (_, idToken) => {
    const { before, after } = await refreshed(idToken);
    expect([after.raw.id_token, after.accessToken]).toEqual([before, "fake-access-2"]);
  });

  it("that is renewed does not wait for the platform's keys for ever, which would have it redeemed twice", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
    onTestFinished(() => void vi.useRealTimers());
    const { privateKey } = await rsaKey("fake");
    const renewed = refreshed(
      (claims) => signed(claims, { alg: "RS256", kid: "fake" }, privateKey),
      (server) => {
        server.keys = () => new Promise(() => {});
      },
      { maxRetries: 3 },
    );
    let isOver = false;
    renewed.finally(() => {
      isOver = true;
    });
    for (let seconds = 0; !isOver && seconds < 120; seconds++) {
      // What the other side has to sign and to compare gets its time, however busy the machine is.
      for (let turn = 0; turn < 20; turn++) await crypto.subtle.digest("SHA-256", new Uint8Array(1));
      await vi.advanceTimersByTimeAsync(1_000);
    }
    const { server, before, after } = await renewed;
    expect([after.raw.id_token, after.accessToken]).toEqual([before, "fake-access-2"]);
    expect(server.calls.filter((call) => call.endsWith("refresh_token"))).toHaveLength(1);
  });

  it("never goes on with the tokens of another user", async () => {
    const { server, authing, user, after } = await refreshed(signedBy(clientSecret, { sub: "fake-other" }));
    expect(after).toMatchObject({
      name: "TokenResponseError",
      retryable: false,
      message: expect.stringContaining("id_token"),
    });
    expect(server.bodies.map((form) => form.get("token"))).toEqual(["fake-refresh-2", "fake-access-2"]);
    expect(user.current()?.accessToken).not.toBe("fake-access-2");
    server.live.clear();
    await expect(authing.as("u-1").getUserInfo()).rejects.toMatchObject({ name: "TokenResponseError" });
    expect(server.calls.filter((call) => call.endsWith("refresh_token"))).toHaveLength(1);
  });

  it("whose tokens cannot be ended says what was wrong all the same", async () => {
    const server = platform();
    server.idToken = async () => undefined;
    const { fetch } = server;
    const failing: typeof fetch = (url, init) =>
      url.endsWith("/revocation") ? Promise.reject(new TypeError("fetch failed")) : fetch(url, init);
    const authing = made("oidc", server, { fetch: failing });
    await expect(login(authing, server)).rejects.toBeInstanceOf(IdTokenError);
  });
});
