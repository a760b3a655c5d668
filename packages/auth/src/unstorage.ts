import { systemClock } from "./clock.ts";
import { type LocalStore, type LocalStoreOptions, localStore } from "./local-store.ts";
import { checkedMethods, StoreFailed } from "./store-failed.ts";

export { type LocalStore, type LocalStoreOptions, StoreFailed };

/** What is used of an unstorage `Storage` (1 and later). */
export interface UnstorageLike {
  getItem(key: string): Promise<unknown>;
  setItem(key: string, value: { readonly text: string }, options?: { ttl?: number }): Promise<unknown>;
  removeItem(key: string): Promise<unknown>;
}

/**
 * Keeps tokens in an unstorage storage: for one process only. unstorage has get and set and nothing to compare with, so two processes on
 * one storage undo each other's changes and lose refresh tokens; for them there are the stores for Redis, PostgreSQL and MySQL, and the
 * folder. A lease that several processes share does not help, and is refused.
 *
 * - Within the process compare-and-set, the lease and the taking of a login hold, also for several stores on one storage object.
 * - What is not taken any more expires where the driver knows `ttl`; else it stays.
 * - Whether what was written survives a crash is up to the driver. The tokens are plain text: `seal` of `@lingpai/auth/seal` encrypts them.
 * - Names are `prefix`, `token:` or `login:`, and a digest of the key.
 * - A call that the driver never answers keeps the later calls for that key waiting.
 *
 * @throws TypeError for what is no storage; StoreFailed from its methods for what is damaged; what the driver throws
 */
export function unstorage(storage: UnstorageLike, options: LocalStoreOptions = {}): LocalStore {
  checkedMethods("unstorage: storage", storage, ["getItem", "setItem", "removeItem"]);
  const shelf = {
    name: "unstorage",
    identity: storage,
    // In an object: a text would come back as what it is the JSON of, without fields that have certain names.
    async read(name: string) {
      const found = await storage.getItem(name);
      return found && typeof found === "object" ? (found as { text?: unknown }).text : found;
    },
    async write(name: string, text: string, ttlMs?: number) {
      await storage.setItem(name, { text }, ttlMs === undefined ? {} : { ttl: Math.ceil(ttlMs / 1_000) });
    },
    remove: (name: string) => storage.removeItem(name),
  };
  return localStore(shelf, options.clock ?? systemClock, options);
}
