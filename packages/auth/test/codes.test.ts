import { describe, expect, it } from "vitest";
import { ApiError, NetworkError } from "./fake-server.ts";
import { failure } from "./lab.ts";
import { loginLab } from "./login-lab.ts";

describe("a code", () => {
  it("is exchanged once, however often its callback comes", async () => {
    const { manager, begin, server } = loginLab();
    const { state, callback } = await begin();
    const ends = await Promise.allSettled(Array.from({ length: 20 }, () => manager.finish(callback(), { state })));
    expect(ends.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const end of ends) {
      if (end.status === "rejected") expect(end.reason).toMatchObject({ name: "CallbackError", code: "unknown_state" });
    }
    expect(server.calls.code).toBe(1);
    expect(await failure(manager.finish(callback(), { state }))).toMatchObject({ code: "unknown_state" });
  });

  it.each<[string, () => unknown, string]>([
    ["that was not sent", () => new NetworkError(true), "AuthTemporarilyUnavailable"],
    ["that came too early", () => new ApiError("http_429", 429, 3), "AuthTemporarilyUnavailable"],
    ["at a server that is busy", () => new ApiError("temporarily_unavailable"), "AuthTemporarilyUnavailable"],
  ])("%s can be tried again with the same callback", async (_, before, name) => {
    const { manager, begin, server, exchanges } = loginLab();
    const { state, callback } = await begin("u-1", { state: "own" });
    server.faults.push({ before: before() }, { before: before() });
    for (let tries = 0; tries < 2; tries++) {
      expect(await failure(manager.finish(callback(), { state }))).toMatchObject({ name, retryable: true });
    }
    const ended = await manager.finish(callback(), { state });
    expect(ended).toMatchObject({ user: "u-1", state: "own" });
    expect(new Set(exchanges.map((each) => JSON.stringify(each))).size).toBe(1);
    expect(server.calls.code).toBe(3);
  });

  it("that was not sent can be tried again no later than the login may take", async () => {
    const { manager, begin, server, clock } = loginLab();
    const { state, callback } = await begin();
    await clock.advance(9 * 60_000);
    server.faults.push({ before: new NetworkError(true) });
    await failure(manager.finish(callback(), { state }));
    await clock.advance(60_000);
    expect(await failure(manager.finish(callback(), { state }))).toMatchObject({ code: "unknown_state" });
  });

  it("tells after how many seconds it may be tried again", async () => {
    const { manager, begin, server } = loginLab();
    const { state, callback } = await begin();
    server.faults.push({ before: new ApiError("slow_down", 429, 7) });
    expect(await failure(manager.finish(callback(), { state }))).toMatchObject({ retryAfter: 7 });
  });

  it.each<[string, () => { before?: unknown; after?: unknown }, string]>([
    ["refused", () => ({ before: new ApiError("invalid_grant") }), "ApiError"],
    ["refused for another reason", () => ({ before: new ApiError(41_303) }), "ApiError"],
    ["whose answer was lost", () => ({ after: new NetworkError(false) }), "NetworkError"],
    ["that met a broken server", () => ({ before: new ApiError("http_503", 503) }), "ApiError"],
    [
      "of an application that is refused",
      () => ({ before: new ApiError("invalid_client", 401) }),
      "ClientMisconfigured",
    ],
  ])("%s is not sent again", async (_, fault, name) => {
    const { manager, begin, server } = loginLab();
    const { state, callback } = await begin();
    server.faults.push(fault());
    expect(await failure(manager.finish(callback(), { state }))).toMatchObject({ name });
    expect(await failure(manager.finish(callback(), { state }))).toMatchObject({ code: "unknown_state" });
    expect(server.calls.code).toBe(1);
    expect(manager.user("u-1").current()).toBeUndefined();
  });

  it("that takes for ever is given up, and not sent again", async () => {
    const { manager, begin, server, clock } = loginLab();
    const { state, callback } = await begin();
    server.latencyMs = 10 ** 9;
    const ended = failure(manager.finish(callback(), { state }));
    await clock.advance(31_000);
    expect(await ended).toMatchObject({ name: "TimeoutError" });
    expect(server.calls.code).toBe(1);
    expect(clock.pending).toBe(0);
  });
});
