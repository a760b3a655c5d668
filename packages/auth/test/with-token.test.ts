import { describe, expect, it } from "vitest";
import { type TokenResponse, type TokenSource, tokenSet, withToken } from "../src/index.ts";
import { api, origin } from "./api-lab.ts";
import { settled } from "./hand-clock.ts";
import { failure } from "./lab.ts";

describe("a request", () => {
  it.each<[string, string | URL | Request]>([
    ["text", `${origin}/a?b=c`],
    ["a URL", new URL(`${origin}/a?b=c`)],
    ["a Request", new Request(`${origin}/a?b=c`)],
  ])("carries the token, given as %s", async (_, input) => {
    const { call, seen, access_token } = await api();
    const response = await call(input, { headers: { "x-trace": "1" } });
    expect(await response.text()).toBe("fake data");
    expect(seen.map(({ token, url }) => [token, url])).toEqual([[`Bearer ${access_token}`, `${origin}/a?b=c`]]);
    expect(seen[0]?.request.headers.get("x-trace")).toBe("1");
  });

  it("carries it in place of another one", async () => {
    const { call, seen, access_token } = await api();
    await call(origin, { headers: { Authorization: "Basic fake" } });
    expect(seen[0]?.token).toBe(`Bearer ${access_token}`);
  });

  it("leaves the Request that it was given without the token", async () => {
    const { call } = await api();
    const given = new Request(origin);
    await call(given);
    expect(given.headers.has("authorization")).toBe(false);
  });

  it("carries it where `place` puts it", async () => {
    const { source, fetch, seen, access_token } = await api();
    const place = (headers: Headers, token: string) => headers.set("x-fake-authorization", `{"t":"${token}"}`);
    await withToken(source, { origin, fetch, place })(origin);
    expect(seen[0]?.request.headers.get("x-fake-authorization")).toBe(`{"t":"${access_token}"}`);
    expect(seen[0]?.token).toBeNull();
  });

  it("is sent by the global fetch of that time where none is given", async () => {
    const { source, fetch, seen } = await api();
    const call = withToken(source, { origin });
    const real = globalThis.fetch;
    globalThis.fetch = fetch as typeof globalThis.fetch;
    try {
      await call(origin);
    } finally {
      globalThis.fetch = real;
    }
    expect(seen).toHaveLength(1);
  });
});

describe("failures", () => {
  it("of the source surface, and nothing is sent", async () => {
    const { manager, fetch, seen } = await api();
    const call = withToken(manager.user("nobody"), { origin, fetch });
    expect(await failure(call(origin))).toMatchObject({ name: "ReauthRequired", reason: "no_token" });
    expect(seen).toHaveLength(0);
  });

  it("of the source surface in place of a 401", async () => {
    const { call, manager, server, access_token } = await api();
    server.kill(access_token);
    server.faults.push({
      before: Object.assign(new Error("fake"), { name: "ApiError", code: "invalid_grant", status: 400 }),
    });
    expect(await failure(call(origin))).toMatchObject({ name: "ReauthRequired", reason: "refused" });
    expect(manager.user("u-1").current()).toBeUndefined();
  });

  it("of the network surface, and are not repeated", async () => {
    const { source } = await api();
    const lost = new TypeError("fake");
    let sent = 0;
    const fetch = async () => {
      sent++;
      throw lost;
    };
    expect(await failure(withToken(source, { origin, fetch })(origin))).toBe(lost);
    expect(sent).toBe(1);
  });

  it("show no token where a source of one's own has a token that no header can hold", async () => {
    const raw: TokenResponse = { access_token: "fake" };
    const set = Object.create(
      tokenSet(raw, () => Promise.reject(new Error("fake"))),
      {
        accessToken: { value: "fake-canary\n" },
      },
    );
    const source: TokenSource = { current: () => set, get: async () => set, refresh: async () => set };
    const error = await failure(withToken(source, { origin, fetch: async () => new Response() })(origin));
    expect(error).toBeInstanceOf(TypeError);
    expect(`${error}`).not.toContain("canary");
  });
});

describe("a signal", () => {
  it("ends the wait for a token, and the renewal goes on for the others", async () => {
    const { call, clock, server, source } = await api();
    await clock.advance(3_600_000);
    server.latencyMs = 1_000;
    const controller = new AbortController();
    const given = failure(call(origin, { signal: controller.signal }));
    const other = source.get();
    await settled();
    controller.abort(new Error("fake: enough"));
    expect(await given).toMatchObject({ message: "fake: enough" });
    await clock.advance(1_000);
    expect(server.accepts((await other).accessToken)).toBe(true);
    expect(server.calls.refresh).toBe(1);
  });

  it("ends the wait for another token after a 401", async () => {
    const { call, clock, server, access_token, seen } = await api();
    server.kill(access_token);
    server.latencyMs = 1_000;
    const controller = new AbortController();
    const request = new Request(origin, { method: "POST", body: "fake", signal: controller.signal });
    const given = failure(call(request));
    await settled();
    controller.abort(new Error("fake: enough"));
    expect(await given).toMatchObject({ message: "fake: enough" });
    await clock.advance(1_000);
    expect(seen).toHaveLength(1);
  });

  it("comes to fetch with each request", async () => {
    const { call, seen, server, access_token } = await api();
    server.kill(access_token);
    const controller = new AbortController();
    await call(origin, { signal: controller.signal });
    controller.abort();
    expect(seen.map(({ request }) => request.signal.aborted)).toEqual([true, true]);
  });
});
