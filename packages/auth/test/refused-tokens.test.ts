import { describe, expect, it } from "vitest";
import { settled } from "./hand-clock.ts";
import { lab } from "./lab.ts";

const hour = 3_600_000;
const thousand = Array.from({ length: 1_000 }, (_, index) => index);

describe("a token that the API refuses", () => {
  it("is replaced, although it would live for an hour", async () => {
    const { server, manager, login } = lab();
    const { access_token: rejected } = await login("u-1");
    server.kill(rejected);
    const { accessToken } = await manager.user("u-1").get({ rejected });
    expect(server.accepts(accessToken)).toBe(true);
    expect(server.calls.refresh).toBe(1);
  });

  it("is not the present one: that is served, without a look into the store", async () => {
    const { server, manager, login, store } = lab();
    const { access_token } = await login("u-1");
    store.get = () => Promise.reject(new Error("not to be asked"));
    for (const _ of thousand) {
      expect((await manager.user("u-1").get({ rejected: "fake-access-old" })).accessToken).toBe(access_token);
    }
    expect(server.calls.refresh).toBe(0);
  });

  it("is the one in memory, but not the one in the store: that is adopted", async () => {
    const { server, manager, process, login } = lab();
    const { access_token: rejected } = await login("u-1");
    const other = process().user("u-1");
    await other.get();
    server.kill(rejected);
    const { accessToken } = await manager.user("u-1").get({ rejected });
    expect((await other.get({ rejected })).accessToken).toBe(accessToken);
    expect([server.calls.refresh, server.replays]).toEqual([1, 0]);
  });

  it("in eight processes at once is replaced once", async () => {
    const { clock, server, process, login } = lab();
    const { access_token: rejected } = await login("u-1");
    const processes = Array.from({ length: 8 }, () => process());
    for (const each of processes) await each.user("u-1").get();
    server.kill(rejected);
    server.latencyMs = 1_000;
    const all = Promise.all(thousand.map((index) => processes[index % 8]?.user("u-1").get({ rejected })));
    await clock.advance(1_000);
    expect(new Set((await all).map((set) => set?.accessToken)).size).toBe(1);
    expect([server.calls.refresh, server.replays]).toEqual([1, 0]);
  });

  it("is read from the store by one caller while another one reports it: he gets another one", async () => {
    const { server, process, login } = lab();
    const { access_token: rejected } = await login("u-1");
    server.kill(rejected);
    const source = process().user("u-1");
    const [any, next] = await Promise.all([source.get(), source.get({ rejected })]);
    expect(any.accessToken).toBe(rejected);
    expect(server.accepts(next.accessToken)).toBe(true);
    expect(server.calls.refresh).toBe(1);
  });

  it("and cannot be replaced now is not served to those who report it, but to the others", async () => {
    const { server, manager, login } = lab();
    const { access_token: rejected } = await login("u-1");
    const source = manager.user("u-1");
    server.faults.push({ before: Object.assign(new Error("fake"), { name: "NetworkError", retryable: true }) });
    for (const _ of thousand) {
      await expect(source.get({ rejected })).rejects.toMatchObject({ name: "AuthTemporarilyUnavailable" });
    }
    expect((await source.get()).accessToken).toBe(rejected);
    expect(server.calls.refresh).toBe(1);
  });
});

describe("an API that refuses every token", () => {
  it("is not answered by a storm: a replacement stays for half a minute", async () => {
    const { clock, server, manager, login } = lab();
    let rejected = (await login("u-1")).access_token;
    const source = manager.user("u-1");
    for (let second = 0; second < 60; second++) {
      for (const _ of thousand.slice(0, 100)) rejected = (await source.get({ rejected })).accessToken;
      await clock.advance(1_000);
    }
    expect(server.calls.refresh).toBe(2);
    await clock.advance(30_000);
    await source.get({ rejected });
    expect([server.calls.refresh, server.replays]).toEqual([3, 0]);
  });

  it("is not answered by a storm of several processes either", async () => {
    const { clock, server, process, login } = lab();
    const { access_token } = await login("u-1");
    const processes = [process(), process(), process()].map((each) => ({
      source: each.user("u-1"),
      rejected: access_token,
    }));
    for (let second = 0; second < 60; second++) {
      for (const each of processes) {
        for (const _ of thousand.slice(0, 20)) {
          each.rejected = (await each.source.get({ rejected: each.rejected })).accessToken;
        }
      }
      await clock.advance(1_000);
    }
    // Each process finds out for itself, once in half a minute.
    expect(server.calls.refresh).toBeLessThanOrEqual(2 * processes.length);
    expect(server.replays).toBe(0);
  });

  it("is not answered by a storm by a process that adopted what another one got", async () => {
    const { clock, server, manager, process, login } = lab();
    const { access_token } = await login("u-1");
    const other = process().user("u-1");
    await other.get();
    const { accessToken } = await manager.user("u-1").get({ rejected: access_token });
    let rejected = (await other.get({ rejected: access_token })).accessToken;
    expect(rejected).toBe(accessToken);
    for (let second = 0; second < 29; second++) {
      await clock.advance(1_000);
      rejected = (await other.get({ rejected })).accessToken;
    }
    expect(server.calls.refresh).toBe(1);
  });

  it("does not make refresh() return the same token: who asks by hand gets another one", async () => {
    const { clock, server, manager, login } = lab();
    const { access_token } = await login("u-1");
    const source = manager.user("u-1");
    const first = await source.get({ rejected: access_token });
    await clock.advance(1_000);
    const second = await source.refresh();
    const third = await second.refresh();
    expect(new Set([access_token, first.accessToken, second.accessToken, third.accessToken]).size).toBe(4);
    // What came of that is no replacement.
    expect((await source.get({ rejected: third.accessToken })).accessToken).not.toBe(third.accessToken);
    expect([server.calls.refresh, server.replays]).toEqual([4, 0]);
  });

  it("does not keep a token that nobody takes when a clock was set back", async () => {
    const { clock, server, manager, login } = lab();
    const { access_token } = await login("u-1");
    server.kill(access_token);
    const source = manager.user("u-1");
    const { accessToken: rejected } = await source.get({ rejected: access_token });
    server.kill(rejected);
    clock.set(clock.now() - hour);
    const { accessToken } = await source.get({ rejected });
    expect(server.accepts(accessToken)).toBe(true);
    await settled();
    expect([server.calls.refresh, server.replays]).toEqual([2, 0]);
  });
});

describe("asking for another token", () => {
  it("gets another one, although the present one is good", async () => {
    const { server, manager, login } = lab();
    const { access_token } = await login("u-1");
    const sets = await Promise.all(thousand.map(() => manager.user("u-1").refresh()));
    expect(new Set(sets.map(({ accessToken }) => accessToken)).size).toBe(1);
    expect(sets[0]?.accessToken).not.toBe(access_token);
    expect([server.calls.refresh, server.replays]).toEqual([1, 0]);
  });

  it("again gets another one again", async () => {
    const { clock, server, manager, login } = lab();
    await login("u-1");
    const first = await manager.user("u-1").refresh();
    await clock.advance(1_000);
    const second = await manager.user("u-1").refresh();
    expect(second.accessToken).not.toBe(first.accessToken);
    expect([server.calls.refresh, server.replays]).toEqual([2, 0]);
  });

  it("of a process that has none yet gets another one than the one in the store", async () => {
    const { server, process, login } = lab();
    const { access_token } = await login("u-1");
    expect((await process().user("u-1").refresh()).accessToken).not.toBe(access_token);
    expect(server.calls.refresh).toBe(1);
  });

  it("by the set that one has renews that one, and nothing where it was renewed meanwhile", async () => {
    const { server, manager, login } = lab();
    await login("u-1");
    const set = await manager.user("u-1").get();
    const next = await set.refresh();
    expect((await set.refresh()).accessToken).toBe(next.accessToken);
    expect(server.calls.refresh).toBe(1);
  });
});
