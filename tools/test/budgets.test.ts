import { describe, expect, test } from "vitest";
import { allBytes, byteBudgets } from "../bench/bytes.ts";
import { typeBar, typeCost } from "../bench/types.ts";

// Bytes and instantiations are the same on every machine; times are not, and stay in `pnpm bench`.
describe("min+gzip in a browser's bundle stays within its budget", async () => {
  const measured = new Map((await allBytes()).map(({ name, gzip }) => [name, gzip]));

  test.each(Object.entries(byteBudgets))("%s: at most %i bytes", (name, budget) => {
    expect(measured.get(name)).toBeGreaterThan(0);
    expect(measured.get(name)).toBeLessThanOrEqual(budget);
  });
});

describe("the compiler makes at most half the types that openapi-fetch needs for the same calls", async () => {
  test.each(await typeCost())("$calls calls, from $from", ({ named, ratio }) => {
    expect(named).toBeGreaterThan(0);
    expect(ratio).toBeLessThanOrEqual(typeBar);
  });
});
