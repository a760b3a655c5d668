import { expect, it } from "vitest";
import type { Lease } from "../src/store.ts";
import { describeOnDatabases } from "./databases.ts";
import { active } from "./file-lab.ts";
import type { OpenDatabase, openDatabase } from "./places.ts";

type Connection = NonNullable<Parameters<typeof openDatabase>[3]>;

/** All that depends on counting rows, comparing texts and reading the time. */
async function expectSane(open: (connection: Connection) => OpenDatabase, connection: Connection): Promise<void> {
  const { store } = open({ max: 8, ...connection });
  const key = `k:${crypto.randomUUID()}`;
  const raw = { access_token: "fake-\u0000\\'\"%?$1 üñ 令牌 😀 \ud800" };
  const record = { version: 1, state: "active", tokens: { raw, obtainedAt: 1 } } as const;
  expect(await winners(() => store.put(key, record, undefined))).toBe(1);
  expect(await store.get(key)).toEqual(record);
  // Twice the same.
  expect(await store.put(key, record, 1)).toBe(true);
  expect(await store.put(key, record, 1)).toBe(true);
  expect(await winners(() => store.put(key, { ...record, version: 2 }, 1))).toBe(1);
  expect(await store.put(key.toUpperCase(), active(7), 2)).toBe(false);

  let lease: Lease | undefined;
  const acquire = async () => {
    const taken = await store.lease.acquire(key, { ttlMs: 60_000, waitMs: 0 });
    lease ??= taken;
    return taken;
  };
  expect(await winners(acquire)).toBe(1);
  await lease?.release();
  expect(await winners(acquire)).toBe(1);

  await store.flows.put(key, { redirectUri: "http://x.test/", expiresAt: Date.now() + 60_000 });
  expect(await store.sweep()).toBe(0);
  expect(await winners(() => store.flows.take(key))).toBe(1);
  expect(await winners(() => store.delete(key, 2))).toBe(1);
}

/** How many of twenty at once get something. */
const winners = async (ask: () => Promise<unknown>): Promise<number> =>
  (await Promise.all(Array.from({ length: 20 }, ask))).filter(Boolean).length;

describeOnDatabases(
  "a connection",
  ({ open }) => {
    const isolations = ["read committed", "repeatable read", "serializable"];
    it.each(isolations)("whose transactions are %s by default is fine", async (isolation) => {
      const options = `-c default_transaction_isolation=${isolation.replace(" ", "\\ ")}`;
      await expectSane((each) => open({}, each), { postgres: { options } });
    });

    it("of another time zone and date style is fine", async () => {
      const options = "-c TimeZone=Asia/Shanghai -c DateStyle=German";
      await expectSane((each) => open({}, each), { postgres: { options } });
    });
  },
  ["postgres"],
);

describeOnDatabases(
  "a connection",
  ({ open, first }) => {
    const settings: [what: string, connection: NonNullable<Connection["mariadb"]>][] = [
      ["that counts the rows that were found", { flags: ["FOUND_ROWS"] }],
      ["that counts the rows that were changed", { flags: ["-FOUND_ROWS"] }],
      ["with the characters of latin1", { charset: "latin1" }],
      ["with the characters of utf8mb3", { charset: "utf8_general_ci" }],
      ["that returns big numbers as texts", { supportBigNumbers: true, bigNumberStrings: true }],
      ["that returns dates as texts, in another zone", { dateStrings: true, timezone: "+08:00" }],
    ];
    it.each(settings)("%s is fine", async (_, mariadb) => {
      await expectSane((each) => open({}, each), { mariadb });
    });

    it("may be in another time zone than the next one", async () => {
      const { store } = open({}, { max: 1 });
      await store.get("k");
      const root = first();
      await root.run("SET GLOBAL time_zone = '+08:00'");
      try {
        const { store: other } = open({}, { max: 1 });
        const [east, west] = [other, store].map(
          ({ lease }) =>
            () =>
              lease.acquire("k", { ttlMs: 60_000, waitMs: 0 }),
        );
        for (const [one, another] of [
          [east, west],
          [west, east],
        ]) {
          const lease = await one?.();
          expect(lease).toBeDefined();
          expect(await another?.()).toBeUndefined();
          await lease?.release();
        }
      } finally {
        await root.run("SET GLOBAL time_zone = 'SYSTEM'");
      }
    });

    const globals = [
      "sql_mode = ''",
      "sql_mode = 'ANSI,TRADITIONAL,NO_BACKSLASH_ESCAPES'",
      "time_zone = '+08:00'",
      "tx_isolation = 'SERIALIZABLE'",
      "tx_isolation = 'READ-COMMITTED'",
      "innodb_snapshot_isolation = ON",
    ];
    it.each(globals)("to a server with %s is fine", async (setting) => {
      const name = setting.replace(/ .*/, "");
      const [before] = await first().run(`SELECT @@GLOBAL.${name} AS value`);
      await first().run(`SET GLOBAL ${setting}`);
      try {
        await expectSane((each) => open({}, each), {});
      } finally {
        const { value } = before ?? {};
        await first().run(`SET GLOBAL ${name} = ${typeof value === "string" ? `'${value}'` : value}`);
      }
    });
  },
  ["mariadb"],
);
