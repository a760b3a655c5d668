import { describe, expect, it } from "vitest";
import { memory, type TokenManager, type TokenResponse, type TokenStore } from "../src/index.ts";
import { type HandClock, handClock, settled } from "./hand-clock.ts";
import { failure, type LabOptions, lab } from "./lab.ts";
import { mark } from "./revoke-lab.ts";

const hour = 3_600_000;
const key = "lingpai:fake/fake-client:user:u-1";

/** A server that keeps everything in its memory, and is started anew. */
function restartable(clock: HandClock) {
  let inner = memory({ clock });
  const written: string[] = [];
  const store: TokenStore = {
    get: (of) => inner.get(of),
    put: (of, next, expected) => {
      written.push(next.state);
      return inner.put(of, next, expected);
    },
    delete: (...record) => inner.delete(...record),
    lease: inner.lease as NonNullable<TokenStore["lease"]>,
  };
  const empty = () => {
    inner = memory({ clock });
    written.length = 0;
  };
  return { store, empty, written };
}

async function loggedIn(options: LabOptions = {}) {
  const clock = handClock();
  const { store, empty, written } = restartable(clock);
  const here = lab({ clock, ...options, store });
  const raw = await here.login("u-1");
  const stored = () => store.get(key);
  const by = (ms: number) => here.process({ clock: { now: () => clock.now() + ms, after: clock.after } });
  return { ...here, raw, empty, written, stored, by, user: here.manager.user("u-1") };
}

describe("a store that lost everything", () => {
  it("does not stop a process that has the tokens; it puts them back with the next ones", async () => {
    const { clock, server, user, empty, written, stored, process, raw } = await loggedIn();
    empty();
    expect((await user.get()).accessToken).toBe(raw.access_token);
    expect(await failure(process().user("u-1").get())).toMatchObject({ reason: "no_token" });
    await clock.advance(hour);
    const { accessToken } = await user.get();
    expect(server.accepts(accessToken)).toBe(true);
    expect(await stored()).toMatchObject({ state: "active", tokens: { raw: { access_token: accessToken } } });
    expect((await process().user("u-1").get()).accessToken).toBe(accessToken);
    expect([server.calls.refresh, server.calls.revoke, server.replays]).toEqual([1, 0, 0]);
    expect(written).toEqual(["pending", "active"]);
  });

  it("gets them back in the background as well", async () => {
    const { clock, server, user, empty, stored } = await loggedIn();
    await clock.advance(hour - 180_000);
    empty();
    expect(user.current()).toBeDefined();
    await settled();
    expect((await stored())?.tokens?.raw.access_token).toBe(user.current()?.accessToken);
    expect(server.calls.refresh).toBe(1);
  });

  it("while a token call was under way gets what came of it: that is not ended", async () => {
    const { clock, server, user, empty, stored, events } = await loggedIn();
    await clock.advance(hour);
    server.latencyMs = 2_000;
    const served = user.get();
    await settled();
    expect((await stored())?.state).toBe("pending");
    empty();
    await clock.advance(2_050);
    const { accessToken } = await served;
    expect(server.accepts(accessToken)).toBe(true);
    expect(await stored()).toMatchObject({ state: "active", tokens: { raw: { access_token: accessToken } } });
    expect(events.map(({ type }) => type)).toEqual(["renewed", "renewed"]);
    expect(server.calls.revoke).toBe(0);
  });

  it("while a token call was under way gets it too where the version is ahead of this clock", async () => {
    const { clock, server, empty, stored, by, user, raw } = await loggedIn();
    const ahead = by(250_000).user("u-1");
    await ahead.get();
    await ahead.refresh();
    await user.get({ rejected: raw.access_token });
    server.latencyMs = 2_000;
    const before = user.current()?.accessToken;
    const served = user.refresh();
    await settled();
    empty();
    await clock.advance(2_050);
    const { accessToken } = await served;
    expect(accessToken).not.toBe(before);
    expect(user.current()?.accessToken).toBe(accessToken);
    expect((await stored())?.tokens?.raw.access_token).toBe(accessToken);
    expect((await ahead.get({ rejected: before })).accessToken).toBe(accessToken);
    expect([server.calls.refresh, server.replays]).toEqual([2, 0]);
  });

  it("does not keep the application from a token", async () => {
    const { clock, server, manager, empty } = await loggedIn();
    const { accessToken } = await manager.app().get();
    empty();
    expect((await manager.app().get()).accessToken).toBe(accessToken);
    await clock.advance(hour);
    expect(server.accepts((await manager.app().get()).accessToken)).toBe(true);
  });
});

const login = async (manager: TokenManager<TokenResponse>, raw: TokenResponse) =>
  (await manager.obtain(undefined, async () => ({ raw }))).accessToken;

describe("a login after the store lost everything", () => {
  const named = async (isRevoked: boolean) => {
    const made = await loggedIn();
    const endpoint = { ...made.server.endpoint, userOf: () => "u-1" };
    const manager = made.process({ endpoint });
    const user = manager.user("u-1");
    await user.get();
    if (isRevoked) await user.revoke();
    return { ...made, manager, user };
  };

  it.each([
    ["that were good", false],
    ["that were revoked", true],
  ])("takes the place of tokens %s, also where the clock was set back meanwhile", async (_, isRevoked) => {
    const { clock, server, manager, user, empty, stored, events } = await named(isRevoked);
    empty();
    clock.set(clock.now() - hour);
    const raw = server.login("u-1");
    expect(await login(manager, raw)).toBe(raw.access_token);
    expect(user.current()?.accessToken).toBe(raw.access_token);
    expect((await stored())?.tokens?.raw.access_token).toBe(raw.access_token);
    expect(events.map(({ type }) => type)).not.toContain("persist_failed");
  });

  it("at a process whose clock is behind makes no storm of one that has seen the end of the earlier tokens", async () => {
    const { server, by, empty } = await loggedIn();
    const ahead = by(250_000).user("u-1");
    await ahead.get();
    await ahead.revoke();
    empty();
    const raw = server.login("u-1");
    await by(0).obtain("u-1", async () => ({ raw }));
    for (let calls = 0; calls < 20; calls++) expect(server.accepts((await ahead.get()).accessToken)).toBe(true);
    expect(server.calls.refresh).toBeLessThanOrEqual(1);
    expect(server.replays).toBe(0);
  });
});

describe("revoking after the store lost everything", () => {
  it("ends the tokens that are in memory, and leaves a mark for other processes that have them", async () => {
    const { clock, server, process, user, empty, stored, raw, events } = await loggedIn();
    const other = process().user("u-1");
    await other.get();
    empty();
    await user.revoke();
    expect([server.accepts(raw.access_token), await stored(), user.current()]).toEqual([false, mark, undefined]);
    expect(events.at(-1)).toMatchObject({ type: "revoked" });
    expect(await failure(other.get({ rejected: raw.access_token }))).toMatchObject({ reason: "revoked" });
    await clock.advance(hour);
    expect(await failure(user.get())).toMatchObject({ reason: "revoked" });
    expect(server.calls.refresh).toBe(0);
  });

  it("does nothing where the process has none", async () => {
    const { server, process, empty, stored } = await loggedIn();
    empty();
    await process().user("u-1").revoke();
    expect([await stored(), server.calls.revoke]).toEqual([undefined, 0]);
  });
});
