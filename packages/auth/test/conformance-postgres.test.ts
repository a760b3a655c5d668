import { it } from "vitest";
import { storeConformance } from "../src/testing.ts";
import { describeOnDatabases } from "./databases.ts";

describeOnDatabases(
  "a store",
  ({ open }) => {
    for (const { name, run } of storeConformance(async (options) => open(options))) it(name, run);
  },
  ["postgres"],
);
