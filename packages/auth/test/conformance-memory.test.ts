import { describe, test } from "vitest";
import { memory } from "../src/memory.ts";
import { generateKey, seal } from "../src/seal.ts";
import { storeConformance } from "../src/testing.ts";

describe("memory()", () => {
  const store = memory();
  for (const { name, run } of storeConformance(async () => ({ store }), { lease: "local" })) test(name, run);
});

describe("a sealed store", () => {
  const store = memory();
  const keys = [generateKey()];
  for (const { name, run } of storeConformance(async () => ({ store: seal(store, keys) }), { lease: "local" })) {
    test(name, run);
  }
});
