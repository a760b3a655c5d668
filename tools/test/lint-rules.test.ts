import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type LintProblem, redoclyLint } from "../lint/linters.ts";
import { broken, right } from "./lint-cases.ts";
import { rightSpec } from "./right-spec.ts";

let folder: string;
let found: LintProblem[][];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "lingpai-lint-"));
  const files = [...broken, ...right].map((_, index) => join(folder, `${index}.json`));
  const documents = [...broken, ...right].map(({ edits }) => JSON.stringify(rightSpec(edits)));
  await Promise.all(files.map((file, index) => writeFile(file, documents[index] ?? "")));
  found = await redoclyLint(files);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test.each(broken.map((given, index) => ({ ...given, index })))("$rule reports $what", ({ rule, says, index }) => {
  const problems = found[index] ?? [];
  expect(new Set(problems.map((problem) => problem.rule))).toEqual(new Set([`lingpai/${rule}`]));
  expect(problems.map(({ message }) => message).join("\n")).toContain(says);
});

test.each(right.map((given, index) => ({ ...given, index: broken.length + index })))("$what passes", ({ index }) => {
  expect(found[index]).toEqual([]);
});

test("every rule of ours is shown to report", async () => {
  const plugin = new URL("../redocly-plugin.mjs", import.meta.url).href;
  const { default: lingpai } = (await import(plugin)) as { default: () => { rules: { oas3: object } } };
  const shown = new Set(broken.map(({ rule }) => rule));
  expect([...shown].sort()).toEqual(Object.keys(lingpai().rules.oas3).sort());
});
