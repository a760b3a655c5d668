import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { file } from "../src/file.ts";
import type { TokenRecord } from "../src/store.ts";
import { newFolder } from "./file-lab.ts";

const key = fc.constantFrom("user:a", "user:A", "app");
const version = fc.integer({ min: 0, max: 3 });
const expected = fc.option(version, { nil: undefined });
const record: fc.Arbitrary<TokenRecord> = fc.record(
  {
    version,
    state: fc.constantFrom("active", "pending", "revoking", "needs_reauth"),
    tokens: fc.record({
      raw: fc.dictionary(fc.string(), fc.jsonValue()).map((raw) => JSON.parse(JSON.stringify(raw))),
      obtainedAt: fc.nat(),
    }),
    reason: fc.string({ unit: "binary" }),
  },
  { requiredKeys: ["version", "state"] },
);
const step = fc.oneof(
  fc.record({ do: fc.constant("get" as const), key }),
  fc.record({ do: fc.constant("put" as const), key, next: record, expected }),
  fc.record({ do: fc.constant("delete" as const), key, expected }),
);

describe("a folder of tokens", () => {
  it("does what a map with versions does", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const store = file(newFolder());
        const model = new Map<string, TokenRecord>();
        for (const each of steps) {
          const has = model.get(each.key);
          if (each.do === "get") {
            expect(await store.get(each.key)).toEqual(has);
          } else if (each.do === "put") {
            const fits = has?.version === each.expected;
            expect(await store.put(each.key, each.next, each.expected)).toBe(fits);
            if (fits) model.set(each.key, each.next);
          } else {
            const fits = has !== undefined && (each.expected === undefined || has.version === each.expected);
            expect(await store.delete(each.key, each.expected)).toBe(fits);
            if (fits) model.delete(each.key);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it("lets one of many writers win, each time", async () => {
    const folder = newFolder();
    const stores = Array.from({ length: 20 }, () => file(folder));
    for (let version = 1; version <= 3; version++) {
      const before = version === 1 ? undefined : version - 1;
      const won = await Promise.all(stores.map((each) => each.put("k", { version, state: "active" }, before)));
      expect(won.filter(Boolean)).toHaveLength(1);
    }
  });
});
