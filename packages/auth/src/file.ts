import { rm } from "node:fs/promises";
import { type Clock, systemClock } from "./clock.ts";
import { fileFlows } from "./file-flows.ts";
import { codeOf, FileStoreError, isObject, openFolder, readObject, replace } from "./file-folder.ts";
import { fileLease } from "./file-lease.ts";
import { locked } from "./file-lock.ts";
import type { FlowStore, LeaseProvider, TokenRecord, TokenStore } from "./store.ts";

export { FileStoreError };

export interface FileOptions {
  /** Tells when a lease or a login ends. Default: the system's. */
  clock?: Clock;
}

/**
 * Keeps tokens in a folder, one file a key: for a command line tool, or for the processes of a single machine. Node only.
 *
 * - Compare-and-set, leases and the taking of a login hold between all processes that name the same folder. They have to
 *   be on one host with one clock: for several hosts on a shared disk nothing is promised. Containers of one host that
 *   share a volume may use it.
 * - What is killed in the middle of a change blocks that key for 30 seconds where the others cannot see that it has ended: in
 *   another container; on macOS and Windows where it was a worker thread, or its process number was given again.
 * - A crash at any point leaves the record as it was or as it was meant to be. What `put` has confirmed is on the disk.
 * - A lease is taken over when it has not been renewed for its time, and at the end of it the holder's `lost` is aborted,
 *   also when the process was paused. When the host's clock is set forward two may hold one lease: then a refresh token can
 *   be redeemed twice, but compare-and-set keeps the record whole. Who renews it keeps it when that clock is set back.
 * - The folder is made, for its owner only (0700), and so are the files in it (0600). The tokens in them are plain text:
 *   `seal` of `@lingpai/auth/seal` encrypts them.
 * - The file system has to know hard links and atomic renames. File names are digests of the keys.
 * - `delete` without a version also removes a damaged file; nothing else does.
 *
 * @param folder - made where it is missing; no one but its owner may write there
 * @throws FileStoreError from its methods: the folder is open to others, a file is damaged, or another process does not
 *   come to an end with it within 5 seconds
 */
export function file(
  folder: string,
  { clock = systemClock }: FileOptions = {},
): TokenStore & { lease: LeaseProvider; flows: FlowStore } {
  const files = openFolder(folder);

  /** Does it to the file of a key while no other process changes that file. */
  async function changing<T>(key: string, job: (path: string, confirm: () => Promise<void>) => Promise<T>): Promise<T> {
    const path = files.pathOf(key, "json");
    return files.within(() => locked(`${path}.lock`, (confirm) => job(path, confirm)));
  }

  return {
    async get(key) {
      await files.ready();
      return readRecord(files.pathOf(key, "json"), key);
    },
    put: (key, next, expectedVersion) =>
      changing(key, async (path, confirm) => {
        if ((await readRecord(path, key))?.version !== expectedVersion) return false;
        await replace(path, { key, record: next }, true, confirm);
        await files.sync();
        return true;
      }),
    delete: (key, expectedVersion) =>
      changing(key, async (path, confirm) => {
        if (expectedVersion !== undefined && (await readRecord(path, key))?.version !== expectedVersion) return false;
        await confirm();
        if (!(await removed(path))) return false;
        await files.sync();
        return true;
      }),
    lease: fileLease(files, clock),
    flows: fileFlows(files, clock),
  };
}

async function removed(path: string): Promise<boolean> {
  try {
    await rm(path);
    return true;
  } catch (error) {
    if (codeOf(error) === "ENOENT") return false;
    throw error;
  }
}

async function readRecord(path: string, key: string): Promise<TokenRecord | undefined> {
  const found = await readObject(path);
  if (!found) return undefined;
  if (found.key !== key) throw new FileStoreError("file_damaged", path, "belongs to another key");
  if (isRecord(found.record)) return found.record;
  throw new FileStoreError("file_damaged", path, "is damaged: expected a record");
}

const isRecord = (value: unknown): value is TokenRecord & Record<string, unknown> =>
  isObject(value) && Number.isSafeInteger(value.version) && typeof value.state === "string";
