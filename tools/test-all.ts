import { existsSync } from "node:fs";
import { mkdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { check } from "./check.ts";
import { type Report, summaryOf } from "./count-tests.ts";
import { root } from "./registry.ts";
import { type Outcome, row, runStep, type Step, stopSteps } from "./steps.ts";

const report = join(root, ".cache", "vitest.json");

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
const failedSteps = outcomes.filter(({ code }) => code !== 0);
for (const { name } of failedSteps) console.log(`failed: ${name}`);
process.exitCode = [...outcomes, tests].find(({ code }) => code !== 0)?.code ?? 0;
console.log(summaryOf(text === undefined ? undefined : (JSON.parse(text) as Report), tests.code, failedSteps.length));
