import { expect, it } from "vitest";
import type { TokenRecord } from "../src/store.ts";
import { describeOnDatabases } from "./databases.ts";
import { active } from "./file-lab.ts";

describeOnDatabases("a search for what is due", ({ open }) => {
  it("finds records of that prefix, the earliest first, and no more than wanted", async () => {
    const { store } = open({ table: "due" });
    await store.migrate();
    const put = (key: string, dueAt?: number, state: TokenRecord["state"] = "active") =>
      store.put(key, { ...active(1), state, dueAt }, undefined);
    await put("app:late", 3_000.6);
    await put("app:early", 1_000);
    await put("app:pending", 2_000, "pending");
    await put("app:later", 5_000);
    await put("app:never");
    await put("app:ended", 1, "revoking");
    await put("app:dead", 1, "needs_reauth");
    await put("apq:other", 1);
    await put("APP:other", 1);
    await put("app", 1);
    await put("app:~z", 4_000);
    expect(await store.due("app:", 4_500, 10)).toEqual(["app:early", "app:pending", "app:late", "app:~z"]);
    expect(await store.due("app:", 4_500, 2)).toEqual(["app:early", "app:pending"]);
    expect(await store.due("app:", 1_000, 10)).toEqual([]);
    expect(await store.due("app:", 1_000.5, 10)).toEqual(["app:early"]);
    expect(await store.due("", 2, 10)).toEqual(expect.arrayContaining(["apq:other", "APP:other", "app"]));
    expect(await store.due("app%", 4_500, 10)).toEqual([]);
    expect(await store.due("app:", 4_500, 0)).toEqual([]);
    expect(await store.due("app:", Infinity, Infinity)).toHaveLength(5);

    await store.put("app:early", { ...active(2), dueAt: 9_000 }, 1);
    await store.put("app:pending", active(2), 1);
    await store.delete("app:late");
    expect(await store.due("app:", 4_500, 10)).toEqual(["app:~z"]);
    const lease = await store.lease.acquire("app:~z", { ttlMs: 30_000, waitMs: 0 });
    await store.delete("app:~z");
    expect(await store.due("app:", 4_500, 10)).toEqual([]);
    await lease?.release();
  });
});
