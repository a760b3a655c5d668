import { type ChildProcess, fork } from "node:child_process";
import { on, once } from "node:events";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll } from "vitest";
import { removeFolder } from "./folders.ts";
import type { Outcome, Said, Setup, Task } from "./manager-child.ts";

/** A process of its own with a token manager. */
export interface ManagerProcess {
  get(user: string, callers: number, rejected?: string): Promise<Outcome>;
  do(task: Task): Promise<unknown>;
  /** When it stands where it was to be stopped. */
  readonly stopped: Promise<unknown>;
  signal(signal: "SIGKILL" | "SIGSTOP" | "SIGCONT"): void;
  /** When the system has ended it. */
  readonly ended: Promise<unknown>;
}

export interface ManagerProcesses {
  folder(): string;
  start(setup: Setup): Promise<ManagerProcess>;
}

/** Processes of plain Node: bundled once, so that starting one takes milliseconds. They end with the test file. */
export function managerProcesses(): ManagerProcesses {
  const running = new Set<ChildProcess>();
  let root = "";
  beforeAll(async () => {
    root = mkdtempSync(join(tmpdir(), "lingpai-managers-"));
    await build({
      entryPoints: [fileURLToPath(new URL("./manager-child.ts", import.meta.url))],
      outfile: join(root, "child.cjs"),
      bundle: true,
      // As the drivers of databases are; the parts of theirs for other places are not needed.
      format: "cjs",
      external: ["pg-native", "cloudflare:sockets"],
      platform: "node",
      target: "node20",
    });
  });
  afterAll(async () => {
    const ends = [...running].map((child) => once(child, "exit"));
    for (const child of running) child.kill("SIGKILL");
    await Promise.all(ends);
    removeFolder(root);
  });

  return {
    folder: () => mkdtempSync(join(root, "tokens-")),
    async start(setup) {
      const env = { ...process.env, MANAGER_SETUP: JSON.stringify(setup) };
      const child = fork(join(root, "child.cjs"), { env, execArgv: [] });
      running.add(child);
      const ended = once(child, "exit").then(() => running.delete(child));
      const pending = new Map<number, (outcome: unknown) => void>();
      let ids = 0;
      child.on("message", (said: Said) => {
        if ("done" in said) pending.get(said.done)?.(said.outcome);
      });
      const reached = async (isIt: (point: string) => boolean): Promise<void> => {
        for await (const [said] of on(child, "message", { close: ["exit"] })) {
          if ("reached" in said && isIt(said.reached)) return;
        }
        throw new Error("the process has ended");
      };
      const send = (task: Task): Promise<unknown> =>
        new Promise((resolve) => {
          const id = ids++;
          pending.set(id, resolve);
          child.send({ id, task });
        });
      const stopped = reached((point) => point !== "start");
      stopped.catch(() => {});
      await reached((point) => point === "start");
      return {
        get: (user, callers, rejected) => send({ do: "get", user, callers, rejected }) as Promise<Outcome>,
        do: send,
        stopped,
        signal: (signal) => child.kill(signal),
        ended,
      };
    },
  };
}
