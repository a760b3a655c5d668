import { createHash, randomUUID } from "node:crypto";
import { mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { join, resolve } from "node:path";

/** What is wrong with the folder or a file of it. It names the file and never what is inside. */
export class FileStoreError extends Error {
  override readonly name = "FileStoreError";
  /**
   * - `file_damaged`: a file is cut, was edited, or belongs to another key; it is left as it is.
   * - `file_locked`: another process did not come to an end with it in time.
   * - `folder_unusable`: the folder cannot be used.
   */
  readonly code: "file_damaged" | "file_locked" | "folder_unusable";
  readonly retryable: boolean;

  constructor(code: FileStoreError["code"], path: string, problem: string) {
    super(`${path}: ${problem}`);
    this.code = code;
    this.retryable = code === "file_locked";
  }
}

export interface Folder {
  /** Makes the folder, and looks at it once. */
  ready(): Promise<void>;
  /** Does it in the folder, and once more where that is gone: a logout may remove it as a whole, or whoever cleans up. */
  within<T>(work: () => Promise<T>): Promise<T>;
  /** The file of a key: a digest of it, so that no key can name a path or differ from another by its case alone. */
  pathOf(key: string, kind: "json" | "lease" | "flow"): string;
  names(kind: "flow"): Promise<string[]>;
  /** Makes what was renamed or removed last a power failure. */
  sync(): Promise<void>;
}

const windows = process.platform === "win32";
/** A temporary file lives for milliseconds; one of that age has lost its process. */
const abandonedMs = 3_600_000;

export const codeOf = (error: unknown): unknown => (error as { code?: unknown } | null)?.code;

export function openFolder(path: string): Folder {
  const root = resolve(path);
  let looked: Promise<void> | undefined;
  function ready(): Promise<void> {
    looked ??= prepare(root).catch((error) => {
      looked = undefined;
      throw error;
    });
    return looked;
  }
  return {
    ready,
    async within(work) {
      await ready();
      try {
        return await work();
      } catch (error) {
        if (codeOf(error) !== "ENOENT") throw error;
        looked = undefined;
        await ready();
        return work();
      }
    },
    pathOf: (key, kind) => join(root, `${createHash("sha256").update(key).digest("hex")}.${kind}`),
    names: async (kind) => (await readdir(root)).filter((name) => name.endsWith(`.${kind}`)).map((n) => join(root, n)),
    sync: () => (windows ? Promise.resolve() : syncFolder(root)),
  };
}

async function prepare(root: string): Promise<void> {
  try {
    await mkdir(root, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new FileStoreError("folder_unusable", root, `cannot be made (${codeOf(error)})`);
  }
  // Whoever may write into the folder can put his own files in the place of ours, whatever their modes are.
  if (!windows && (await stat(root)).mode & 0o022) {
    throw new FileStoreError(
      "folder_unusable",
      root,
      "others may write there: chmod 700 it, or name a new folder inside it",
    );
  }
  for (const name of await readdir(root)) {
    if (name.endsWith(".tmp")) await removeAbandoned(join(root, name));
  }
}

/** Removing one that is in use after all does no harm: its process fails to rename it, and nothing is written. */
async function removeAbandoned(path: string): Promise<void> {
  const made = await stat(path).catch(() => undefined);
  if (made && Date.now() - made.mtimeMs > abandonedMs) await rm(path, { force: true });
}

async function syncFolder(root: string): Promise<void> {
  const handle = await open(root, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

export const temporary = (path: string): string => `${path}.${randomUUID()}.tmp`;

/** A new file with these contents, for its owner alone. */
export async function writeNew(path: string, text: string, durable: boolean): Promise<void> {
  const handle = await open(path, "wx", 0o600);
  try {
    await handle.writeFile(text);
    if (durable) await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Replaces a file at one go: whoever reads, or finds it after a crash, has the old contents or the new ones.
 *
 * @param durable - wait until the disk has it, so that also a power failure leaves one of the two
 * @param check - the last word before it counts; nothing is replaced when it throws
 */
export async function replace(
  path: string,
  value: unknown,
  durable: boolean,
  check?: () => Promise<void>,
): Promise<void> {
  const beside = temporary(path);
  try {
    await writeNew(beside, JSON.stringify(value), durable);
    await check?.();
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true }).catch(() => {});
    throw error;
  }
}

/**
 * The JSON object in a file; undefined where there is no file.
 *
 * @throws FileStoreError (`file_damaged`) when it holds something else
 */
export async function readObject(path: string): Promise<Record<string, unknown> | undefined> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    throw error;
  }
  try {
    const value: unknown = JSON.parse(text);
    if (isObject(value)) return value;
  } catch {
    // The parser's message quotes the text, which holds tokens: it is not handed on.
  }
  throw new FileStoreError("file_damaged", path, "is damaged: expected a JSON object");
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
