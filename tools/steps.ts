import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { quiet } from "./quiet.mjs";
import { root } from "./registry.ts";

/** A command of this repository, by a name to print. */
export interface Step {
  readonly name: string;
  /** A command in `node_modules/.bin`, and its arguments. */
  readonly command: readonly [string, ...string[]];
}

export interface Outcome {
  readonly name: string;
  readonly code: number;
  readonly seconds: number;
  /** What it printed, where that was not shown at once. */
  readonly output: string;
}

const running = new Set<ChildProcess>();

/** For a signal that only this process got; a terminal's Ctrl-C reaches the children by itself. */
export function stopSteps(signal: NodeJS.Signals): void {
  for (const child of running) child.kill(signal);
}

const env = { ...process.env, ...quiet };

const windows = process.platform === "win32";

/** Runs a step to its end. `show` prints its output as it comes; otherwise the outcome holds it. */
export function runStep({ name, command: [file, ...args] }: Step, show = false): Promise<Outcome> {
  const started = performance.now();
  return new Promise((resolve) => {
    const path = join(root, "node_modules", ".bin", windows ? `${file}.cmd` : file);
    const child = spawn(path, args, {
      cwd: root,
      env,
      shell: windows,
      stdio: show ? ["ignore", "inherit", "inherit"] : ["ignore", "pipe", "pipe"],
    });
    running.add(child);
    const end = (code: number, output: string): void => {
      running.delete(child);
      resolve({ name, code, seconds: (performance.now() - started) / 1000, output });
    };
    const output: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk: Buffer) => output.push(chunk));
    child.on("error", ({ message }) => end(1, message));
    child.on("close", (code) => end(code ?? 1, Buffer.concat(output).toString().trimEnd()));
  });
}

/** Runs the steps, so many at a time, and tells each outcome as it comes. */
export async function runSteps(
  steps: readonly Step[],
  width: number,
  told: (outcome: Outcome) => void,
): Promise<Outcome[]> {
  const waiting = [...steps];
  const outcomes: Outcome[] = [];
  const lane = async (): Promise<void> => {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      const outcome = await runStep(step);
      outcomes.push(outcome);
      told(outcome);
    }
  };
  await Promise.all(Array.from({ length: width }, lane));
  return outcomes;
}

export const row = ({ name, code, seconds }: Outcome): string =>
  `${name.padEnd(12)} ${code === 0 ? "ok    " : "FAILED"} ${seconds.toFixed(1).padStart(6)} s`;
