import { afterEach, describe, expect, it } from "vitest";
import { type AuthingOidcOptions, CallbackError, type ClientAuthMethod, IdTokenError, memory } from "../src/index.ts";
import { closeAll, lab, scope } from "./certified-lab.ts";
import { clientId, logoutUri, redirectUri, secret } from "./certified-server.ts";

afterEach(closeAll);

type Flow = Parameters<ReturnType<typeof memory>["flows"]["put"]>[1];

/** A store of logins that gives back something else than was put there. */
const forgetful = (change: Partial<Flow>): NonNullable<AuthingOidcOptions["flows"]> => {
  const { flows } = memory();
  return {
    put: (key, flow) => flows.put(key, flow),
    take: async (key) => {
      const flow = await flows.take(key);
      return flow && { ...flow, ...change };
    },
  };
};

const methods = (method: ClientAuthMethod) => ({
  tokenEndpointAuthMethod: method,
  introspectionEndpointAuthMethod: method,
  revocationEndpointAuthMethod: method,
});

describe("a login at a certified server", () => {
  it("goes from the login page to the user's claims, and fits the spec at every step", async () => {
    const { authing, server, begun, misfits } = await lab();
    const { callback, state, asked } = await begun({ state: "own" });
    expect(Object.fromEntries(asked)).toMatchObject({ prompt: "consent", code_challenge_method: "S256", scope });
    expect([...callback.searchParams.keys()].sort()).toEqual(["code", "iss", "state"]);
    const end = await authing.auth.finish(callback, { state });
    expect(end).toMatchObject({ user: "alice", state: "own", tokens: { scope } });
    await expect(authing.as("alice").getUserInfo()).resolves.toEqual({ sub: "alice", nickname: "Fake" });
    await expect(authing.getConfiguration()).resolves.toMatchObject({ issuer: `${server.url}/oidc` });
    expect(server.grants).toEqual(["authorization_code"]);
    expect(misfits).toEqual([]);
  });

  it("is kept under the caller's own id where there is one, and else under the ID token's sub", async () => {
    const { authing, login } = await lab();
    expect(await login({ user: "u-1" })).toMatchObject({ user: "u-1" });
    expect(await login({}, { name: "bob" })).toMatchObject({ user: "alice" });
    await expect(authing.as("u-1").getUserInfo()).resolves.toMatchObject({ sub: "alice" });
  });

  it.each(["RS256", "HS256"] as const)("has an ID token signed with %s", async (alg) => {
    const { authing, login, countOf } = await lab({ client: { id_token_signed_response_alg: alg } });
    const { tokens } = await login();
    const idToken = tokens.raw.id_token ?? "";
    expect(JSON.parse(atob(idToken.split(".")[0] ?? ""))).toMatchObject({ alg });
    expect(countOf(".well-known/jwks.json")).toBe(alg === "RS256" ? 1 : 0);
    await expect(authing.auth.checkIdToken({ idToken })).resolves.toMatchObject({ sub: "alice", aud: clientId });
    // Of the payload a letter is another one.
    const forged = idToken.replace(/\.(.{20})(.)/, (_, start, at) => `.${start}${at === "A" ? "B" : "A"}`);
    await expect(authing.auth.checkIdToken({ idToken: forged })).rejects.toBeInstanceOf(IdTokenError);
  });

  it("is refused by the server when the verifier is another one, or missing", async () => {
    for (const change of [{ codeVerifier: "v".repeat(43) }, { codeVerifier: "" }]) {
      const { authing, login, server } = await lab({}, { flows: forgetful(change) });
      await expect(login()).rejects.toMatchObject({ name: "ApiError", code: "invalid_grant", status: 400 });
      expect(server.grants).toEqual(["authorization_code: invalid_grant"]);
      await expect(authing.as("alice").getUserInfo()).rejects.toMatchObject({ reason: "no_token" });
    }
  });

  it("with another nonce is not kept, and its tokens are ended", async () => {
    const { authing, server, login, countOf } = await lab({}, { flows: forgetful({ nonce: "fake-nonce" }) });
    await expect(login()).rejects.toBeInstanceOf(IdTokenError);
    expect(server.grants).toEqual(["authorization_code"]);
    expect(countOf("token/revocation")).toBeGreaterThan(0);
    await expect(authing.as("alice").getUserInfo()).rejects.toMatchObject({ reason: "no_token" });
  });

  it.each<[string, (callback: URLSearchParams) => void, string]>([
    ["another state", (given) => given.set("state", "fake-state"), "state_mismatch"],
    ["no state", (given) => given.delete("state"), "invalid_callback"],
    ["two states", (given) => given.append("state", "fake-state"), "invalid_callback"],
    ["another iss", (given) => given.set("iss", "https://evil.example/oidc"), "invalid_callback"],
    ["an iss that is almost ours", (given) => given.set("iss", `${given.get("iss")}/`), "invalid_callback"],
    ["two codes", (given) => given.append("code", "fake-code"), "invalid_callback"],
  ])("that comes back with %s is refused before its code is sent", async (_, change, code) => {
    const { authing, server, begun } = await lab();
    const { callback, state } = await begun();
    const wrong = new URL(callback);
    change(wrong.searchParams);
    const finished = authing.auth.finish(wrong, { state });
    await expect(finished).rejects.toMatchObject({ name: "CallbackError", code });
    expect(server.grants).toEqual([]);
    // Whoever sends rubbish does not end the login of the one who began it.
    await expect(authing.auth.finish(callback, { state })).resolves.toMatchObject({ user: "alice" });
  });

  it("that the user denies is told by the platform's word, and is over", async () => {
    const { authing, server, begun } = await lab();
    const { callback, state } = await begun({}, { denies: true });
    const error = await authing.auth.finish(callback, { state }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(CallbackError);
    expect(error).toMatchObject({ code: "access_denied", retryable: false });
    await expect(authing.auth.finish(`?code=fake-code&state=${state}`, { state })).rejects.toMatchObject({
      code: "unknown_state",
    });
    expect(server.grants).toEqual([]);
  });

  it("ends once: the same callback again does not reach the server", async () => {
    const { authing, server, begun } = await lab();
    const { callback, state } = await begun();
    await authing.auth.finish(callback, { state });
    await expect(authing.auth.finish(callback, { state })).rejects.toMatchObject({ code: "unknown_state" });
    expect(server.grants).toEqual(["authorization_code"]);
  });

  it("whose code somebody uses again is over: the server ends its tokens", async () => {
    const { authing, server } = await lab();
    const { auth } = authing;
    const codeVerifier = "fake-verifier-".repeat(4);
    const codeChallenge = Buffer.from(
      await crypto.subtle.digest("SHA-256", new TextEncoder().encode(codeVerifier)),
    ).toString("base64url");
    const page = await server.browser().open(auth.authorizationUrl({ scope, codeChallenge }));
    const code = new URL(page.url).searchParams.get("code") ?? "";
    const tokens = await auth.exchangeCode({ code, codeVerifier });
    await expect(auth.introspect(tokens.accessToken)).resolves.toMatchObject({ active: true });
    const again = auth.exchangeCode({ code, codeVerifier });
    await expect(again).rejects.toMatchObject({ name: "ApiError", code: "invalid_grant" });
    await expect(auth.introspect(tokens.accessToken)).resolves.toEqual({ active: false });
    await expect(tokens.refresh()).rejects.toMatchObject({ code: "invalid_grant" });
  });
});

describe("an application that proves itself", () => {
  it.each<[ClientAuthMethod, string | undefined]>([
    ["client_secret_post", secret],
    ["client_secret_basic", secret],
    ["none", undefined],
    ["client_secret_post", "fake:secret+of %2F 100%&=\"'~/?#[]".repeat(2)],
    // What both ways of writing have alike.
    ["client_secret_basic", "fake:secret&of=a~lot/of?signs#[]!$'()*,;@".repeat(2)],
  ])("with %s and the secret %j logs in, renews, asks and revokes", async (method, given) => {
    const client = { token_endpoint_auth_method: method, ...(given ? { client_secret: given } : {}) };
    const own = { clientSecret: given, ...methods(method) } as Partial<AuthingOidcOptions>;
    const { authing, server, login } = await lab({ client }, own);
    await login();
    const alice = authing.auth.user("alice");
    await alice.refresh();
    await expect(alice.introspect()).resolves.toMatchObject({ active: true, sub: "alice", client_id: clientId });
    await alice.revoke();
    expect(server.grants).toEqual(["authorization_code", "refresh_token"]);
    expect(server.seen.filter((line) => / [45]\d\d$/.test(line))).toEqual([]);
  });

  it.each([
    ["a plus, which means a space", "fake+secret+".repeat(4), { name: "ClientMisconfigured", error: "invalid_client" }],
    ["what looks escaped", "fake%2Fsecret".repeat(4), { name: "ClientMisconfigured", error: "invalid_client" }],
    ["a bare percent", "fake%secret%".repeat(4), { name: "ApiError", code: "invalid_request" }],
  ])("by client_secret_basic, as Authing has it, is refused where RFC 6749 counts: %s", async (_, given, error) => {
    const client = { token_endpoint_auth_method: "client_secret_basic" as const, client_secret: given };
    const { login } = await lab({ client }, { clientSecret: given, ...methods("client_secret_basic") });
    await expect(login()).rejects.toMatchObject(error);
  });

  it("with another secret is told that it is the application that is refused", async () => {
    const { login } = await lab({}, { clientSecret: "fake-secret-of-another" });
    const error = await login().catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: "ClientMisconfigured", error: "invalid_client" });
    expect(`${(error as Error).stack}`).not.toContain("fake-secret");
  });
});

describe("the logout page of a certified server", () => {
  it("takes the ID token, and the user has to log in again", async () => {
    const { authing, browser, login } = await lab();
    const { tokens } = await login();
    const idToken = tokens.raw.id_token ?? "";
    const silent = async () => {
      const page = authing.auth.authorizationUrl({ scope: "openid", prompt: "none", codeChallenge: "c".repeat(43) });
      return new URL((await browser.open(page)).url).searchParams.get("error");
    };
    expect(await silent()).toBeNull();
    const page = await browser.open(authing.auth.logoutUrl({ idToken, redirectUri: logoutUri, state: "s 1" }));
    expect(page.status).toBe(200);
    expect((await browser.submit(page, { logout: "yes" })).url).toBe(`${logoutUri}?state=s+1`);
    expect(await silent()).toBe("login_required");
  });

  it("is refused with a place that is not registered, or another ID token", async () => {
    const { authing, browser, login } = await lab();
    const idToken = (await login()).tokens.raw.id_token ?? "";
    for (const input of [
      { idToken, redirectUri },
      { idToken: `${idToken.slice(0, -8)}AAAAAAAA`, redirectUri: logoutUri },
    ]) {
      expect((await browser.open(authing.auth.logoutUrl(input))).status).toBe(400);
    }
  });
});
