import { type Clock, systemClock } from "./clock.ts";
import { pollingLease } from "./polling-lease.ts";
import type { Flow, FlowStore, LeaseProvider, TokenRecord, TokenStore } from "./store.ts";
import { failing, parsed } from "./store-failed.ts";

export interface SqlStoreOptions {
  /** Name of the table, with its schema where that is another than the connection's. Default: `lingpai_tokens`. */
  table?: string;
  /** Milliseconds for which it is remembered that a user has to log in again. Default: 30 days. */
  deadMs?: number;
  /** Tells when our own time for a lease or a login is over; what is in the database ends by its clock. Default: the system's. */
  clock?: Clock;
}

/** A {@link TokenStore} in two tables: `table`, and `table` with `_flows` behind it. */
export interface SqlStore extends TokenStore {
  due(prefix: string, before: number, limit: number): Promise<string[]>;
  readonly lease: LeaseProvider;
  readonly flows: FlowStore;
  /** What `migrate` runs, for those who run their own migrations. */
  readonly migrations: readonly string[];
  /**
   * Makes the tables where they are missing. Safe at each start, and by many processes at once: where nothing is missing it only looks, and
   * the rights to read and write them are enough.
   */
  migrate(): Promise<void>;
  /**
   * Removes users who had to log in again for `deadMs` and did not, logins that nobody finished, and what dead processes left of leases.
   * Where logins begin it is done every five minutes anyway.
   *
   * @returns how many rows went
   */
  sweep(): Promise<number>;
}

export type SqlValue = string | number | null;

export type Column = readonly [name: string, expression: string, ...values: SqlValue[]];

/** What two databases do not say alike. In its statements `?` stands for a value. */
export interface Dialect {
  /** Stands in error messages. */
  readonly name: string;
  readonly migrations: readonly string[];
  /** The database's time. */
  readonly now: string;
  /** Its time in so many (`?`) milliseconds. */
  readonly later: string;
  read(sql: string, values: readonly SqlValue[]): Promise<readonly Record<string, unknown>[]>;
  /** @returns how many rows it changed */
  write(sql: string, values: readonly SqlValue[]): Promise<number>;
  /**
   * Writes one row: a new one, or over the one that there is, where `isFree` is true of that; it is named `kept` there.
   *
   * @returns whether it was written
   */
  upsert(table: string, id: string, columns: readonly Column[], isFree: string): Promise<boolean>;
  /** Deletes a login, and gives it to one caller. */
  takeFlow(table: string, id: string): Promise<unknown>;
  /** Undone as a whole, and likely to work the next time. */
  isUndone(error: unknown): boolean;
  /** Another process has made that table at the same moment. */
  isMade(error: unknown): boolean;
  /**
   * Those of `migrations` that have something to make. To run the others would do no harm, but it takes the right to make tables, and waits
   * for who has locked one.
   */
  missing(): Promise<readonly string[]>;
}

const dayMs = 86_400_000;
const sweepEveryMs = 300_000;
const tries = 10;
const most = 1_000_000;

/** @throws TypeError when it is no name for a table */
export function checkedTable(table = "lingpai_tokens"): string {
  // It is not quoted, and the names of the indexes have to fit too.
  if (/^([a-z_][a-z0-9_]{0,47}\.)?[a-z_][a-z0-9_]{0,47}$/.test(table)) return table;
  throw new TypeError("table: expected a-z, 0-9 and _, at most 48 characters, with or without a schema");
}

/** @throws TypeError for a pool itself, which would look like an outage at each use */
export function checkedFunction(argument: string, given: unknown, example: string): void {
  if (typeof given !== "function") throw new TypeError(`${argument}: expected a function, as ${example}`);
}

/** Whether it is what a driver returns of a reading: objects, by the names of the columns. */
export const isRows = (given: unknown): given is readonly Record<string, unknown>[] =>
  Array.isArray(given) && (given.length === 0 || (Object(given[0]) === given[0] && !Array.isArray(given[0])));

/**
 * One row a key, for the record and its lease. Each step is one statement that commits by itself: no transaction and no connection is held
 * while a platform is asked, so that a pool of one connection is enough for any number of callers.
 */
export function sqlStore(dialect: Dialect, table: string, options: SqlStoreOptions): SqlStore {
  const { clock = systemClock, deadMs = 30 * dayMs } = options;
  const { name, now, later, migrations } = dialect;
  const flowTable = `${table}_flows`;
  const run = <T>(work: () => Promise<T>): Promise<T> => failing(name, () => untilDone(dialect, work));
  const write = (sql: string, values: SqlValue[] = []) => run(() => dialect.write(sql, values));
  async function upsert(into: string, key: string, columns: readonly Column[], isFree: string): Promise<boolean> {
    // A longer one might be cut, and be another's then.
    if (!/^[\x21-\x7e]{1,512}$/.test(key)) throw new TypeError("key: expected visible ASCII, at most 512 characters");
    return run(() => dialect.upsert(into, key, columns, isFree));
  }
  const update = async (columns: readonly Column[], where: string, values: SqlValue[]): Promise<boolean> => {
    const set = columns.map(([column, expression]) => `${column} = ${expression}`);
    const all = [...valuesOf(columns), ...values];
    return (await write(`UPDATE ${table} SET ${set} WHERE ${where}`, all)) > 0;
  };
  const isThere = async (key: string): Promise<boolean> => {
    const sql = `SELECT 1 AS found FROM ${table} WHERE id = ? AND version IS NOT NULL`;
    return (await run(() => dialect.read(sql, [key]))).length > 0;
  };
  // A key names a user: nothing of it stays where there is no record any more.
  const removeEmpty = (key: string) =>
    write(`DELETE FROM ${table} WHERE id = ? AND version IS NULL AND lease_until IS NULL`, [key]);
  const free = (row = "") => `(${row}lease_until IS NULL OR ${row}lease_until <= ${now})`;

  async function sweep(): Promise<number> {
    const rows = await write(`DELETE FROM ${table} WHERE expires_at <= ${now} AND ${free()}`);
    return rows + (await write(`DELETE FROM ${flowTable} WHERE expires_at <= ${now}`));
  }
  let sweepAt = Number.NEGATIVE_INFINITY;
  let sweeping: Promise<void> | undefined;

  return {
    async get(key) {
      const sql = `SELECT record FROM ${table} WHERE id = ? AND version IS NOT NULL`;
      const [row] = await run(() => dialect.read(sql, [key]));
      return row && parsed<TokenRecord>(name, row.record);
    },
    async put(key, next, expectedVersion) {
      const { version, state, dueAt } = next;
      const isAlive = state === "active" || state === "pending";
      const columns: Column[] = [
        ["version", "?", version],
        ["state", "?", state],
        ["record", "?", textOf(next)],
        ["due_at", "?", isAlive && dueAt !== undefined ? Math.round(dueAt) : null],
        ["expires_at", later, state === "needs_reauth" ? deadMs : null],
        ["updated_at", now],
      ];
      if (expectedVersion !== undefined) return update(columns, "id = ? AND version = ?", [key, expectedVersion]);
      return upsert(table, key, columns, "kept.version IS NULL");
    },
    async delete(key, expectedVersion) {
      const isAny = expectedVersion === undefined;
      // Looked at before: who removes what cannot be read has to be able to read, or each record would be taken for such a one.
      if (isAny && !(await isThere(key))) return false;
      const where = `id = ? AND ${isAny ? "version IS NOT NULL" : "version = ?"}`;
      const values = isAny ? [key] : [key, expectedVersion];
      if ((await write(`DELETE FROM ${table} WHERE ${where} AND ${free()}`, values)) > 0) return true;
      // Somebody's lease is in that row: it goes with its release.
      const empty = ["version", "state", "record", "due_at"].map((column): Column => [column, "NULL"]);
      const isEmptied = await update([...empty, ["expires_at", later, dayMs]], where, values);
      // Where that release came in between, it has found a record. What fails here goes with a sweep.
      if (isEmptied) await removeEmpty(key).catch(() => {});
      return isEmptied;
    },
    async due(prefix, before, limit) {
      const where = "due_at < ? AND id >= ? AND id < ?";
      const sql = `SELECT id FROM ${table} WHERE ${where} ORDER BY due_at LIMIT ${Math.floor(Math.max(0, Math.min(limit, most)))}`;
      // Behind the prefix comes no character that is greater.
      const rows = await run(() =>
        dialect.read(sql, [Math.ceil(Math.min(before, Number.MAX_SAFE_INTEGER)), prefix, `${prefix}\u007f`]),
      );
      return rows.map(({ id }) => (typeof id === "string" ? id : new TextDecoder().decode(id as Uint8Array)));
    },
    lease: pollingLease({
      clock,
      take(key, owner, ttlMs) {
        const columns: Column[] = [
          ["lease_owner", "?", owner],
          ["lease_until", later, ttlMs],
        ];
        return upsert(table, key, columns, free("kept."));
      },
      // Also where its time is over, as nobody has taken it since.
      renew: (key, owner, ttlMs) => update([["lease_until", later, ttlMs]], "id = ? AND lease_owner = ?", [key, owner]),
      async release(key, owner) {
        const columns: Column[] = [
          ["lease_owner", "NULL"],
          ["lease_until", "NULL"],
        ];
        if (!(await update(columns, "id = ? AND lease_owner = ?", [key, owner]))) return;
        await removeEmpty(key);
      },
    }),
    flows: {
      async put(key, flow) {
        const columns: Column[] = [
          ["flow", "?", textOf(flow)],
          ["expires_at", later, flow.expiresAt - clock.now()],
        ];
        await upsert(flowTable, key, columns, "kept.flow IS NOT NULL");
        if (sweeping || clock.now() < sweepAt) return;
        sweepAt = clock.now() + sweepEveryMs;
        // Nobody waits for it: the login is stored, and there may be many old rows.
        const done = () => {
          sweeping = undefined;
        };
        sweeping = sweep().then(done, done);
      },
      async take(key) {
        const text = await run(() => dialect.takeFlow(flowTable, key));
        const flow = text === undefined ? undefined : parsed<Flow>(name, text);
        return flow && flow.expiresAt > clock.now() ? flow : undefined;
      },
    },
    migrations,
    async migrate() {
      for (const sql of await run(dialect.missing)) await run(() => made(dialect, sql));
    },
    sweep,
  };
}

/** Values in the order of their places. */
export const valuesOf = (columns: readonly Column[]): SqlValue[] => columns.flatMap(([, , ...values]) => values);

/** In ASCII, so that it is the same whatever characters the database or the connection is set to. */
const textOf = (value: unknown): string =>
  JSON.stringify(value).replace(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);

async function untilDone<T>(dialect: Dialect, work: () => Promise<T>): Promise<T> {
  for (let round = 1; ; round++) {
    try {
      return await work();
    } catch (error) {
      if (round === tries || !dialect.isUndone(error)) throw error;
    }
  }
}

/** `IF NOT EXISTS` looks before it makes. */
async function made(dialect: Dialect, sql: string): Promise<void> {
  try {
    await dialect.write(sql, []);
  } catch (error) {
    if (!dialect.isMade(error)) throw error;
  }
}
