import { memory } from "@lingpai/auth";
import { describe, expect, it, vi } from "vitest";
import { type BlueKingOptions, createBlueKingClient } from "../src/index.ts";

/** SSM, and the gateway that its tokens are for. */
function platform() {
  const live = new Map<string, string>();
  const calls: string[] = [];
  const seen: { url: string; authorization: string | null; body: string }[] = [];
  let count = 0;
  const state = { live, calls, seen, lifeSeconds: 43_200, refuses: undefined as number | undefined };
  const answer = (code: number, data: unknown) =>
    new Response(JSON.stringify({ code, message: code ? "fake refusal" : "ok", data }), {
      headers: { "content-type": "application/json" },
    });
  const issued = (username: string, user_type: string) => {
    const access_token = `fake-access-${++count}`;
    live.set(access_token, username);
    const refresh_token = `fake-refresh-of-${username}`;
    return answer(0, { access_token, refresh_token, expires_in: state.lifeSeconds, identity: { username, user_type } });
  };
  const fetch: NonNullable<BlueKingOptions["fetch"]> = async (url, init) => {
    const { pathname, hostname } = new URL(url);
    const headers = new Headers(init.headers);
    if (hostname === "gateway.example") {
      const authorization = headers.get("x-bkapi-authorization");
      seen.push({ url, authorization, body: init.body ? await new Response(init.body).text() : "" });
      const { access_token } = JSON.parse(authorization ?? "{}") as { access_token?: string };
      return new Response(live.get(access_token ?? ""), { status: live.has(access_token ?? "") ? 200 : 401 });
    }
    const body = JSON.parse(`${init.body}`) as Record<string, string>;
    calls.push(pathname.endsWith("/refresh") ? "refresh" : `${body.grant_type}`);
    if (pathname.endsWith("/refresh")) {
      return state.refuses ? answer(state.refuses, null) : issued(`${body.refresh_token?.slice(16)}`, "bkuser");
    }
    return body.grant_type === "client_credentials" ? issued("fake-app", "app") : issued(`${body.bk_token}`, "bkuser");
  };
  return Object.assign(state, { fetch });
}

const options = { appCode: "fake-app", appSecret: "fake-secret", baseUrl: "http://ssm.example", maxRetries: 0 };
const gatewayUrl = "https://gateway.example/api/";
const cookie = (login: string) => `lang=zh; bk_token=${login}`;

function lab(more: Partial<BlueKingOptions> = {}) {
  const server = platform();
  return { server, blueking: createBlueKingClient({ ...options, gatewayUrl, fetch: server.fetch, ...more }) };
}

const late = <T>(work: () => Promise<T>): Promise<T> =>
  new Promise((resolve, reject) => setTimeout(() => work().then(resolve, reject), 4_000));

describe("a user with a login cookie", () => {
  it("is asked for once, however many requests come in", async () => {
    const { blueking, server } = lab();
    const request = cookie("fake-login-1");
    const sets = await Promise.all(
      Array.from({ length: 1_000 }, () => blueking.auth.fromRequest(request, { user: "u-1" })),
    );
    expect(server.calls).toEqual(["authorization_code"]);
    expect(new Set(sets.map(({ accessToken }) => accessToken)).size).toBe(1);
  });

  it("is known to background jobs afterwards", async () => {
    const { blueking, server } = lab();
    await expect(blueking.auth.user("u-1").get()).rejects.toMatchObject({ name: "ReauthRequired", reason: "no_token" });
    await blueking.auth.fromRequest(cookie("fake-login-1"), { user: "u-1" });
    await expect(blueking.auth.user("u-1").get()).resolves.toMatchObject({ accessToken: "fake-access-1" });
    await expect(blueking.auth.user("u-1").refresh()).resolves.toMatchObject({ accessToken: "fake-access-2" });
    expect(server.calls).toEqual(["authorization_code", "refresh"]);
  });

  it("is kept under the name in the answer where the caller has no id", async () => {
    const { blueking, server } = lab();
    await blueking.auth.fromRequest(cookie("zhang"));
    await expect(blueking.auth.user("zhang").get()).resolves.toMatchObject({ accessToken: "fake-access-1" });
    await blueking.auth.fromRequest(cookie("zhang"));
    expect(server.calls).toEqual(["authorization_code", "authorization_code"]);
    await expect(blueking.auth.user("zhang").get()).resolves.toMatchObject({ accessToken: "fake-access-2" });
  });

  it("is kept from all of many requests at once, though each asks the platform, and others write between", async () => {
    const store = memory();
    const turn = () => new Promise((resolve) => setTimeout(resolve));
    const { get, put } = store;
    store.get = (key) => turn().then(() => get(key));
    store.put = (...record) => turn().then(() => put(...record));
    const { blueking, server } = lab({ store });
    const sets = await Promise.all(Array.from({ length: 30 }, () => blueking.auth.fromRequest(cookie("zhang"))));
    expect(server.calls).toHaveLength(30);
    expect(new Set(sets.map(({ accessToken }) => accessToken)).size).toBe(30);
    const { accessToken } = await blueking.auth.user("zhang").get();
    expect(server.live.has(accessToken)).toBe(true);
  });

  it("is not waited for longer than the caller wants, and not asked for where he has gone", async () => {
    vi.useFakeTimers();
    try {
      let asked = 0;
      const fetch = () => {
        asked++;
        return new Promise<Response>(() => {});
      };
      const { blueking } = lab({ fetch });
      const error = blueking.auth.fromRequest(cookie("zhang"), { deadlineMs: 200 }).catch((thrown) => thrown);
      await vi.advanceTimersByTimeAsync(200);
      expect(await error).toMatchObject({ name: "TimeoutError" });
      const signal = AbortSignal.abort("fake: gone");
      await expect(blueking.auth.fromRequest(cookie("zhang"), { signal })).rejects.toBe("fake: gone");
      expect(asked).toBe(1);
    } finally {
      vi.useRealTimers();
    }
  });

  it("is counted from before the platform was asked", async () => {
    vi.useFakeTimers();
    try {
      const { blueking, server } = lab({ fetch: (url, init) => late(() => server.fetch(url, init)) });
      const since = Date.now();
      const asked = blueking.auth.fromRequest(cookie("zhang"));
      await vi.advanceTimersByTimeAsync(4_000);
      expect((await asked).expiresAt).toBe(since + server.lifeSeconds * 1000);
    } finally {
      vi.useRealTimers();
    }
  });

  it.each([
    [1901500, "AuthTemporarilyUnavailable"],
    [1901401, "ClientMisconfigured"],
    [1901400, "ApiError"],
  ])("is told of code %i for what it is, with an id of the caller's and without: %s", async (code, name) => {
    const body = JSON.stringify({ code, message: "fake refusal", data: null });
    const fetch = async () => new Response(body, { headers: { "content-type": "application/json" } });
    const { auth } = createBlueKingClient({ ...options, fetch });
    await expect(auth.fromRequest(cookie("zhang"))).rejects.toMatchObject({ name });
    await expect(auth.fromRequest(cookie("zhang"), { user: "u-1" })).rejects.toMatchObject({ name });
  });

  it("without the cookie has to log in, which names the cookie", async () => {
    const { blueking, server } = lab();
    const error = await blueking.auth.fromRequest("lang=zh", { user: "u-1" }).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: "ReauthRequired", reason: "no_login" });
    expect(String(error)).toContain('"bk_token"');
    expect(server.calls).toEqual([]);
  });

  it("whose refresh token has ended is asked for anew with the cookie at hand, and else has to log in", async () => {
    const { blueking, server } = lab();
    await blueking.auth.fromRequest(cookie("fake-login-1"), { user: "u-1" });
    server.refuses = 1901403;
    const refreshed = blueking.auth.user("u-1").refresh();
    await expect(refreshed).rejects.toMatchObject({ name: "ReauthRequired", reason: "refused" });
    await expect(blueking.auth.user("u-1").get()).rejects.toMatchObject({ name: "ReauthRequired" });
    const again = await blueking.auth.fromRequest(cookie("fake-login-2"), { user: "u-1" });
    expect(again.accessToken).toBe("fake-access-2");
    await expect(blueking.auth.user("u-1").get()).resolves.toMatchObject({ accessToken: "fake-access-2" });
    expect(server.calls).toEqual(["authorization_code", "refresh", "authorization_code"]);
  });

  it.each([
    [1901500, "AuthTemporarilyUnavailable"],
    [1901401, "ClientMisconfigured"],
    [1901400, "ApiError"],
  ])("is not logged out by code %i: %s", async (code, name) => {
    const { blueking, server } = lab();
    await blueking.auth.fromRequest(cookie("fake-login-1"), { user: "u-1" });
    server.refuses = code;
    await expect(blueking.auth.user("u-1").refresh()).rejects.toMatchObject({ name });
    await expect(blueking.auth.user("u-1").get()).resolves.toMatchObject({ accessToken: "fake-access-1" });
  });
});

describe("calls of the gateway", () => {
  it("bear the user's token, and another one when it is refused, body and all", async () => {
    const { blueking, server } = lab();
    await blueking.auth.fromRequest(cookie("zhang"), { user: "u-1" });
    server.live.clear();
    const response = await blueking.as("u-1").fetch("/things", { method: "POST", body: "fake body" });
    expect([response.status, await response.text()]).toEqual([200, "zhang"]);
    expect(server.seen).toEqual([
      {
        url: "https://gateway.example/api/things",
        authorization: '{"access_token":"fake-access-1"}',
        body: "fake body",
      },
      {
        url: "https://gateway.example/api/things",
        authorization: '{"access_token":"fake-access-2"}',
        body: "fake body",
      },
    ]);
  });

  it("bear the application's token", async () => {
    const { blueking, server } = lab();
    const { fetch } = blueking.asApp();
    const responses = await Promise.all([fetch("/a"), fetch("https://gateway.example/api/b")]);
    expect(await Promise.all(responses.map((each) => each.text()))).toEqual(["fake-app", "fake-app"]);
    expect(server.calls).toEqual(["client_credentials"]);
  });

  it("go nowhere else", async () => {
    const { blueking, server } = lab();
    await expect(blueking.asApp().fetch("https://other.example/api/b")).rejects.toThrow(/another origin/);
    await expect(blueking.as("u-1").fetch("/a")).rejects.toMatchObject({ name: "ReauthRequired" });
    expect(server.seen).toEqual([]);
  });

  it.each([undefined, "", "gateway.example", "ftp://gateway.example"])("need the gateway's address: %j", (url) => {
    const { blueking } = lab({ gatewayUrl: url as string });
    expect(() => blueking.as("u-1")).toThrow(/gatewayUrl: expected the http or https URL/);
  });
});

describe("the window of renewal", () => {
  it.each([
    ["12 hours", 43_200],
    ["180 days", 15_552_000],
  ])("suits a token of %s: a new one is not due", async (_, lifeSeconds) => {
    const { blueking, server } = lab();
    server.lifeSeconds = lifeSeconds;
    await blueking.auth.fromRequest(cookie("zhang"), { user: "u-1" });
    for (let call = 0; call < 10; call++) await blueking.auth.user("u-1").get();
    expect(server.calls).toEqual(["authorization_code"]);
  });
});

describe("two back ends", () => {
  it("do not share tokens, even in one store", async () => {
    const { blueking } = lab();
    const api = createBlueKingClient({ ...options, backend: "auth_api", fetch: async () => Response.error() });
    await blueking.auth.fromRequest(cookie("zhang"), { user: "u-1" });
    await expect(api.auth.user("u-1").get()).rejects.toMatchObject({ reason: "no_token" });
  });
});
