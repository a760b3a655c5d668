import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { expectHidden, fields, json, only, page, refusal, rejection, type Sent, wire } from "../../client/test/wire.ts";
import {
  ApiError,
  type BlueKingAuthApiOptions,
  createBlueKingClient,
  type LoginRequest,
  NetworkError,
  ReauthRequired,
  TokenResponseError,
} from "../src/index.ts";

const secret = "secret-canary-1";
const access = "access-canary-2";
const refresh = "refresh-canary-3";
const ticket = "login-canary-4";
const secrets = [secret, access, refresh, ticket];
const token = { access_token: access, refresh_token: refresh, expires_in: 15552000, user_id: "zhangsan" };
const base = "https://gateway.test/auth_api";
const cookie = `bk_uid=zhangsan; bk_ticket=${ticket}`;

const answer = (data: unknown) => json({ result: true, code: "0", message: "", data });
const options = { appCode: "app", appSecret: secret, baseUrl: "https://gateway.test", backend: "auth_api" } as const;
const made = (more: Partial<BlueKingAuthApiOptions>, ...answers: Parameters<typeof wire>) => {
  const { fetch, sent } = wire(...answers);
  return { blueking: createBlueKingClient({ ...options, fetch, ...more }), sent };
};
const formOf = (sent: Sent): object => Object.fromEntries(fields(sent));
const application = { app_code: "app", app_secret: secret };
const byLogin = { env_name: "prod", grant_type: "authorization_code", need_new_token: "0", bk_ticket: ticket };
const byClient = { ...application, env_name: "prod", grant_type: "client_credentials", need_new_token: "0" };

beforeEach(() => {
  vi.useFakeTimers({ now: 1_700_000_000_000, toFake: ["Date"] });
});
afterEach(() => {
  vi.useRealTimers();
});

function nodeRequest(headers: Record<string, string>, remoteAddress?: string): IncomingMessage {
  const socket = new Socket();
  Object.defineProperty(socket, "remoteAddress", { value: remoteAddress });
  return Object.assign(new IncomingMessage(socket), { headers });
}

describe("the token of a user", () => {
  it("comes for the login cookies, by a form, with all that the platform wants of the application", async () => {
    const { blueking, sent } = made({}, answer(token));
    const set = await blueking.auth.fromRequest(cookie);
    expect([set.accessToken, set.refreshToken, set.expiresAt, set.raw.user_id]).toEqual([
      access,
      refresh,
      1_715_552_000_000,
      "zhangsan",
    ]);
    const { method, url, headers } = only(sent);
    expect([method, url]).toEqual(["POST", `${base}/token/`]);
    expect(formOf(only(sent))).toEqual({ ...application, ...byLogin, rtx: "zhangsan" });
    expect([...headers.keys()]).toEqual(["content-type"]);
  });

  it.each<[string, LoginRequest, string | undefined]>([
    [
      "a Request behind a proxy",
      new Request("https://app.test/", { headers: { cookie, "x-forwarded-for": "10.0.0.1, 10.0.0.2" } }),
      "10.0.0.1, 10.0.0.2",
    ],
    ["a Node request behind a proxy", nodeRequest({ cookie, "x-forwarded-for": "10.0.0.1" }, "10.0.0.9"), "10.0.0.1"],
    ["a Node request", nodeRequest({ cookie }, "10.0.0.9"), "10.0.0.9"],
    ["a list of headers", { headers: { cookie, "x-forwarded-for": ["10.0.0.1", "10.0.0.2"] } }, "10.0.0.1, 10.0.0.2"],
    ["a Request", new Request("https://app.test/", { headers: { cookie } }), undefined],
    ["a Node request whose connection is gone", nodeRequest({ cookie }), undefined],
    ["a text", cookie, undefined],
  ])("tells the address of the browser as far as it is known: %s", async (_, request, address) => {
    const { blueking, sent } = made({}, answer(token));
    await blueking.auth.fromRequest(request);
    const expected = { ...application, ...byLogin, rtx: "zhangsan" };
    expect(formOf(only(sent))).toEqual(address ? { ...expected, bk_client_ip: address } : expected);
  });

  it("comes for the cookies and the environment that the options name", async () => {
    const cookies = { openid: "my_id", openkey: "my_key" };
    const { blueking, sent } = made({ cookies, environment: "test" }, answer(token));
    await blueking.auth.fromRequest(`${cookie}; my_id=o1; my_key=${ticket}`);
    const { bk_ticket: _, ...login } = byLogin;
    expect(formOf(only(sent))).toEqual({
      ...application,
      ...login,
      env_name: "test",
      openid: "o1",
      openkey: ticket,
    });
  });

  it.each([
    ["bk_ticket", "bk_uid=zhangsan"],
    ["bk_uid", `bk_ticket=${ticket}`],
    ["bk_ticket", "bk_ticket=; bk_uid=zhangsan"],
    ["bk_ticket", ""],
  ])("needs all of the login; the error names %s", async (name, given) => {
    const { blueking, sent } = made({});
    const error = await rejection(() => blueking.auth.fromRequest(given));
    expect(error).toBeInstanceOf(ReauthRequired);
    expect(error).toMatchObject({ reason: "no_login", message: `blueking: the request has no cookie "${name}"` });
    expectHidden(error, ticket);
    expect(sent).toEqual([]);
  });

  it("needs a request", async () => {
    const { blueking } = made({});
    expect((await refusal(() => blueking.auth.fromRequest({} as LoginRequest))).input).toBe("request");
  });

  it("may be a new one at any price", async () => {
    const { blueking, sent } = made({}, answer(token));
    await blueking.auth.fromRequest(cookie, { needNewToken: true });
    expect(formOf(only(sent))).toMatchObject({ need_new_token: "1" });
  });

  it("may be a new one though one is kept, which it takes the place of", async () => {
    const { blueking, sent } = made({}, answer(token), answer({ ...token, access_token: "a-2" }));
    await blueking.auth.fromRequest(cookie, { user: "u-1" });
    const second = await blueking.auth.fromRequest(cookie, { user: "u-1", needNewToken: true });
    expect([second.accessToken, blueking.auth.user("u-1").current()?.accessToken]).toEqual(["a-2", "a-2"]);
    expect((await blueking.auth.fromRequest(cookie, { user: "u-1" })).accessToken).toBe("a-2");
    expect(sent).toHaveLength(2);
  });

  it("is renewed by its refresh token, which the answer may leave out, and the secret is in no URL", async () => {
    const { refresh_token: _, ...without } = token;
    const { blueking, sent } = made({}, answer(token), answer({ ...without, access_token: "a-2" }), answer(token));
    const first = await blueking.auth.fromRequest(cookie);
    const second = await first.refresh();
    expect([second.accessToken, second.refreshToken]).toEqual(["a-2", refresh]);
    await second.refresh();
    for (const { method, url, headers, body } of sent.slice(1)) {
      const { searchParams, origin, pathname } = new URL(url);
      expect([method, origin + pathname, body]).toEqual(["GET", `${base}/refresh_token/`, null]);
      expect(Object.fromEntries(searchParams)).toEqual({
        app_code: "app",
        env_name: "prod",
        grant_type: "refresh_token",
        refresh_token: refresh,
      });
      expect([headers.get("x-bk-app-code"), headers.get("x-bk-app-secret")]).toEqual(["app", secret]);
    }
  });

  it("is never renewed as the application's", async () => {
    const { blueking, sent } = made({}, answer({ ...token, refresh_token: "" }));
    const set = await blueking.auth.fromRequest(cookie);
    expect(await rejection(() => set.refresh())).toMatchObject({ reason: "no_refresh_token" });
    expect(sent).toHaveLength(1);
  });

  it("is not asked for twice where the answer to a renewal got lost, although that is a GET", async () => {
    const { blueking, sent } = made({}, () => json({}, 503));
    await rejection(() => blueking.auth.refresh(refresh));
    expect(sent).toHaveLength(1);
  });
});

describe("the token of the application", () => {
  it("is asked for, and asked anew, never refreshed", async () => {
    const { blueking, sent } = made({}, answer(token), answer({ ...token, access_token: "a-2" }));
    const set = await blueking.auth.clientCredentials({ headers: { "x-request-id": "r-1" } });
    expect((await set.refresh()).accessToken).toBe("a-2");
    expect(sent.map(formOf)).toEqual([byClient, byClient]);
    expect(sent.map(({ headers }) => headers.get("x-request-id"))).toEqual(["r-1", null]);
  });
});

describe("a token in hand", () => {
  it("can be checked", async () => {
    const owner = { id_providers: { rtx: { username: "zhangsan" } } };
    const { blueking, sent } = made({}, answer(owner));
    expect(await blueking.verifyAccessToken({ access_token: access })).toEqual(owner);
    const { url, headers } = only(sent);
    expect(url).toBe(`${base}/check_token/?access_token=${access}`);
    expect([headers.get("x-bk-app-code"), headers.get("x-bk-app-secret")]).toEqual(["app", secret]);
  });
});

describe("raw calls", () => {
  it("prove the application in the same places", async () => {
    const { blueking, sent } = made({}, answer(token));
    const query = { env_name: "prod", grant_type: "refresh_token", refresh_token: "r r&r", app_code: "" } as const;
    await blueking.GET("/auth_api/refresh_token/", { params: { query } });
    const { searchParams } = new URL(only(sent).url);
    expect(Object.fromEntries(searchParams)).toEqual({ ...query, app_code: "app" });
  });
});

describe("a failure", () => {
  it.each([
    ["of the platform", () => json({ result: false, code: 1308406, message: "busy", data: null }), ApiError],
    ["without a token", () => answer({ note: access }), TokenResponseError],
    ["without anything", () => answer(null), TokenResponseError],
    ["with a page", () => page(`<html>${access}`, 502), Error],
    ["on the way", () => Promise.reject(new TypeError("fetch failed")), NetworkError],
  ])("%s shows no secret", async (_, failing, kind) => {
    const { auth } = made({}, failing).blueking;
    for (const call of [() => auth.fromRequest(cookie), () => auth.clientCredentials(), () => auth.refresh(refresh)]) {
      const error = await rejection(call);
      expect(error).toBeInstanceOf(kind);
      expectHidden(error, ...secrets);
    }
  });

  it.each([1308406, "1308406"])("is told by the code %j, on HTTP 200 too", async (code) => {
    const { blueking } = made({}, json({ result: false, code, message: "票据失效", data: null }));
    expect(await rejection(() => blueking.auth.fromRequest(cookie))).toMatchObject({
      platform: "blueking",
      operation: "issueAccessToken",
      code: 1308406,
      documented: true,
      detail: "票据失效",
      status: 200,
    });
  });
});

describe("printing", () => {
  it("a client or its tokens shows no secret", async () => {
    const { blueking } = made({}, answer(token));
    const set = await blueking.auth.fromRequest(cookie);
    for (const value of [blueking, blueking.auth, set]) expectHidden(value, ...secrets);
  });
});
