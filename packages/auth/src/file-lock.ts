import { randomUUID } from "node:crypto";
import { readFileSync, readlinkSync, statSync } from "node:fs";
import { link, readFile, rm, stat, utimes } from "node:fs/promises";
import { hostname } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { codeOf, FileStoreError, isObject, temporary, writeNew } from "./file-folder.ts";

/** Who holds a lock: enough to tell whether that has ended, where the system tells. */
interface Owner {
  id: string;
  pid: number;
  /** The thread: a worker may end long before its process does. */
  tid: number;
  /** When the thread started, as the kernel counts: numbers are given again. Empty where the system does not tell. */
  start: string;
  /** Machine, boot and process namespace: numbers of another one say nothing here. */
  place: string;
}

/** A lock is held for milliseconds. */
const longestWaitMs = 5_000;
/** Where nobody can tell whether its owner has ended, a lock of that age is taken for abandoned. */
const abandonedMs = 30_000;

const readable = (read: () => string): string => {
  try {
    return read().trim();
  } catch {
    return "";
  }
};

/** State and start of a thread, from proc(5); undefined where the system does not tell. */
function stateOf(pid: number, tid: number): { state: string; start: string } | undefined {
  const text = readable(() => readFileSync(`/proc/${pid}/task/${tid}/stat`, "utf8"));
  // The name stands in brackets and may hold spaces and brackets itself.
  const [state = "", ...fields] = text.slice(text.lastIndexOf(")") + 2).split(" ");
  return text ? { state, start: fields[18] ?? "" } : undefined;
}

const place = [
  hostname(),
  readable(() => readFileSync("/proc/sys/kernel/random/boot_id", "utf8")),
  readable(() => readlinkSync("/proc/self/ns/pid")),
].join(" ");
const tid = Number(readable(() => readlinkSync("/proc/thread-self")).replace(/.*\//, ""));
const start = stateOf(process.pid, tid)?.start ?? "";

/** Undefined where that cannot be told. */
function hasEnded({ pid, tid, start }: Owner): boolean | undefined {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // Else it is there, and another user's.
    if (codeOf(error) === "ESRCH") return true;
  }
  if (!start) return undefined;
  const found = stateOf(pid, tid);
  // A zombie holds nothing any more.
  if (found) return found.state === "Z" || found.start !== start;
  return (!isMissing(`/proc/${pid}`) && isMissing(`/proc/${pid}/task/${tid}`)) || undefined;
}

/** To tell that no descriptor is needed, and what is hidden is not missing. */
function isMissing(path: string): boolean {
  try {
    statSync(path);
    return false;
  } catch (error) {
    return codeOf(error) === "ENOENT";
  }
}

async function ownerOf(path: string): Promise<Owner | undefined> {
  const text = await readFile(path, "utf8").catch((error) => {
    if (codeOf(error) === "ENOENT") return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  try {
    const owner: unknown = JSON.parse(text);
    if (isObject(owner)) return owner as unknown as Owner;
  } catch {
    // Half of one, after a power failure.
  }
  return { id: "", pid: 0, tid: 0, start: "", place: "" };
}

async function isAbandoned(path: string, owner: Owner): Promise<boolean> {
  const ended = owner.place === place ? hasEnded(owner) : undefined;
  if (ended !== undefined) return ended;
  const made = await stat(path).catch(() => undefined);
  return made !== undefined && Date.now() - made.mtimeMs > abandonedMs;
}

/**
 * Does something while no other process and no other thread does it: the lock is a file with the owner in it.
 *
 * It is taken from an owner that has ended, and never from one that lives, however long that takes: a process that is
 * paused in the middle would go on afterwards and overwrite what others did. Only where nobody can tell (another container
 * on the same disk; a system without proc(5), where some process has that number) its age decides, and `confirm` narrows
 * what that leaves open.
 *
 * @param job - is given `confirm`, which throws where the lock is not ours any more
 * @throws FileStoreError (`file_locked`) when it is not to be had in `waitMs` milliseconds; default: 5,000
 */
export async function locked<T>(
  path: string,
  job: (confirm: () => Promise<void>) => Promise<T>,
  waitMs = longestWaitMs,
): Promise<T> {
  const id = randomUUID();
  const isYoung = await take(path, { id, pid: process.pid, tid, start, place }, performance.now() + waitMs);
  const isOurs = async () => (await ownerOf(path))?.id === id;
  let isLost = false;
  try {
    return await job(async () => {
      isLost = !(await isOurs());
      if (isLost) throw new FileStoreError("file_locked", path, "was taken over by another process");
    });
  } finally {
    if (!isLost) await release(path, async () => isYoung() || isOurs());
  }
}

/** Tells whether less time has passed than before anybody breaks a lock; by both clocks, as one is set and the other may stop in a sleep. */
function youth(): () => boolean {
  const [taken, takenAt] = [performance.now(), Date.now()];
  return () => Math.max(performance.now() - taken, Date.now() - takenAt) < abandonedMs / 2;
}

/**
 * Nobody breaks the lock of a process that lives: one that stays would lock its key until this process ends. So a young one is removed
 * without opening it, as there may be no descriptor left, and what fails is tried again. Nobody waits for that, nor learns it: what the job
 * has done is done.
 */
async function release(path: string, isOurs: () => Promise<boolean>, pauseMs = 10): Promise<void> {
  try {
    if (await isOurs()) await rm(path, { force: true });
  } catch {
    setTimeout(() => release(path, isOurs, Math.min(pauseMs * 2, 60_000)), pauseMs).unref();
  }
}

/** @returns whether nobody can have broken it by now */
async function take(path: string, owner: Owner, giveUpAt: number): Promise<() => boolean> {
  const beside = temporary(path);
  try {
    // A link makes name and contents appear at once: a lock without its owner is never seen.
    await writeNew(beside, JSON.stringify(owner), false);
    for (let isFirst = true; ; isFirst = false) {
      // The age of a lock is that of its file, which counts from here and not from the beginning of the wait.
      if (!isFirst) await utimes(beside, new Date(), new Date());
      const isYoung = youth();
      if (await linked(beside, path)) return isYoung;
      const other = await ownerOf(path);
      if (!other) continue;
      const left = giveUpAt - performance.now();
      if (await isAbandoned(path, other)) await breakLock(path, other.id, left);
      else if (left > 0) await sleep(Math.min(left, 1 + Math.random() * 9));
      else throw new FileStoreError("file_locked", path, `is held by process ${other.pid}`);
    }
  } finally {
    // A failure must not keep what was taken; what stays goes as other temporary files do.
    await rm(beside, { force: true }).catch(() => {});
  }
}

async function linked(beside: string, path: string): Promise<boolean> {
  try {
    await link(beside, path);
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
}

/**
 * Two that found the same dead owner must not both remove "his" file: the second would remove the lock that the first
 * has made meanwhile. So the removal has a lock of its own. Who holds that reads again: what still is the dead owner's
 * stays his, because only the holder may remove it. This lock can be left behind too, and is broken in the same way.
 */
async function breakLock(path: string, deadId: string, waitMs: number): Promise<void> {
  await locked(
    `${path}!`,
    async () => {
      if ((await ownerOf(path))?.id === deadId) await rm(path, { force: true });
    },
    waitMs,
  );
}
