import { describe, expect, it } from "vitest";
import { AuthTemporarilyUnavailable, ClientMisconfigured } from "../src/index.ts";
import { ApiError, NetworkError } from "./fake-server.ts";
import { failure, lab } from "./lab.ts";

const minute = 60_000;
const thousand = Array.from({ length: 1_000 }, (_, index) => index);
const timeout = Object.assign(new Error("fake"), { name: "TimeoutError", code: "ETIMEDOUT" });
const unsent = new NetworkError(true);

/** What may pass, and how many calls one attempt makes of it. */
const passing: [string, unknown, number][] = [
  ["429", new ApiError("rate_limited", 429), 1],
  ["a request that was not sent", unsent, 1],
  ["temporarily_unavailable", new ApiError("temporarily_unavailable", 400), 1],
  ["500", new ApiError("server_error", 500), 2],
  ["503", new ApiError("http_503", 503), 2],
  ["a timeout", timeout, 2],
  ["a broken connection", new NetworkError(false), 2],
  ["a page in the place of an answer", Object.assign(new Error("fake"), { name: "ResponseFormatError" }), 2],
  ["something thrown that is no error", "fake-nothing", 2],
];

describe("a renewal that fails for now", () => {
  it.each(passing)(
    "by %s keeps the token: it is served while it lives, and renewed later",
    async (_, before, calls) => {
      const { clock, server, manager, login } = lab();
      const { access_token } = await login("u-1");
      await clock.advance(59.5 * minute);
      server.faults.push({ before }, { before });
      const served = manager.user("u-1").get();
      await clock.advance(1_000);
      expect((await served).accessToken).toBe(access_token);
      expect(server.calls.refresh).toBe(calls);
      server.faults.length = 0;
      await clock.advance(1_000);
      expect((await manager.user("u-1").get()).accessToken).not.toBe(access_token);
      expect([server.calls.refresh, server.replays]).toEqual([calls + 1, 0]);
    },
  );

  it.each(passing)(
    "by %s, after the end of the token, says so, and is no end of the login",
    async (_, before, calls) => {
      const { clock, server, manager, login, events, store } = lab();
      await login("u-1");
      await clock.advance(60 * minute);
      server.faults.push({ before }, { before });
      const failed = failure(manager.user("u-1").get());
      await clock.advance(1_000);
      expect(await failed).toBeInstanceOf(AuthTemporarilyUnavailable);
      expect(await failed).toMatchObject({ retryable: true, retryAfter: 1 });
      expect(server.calls.refresh).toBe(calls);
      expect(events.map(({ type }) => type)).toEqual(["renewed", "unavailable"]);
      // A marker stays where nobody knows what the server did, and only there.
      expect((await store.get("lingpai:fake/fake-client:user:u-1"))?.state).toBe(calls === 1 ? "active" : "pending");
      server.faults.length = 0;
      await clock.advance(1_000);
      const { accessToken } = await manager.user("u-1").get();
      expect(server.accepts(accessToken)).toBe(true);
      expect([server.calls.refresh, server.replays]).toEqual([calls + 1, 0]);
    },
  );
});

describe("a process that has just begun", () => {
  it("serves the token in the store while that lives, where its renewal fails", async () => {
    const { clock, server, process, login } = lab();
    const { access_token } = await login("u-1");
    await clock.advance(59.5 * minute);
    server.faults.push({ before: unsent });
    const source = process().user("u-1");
    for (const _ of thousand) expect((await source.get()).accessToken).toBe(access_token);
    expect(server.calls.refresh).toBe(1);
    await clock.advance(0.5 * minute);
    server.faults.push({ before: unsent });
    expect(await failure(source.get())).toBeInstanceOf(AuthTemporarilyUnavailable);
  });
});

describe("a token server that is down", () => {
  it("is not asked a thousand times by a thousand callers, one after another", async () => {
    const { clock, server, manager, login, events } = lab();
    await login("u-1");
    await clock.advance(60 * minute);
    server.faults.push(...thousand.map(() => ({ before: unsent })));
    const errors = new Set<unknown>();
    for (const _ of thousand) errors.add(await failure(manager.user("u-1").get()));
    expect(server.calls.refresh).toBe(1);
    expect(errors.size).toBe(1);
    expect(events.filter(({ type }) => type === "unavailable")).toHaveLength(1);
  });

  it("is asked ever more rarely, and at least every half minute", async () => {
    const { clock, server, manager, login } = lab();
    await login("u-1");
    await clock.advance(60 * minute);
    server.faults.push(...thousand.map(() => ({ before: unsent })));
    const at: number[] = [];
    const begin = clock.now();
    for (let second = 0; second <= 125; second++) {
      const { refresh } = server.calls;
      await failure(manager.user("u-1").get());
      if (server.calls.refresh > refresh) at.push((clock.now() - begin) / 1_000);
      await clock.advance(1_000);
    }
    expect(at).toEqual([0, 1, 3, 7, 15, 31, 61, 91, 121]);
    server.faults.length = 0;
    await clock.advance(30_000);
    await manager.user("u-1").get();
    // It worked: the next failure is the first one again.
    server.faults.push({ before: unsent });
    await clock.advance(60 * minute);
    await failure(manager.user("u-1").get());
    await clock.advance(1_000);
    await manager.user("u-1").get();
    expect([server.calls.refresh, server.replays]).toEqual([12, 0]);
  });

  it("that says when to come again is not asked before", async () => {
    const { clock, server, manager, login } = lab();
    await login("u-1");
    await clock.advance(60 * minute);
    server.faults.push({ before: new ApiError("rate_limited", 429, 90) });
    expect(await failure(manager.user("u-1").get())).toMatchObject({ retryAfter: 90 });
    await clock.advance(89_900);
    expect(await failure(manager.user("u-1").get())).toMatchObject({ retryAfter: 90 });
    expect(server.calls.refresh).toBe(1);
    await clock.advance(100);
    await manager.user("u-1").get();
    expect(server.calls.refresh).toBe(2);
  });

  it("that says to come again after a day is asked after ten minutes", async () => {
    const { clock, server, manager, login } = lab();
    await login("u-1");
    await clock.advance(60 * minute);
    server.faults.push({ before: new ApiError("rate_limited", 429, 86_400) });
    await failure(manager.user("u-1").get());
    await clock.advance(10 * minute - 1);
    await failure(manager.user("u-1").get());
    expect(server.calls.refresh).toBe(1);
    await clock.advance(1);
    await manager.user("u-1").get();
    expect(server.calls.refresh).toBe(2);
  });

  it("for one user is asked for another one", async () => {
    const { clock, server, manager, login } = lab();
    await login("u-1");
    await login("u-2");
    await clock.advance(60 * minute);
    server.faults.push({ before: unsent });
    await failure(manager.user("u-1").get());
    expect(server.accepts((await manager.user("u-2").get()).accessToken)).toBe(true);
  });

  it("does not keep a user from a new login", async () => {
    const { clock, server, manager, login } = lab();
    await login("u-1");
    await clock.advance(60 * minute);
    server.faults.push({ before: new ApiError("rate_limited", 429, 3_600) });
    await failure(manager.user("u-1").get());
    server.usersOf.set("fake-code", "u-1");
    const { url, state } = await manager.start({ user: "u-1", redirectUri: "https://app.example/cb" });
    const { tokens } = await manager.finish(`${new URL(url).origin}/?code=fake-code&state=${state}`, { state });
    expect((await manager.user("u-1").get()).accessToken).toBe(tokens.accessToken);
  });
});

describe("an application that the platform refuses", () => {
  it.each(["invalid_client", "unauthorized_client"])(
    "by %s leaves the tokens of its users alone, and asks once in half a minute",
    async (code) => {
      const { clock, server, manager, login, events, store } = lab();
      await login("u-1");
      await login("u-2");
      await clock.advance(60 * minute);
      server.faults.push({ before: new ApiError(code, 401) });
      for (const user of ["u-1", "u-2", "u-1"]) {
        for (const _ of thousand.slice(0, 100)) {
          const error = await failure(manager.user(user).get());
          expect(error).toBeInstanceOf(ClientMisconfigured);
          expect(error).toMatchObject({ error: code, retryable: false });
        }
      }
      expect(server.calls.refresh).toBe(1);
      const told = events.filter(({ type }) => type === "misconfigured");
      expect(told.map(({ user }) => user)).toEqual(["u-1", "u-2"]);
      const record = await store.get("lingpai:fake/fake-client:user:u-1");
      expect(record?.state).toBe("active");
      await clock.advance(29_900);
      await failure(manager.user("u-2").get());
      expect(server.calls.refresh).toBe(1);
      await clock.advance(100);
      for (const user of ["u-1", "u-2"])
        expect(server.accepts((await manager.user(user).get()).accessToken)).toBe(true);
      expect([server.calls.refresh, server.replays]).toEqual([3, 0]);
    },
  );

  it("serves the tokens that live", async () => {
    const { clock, server, manager, login } = lab();
    const { access_token } = await login("u-1");
    await clock.advance(59.5 * minute);
    server.faults.push({ before: new ApiError("invalid_client", 401) });
    for (const _ of thousand) expect((await manager.user("u-1").get()).accessToken).toBe(access_token);
    expect(server.calls.refresh).toBe(1);
  });
});

describe("a refusal for another reason", () => {
  it.each(["invalid_request", "invalid_scope", "access_denied"])(
    "%s reaches the caller as the platform's client threw it",
    async (code) => {
      const { clock, server, manager, login, store } = lab();
      await login("u-1");
      await clock.advance(60 * minute);
      const before = new ApiError(code, 400);
      server.faults.push({ before });
      expect(await failure(manager.user("u-1").get())).toBe(before);
      expect(await failure(manager.user("u-1").get())).toBe(before);
      expect(server.calls.refresh).toBe(1);
      expect((await store.get("lingpai:fake/fake-client:user:u-1"))?.state).toBe("active");
      await clock.advance(1_000);
      expect(server.accepts((await manager.user("u-1").get()).accessToken)).toBe(true);
    },
  );
});
