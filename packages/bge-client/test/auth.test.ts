import { inspect } from "node:util";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { enveloped, expectHidden, fields, json, only, page, refusal, rejection, wire } from "../../client/test/wire.ts";
import { ApiError, createBgeClient, NetworkError, ReauthRequired, TokenResponseError } from "../src/index.ts";

const secret = "secret-canary-1";
const access = "access-canary-2";
const refresh = "refresh-canary-3";
const code = "code-canary-4";
const secrets = [secret, access, refresh, code];
const token = {
  access_token: access,
  refresh_token: refresh,
  token_type: "Bearer",
  expires_in: 3600,
  scope: "profile.default",
};
const redirectUri = "https://app.test/cb?a=1&b=2";

type Bge = ReturnType<typeof createBgeClient>;

const made = (...answers: Parameters<typeof wire>) => {
  const { fetch, sent } = wire(...answers);
  return { bge: createBgeClient({ clientId: "c-1", clientSecret: secret, fetch }), sent };
};

beforeEach(() => {
  vi.useFakeTimers({ now: 1_700_000_000_000, toFake: ["Date"] });
});
afterEach(() => {
  vi.useRealTimers();
});

describe("the consent page", () => {
  const { bge, sent } = made();
  const base = "https://api.bge.genomics.cn/oauth2/authorize?client_id=c-1&response_type=code";
  const back = "&redirect_uri=https%3A%2F%2Fapp.test%2Fcb%3Fa%3D1%26b%3D2";

  it.each([
    [{}, ""],
    [{ state: "demo" }, "&state=demo"],
    [{ state: "a+b c&d" }, "&state=a%2Bb+c%26d"],
    [{ scope: ["profile.default", "variant.rsid"] }, "&scope=profile.default+variant.rsid"],
    [{ scope: "profile.default,variant.rsid" }, "&scope=profile.default+variant.rsid"],
    [{ scope: "profile.default variant.rsid", state: "s" }, "&scope=profile.default+variant.rsid&state=s"],
    [{ scope: [] }, ""],
  ])("with %j has the URL ...%s", (input, rest) => {
    expect(bge.auth.authorizationUrl({ redirectUri, ...input })).toBe(`${base}${back}${rest}`);
    expect(sent).toEqual([]);
  });

  it("needs a place to come back to", async () => {
    const error = await refusal(() => bge.auth.authorizationUrl({ redirectUri: "" }));
    expect(error.message).toBe("bge authorize: redirect_uri: expected a string that is not empty");
  });
});

describe("a token request", () => {
  const client = [
    ["client_id", "c-1"],
    ["client_secret", secret],
  ];
  const url = "https://api.bge.genomics.cn/oauth2/access_token";

  it("redeems a code", async () => {
    const { bge, sent } = made(enveloped(token));
    const set = await bge.auth.exchangeCode({ code, redirectUri });
    const request = only(sent);
    expect([request.method, request.url, request.init.redirect]).toEqual(["POST", url, "manual"]);
    expect(Object.fromEntries(request.headers)).toEqual({ "content-type": "application/x-www-form-urlencoded" });
    expect(fields(request)).toEqual([
      ["grant_type", "authorization_code"],
      ["redirect_uri", redirectUri],
      ["code", code],
      ...client,
    ]);
    expect(set.reveal()).toEqual({
      accessToken: access,
      refreshToken: refresh,
      tokenType: "Bearer",
      scope: "profile.default",
      expiresAt: 1_700_003_600_000,
    });
    expect(set.raw.access_token).toBe(access);
  });

  it("redeems a refresh token", async () => {
    const { bge, sent } = made(enveloped({ ...token, access_token: "new" }));
    expect((await bge.auth.refresh(refresh)).accessToken).toBe("new");
    expect([only(sent).method, only(sent).url]).toEqual(["POST", url]);
    expect(fields(only(sent))).toEqual([["grant_type", "refresh_token"], ["refresh_token", refresh], ...client]);
  });

  it("asks for a token of the application, which is asked anew when it is refreshed", async () => {
    const { refresh_token: _, ...appToken } = token;
    const { bge, sent } = made(enveloped(appToken), enveloped({ ...appToken, access_token: "new" }));
    const set = await bge.auth.clientCredentials();
    expect([set.accessToken, set.refreshToken]).toEqual([access, undefined]);
    expect((await set.refresh()).accessToken).toBe("new");
    expect(sent.map(fields)).toEqual([
      [["grant_type", "client_credentials"], ...client],
      [["grant_type", "client_credentials"], ...client],
    ]);
  });

  it.each([
    ["exchangeCode", ({ auth }: Bge) => auth.exchangeCode({ code, redirectUri })],
    ["refresh", ({ auth }: Bge) => auth.refresh(refresh)],
  ])("of %s is never renewed as the application: without a refresh token the user logs in again", async (_, ask) => {
    const { refresh_token: _token, ...without } = token;
    const { bge, sent } = made(enveloped(without));
    const set = await ask(bge);
    const error = await rejection(() => set.refresh());
    expect(error).toBeInstanceOf(ReauthRequired);
    expect(error).toMatchObject({ code: "reauth_required", reason: "no_refresh_token", retryable: false });
    expectHidden(error, ...secrets);
    expect(fields(only(sent))).not.toContainEqual(["grant_type", "client_credentials"]);
  });

  it("is made by the set itself, each time with the newest refresh token", async () => {
    const { bge, sent } = made(
      enveloped(token),
      enveloped({ ...token, access_token: "a-2", refresh_token: "r-2" }),
      enveloped({ ...token, access_token: "a-3", refresh_token: "r-3" }),
    );
    const first = await bge.auth.exchangeCode({ code, redirectUri });
    const third = await (await first.refresh()).refresh();
    expect(sent.slice(1).map((request) => fields(request)[1])).toEqual([
      ["refresh_token", refresh],
      ["refresh_token", "r-2"],
    ]);
    expect([first.accessToken, third.accessToken, third.refreshToken]).toEqual([access, "a-3", "r-3"]);
  });

  it("goes where the client was told, and can be given up", async () => {
    const { fetch, sent } = wire(enveloped(token));
    const bge = createBgeClient({
      clientId: "c-1",
      clientSecret: secret,
      baseUrl: "https://api.bge.omgut.com/",
      fetch,
    });
    const { signal } = new AbortController();
    await bge.auth.clientCredentials({ signal, headers: { "x-trace": "1" } });
    expect(only(sent).url).toBe("https://api.bge.omgut.com/oauth2/access_token");
    expect(only(sent).headers.get("x-trace")).toBe("1");
    const reason = new Error("changed my mind");
    const aborted = { signal: AbortSignal.abort(reason) };
    expect(await rejection(() => bge.auth.clientCredentials(aborted))).toBe(reason);
    expect(sent).toHaveLength(1);
  });
});

describe("a token request that fails", () => {
  it.each([
    ["a refusal in the envelope", () => json({ code: 400, msg: "invalid_grant", data: null }), ApiError],
    ["a refusal as OAuth has it", () => json({ error: "invalid_client" }, 401), ApiError],
    ["an answer without a token", () => enveloped({ expires_in: 1, note: access }), TokenResponseError],
    ["no answer at all", () => enveloped(null), TokenResponseError],
    ["a page", () => page(`<html>${code}`, 502), Error],
    ["nothing", () => Promise.reject(new TypeError("fetch failed")), NetworkError],
  ])("shows no secret: %s", async (_, answer, kind) => {
    const { bge } = made(answer);
    for (const call of [
      () => bge.auth.exchangeCode({ code, redirectUri }),
      () => bge.auth.refresh(refresh),
      () => bge.auth.clientCredentials(),
    ]) {
      const error = await rejection(call);
      expect(error).toBeInstanceOf(kind);
      expectHidden(error, ...secrets);
    }
  });

  it("names the platform's own code", async () => {
    const { bge } = made(json({ code: 400, msg: "invalid_grant", data: null }));
    const error = await rejection(() => bge.auth.refresh(refresh));
    expect(error).toMatchObject({
      platform: "bge",
      operation: "requestToken",
      code: 400,
      detail: "invalid_grant",
      status: 200,
    });
  });

  it("is refused before it is sent where something lacks", async () => {
    const { bge, sent } = made();
    expect((await refusal(() => bge.auth.refresh(""))).input).toBe("refresh_token");
    expect((await refusal(() => bge.auth.exchangeCode({ code: "", redirectUri }))).input).toBe("code");
    expect(sent).toEqual([]);
  });
});

describe("a token that you keep yourself", () => {
  it("goes with each call, and only there", async () => {
    const { bge, sent } = made(enveloped([]));
    await bge.withToken(access).getVariants({ biosample_id: "E-1", rsids: ["rs671", "rs1229984"] });
    expect([only(sent).method, only(sent).url]).toEqual([
      "GET",
      "https://api.bge.genomics.cn/variants?biosample_id=E-1&rsids=rs671,rs1229984",
    ]);
    expect(Object.fromEntries(only(sent).headers)).toEqual({ authorization: `Bearer ${access}` });
  });

  it("is its client's alone", async () => {
    const { bge, sent } = made(enveloped({}));
    const [a, b] = [bge.withToken("a"), bge.withToken("b")];
    await a.getUser();
    await b.getUser();
    await bge.alive();
    await a.getUser();
    const bearers = ["Bearer a", "Bearer b", null, "Bearer a"];
    expect(sent.map(({ headers }) => headers.get("authorization"))).toEqual(bearers);
  });

  it("inherits all options", async () => {
    const { fetch, sent } = wire(enveloped({}));
    await createBgeClient({ clientId: "c", clientSecret: secret, baseUrl: "https://b.test/x", fetch })
      .withToken("t")
      .getUser();
    expect(only(sent).url).toBe("https://b.test/x/profile");
  });

  it.each(["", " ", "a\nb", undefined])("is refused as %j", async (given) => {
    const { bge } = made();
    expect(await refusal(() => bge.withToken(given as string))).toMatchObject({
      platform: "bge",
      input: "accessToken",
    });
  });

  it("refuses more rsids than the platform takes, before anything is sent", async () => {
    const { bge, sent } = made();
    const rsids = Array.from({ length: 101 }, (_, index) => `rs${index}`);
    const error = await refusal(() => bge.withToken("t").getVariants({ biosample_id: "E-1", rsids }));
    expect(error.message).toBe("bge getVariants: rsids: expected at most 100 items, not 101");
    await bge.withToken("t").getVariants({ biosample_id: "E-1", rsids: rsids.slice(1) });
    expect(sent).toHaveLength(1);
  });
});

describe("whether the platform is up", () => {
  it("is asked without any credential", async () => {
    const { bge, sent } = made(enveloped(null));
    expect(await bge.alive()).toBe(true);
    expect([only(sent).url, [...only(sent).headers]]).toEqual(["https://api.bge.genomics.cn/ping", []]);
  });

  it.each([
    ["a failure", () => json({ code: 500, msg: "", data: null })],
    ["an error", () => page("", 503)],
    ["nothing", () => Promise.reject(new TypeError("fetch failed"))],
  ])("is false on %s", async (_, answer) => {
    expect(await made(answer).bge.alive()).toBe(false);
  });
});

describe("printing", () => {
  it("a client or its tokens shows no secret", async () => {
    const { bge } = made(enveloped(token));
    const set = await bge.auth.exchangeCode({ code, redirectUri });
    const bound = bge.withToken(access);
    await bound.getUser();
    expectHidden(bge, ...secrets);
    expectHidden(bge.auth, ...secrets);
    expectHidden(bound, ...secrets);
    expectHidden(set, ...secrets);
    for (const value of [bge, bound]) {
      const text = inspect(value, { showHidden: true, depth: 9 });
      for (const hidden of secrets) expect(text).not.toContain(hidden);
    }
  });
});
