import { randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import { hostname } from "node:os";
import type { Clock } from "./clock.ts";
import { FileStoreError, type Folder, readObject, replace } from "./file-folder.ts";
import { locked } from "./file-lock.ts";
import type { Lease, LeaseProvider } from "./store.ts";

/** What is in the file. Process and host are for whoever looks into the folder. */
interface Held {
  id: string;
  pid: number;
  host: string;
  ttlMs: number;
  /** Milliseconds since 1970. */
  until: number;
}

/** Milliseconds to wait for those who change the same lease: they need one or two. */
const changeMs = 250;

/** A lease that ends too late, and since when it is known to be like that; for each file. */
type Seen = Map<string, { id: string; until: number; at: number }>;

export function fileLease(folder: Folder, clock: Clock): LeaseProvider {
  const seen: Seen = new Map();
  return {
    async acquire(key, { ttlMs, waitMs, until }) {
      await folder.ready();
      const path = folder.pathOf(key, "lease");
      const giveUpAt = clock.now() + waitMs;
      for (;;) {
        const lease = await tryToTake(folder, path, ttlMs, clock, seen);
        if (lease) return lease;
        const left = giveUpAt - clock.now();
        if (left <= 0) return undefined;
        // Jitter: those who wait for the same one must not all come at the same moment.
        const pauseMs = Math.min(left, 25 + Math.random() * 75);
        await new Promise<void>((resolve) => clock.after(pauseMs, resolve));
        if (await until?.()) return undefined;
      }
    },
  };
}

/** One that cannot be read is nobody's: files are replaced at one go, so only a power failure leaves half of one. */
async function heldIn(path: string): Promise<Held | undefined> {
  try {
    return (await readObject(path)) as Held | undefined;
  } catch (error) {
    if (error instanceof FileStoreError) return undefined;
    throw error;
  }
}

async function isFree(path: string, now: number, seen: Seen): Promise<boolean> {
  const held = await heldIn(path);
  const last = seen.get(path);
  seen.delete(path);
  if (!held || !(now < held.until)) return true;
  // An end that is far away was written before the clock was set back. Its holder may live all the same: he would renew it in its time,
  // which is counted by a clock that nobody sets.
  if (!(held.until - now > 2 * held.ttlMs)) return false;
  const { id, until } = held;
  const first = last?.id === id && last.until === until ? last : { id, until, at: performance.now() };
  seen.set(path, first);
  return performance.now() - first.at >= held.ttlMs;
}

async function tryToTake(
  folder: Folder,
  path: string,
  ttlMs: number,
  clock: Clock,
  seen: Seen,
): Promise<Lease | undefined> {
  if (!(await isFree(path, clock.now(), seen))) return undefined;
  const held = { id: randomUUID(), pid: process.pid, host: hostname(), ttlMs };
  // Looked at again under a lock: two who found the same old lease would both replace it.
  const since = await change(folder, path, async (confirm) => {
    const now = clock.now();
    if (!(await isFree(path, now, seen))) return undefined;
    await replace(path, { ...held, until: now + ttlMs }, false, confirm);
    return now;
  });
  return since === undefined ? undefined : hold(folder, path, held, since, clock);
}

/** Does it while nobody else changes that lease; undefined when others do not come to an end. */
async function change<T>(
  folder: Folder,
  path: string,
  job: (confirm: () => Promise<void>) => Promise<T>,
): Promise<T | undefined> {
  try {
    return await folder.within(() => locked(`${path}.lock`, job, changeMs));
  } catch (error) {
    if (error instanceof FileStoreError && error.code === "file_locked") return undefined;
    throw error;
  }
}

function hold(folder: Folder, path: string, held: Omit<Held, "until">, since: number, clock: Clock): Lease {
  const { id, ttlMs } = held;
  const lost = new AbortController();
  let renewedAt = since;
  let over = false;
  let cancelNext = () => {};
  let cancelEnd = () => {};

  function stop(): void {
    over = true;
    cancelNext();
    cancelEnd();
  }
  function lose(): void {
    if (over) return;
    stop();
    lost.abort(new Error("the lease was lost: another process may hold it"));
  }
  const hasExpired = () => clock.now() - renewedAt >= ttlMs;

  function renewNext(): void {
    cancelNext();
    cancelNext = clock.after(ttlMs / 3, renew);
  }
  function renewed(at: number): void {
    renewedAt = at;
    cancelEnd();
    // The end has a timer of its own: a disk that hangs must not keep us in the belief that we hold it, nor a clock that was set back.
    cancelEnd = clock.after(Math.min(ttlMs, Math.max(0, at + ttlMs - clock.now())), lose);
    renewNext();
  }
  async function renew(): Promise<void> {
    // After a pause of the process the timers come late.
    if (hasExpired()) return lose();
    // Counted from before the write, as others count from what is in the file.
    const now = clock.now();
    const ours = await change(folder, path, async (confirm) => {
      if ((await heldIn(path))?.id !== id) return false;
      await replace(path, { ...held, until: now + ttlMs }, false, confirm);
      return true;
    }).catch(() => undefined);
    if (over) return;
    if (ours === false) return lose();
    if (ours) renewed(now);
    else renewNext();
  }
  renewed(since);
  return {
    get lost() {
      // Code may run before a late timer does.
      if (hasExpired()) lose();
      return lost.signal;
    },
    async release() {
      stop();
      await locked(`${path}.lock`, async (confirm) => {
        if ((await heldIn(path))?.id !== id) return;
        await confirm();
        await rm(path, { force: true });
      }).catch(() => {});
    },
  };
}
