import { inspect } from "node:util";
import { expect, it } from "vitest";
import { mysql } from "../src/mysql.ts";
import { postgres } from "../src/postgres.ts";
import { describeOnDatabases } from "./databases.ts";
import { active } from "./file-lab.ts";
import { failure } from "./lab.ts";

describeOnDatabases("a damaged record", ({ kind, open }) => {
  it("is told without its content, and can be deleted", async () => {
    const { store, run } = open();
    await store.put("k", active(1, "fake-secret"), undefined);
    for (const record of ['{"version":1,"fake-secret', '"fake-secret"', "null", ""]) {
      await run(`UPDATE lingpai_tokens SET record = '${record}'`);
      const error = await failure(store.get("k"));
      expect(error).toMatchObject({ name: "StoreFailed", code: "damaged", retryable: false });
      expect(inspect(error, { depth: 9, showHidden: true })).not.toContain("fake-secret");
    }
    expect(await store.delete("k")).toBe(true);
    expect(await store.get("k")).toBeUndefined();
  });

  it("is what there is where a table is missing too", async () => {
    const { store } = open({ table: "missing" });
    const code = kind === "postgres" ? "42P01" : "ER_NO_SUCH_TABLE";
    expect(await failure(store.get("k"))).toMatchObject({ name: "StoreFailed", code });
  });

  it.each(["", "a b", "é", "a\n", "x".repeat(513)])("is not made by the key %j", async (key) => {
    const { store } = open();
    expect(await failure(store.put(key, active(1), undefined))).toBeInstanceOf(TypeError);
    expect(await failure(store.lease.acquire(key, { ttlMs: 30_000, waitMs: 0 }))).toBeInstanceOf(TypeError);
  });
});

it.each([new Error("fake-secret"), Object.assign(new Error("x"), { code: "a fake-secret" }), "fake-secret", null])(
  "what a driver throws is not told",
  async (thrown) => {
    const fail = async () => {
      throw thrown;
    };
    for (const store of [postgres(fail), mysql(fail)]) {
      const error = await failure(store.put("k", active(1), 1));
      expect(error).toMatchObject({ name: "StoreFailed", code: "failed", retryable: true });
      expect(inspect(error, { depth: 9, showHidden: true })).not.toContain("fake-secret");
    }
  },
);
