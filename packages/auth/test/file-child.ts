import fs from "node:fs";
import fsp, { type FileHandle } from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";
import { isMainThread, Worker } from "node:worker_threads";
import { file } from "../src/file.ts";
import { locked } from "../src/file-lock.ts";
import type { Lease } from "../src/store.ts";

/** What a child process is told to do. */
export type Job =
  | { do: "count"; folder: string; key: string; times: number }
  | { do: "crash"; folder: string; key: string; atCall: number; half: boolean }
  | { do: "hold"; folder: string; key: string; ttlMs: number; waitMs: number }
  | { do: "enter"; folder: string; key: string; times: number }
  | { do: "take"; folder: string; key: string }
  | { do: "lock"; path: string }
  | { do: "lockInWorker"; path: string };

/** At once, also when this process is killed in the next moment. */
function say(line: string): void {
  fs.writeSync(1, `${line}\n`);
}

async function count({ folder, key, times }: Job & { do: "count" }): Promise<void> {
  const store = file(folder);
  for (let done = 0; done < times; ) {
    const before = await store.get(key);
    const n = Number(before?.tokens?.raw.n ?? 0);
    const tokens = { raw: { n: n + 1 }, obtainedAt: 0 };
    const version = (before?.version ?? 0) + 1;
    if (await store.put(key, { version, state: "active", tokens }, before?.version)) done++;
  }
}

/** Ends this process at its n-th call to the file system, before the call or, where it writes, in the middle of it. */
function dieAt(atCall: number, half: boolean): void {
  let calls = 0;
  const dies = () => ++calls === atCall;
  const die = () => process.kill(process.pid, "SIGKILL");
  const patched = fsp as unknown as Record<string, (...args: unknown[]) => Promise<unknown>>;
  for (const name of ["link", "rename", "rm", "open"]) {
    const real = patched[name] as (...args: unknown[]) => Promise<unknown>;
    patched[name] = async (...args) => {
      const last = dies();
      if (last && !half) die();
      const result = await real(...args);
      if (last) die();
      if (name === "open") dieInFile(result as FileHandle);
      return result;
    };
  }
  function dieInFile(handle: FileHandle): void {
    const write = handle.writeFile.bind(handle);
    handle.writeFile = async (data) => {
      if (!dies()) return write(data);
      if (half) fs.writeSync(handle.fd, String(data).slice(0, String(data).length / 2));
      die();
    };
    const sync = handle.sync.bind(handle);
    handle.sync = async () => {
      if (dies()) die();
      await sync();
    };
  }
  syncBuiltinESMExports();
}

async function crash({ folder, key, atCall, half }: Job & { do: "crash" }): Promise<void> {
  const store = file(folder);
  const before = await store.get(key);
  dieAt(atCall, half);
  for (let version = before?.version ?? 0; ; version++) {
    const tokens = { raw: { access_token: `fake-${version + 1}`.repeat(50) }, obtainedAt: version + 1 };
    const expected = version || undefined;
    if (!(await store.put(key, { version: version + 1, state: "active", tokens }, expected))) throw new Error("lost");
    say(String(version + 1));
  }
}

async function hold({ folder, key, ttlMs, waitMs }: Job & { do: "hold" }): Promise<void> {
  const lease = await file(folder).lease.acquire(key, { ttlMs, waitMs });
  if (!lease) return say("none");
  lease.lost.addEventListener("abort", () => say("lost"));
  // Asked at once when this process goes on after a pause, before a timer had its turn.
  process.on("SIGCONT", () => say(`paused: ${lease.lost.aborted}`));
  say("held");
  await new Promise((resolve) => process.stdin.once("data", resolve));
  await lease.release();
  process.exit();
}

/** Two at a time inside would find the marker of the other. */
async function enter({ folder, key, times }: Job & { do: "enter" }): Promise<void> {
  const { lease } = file(folder);
  for (let i = 0; i < times; i++) {
    const held = (await lease.acquire(key, { ttlMs: 10_000, waitMs: 60_000 })) as Lease;
    const marker = await fsp.open(`${folder}/inside`, "wx");
    await marker.close();
    await fsp.rm(`${folder}/inside`);
    if (held.lost.aborted) throw new Error("lost");
    await held.release();
  }
}

async function take({ folder, key }: Job & { do: "take" }): Promise<void> {
  const { flows } = file(folder);
  say("ready");
  await new Promise((resolve) => process.stdin.once("data", resolve));
  say((await flows.take(key)) ? "taken" : "none");
  process.exit();
}

async function lock({ path }: Job & { do: "lock" }): Promise<void> {
  await locked(path, async () => {
    say("locked");
    if (!isMainThread) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
    await new Promise((resolve) => process.stdin.once("data", resolve));
  });
}

/** A worker takes the lock; when this process is told so, the worker ends and the process goes on. */
async function lockInWorker({ path }: Job & { do: "lockInWorker" }): Promise<void> {
  const job: Job = { do: "lock", path };
  const worker = new Worker(new URL(import.meta.url), { env: { ...process.env, FILE_STORE_JOB: JSON.stringify(job) } });
  await new Promise((resolve) => process.stdin.once("data", resolve));
  await worker.terminate();
  say("terminated");
  await new Promise((resolve) => process.stdin.once("data", resolve));
  process.exit();
}

const jobs = { count, crash, hold, enter, take, lock, lockInWorker } as unknown as Record<
  Job["do"],
  (job: Job) => Promise<void>
>;

const given = process.env.FILE_STORE_JOB;
if (given) {
  const job = JSON.parse(given) as Job;
  await jobs[job.do](job);
}
