import { systemClock } from "./clock.ts";
import type { Flow, FlowStore, LeaseProvider, TokenRecord, TokenStore } from "./store.ts";
import { type BrowserOptions, webLocks } from "./web-locks.ts";

/**
 * Keeps tokens in the browser (IndexedDB), for all windows, tabs and workers of one origin.
 *
 * - Compare-and-set, and the taking of a login, are one transaction each. What `put` has confirmed is on the disk.
 * - Its lease is `webLocks(name)`; an insecure page has none.
 * - The tokens are plain: every script of the origin can read them, `seal` or not. The browser may delete the database when disk space
 *   is short or the user wants it to; then a new login is needed.
 *
 * @param name - of the database. Default: `lingpai`
 * @throws DOMException from its methods where the browser does not open or write the database
 */
export function indexedDb(
  name = "lingpai",
  options: BrowserOptions = {},
): TokenStore & { lease?: LeaseProvider; flows: FlowStore } {
  const { clock = systemClock } = options;
  let opened: Promise<IDBDatabase> | undefined;
  const forget = () => {
    opened = undefined;
  };

  /** Runs steps that end in one value; what throws on the way undoes all of them. */
  async function transact<T>(
    place: "tokens" | "flows",
    mode: IDBTransactionMode,
    work: (entries: IDBObjectStore, give: (value: T) => void) => void,
  ): Promise<T | undefined> {
    opened ??= open(name, forget);
    // What failed once may go well the next time.
    const database = await opened.catch((error) => {
      forget();
      throw error;
    });
    return new Promise((resolve, reject) => {
      const transaction = database.transaction(place, mode, { durability: "strict" });
      let result: T | undefined;
      // Not before it is complete: an earlier answer would tell of what is not on the disk yet.
      transaction.oncomplete = () => resolve(result);
      transaction.onabort = () => reject(transaction.error);
      work(transaction.objectStore(place), (value) => {
        result = value;
      });
    });
  }

  /** Does `change` where the stored version is the expected one. */
  async function compared(
    key: string,
    isExpected: (version: number | undefined) => boolean,
    change: (entries: IDBObjectStore) => void,
  ): Promise<boolean> {
    const done = await transact<boolean>("tokens", "readwrite", (entries, give) => {
      const reading = entries.get(key);
      reading.onsuccess = () => {
        const isRight = isExpected((reading.result as TokenRecord | undefined)?.version);
        give(isRight);
        if (isRight) change(entries);
      };
    });
    return done === true;
  }

  return {
    get: (key) =>
      transact<TokenRecord>("tokens", "readonly", (entries, give) => {
        const reading = entries.get(key);
        reading.onsuccess = () => give(reading.result as TokenRecord);
      }),
    put: (key, next, expectedVersion) =>
      compared(
        key,
        (version) => version === expectedVersion,
        (entries) => entries.put(next, key),
      ),
    delete: (key, expectedVersion) =>
      compared(
        key,
        (version) => version !== undefined && (expectedVersion === undefined || version === expectedVersion),
        (entries) => entries.delete(key),
      ),
    // Only a secure context has locks.
    ...("locks" in navigator && { lease: webLocks(name, options) }),
    flows: {
      async put(key, flow) {
        await transact("flows", "readwrite", (entries) => {
          entries.put(flow, key);
          const expired = entries.index("expiresAt").openKeyCursor(IDBKeyRange.upperBound(clock.now()));
          expired.onsuccess = () => {
            if (!expired.result) return;
            entries.delete(expired.result.primaryKey);
            expired.result.continue();
          };
        });
      },
      async take(key) {
        const flow = await transact<Flow>("flows", "readwrite", (entries, give) => {
          const reading = entries.get(key);
          reading.onsuccess = () => give(reading.result as Flow);
          entries.delete(key);
        });
        return flow && flow.expiresAt > clock.now() ? flow : undefined;
      },
    },
  };
}

function open(name: string, onGone: () => void): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(name, 1);
    opening.onupgradeneeded = () => {
      opening.result.createObjectStore("tokens");
      opening.result.createObjectStore("flows").createIndex("expiresAt", "expiresAt");
    };
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const database = opening.result;
      // Deleted or replaced from elsewhere: whoever comes next opens it again.
      database.onversionchange = () => {
        onGone();
        database.close();
      };
      database.onclose = onGone;
      resolve(database);
    };
  });
}
