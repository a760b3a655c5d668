import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, test } from "vitest";
import { file } from "../src/file.ts";
import { storeConformance } from "../src/testing.ts";
import { removeFolder } from "./folders.ts";

const folder = mkdtempSync(join(tmpdir(), "lingpai-conformance-"));

afterAll(() => removeFolder(folder));

describe("file()", () => {
  for (const { name, run } of storeConformance(async ({ clock }) => ({ store: file(folder, { clock }) }))) {
    test(name, run);
  }
});
