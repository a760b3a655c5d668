import { existsSync } from "node:fs";
import { mkdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { check } from "./check.ts";
import { root } from "./registry.ts";
import { type Outcome, row, runStep, type Step, stopSteps } from "./steps.ts";

/** The part of vitest's JSON report that is counted. */
interface Report {
  numPassedTests: number;
  testResults: { status: string; assertionResults: { status: string }[] }[];
}

const report = join(root, ".cache", "vitest.json");

/** Of a report: a file that failed without a failed test (it could not be loaded) counts as one. */
function counted({ numPassedTests, testResults }: Report): { passed: number; failed: number } {
  const failures = testResults.map(({ status, assertionResults }) => {
    const failed = assertionResults.filter((test) => test.status === "failed").length;
    return failed === 0 && status === "failed" ? 1 : failed;
  });
  return { passed: numPassedTests, failed: failures.reduce((sum, count) => sum + count, 0) };
}

async function shown(step: Step): Promise<Outcome> {
  console.log(`\n${step.name}`);
  const outcome = await runStep(step, true);
  console.log(row(outcome));
  return outcome;
}

for (const [signal, code] of [
  ["SIGINT", 130],
  ["SIGTERM", 143],
] as const) {
  process.on(signal, () => {
    stopSteps(signal);
    process.exit(code);
  });
}

const outcomes = await check();
outcomes.push(await shown({ name: "build", command: ["turbo", "run", "build", "--output-logs=errors-only"] }));
if (existsSync(join(root, "tools", "check-packages.ts"))) {
  outcomes.push(await shown({ name: "packages", command: ["tsx", "tools/check-packages.ts"] }));
}
await mkdir(join(root, ".cache"), { recursive: true });
await rm(report, { force: true });
const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
const tests = await shown({ name: "tests", command: ["vitest", "run", ...reporters] });

const text = await readFile(report, "utf8").catch(() => undefined);
const { passed, failed } = text ? counted(JSON.parse(text) as Report) : { passed: 0, failed: 0 };
const failedSteps = outcomes.filter(({ code }) => code !== 0);
for (const { name } of failedSteps) console.log(`failed: ${name}`);
process.exitCode = [...outcomes, tests].find(({ code }) => code !== 0)?.code ?? 0;
console.log(`${passed} passed, ${Math.max(failed, tests.code === 0 ? 0 : 1) + failedSteps.length} failed`);
