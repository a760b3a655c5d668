import { describe, expect, it } from "vitest";
import { AuthTemporarilyUnavailable, ReauthRequired } from "../src/index.ts";
import { ApiError, NetworkError } from "./fake-server.ts";
import { failure, lab } from "./lab.ts";

const hour = 3_600_000;
const key = "lingpai:fake/fake-client:user:u-1";
const lost = new NetworkError(false);

describe("an answer that got lost", () => {
  it("before the server did its work is asked for once more, with the same refresh token", async () => {
    const { clock, server, manager, login } = lab();
    await login("u-1");
    await clock.advance(hour);
    server.faults.push({ before: lost });
    const served = manager.user("u-1").get();
    await clock.advance(1_000);
    expect(server.accepts((await served).accessToken)).toBe(true);
    expect([server.calls.refresh, server.replays]).toEqual([2, 0]);
  });

  it("is not asked for again at once", async () => {
    const { clock, server, manager, login } = lab();
    await login("u-1");
    await clock.advance(hour);
    server.faults.push({ before: lost });
    const served = manager.user("u-1").get();
    await clock.advance(499);
    expect(server.calls.refresh).toBe(1);
    await clock.advance(501);
    expect(server.calls.refresh).toBe(2);
    await served;
  });

  it("of a server that lets a refresh token be used again costs nobody anything", async () => {
    const { clock, server, manager, login } = lab({ isRotating: false });
    await login("u-1");
    await clock.advance(hour);
    server.faults.push({ after: lost });
    const served = manager.user("u-1").get();
    await clock.advance(1_000);
    expect(server.accepts((await served).accessToken)).toBe(true);
    expect(server.calls.refresh).toBe(2);
  });

  it("after a rotation costs the login, one replay and no more, and says that an attempt was interrupted", async () => {
    const { clock, server, manager, login, events, store } = lab();
    await login("u-1");
    await clock.advance(hour);
    server.faults.push({ after: lost });
    const failed = failure(manager.user("u-1").get());
    await clock.advance(1_000);
    expect(await failed).toBeInstanceOf(ReauthRequired);
    expect(await failed).toMatchObject({ reason: "interrupted" });
    for (let times = 0; times < 10; times++) {
      expect(await failure(manager.user("u-1").get())).toMatchObject({ reason: "interrupted" });
      await clock.advance(60_000);
    }
    expect([server.calls.refresh, server.replays]).toEqual([2, 1]);
    expect(events.filter(({ type }) => type === "reauth_required")).toEqual([
      { type: "reauth_required", platform: "fake", user: "u-1", reason: "interrupted" },
    ]);
    expect(await store.get(key)).not.toHaveProperty("tokens");
  });

  it("twice is asked for once more and no more, and the next attempt comes later", async () => {
    const { clock, server, manager, login, store } = lab();
    await login("u-1");
    await clock.advance(hour);
    server.faults.push({ before: lost }, { before: lost });
    const failed = failure(manager.user("u-1").get());
    await clock.advance(1_000);
    expect(await failed).toBeInstanceOf(AuthTemporarilyUnavailable);
    expect(server.calls.refresh).toBe(2);
    expect((await store.get(key))?.state).toBe("pending");
    for (let times = 0; times < 100; times++) await failure(manager.user("u-1").get());
    expect(server.calls.refresh).toBe(2);
    await clock.advance(1_000);
    expect(server.accepts((await manager.user("u-1").get()).accessToken)).toBe(true);
    expect([server.calls.refresh, server.replays]).toEqual([3, 0]);
    expect((await store.get(key))?.state).toBe("active");
  });

  it.each([
    ["refused for now", new ApiError("rate_limited", 429), AuthTemporarilyUnavailable],
    ["refused for the application's sake", new ApiError("invalid_client", 401), Error],
    ["refused otherwise", new ApiError("invalid_request", 400), Error],
  ])("is not forgotten when the second try is %s", async (_, before, kind) => {
    const { clock, server, manager, login, store } = lab();
    await login("u-1");
    await clock.advance(hour);
    server.faults.push({ after: lost }, { before });
    const failed = failure(manager.user("u-1").get());
    await clock.advance(1_000);
    expect(await failed).toBeInstanceOf(kind);
    // The server may have given tokens that nobody saw.
    expect((await store.get(key))?.state).toBe("pending");
    await clock.advance(60_000);
    expect(await failure(manager.user("u-1").get())).toMatchObject({ reason: "interrupted" });
    expect([server.calls.refresh, server.replays]).toEqual([3, 1]);
  });

  it("that says how long to wait is asked for again then, where that is soon", async () => {
    const { clock, server, manager, login } = lab();
    await login("u-1");
    await clock.advance(hour);
    server.faults.push({ before: new ApiError("http_503", 503, 4) });
    const served = manager.user("u-1").get();
    await clock.advance(3_900);
    expect(server.calls.refresh).toBe(1);
    await clock.advance(100);
    expect(server.calls.refresh).toBe(2);
    await served;
  });

  it("that says to wait for long is left to a later attempt", async () => {
    const { clock, server, manager, login, store } = lab();
    await login("u-1");
    await clock.advance(hour);
    server.faults.push({ before: new ApiError("http_503", 503, 60) });
    expect(await failure(manager.user("u-1").get())).toMatchObject({ retryAfter: 60 });
    expect((await store.get(key))?.state).toBe("pending");
    await clock.advance(59_000);
    await failure(manager.user("u-1").get());
    expect(server.calls.refresh).toBe(1);
    await clock.advance(1_000);
    expect(server.accepts((await manager.user("u-1").get()).accessToken)).toBe(true);
    expect([server.calls.refresh, server.replays]).toEqual([2, 0]);
  });

  it("to the login's code is not asked for again, as a code that comes twice is taken for theft", async () => {
    const { clock, server, manager } = lab();
    server.usersOf.set("fake-code", "u-1");
    server.faults.push({ before: lost });
    const { state } = await manager.start({ user: "u-1", redirectUri: "https://app.example/cb" });
    const failed = failure(manager.finish(`/cb?code=fake-code&state=${state}`, { state }));
    await clock.advance(60_000);
    expect(await failed).toBe(lost);
    expect(server.calls.code).toBe(1);
  });
});

describe("a token call that does not end", () => {
  it("ends in half a minute, is tried once more, and then says so", async () => {
    const { clock, server, manager, login } = lab();
    await login("u-1");
    await clock.advance(hour);
    server.latencyMs = hour;
    const failed = failure(manager.user("u-1").get());
    await clock.advance(62_000);
    expect(await failed).toMatchObject({ name: "AuthTemporarilyUnavailable", cause: { name: "TimeoutError" } });
    expect([server.calls.refresh, server.busiest, clock.pending]).toEqual([2, 1, 0]);
  });

  it("ends so as well where the endpoint does not listen to its signal", async () => {
    const { clock, server, process, login } = lab();
    await login("u-1");
    await clock.advance(hour);
    let calls = 0;
    const refresh = () => {
      calls++;
      return new Promise<never>(() => {});
    };
    const failed = failure(
      process({ endpoint: { ...server.endpoint, refresh } })
        .user("u-1")
        .get(),
    );
    await clock.advance(62_000);
    expect(await failed).toBeInstanceOf(AuthTemporarilyUnavailable);
    expect([calls, clock.pending]).toEqual([2, 0]);
  });

  it("is told its deadline and what it renews, and gets its signal", async () => {
    const { clock, server, process, login } = lab();
    await login("u-1");
    await clock.advance(hour);
    const given: unknown[] = [];
    const refresh: typeof server.endpoint.refresh = async (refreshToken, options, previous) => {
      given.push(options.deadlineMs, options.signal.aborted, previous.refresh_token === refreshToken);
      return (server.endpoint.refresh as NonNullable<typeof server.endpoint.refresh>)(refreshToken, options, previous);
    };
    await process({ endpoint: { ...server.endpoint, refresh } })
      .user("u-1")
      .get();
    expect(given).toEqual([30_000, false, true]);
  });
});
