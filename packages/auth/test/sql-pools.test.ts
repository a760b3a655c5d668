import { expect, it } from "vitest";
import { createTokenManager, systemClock, tokenAnswer } from "../src/index.ts";
import { describeOnDatabases } from "./databases.ts";
import { active } from "./file-lab.ts";
import { client } from "./lab.ts";

describeOnDatabases("a pool of two connections", ({ kind, open }) => {
  const users = Array.from({ length: 200 }, (_, index) => `u-${index}`);

  it("serves two hundred users whose tokens end at once, and is idle while the platform works", async () => {
    const database = open({ table: "pool" }, { max: 2 });
    await database.store.migrate();
    let calls = 0;
    let finish = () => {};
    const finished = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const { manager, keep } = managers(database.store, async () => {
      calls++;
      await finished;
    });
    await keep(users);
    const all = Promise.all(users.map((user) => manager.user(user).get()));
    await expect.poll(() => calls, { timeout: 10_000 }).toBe(users.length);
    // But for a lease that is renewed now and then.
    await expect.poll(() => database.connections()).toEqual({ idle: 2, all: 2 });
    finish();
    expect(new Set((await all).map(({ accessToken }) => accessToken))).toEqual(
      new Set(users.map((u) => `fake-new-${u}`)),
    );
    expect(calls).toBe(users.length);
  });

  it("serves two hundred processes that want one token", async () => {
    const { store } = open({ table: "pool_one" }, { max: 2 });
    await store.migrate();
    let calls = 0;
    const one = () => managers(store, async () => void calls++);
    await one().keep(["u"]);
    const all = users.map(() => one().manager.user("u").get());
    expect(new Set((await Promise.all(all)).map(({ accessToken }) => accessToken))).toEqual(new Set(["fake-new-u"]));
    expect(calls).toBe(1);
  });

  it("is asked once for a lease that is free, and writes nothing for one that is not", async () => {
    const { store, run } = open({ table: "pool_polls" }, { max: 2 });
    await store.migrate();
    await store.put("k", active(1), undefined);
    const written = async () => {
      const sql =
        kind === "postgres"
          ? "SELECT pg_current_wal_insert_lsn() AS n"
          : "SELECT variable_value AS n FROM information_schema.global_status WHERE variable_name = 'INNODB_LSN_CURRENT'";
      return `${(await run(sql))[0]?.n}`;
    };
    const lease = await store.lease.acquire("k", { ttlMs: 60_000, waitMs: 0 });
    // What the server itself writes now and then is not meant.
    await expect
      .poll(async () => {
        const before = await written();
        for (let tries = 0; tries < 20; tries++) await store.lease.acquire("k", { ttlMs: 60_000, waitMs: 0 });
        return (await written()) === before;
      })
      .toBe(true);
    await lease?.release();
  });
});

/** A process of its own, whose users have tokens that ended long ago. */
function managers(store: Parameters<typeof createTokenManager>[0]["store"], work: () => Promise<void>) {
  let ageMs = 0;
  const manager = createTokenManager({
    platform: "fake",
    client,
    store,
    clock: { ...systemClock, now: () => Date.now() - ageMs },
    endpoint: {
      async refresh(refreshToken) {
        await work();
        const user = refreshToken.replace("fake-refresh-", "");
        return tokenAnswer({ access_token: `fake-new-${user}`, expires_in: 3_600 }, new Response());
      },
    },
  });
  const keep = async (users: readonly string[]) => {
    ageMs = 7_200_000;
    const all = users.map((user) =>
      manager.obtain(user, async () => {
        const raw = { access_token: `fake-old-${user}`, refresh_token: `fake-refresh-${user}`, expires_in: 3_600 };
        return tokenAnswer(raw, new Response());
      }),
    );
    await Promise.all(all);
    ageMs = 0;
  };
  return { manager, keep };
}
