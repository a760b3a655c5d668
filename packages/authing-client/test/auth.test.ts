import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { expectHidden, fields, json, only, page, refusal, rejection, wire } from "../../client/test/wire.ts";
import {
  ApiError,
  type AuthingOptions,
  createAuthingClient,
  NetworkError,
  ReauthRequired,
  TokenResponseError,
} from "../src/index.ts";

const secret = "secret-canary-1";
const access = "access-canary-2";
const refresh = "refresh-canary-3";
const code = "code-canary-4";
const secrets = [secret, access, refresh, code];
const token = {
  access_token: access,
  refresh_token: refresh,
  token_type: "Bearer",
  expires_in: 1209600,
  scope: "user",
};
const redirectUri = "https://app.test/cb?a=1";
const baseUrl = "https://sample-app.authing.cn";

const made = (options: Partial<AuthingOptions>, ...answers: Parameters<typeof wire>) => {
  const { fetch, sent } = wire(...answers);
  return {
    authing: createAuthingClient({ clientId: "app-1", clientSecret: secret, baseUrl, redirectUri, fetch, ...options }),
    sent,
  };
};

const form = { "content-type": "application/x-www-form-urlencoded" };
const post = [
  ["client_id", "app-1"],
  ["client_secret", secret],
];

beforeEach(() => {
  vi.useFakeTimers({ now: 1_700_000_000_000, toFake: ["Date"] });
});
afterEach(() => {
  vi.useRealTimers();
});

describe("the login page", () => {
  const { authing, sent } = made({});

  it("has every parameter, in the order of the platform's sample", () => {
    const codeChallenge = "c".repeat(43);
    const url = authing.auth.authorizationUrl({
      redirectUri: "https://other.test/",
      responseType: "code",
      responseMode: "query",
      state: "s 1",
      nonce: "n+1",
      scope: ["user", "email"],
      codeChallenge,
      codeChallengeMethod: "S256",
    });
    expect(url).toBe(
      `${baseUrl}/oauth/auth?state=s+1&scope=user+email&client_id=app-1&redirect_uri=https%3A%2F%2Fother.test%2F` +
        `&response_type=code&response_mode=query&nonce=n%2B1&code_challenge=${codeChallenge}&code_challenge_method=S256`,
    );
    expect(sent).toEqual([]);
  });

  it("has defaults for all of them, and a new random state each time", () => {
    const [first, second] = [new URL(authing.auth.authorizationUrl()), new URL(authing.auth.authorizationUrl({}))];
    const { state, ...rest } = Object.fromEntries(first.searchParams);
    expect(rest).toEqual({ scope: "user", client_id: "app-1", redirect_uri: redirectUri, response_type: "code" });
    expect(state).toMatch(/^[\w-]{43}$/);
    expect(second.searchParams.get("state")).not.toBe(state);
  });

  it.each([
    [{ codeChallenge: "c".repeat(43) }, "S256"],
    [{ codeChallenge: "c".repeat(43), codeChallengeMethod: "S256" as const }, "S256"],
    [{ codeChallenge: "c".repeat(43), codeChallengeMethod: "plain" as const }, "plain"],
    [{}, null],
  ])("of %j has the challenge's method %s", (input, method) => {
    const { searchParams } = new URL(authing.auth.authorizationUrl(input));
    expect(searchParams.get("code_challenge_method")).toBe(method);
    expect(searchParams.has("code_challenge")).toBe(method !== null);
  });

  it("may ask for the token in the URL", () => {
    const url = authing.auth.authorizationUrl({ responseType: "token", state: "s" });
    expect(new URL(url).searchParams.get("response_type")).toBe("token");
  });

  it.each([
    [{ responseMode: "canary" }, "response_mode"],
    [{ responseType: "canary" as "code" }, "response_type"],
    [{ codeChallenge: "canary" }, "code_challenge"],
    [{ state: "" }, "state"],
  ])("refuses %j", async (input, name) => {
    const error = await refusal(() => authing.auth.authorizationUrl(input));
    expect(error).toMatchObject({ platform: "authing", operation: "authorize", input: name });
    expectHidden(error, "canary");
  });

  it("needs a place to come back to, here or as an option", async () => {
    const { authing: bare } = made({ redirectUri: undefined });
    for (const call of [() => bare.auth.authorizationUrl(), () => bare.auth.exchangeCode({ code })]) {
      const error = await refusal(call);
      expect(error.message).toBe("authing: redirectUri: expected a URL, here or as an option of the client");
    }
    expect(bare.auth.authorizationUrl({ redirectUri, state: "s" })).toContain("redirect_uri=https%3A%2F%2Fapp.test");
  });
});

describe("a token request", () => {
  it("redeems a code", async () => {
    const { authing, sent } = made({}, json(token));
    const set = await authing.auth.exchangeCode({ code });
    const request = only(sent);
    expect([request.method, request.url, request.init.redirect]).toEqual(["POST", `${baseUrl}/oauth/token`, "manual"]);
    expect(Object.fromEntries(request.headers)).toEqual(form);
    expect(fields(request)).toEqual([
      ["grant_type", "authorization_code"],
      ["code", code],
      ["redirect_uri", redirectUri],
      ...post,
    ]);
    expect(set.reveal()).toEqual({
      accessToken: access,
      refreshToken: refresh,
      tokenType: "Bearer",
      scope: "user",
      expiresAt: 1_701_209_600_000,
    });
  });

  it("redeems a code with its verifier and another place", async () => {
    const { authing, sent } = made({}, json(token));
    await authing.auth.exchangeCode({ code, redirectUri: "https://other.test/", codeVerifier: "v".repeat(43) });
    expect(fields(only(sent)).slice(1, 4)).toEqual([
      ["code", code],
      ["redirect_uri", "https://other.test/"],
      ["code_verifier", "v".repeat(43)],
    ]);
  });

  it.each([undefined, ""])(
    "redeems a refresh token, and keeps it where %j comes for a new one",
    async (refresh_token) => {
      const { authing, sent } = made(
        {},
        json({ ...token, refresh_token, access_token: "a-2" }),
        json({ ...token, refresh_token: "r-3" }),
      );
      const second = await authing.auth.refresh(refresh);
      expect([second.accessToken, second.refreshToken]).toEqual(["a-2", refresh]);
      const third = await second.refresh();
      expect(third.refreshToken).toBe("r-3");
      const redeem = [["grant_type", "refresh_token"], ["refresh_token", refresh], ...post];
      expect(sent.map(fields)).toEqual([redeem, redeem]);
    },
  );

  it("cannot be made by a set without a refresh token", async () => {
    const { authing, sent } = made({}, json({ access_token: access, token_type: "Bearer" }));
    const set = await authing.auth.exchangeCode({ code });
    const error = await rejection(() => set.refresh());
    expect(error).toBeInstanceOf(ReauthRequired);
    expect(error).toMatchObject({ name: "ReauthRequired", reason: "no_refresh_token", retryable: false });
    expectHidden(error, ...secrets);
    expect(sent).toHaveLength(1);
  });
});

describe("how the application proves itself", () => {
  const basic = `Basic ${Buffer.from(`app-1:${secret}`).toString("base64")}`;
  const calls = {
    tokenEndpointAuthMethod: ({ auth }) => auth.refresh(refresh),
    introspectionEndpointAuthMethod: ({ auth }) => auth.introspect(access),
    revocationEndpointAuthMethod: ({ auth }) => auth.revoke(access),
  } satisfies Record<string, (authing: ReturnType<typeof made>["authing"]) => Promise<unknown>>;
  const names = Object.keys(calls) as (keyof typeof calls)[];

  it.each(names)("%s: in the form, unless told otherwise", async (name) => {
    for (const options of [{}, { [name]: "client_secret_post" }]) {
      const { authing, sent } = made(options, json(token));
      await calls[name](authing);
      expect(fields(only(sent)).slice(-2)).toEqual(post);
      expect(only(sent).headers.get("authorization")).toBeNull();
    }
  });

  it.each(names)("%s: in the header, as it is", async (name) => {
    const { authing, sent } = made({ [name]: "client_secret_basic" }, json(token));
    await calls[name](authing);
    expect(only(sent).headers.get("authorization")).toBe(basic);
    expect(fields(only(sent)).map(([field]) => field)).not.toContain("client_id");
    expect(String(only(sent).body)).not.toContain(secret);
  });

  it.each(names)("%s: by its id alone, and then needs no secret", async (name) => {
    const { authing, sent } = made({ [name]: "none", clientSecret: undefined }, json(token));
    await calls[name](authing);
    expect(fields(only(sent)).slice(-1)).toEqual([["client_id", "app-1"]]);
    expect(fields(only(sent)).map(([field]) => field)).not.toContain("client_secret");
    expect(only(sent).headers.get("authorization")).toBeNull();
  });

  it.each(names)("%s: each endpoint has a method of its own", async (name) => {
    const { authing, sent } = made({ [name]: "none" }, json(token));
    for (const other of names) if (other !== name) await calls[other](authing);
    expect(sent.map((request) => fields(request).slice(-2))).toEqual([post, post]);
  });

  it.each(names)("%s: without the secret that it needs, nothing is sent", async (name) => {
    for (const method of ["client_secret_post", "client_secret_basic"] as const) {
      const { authing, sent } = made({ [name]: method, clientSecret: undefined });
      const error = await refusal(() => calls[name](authing));
      expect(error).toMatchObject({ platform: "authing", input: "clientSecret" });
      expect(error.message).toMatch(new RegExp(`a string that is not empty, as ${name} is ${method}$`));
      expect(sent).toEqual([]);
    }
  });

  it("takes a secret of any characters into the header", async () => {
    const { authing, sent } = made(
      { clientSecret: "a:b%令+ ", tokenEndpointAuthMethod: "client_secret_basic" },
      json(token),
    );
    await authing.auth.refresh(refresh);
    const header = only(sent).headers.get("authorization") ?? "";
    expect(Buffer.from(header.replace("Basic ", ""), "base64").toString()).toBe("app-1:a:b%令+ ");
  });
});

describe("a token in hand", () => {
  it("can be asked about", async () => {
    const answer = { active: true, sub: "u", client_id: "app-1" };
    const { authing, sent } = made({}, json(answer), json({ active: false }));
    expect(await authing.auth.introspect(access)).toEqual(answer);
    expect(await authing.auth.introspect(access)).toEqual({ active: false });
    expect([sent[0]?.method, sent[0]?.url]).toEqual(["POST", `${baseUrl}/oauth/token/introspection`]);
    expect(sent.map(fields)[0]).toEqual([["token", access], ...post]);
  });

  it.each([
    ["an empty 200", new Response("")],
    ["204", new Response(null, { status: 204 })],
    ["a word", page("OK", 200, "text/plain")],
  ])("can be revoked: %s is a success", async (_, answer) => {
    const { authing, sent } = made({}, answer);
    expect(await authing.auth.revoke(access)).toBe(true);
    expect([only(sent).method, only(sent).url]).toEqual(["POST", `${baseUrl}/oauth/token/revocation`]);
    expect(fields(only(sent))).toEqual([["token", access], ...post]);
  });

  it("reads its user's profile, of which any field may be null", async () => {
    const user = { sub: "u-1", name: null, email: null };
    const { authing, sent } = made({}, json(user));
    expect(await authing.withToken(access).getUserInfo()).toEqual(user);
    expect([only(sent).method, only(sent).url]).toEqual(["GET", `${baseUrl}/oauth/me`]);
    expect(Object.fromEntries(only(sent).headers)).toEqual({ authorization: `Bearer ${access}` });
  });

  it("is refused where it is no token", async () => {
    const { authing, sent } = made({});
    expect((await refusal(() => authing.withToken(""))).input).toBe("accessToken");
    expect((await refusal(() => authing.auth.introspect(""))).input).toBe("token");
    expect((await refusal(() => authing.auth.revoke(""))).input).toBe("token");
    expect((await refusal(() => authing.auth.refresh(""))).input).toBe("refresh_token");
    expect(sent).toEqual([]);
  });
});

describe("the logout page", () => {
  it("comes back to a place, encoded, or to none", () => {
    const { authing } = made({ redirectUri: undefined });
    for (const client of [authing, made({ redirectUri }).authing]) {
      expect(client.auth.logoutUrl()).toBe(`${baseUrl}/login/profile/logout`);
      expect(client.auth.logoutUrl({})).toBe(`${baseUrl}/login/profile/logout`);
    }
    expect(authing.auth.logoutUrl({ redirectUri: "https://app.test/?a=1&b=令" })).toBe(
      `${baseUrl}/login/profile/logout?redirect_uri=https%3A%2F%2Fapp.test%2F%3Fa%3D1%26b%3D%E4%BB%A4`,
    );
  });
});

describe("a failure", () => {
  it.each([
    ["of the platform", () => json({ error: "invalid_grant", error_description: "spent" }, 400), ApiError],
    ["with a page", () => page(`<html>${access}`, 502), Error],
    ["on the way", () => Promise.reject(new TypeError("fetch failed")), NetworkError],
  ])("%s shows no secret", async (_, answer, kind) => {
    const { authing } = made({ tokenEndpointAuthMethod: "client_secret_basic" }, answer);
    const { auth } = authing;
    for (const call of [
      () => auth.exchangeCode({ code }),
      () => auth.refresh(refresh),
      () => auth.introspect(access),
      () => auth.revoke(access),
      () => authing.withToken(access).getUserInfo(),
    ]) {
      const error = await rejection(call);
      expect(error).toBeInstanceOf(kind);
      expectHidden(error, ...secrets);
    }
  });

  it("of a token answer names the field", async () => {
    for (const answer of [json({ token_type: "Bearer" }), json(null), json([access])]) {
      const { authing } = made({}, answer);
      for (const call of [() => authing.auth.exchangeCode({ code }), () => authing.auth.refresh(refresh)]) {
        const error = await rejection(call);
        expect(error).toBeInstanceOf(TokenResponseError);
        expect(error.message).toMatch(/^token response: (access_token|body): /);
        expectHidden(error, ...secrets);
      }
    }
  });
});

describe("printing", () => {
  it("a client or its tokens shows no secret", async () => {
    const { authing } = made({}, json(token));
    const set = await authing.auth.exchangeCode({ code });
    for (const value of [authing, authing.auth, authing.withToken(access), set]) expectHidden(value, ...secrets);
  });
});
