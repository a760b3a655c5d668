/** What is kept of a token answer: plain data, to be stored as JSON. It holds secrets. */
export interface StoredTokens {
  /** The answer as the platform spells it. */
  readonly raw: Readonly<Record<string, unknown>>;
  /** When it was asked for, in milliseconds since 1970, by the platform's clock where that is known. */
  readonly obtainedAt: number;
}

/**
 * What a store keeps of one user, or of the application itself, as plain data that survives JSON.
 *
 * - `active`: the tokens are the last ones that the platform gave.
 * - `pending`: they are about to be redeemed, or were, by somebody who did not come back.
 * - `revoking`: they are not served any more, but the platform may not know yet.
 * - `needs_reauth`: only a new login helps; the tokens are gone.
 */
export interface TokenRecord {
  /** Grows with every change, also over a deletion; a whole number below 2^53. */
  readonly version: number;
  readonly state: "active" | "pending" | "revoking" | "needs_reauth";
  readonly tokens?: StoredTokens;
  /** Why a new login is needed. */
  readonly reason?: string;
  /** When it is to be renewed, in milliseconds since 1970; left out where it cannot be, or only the platform knows when it ends. */
  readonly dueAt?: number;
  /** The whole record, encrypted, in the place of `tokens`: what a store gets from `seal`. */
  readonly sealed?: string;
}

/**
 * Where tokens are kept. Its contract is compare-and-set: a store that has only get and set loses rotated refresh tokens.
 * Keys are visible ASCII, at most 512 characters long, and hold no secret. A failing store throws.
 */
export interface TokenStore {
  get(key: string): Promise<TokenRecord | undefined>;
  /**
   * Writes a record, all of it or nothing.
   *
   * @param expectedVersion - of the record that is replaced; undefined: there must be none
   * @returns false where the store holds another version; nothing was written then
   */
  put(key: string, next: TokenRecord, expectedVersion: number | undefined): Promise<boolean>;
  /**
   * @param expectedVersion - left out: whatever is there
   * @returns false where the store holds another version, or nothing
   */
  delete(key: string, expectedVersion?: number): Promise<boolean>;
  /**
   * Keys of what is due: of records in the state `active` or `pending` whose `dueAt` is before a time, the earliest first. Left out by a
   * store that cannot search.
   *
   * @param prefix - what the keys begin with
   */
  due?(prefix: string, before: number, limit: number): Promise<string[]>;
  /** Of one process: its compare-and-set does not hold between several, so that a lease beside it would guard nothing. */
  readonly isLocal?: boolean;
  /** The lease that guards this store, where none is given beside it. */
  readonly lease?: LeaseProvider;
  /** Keeps logins that are under way, where nothing is given beside it. */
  readonly flows?: FlowStore;
}

/** The right to redeem the refresh token of one key, held by one at a time. It renews itself until it is released. */
export interface Lease {
  /** Aborted when somebody else may hold it by now. */
  readonly lost: AbortSignal;
  /** Gives it up, where it is still ours. Never throws. */
  release(): Promise<void>;
}

export interface AcquireOptions {
  /** Milliseconds after which it is free again when its holder is gone. */
  ttlMs: number;
  /** Milliseconds to wait while somebody else holds it; 0: do not wait. */
  waitMs: number;
  /** Asked between two tries: true when the lease is not needed any more. */
  until?: () => Promise<boolean>;
}

export interface LeaseProvider {
  /** @returns undefined when it could not be had in time, or `until` said that it is not needed */
  acquire(key: string, options: AcquireOptions): Promise<Lease | undefined>;
}

/** A login that is under way, between the redirect to the platform and the one back. Plain data; it holds a secret. */
export interface Flow {
  readonly redirectUri: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
  /** Undefined where the token answer names the user. */
  readonly user?: string;
  /** The caller's own state, handed back. */
  readonly state?: string;
  readonly codeVerifier?: string;
  readonly nonce?: string;
  /** The whole flow, encrypted; the other secrets are missing then. */
  readonly sealed?: string;
}

export interface FlowStore {
  /** @param key - visible ASCII, no longer than 512 characters */
  put(key: string, flow: Flow): Promise<void>;
  /** Reads and deletes in one step, so that a flow is taken once. One that has expired is not there. */
  take(key: string): Promise<Flow | undefined>;
}
