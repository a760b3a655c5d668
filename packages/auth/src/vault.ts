import { AuthTemporarilyUnavailable } from "./errors.ts";
import { checkedRecord } from "./record.ts";
import type { TokenContext } from "./state.ts";
import type { TokenRecord } from "./store.ts";
import { timed } from "./timed.ts";
import type { TokenResponse } from "./token-set.ts";

const storeMs = 10_000;

/** The place of one key in a store that may fail, hang, or return anything. */
export interface Vault {
  /** @throws AuthTemporarilyUnavailable when the store fails, or what it returns is no record */
  read(): Promise<TokenRecord | undefined>;
  /** @throws AuthTemporarilyUnavailable when the store fails; the record may have been written all the same */
  put(next: TokenRecord, expectedVersion: number | undefined): Promise<boolean>;
  /**
   * @param version - left out: whatever is there, also what cannot be read
   * @throws AuthTemporarilyUnavailable when the store fails
   */
  remove(version?: number): Promise<boolean>;
}

export function vaultOf<Raw extends TokenResponse>(context: TokenContext<Raw>, key: string): Vault {
  const { store, clock, platform } = context;
  const bounded = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await timed(clock, storeMs, work);
    } catch (error) {
      // A broken seal or a damaged file does not mend itself; its error says what to do.
      if ((error as { retryable?: unknown } | null)?.retryable === false) throw error;
      const what = error instanceof Error && error.name === "StoreError" ? error.message : "the token store failed";
      throw new AuthTemporarilyUnavailable(platform, what, 1, error);
    }
  };
  return {
    read: () => bounded(async () => checkedRecord(await store.get(key))),
    put: (next, expectedVersion) => bounded(() => store.put(key, next, expectedVersion)),
    remove: (version) => bounded(() => store.delete(key, version)),
  };
}
