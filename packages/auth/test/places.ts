import { Redis } from "ioredis";
import { createPool, type PoolOptions } from "mysql2/promise";
import pg from "pg";
import { file } from "../src/file.ts";
import { type FlowStore, type LeaseProvider, memory, type TokenStore } from "../src/index.ts";
import { mysql } from "../src/mysql.ts";
import { postgres } from "../src/postgres.ts";
import { redis } from "../src/redis.ts";
import type { SqlStore, SqlStoreOptions } from "../src/sql-store.ts";

/** Where tokens are kept, as one process tells it another. */
export type Place =
  | { readonly kind: "memory" }
  | { readonly kind: "folder"; readonly folder: string }
  | { readonly kind: "redis" | DatabaseKind; readonly port: number };

export interface OpenPlace {
  readonly store: TokenStore & { readonly lease: LeaseProvider; readonly flows: FlowStore };
  close(): Promise<void>;
}

export interface OpenDatabase extends OpenPlace {
  readonly store: SqlStore;
  run(sql: string): Promise<Record<string, unknown>[]>;
  /** Connections that are not at work now, and all. */
  connections(): { idle: number; all: number };
}

export type DatabaseKind = "postgres" | "mariadb";

export function openPlace(place: Place): OpenPlace {
  switch (place.kind) {
    case "memory":
      return { store: memory(), close: async () => {} };
    case "folder":
      return { store: file(place.folder), close: async () => {} };
    case "redis": {
      const client = new Redis(place.port, "127.0.0.1");
      client.on("error", () => {});
      return { store: redis(client), close: async () => client.disconnect() };
    }
    default:
      return openDatabase(place.kind, place.port);
  }
}

/** @param connection - further options of the driver */
export function openDatabase(
  kind: DatabaseKind,
  port: number,
  options: SqlStoreOptions = {},
  connection: { max?: number; postgres?: pg.PoolConfig; mariadb?: PoolOptions } = {},
): OpenDatabase {
  const max = connection.max ?? 2;
  const place = { host: "127.0.0.1", port, database: kind === "postgres" ? "postgres" : "lingpai" };
  if (kind === "postgres") {
    const pool = new pg.Pool({ ...place, user: "postgres", max, ...connection.postgres });
    pool.on("error", () => {});
    return {
      store: postgres((text, params) => pool.query(text, params), options),
      run: async (sql) => (await pool.query(sql)).rows,
      connections: () => ({ idle: pool.idleCount, all: pool.totalCount }),
      close: once(() => pool.end()),
    };
  }
  const pool = createPool({ ...place, user: "root", connectionLimit: max, ...connection.mariadb });
  const { _freeConnections: idle, _allConnections: all } = pool.pool as unknown as Record<string, { length: number }>;
  return {
    store: mysql((sql, params) => pool.execute(sql, params), options),
    run: async (sql) => (await pool.query(sql))[0] as Record<string, unknown>[],
    connections: () => ({ idle: idle?.length ?? 0, all: all?.length ?? 0 }),
    close: once(() => pool.end()),
  };
}

function once(end: () => Promise<void>): () => Promise<void> {
  let ended: Promise<void> | undefined;
  return () => {
    ended ??= end();
    return ended;
  };
}
