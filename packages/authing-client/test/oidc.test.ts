import { afterEach, beforeEach, describe, expect, expectTypeOf, it, vi } from "vitest";
import { expectHidden, fields, json, only, page, refusal, rejection, wire } from "../../client/test/wire.ts";
import {
  ApiError,
  type Authing,
  type AuthingOidc,
  type AuthingOidcInput,
  type AuthingOidcOptions,
  type AuthingOidcResult,
  createAuthingClient,
  isApiError,
  NetworkError,
  ReauthRequired,
  TokenResponseError,
} from "../src/index.ts";
import { validate, validateOidc } from "../src/validate.ts";

const secret = "secret-canary-1";
const access = "access-canary-2";
const refresh = "refresh-canary-3";
const code = "code-canary-4";
const id = "id-canary-5";
const keySecret = "key-canary-6";
const secrets = [secret, access, refresh, code, id, keySecret];
const token = {
  access_token: access,
  refresh_token: refresh,
  id_token: id,
  token_type: "Bearer",
  expires_in: 3600,
  scope: "openid offline_access",
};
const redirectUri = "https://app.test/cb?a=1";
const baseUrl = "https://sample-app.authing.cn";

const made = (options: Partial<AuthingOidcOptions> = {}, ...answers: Parameters<typeof wire>) => {
  const { fetch, sent } = wire(...answers);
  const given = { clientId: "app-1", clientSecret: secret, baseUrl, redirectUri, fetch, ...options };
  return { authing: createAuthingClient({ ...given, protocol: "oidc" }), sent };
};

const post = [
  ["client_id", "app-1"],
  ["client_secret", secret],
];
const codeChallenge = "c".repeat(43);

beforeEach(() => {
  vi.useFakeTimers({ now: 1_700_000_000_000, toFake: ["Date"] });
});
afterEach(() => {
  vi.useRealTimers();
});

describe("the login page of OpenID Connect", () => {
  const { auth } = made().authing;
  const asked = (input?: Parameters<typeof auth.authorizationUrl>[0]) =>
    new URL(auth.authorizationUrl(input)).searchParams;

  it("has every parameter", () => {
    const url = auth.authorizationUrl({
      redirectUri: "https://other.test/",
      responseType: "code id_token",
      responseMode: "form_post",
      state: "s 1",
      nonce: "n+1",
      scope: ["openid", "email"],
      prompt: "login consent",
      codeChallenge,
      codeChallengeMethod: "plain",
    });
    expect(url).toBe(
      `${baseUrl}/oidc/auth?nonce=n%2B1&state=s+1&scope=openid+email&client_id=app-1` +
        "&redirect_uri=https%3A%2F%2Fother.test%2F&response_type=code+id_token&response_mode=form_post" +
        `&prompt=login+consent&code_challenge=${codeChallenge}&code_challenge_method=plain`,
    );
  });

  it("has defaults for all of them, and a new random state and nonce each time", () => {
    const pages = [asked(), asked({})].map((page) => Object.fromEntries(page));
    const random = pages.flatMap(({ state, nonce }) => [state, nonce]);
    expect(new Set(random).size).toBe(4);
    for (const each of random) expect(each).toMatch(/^[\w-]{43}$/);
    const { state: _, nonce: __, ...rest } = pages[0] ?? {};
    const scope = "openid profile email phone address";
    expect(rest).toEqual({ scope, client_id: "app-1", redirect_uri: redirectUri, response_type: "code" });
  });

  it.each([
    ["openid offline_access", undefined, "consent"],
    [["offline_access", "openid"], undefined, "consent"],
    ["openid,offline_access", undefined, "consent"],
    ["openid offline_access", "login", "login"],
    ["openid", undefined, null],
    ["openid offline_access_of_another_kind", undefined, null],
    [undefined, undefined, null],
    [undefined, "none", "none"],
  ])("of the scope %j and the prompt %s has the prompt %s", (scope, prompt, expected) => {
    expect(asked({ ...(scope && { scope }), ...(prompt && { prompt }) }).get("prompt")).toBe(expected);
  });

  it.each([
    [{ codeChallenge }, "S256"],
    [{ codeChallenge, codeChallengeMethod: "plain" as const }, "plain"],
    [{}, null],
  ])("of %j has the challenge's method %s", (input, method) => {
    expect(asked(input).get("code_challenge_method")).toBe(method);
  });

  it.each([
    [{ responseMode: "canary" }, "response_mode"],
    [{ responseType: "token" as "code" }, "response_type"],
    [{ prompt: "canary" }, "prompt"],
    [{ prompt: "none login" }, "prompt"],
    [{ nonce: "" }, "nonce"],
    [{ state: "" }, "state"],
  ])("refuses %j", async (input, name) => {
    const error = await refusal(() => auth.authorizationUrl(input));
    expect(error).toMatchObject({ platform: "authing", operation: "authorize", input: name });
    expectHidden(error, "canary");
  });

  it("needs a place to come back to, here or as an option", async () => {
    const bare = made({ redirectUri: undefined }).authing.auth;
    for (const call of [() => bare.authorizationUrl(), () => bare.exchangeCode({ code })]) {
      expect(await refusal(call)).toMatchObject({ input: "redirectUri" });
    }
  });
});

describe("a token request of OpenID Connect", () => {
  it("redeems a code with its verifier, and brings the ID token", async () => {
    const { authing, sent } = made({}, json(token));
    const set = await authing.auth.exchangeCode({ code, codeVerifier: "v".repeat(43) });
    expect([only(sent).method, only(sent).url]).toEqual(["POST", `${baseUrl}/oidc/token`]);
    expect(fields(only(sent))).toEqual([
      ["grant_type", "authorization_code"],
      ["code", code],
      ["redirect_uri", redirectUri],
      ["code_verifier", "v".repeat(43)],
      ...post,
    ]);
    expect(set.raw.id_token).toBe(id);
    expect(set.expiresAt).toBe(1_700_003_600_000);
  });

  it("redeems a refresh token, and keeps it where no new one comes", async () => {
    const { refresh_token: _, ...without } = token;
    const { authing, sent } = made(
      {},
      json({ ...without, access_token: "a-2" }),
      json({ ...token, refresh_token: "r-3" }),
    );
    const second = await authing.auth.refresh(refresh);
    expect([second.accessToken, second.refreshToken]).toEqual(["a-2", refresh]);
    expect((await second.refresh()).refreshToken).toBe("r-3");
    const redeem = [["grant_type", "refresh_token"], ["refresh_token", refresh], ...post];
    expect(sent.map(fields)).toEqual([redeem, redeem]);
  });

  it("of a login without offline_access has nothing to renew it with", async () => {
    const { refresh_token: _, ...without } = token;
    const set = await made({}, json(without)).authing.auth.exchangeCode({ code });
    expect(await rejection(() => set.refresh())).toBeInstanceOf(ReauthRequired);
  });

  it.each(["client_secret_post", "client_secret_basic", "none"] as const)(
    "of an access key has the key in the form, also where the application's method is %s",
    async (tokenEndpointAuthMethod) => {
      const answer = json({ access_token: access, token_type: "Bearer", expires_in: 60, scope: "a:b c:d" });
      const { authing, sent } = made({ tokenEndpointAuthMethod }, answer);
      const input = { scope: ["a:b", "c:d"], accessKey: "key-1", accessSecret: keySecret };
      const set = await authing.auth.clientCredentials(input);
      await set.refresh();
      const asked = [
        ["grant_type", "client_credentials"],
        ["scope", "a:b c:d"],
        ["client_id", "key-1"],
        ["client_secret", keySecret],
      ];
      expect(sent.map(fields)).toEqual([asked, asked]);
      expect(sent.map(({ headers }) => headers.get("authorization"))).toEqual([null, null]);
      expect(set.refreshToken).toBeUndefined();
      expectHidden(set, ...secrets);
    },
  );

  it.each([
    ["scope", { scope: "", accessKey: "key-1", accessSecret: keySecret }],
    ["scope", { scope: [], accessKey: "key-1", accessSecret: keySecret }],
    ["accessKey", { scope: "a", accessKey: "", accessSecret: keySecret }],
    ["accessSecret", { scope: "a", accessKey: "key-1", accessSecret: "" }],
    ["accessSecret", { scope: "a", accessKey: "key-1", accessSecret: `${keySecret}\n` }],
  ])("of an access key is not made without its %s", async (input, given) => {
    const { authing, sent } = made();
    const error = await refusal(() => authing.auth.clientCredentials(given));
    expect(error).toMatchObject({ platform: "authing", input });
    expectHidden(error, ...secrets);
    expect(sent).toEqual([]);
  });

  it("proves the application as the option says", async () => {
    const basic = `Basic ${Buffer.from(`app-1:${secret}`).toString("base64")}`;
    const { authing, sent } = made({ tokenEndpointAuthMethod: "client_secret_basic" }, json(token));
    await authing.auth.refresh(refresh);
    await authing.auth.introspect(access);
    expect(sent.map(({ headers }) => headers.get("authorization"))).toEqual([basic, null]);
    expect(sent.map(fields).map((each) => each.slice(-2).map(([name]) => name))).toEqual([
      ["grant_type", "refresh_token"],
      ["client_id", "client_secret"],
    ]);
  });
});

describe("a token of OpenID Connect", () => {
  it("can be asked about, revoked, and used", async () => {
    const state = { active: true, sub: "u", scope: "openid" };
    const { authing, sent } = made({}, json(state), new Response(null), json({ sub: "u", username: "w" }));
    expect(await authing.auth.introspect(access)).toEqual(state);
    expect(await authing.auth.revoke(refresh)).toBe(true);
    expect(await authing.withToken(access).getUserInfo()).toEqual({ sub: "u", username: "w" });
    expect(sent.map(({ method, url }) => [method, url.slice(baseUrl.length)])).toEqual([
      ["POST", "/oidc/token/introspection"],
      ["POST", "/oidc/token/revocation"],
      ["GET", "/oidc/me"],
    ]);
    expect(sent[2]?.headers.get("authorization")).toBe(`Bearer ${access}`);
  });

  it("is of a provider that tells its configuration and keys to anyone", async () => {
    const { authing, sent } = made({ clientSecret: undefined }, json({ issuer: "i" }), json({ keys: [] }));
    expect(await authing.getConfiguration()).toEqual({ issuer: "i" });
    expect(await authing.getJwks()).toEqual({ keys: [] });
    expect(sent.map(({ url }) => url.slice(baseUrl.length))).toEqual([
      "/oidc/.well-known/openid-configuration",
      "/oidc/.well-known/jwks.json",
    ]);
    expect(sent.map(({ headers }) => headers.get("authorization"))).toEqual([null, null]);
  });
});

describe("the logout page of OpenID Connect", () => {
  const { auth } = made().authing;

  it.each([
    [undefined, "/login/profile/logout"],
    [
      { redirectUri: "https://app.test/?a=1&b=2" },
      "/login/profile/logout?redirect_uri=https%3A%2F%2Fapp.test%2F%3Fa%3D1%26b%3D2",
    ],
    [{ idToken: "e30.e30.x" }, "/oidc/session/end?id_token_hint=e30.e30.x"],
    [
      { idToken: "e30.e30.x", redirectUri: "https://app.test/?a=1", state: "s 1" },
      "/oidc/session/end?id_token_hint=e30.e30.x&post_logout_redirect_uri=https%3A%2F%2Fapp.test%2F%3Fa%3D1&state=s+1",
    ],
  ])("of %j is %s", (input, expected) => {
    expect(auth.logoutUrl(input)).toBe(baseUrl + expected);
  });

  it("is none for an empty ID token", async () => {
    expect(await refusal(() => auth.logoutUrl({ idToken: "" }))).toMatchObject({ input: "id_token_hint" });
  });
});

describe("a failure of OpenID Connect", () => {
  it.each([
    ["of the platform", () => json({ error: "invalid_scope", error_description: `no ${refresh}` }, 400), ApiError],
    ["with a page", () => page(`<html>${access}`, 502), Error],
    ["on the way", () => Promise.reject(new TypeError("fetch failed")), NetworkError],
  ])("%s shows no secret", async (_, answer, kind) => {
    const { authing } = made({ maxRetries: 0 }, answer);
    const { auth } = authing;
    for (const call of [
      () => auth.exchangeCode({ code }),
      () => auth.refresh(refresh),
      () => auth.clientCredentials({ scope: "a", accessKey: "key-1", accessSecret: keySecret }),
    ]) {
      const error = await rejection(call);
      expect(error).toBeInstanceOf(kind);
      expectHidden(error, secret, access, code, id, keySecret);
    }
    expectHidden(await rejection(() => auth.refresh(refresh)), ...secrets);
  });

  it("of a token answer names the field", async () => {
    const { auth } = made({}, json({ token_type: "Bearer" })).authing;
    for (const call of [
      () => auth.exchangeCode({ code }),
      () => auth.clientCredentials({ scope: "a", accessKey: "key-1", accessSecret: keySecret }),
    ]) {
      const error = await rejection(call);
      expect(error).toBeInstanceOf(TokenResponseError);
      expect(error.message).toContain("access_token");
    }
  });

  it("has the codes that the protocol documents", async () => {
    const { auth } = made({}, json({ error: "invalid_scope" }, 400)).authing;
    const error = await rejection(() => auth.refresh(refresh));
    if (!isApiError(error, "authing") || !error.documented) throw error;
    expectTypeOf("invalid_scope" as const).toExtend<typeof error.code>();
    expect(error.code).toBe("invalid_scope");
  });

  it("is told with the operations of the protocol", async () => {
    const { authing } = made({}, json({ error: "invalid_client" }, 401));
    expect(await rejection(() => authing.getJwks())).toMatchObject({ platform: "authing", operation: "getJwks" });
  });
});

describe("the protocol", () => {
  const right = { clientId: "app-1", clientSecret: secret, baseUrl };

  it.each([
    ["protocol", { ...right, protocol: "saml" }],
    ["protocol", { ...right, protocol: "" }],
    ["protocol", { ...right, protocol: null }],
    ["issuer", { ...right, protocol: "oidc", issuer: "" }],
    ["issuer", { ...right, protocol: "oidc", issuer: 5 }],
    ["issuer", { ...right, protocol: "oauth", issuer: "https://a.authing.cn/oidc" }],
    ["clientId", { ...right, protocol: "oidc", clientId: "" }],
    ["baseUrl", { ...right, protocol: "oidc", baseUrl: undefined }],
  ])("is refused by the option's name: %s of %j", async (input, options) => {
    const error = await refusal(() => createAuthingClient(options as unknown as AuthingOidcOptions));
    expect(error).toMatchObject({ platform: "authing", operation: undefined, input });
    expectHidden(error, "canary", "saml");
  });

  it("is OAuth 2.0 unless it is chosen", () => {
    for (const options of [right, { ...right, protocol: "oauth" as const }, { ...right, protocol: undefined }]) {
      const authing = createAuthingClient(options as typeof right);
      expect(authing.auth.authorizationUrl({ redirectUri })).toContain("/oauth/auth?");
      expect(authing).not.toHaveProperty("getJwks");
      expect(authing.auth).not.toHaveProperty("checkIdToken");
    }
  });

  it("has types of its own", async () => {
    const oauth = createAuthingClient({ ...right, protocol: "oauth" });
    const oidc = createAuthingClient({ ...right, protocol: "oidc" });
    expectTypeOf(oauth).toEqualTypeOf<Authing>();
    expectTypeOf(oidc).toEqualTypeOf<AuthingOidc>();
    expectTypeOf<AuthingOidcInput<"endSession">>().toHaveProperty("id_token_hint");
    expectTypeOf<AuthingOidcResult<"requestToken">>().toHaveProperty("id_token").toEqualTypeOf<string | undefined>();
    expectTypeOf<Awaited<ReturnType<typeof oidc.auth.refresh>>["raw"]>().toHaveProperty("id_token");
    expectTypeOf<Awaited<ReturnType<typeof oauth.auth.refresh>>["raw"]>().not.toHaveProperty("id_token");
    // @ts-expect-error: only OpenID Connect has keys
    expect(oauth.getJwks).toBeUndefined();
    // @ts-expect-error: a user's token is needed
    await refusal(() => oidc.getUserInfo());
  });

  it("is what the schemas are of", async () => {
    const oidc = made({ validate: validateOidc("throw") }, json({ keys: "none" })).authing;
    expect(await rejection(() => oidc.getJwks())).toMatchObject({ name: "ResponseFormatError" });
    const { fetch } = wire(json({ sub: 5 }));
    const oauth = createAuthingClient({ ...right, fetch, validate: validate("throw") });
    expect(await rejection(() => oauth.withToken("t").getUserInfo())).toMatchObject({ name: "ResponseFormatError" });
  });
});

describe("printing a client of OpenID Connect", () => {
  it("or its tokens shows no secret", async () => {
    const { authing } = made({}, json(token));
    const set = await authing.auth.exchangeCode({ code });
    for (const value of [authing, authing.auth, authing.withToken(access), set]) expectHidden(value, ...secrets);
  });
});
