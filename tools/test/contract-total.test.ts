import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { platformOf, type Subject } from "../contract/subject.ts";
import { table, wrongTotal } from "../contract/tables.ts";
import { wrongPlan } from "../contract/wrong-plan.ts";
import { registry, testFile } from "../registry.ts";
import { bundled } from "../spec.ts";

test("every registered platform has its contract tests", () => {
  const without = registry().filter((one) => !existsSync(testFile(one, "contract.test.ts")));
  expect(without.map(({ platform }) => platform)).toEqual([]);
});

test("at least 1,000 wrong requests are made, and some to every platform", async () => {
  const totals = new Map<string, number>();
  for (const registered of registry()) {
    const { subject } = (await import(testFile(registered, "subject.ts"))) as { subject: Subject };
    const platform = platformOf(registered.platform, await bundled(registered.spec), subject);
    totals.set(platform.name, wrongTotal(await wrongPlan(platform)));
  }
  const all = [...totals.values()].reduce((sum, count) => sum + count, 0);
  const rows = [...totals, ["all", all] as const].map(([label, count]) => ({ label, cells: [count] }));
  console.log(table(["wrong requests", "made"], rows));
  expect(all).toBeGreaterThanOrEqual(1000);
  expect(Math.min(...totals.values())).toBeGreaterThan(0);
});
