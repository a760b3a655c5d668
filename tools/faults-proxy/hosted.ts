import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { root } from "../registry.ts";
import type { Tally } from "./proxy.ts";

/** Prism with the spec of a platform, and the proxy in front of it. */
export interface Hosted {
  readonly proxyUrl: string;
  settled(): Promise<Tally>;
  close(): Promise<void>;
}

export async function startHosted(platform: string, seed: number): Promise<Hosted> {
  const child = fork(new URL("./host.ts", import.meta.url), [platform, String(seed)], {
    cwd: root,
    execArgv: ["--import", "tsx", "-C", "@lingpai/source"],
  });
  const exited = once(child, "exit");
  const { proxyUrl } = await answerOf<{ proxyUrl: string }>(child);
  return {
    proxyUrl,
    settled() {
      const tally = answerOf<Tally>(child);
      child.send("settle");
      return tally;
    },
    async close() {
      child.disconnect();
      const timer = setTimeout(() => child.kill("SIGKILL"), 10_000);
      await exited;
      clearTimeout(timer);
    },
  };
}

function answerOf<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    const gone = (code: number | null) => reject(new Error(`the host ended with code ${code}`));
    child.once("exit", gone);
    child.once("message", (message) => {
      child.off("exit", gone);
      resolve(message as T);
    });
  });
}
