import { describe, expect, test } from "vitest";
import { allBytes } from "../bench/bytes.ts";
import { typeCost } from "../bench/types.ts";

// Bytes and instantiations are the same on every machine; times are not, and stay in `pnpm bench`.
describe("min+gzip in a browser's bundle stays within its budget", async () => {
  const measured = new Map((await allBytes()).map(({ name, gzip }) => [name, gzip]));

  test.each([
    ["client, beside openapi-fetch", 5_500],
    ["auth, beside oauth4webapi", 4_500],
    ["bge-client, all in", 13_000],
    ["bge-private-client, all in", 13_000],
    ["blueking-client, all in", 13_000],
    ["authing-client, all in", 18_000],
    ["generic-client, all in", 18_000],
  ])("%s: at most %i bytes", (name, budget) => {
    expect(measured.get(name)).toBeGreaterThan(0);
    expect(measured.get(name)).toBeLessThanOrEqual(budget);
  });
});

describe("the compiler makes at most half the types that openapi-fetch needs for the same calls", async () => {
  test.each(await typeCost())("$calls calls, from $from", ({ named, ratio }) => {
    expect(named).toBeGreaterThan(0);
    expect(ratio).toBeLessThanOrEqual(0.5);
  });
});
