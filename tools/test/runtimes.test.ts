import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { beforeAll, describe, expect, test } from "vitest";
import { root } from "../registry.ts";
import { runtimes } from "../runtimes/hosts.ts";
import { nodeImports, portableFiles } from "../runtimes/suite.ts";

let files: string[] = [];
let tests = 0;

beforeAll(async () => {
  files = await portableFiles();
  const vitest = join(root, "node_modules", "vitest", "vitest.mjs");
  const args = [vitest, "list", "--json", "--project", "tests", ...files];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root, maxBuffer: 1e8 });
  const listed = JSON.parse(stdout.slice(stdout.indexOf("["))) as { file: string }[];
  expect(new Set(listed.map(({ file }) => file)).size).toBe(files.length);
  tests = listed.length;
});

test("the core imports nothing of Node", async () => {
  expect(await nodeImports()).toEqual([]);
});

test("most of the core's tests run anywhere", () => {
  expect(files.length).toBeGreaterThan(10);
  expect(tests).toBeGreaterThan(100);
});

describe("the tests of the core that Node passes are passed by", () => {
  // At the same time: most of what they do is to wait for turns of the event loop.
  test.concurrent.each(runtimes)(
    "$name",
    async ({ name, program, run }) => {
      const file = program();
      if (file === undefined && !process.env.CI) {
        console.log(`skipped: no ${name} on this machine`);
        return;
      }
      if (file === undefined) throw new Error(`no ${name} on this machine, and this is CI, where it has to be`);
      const { passed, failed, skipped } = await run(file, files);
      for (const each of skipped) console.log(`${name} skips, as the test says: ${each}`);
      expect(failed).toEqual([]);
      expect(passed + skipped.length).toBe(tests);
    },
    200_000,
  );
});
