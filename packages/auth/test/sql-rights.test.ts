import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { describeOnDatabases } from "./databases.ts";
import { active } from "./file-lab.ts";
import { failure } from "./lab.ts";
import type { OpenDatabase } from "./places.ts";

/** The servers of the tests come without the tables of rights: the server's own statements make them. */
async function makeRights({ run }: OpenDatabase): Promise<void> {
  const [row] = await run("SELECT @@character_sets_dir AS folder");
  const folder = dirname(`${row?.folder}`);
  const name = readdirSync(folder).find((each) => /^(mysql|mariadb)_system_tables\.sql$/.test(each));
  const sql = readFileSync(join(folder, `${name}`), "utf8");
  await run(`CREATE DATABASE mysql; USE mysql; ${sql}`);
  await run("FLUSH PRIVILEGES; USE lingpai");
}

describeOnDatabases("a role that may read and write these tables, and no more,", ({ kind, open }) => {
  it("keeps tokens, and calls migrate() at each start; it makes no other tables", async () => {
    // From here on nobody else is root.
    const root = open({ table: "rights" }, { max: 1, mariadb: { multipleStatements: true } });
    await root.store.migrate();
    if (kind === "mariadb") await makeRights(root);
    await root.run(kind === "mariadb" ? "CREATE USER reader" : "CREATE ROLE reader LOGIN");
    for (const table of ["rights", "rights_flows"])
      await root.run(`GRANT SELECT, INSERT, UPDATE, DELETE ON ${table} TO reader`);

    const as = { postgres: { user: "reader" }, mariadb: { user: "reader" } };
    const { store } = open({ table: "rights" }, as);
    await store.migrate();
    expect(await store.put("k", active(1), undefined)).toBe(true);
    await store.migrate();
    expect(await store.delete("k")).toBe(true);
    await store.sweep();
    const code = kind === "mariadb" ? "ER_TABLEACCESS_DENIED_ERROR" : "42501";
    expect(await failure(open({ table: "others" }, as).store.migrate())).toMatchObject({ name: "StoreFailed", code });
  });
});
