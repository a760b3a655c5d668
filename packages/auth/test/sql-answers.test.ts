import { inspect } from "node:util";
import { createPool } from "mysql2";
import { describe, expect, it, vi } from "vitest";
import { type MysqlExecute, mysql } from "../src/mysql.ts";
import { type PostgresQuery, postgres } from "../src/postgres.ts";
import type { SqlStore } from "../src/sql-store.ts";
import { describeOnDatabases } from "./databases.ts";
import { active } from "./file-lab.ts";
import { failure, lab } from "./lab.ts";

const makers: [name: string, of: (answer: unknown) => { store: SqlStore; asked: string[] }][] = [
  [
    "postgres",
    (answer) => {
      const asked: string[] = [];
      const query = async (sql: string) => {
        asked.push(sql);
        return answer;
      };
      return { asked, store: postgres(query as PostgresQuery) };
    },
  ],
  [
    "mysql",
    (answer) => {
      const asked: string[] = [];
      const execute = async (sql: string) => {
        asked.push(sql);
        return answer;
      };
      return { asked, store: mysql(execute as unknown as MysqlExecute) };
    },
  ],
];
const secret = "fake-secret";
const wrong: Record<string, [what: string, answer: unknown][]> = {
  postgres: [
    ["nothing", undefined],
    ["null", null],
    ["the rows alone", [{ record: secret, relname: secret, changed: 1 }]],
    ["no rows alone", []],
    ["what mysql2 returns", [[{ record: secret }], []]],
    ["rows that are lists", { rows: [[secret]] }],
    ["rows that are texts", { rows: [secret] }],
    ["something else as rows", { rows: secret }],
  ],
  mysql: [
    ["nothing", undefined],
    ["null", null],
    ["the rows alone", [{ record: secret, name: secret, is_free: 1 }]],
    ["no rows alone", []],
    ["what pg returns", { rows: [{ record: secret }], rowCount: 1 }],
    ["rows that are lists", [[[secret]], []]],
    ["rows that are texts", [[secret], []]],
    ["something else first", [secret, []]],
    ["the result of a write alone", { affectedRows: 1 }],
  ],
};

describe.each(makers)("%s(), where the caller's function returns", (name, of) => {
  it.each(wrong[name] ?? [])(
    "%s, says at each use what it should, and that waiting does not mend it",
    async (_, answer) => {
      const { store } = of(answer);
      const flow = { redirectUri: "http://x.test/", expiresAt: Date.now() + 60_000 };
      const works: (() => Promise<unknown>)[] = [
        () => store.get("k"),
        () => store.put("k", active(2, secret), 1),
        () => store.put("k", active(1, secret), undefined),
        () => store.delete("k"),
        () => store.delete("k", 1),
        () => store.flows.put("k", flow),
        () => store.flows.take("k"),
        () => store.lease.acquire("k", { ttlMs: 5_000, waitMs: 0 }),
        () => store.due("", 1, 1),
        () => store.sweep(),
        () => store.migrate(),
      ];
      for (const work of works) {
        const error = await failure(work());
        expect(error).toMatchObject({ name: "StoreFailed", code: "unexpected_answer", retryable: false });
        expect((error as Error).message).toMatch(/^(postgres: query|mysql: execute): expected it to return /);
        expect(inspect(error, { depth: 9, showHidden: true })).not.toContain(secret);
      }
    },
  );

  it("something else, is told as it is to who wants a token, and deletes nothing as unreadable", async () => {
    const { store, asked } = of(name === "mysql" ? [[[secret]], []] : { rows: [[secret]] });
    const { manager } = lab({ store });
    for (const work of [manager.user("u").get(), manager.user("u").revoke(), manager.user("u").forget()])
      expect(await failure(work)).toMatchObject({ name: "StoreFailed", code: "unexpected_answer" });
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.filter((sql) => !sql.startsWith("SELECT"))).toEqual([]);
  });
});

it.each(makers)("%s() takes a function, and not the pool itself", (name) => {
  for (const given of [undefined, null, "fake://secret", { query() {}, execute() {} }]) {
    const make = () => (name === "mysql" ? mysql(given as never) : postgres(given as never));
    expect(make).toThrow(TypeError);
    expect(make).toThrow(
      /^(postgres: query|mysql: execute): expected a function, as `\(.*\) => pool\.(query|execute)\(/,
    );
  }
});

describeOnDatabases(
  "mysql() with a pool that knows callbacks only",
  ({ server }) => {
    it("asks for one of mysql2/promise", async () => {
      const pool = createPool({ host: "127.0.0.1", port: server().port, user: "root", database: "lingpai" });
      const execute = async (sql: string, params: unknown[]): Promise<unknown> => pool.query(sql, params);
      // The driver writes it there too.
      const log = vi.spyOn(console, "log").mockImplementation(() => {});
      const error = await failure(mysql(execute as MysqlExecute).migrate());
      expect(error).toMatchObject({
        code: "unexpected_answer",
        retryable: false,
        message: "mysql: execute: expected it to return a promise, as mysql2/promise does",
      });
      log.mockRestore();
      await new Promise((resolve) => pool.end(resolve));
    });
  },
  ["mariadb"],
);
