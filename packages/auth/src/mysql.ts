import {
  checkedFunction,
  checkedTable,
  type Dialect,
  isRows,
  type SqlStore,
  type SqlStoreOptions,
  type SqlValue,
  sqlStore,
  valuesOf,
} from "./sql-store.ts";
import { unexpected } from "./store-failed.ts";

export { StoreFailed } from "./store-failed.ts";
export type { SqlStore, SqlStoreOptions };

/** Runs one statement, whose places are `?`, and commits it: rows, or an object with `affectedRows`, come first in the answer. */
export type MysqlExecute = (sql: string, params: SqlValue[]) => Promise<readonly [unknown, ...unknown[]]>;

/**
 * Keeps tokens in MariaDB (10.6 or later), for any number of processes and machines. MySQL 8 understands the same SQL; it is not tested.
 *
 * - One row a key holds the record and its lease: one statement takes the lease, where the row is there, one compares and sets. There is
 *   no transaction, no GET_LOCK and no connection held between two statements. `autocommit` has to be on, as it is by default.
 * - Leases end by the database's clock, in UTC. When that is set forward, or a replica that lags takes over, two may hold one lease: then a
 *   refresh token can be redeemed twice, but compare-and-set keeps the record whole.
 * - Name the primary: a replica returns records of yesterday.
 * - Tokens are plain text; `seal` of `@lingpai/auth/seal` encrypts them.
 *
 * `migrate()` makes the tables; `migrations` is its SQL.
 *
 * @param execute - with mysql2: `(sql, params) => pool.execute(sql, params)` of `mysql2/promise`, rows as objects
 * @throws TypeError when `execute` is no function, the pool itself for one, or `table` no name for a table
 * @throws StoreFailed from its methods, with the server's or the driver's code; `unexpected_answer` where `execute` does not return what it
 *   should, as with a pool of `mysql2` that is not of `mysql2/promise`
 */
export function mysql(execute: MysqlExecute, options: SqlStoreOptions = {}): SqlStore {
  checkedFunction("mysql: execute", execute, "`(sql, params) => pool.execute(sql, params)` of mysql2/promise");
  const table = checkedTable(options.table);
  return sqlStore(dialectOf(execute, table), table, options);
}

const rounds = 10;

function dialectOf(execute: MysqlExecute, table: string): Dialect {
  // A connection may have any time zone.
  const now = "UTC_TIMESTAMP(6)";
  const first = (sql: string, values: readonly SqlValue[]) => firstOf(() => execute(sql, [...values]));
  const read: Dialect["read"] = async (sql, values) => {
    const rows = await first(sql, values);
    if (!isRows(rows)) throw wrongAnswer("`[rows, ...]` for a SELECT, each row an object");
    return rows;
  };
  // Rows that were found or rows that were changed, as the connection is set up (CLIENT_FOUND_ROWS): each statement changes what it finds.
  const write: Dialect["write"] = async (sql, values) => {
    const { affectedRows } = Object(await first(sql, values)) as { affectedRows?: unknown };
    if (typeof affectedRows !== "number") throw wrongAnswer("`[{ affectedRows }, ...]` for a statement that writes");
    return affectedRows;
  };

  async function isInserted(sql: string, values: SqlValue[]): Promise<boolean> {
    try {
      await write(sql, values);
      return true;
    } catch (error) {
      if (isOneOf(error, 1062)) return false;
      throw error;
    }
  }

  const made = migrationsOf(table);
  return {
    name: "mysql",
    migrations: made.map(([, sql]) => sql),
    async missing() {
      const schema = table.includes(".") ? `'${table.replace(/\..*$/, "")}'` : "DATABASE()";
      const rows = await read(
        `SELECT table_name AS name FROM information_schema.tables
WHERE table_schema = ${schema} AND table_name IN (${made.map(([name]) => `'${name}'`)})`,
        [],
      );
      const names = rows.map(({ name }) => name);
      return made.filter(([name]) => !names.includes(name)).map(([, sql]) => sql);
    },
    now,
    later: `${now} + INTERVAL CAST(? * 1000 AS SIGNED) MICROSECOND`,
    read,
    write,
    // Not ON DUPLICATE KEY UPDATE: of that nobody can tell for sure whether it has changed the row.
    async upsert(into, id, columns, isFree) {
      const values = valuesOf(columns);
      const set = columns.map(([name, expression]) => `kept.${name} = ${expression}`);
      const update = `UPDATE ${into} AS kept SET ${set} WHERE kept.id = ? AND ${isFree}`;
      const look = `SELECT ${isFree} AS is_free FROM ${into} AS kept WHERE kept.id = ?`;
      const names = columns.map(([name]) => name);
      const insert = `INSERT INTO ${into} (id, ${names}) VALUES (?, ${columns.map(([, expression]) => expression)})`;
      for (let round = 0; round < rounds; round++) {
        if ((await write(update, [...values, id])) > 0) return true;
        const [found] = await read(look, [id]);
        if (found && !Number(found.is_free)) return false;
        // Where it came, or became free, in between, it is looked at again.
        if (!found && (await isInserted(insert, [id, ...values]))) return true;
      }
      throw new Error("others keep making and deleting this row");
    },
    async takeFlow(from, id) {
      const [found] = await read(`SELECT flow FROM ${from} WHERE id = ?`, [id]);
      if (!found) return undefined;
      // Of all who have read it one deletes it; and what was put there meanwhile is another login.
      const isOurs = await write(`DELETE FROM ${from} WHERE id = ? AND flow = ?`, [id, found.flow as string]);
      return isOurs > 0 ? found.flow : undefined;
    },
    // Deadlocks; and rows that have changed, where snapshots are isolated (MariaDB 11.6.2).
    isUndone: (error) => isOneOf(error, 1213, 1020),
    isMade: (error) => isOneOf(error, 1050),
  };
}

const wrongAnswer = (expected: string) => unexpected("mysql", `execute: expected it to return ${expected}`);

/** What comes first in an answer. */
async function firstOf(ask: () => Promise<unknown>): Promise<unknown> {
  let answer: unknown;
  try {
    answer = await ask();
  } catch (error) {
    // With no callback mysql2 returns what throws, and names its other half, when it is waited for.
    if (/mysql2\/promise/.test(`${(error as { message?: unknown } | null)?.message}`))
      throw wrongAnswer("a promise, as mysql2/promise does");
    throw error;
  }
  if (!Array.isArray(answer)) throw wrongAnswer("a promise of `[rows, ...]`, as mysql2/promise does");
  return answer[0];
}

const isOneOf = (error: unknown, ...numbers: number[]): boolean =>
  numbers.includes((error as { errno?: number } | null)?.errno ?? 0);

/** Names of tables, and what makes them. */
function migrationsOf(table: string): (readonly [name: string, sql: string])[] {
  const name = table.replace(/^.*\./, "");
  // Identifiers are bytes, as letters of another case, and blanks at the end, are the same for many collations.
  return [
    [
      name,
      `CREATE TABLE IF NOT EXISTS ${table} (
  id VARBINARY(512) NOT NULL PRIMARY KEY,
  version BIGINT,
  state VARCHAR(32),
  record LONGTEXT,
  due_at BIGINT,
  lease_owner VARCHAR(64),
  lease_until DATETIME(6),
  expires_at DATETIME(6) DEFAULT (UTC_TIMESTAMP(6) + INTERVAL 1 DAY),
  updated_at DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)),
  KEY due_at (due_at),
  KEY expires_at (expires_at)
) ENGINE=InnoDB DEFAULT CHARACTER SET ascii COLLATE ascii_bin`,
    ],
    [
      `${name}_flows`,
      `CREATE TABLE IF NOT EXISTS ${table}_flows (
  id VARBINARY(512) NOT NULL PRIMARY KEY,
  flow LONGTEXT NOT NULL,
  expires_at DATETIME(6) NOT NULL,
  KEY expires_at (expires_at)
) ENGINE=InnoDB DEFAULT CHARACTER SET ascii COLLATE ascii_bin`,
    ],
  ];
}
