import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createStorage } from "unstorage";
import files from "unstorage/drivers/fs";
import { afterAll, describe, test } from "vitest";
import { storeConformance } from "../src/testing.ts";
import { unstorage } from "../src/unstorage.ts";
import { removeFolder } from "./folders.ts";

const base = mkdtempSync(join(tmpdir(), "lingpai-unstorage-"));

afterAll(() => removeFolder(base));

describe.each([
  ["in memory", createStorage()],
  ["in a folder", createStorage({ driver: files({ base }) })],
])("unstorage() %s", (_, storage) => {
  for (const { name, run } of storeConformance(async () => ({ store: unstorage(storage) }), { lease: "local" })) {
    test(name, run);
  }
});
