import { describe, expect, it } from "vitest";
import { createGenericClient, type GenericOptions } from "../src/index.ts";

/** The service, as far as tokens go: their errors come on 400 and as text. */
function service() {
  const live = new Set<string>();
  const seen: { path: string; token: string | null }[] = [];
  const calls: string[] = [];
  let count = 0;
  const state = {
    live,
    seen,
    calls,
    dieAfterPage: 0,
    isRefreshOver: false,
    error: undefined as [code: string, words: string] | undefined,
  };
  const refused = (error: string, error_description: string) =>
    new Response(JSON.stringify({ error, error_description }), {
      status: 400,
      headers: { "content-type": "text/plain" },
    });
  const json = (body: unknown) =>
    new Response(JSON.stringify(body), { headers: { "content-type": "application/json" } });
  const fetch: NonNullable<GenericOptions["fetch"]> = async (url, init) => {
    const { pathname, searchParams } = new URL(url);
    const authorization = new Headers(init.headers).get("authorization");
    if (pathname === "/oauth2/token" && init.method === "DELETE") {
      calls.push("destroy");
      if (!live.delete(searchParams.get("access_token") ?? "")) return refused("expired_access_token", "over");
      return new Response("access has been destroyed", { headers: { "content-type": "text/plain" } });
    }
    if (pathname === "/oauth2/token") {
      const form = new URLSearchParams(`${init.body}`);
      calls.push(form.get("grant_type") as string);
      if (!authorization?.startsWith("Client "))
        return refused("server_error", "token contains an invalid number of segments");
      if (state.error) return refused(...state.error);
      if (form.get("grant_type") === "refresh_token" && form.get("refresh_token") !== `fake-refresh-${count}`) {
        return refused("invalid_refresh_token", "over");
      }
      const access_token = `fake-access-${++count}`;
      live.clear();
      live.add(access_token);
      return json({ access_token, refresh_token: `fake-refresh-${count}`, token_type: "Bearer", expires_in: 43_200 });
    }
    if (pathname === "/oauth2/expire") {
      const isKnown = searchParams.get("refresh_token") === `fake-refresh-${count}`;
      if (!isKnown) return refused("invalid_refresh_token", "over");
      return json({ is_access_expired: live.size === 0, is_refresh_expired: state.isRefreshOver });
    }
    const token = authorization?.replace("Bearer ", "") ?? null;
    seen.push({ path: `${pathname}?${searchParams}`, token });
    if (!token || !live.has(token))
      return refused("expired_access_token", "The request includes an expired access token value");
    const current_page = Number(searchParams.get("p") ?? 1);
    if (current_page === state.dieAfterPage) live.clear();
    const data = [{ id: `u-${current_page}a` }, { id: `u-${current_page}b` }];
    const paginator = { page_size: 2, total_size: 6, total_pages: 3, current_page };
    return json({ res_code: 0, res_msg: "ok", data: pathname === "/api/users" ? { paginator, data } : { id: "u" } });
  };
  return Object.assign(state, { fetch });
}

const options = { clientId: 7, clientSecret: "fake-secret-of-22-bytes", baseUrl: "https://auth.example" };

async function loggedIn() {
  const server = service();
  const generic = createGenericClient({ ...options, fetch: server.fetch, maxRetries: 0 });
  const { state } = await generic.auth.start({ user: "u-1", redirectUri: "https://app.example/cb", state: "mine" });
  const end = await generic.auth.finish(`/cb?code=fake-code&state=${state}`, { state });
  return { generic, server, end };
}

describe("a user who logged in", () => {
  it("gets back the state that was given, and every item of a list once when the token dies in the middle", async () => {
    const { generic, server, end } = await loggedIn();
    expect(end).toMatchObject({ user: "u-1", state: "mine" });
    server.dieAfterPage = 2;
    const ids: string[] = [];
    for await (const { id } of generic.as("u-1").listUsers.all({ page_size: 2 })) ids.push(id as string);
    expect(ids).toEqual(["u-1a", "u-1b", "u-2a", "u-2b", "u-3a", "u-3b"]);
    expect(server.calls).toEqual(["authorization_code", "refresh_token"]);
  });

  it("refused a thousand times at once makes one token call", async () => {
    const { generic, server } = await loggedIn();
    server.live.clear();
    const user = generic.as("u-1");
    await Promise.all(Array.from({ length: 1_000 }, () => user.getUser()));
    expect(server.calls).toEqual(["authorization_code", "refresh_token"]);
  });

  it.each(["expired_refresh_token", "invalid_refresh_token"])("has to log in again after %s", async (code) => {
    const { generic, server } = await loggedIn();
    server.live.clear();
    server.error = [code, "over"];
    await expect(generic.as("u-1").getUser()).rejects.toMatchObject({ name: "ReauthRequired", reason: "refused" });
  });

  it("keeps the login while the service cannot reach its database", async () => {
    const { generic, server } = await loggedIn();
    server.live.clear();
    server.error = ["server_error", "Parse Token Failed, error: invalid connection"];
    const call = generic.as("u-1").getUser();
    await expect(call).rejects.toMatchObject({ name: "AuthTemporarilyUnavailable", retryable: true });
    expect(generic.auth.user("u-1").current()?.refreshToken).toBe("fake-refresh-1");
  });

  it.each(["signature is invalid", "Parse Token Failed, error: client_not_found"])(
    "keeps the login when it is the client that is refused: %s",
    async (words) => {
      const { generic, server } = await loggedIn();
      server.live.clear();
      server.error = ["server_error", words];
      const error = await generic
        .as("u-1")
        .getUser()
        .catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ name: "ClientMisconfigured", error: "invalid_client" });
      expect(generic.auth.user("u-1").current()?.refreshToken).toBe("fake-refresh-1");
    },
  );

  it("is logged out at the service by the access token", async () => {
    const { generic, server } = await loggedIn();
    await generic.auth.user("u-1").revoke();
    expect(server.calls).toEqual(["authorization_code", "destroy"]);
    expect(server.live.size).toBe(0);
  });

  it("is logged out by another access token where that has ended and the refresh token has not", async () => {
    const { generic, server } = await loggedIn();
    server.live.clear();
    await generic.auth.user("u-1").revoke();
    expect(server.calls).toEqual(["authorization_code", "refresh_token", "destroy", "destroy"]);
    expect(server.live.size).toBe(0);
    await expect(generic.as("u-1").getUser()).rejects.toMatchObject({ name: "ReauthRequired", reason: "revoked" });
  });

  it("is logged out where both had ended already", async () => {
    const { generic, server } = await loggedIn();
    Object.assign(server, { isRefreshOver: true });
    server.live.clear();
    await generic.auth.user("u-1").revoke();
    expect(server.calls).toEqual(["authorization_code", "destroy"]);
    await expect(generic.as("u-1").getUser()).rejects.toMatchObject({ name: "ReauthRequired", reason: "revoked" });
  });
});
