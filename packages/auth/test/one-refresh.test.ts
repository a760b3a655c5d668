import { describe, expect, it } from "vitest";
import type { TokenSet } from "../src/index.ts";
import { settled } from "./hand-clock.ts";
import { lab } from "./lab.ts";

const thousand = Array.from({ length: 1_000 }, (_, index) => index);

describe("a thousand callers of one user", () => {
  it("on an expired token make one token call, and all are served", async () => {
    const { clock, server, manager, login } = lab();
    await login("u-1");
    await clock.advance(3_600_000);
    const sets = await Promise.all(thousand.map(() => manager.user("u-1").get()));
    expect(server.calls.refresh).toBe(1);
    expect(server.replays).toBe(0);
    expect(sets.filter(({ accessToken }) => server.accepts(accessToken))).toHaveLength(1_000);
    expect(clock.pending).toBe(0);
  });

  it("in processes that share a store make one token call, and all are served", async () => {
    const { clock, server, process, login } = lab();
    await login("u-1");
    await clock.advance(3_600_000);
    const managers = Array.from({ length: 10 }, () => process());
    const sets = await Promise.all(
      thousand.map((index) => (managers[index % 10] as (typeof managers)[0]).user("u-1").get()),
    );
    expect([server.calls.refresh, server.replays]).toEqual([1, 0]);
    expect(sets.filter(({ accessToken }) => server.accepts(accessToken))).toHaveLength(1_000);
  });

  it("refused once each, late ones ten seconds later, make one token call", async () => {
    const { clock, server, manager, login } = lab();
    const { access_token: rejected } = await login("u-1");
    server.kill(rejected);
    server.latencyMs = 2_000;
    const served: Promise<TokenSet>[] = [];
    for (const index of thousand) {
      served.push(manager.user("u-1").get({ rejected }));
      if (index % 100 === 99) await clock.advance(1_000);
    }
    await clock.advance(10_000);
    served.push(manager.user("u-1").get({ rejected }));
    const sets = await Promise.all(served);
    expect([server.calls.refresh, server.replays]).toEqual([1, 0]);
    expect(new Set(sets.map(({ accessToken }) => accessToken)).size).toBe(1);
    expect(server.accepts((sets[0] as TokenSet).accessToken)).toBe(true);
  });
});

describe("a thousand users at once", () => {
  it("make a token call each, and none waits for another", async () => {
    const { clock, server, manager, login } = lab();
    for (const index of thousand) await login(`u-${index}`);
    await clock.advance(3_600_000);
    server.latencyMs = 1_000;
    const sets = Promise.all(thousand.map((index) => manager.user(`u-${index}`).get()));
    await settled(20);
    expect(server.busiest).toBe(1_000);
    await clock.advance(1_000);
    expect(new Set((await sets).map(({ accessToken }) => accessToken)).size).toBe(1_000);
    expect([server.calls.refresh, server.replays]).toEqual([1_000, 0]);
  });
});

describe("a token that is good for a while", () => {
  it("costs no look into the store and no lease", async () => {
    const { clock, manager, store, login } = lab();
    await login("u-1");
    let looks = 0;
    const { get } = store;
    store.get = (key) => {
      looks++;
      return get(key);
    };
    const source = manager.user("u-1");
    for (const _ of thousand) await source.get();
    expect(source.current()).toBe(await source.get());
    expect(looks).toBe(0);
    expect(clock.pending).toBe(0);
  });

  it("costs another process one look into the store", async () => {
    const { store, process, login } = lab();
    await login("u-1");
    let looks = 0;
    const { get } = store;
    store.get = (key) => {
      looks++;
      return get(key);
    };
    const source = process({ lease: { acquire: () => Promise.reject(new Error("not to be asked for")) } }).user("u-1");
    await Promise.all(thousand.map(() => source.get()));
    expect(looks).toBe(1);
  });
});
