import {
  checkedTable,
  type Dialect,
  type SqlStore,
  type SqlStoreOptions,
  type SqlValue,
  sqlStore,
  valuesOf,
} from "./sql-store.ts";

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
 * @throws TypeError when `table` is no name for a table
 * @throws StoreFailed from its methods, with the server's or the driver's code
 */
export function mysql(execute: MysqlExecute, options: SqlStoreOptions = {}): SqlStore {
  const table = checkedTable(options.table);
  return sqlStore(dialectOf(execute, table), table, options);
}

const rounds = 10;

function dialectOf(execute: MysqlExecute, table: string): Dialect {
  // A connection may have any time zone.
  const now = "UTC_TIMESTAMP(6)";
  const read: Dialect["read"] = async (sql, values) =>
    (await execute(sql, [...values]))[0] as readonly Record<string, unknown>[];
  // Rows that were found or rows that were changed, as the connection is set up (CLIENT_FOUND_ROWS): each statement changes what it finds.
  const write: Dialect["write"] = async (sql, values) =>
    ((await execute(sql, [...values]))[0] as { affectedRows: number }).affectedRows;

  async function isInserted(sql: string, values: SqlValue[]): Promise<boolean> {
    try {
      await write(sql, values);
      return true;
    } catch (error) {
      if (isOneOf(error, 1062)) return false;
      throw error;
    }
  }

  return {
    name: "mysql",
    migrations: migrationsOf(table),
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

const isOneOf = (error: unknown, ...numbers: number[]): boolean =>
  numbers.includes((error as { errno?: number } | null)?.errno ?? 0);

function migrationsOf(table: string): string[] {
  // Identifiers are bytes, as letters of another case, and blanks at the end, are the same for many collations.
  return [
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
    `CREATE TABLE IF NOT EXISTS ${table}_flows (
  id VARBINARY(512) NOT NULL PRIMARY KEY,
  flow LONGTEXT NOT NULL,
  expires_at DATETIME(6) NOT NULL,
  KEY expires_at (expires_at)
) ENGINE=InnoDB DEFAULT CHARACTER SET ascii COLLATE ascii_bin`,
  ];
}
