import { expect, it } from "vitest";
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
  expect(await Promise.all(Array.from({ length: 20 }, () => store.put(key, record, undefined)))).toEqual(oneOf(20));
  expect(await store.get(key)).toEqual(record);
  // Twice the same.
  expect(await store.put(key, record, 1)).toBe(true);
  expect(await store.put(key, record, 1)).toBe(true);
  const puts = Array.from({ length: 20 }, () => store.put(key, { ...record, version: 2 }, 1));
  expect((await Promise.all(puts)).sort()).toEqual(oneOf(20).sort());
  expect(await store.put(`${key} `.trim().toUpperCase(), active(7), 2)).toBe(false);

  const options = { ttlMs: 60_000, waitMs: 0 };
  const leases = await Promise.all(Array.from({ length: 20 }, () => store.lease.acquire(key, options)));
  const held = leases.filter((lease) => lease !== undefined);
  expect(held).toHaveLength(1);
  await held[0]?.release();
  const again = await store.lease.acquire(key, options);
  expect(again).toBeDefined();
  await again?.release();

  await store.flows.put(key, { redirectUri: "http://x.test/", expiresAt: Date.now() + 60_000 });
  expect(await store.sweep()).toBe(0);
  const taken = await Promise.all(Array.from({ length: 20 }, () => store.flows.take(key)));
  expect(taken.filter(Boolean)).toHaveLength(1);
  const deleted = await Promise.all(Array.from({ length: 20 }, () => store.delete(key, 2)));
  expect(deleted.sort()).toEqual(oneOf(20).sort());
}

const oneOf = (length: number): boolean[] => Array.from({ length }, (_, index) => index === 0);

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
      ["with the characters of utf8mb3", { charset: "utf8mb3_general_ci" }],
      ["that returns big numbers as texts", { supportBigNumbers: true, bigNumberStrings: true }],
      ["that returns dates as texts, in another zone", { dateStrings: true, timezone: "+08:00" }],
    ];
    it.each(settings)("%s is fine", async (_, mariadb) => {
      await expectSane((each) => open({}, each), { mariadb });
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
