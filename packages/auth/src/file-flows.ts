import { rename, rm } from "node:fs/promises";
import type { Clock } from "./clock.ts";
import { codeOf, FileStoreError, type Folder, isObject, readObject, replace, temporary } from "./file-folder.ts";
import { locked } from "./file-lock.ts";
import type { Flow, FlowStore } from "./store.ts";

const sweepEveryMs = 300_000;

export function fileFlows(folder: Folder, clock: Clock): FlowStore {
  let sweepAt = Number.NEGATIVE_INFINITY;
  let isSweeping = false;

  async function sweepAll(): Promise<void> {
    isSweeping = true;
    const paths = await folder.names("flow").catch(() => []);
    for (const path of paths) await sweep(path, clock.now());
    isSweeping = false;
  }

  return {
    async put(key, flow) {
      const path = folder.pathOf(key, "flow");
      await folder.within(() => locked(`${path}.lock`, (confirm) => replace(path, { key, flow }, false, confirm)));
      if (isSweeping || clock.now() < sweepAt) return;
      sweepAt = clock.now() + sweepEveryMs;
      // Nobody waits for it: the login is stored, and there may be many old ones.
      void sweepAll();
    },
    async take(key) {
      await folder.ready();
      const path = folder.pathOf(key, "flow");
      const aside = temporary(path);
      try {
        // Of all who try, the rename succeeds for one.
        await rename(path, aside);
      } catch (error) {
        if (codeOf(error) === "ENOENT") return undefined;
        throw error;
      }
      try {
        const found = await readObject(aside);
        if (!found) return undefined;
        if (found.key !== key || !isFlow(found.flow)) throw new FileStoreError("file_damaged", path, "was damaged");
        return found.flow.expiresAt > clock.now() ? found.flow : undefined;
      } finally {
        await rm(aside, { force: true });
      }
    },
  };
}

const isFlow = (value: unknown): value is Flow & Record<string, unknown> =>
  isObject(value) && typeof value.redirectUri === "string" && typeof value.expiresAt === "number";

async function hasExpired(path: string, now: number): Promise<boolean> {
  const found = await readObject(path);
  return found !== undefined && isFlow(found.flow) && found.flow.expiresAt <= now;
}

/** Under the lock of `put`, so that what is removed is what was read; most need none. One that cannot be read is nobody's loss. */
async function sweep(path: string, now: number): Promise<void> {
  try {
    if (!(await hasExpired(path, now))) return;
    await locked(`${path}.lock`, async (confirm) => {
      if (!(await hasExpired(path, now))) return;
      await confirm();
      await rm(path, { force: true });
    });
  } catch {}
}
