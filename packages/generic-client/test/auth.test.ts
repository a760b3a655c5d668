import { createHmac } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { expectHidden, fields, json, only, page, refusal, rejection, type Sent, wire } from "../../client/test/wire.ts";
import {
  ApiError,
  createGenericClient,
  type GenericOptions,
  NetworkError,
  ReauthRequired,
  TokenResponseError,
} from "../src/index.ts";

const secret = "secret-canary-1-0001";
const access = "access-canary-2";
const refresh = "refresh-canary-3";
const code = "code-canary-4";
const secrets = [secret, access, refresh, code];
const token = { access_token: access, refresh_token: refresh, token_type: "Bearer", expires_in: 43200 };
const redirectUri = "http://127.0.0.1:8080/cb?a=1";
const url = "https://g.test/oauth2/token";

const made = (options: Partial<GenericOptions>, ...answers: Parameters<typeof wire>) => {
  const { fetch, sent } = wire(...answers);
  return {
    generic: createGenericClient({ clientId: 7, clientSecret: secret, baseUrl: "https://g.test", fetch, ...options }),
    sent,
  };
};

/** The claims of the client's JWT, after its signature was found right. */
function claimsOf(sent: Sent): Record<string, unknown> {
  const [scheme, jwt = ""] = sent.headers.get("authorization")?.split(" ") ?? [];
  const [header = "", payload = "", signature] = jwt.split(".");
  const mac = createHmac("sha256", secret).update(`${header}.${payload}`).digest("base64url");
  expect([scheme, signature]).toEqual(["Client", mac]);
  const decoded = (part: string) => JSON.parse(Buffer.from(part, "base64url").toString()) as Record<string, unknown>;
  expect(decoded(header)).toEqual({ alg: "HS256", typ: "JWT" });
  return decoded(payload);
}

beforeEach(() => {
  vi.useFakeTimers({ now: 1_700_000_000_999, toFake: ["Date"] });
});
afterEach(() => {
  vi.useRealTimers();
});

describe("the login page", () => {
  const { generic, sent } = made({});
  const start =
    "https://g.test/oauth2/authorize?client_id=7&redirect_uri=http%3A%2F%2F127.0.0.1%3A8080%2Fcb%3Fa%3D1&response_type=code";

  it.each([
    [{}, "&scope=all%3Aall"],
    [{ scope: ["user:read", "role:read"] }, "&scope=user%3Aread+role%3Aread"],
    [{ scope: "user:read, role:read", state: "s&1" }, "&scope=user%3Aread+role%3Aread&state=s%261"],
    [{ scope: [] }, "&scope=all%3Aall"],
  ])("with %j has the URL ...%s", (input, rest) => {
    expect(generic.auth.authorizationUrl({ redirectUri, ...input })).toBe(`${start}${rest}`);
    expect(sent).toEqual([]);
  });

  it("refuses what is no scope of the service", async () => {
    const error = await refusal(() => generic.auth.authorizationUrl({ redirectUri, scope: "canary" }));
    expect([error.operation, error.input]).toEqual(["authorize", "scope"]);
    expectHidden(error, "canary");
  });

  it("takes the client's id as text too", () => {
    const { generic: other } = made({ clientId: "7" });
    expect(other.auth.authorizationUrl({ redirectUri })).toBe(`${start}&scope=all%3Aall`);
  });
});

describe("a token request", () => {
  it("redeems a code", async () => {
    const { generic, sent } = made({}, json(token));
    const set = await generic.auth.exchangeCode({ code, redirectUri });
    const request = only(sent);
    expect([request.method, request.url, request.init.redirect]).toEqual(["POST", url, "manual"]);
    expect([...request.headers.keys()]).toEqual(["authorization", "content-type"]);
    expect(fields(request)).toEqual([
      ["grant_type", "authorization_code"],
      ["code", code],
      ["redirect_uri", redirectUri],
    ]);
    expect(claimsOf(request)).toMatchObject({ id: "7", time: "1700000000" });
    expect(set.reveal()).toEqual({
      accessToken: access,
      refreshToken: refresh,
      tokenType: "Bearer",
      expiresAt: 1_700_043_200_999,
    });
  });

  it.each([
    [{}, []],
    [{ scope: "user:read,role:read" }, [["scope", "user:read role:read"]]],
    [{ scope: ["user:read"] }, [["scope", "user:read"]]],
  ])("redeems a refresh token, with %j", async (input, more) => {
    const { generic, sent } = made({}, json({ ...token, refresh_token: "r-2" }));
    const set = await generic.auth.refresh(refresh, input);
    expect([set.accessToken, set.refreshToken]).toEqual([access, "r-2"]);
    expect(fields(only(sent))).toEqual([["grant_type", "refresh_token"], ["refresh_token", refresh], ...more]);
    expect(claimsOf(only(sent))).toMatchObject({ id: "7" });
  });

  it("redeems a refresh token with a place, and takes a call's options beside it", async () => {
    const { generic, sent } = made({}, json(token));
    const { signal } = new AbortController();
    const options = { scope: ["user:read"], redirectUri, signal, headers: { "x-trace": "1" } };
    await generic.auth.refresh(refresh, options);
    expect(Object.fromEntries(fields(only(sent)))).toEqual({
      grant_type: "refresh_token",
      refresh_token: refresh,
      scope: "user:read",
      redirect_uri: redirectUri,
    });
    expect(only(sent).headers.get("x-trace")).toBe("1");
    const reason = new Error("changed my mind");
    const aborted = { ...options, signal: AbortSignal.abort(reason) };
    expect(await rejection(() => generic.auth.refresh(refresh, aborted))).toBe(reason);
    expect(sent).toHaveLength(1);
  });

  it.each([undefined, ""])("keeps the refresh token where %j comes for a new one", async (refresh_token) => {
    const { generic, sent } = made({}, json(token), json({ ...token, refresh_token }), json(token));
    const second = await (await generic.auth.exchangeCode({ code, redirectUri })).refresh();
    expect(second.refreshToken).toBe(refresh);
    await second.refresh();
    expect(sent.slice(1).map((request) => fields(request)[1])).toEqual([
      ["refresh_token", refresh],
      ["refresh_token", refresh],
    ]);
  });

  it("cannot be made by a set without a refresh token", async () => {
    const { generic, sent } = made({}, json({ access_token: access }));
    const set = await generic.auth.exchangeCode({ code, redirectUri });
    const error = await rejection(() => set.refresh());
    expect(error).toBeInstanceOf(ReauthRequired);
    expect(error).toMatchObject({ name: "ReauthRequired", reason: "no_refresh_token", retryable: false });
    expectHidden(error, ...secrets);
    expect(sent).toHaveLength(1);
  });
});

describe("the client as the caller", () => {
  it("makes a new JWT for each call, with its time as text and nothing that the service would check against a clock", async () => {
    const { generic, sent } = made({}, json({ res_code: 0, res_msg: "", data: {} }));
    const client = generic.asClient();
    await client.listUsers({ p: 1 });
    vi.setSystemTime(1_700_000_100_000);
    await client.listUsers();
    const [first, second] = sent.map(claimsOf);
    expect(Object.keys(first ?? {}).sort()).toEqual(["id", "nonce", "time"]);
    expect([first?.time, second?.time]).toEqual(["1700000000", "1700000100"]);
    expect(first?.nonce).toEqual(expect.any(String));
    expect(second?.nonce).not.toBe(first?.nonce);
    expect(sent.map((request) => request.url)).toEqual(["https://g.test/api/users?p=1", "https://g.test/api/users"]);
  });

  it("is not the client as it was made, which has no credential", async () => {
    const { generic, sent } = made({});
    const bare = generic as unknown as { listUsers(): Promise<unknown> };
    expect((await refusal(() => bare.listUsers())).expected).toBe("a client that has userToken, or clientJwt");
    expect(sent).toEqual([]);
  });
});

describe("a token that you keep yourself", () => {
  it("goes with each call", async () => {
    const { generic, sent } = made({}, json({ res_code: 0, res_msg: "", data: { id: "u" } }));
    expect(await generic.withToken(access).getUser()).toEqual({ id: "u" });
    expect([only(sent).method, only(sent).url]).toEqual(["GET", "https://g.test/api/user"]);
    expect(Object.fromEntries(only(sent).headers)).toEqual({ authorization: `Bearer ${access}` });
  });

  it("is refused where it is none", async () => {
    expect(await refusal(() => made({}).generic.withToken(""))).toMatchObject({
      platform: "generic",
      input: "accessToken",
    });
  });
});

describe("a failure", () => {
  it.each([
    [400, "application/json"],
    [401, "text/plain; charset=utf-8"],
    [500, "text/plain; charset=utf-8"],
  ])("of the token endpoint is an ApiError with OAuth's code: %i as %s", async (status, type) => {
    const { generic } = made({}, json({ error: "invalid_grant", error_description: "spent" }, status, type));
    const error = await rejection(() => generic.auth.refresh(refresh));
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({
      platform: "generic",
      operation: "requestToken",
      code: "invalid_grant",
      detail: "spent",
      status,
    });
  });

  it("of the API is an ApiError with the service's own code", async () => {
    const { generic } = made({}, json({ res_code: 2, res_msg: "unauthorized_request", data: null }));
    const error = await rejection(() => generic.withToken(access).getUser());
    expect(error).toMatchObject({ operation: "getUser", code: 2, detail: "unauthorized_request", status: 200 });
  });

  it.each([
    ["without a token", () => json({ token_type: "Bearer", note: access }), TokenResponseError],
    ["without anything", () => json(null), TokenResponseError],
    ["with a page", () => page(`<html>${access}`, 502), Error],
    ["on the way", () => Promise.reject(new TypeError("fetch failed")), NetworkError],
  ])("%s shows no secret", async (_, answer, kind) => {
    const { generic } = made({}, answer);
    for (const call of [() => generic.auth.exchangeCode({ code, redirectUri }), () => generic.auth.refresh(refresh)]) {
      const error = await rejection(call);
      expect(error).toBeInstanceOf(kind);
      expectHidden(error, ...secrets);
    }
  });
});

describe("printing", () => {
  it("a client or its tokens shows no secret", async () => {
    const { generic } = made({}, json(token));
    const set = await generic.auth.exchangeCode({ code, redirectUri });
    for (const value of [generic, generic.auth, generic.asClient(), generic.withToken(access), set])
      expectHidden(value, ...secrets);
  });
});
