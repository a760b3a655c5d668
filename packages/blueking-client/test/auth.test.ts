import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  enveloped,
  expectHidden,
  json,
  only,
  page,
  refusal,
  rejection,
  type Sent,
  wire,
} from "../../client/test/wire.ts";
import {
  ApiError,
  type BlueKingOptions,
  createBlueKingClient,
  type LoginRequest,
  NetworkError,
  ReauthRequired,
  TokenResponseError,
} from "../src/index.ts";

const secret = "secret-canary-1";
const access = "access-canary-2";
const refresh = "refresh-canary-3";
const login = "login-canary-4";
const secrets = [secret, access, refresh, login];
const token = { access_token: access, refresh_token: refresh, expires_in: 43200, identity: { username: "admin" } };
const base = "https://ssm.test/api/v1/auth/access-tokens";

const answer = (data: unknown) => json({ code: 0, message: "OK", data });
const made = (options: Partial<BlueKingOptions>, ...answers: Parameters<typeof wire>) => {
  const { fetch, sent } = wire(...answers);
  return {
    blueking: createBlueKingClient({
      appCode: "app",
      appSecret: secret,
      baseUrl: "https://ssm.test",
      fetch,
      ...options,
    }),
    sent,
  };
};
const bodyOf = ({ body }: Sent): unknown => JSON.parse(String(body));
const headers = { "content-type": "application/json", "x-bk-app-code": "app", "x-bk-app-secret": secret };
const byLogin = { grant_type: "authorization_code", id_provider: "bk_login", bk_token: login };
const byClient = { grant_type: "client_credentials", id_provider: "client" };

beforeEach(() => {
  vi.useFakeTimers({ now: 1_700_000_000_000, toFake: ["Date"] });
});
afterEach(() => {
  vi.useRealTimers();
});

describe("the token of a user", () => {
  it("comes for the login cookie of a request", async () => {
    const { blueking, sent } = made({}, answer(token));
    const request = new Request("https://app.test/", { headers: { cookie: `a=1; bk_token=${login}; b=2` } });
    const set = await blueking.auth.fromRequest(request);
    expect([only(sent).method, only(sent).url, only(sent).init.redirect]).toEqual(["POST", base, "manual"]);
    expect(Object.fromEntries(only(sent).headers)).toEqual(headers);
    expect(bodyOf(only(sent))).toEqual(byLogin);
    expect(set.reveal()).toEqual({
      accessToken: access,
      refreshToken: refresh,
      tokenType: "Bearer",
      expiresAt: 1_700_043_200_000,
    });
    expect(set.raw.identity?.username).toBe("admin");
  });

  it.each<[string, LoginRequest, string]>([
    ["a Node request", { headers: { cookie: "bk_token=t" } }, "t"],
    ["a cookie header", "bk_token=t", "t"],
    ["a cookie among others", "xbk_token=no; bk_token=t;bk_token_x=no", "t"],
    ["Headers alone", { headers: new Headers({ Cookie: "bk_token=t" }) }, "t"],
    ["a quoted value", 'a=1; bk_token="t t"', "t t"],
    ["a percent-encoded value", "bk_token=bkcrypt%24gAAAA%2B%3D%3D", "bkcrypt%24gAAAA%2B%3D%3D"],
    ["a quoted, percent-encoded value", 'bk_token="a%3Db"', "a%3Db"],
    ["a value with a bare percent sign", "bk_token=100%", "100%"],
    ["a value with equals signs", "bk_token=abc==", "abc=="],
    ["a value with a plus", "bk_token=a+b", "a+b"],
    ["blanks around", " bk_token = t ;", "t"],
    ["an empty one before a full one", "bk_token=; bk_token=t", "t"],
  ])("comes for %s", async (_, request, bk_token) => {
    const { blueking, sent } = made({}, answer(token));
    await blueking.auth.fromRequest(request);
    expect(bodyOf(only(sent))).toEqual({ ...byLogin, bk_token });
  });

  it.each<[string, LoginRequest]>([
    ["no cookie at all", new Request("https://app.test/")],
    ["no cookie in a Node request", { headers: {} }],
    ["an empty text", ""],
    ["another cookie", `bk_tokens=${login}; BK_TOKEN=${login}`],
    ["an empty cookie", "bk_token="],
    ["an empty, quoted cookie", 'bk_token=""'],
    ["a name without a value", "bk_token"],
  ])("needs a login: %s", async (_, request) => {
    const { blueking, sent } = made({});
    const error = await rejection(() => blueking.auth.fromRequest(request));
    expect(error).toBeInstanceOf(ReauthRequired);
    expect(error).toMatchObject({
      name: "ReauthRequired",
      code: "reauth_required",
      reason: "no_login",
      retryable: false,
      message: 'blueking: the request has no cookie "bk_token"',
    });
    expectHidden(error, login);
    expect(sent).toEqual([]);
  });

  it("comes for a renamed cookie, and for no other then", async () => {
    const { blueking, sent } = made({ cookies: { bk_token: "my_login" } }, answer(token));
    await blueking.auth.fromRequest(`bk_token=no; my_login=${login}`);
    expect(bodyOf(only(sent))).toEqual(byLogin);
    const error = await rejection(() => blueking.auth.fromRequest("bk_token=no"));
    expect(error.message).toBe('blueking: the request has no cookie "my_login"');
  });

  it.each([undefined, ""])("is renewed by its refresh token, in whose place may come %j", async (refresh_token) => {
    const { refresh_token: _, ...without } = token;
    const next = { ...without, access_token: "a-2", ...(refresh_token !== undefined && { refresh_token }) };
    const { blueking, sent } = made({}, answer(token), answer(next), answer(token));
    const first = await blueking.auth.fromRequest(`bk_token=${login}`);
    const second = await first.refresh();
    expect([second.accessToken, second.refreshToken]).toEqual(["a-2", refresh]);
    await second.refresh();
    expect(sent.slice(1).map(({ method, url }) => [method, url])).toEqual([
      ["POST", `${base}/refresh`],
      ["POST", `${base}/refresh`],
    ]);
    expect(sent.slice(1).map(bodyOf)).toEqual([{ refresh_token: refresh }, { refresh_token: refresh }]);
    expect(Object.fromEntries(sent[1]?.headers ?? [])).toEqual(headers);
  });
});

describe("the token of a user without a refresh token", () => {
  it("is never renewed as the application's", async () => {
    const { refresh_token: _, ...without } = token;
    const { blueking, sent } = made({}, answer(without));
    const set = await blueking.auth.fromRequest(`bk_token=${login}`);
    const error = await rejection(() => set.refresh());
    expect(error).toBeInstanceOf(ReauthRequired);
    expect(error).toMatchObject({ code: "reauth_required", reason: "no_refresh_token", retryable: false });
    expectHidden(error, ...secrets);
    expect(bodyOf(only(sent))).not.toMatchObject({ grant_type: "client_credentials" });
  });
});

describe("the token of the application", () => {
  it("is asked for, and asked anew, never refreshed", async () => {
    const { blueking, sent } = made({}, answer(token), answer({ ...token, access_token: "a-2" }));
    const set = await blueking.auth.clientCredentials();
    expect((await set.refresh()).accessToken).toBe("a-2");
    expect(sent.map(({ method, url }) => [method, url])).toEqual([
      ["POST", base],
      ["POST", base],
    ]);
    expect(sent.map(bodyOf)).toEqual([byClient, byClient]);
  });
});

describe("a token in hand", () => {
  it("can be checked", async () => {
    const { blueking, sent } = made({}, answer({ bk_app_code: "other", expires_in: 10 }));
    expect(await blueking.verifyAccessToken({ access_token: access })).toEqual({
      bk_app_code: "other",
      expires_in: 10,
    });
    expect([only(sent).url, bodyOf(only(sent))]).toEqual([`${base}/verify`, { access_token: access }]);
  });

  it("is refused where it is none", async () => {
    const { blueking, sent } = made({});
    expect((await refusal(() => blueking.auth.refresh(""))).input).toBe("refresh_token");
    expect((await refusal(() => blueking.auth.refresh("r".repeat(256)))).expected).toBe(
      "at most 255 characters, not 256",
    );
    expect(sent).toEqual([]);
  });
});

describe("a failure", () => {
  it.each([
    ["of the platform", () => json({ code: 1901400, message: "fake", data: null }, 500), ApiError],
    ["without a token", () => answer({ note: access }), TokenResponseError],
    ["without anything", () => answer(null), TokenResponseError],
    ["with a page", () => page(`<html>${access}`, 502), Error],
    ["on the way", () => Promise.reject(new TypeError("fetch failed")), NetworkError],
  ])("%s shows no secret", async (_, failing, kind) => {
    const { auth } = made({}, failing).blueking;
    for (const call of [
      () => auth.fromRequest(`bk_token=${login}`),
      () => auth.clientCredentials(),
      () => auth.refresh(refresh),
    ]) {
      const error = await rejection(call);
      expect(error).toBeInstanceOf(kind);
      expectHidden(error, ...secrets);
    }
  });

  it("names the platform's own code and words", async () => {
    const { blueking } = made({}, json({ code: 1901400, message: "参数错误", data: null }));
    const error = await rejection(() => blueking.auth.refresh(refresh));
    expect(error).toMatchObject({
      platform: "blueking",
      operation: "refreshAccessToken",
      code: 1901400,
      detail: "参数错误",
    });
  });
});

describe("printing", () => {
  it("a client or its tokens shows no secret", async () => {
    const { blueking } = made({}, enveloped(token));
    const set = await blueking.auth.fromRequest(`bk_token=${login}`);
    for (const value of [blueking, blueking.auth, set]) expectHidden(value, ...secrets);
  });
});
