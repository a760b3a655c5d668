import { describe, expect, it } from "vitest";
import { ApiError, NetworkError } from "./fake-server.ts";
import { failure } from "./lab.ts";
import { loginLab, redirectUri } from "./login-lab.ts";

const challengeOf = async (verifier: string) => {
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier));
  return btoa(String.fromCharCode(...new Uint8Array(hash)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/=+$/, "");
};

describe("a login", () => {
  it("ends with tokens that are served, renewed, and seen by other processes", async () => {
    const { manager, begin, server, process, clock } = loginLab();
    const { state, callback } = await begin("u-1");
    const { user, tokens } = await manager.finish(callback(), { state });
    expect(user).toBe("u-1");
    expect(server.accepts(tokens.accessToken)).toBe(true);
    expect(manager.user("u-1").current()).toBe(tokens);
    expect((await process().user("u-1").get()).accessToken).toBe(tokens.accessToken);
    await clock.advance(3_600_000);
    expect(server.accepts((await manager.user("u-1").get()).accessToken)).toBe(true);
    expect(server.calls).toMatchObject({ code: 1, refresh: 1, revoke: 0 });
  });

  it("has a verifier whose S256 challenge went to the login page", async () => {
    const { manager, begin, exchanges } = loginLab();
    const { state, wire, callback } = await begin();
    await manager.finish(callback(), { state });
    const verifier = exchanges[0]?.codeVerifier as string;
    expect(verifier).toMatch(/^[\w.~-]{43,128}$/);
    expect(wire.get("code_challenge")).toBe(await challengeOf(verifier));
    expect(wire.toString()).not.toContain(verifier);
  });

  it("tells the login page that the challenge is S256", async () => {
    const seen: unknown[] = [];
    const { begin } = loginLab({
      authorizationUrl: (input) => {
        seen.push(input.codeChallengeMethod);
        return `https://as.example/?state=${input.state}`;
      },
    });
    await begin();
    expect(seen).toEqual(["S256"]);
  });

  it("has a nonce that the exchange gets as the login page got it", async () => {
    const { manager, begin, exchanges } = loginLab();
    const { state, wire, callback } = await begin();
    await manager.finish(callback(), { state });
    expect(exchanges[0]?.nonce).toMatch(/^[\w-]{43}$/);
    expect(wire.get("nonce")).toBe(exchanges[0]?.nonce);
  });

  it("has neither where the platform knows neither", async () => {
    const { manager, begin, exchanges } = loginLab({ pkce: undefined, nonce: undefined });
    const { state, wire, code, callback } = await begin();
    await manager.finish(callback(), { state });
    expect([...wire.keys()].sort()).toEqual(["redirect_uri", "state"]);
    expect(exchanges).toEqual([{ code, redirectUri }]);
  });

  it("has a state, a verifier and a nonce of its own each time", async () => {
    const { manager, begin, exchanges } = loginLab();
    const logins = await Promise.all(Array.from({ length: 50 }, () => begin()));
    for (const { state, callback } of logins) await manager.finish(callback(), { state });
    for (const name of ["codeVerifier", "nonce"] as const) {
      expect(new Set(exchanges.map((each) => each[name])).size).toBe(50);
    }
    expect(new Set(logins.map(({ state }) => state)).size).toBe(50);
    expect(new Set(logins.flatMap(({ wire }) => [wire.get("state"), wire.get("nonce")])).size).toBe(100);
  });

  it("gives the exchange the redirect URI that it began with", async () => {
    const { manager, begin, exchanges } = loginLab();
    const { state, callback } = await begin();
    // The browser came by another host name.
    await manager.finish(callback().replace("app.example", "evil.example"), { state });
    expect(exchanges[0]?.redirectUri).toBe(redirectUri);
  });

  it("writes the scopes with a space between", async () => {
    const { begin } = loginLab();
    expect((await begin("u-1", { scope: "a,b c" })).wire.get("scope")).toBe("a b c");
  });

  it.each(["/cart?item=1&x=ä", "", "{}", "\0", "x".repeat(8_192)])(
    "hands back the state that it was given, which is not on the wire: %#",
    async (own) => {
      const { manager, begin } = loginLab();
      const { state, url, callback } = await begin("u-1", { state: own });
      expect(state).not.toBe(own);
      if (own) expect(new URLSearchParams(new URL(url).search).toString()).not.toContain(encodeURIComponent(own));
      expect((await manager.finish(callback(), { state })).state).toBe(own);
    },
  );

  it("hands back undefined where it was given no state", async () => {
    const { manager, begin } = loginLab();
    const { state, callback } = await begin();
    expect(await manager.finish(callback(), { state })).toHaveProperty("state", undefined);
  });

  it("can be ended by another process than it was begun by", async () => {
    const { process, begin } = loginLab();
    const { state, callback } = await begin("u-2");
    expect((await process().finish(callback(), { state })).user).toBe("u-2");
  });

  it("can be one of several in one browser, each ended by itself", async () => {
    const { manager, begin } = loginLab();
    const [a, b] = [await begin("u-1"), await begin("u-2")];
    expect((await manager.finish(b.callback(), { state: b.state })).user).toBe("u-2");
    expect((await manager.finish(a.callback(), { state: a.state })).user).toBe("u-1");
  });

  it("takes the place of the tokens of an earlier one", async () => {
    const { manager, begin, login, process } = loginLab();
    const first = await login("u-1");
    const { state, callback } = await begin("u-1");
    const { tokens } = await manager.finish(callback(), { state });
    expect(tokens.accessToken).not.toBe(first.access_token);
    for (const each of [manager, process()])
      expect((await each.user("u-1").get()).accessToken).toBe(tokens.accessToken);
  });

  it("helps a user who has to log in again", async () => {
    const { manager, begin, login, server, clock } = loginLab();
    await login("u-1");
    server.faults.push({ before: new ApiError("invalid_grant") });
    await clock.advance(3_600_000);
    expect(await failure(manager.user("u-1").get())).toMatchObject({ code: "reauth_required" });
    const { state, callback } = await begin("u-1");
    const { tokens } = await manager.finish(callback(), { state });
    expect((await manager.user("u-1").get()).accessToken).toBe(tokens.accessToken);
  });
});

it("a login does not wait for what failed before it", async () => {
  const { manager, begin, login, server, clock } = loginLab();
  await login("u-1");
  server.faults.push({ before: new NetworkError(true) });
  await clock.advance(3_600_000);
  const user = manager.user("u-1");
  expect(await failure(user.get())).toMatchObject({ code: "auth_temporarily_unavailable" });
  const { state, callback } = await begin("u-1");
  const { tokens } = await manager.finish(callback(), { state });
  server.kill(tokens.accessToken);
  expect(server.accepts((await user.get({ rejected: tokens.accessToken })).accessToken)).toBe(true);
});

describe("whom a login is for", () => {
  const userOf = (raw: object) => (raw as { user?: string }).user;

  it("is what the token answer says where nobody said before", async () => {
    const { manager, begin, server } = loginLab({ userOf });
    server.shape = (raw) => Object.assign(raw, { user: "named" });
    const { state, callback } = await begin("u-1", { names: "platform" });
    expect((await manager.finish(callback(), { state })).user).toBe("named");
    expect(manager.user("named").current()).toBeDefined();
  });

  it("is what was said before, whatever the answer says", async () => {
    const { manager, begin, server } = loginLab({ userOf });
    server.shape = (raw) => Object.assign(raw, { user: "other" });
    const { state, callback } = await begin("u-1");
    expect((await manager.finish(callback(), { state })).user).toBe("u-1");
    expect(manager.user("other").current()).toBeUndefined();
  });

  it("has to be said where the answer does not", async () => {
    const { manager, server } = loginLab({ userOf: undefined });
    expect(await failure(manager.start({ redirectUri }))).toMatchObject({
      name: "TypeError",
      message: "fake: user: expected your own id of the user who logs in",
    });
    expect(server.calls.code).toBe(0);
  });

  it.each<[string, (raw: object) => string]>([
    ["nobody", () => undefined as unknown as string],
    ["an empty name", () => ""],
    ["a number", () => 7 as unknown as string],
    ["a lone surrogate", () => "\ud800"],
    [
      "an exception",
      () => {
        throw new TypeError("fake");
      },
    ],
  ])("where the answer names %s: an error, and the tokens are ended, refresh token first", async (_, names) => {
    const { manager, begin, revoked } = loginLab({ userOf: names });
    const { state, callback } = await begin("u-1", { names: "platform" });
    expect(await failure(manager.finish(callback(), { state }))).toBeInstanceOf(TypeError);
    expect(revoked.map((token) => token.split("-")[1])).toEqual(["refresh", "access"]);
  });
});
