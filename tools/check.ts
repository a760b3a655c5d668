import { fileURLToPath } from "node:url";
import { type Outcome, row, runStep, runSteps, type Step } from "./steps.ts";

/** Alone and first: the others would only repeat what a stale file breaks. */
const drift: Step = { name: "drift", command: ["tsx", "tools/generate.ts", "--check"] };

const others: readonly Step[] = [
  { name: "types", command: ["tsc", "--noEmit"] },
  { name: "specs", command: ["tsx", "tools/check-specs.ts"] },
  { name: "lint", command: ["biome", "check", "--error-on-warnings", "--diagnostic-level=warn"] },
  { name: "boundaries", command: ["tsx", "tools/check-boundaries.ts"] },
  { name: "platforms", command: ["tsx", "tools/check-platforms.ts"] },
  { name: "knip", command: ["knip"] },
];

/** Everything that reads the sources and runs none of them, with the full output of what fails. */
export async function check(print: (line: string) => void = console.log): Promise<Outcome[]> {
  const told = (outcome: Outcome): void => {
    print(row(outcome));
    if (outcome.code !== 0) print(`${outcome.output.replace(/^/gm, "  ")}\n`);
  };
  const first = await runStep(drift);
  told(first);
  return [first, ...(await runSteps(others, 2, told))];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const failed = (await check()).filter(({ code }) => code !== 0);
  if (failed.length > 0) {
    console.log(`failed: ${failed.map(({ name }) => name).join(", ")}`);
    process.exitCode = 1;
  }
}
