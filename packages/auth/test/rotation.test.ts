import { describe, expect, it } from "vitest";
import type { TokenEndpoint } from "../src/index.ts";
import { lab } from "./lab.ts";

const hour = 3_600_000;
const key = "lingpai:fake/fake-client:user:u-1";

describe("a refresh token", () => {
  it("is replaced by the one that comes with an answer, time and again", async () => {
    const { clock, server, manager, login, store } = lab();
    const seen = new Set([(await login("u-1")).refresh_token]);
    for (let times = 1; times <= 20; times++) {
      await clock.advance(hour);
      const set = await manager.user("u-1").get();
      expect(server.accepts(set.accessToken)).toBe(true);
      seen.add(set.refreshToken);
      expect((await store.get(key))?.tokens?.raw.refresh_token).toBe(set.refreshToken);
    }
    expect(seen.size).toBe(21);
    expect([server.calls.refresh, server.replays]).toEqual([20, 0]);
  });

  it.each([
    ["says nothing of it", undefined],
    ["holds null for it", null],
    ["holds an empty text for it", ""],
  ])("stays in force where an answer %s", async (_, refresh_token) => {
    const { clock, server, manager, process, login } = lab({ isRotating: false });
    const { refresh_token: first } = await login("u-1");
    server.shape = (raw) => ({ ...raw, refresh_token }) as never;
    for (let times = 0; times < 3; times++) {
      await clock.advance(hour);
      const set = await manager.user("u-1").get();
      expect(set.refreshToken).toBe(first);
      expect(server.accepts(set.accessToken)).toBe(true);
    }
    await clock.advance(hour);
    // Of another process too: it is in the store.
    expect((await process().user("u-1").get()).refreshToken).toBe(first);
    expect(server.calls.refresh).toBe(4);
  });

  it("that the first answer does not hold is none: at the end of the token the user has to log in", async () => {
    const { clock, server, manager } = lab();
    const { refresh_token: _, ...raw } = server.login("u-1");
    await manager.obtain("u-1", async () => ({ raw }));
    const source = manager.user("u-1");
    await clock.advance(hour - 1);
    expect((await source.get()).accessToken).toBe(raw.access_token);
    await clock.advance(1);
    await expect(source.get()).rejects.toMatchObject({ name: "ReauthRequired", reason: "no_refresh_token" });
    await expect(source.get()).rejects.toMatchObject({ name: "ReauthRequired", reason: "no_refresh_token" });
    expect(server.calls.refresh).toBe(0);
  });
});

describe("an endpoint that is an object of a class", () => {
  it("is called as such", async () => {
    const { clock, server, process } = lab();
    class Endpoint implements TokenEndpoint {
      readonly inner = server.endpoint as Required<TokenEndpoint>;
      refresh(...given: Parameters<Required<TokenEndpoint>["refresh"]>) {
        return this.inner.refresh(...given);
      }
      clientCredentials(...given: Parameters<Required<TokenEndpoint>["clientCredentials"]>) {
        return this.inner.clientCredentials(...given);
      }
    }
    const manager = process({ endpoint: new Endpoint() });
    await manager.obtain("u-1", async () => ({ raw: server.login("u-1") }));
    await clock.advance(hour);
    expect(server.accepts((await manager.user("u-1").get()).accessToken)).toBe(true);
    expect(server.accepts((await manager.app().get()).accessToken)).toBe(true);
  });
});

describe("a scope", () => {
  it.each([
    ["says nothing of it", undefined, "read write"],
    ["holds null for it", null, "read write"],
    ["grants less", "read", "read"],
  ])("where an answer %s", async (_, scope, expected) => {
    const { clock, server, manager } = lab();
    await manager.obtain("u-1", async () => ({ raw: { ...server.login("u-1"), scope: "read write" } }));
    server.shape = (raw) => ({ ...raw, scope }) as never;
    await clock.advance(hour);
    const set = await manager.user("u-1").get();
    expect([set.scope, set.raw.scope]).toEqual([expected, expected]);
    await clock.advance(hour);
    expect((await manager.user("u-1").get()).scope).toBe(expected);
  });
});

describe("what else an answer holds", () => {
  it("is that of the last answer; of one before only the ID token, which is that of the login", async () => {
    const { clock, server, manager } = lab();
    const first = { ...server.login("u-1"), id_token: "fake-id-1", shard: "a", region: "x" };
    await manager.obtain("u-1", async () => ({ raw: first }));
    server.shape = (raw) => ({ ...raw, shard: "b" }) as never;
    await clock.advance(hour);
    const { raw } = await manager.user("u-1").get();
    expect(raw).toMatchObject({ shard: "b", id_token: "fake-id-1" });
    expect(raw).not.toHaveProperty("region");
  });
});
