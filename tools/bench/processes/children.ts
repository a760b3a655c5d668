import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import type { Answered, Asked, Jobs } from "./jobs.ts";

/** A process of its own, and what it can be asked for. */
export interface Child<J extends Jobs> {
  ask<K extends keyof J & string>(job: K, input: Parameters<J[K]>[0]): ReturnType<J[K]>;
}

export interface Children {
  /** @param entry - a module of this folder, that calls `doJobs` */
  start<J extends Jobs>(entry: "server" | "ours" | "peers", setup: unknown): Child<J>;
  /** Ends all of them. */
  end(): Promise<void>;
}

/** Processes of plain Node. What runs in them is bundled once, so that sixteen of them start in a moment. */
export async function children(folder: string): Promise<Children> {
  await build({
    entryPoints: ["server", "ours", "peers"].map((entry) => fileURLToPath(new URL(`./${entry}.ts`, import.meta.url))),
    outdir: folder,
    outExtension: { ".js": ".cjs" },
    bundle: true,
    // As the drivers of databases are; the parts of theirs for other places are not needed.
    format: "cjs",
    external: ["pg-native", "cloudflare:sockets"],
    platform: "node",
    target: "node20",
    logLevel: "error",
  });
  const running = new Set<ChildProcess>();
  return {
    start: (entry, setup) => {
      const env = { ...process.env, BENCH_SETUP: JSON.stringify(setup) };
      // Some peers tell the console what they do.
      const errors = entry === "peers" ? "ignore" : "inherit";
      const child = fork(join(folder, `${entry}.cjs`), {
        env,
        execArgv: [],
        stdio: ["ignore", "ignore", errors, "ipc"],
      });
      running.add(child);
      return childOf(child);
    },
    async end() {
      const ended = [...running].filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null);
      running.clear();
      for (const child of ended) child.kill("SIGKILL");
      await Promise.all(ended.map((child) => once(child, "exit")));
    },
  };
}

function childOf<J extends Jobs>(child: ChildProcess): Child<J> {
  const waiting = new Map<number, { resolve(output: unknown): void; reject(error: Error): void }>();
  let ids = 0;
  child.on("message", (answered: Answered) => {
    const asker = waiting.get(answered.id);
    waiting.delete(answered.id);
    if ("error" in answered) asker?.reject(new Error(answered.error));
    else asker?.resolve(answered.output);
  });
  child.on("exit", (code, signal) => {
    for (const { reject } of waiting.values()) reject(new Error(`a process ended with ${code ?? signal}`));
  });
  const ask = (job: string, input: unknown) =>
    new Promise<unknown>((resolve, reject) => {
      const asked: Asked = { id: ids++, job, input };
      waiting.set(asked.id, { resolve, reject });
      child.send(asked);
    });
  return { ask: ask as Child<J>["ask"] };
}
