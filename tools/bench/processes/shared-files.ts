import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** The persistence that the documentation of most clients leaves to its reader: JSON, one file a user. */
export interface SharedFiles {
  read<T>(user: string): Promise<T | undefined>;
  write(user: string, value: unknown): Promise<void>;
  remove(user: string): Promise<void>;
}

export function sharedFiles(folder: string): SharedFiles {
  const pathOf = (user: string) => join(folder, `${encodeURIComponent(user)}.json`);
  let count = 0;
  return {
    async read<T>(user: string) {
      const text = await readFile(pathOf(user), "utf8").catch(() => undefined);
      return text === undefined ? undefined : (JSON.parse(text) as T);
    },
    async write(user, value) {
      // So that nobody reads half a file.
      const path = `${pathOf(user)}.${process.pid}.${count++}`;
      await writeFile(path, JSON.stringify(value));
      await rename(path, pathOf(user));
    },
    remove: (user) => rm(pathOf(user), { force: true }),
  };
}
