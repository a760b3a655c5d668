import { describe, expect, it } from "vitest";
import { type BgeOptions, createBgeClient, memory } from "../src/index.ts";

/** The platform, as far as tokens go: everything in its envelope on HTTP 200. */
function platform() {
  const live = new Set<string>();
  const seen: { path: string; token: string | null; body: string }[] = [];
  const calls: string[] = [];
  let count = 0;
  let refreshToken = "";
  const state = { live, seen, calls, dieAfterPage: 0, refuses: undefined as string | undefined };
  const answer = (code: number, data: unknown, msg = "success") =>
    new Response(JSON.stringify({ code, msg, data }), { headers: { "content-type": "application/json" } });
  const fetch: NonNullable<BgeOptions["fetch"]> = async (url, init) => {
    const { pathname, searchParams } = new URL(url);
    const body = init.body instanceof FormData ? [...init.body.keys()].join() : `${init.body ?? ""}`;
    if (pathname === "/oauth2/access_token") {
      const form = new URLSearchParams(body);
      const grant = form.get("grant_type") as string;
      calls.push(grant);
      if (state.refuses?.includes(grant)) return answer(400, null, state.refuses);
      if (grant === "refresh_token" && form.get("refresh_token") !== refreshToken) {
        return answer(400, null, "非法请求: invalid_grant");
      }
      const access_token = `fake-access-${++count}`;
      live.add(access_token);
      const shared = { access_token, token_type: "Bearer", expires_in: 21_600, scope: "profile.default" };
      if (grant === "client_credentials") return answer(0, shared);
      refreshToken = `fake-refresh-${count}`;
      return answer(0, { ...shared, refresh_token: refreshToken });
    }
    const token = new Headers(init.headers).get("authorization")?.replace("Bearer ", "") ?? null;
    seen.push({ path: `${pathname}?${searchParams}`, token, body });
    if (!token || !live.has(token)) return answer(403, null, "access_token 已失效或错误");
    if (pathname !== "/samples") return answer(0, { task_id: "t-1" });
    const page = Number(searchParams.get("page") ?? 1);
    if (page === state.dieAfterPage) live.clear();
    const result = page > 4 ? [] : [{ biosample_id: `E-${page}a` }, { biosample_id: `E-${page}b` }];
    return answer(0, { result, count: 8, next_page: page < 4 ? page + 1 : null });
  };
  return Object.assign(state, { fetch });
}

const options = { clientId: "fake-client-id", clientSecret: "fake-client-secret" };
const redirectUri = "https://app.example/callback";

async function loggedIn(user = "u-1", store = memory()) {
  const bgeServer = platform();
  const bge = createBgeClient({ ...options, store, fetch: bgeServer.fetch, maxRetries: 0 });
  const { url, state } = await bge.auth.start({ user, redirectUri, scope: "profile.default,variant.rsid" });
  const end = await bge.auth.finish(`${redirectUri}?code=fake-code&state=${state}`, { state });
  return { bge, server: bgeServer, url, end };
}

describe("a user who logged in", () => {
  it("is known by the caller's own id, and costs no other token call", async () => {
    const { bge, server, url, end } = await loggedIn();
    expect(new URL(url).searchParams.get("scope")).toBe("profile.default variant.rsid");
    expect(end).toMatchObject({ user: "u-1" });
    await bge.as("u-1").getUser();
    await bge.as(end.user).getUser();
    expect(server.calls).toEqual(["authorization_code"]);
    expect(server.seen.map(({ token }) => token)).toEqual(["fake-access-1", "fake-access-1"]);
  });

  it("gets every item of a list once when the token dies in the middle of it", async () => {
    const { bge, server } = await loggedIn();
    server.dieAfterPage = 2;
    const ids: string[] = [];
    for await (const { biosample_id } of bge.as("u-1").getSamples.all({ limit: 2 })) ids.push(biosample_id as string);
    expect(ids).toEqual(["E-1a", "E-1b", "E-2a", "E-2b", "E-3a", "E-3b", "E-4a", "E-4b"]);
    expect(server.calls).toEqual(["authorization_code", "refresh_token"]);
  });

  it("sends a POST that was refused for its token once more, body and all", async () => {
    const { bge, server } = await loggedIn();
    server.live.clear();
    const regions = [{ chr: "chr1" as const, begin: 1_000_001, end: 1_000_100 }];
    const input = { biosample_id: "E-F00000000001", only_variant_site: false, regions };
    await expect(bge.as("u-1").getProfessionalVariant(input)).resolves.toEqual({ task_id: "t-1" });
    const [first, second] = server.seen;
    expect([first?.token, second?.token]).toEqual(["fake-access-1", "fake-access-2"]);
    expect(new URLSearchParams(second?.body).get("regions")).toBe(JSON.stringify(regions));
    expect(second?.body).toBe(first?.body);
  });

  it("sends a file that was refused for its token once more", async () => {
    const { bge, server } = await loggedIn();
    server.live.clear();
    const bed_file = new File(["fake zip"], "regions.zip");
    await bge.as("u-1").getProfessionalVariant({ biosample_id: "E-F00000000001", bed_file });
    expect(server.seen.map(({ body }) => body.includes("bed_file"))).toEqual([true, true]);
  });

  it("refused a thousand times at once makes one token call", async () => {
    const { bge, server } = await loggedIn();
    server.live.clear();
    const user = bge.as("u-1");
    await Promise.all(Array.from({ length: 1_000 }, () => user.getUser()));
    expect(server.calls).toEqual(["authorization_code", "refresh_token"]);
  });

  it("has to log in again when the refresh token has ended", async () => {
    const { bge, server } = await loggedIn();
    server.live.clear();
    server.refuses = "非法请求: invalid_grant refresh_token";
    const call = () => bge.as("u-1").getUser();
    await expect(call()).rejects.toMatchObject({ name: "ReauthRequired", reason: "refused", retryable: false });
    await expect(call()).rejects.toMatchObject({ name: "ReauthRequired" });
    expect(server.calls).toEqual(["authorization_code", "refresh_token"]);
  });

  it("has to log in again also where the platform only says 400, once the application itself was found right", async () => {
    const { bge, server } = await loggedIn();
    server.live.clear();
    server.refuses = "错误的请求 refresh_token";
    await expect(bge.as("u-1").getUser()).rejects.toMatchObject({ name: "ReauthRequired", reason: "refused" });
    expect(server.calls).toEqual(["authorization_code", "refresh_token", "client_credentials"]);
  });

  it("keeps the login when it is the application's secret that is refused", async () => {
    const { bge, server } = await loggedIn();
    await bge.auth.app().get();
    server.live.clear();
    server.calls.length = 0;
    server.refuses = "错误的请求 refresh_token client_credentials";
    await expect(bge.as("u-1").getUser()).rejects.toMatchObject({ name: "ClientMisconfigured" });
    expect(server.calls).toEqual(["refresh_token", "client_credentials"]);
    // For a while nobody asks again; the login is still there.
    await expect(bge.as("u-1").getUser()).rejects.toMatchObject({ name: "ClientMisconfigured" });
    expect(server.calls).toHaveLength(2);
    expect(bge.auth.user("u-1").current()?.refreshToken).toBe("fake-refresh-1");
  });

  it("keeps the login where nothing says yet that the secret was ever right", async () => {
    const store = memory();
    const { server } = await loggedIn("u-1", store);
    const later = createBgeClient({ ...options, store, fetch: server.fetch, maxRetries: 0 });
    server.live.clear();
    server.refuses = "错误的请求 refresh_token client_credentials";
    await expect(later.as("u-1").getUser()).rejects.toMatchObject({ name: "ClientMisconfigured" });
  });

  it.each([
    ["as the platform says", "非法请求: unauthorized_client refresh_token client_credentials", true],
    ["as it never had one", "错误的请求 refresh_token client_credentials", false],
  ])("has to log in again where the application may have no token of its own, %s", async (_, refuses, isNew) => {
    const store = memory();
    const { bge, server } = await loggedIn("u-1", store);
    const client = isNew ? createBgeClient({ ...options, store, fetch: server.fetch, maxRetries: 0 }) : bge;
    server.live.clear();
    server.refuses = refuses;
    await expect(client.as("u-1").getUser()).rejects.toMatchObject({ name: "ReauthRequired", reason: "refused" });
  });

  it("is not known to another client with a store of its own", async () => {
    const { server } = await loggedIn();
    const other = createBgeClient({ ...options, fetch: server.fetch });
    const error = other.as("u-1").getUser();
    await expect(error).rejects.toMatchObject({ name: "ReauthRequired", reason: "no_token" });
  });
});

describe("the application itself", () => {
  it("asks for a token once, and anew when it is refused", async () => {
    const server = platform();
    const bge = createBgeClient({ ...options, fetch: server.fetch });
    const app = bge.asApp();
    await Promise.all([app.getSamples({ limit: 10 }), app.getSamples({ limit: 10 }), bge.auth.app().get()]);
    expect(server.calls).toEqual(["client_credentials"]);
    server.live.clear();
    await app.getSamples({ limit: 10 });
    expect(server.calls).toEqual(["client_credentials", "client_credentials"]);
  });

  it("is told from its users", async () => {
    const { bge, server } = await loggedIn();
    await bge.asApp().getSamples({});
    await bge.as("u-1").getUser();
    expect(server.seen.map(({ token }) => token)).toEqual(["fake-access-2", "fake-access-1"]);
  });
});

describe("a token in hand", () => {
  it("is nobody's to replace", async () => {
    const { bge, server } = await loggedIn();
    server.live.clear();
    await expect(bge.withToken("fake-access-1").getUser()).rejects.toMatchObject({ name: "ApiError", code: 403 });
    expect(server.calls).toEqual(["authorization_code"]);
  });
});

describe("who uses both public hosts", () => {
  it("keeps the logins when changing over to the other", async () => {
    const { server } = await loggedIn();
    const store = memory();
    const main = createBgeClient({ ...options, fetch: server.fetch, store });
    const { state } = await main.auth.start({ user: "u-2", redirectUri });
    await main.auth.finish(`/callback?code=fake-code&state=${state}`, { state });
    const standBy = createBgeClient({ ...options, fetch: server.fetch, store, baseUrl: "https://api.bge.omgut.com" });
    await expect(standBy.as("u-2").getUser()).resolves.toBeDefined();
    const elsewhere = createBgeClient({ ...options, fetch: server.fetch, store, baseUrl: "https://other.example" });
    await expect(elsewhere.as("u-2").getUser()).rejects.toMatchObject({ reason: "no_token" });
  });
});
