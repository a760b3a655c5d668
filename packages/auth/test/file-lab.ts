import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { afterAll, afterEach, beforeAll } from "vitest";
import type { Clock } from "../src/clock.ts";
import type { TokenRecord } from "../src/store.ts";
import type { Job } from "./file-child.ts";
import { removeFolder } from "./folders.ts";

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) removeFolder(folder);
});

/** A folder of its own for each test; what the store makes there. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "lingpai-file-"));
  folders.push(folder);
  return folder;
}

export const filesIn = (folder: string, ending: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .map((name) => join(folder, name));

export const active = (version: number, token = `fake-token-${version}`): TokenRecord => ({
  version,
  state: "active",
  tokens: { raw: { access_token: token }, obtainedAt: version },
});

/** A clock that stands until it is moved. */
export function handClock(): Clock & { advance(ms: number): Promise<void>; pending(): number } {
  let now = 1_000_000;
  const timers = new Set<{ at: number; callback: () => void }>();
  return {
    now: () => now,
    /** How many timers wait. */
    pending: () => timers.size,
    after(ms, callback) {
      const timer = { at: now + ms, callback };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    async advance(ms) {
      now += ms;
      for (const timer of [...timers].filter(({ at }) => at <= now).sort((a, b) => a.at - b.at)) {
        if (timers.delete(timer)) timer.callback();
      }
    },
  };
}

export interface Child {
  process: ChildProcessWithoutNullStreams;
  /** The next line that it prints; undefined when it has ended. */
  line(): Promise<string | undefined>;
  /** How it ended; what it wrote to stderr. */
  ended: Promise<{ code: number | null; signal: string | null; stderr: string }>;
}

/** Children of plain Node: bundled once, so that starting one takes milliseconds. */
export function children(): (job: Job) => Child {
  const running = new Set<ChildProcessWithoutNullStreams>();
  let folder = "";
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "lingpai-child-"));
    await build({
      entryPoints: [fileURLToPath(new URL("./file-child.ts", import.meta.url))],
      outfile: join(folder, "child.mjs"),
      bundle: true,
      format: "esm",
      platform: "node",
      target: "node20",
    });
  });
  afterEach(() => {
    for (const child of running) child.kill("SIGKILL");
  });
  afterAll(() => removeFolder(folder));

  return (job) => {
    const env = { ...process.env, FILE_STORE_JOB: JSON.stringify(job) };
    const child = spawn(process.execPath, [join(folder, "child.mjs")], { env });
    running.add(child);
    let stderr = "";
    child.stderr.on("data", (data) => {
      stderr += data;
    });
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    const ended = once(child, "close").then(([code, signal]) => {
      running.delete(child);
      return { code, signal, stderr };
    });
    return { process: child, line: async () => (await lines.next()).value, ended };
  };
}
