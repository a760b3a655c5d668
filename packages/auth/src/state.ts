import type { Clock } from "./clock.ts";
import type { TokenAnswer, TokenCallOptions, TokenEndpoint } from "./endpoint.ts";
import type { ClientMisconfigured } from "./errors.ts";
import type { Tell } from "./events.ts";
import type { Subject } from "./key.ts";
import { refreshTokenOf } from "./record.ts";
import type { FlowStore, LeaseProvider, StoredTokens, TokenRecord, TokenStore } from "./store.ts";
import { secondsOf, type TokenResponse, type TokenSet, tokenSet } from "./token-set.ts";
import { type Window, windowOf } from "./window.ts";

/** What all token sources of one application share. */
export interface TokenContext<Raw extends TokenResponse> {
  readonly platform: string;
  readonly client: readonly string[];
  readonly endpoint: TokenEndpoint<Raw>;
  readonly store: TokenStore;
  readonly lease: LeaseProvider;
  readonly flows: FlowStore;
  readonly clock: Clock;
  readonly tell: Tell;
  readonly invalid: (input: string, expected: string) => Error;
  readonly leaseMs: number;
  readonly onPersistFailure: ((record: TokenRecord, key: string) => unknown) | undefined;
  /** By key, what is in memory only and whose id is not known. */
  readonly orphans: Map<string, Entry<Raw>>;
  /** The platform's clock minus ours, in milliseconds. */
  skewMs: number;
  misconfigured?: { readonly error: ClientMisconfigured; readonly at: number };
}

/** Tokens in memory, and when they are to be renewed. */
export interface Held<Raw extends TokenResponse> extends Window {
  readonly record: TokenRecord;
  readonly set: TokenSet<Raw>;
  readonly obtainedAt: number;
  readonly expiresAt: number;
}

/** What one process knows of one subject. */
export interface Entry<Raw extends TokenResponse> {
  readonly subject: Subject;
  key?: string;
  markKey?: string;
  held?: Held<Raw> | undefined;
  /** The latest that one knows of, also of a record that holds no tokens. */
  version?: number;
  /** The one transaction that is under way. */
  flight?: Promise<TokenSet<Raw>> | undefined;
  failure?:
    | { readonly error: unknown; readonly at: number; readonly restMs: number; readonly count: number }
    | undefined;
  /** Since when the tokens are in memory only; the version that they were to take the place of. */
  unsavedAt?: number | undefined;
  unsavedOver?: number | undefined;
  /** When one has last looked what others stored, and when a renewal was last begun that nobody waits for. */
  glancedAt?: number;
  backgroundAt?: number;
  /** The access token that came in place of a refused one. */
  replacement?: { readonly accessToken: string; readonly at: number };
  renew(set: TokenSet<Raw>): Promise<TokenSet<Raw>>;
}

export type Obtain<Raw extends TokenResponse> = (options: TokenCallOptions) => Promise<TokenAnswer<Raw>>;

/** What a caller wants of a token. */
export interface Ask<Raw extends TokenResponse> {
  /** An access token that the platform does not take. */
  readonly rejected?: string | undefined;
  /** Another way to tokens, where the caller has one at hand: the login cookie of a request. */
  readonly obtain?: Obtain<Raw> | undefined;
  /** Nobody waits for it. */
  readonly isBackground?: boolean;
}

/** When tokens are to be renewed at the earliest, for a store that can look for what is due. */
export function dueOf(subject: Subject, tokens: StoredTokens): Pick<TokenRecord, "dueAt"> {
  const seconds = secondsOf(tokens.raw);
  if (!seconds || (subject !== "app" && refreshTokenOf(tokens) === undefined)) return {};
  return { dueAt: windowOf(tokens.obtainedAt, tokens.obtainedAt + seconds * 1000, 1).softAt };
}

/** The time on the platform's clock. */
export const nowAt = ({ clock, skewMs }: Pick<TokenContext<TokenResponse>, "clock" | "skewMs">): number =>
  clock.now() + skewMs;

/**
 * For what comes after a record. It is a time, and later than all that one knows of, so that it grows over a loss of the store too: what
 * was lost is not mistaken for what came after, also where a clock was set back.
 */
export const nextVersion = <Raw extends TokenResponse>(
  context: TokenContext<Raw>,
  entry: Entry<Raw>,
  record: TokenRecord | undefined,
): number => Math.max(record?.version ?? 0, entry.version ?? 0, Math.floor(nowAt(context)) - 1) + 1;

/** Puts what a store holds into memory; undefined where there is no token to serve. */
export function hold<Raw extends TokenResponse>(
  entry: Entry<Raw>,
  record: TokenRecord | undefined,
): Held<Raw> | undefined {
  const { held } = entry;
  // The window is drawn once for each token.
  if (held && held.record.version === record?.version) return held;
  if (!record?.tokens || (record.state !== "active" && record.state !== "pending")) return undefined;
  const { raw, obtainedAt } = record.tokens;
  const set = tokenSet(raw as unknown as Raw, (old) => entry.renew(old), obtainedAt);
  // Some servers say 0 for "not limited".
  const expiresAt = set.expiresAt === obtainedAt ? undefined : set.expiresAt;
  const isRenewable = entry.subject === "app" || refreshTokenOf(record.tokens) !== undefined;
  const end = expiresAt ?? Number.POSITIVE_INFINITY;
  const window = isRenewable ? windowOf(obtainedAt, expiresAt) : { softAt: end, hardAt: end };
  return { record, set, obtainedAt, expiresAt: end, ...window };
}

/** Takes a record into memory, unless one knows of a later one: an answer of the store may come late. */
export function adopt<Raw extends TokenResponse>(
  entry: Entry<Raw>,
  record: TokenRecord | undefined,
): Held<Raw> | undefined {
  if (record && record.version >= (entry.version ?? 0)) {
    entry.held = hold(entry, record);
    entry.version = record.version;
  }
  return entry.held;
}

const clocksDifferMs = 5 * 60_000;

/** What is held, if it may still be sent; `until` is when it is too late. */
export function good<Raw extends TokenResponse>(
  context: TokenContext<Raw>,
  held: Held<Raw> | undefined,
  rejected: string | undefined,
  until: "softAt" | "hardAt" | "expiresAt",
): Held<Raw> | undefined {
  if (!held || held.set.accessToken === rejected) return undefined;
  const now = nowAt(context);
  // From the future: a clock was set back, and the token may be older than it looks.
  return now < held[until] && now > held.obtainedAt - clocksDifferMs ? held : undefined;
}
