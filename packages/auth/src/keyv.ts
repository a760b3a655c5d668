import { systemClock } from "./clock.ts";
import { type LocalStore, type LocalStoreOptions, localStore } from "./local-store.ts";
import { checkedMethods, StoreFailed } from "./store-failed.ts";

export { type LocalStore, type LocalStoreOptions, StoreFailed };

/** What is used of a Keyv (5 and later). */
export interface KeyvLike {
  get(key: string): Promise<unknown>;
  set(key: string, value: string, ttl?: number): Promise<unknown>;
  delete(key: string): Promise<unknown>;
  /** Of Keyv 5. */
  readonly throwOnErrors?: boolean;
}

/**
 * Keeps tokens in a Keyv: for one process only. Keyv has get and set and nothing to compare with, so two processes on one Keyv undo each
 * other's changes and lose refresh tokens; for them there are the stores for Redis, PostgreSQL and MySQL, and the folder. A lease that
 * several processes share does not help, and is refused.
 *
 * - Within the process compare-and-set, the lease and the taking of a login hold, also for several stores on one Keyv object.
 * - A Keyv that fails to read says that there is nothing. Keyv 5 has to be made with `throwOnErrors: true`, so that a failure is not taken
 *   for a user without tokens; Keyv 6 has no such option, and is not to be used where its adapter can fail.
 * - Whether what was written survives a crash is up to the adapter. The tokens are plain text: `seal` of `@lingpai/auth/seal` encrypts them.
 * - Names are `prefix`, `token:` or `login:`, and a digest of the key. A `ttl` of the Keyv itself does not count.
 * - A call that the adapter never answers keeps the later calls for that key waiting.
 *
 * @throws TypeError for what is no Keyv, and a Keyv 5 without `throwOnErrors`; StoreFailed from its methods for what is damaged, or was not
 *   written; what the adapter throws
 */
export function keyv(keyv: KeyvLike, options: LocalStoreOptions = {}): LocalStore {
  checkedMethods("keyv", keyv, ["get", "set", "delete"]);
  if (keyv.throwOnErrors === false) throw new TypeError("keyv: throwOnErrors: expected true");
  const did = async (answer: Promise<unknown>): Promise<void> => {
    if ((await answer) === false) throw new StoreFailed("keyv", "failed");
  };
  const shelf = {
    name: "keyv",
    identity: keyv,
    read: (name: string) => keyv.get(name),
    // 0: for ever, whatever the default is.
    write: (name: string, text: string, ttlMs = 0) => did(keyv.set(name, text, Math.ceil(ttlMs))),
    remove: (name: string) => did(keyv.delete(name)),
  };
  return localStore(shelf, options.clock ?? systemClock, options);
}
