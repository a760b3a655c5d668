import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { expect, test } from "vitest";
import { checkExamples } from "../check-examples.ts";
import { blocksOf, checkReadme, pagesOf, sampleFindings, translationFindings } from "../check-readme.ts";
import { redoclyLint, redoclyScore } from "../lint/linters.ts";
import { bundled } from "../spec.ts";

const fenced = (language: string, ...lines: string[]): string =>
  ["```".concat(language), ...lines, "```", ""].join("\n");

const sample = (line: string): string =>
  fenced("ts", 'import { createBgeClient } from "@lingpai/bge-client";', "export const make = createBgeClient;", line);

const said = (findings: readonly { message: string }[]): string => findings.map(({ message }) => message).join("\n");

test("every sample compiles, and both languages have the same shape and code", async () => {
  expect(await checkReadme()).toEqual([]);
}, 120_000);

test("the pages are those that show code", () => {
  const pages = [...pagesOf().keys()];
  expect(pages).toEqual(expect.arrayContaining(["README.md", "README.zh-CN.md", "CONTRIBUTING.md"]));
  expect(pages.filter((page) => page.startsWith("packages/")).length).toBeGreaterThanOrEqual(7);
});

test("a wrong sample is found, by its page and line", async () => {
  const wrong: [line: string, message: RegExp][] = [
    ["export const up: number = await make({ clientId: 'a', clientSecret: 'b' }).alive();", /number/],
    ["make({ clientId: 'a', clientSecret: 'b', maxRetry: 3 });", /maxRetry/],
    ["console.log(token);", /token/],
    ["const = 1;", /expected/],
  ];
  const pages = new Map(wrong.map(([line], index) => [`${index}.md`, `# Title\n\n${sample(line)}`]));
  const findings = await sampleFindings(pages);
  for (const [index, [, message]] of wrong.entries()) {
    const found = findings.filter(({ file }) => basename(file) === `${index}.md`);
    expect(said(found)).toMatch(message);
    expect(said(found)).toMatch(/^line 6: /);
  }
});

test("samples of one page do not know each other", async () => {
  const twice = `${sample("export const a = 1;")}\n${sample("export const a = 2;")}`;
  expect(await sampleFindings(new Map([["README.md", twice]]))).toEqual([]);
});

const page = ["# Title", "", "| a | b |", "|---|---|", "| `x \\| y` | z |", "", fenced("sh", "npm i a # one")].join(
  "\n",
);

test("a translation may differ in words and comments", () => {
  const translated = page.replace("Title", "标题").replace("# one", "# 一").replace("| z |", "| 子 |");
  expect(translationFindings(page, translated)).toEqual([]);
});

test.each([
  ["a heading more", `${page}\n## More\n`, /heading/],
  ["a heading of another level", page.replace("# Title", "## Title"), /heading 1/],
  ["a row less", page.replace(/\| `x.*\n/, ""), /table 1/],
  ["a cell less", page.replace("| z |", "|"), /table 1/],
  ["other code", page.replace("npm i a", "npm i b"), /code is not that/],
  ["another language of code", page.replace("```sh", "```bash"), /code block 1/],
])("a translation with %s is found", (_, translated, message) => {
  expect(said(translationFindings(page, translated))).toMatch(message);
});

test("the worked example's spec passes every check of the specs", async () => {
  const contributing = pagesOf().get("CONTRIBUTING.md") ?? "";
  const spec = blocksOf(contributing).find(({ path }) => path?.startsWith("specs/"));
  const folder = await mkdtemp(join(tmpdir(), "lingpai-example-"));
  try {
    const file = join(folder, "openapi.yaml");
    await writeFile(file, spec?.code ?? "");
    const [lint, score, document] = await Promise.all([redoclyLint([file]), redoclyScore(file), bundled(file)]);
    expect(lint).toEqual([[]]);
    expect(score).toBeGreaterThan(86.5);
    expect(checkExamples("example", document).problems).toEqual([]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
