import { describe, expect, it } from "vitest";
import type { TokenCallOptions } from "../src/index.ts";
import { ApiError } from "./fake-server.ts";
import { failure } from "./lab.ts";
import { loginLab } from "./login-lab.ts";

describe("introspection", () => {
  it("asks for the present token, which is renewed before where it has ended", async () => {
    const { manager, login, clock, server } = loginLab();
    await login("u-1");
    expect(await manager.user("u-1").introspect()).toEqual({ active: true });
    await clock.advance(3_600_000);
    expect(await manager.user("u-1").introspect()).toEqual({ active: true });
    expect(server.calls).toMatchObject({ introspect: 2, refresh: 1 });
  });

  it("gives what the platform says, also of the application's token", async () => {
    const said = { active: false, more: ["fake"] };
    const { manager, login } = loginLab({ introspect: async () => said });
    await login("u-1");
    expect(await manager.user("u-1").introspect()).toBe(said);
    expect(await manager.app().introspect()).toBe(said);
  });

  it("of a token that is not active changes nothing", async () => {
    const { manager, login, server } = loginLab({ introspect: async () => ({ active: false }) });
    const { access_token } = await login("u-1");
    await manager.user("u-1").introspect();
    expect(manager.user("u-1").current()?.accessToken).toBe(access_token);
    expect(server.calls).toMatchObject({ refresh: 0, revoke: 0 });
  });

  it("that fails changes nothing, and says why", async () => {
    const error = new ApiError("http_503", 503);
    const { manager, login, process } = loginLab({ introspect: () => Promise.reject(error) });
    const { access_token } = await login("u-1");
    expect(await failure(manager.user("u-1").introspect())).toBe(error);
    for (const each of [manager, process()]) expect((await each.user("u-1").get()).accessToken).toBe(access_token);
  });

  it("does not wait for ever, and tells the call to end", async () => {
    const given: TokenCallOptions[] = [];
    const { manager, login, clock } = loginLab({
      introspect: (_, options) => {
        given.push(options);
        return new Promise(() => {});
      },
    });
    await login("u-1");
    const end = failure(manager.user("u-1").introspect());
    await clock.advance(31_000);
    expect(await end).toMatchObject({ name: "TimeoutError" });
    expect(given).toHaveLength(1);
    expect(given[0]).toMatchObject({ deadlineMs: 30_000, signal: { aborted: true } });
    expect(clock.pending).toBe(0);
  });

  it("without a token says that a login is needed, and asks nobody", async () => {
    const { manager, server } = loginLab();
    expect(await failure(manager.user("nobody").introspect())).toMatchObject({ reason: "no_token" });
    expect(server.calls.introspect).toBe(0);
  });

  it("at a platform that has none is a TypeError, before anything is asked for", async () => {
    const { manager, server, clock, login } = loginLab({ introspect: undefined });
    await login("u-1");
    await clock.advance(3_600_000);
    expect(await failure(manager.user("u-1").introspect())).toMatchObject({
      name: "TypeError",
      message: "fake: introspect: expected a platform that can be asked, which fake cannot",
    });
    expect(server.calls.refresh).toBe(0);
  });
});
