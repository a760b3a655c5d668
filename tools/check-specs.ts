import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { checkExamples, describeProblem, totalOf } from "./check-examples.ts";
import { type Registered, registry, root } from "./registry.ts";
import { bundled, type Spec } from "./spec.ts";

/** The best that a well-known spec reaches (Redocly's own museum); ours are above it. */
const SCORE_TO_BEAT = 86.5;

interface Row {
  platform: string;
  redocly: number;
  spectral: number;
  examples: string;
  score: number;
}

interface Tool {
  stdout: string;
  stderr: string;
}

/** Runs a tool to its end. A linter that finds something exits with 1, which is no failure of the tool. */
function run(script: string, args: readonly string[]): Promise<Tool> {
  return new Promise((done, fail) => {
    const env = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true", NO_COLOR: "1" };
    const child = spawn(process.execPath, [join(root, "node_modules", script), ...args], { cwd: root, env });
    const out: Tool = { stdout: "", stderr: "" };
    child.stdout.setEncoding("utf8").on("data", (chunk: string) => (out.stdout += chunk));
    child.stderr.setEncoding("utf8").on("data", (chunk: string) => (out.stderr += chunk));
    child.on("error", fail).on("close", () => done(out));
  });
}

const redocly = (...args: string[]): Promise<Tool> => run("@redocly/cli/bin/cli.js", args);

function parsed<T>(name: string, text: string, { stderr }: Tool): T {
  try {
    return JSON.parse(text) as T;
  } catch {
    throw new Error(`${name} gave no readable answer:\n${stderr || text}`);
  }
}

interface RedoclyLint {
  totals: { errors: number; warnings: number; ignored: number };
  problems: { ruleId: string; message: string; location: { source?: { ref: string }; pointer?: string }[] }[];
}

/** One run for all: it prints one JSON document a platform, in the order asked for. */
async function redoclyLint(platforms: readonly string[]): Promise<RedoclyLint[]> {
  const answer = await redocly("lint", ...platforms, "--format=json", "--max-problems=10000", "--lint-config=error");
  const documents = answer.stdout.split(/^(?=\{$)/m).filter((text) => text.trim() !== "");
  if (documents.length !== platforms.length) throw new Error(`redocly lint did not reach every spec:\n${answer.stderr}`);
  return documents.map((text) => parsed<RedoclyLint>("redocly lint", text, answer));
}

async function redoclyScore(platform: string): Promise<number> {
  const answer = await redocly("score", platform, "--format=json");
  return parsed<{ agentReadiness: number }>("redocly score", answer.stdout, answer).agentReadiness;
}

interface SpectralProblem {
  code: string;
  message: string;
  path: (string | number)[];
  source: string;
}

/** It reads the bundles, for it takes a path item in a file of its own for an error. */
async function spectralLint(documents: ReadonlyMap<string, Spec>): Promise<SpectralProblem[]> {
  const folder = await mkdtemp(join(tmpdir(), "lingpai-specs-"));
  try {
    const files: string[] = [];
    for (const [platform, document] of documents) {
      const file = join(folder, `${platform}.json`);
      await writeFile(file, JSON.stringify(document));
      files.push(file);
    }
    const options = ["--ruleset", join(root, ".spectral.yaml"), "--fail-severity", "hint", "--format", "json", "--quiet"];
    const answer = await run("@stoplight/spectral-cli/dist/index.js", ["lint", ...files, ...options]);
    return parsed<SpectralProblem[]>("spectral lint", answer.stdout, answer);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** `jobs` one after another in two lanes, as many as the smallest machine has cores. */
async function inTwoLanes<T>(jobs: readonly (() => Promise<T>)[]): Promise<T[]> {
  const results: T[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let index = next++; index < jobs.length; index = next++) {
      const job = jobs[index];
      if (job) results[index] = await job();
    }
  };
  await Promise.all([lane(), lane()]);
  return results;
}

/** Checks the platforms by every means; `say` gets each problem, the result is a row a platform. */
export async function checkSpecs(platforms: readonly Registered[], say: (line: string) => void): Promise<Row[]> {
  const names = platforms.map(({ platform }) => platform);
  const documents = new Map<string, Spec>();
  for (const { platform, spec } of platforms) documents.set(platform, await bundled(spec));

  let lints: RedoclyLint[] = [];
  let seconds: SpectralProblem[] = [];
  const scores = new Map<string, number>();
  await inTwoLanes<void>([
    async () => {
      seconds = await spectralLint(documents);
    },
    async () => {
      lints = await redoclyLint(names);
    },
    ...names.map((name) => async () => {
      scores.set(name, await redoclyScore(name));
    }),
  ]);

  return names.map((platform, index) => {
    const document = documents.get(platform);
    const lint = lints[index];
    if (!document || !lint) throw new Error(`${platform} was not checked`);
    for (const { ruleId, message, location } of lint.problems) {
      say(`${platform}: ${ruleId}: ${message}\n  ${location[0]?.source?.ref ?? ""}${location[0]?.pointer ?? ""}`);
    }
    const second = seconds.filter(({ source }) => basename(source, ".json") === platform);
    for (const { code, message, path } of second) say(`${platform}: spectral ${code}: ${message}\n  #/${path.join("/")}`);
    const examples = checkExamples(platform, document);
    for (const problem of examples.problems) say(describeProblem(problem));
    const wrong = new Set(examples.problems.map(({ operation, status, example }) => `${operation} ${status} ${example}`));
    const score = scores.get(platform) ?? 0;
    if (score <= SCORE_TO_BEAT) say(`${platform}: redocly score is ${score}, it has to be above ${SCORE_TO_BEAT}`);
    const { errors, warnings, ignored } = lint.totals;
    return {
      platform,
      redocly: errors + warnings + ignored,
      spectral: second.length,
      examples: `${totalOf(examples) - wrong.size}/${totalOf(examples)}`,
      score,
    };
  });
}

export function isClean({ redocly: first, spectral, examples, score }: Row): boolean {
  const [valid, total] = examples.split("/");
  return first === 0 && spectral === 0 && valid === total && score > SCORE_TO_BEAT;
}

function print(rows: readonly Row[]): void {
  const header = ["platform", "redocly", "spectral", "examples", "score", ""];
  const lines = rows.map((row) => [
    row.platform,
    String(row.redocly),
    String(row.spectral),
    row.examples,
    row.score.toFixed(1),
    isClean(row) ? "ok" : "FAILED",
  ]);
  const widths = header.map((title, column) => Math.max(title.length, ...lines.map((line) => line[column]?.length ?? 0)));
  const pad = (line: readonly string[]) =>
    line.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)));
  for (const line of [header, ...lines]) console.log(pad(line).join("  ").trimEnd());
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const wanted = process.argv.slice(2);
  const chosen = registry().filter(({ platform }) => wanted.length === 0 || wanted.includes(platform));
  const rows = await checkSpecs(chosen, (line) => console.error(line));
  print(rows);
  if (rows.length === 0 || !rows.every(isClean)) process.exitCode = 1;
}
