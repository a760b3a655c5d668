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

export function fileLease(folder: Folder, clock: Clock): LeaseProvider {
  return {
    async acquire(key, { ttlMs, waitMs, until }) {
      await folder.ready();
      const path = folder.pathOf(key, "lease");
      const giveUpAt = clock.now() + waitMs;
      for (;;) {
        const lease = await tryToTake(path, ttlMs, clock);
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

async function isFree(path: string, now: number): Promise<boolean> {
  const held = await heldIn(path);
  // An end that is far away was written before the clock was set back.
  return !held || !(now < held.until) || held.until - now > 2 * held.ttlMs;
}

async function tryToTake(path: string, ttlMs: number, clock: Clock): Promise<Lease | undefined> {
  if (!(await isFree(path, clock.now()))) return undefined;
  const held = { id: randomUUID(), pid: process.pid, host: hostname(), ttlMs };
  // Looked at again under a lock: two who found the same old lease would both replace it.
  const since = await change(path, async () => {
    const now = clock.now();
    if (!(await isFree(path, now))) return undefined;
    await replace(path, { ...held, until: now + ttlMs }, false);
    return now;
  });
  return since === undefined ? undefined : hold(path, held, since, clock);
}

/** Does it while nobody else changes that lease; undefined when others do not come to an end. */
async function change<T>(path: string, job: () => Promise<T>): Promise<T | undefined> {
  try {
    return await locked(`${path}.lock`, job, changeMs);
  } catch (error) {
    if (error instanceof FileStoreError && error.code === "file_locked") return undefined;
    throw error;
  }
}

function hold(path: string, held: Omit<Held, "until">, since: number, clock: Clock): Lease {
  const { id, ttlMs } = held;
  const lost = new AbortController();
  let renewedAt = since;
  let over = false;
  let cancels: (() => void)[] = [];

  function stop(): void {
    over = true;
    for (const cancel of cancels) cancel();
  }
  function lose(): void {
    if (over) return;
    stop();
    lost.abort(new Error("the lease was lost: another process may hold it"));
  }
  const hasExpired = () => clock.now() - renewedAt >= ttlMs;

  function wait(): void {
    for (const cancel of cancels) cancel();
    // The end has a timer of its own: a disk that hangs must not keep us in the belief that we hold it.
    cancels = [clock.after(Math.max(0, renewedAt + ttlMs - clock.now()), lose), clock.after(ttlMs / 3, renew)];
  }
  async function renew(): Promise<void> {
    // After a pause of the process the timers come late.
    if (hasExpired()) return lose();
    // Counted from before the write, as others count from what is in the file.
    const now = clock.now();
    const ours = await change(path, async () => {
      if ((await heldIn(path))?.id !== id) return false;
      await replace(path, { ...held, until: now + ttlMs }, false);
      return true;
    }).catch(() => undefined);
    if (over) return;
    if (ours === false) return lose();
    if (ours) renewedAt = now;
    wait();
  }
  wait();
  return {
    get lost() {
      // Code may run before a late timer does.
      if (hasExpired()) lose();
      return lost.signal;
    },
    async release() {
      stop();
      await locked(`${path}.lock`, async () => {
        if ((await heldIn(path))?.id === id) await rm(path, { force: true });
      }).catch(() => {});
    },
  };
}
