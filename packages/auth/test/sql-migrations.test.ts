import { expect, it } from "vitest";
import { mysql } from "../src/mysql.ts";
import { postgres } from "../src/postgres.ts";
import { describeOnDatabases } from "./databases.ts";
import { active } from "./file-lab.ts";

describeOnDatabases("the tables of a store", ({ kind, open, first }) => {
  it("are made by many processes at once", async () => {
    const all = Array.from({ length: 20 }, () => open({ table: "parallel" }));
    // Each with a connection that is there already, so that they come at the same moment.
    await Promise.all(all.map((each) => each.run("SELECT 1")));
    await Promise.all(all.map((each) => each.store.migrate()));
    for (const { store } of all) expect(await store.get("k")).toBeUndefined();
    await all[0]?.store.migrate();
  });

  it("keep what is in them", async () => {
    const { store } = first();
    await store.put("kept", active(1), undefined);
    await store.migrate();
    expect(await store.get("kept")).toEqual(active(1));
  });

  it("that are there are left alone at once, whatever others have not come to an end with", async () => {
    const { store, run } = open({ table: "busy" }, { max: 1 });
    await store.migrate();
    await store.put("k", active(1), undefined);
    await run("BEGIN");
    await run("UPDATE busy SET state = 'active'");
    const { store: other } = open({ table: "busy" }, { max: 1 });
    let isDone = false;
    const migrated = other.migrate().then(() => {
      isDone = true;
    });
    await expect.poll(() => isDone, { timeout: 5_000 }).toBe(true);
    await run("ROLLBACK");
    await migrated;
  });

  it("that are there are left alone at once, also where somebody has locked them", async () => {
    const { store, run } = open({ table: "locked" }, { max: 1 });
    await store.migrate();
    const isPostgres = kind === "postgres";
    if (isPostgres) await run("BEGIN");
    await run(`LOCK ${isPostgres ? "TABLE" : "TABLES"} locked ${isPostgres ? "IN ACCESS EXCLUSIVE MODE" : "WRITE"}`);
    const { store: other } = open({ table: "locked" }, { max: 1 });
    let isDone = false;
    const migrated = other.migrate().then(() => {
      isDone = true;
    });
    try {
      await expect.poll(() => isDone, { timeout: 5_000 }).toBe(true);
    } finally {
      await run(isPostgres ? "ROLLBACK" : "UNLOCK TABLES");
      await migrated;
    }
  });

  it("and what is missing of them are made again, also with the longest name", async () => {
    const table = "x".repeat(48);
    const { store, run } = open({ table });
    for (let round = 0; round < 2; round++) {
      await store.migrate();
      await run(`DROP TABLE ${table}_flows`);
    }
    await store.migrate();
    await store.flows.put("f", { redirectUri: "http://x.test/", expiresAt: Date.now() + 60_000 });
    if (kind !== "postgres") return;
    await run(`DROP INDEX ${table}_due_at`);
    await store.migrate();
    expect(await run(`SELECT 1 FROM pg_indexes WHERE indexname LIKE '${table}%'`)).toHaveLength(5);
  });

  it("are made by the statements that are exported, as they are", async () => {
    const { store, run } = open({ table: "by_hand" });
    for (const sql of store.migrations) await run(sql);
    expect(await store.put("k", active(1), undefined)).toBe(true);
    await store.flows.put("f", { redirectUri: "http://x.test/", expiresAt: Date.now() + 60_000 });
    expect(await store.flows.take("f")).toBeDefined();
  });

  it("may be in another schema", async () => {
    const { store, run } = open({ table: "other_schema.tokens" });
    await run("CREATE SCHEMA other_schema");
    await open({ table: "tokens" }).store.migrate();
    await store.migrate();
    await store.migrate();
    expect(await store.put("k", active(1), undefined)).toBe(true);
    expect(await run("SELECT version FROM other_schema.tokens")).toHaveLength(1);
  });

  it("are found by an index, whatever is looked for", async () => {
    const { store, run } = open({ table: "indexed" });
    await store.migrate();
    const sql =
      kind === "postgres"
        ? "SELECT tablename || substring(indexdef FROM ' \\(.*') AS name FROM pg_indexes WHERE tablename LIKE 'indexed%'"
        : "SELECT CONCAT(table_name, ' (', column_name, ')') AS name FROM information_schema.statistics WHERE table_name LIKE 'indexed%'";
    expect((await run(sql)).map(({ name }) => name).sort()).toEqual([
      "indexed (due_at)",
      "indexed (expires_at)",
      "indexed (id)",
      "indexed_flows (expires_at)",
      "indexed_flows (id)",
    ]);
  });
});

it.each(["Tokens", "to kens", "tokens;", "a.b.c", "", "1st", ".tokens", 'x"', "x".repeat(49)])(
  "a store takes no table of the name %j",
  (table) => {
    expect(() => postgres(async () => ({ rows: [] }), { table })).toThrow(TypeError);
    expect(() => mysql(async () => [[]], { table })).toThrow(TypeError);
  },
);
