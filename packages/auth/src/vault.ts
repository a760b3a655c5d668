import { storeFailure } from "./errors.ts";
import { keyOf } from "./key.ts";
import { checkedRecord } from "./record.ts";
import type { Entry, TokenContext } from "./state.ts";
import type { TokenRecord } from "./store.ts";
import { timed } from "./timed.ts";
import type { TokenResponse } from "./token-set.ts";

const storeMs = 10_000;

/** The place of one key in a store that may fail, hang, or return anything. */
export interface Vault {
  readonly key: string;
  /** @throws AuthTemporarilyUnavailable when the store fails, or what it returns is no record */
  read(): Promise<TokenRecord | undefined>;
  /** The same for who puts something else there in any case: what nobody can read is removed, and is nothing. */
  readOrRemove(): Promise<TokenRecord | undefined>;
  /** The mark that {@link forget} has left; throws what `read` throws. */
  forgotten(): Promise<TokenRecord | undefined>;
  /**
   * Removes a revoked record, whose key shows the user's id. What stays under another key is a mark: to everybody who still has the tokens
   * the record would be one that the store has lost.
   *
   * @throws AuthTemporarilyUnavailable when the store fails
   */
  forget(revoked: TokenRecord): Promise<void>;
  /** @throws AuthTemporarilyUnavailable when the store fails; the record may have been written all the same */
  put(next: TokenRecord, expectedVersion: number | undefined): Promise<boolean>;
  /**
   * @param version - left out: whatever is there, also what cannot be read
   * @throws AuthTemporarilyUnavailable when the store fails
   */
  remove(version?: number): Promise<boolean>;
}

/** A broken seal, a damaged file, something that is no record: it does not mend itself. */
export function isForGood(error: unknown): boolean {
  const { name, retryable, cause } = (error ?? {}) as {
    name?: unknown;
    retryable?: unknown;
    cause?: { name?: unknown };
  };
  return retryable === false || name === "StoreError" || cause?.name === "StoreError";
}

export async function vaultOf<Raw extends TokenResponse>(
  context: TokenContext<Raw>,
  entry: Entry<Raw>,
): Promise<Vault> {
  const { store, clock, platform, client } = context;
  entry.key ??= await keyOf(client, entry.subject);
  const { key } = entry;
  const orphan = context.orphans.get(key);
  if (orphan && orphan !== entry) {
    context.orphans.delete(key);
    const { held, version = 0, unsavedAt } = orphan;
    if (version > (entry.version ?? 0)) Object.assign(entry, { held, version, unsavedAt });
  }
  const failed = (error: unknown): unknown => {
    const what = error instanceof Error && error.name === "StoreError" ? error.message : "the token store failed";
    return storeFailure(platform, what, error);
  };
  const bounded = <T>(work: () => Promise<T>): Promise<T> => timed(clock, storeMs, work);
  const rethrow = (error: unknown): never => {
    throw failed(error);
  };
  const get = (of = key) => bounded(async () => checkedRecord(await store.get(of)));
  const remove: Vault["remove"] = (version) => bounded(() => store.delete(key, version)).catch(rethrow);
  const markKey = () => keyOf(client, entry.subject, 0);
  return {
    key,
    read: () => get().catch(rethrow),
    forgotten: async () => get(await markKey()).catch(rethrow),
    async forget(revoked) {
      const place = await markKey();
      // An id that is too long to stand in its key is not shown there either.
      if (place === key) return;
      const before = await get(place).catch(rethrow);
      await bounded(() => store.put(place, revoked, before?.version)).catch(rethrow);
      await remove(revoked.version);
    },
    async readOrRemove() {
      try {
        return await get();
      } catch (error) {
        if (!isForGood(error)) throw failed(error);
        await remove();
        return undefined;
      }
    },
    put: (next, expectedVersion) => bounded(() => store.put(key, next, expectedVersion)).catch(rethrow),
    remove,
  };
}
