import { describe, expect, it } from "vitest";
import { ClientMisconfigured } from "../src/index.ts";
import { ApiError, NetworkError } from "./fake-server.ts";
import { faultyStore } from "./faulty.ts";
import { handClock, settled } from "./hand-clock.ts";
import { failure, lab } from "./lab.ts";

const hour = 3_600_000;
const key = "lingpai:fake/fake-client:app";
const thousand = Array.from({ length: 1_000 }, (_, index) => index);

describe("the token of the application", () => {
  it("is asked for once by a thousand callers, and anew when it ends", async () => {
    const { clock, server, manager } = lab();
    for (let times = 1; times <= 3; times++) {
      const sets = await Promise.all(thousand.map(() => manager.app().get()));
      expect(new Set(sets.map(({ accessToken }) => accessToken)).size).toBe(1);
      expect(server.accepts((sets[0] as (typeof sets)[0]).accessToken)).toBe(true);
      expect(server.calls.app).toBe(times);
      await clock.advance(hour);
    }
    expect(server.calls.refresh).toBe(0);
  });

  it("is shared by processes", async () => {
    const { server, process, manager } = lab();
    const processes = [manager, process(), process(), process()];
    const sets = await Promise.all(thousand.map((index) => (processes[index % 4] as typeof manager).app().get()));
    expect(new Set(sets.map(({ accessToken }) => accessToken)).size).toBe(1);
    expect(server.calls.app).toBe(1);
  });

  it("is renewed in the background before its end", async () => {
    const { clock, server, manager } = lab();
    const { accessToken } = await manager.app().get();
    await clock.advance(57 * 60_000);
    expect(manager.app().current()?.accessToken).toBe(accessToken);
    await settled();
    expect(manager.app().current()?.accessToken).not.toBe(accessToken);
    expect(server.calls.app).toBe(2);
  });

  it("is asked for anew even where a refresh token came with it", async () => {
    const { clock, server, manager } = lab();
    server.shape = (raw) => ({ ...raw, refresh_token: "fake-refresh-app" });
    await manager.app().get();
    await clock.advance(hour);
    await manager.app().get();
    expect([server.calls.app, server.calls.refresh]).toEqual([2, 0]);
  });

  it("that is refused is asked for anew, once by all", async () => {
    const { server, manager } = lab();
    const { accessToken: rejected } = await manager.app().get();
    server.kill(rejected);
    const sets = await Promise.all(thousand.map(() => manager.app().get({ rejected })));
    expect(new Set(sets.map(({ accessToken }) => server.accepts(accessToken)))).toEqual(new Set([true]));
    expect(server.calls.app).toBe(2);
  });

  it("is another than that of any user", async () => {
    const { server, manager, login } = lab();
    const { access_token } = await login("app");
    expect((await manager.app().get()).accessToken).not.toBe(access_token);
    expect((await manager.user("app").get()).accessToken).toBe(access_token);
    expect(server.calls.app).toBe(1);
  });

  it("is asked for again when an answer got lost, and served while it lives when that fails", async () => {
    const { clock, server, manager } = lab();
    server.faults.push({ after: new NetworkError(false) });
    const first = manager.app().get();
    await clock.advance(1_000);
    const { accessToken } = await first;
    await clock.advance(hour - 31_000);
    server.faults.push({ before: new ApiError("rate_limited", 429) });
    expect((await manager.app().get()).accessToken).toBe(accessToken);
    expect(server.calls.app).toBe(3);
  });

  it.each(["invalid_client", "invalid_grant"])(
    "refused by %s says that the application is wrong, not that somebody has to log in",
    async (code) => {
      const { server, manager, events } = lab();
      server.faults.push({ before: new ApiError(code, 401) });
      for (const _ of thousand) expect(await failure(manager.app().get())).toBeInstanceOf(ClientMisconfigured);
      expect(server.calls.app).toBe(1);
      expect(events).toEqual([{ type: "misconfigured", platform: "fake", reason: "client_misconfigured" }]);
    },
  );

  it("of a platform that has none says so", async () => {
    const { server, process } = lab();
    const { clientCredentials: _, ...endpoint } = server.endpoint;
    const error = await failure(process({ endpoint }).app().get());
    expect(error).toBeInstanceOf(TypeError);
    expect(`${error}`).toContain("fake: app");
  });
});

describe("a store of the application's token", () => {
  it("that was emptied is filled again", async () => {
    const { clock, server, manager, store } = lab();
    await manager.app().get();
    await store.delete(key);
    await clock.advance(hour);
    const { accessToken } = await manager.app().get();
    expect((await store.get(key))?.tokens?.raw.access_token).toBe(accessToken);
    expect(server.calls.app).toBe(2);
  });

  it.each(["emptied", "being emptied"])(
    "that is %s while it is asked for does not send the application to a login page",
    async (how) => {
      const clock = handClock();
      const store = faultyStore(clock);
      const { server, manager, process, events } = lab({ clock, store });
      await manager.app().get();
      await clock.advance(hour);
      server.latencyMs = 2_000;
      const served = manager.app().get();
      await settled();
      server.latencyMs = 0;
      if (how === "being emptied") server.faults.push({ before: new ApiError("http_503", 503) });
      await process()
        .app()
        .revoke()
        .catch(() => {});
      await clock.advance(2_050);
      const { accessToken } = await served;
      expect(server.accepts(accessToken)).toBe(true);
      expect(store.stored()).toMatchObject({ state: "active", tokens: { raw: { access_token: accessToken } } });
      expect(events.map(({ type }) => type)).not.toContain("reauth_required");
    },
  );

  it("that does not work keeps nobody from a token that is there", async () => {
    const clock = handClock();
    const store = faultyStore(clock);
    const { server, manager } = lab({ clock, store });
    store.always = { put: () => Promise.reject(new Error("fake")) };
    const served = manager.app().get();
    await clock.advance(3_050);
    expect(server.accepts((await served).accessToken)).toBe(true);
    expect(server.calls.app).toBe(1);
  });
});
