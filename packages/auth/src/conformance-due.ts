import { systemClock } from "./clock.ts";
import { active, type Check, must, mustBe } from "./conformance.ts";
import type { TokenRecord } from "./store.ts";

export const dueChecks: readonly Check[] = [
  [
    "what is due is found by its prefix, the earliest first; or the store says that it cannot search",
    async ({ key, open }) => {
      const store = await open(systemClock);
      if (!store.due) return;
      const put = async (name: string, dueAt: number | undefined, state: TokenRecord["state"] = "active") => {
        const record = { ...active(1), state, ...(dueAt !== undefined && { dueAt }) };
        must(await store.put(`${key}:${name}`, record, undefined), "a record with `dueAt` was refused");
        mustBe(await store.get(`${key}:${name}`), record, "`dueAt` was changed");
      };
      const mustFind = async (names: string[], before: number, limit: number, what: string) =>
        mustBe(
          await store.due?.(`${key}:`, before, limit),
          names.map((name) => `${key}:${name}`),
          what,
        );
      await put("late", 3_000.5);
      await put("early", 1_000);
      await put("pending", 2_000, "pending");
      await put("later", 5_000);
      await put("never", undefined);
      await put("revoking", 1, "revoking");
      await put("dead", 1, "needs_reauth");
      await store.put(`${key}%:other`, { ...active(1), dueAt: 1 }, undefined);
      await store.put(key, { ...active(1), dueAt: 1 }, undefined);
      await mustFind(["early", "pending", "late"], 4_000, 10, "it is not what is due, the earliest first");
      await mustFind(["early", "pending"], 4_000, 2, "it is more or less than was wanted");
      await mustFind([], 1_000, 10, "what is due at a time was taken for what is due before it");
      await store.put(`${key}:early`, { ...active(2), dueAt: 9_000 }, 1);
      await store.put(`${key}:pending`, active(2), 1);
      must(
        !(await store.put(`${key}:late`, { ...active(3), dueAt: 1 }, 2)),
        "a record was replaced at another version",
      );
      await mustFind(["late"], 4_000, 10, "what was replaced is due as before");
      await store.delete(`${key}:late`, 1);
      await mustFind([], 4_000, 10, "what was deleted is due");
      await mustFind(["later", "early"], 10_000, 10, "it is not what is due, the earliest first");
      await store.delete(`${key}:early`);
      await store.delete(`${key}:later`);
      await store.delete(`${key}%:other`);
      await store.delete(key);
      await mustFind([], 10_000, 10, "what was deleted is due");
    },
  ],
];
