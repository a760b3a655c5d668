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

/** Runs one statement, whose places are `$1`, `$2` and so on, in a transaction of its own. */
export type PostgresQuery = (text: string, params: SqlValue[]) => Promise<{ rows: Record<string, unknown>[] }>;

/**
 * Keeps tokens in PostgreSQL (9.5 or later, and what speaks its language), for any number of processes and machines.
 *
 * - One row a key holds the record and its lease: one statement takes the lease, one compares and sets. There is no transaction, no
 *   advisory lock and no connection held between two statements, so that a pooler in transaction mode (PgBouncer) is fine.
 * - Leases end by the database's clock. When that is set forward, or a standby that lags takes over, two may hold one lease: then a refresh
 *   token can be redeemed twice, but compare-and-set keeps the record whole.
 * - Name the primary: a replica returns records of yesterday.
 * - Tokens are plain text; `seal` of `@lingpai/auth/seal` encrypts them.
 *
 * `migrate()` makes the tables; `migrations` is its SQL.
 *
 * @param query - with pg: `(text, params) => pool.query(text, params)`, and a listener for the pool's `error` events, without which pg
 *   ends the process when the server restarts; with postgres.js: `async (text, params) => ({ rows: await sql.unsafe(text, params) })`
 * @throws TypeError when `query` is no function, the pool itself for one, or `table` no name for a table
 * @throws StoreFailed from its methods, with the SQLSTATE or the driver's code; `unexpected_answer` where `query` does not return `{ rows }`
 */
export function postgres(query: PostgresQuery, options: SqlStoreOptions = {}): SqlStore {
  checkedFunction("postgres: query", query, "`(text, params) => pool.query(text, params)`");
  const table = checkedTable(options.table);
  return sqlStore(dialectOf(query, table), table, options);
}

function dialectOf(query: PostgresQuery, table: string): Dialect {
  const now = "clock_timestamp()";
  const read: Dialect["read"] = async (sql, values) => {
    let place = 0;
    const text = sql.replace(/\?/g, () => `$${++place}`);
    const answer: { rows?: unknown } | undefined = await query(text, [...values]);
    if (!isRows(answer?.rows))
      throw unexpected("postgres", "query: expected it to return `{ rows }`, each row an object");
    return answer.rows;
  };
  // Counted in rows: not all drivers say how many were changed.
  const write: Dialect["write"] = async (sql, values) =>
    (await read(/^CREATE/.test(sql) ? sql : `${sql} RETURNING 1 AS changed`, values)).length;
  const made = migrationsOf(table);
  return {
    name: "postgres",
    migrations: made.map(([, sql]) => sql),
    // `CREATE INDEX IF NOT EXISTS` locks the table before it looks: behind an open transaction it would wait, and all writes behind it.
    async missing() {
      const schema = table.includes(".") ? `'${table.replace(/\..*$/, "")}'` : "current_schema()";
      const rows = await read(
        `SELECT relname FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
WHERE n.nspname = ${schema} AND relname IN (${made.map(([name]) => `'${name}'`)})`,
        [],
      );
      const names = rows.map(({ relname }) => relname);
      // The server cuts long names.
      return made.filter(([name]) => !names.includes(name.slice(0, 63))).map(([, sql]) => sql);
    },
    now,
    later: `${now} + ?::float8 * interval '1 millisecond'`,
    read,
    write,
    async upsert(into, id, columns, isFree) {
      const names = columns.map(([name]) => name);
      // Looked at before: a statement that runs into a conflict locks the row and writes to the disk, and those who wait ask often.
      const sql = `INSERT INTO ${into} AS kept (id, ${names})
SELECT ?, ${columns.map(([, expression]) => expression)}
WHERE NOT EXISTS (SELECT 1 FROM ${into} AS kept WHERE id = ? AND NOT (${isFree}))
ON CONFLICT (id) DO UPDATE SET ${names.map((name) => `${name} = EXCLUDED.${name}`)} WHERE ${isFree}`;
      return (await write(sql, [id, ...valuesOf(columns), id])) > 0;
    },
    async takeFlow(from, id) {
      return (await read(`DELETE FROM ${from} WHERE id = ? RETURNING flow`, [id]))[0]?.flow;
    },
    // Serialization failures, where that is the default, and deadlocks.
    isUndone: (error) => ["40001", "40P01"].includes(codeOf(error)),
    // A table, its type or its index is there since a moment ago.
    isMade: (error) => ["23505", "42P07", "42710"].includes(codeOf(error)),
  };
}

const codeOf = (error: unknown): string => `${(error as { code?: unknown } | null)?.code}`;

/** Names of tables and indexes, and what makes them. */
function migrationsOf(table: string): (readonly [name: string, sql: string])[] {
  const name = table.replace(/^.*\./, "");
  const index = (of: string, column: string) => {
    const its = `${name}${of}_${column}`;
    return [its, `CREATE INDEX IF NOT EXISTS ${its} ON ${table}${of} (${column})`] as const;
  };
  return [
    [
      name,
      `CREATE TABLE IF NOT EXISTS ${table} (
  id text COLLATE "C" PRIMARY KEY,
  version bigint,
  state text,
  record text,
  due_at bigint,
  lease_owner text,
  lease_until timestamptz,
  expires_at timestamptz DEFAULT clock_timestamp() + interval '1 day',
  updated_at timestamptz NOT NULL DEFAULT clock_timestamp()
)`,
    ],
    index("", "due_at"),
    index("", "expires_at"),
    [
      `${name}_flows`,
      `CREATE TABLE IF NOT EXISTS ${table}_flows (
  id text COLLATE "C" PRIMARY KEY,
  flow text NOT NULL,
  expires_at timestamptz NOT NULL
)`,
    ],
    index("_flows", "expires_at"),
  ];
}
