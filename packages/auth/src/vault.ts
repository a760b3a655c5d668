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
  entry.key ??= await keyOf(context.client, entry.subject);
  const { key } = entry;
  const orphan = context.orphans.get(key);
  if (orphan && orphan !== entry) {
    context.orphans.delete(key);
    const { held, version = 0, unsavedAt, unsavedOver } = orphan;
    if (version > (entry.version ?? 0)) Object.assign(entry, { held, version, unsavedAt, unsavedOver });
  }
  return at(context, key);
}

/**
 * The place of the mark that stays of a user who was forgotten, whose key does not show the id. To everybody who still has the tokens the
 * record would else be one that the store has lost, and they would write it again.
 */
export async function markOf<Raw extends TokenResponse>(context: TokenContext<Raw>, entry: Entry<Raw>): Promise<Vault> {
  entry.markKey ??= await keyOf(context.client, entry.subject, 0);
  return at(context, entry.markKey);
}

function at<Raw extends TokenResponse>({ store, clock, platform }: TokenContext<Raw>, key: string): Vault {
  const failed = (error: unknown): unknown => {
    const what = error instanceof Error && error.name === "StoreError" ? error.message : "the token store failed";
    return storeFailure(platform, what, error);
  };
  const bounded = <T>(work: () => Promise<T>): Promise<T> => timed(clock, storeMs, work);
  const rethrow = (error: unknown): never => {
    throw failed(error);
  };
  const get = () => bounded(async () => checkedRecord(await store.get(key)));
  const remove: Vault["remove"] = (version) => bounded(() => store.delete(key, version)).catch(rethrow);
  return {
    key,
    read: () => get().catch(rethrow),
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
