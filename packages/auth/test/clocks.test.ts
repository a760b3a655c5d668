import { describe, expect, it } from "vitest";
import type { Clock, TokenAnswer, TokenEndpoint } from "../src/index.ts";
import { settled } from "./hand-clock.ts";
import { lab } from "./lab.ts";

const minute = 60_000;
const hour = 60 * minute;

/** A clock that is wrong by so much. */
const wrong = (clock: Clock, ms: number): Clock => ({ ...clock, now: () => clock.now() + ms });

/** The server says what time it has. */
const dated = (endpoint: TokenEndpoint, clock: Clock): TokenEndpoint => {
  const withDate = async (answer: Promise<TokenAnswer>) => ({
    ...(await answer),
    // As in an HTTP header.
    date: Math.floor(clock.now() / 1_000) * 1_000,
  });
  const { refresh, clientCredentials } = endpoint as Required<TokenEndpoint>;
  return {
    ...endpoint,
    refresh: (...given) => withDate(refresh(...given)),
    clientCredentials: (options) => withDate(clientCredentials(options)),
  };
};

const clocks: [string, number][] = [
  ["ten minutes ahead", 10 * minute],
  ["ten minutes behind", -10 * minute],
  ["a day behind", -24 * hour],
];
const cases = clocks.flatMap(([name, skew]): [string, string, number, boolean][] => [
  [name, "says its time", skew, true],
  [name, "does not say its time", skew, false],
]);

describe("a clock that is", () => {
  it.each(cases)("%s, at a server that %s, renews an hour's token once in an hour", async (_, __, skew, isDated) => {
    const { clock, server, process } = lab();
    const endpoint = isDated ? dated(server.endpoint, clock) : server.endpoint;
    const source = process({ endpoint, clock: wrong(clock, skew) }).app();
    for (let minutes = 0; minutes < 50; minutes += 5) {
      const set = await source.get();
      expect(server.accepts(set.accessToken)).toBe(true);
      const ours = isDated ? 0 : skew;
      expect(Math.abs((set.expiresAt as number) - clock.now() - ours - hour + minutes * minute)).toBeLessThan(1_000);
      await clock.advance(5 * minute);
    }
    expect(server.calls.app).toBe(1);
    await clock.advance(10 * minute);
    expect(server.accepts((await source.get()).accessToken)).toBe(true);
    expect(server.calls.app).toBe(2);
  });

  it.each(cases)(
    "%s, at a server that %s, renews a token of thirty seconds once in ten",
    async (_, __, skew, isDated) => {
      const { clock, server, process, login, manager } = lab();
      server.lifeSeconds = 30;
      await login("u-1");
      await clock.advance(30_000);
      const endpoint = isDated ? dated(server.endpoint, clock) : server.endpoint;
      const source = process({ endpoint, clock: wrong(clock, skew) }).user("u-1");
      for (let second = 0; second < 10; second++) {
        await Promise.all([source.get(), source.get()]);
        await settled();
        await clock.advance(1_000);
      }
      expect(server.calls.refresh).toBeLessThanOrEqual(1);
      expect(manager.user("u-1").current()).toBeUndefined();
    },
  );

  it.each(clocks)("%s shares a store with one that is right, and both go on with few renewals", async (_, skew) => {
    const { clock, server, process, login } = lab();
    await login("u-1");
    const endpoint = dated(server.endpoint, clock);
    const [right, off] = [process({ endpoint }), process({ endpoint, clock: wrong(clock, skew) })];
    for (let minutes = 0; minutes < 240; minutes += 10) {
      for (const each of [off, right]) {
        await each.user("u-1").get();
        await settled();
      }
      await clock.advance(10 * minute);
    }
    expect(server.calls.refresh).toBeLessThanOrEqual(6);
    expect(server.replays).toBe(0);
  });
});

describe("a clock that is set", () => {
  it.each([
    ["back by an hour", -hour],
    ["forward by an hour", hour],
    ["back by a year", -365 * 24 * hour],
  ])("%s costs one renewal and no more", async (_, by) => {
    const { clock, server, manager, login } = lab();
    await login("u-1");
    await clock.advance(minute);
    clock.set(clock.now() + by);
    for (let minutes = 0; minutes < 50; minutes += 5) {
      await manager.user("u-1").get();
      await settled();
      await clock.advance(5 * minute);
    }
    expect([server.calls.refresh, server.replays]).toEqual([1, 0]);
  });

  it("back by a minute costs nothing", async () => {
    const { clock, server, manager, login } = lab();
    await login("u-1");
    clock.set(clock.now() - minute);
    await manager.user("u-1").get();
    await settled();
    expect(server.calls.refresh).toBe(0);
  });

  it.each([
    ["back by an hour", -hour],
    ["forward by an hour", hour],
  ])("%s while a token call is under way costs one renewal more", async (_, by) => {
    const { clock, server, manager, login } = lab();
    await login("u-1");
    await clock.advance(hour);
    const { shape } = server;
    server.shape = (raw) => {
      clock.set(clock.now() + by);
      server.shape = shape;
      return raw;
    };
    for (let minutes = 0; minutes < 50; minutes += 5) {
      await manager.user("u-1").get();
      await settled();
      await clock.advance(5 * minute);
    }
    expect(server.calls.refresh).toBeLessThanOrEqual(2);
    expect(server.replays).toBe(0);
  });

  it("back by an hour keeps the order of versions", async () => {
    const { clock, manager, login, store } = lab();
    await login("u-1");
    const key = "lingpai:fake/fake-client:user:u-1";
    const before = (await store.get(key))?.version as number;
    clock.set(clock.now() - hour);
    await manager.user("u-1").get();
    expect((await store.get(key))?.version).toBeGreaterThan(before);
  });
});

describe("the lifetime of a token", () => {
  it("counts from before it was asked for", async () => {
    const { clock, server, manager, login } = lab();
    await login("u-1");
    await clock.advance(hour);
    server.latencyMs = 5_000;
    const asked = clock.now();
    const served = manager.user("u-1").get();
    await clock.advance(5_000);
    expect((await served).expiresAt).toBe(asked + hour);
  });

  it("is the same whether the server's time differs by the second of its header or not at all", async () => {
    const { clock, server, process } = lab();
    await clock.advance(999);
    const source = process({ endpoint: dated(server.endpoint, clock) }).app();
    expect((await source.get()).expiresAt).toBe(clock.now() + hour);
  });

  it("does not depend on a Date that is none", async () => {
    const { clock, server, process } = lab();
    const { clientCredentials } = server.endpoint as Required<TokenEndpoint>;
    const endpoint = {
      ...server.endpoint,
      clientCredentials: async (options: Parameters<typeof clientCredentials>[0]) => ({
        ...(await clientCredentials(options)),
        date: Number.NaN,
      }),
    };
    expect((await process({ endpoint }).app().get()).expiresAt).toBe(clock.now() + hour);
  });
});
