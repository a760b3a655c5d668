import { describe, expect, it } from "vitest";
import { ReauthRequired } from "../src/index.ts";
import { ApiError } from "./fake-server.ts";
import { settled } from "./hand-clock.ts";
import { failure, lab } from "./lab.ts";

const hour = 3_600_000;
const key = "lingpai:fake/fake-client:user:u-1";
const thousand = Array.from({ length: 1_000 }, (_, index) => index);

/** A lab whose only user has to log in again. */
async function ended() {
  const here = lab();
  await here.login("u-1");
  await here.clock.advance(hour);
  here.server.faults.push({ before: new ApiError("invalid_grant") });
  const error = await failure(here.manager.user("u-1").get());
  return { ...here, error };
}

describe("a refresh token that the platform does not take any more", () => {
  it("says that the user has to log in again, and why", async () => {
    const { error } = await ended();
    expect(error).toBeInstanceOf(ReauthRequired);
    expect(error).toMatchObject({ reason: "refused", retryable: false, code: "reauth_required" });
  });

  it("is told once, and not asked for again: not by a thousand callers, not later, not by another process", async () => {
    const { clock, server, manager, process, events } = await ended();
    const errors = await Promise.all(thousand.map(() => failure(manager.user("u-1").get())));
    for (const wait of [1_000, 60_000, 24 * hour]) {
      await clock.advance(wait);
      errors.push(await failure(manager.user("u-1").get()), await failure(process().user("u-1").get()));
      errors.push(await failure(manager.user("u-1").refresh()));
      errors.push(await failure(manager.user("u-1").get({ rejected: "fake-access-old" })));
    }
    expect(errors.filter((error) => (error as ReauthRequired).reason === "refused")).toHaveLength(1_012);
    expect(server.calls.refresh).toBe(1);
    expect(events.filter(({ type }) => type === "reauth_required")).toEqual([
      { type: "reauth_required", platform: "fake", user: "u-1", reason: "refused" },
    ]);
  });

  it("is no secret to keep: the store forgets it", async () => {
    const { store } = await ended();
    expect(await store.get(key)).toEqual({ version: expect.any(Number), state: "needs_reauth", reason: "refused" });
  });

  it("fails a thousand callers at once by one call", async () => {
    const { clock, server, manager, login, events } = lab();
    await login("u-1");
    await clock.advance(hour);
    server.latencyMs = 1_000;
    server.faults.push(...thousand.map(() => ({ after: new ApiError("invalid_grant") })));
    const failed = Promise.all(thousand.map(() => failure(manager.user("u-1").get())));
    await clock.advance(1_000);
    expect((await failed).every((error) => error instanceof ReauthRequired)).toBe(true);
    expect(server.calls.refresh).toBe(1);
    expect(events.filter(({ type }) => type === "reauth_required")).toHaveLength(1);
  });

  it("ends what is served, although it would live for some minutes", async () => {
    const { clock, server, manager, login } = lab();
    await login("u-1");
    await clock.advance(hour - 180_000);
    server.faults.push({ before: new ApiError("invalid_grant") });
    const source = manager.user("u-1");
    expect(source.current()).toBeDefined();
    await settled();
    expect(source.current()).toBeUndefined();
    expect(await failure(source.get())).toBeInstanceOf(ReauthRequired);
    expect(server.calls.refresh).toBe(1);
  });

  it("by the platform's own code says the same", async () => {
    const { clock, server, process, login } = lab();
    await login("u-1");
    await clock.advance(hour);
    server.faults.push({ before: new ApiError(99_991, 200) });
    const endpoint = { ...server.endpoint, codes: { dead: [99_991] } };
    expect(await failure(process({ endpoint }).user("u-1").get())).toMatchObject({ reason: "refused" });
  });
});

describe("a new login", () => {
  it("heals it, here and in other processes, also in those that had seen the end", async () => {
    const { server, manager, process, login } = await ended();
    const other = process();
    expect(await failure(other.user("u-1").get())).toBeInstanceOf(ReauthRequired);
    const { access_token } = await login("u-1");
    for (const each of [manager, other, process()]) {
      expect((await each.user("u-1").get()).accessToken).toBe(access_token);
    }
    expect([server.calls.refresh, server.replays]).toEqual([1, 0]);
  });

  it("goes on with the refresh token that it brought", async () => {
    const { clock, server, manager, login } = await ended();
    await login("u-1");
    await clock.advance(hour);
    expect(server.accepts((await manager.user("u-1").get()).accessToken)).toBe(true);
    expect([server.calls.refresh, server.replays]).toEqual([2, 0]);
  });
});

describe("a user of whom nothing is kept", () => {
  it("has to log in: that costs a look into the store, and neither a lease nor a call", async () => {
    const { server, manager, events } = lab({ lease: { acquire: () => Promise.reject(new Error("not to be asked")) } });
    expect(await failure(manager.user("u-1").get())).toMatchObject({ name: "ReauthRequired", reason: "no_token" });
    expect(await failure(manager.user("u-1").refresh())).toMatchObject({ name: "ReauthRequired", reason: "no_token" });
    expect(manager.user("u-1").current()).toBeUndefined();
    expect([server.calls.refresh, events]).toEqual([0, []]);
  });
});
