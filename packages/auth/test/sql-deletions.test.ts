import { expect, it } from "vitest";
import { mysql } from "../src/mysql.ts";
import { postgres } from "../src/postgres.ts";
import type { SqlStore, SqlStoreOptions, SqlValue } from "../src/sql-store.ts";
import { describeOnDatabases } from "./databases.ts";
import { active } from "./file-lab.ts";

describeOnDatabases("a record that is deleted while its lease is given back", ({ kind, open }) => {
  it("leaves nothing, not even its key", async () => {
    const table = "given_back";
    const { store, run } = open({ table });
    await store.migrate();
    await store.put("k", active(1), undefined);
    const lease = await store.lease.acquire("k", { ttlMs: 30_000, waitMs: 0 });
    /** The store of somebody who is held up after the first look at the row: the lease is given back then. */
    const heldUp = interrupted(run, { table }, () => lease?.release());
    expect(await heldUp.delete("k", 1)).toBe(true);
    expect(await run(`SELECT id FROM ${table}`)).toEqual([]);
  });

  it("is deleted also where the last look fails: a sweep removes what stays", async () => {
    const table = "swept";
    const { store, run } = open({ table });
    await store.migrate();
    await store.put("k", active(1), undefined);
    const lease = await store.lease.acquire("k", { ttlMs: 30_000, waitMs: 0 });
    const heldUp = interrupted(run, { table }, () => lease?.release(), 1);
    expect(await heldUp.delete("k", 1)).toBe(true);
    expect(await store.get("k")).toBeUndefined();
    await run(`UPDATE ${table} SET expires_at = updated_at`);
    expect(await store.sweep()).toBe(1);
  });

  /** @param failsAt - which later statement fails */
  function interrupted(
    run: (sql: string) => Promise<unknown>,
    options: SqlStoreOptions,
    after: () => Promise<void> | undefined,
    failsAt = 0,
  ): SqlStore {
    let deletions = 0;
    const ask = async (sql: string, params: SqlValue[]) => {
      const isDeletion = sql.startsWith("DELETE") && ++deletions;
      if (isDeletion && isDeletion === failsAt + 1 && failsAt) throw new Error("fake");
      const answer = await run(withValues(sql, params));
      if (isDeletion === 1) await after();
      return answer;
    };
    if (kind === "postgres") {
      return postgres(
        async (sql, params) => ({ rows: (await ask(sql, params)) as Record<string, unknown>[] }),
        options,
      );
    }
    return mysql(async (sql, params) => [await ask(sql, params)], options);
  }
});

/** Plain values only. */
function withValues(sql: string, params: readonly SqlValue[]): string {
  let place = 0;
  return sql.replace(/\$\d+|\?/g, () => {
    const value = params[place++];
    return typeof value === "string" ? `'${value}'` : `${value}`;
  });
}
