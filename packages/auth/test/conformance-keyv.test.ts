import Keyv from "keyv";
import { describe, test } from "vitest";
import { keyv } from "../src/keyv.ts";
import { storeConformance } from "../src/testing.ts";

describe("keyv()", () => {
  const place = new Keyv({ throwOnErrors: true, ttl: 1 });
  for (const { name, run } of storeConformance(async () => ({ store: keyv(place) }), { lease: "local" }))
    test(name, run);
});
