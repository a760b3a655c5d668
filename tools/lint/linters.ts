import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { root } from "../registry.ts";
import type { Spec } from "../spec.ts";

export interface LintProblem {
  rule: string;
  message: string;
  /** Where: a file and a JSON pointer, as far as the linter tells. */
  place: string;
}

interface Output {
  stdout: string;
  stderr: string;
}

/** Runs a tool to its end. A linter that finds something exits with 1, which is no failure of the tool. */
function run(script: string, args: readonly string[]): Promise<Output> {
  return new Promise((done, fail) => {
    const env = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true", NO_COLOR: "1" };
    const child = spawn(process.execPath, [join(root, "node_modules", script), ...args], { cwd: root, env });
    const output: Output = { stdout: "", stderr: "" };
    child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
      output.stdout += chunk;
    });
    child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
      output.stderr += chunk;
    });
    child.on("error", fail).on("close", () => done(output));
  });
}

const redocly = (...args: string[]): Promise<Output> => run("@redocly/cli/bin/cli.js", args);

function parsed<T>(tool: string, text: string, stderr: string): T {
  try {
    return JSON.parse(text) as T;
  } catch {
    throw new Error(`${tool} gave no readable answer:\n${stderr || text}`);
  }
}

interface RedoclyReport {
  totals: { errors: number; warnings: number; ignored: number };
  problems: { ruleId: string; message: string; location: { source?: { ref: string }; pointer?: string }[] }[];
}

/**
 * One run for all: it prints one JSON document for each of `apis` (names in the registry, or files), in that order.
 * Ignored problems count as problems: there is no ignore file.
 */
export async function redoclyLint(
  apis: readonly string[],
  config = join(root, "redocly.yaml"),
): Promise<LintProblem[][]> {
  const options = ["--config", config, "--format=json", "--max-problems=10000", "--lint-config=error"];
  const { stdout, stderr } = await redocly("lint", ...apis, ...options);
  const texts = stdout.split(/(?<=^\})\s*(?=\{)/m).filter((text) => text.trim() !== "");
  if (texts.length !== apis.length) throw new Error(`redocly lint did not reach every spec:\n${stderr}`);
  return texts.map((text) => {
    const { totals, problems } = parsed<RedoclyReport>("redocly lint", text, stderr);
    const found = problems.map(({ ruleId, message, location: [first] }) => ({
      rule: ruleId,
      message,
      place: `${first?.source?.ref ?? ""}${first?.pointer ?? ""}`,
    }));
    if (found.length < totals.errors + totals.warnings) throw new Error("redocly lint left problems out of its report");
    return found;
  });
}

export async function redoclyScore(api: string): Promise<number> {
  const { stdout, stderr } = await redocly("score", api, "--format=json");
  const { agentReadiness } = parsed<{ agentReadiness: number }>("redocly score", stdout, stderr);
  if (typeof agentReadiness !== "number") throw new Error(`redocly score gave no score for ${api}`);
  return agentReadiness;
}

interface SpectralProblem {
  code: string;
  message: string;
  path: (string | number)[];
  source: string;
}

/** It reads the bundles, for it takes a path item that stands in a file of its own for an error. */
export async function spectralLint(documents: ReadonlyMap<string, Spec>): Promise<Map<string, LintProblem[]>> {
  const folder = await mkdtemp(join(tmpdir(), "lingpai-specs-"));
  try {
    const found = new Map<string, LintProblem[]>();
    for (const [platform, document] of documents) {
      found.set(join(folder, `${platform}.json`), []);
      await writeFile(join(folder, `${platform}.json`), JSON.stringify(document));
    }
    const options = ["--ruleset", join(root, ".spectral.yaml"), "--fail-severity=hint", "--format=json", "--quiet"];
    const { stdout, stderr } = await run("@stoplight/spectral-cli/dist/index.js", [
      "lint",
      ...found.keys(),
      ...options,
    ]);
    for (const { code, message, path, source } of parsed<SpectralProblem[]>("spectral lint", stdout, stderr)) {
      const problem = { rule: `spectral ${code}`, message, place: `#/${path.join("/")}` };
      const known = found.get(source);
      if (!known) throw new Error(`spectral reports on ${source}, which it was not given`);
      known.push(problem);
    }
    return new Map([...found].map(([file, problems]) => [basename(file, ".json"), problems]));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
