import { type Clock, systemClock } from "./clock.ts";
import { type DueOptions, type DueResult, refreshDue } from "./due.ts";
import type { TokenEndpoint } from "./endpoint.ts";
import { type TokenListeners, teller } from "./events.ts";
import { type Callback, type StartInput, startFlow } from "./flows.ts";
import { checkedUser, type Subject } from "./key.ts";
import { finishLogin, keep, redeemLogin } from "./logins.ts";
import { companionsOf, memory } from "./memory.ts";
import { forgetTokens, revokeTokens } from "./revoke.ts";
import { currentToken, getToken, newEntry, type TokenSource } from "./source.ts";
import { adopt, type Entry, type Obtain, type TokenContext } from "./state.ts";
import type { FlowStore, LeaseProvider, TokenRecord, TokenStore } from "./store.ts";
import { timed, unless } from "./timed.ts";
import type { TokenResponse, TokenSet } from "./token-set.ts";
import { vaultOf } from "./vault.ts";

/** Where and how tokens are kept; options of every client that has tokens. */
export interface KeepingOptions extends Pick<TokenListeners, "onToken"> {
  /** Where tokens are kept. Default: `memory()`, in this process. */
  store?: TokenStore;
  /** Who may renew a token. Default: the store's own; where it has none, one caller of this process at a time. */
  lease?: LeaseProvider;
  /** Where logins are kept that are under way. Default: the store's own; where it has none, in this process. */
  flows?: FlowStore;
  /**
   * Gets tokens that the store did not take, so that they are not lost with this process; they hold secrets. They are served from memory,
   * and stored as soon as that works again.
   */
  onPersistFailure?: (record: TokenRecord, key: string) => unknown;
}

/** The names of {@link KeepingOptions}. */
export const keepingOptions: readonly string[] = ["store", "lease", "flows", "onPersistFailure", "onToken"];

export interface TokenManagerOptions<Raw extends TokenResponse, Introspection> extends KeepingOptions, TokenListeners {
  /** Stands in every error message. */
  platform: string;
  /** What tells this application at this platform from others that share the store: address, id. No secret. */
  client: readonly string[];
  endpoint: TokenEndpoint<Raw, Introspection>;
  /** Makes the error for a wrong input. Default: a TypeError. */
  invalid?: (input: string, expected: string) => Error;
  /** Milliseconds after which somebody else may renew a token whose renewer is gone. Default: 10,000. */
  leaseMs?: number;
  /** For tests. */
  clock?: Clock;
}

/** The tokens of one subject: {@link TokenSource}, and what else can be done with them. */
export interface KeptTokens<Raw extends TokenResponse, Introspection = unknown> extends TokenSource<Raw> {
  /** Ends the tokens: at once here, then at the platform, where that has a way. Safe to call again. The record stays, without tokens. */
  revoke(): Promise<void>;
  /**
   * Revokes the tokens, and removes the record with the user's id: for a user who is deleted. What stays is a mark under a digest of the
   * id, so that a process that still has the tokens in memory does not take the record for lost and write it again.
   */
  forget(): Promise<void>;
  /** What the platform says of the present access token (RFC 7662). */
  introspect(): Promise<Introspection>;
}

export interface TokenManager<Raw extends TokenResponse, Introspection = unknown> {
  /** The tokens of the application itself: asked for anew when they end, as they have no refresh token. */
  app(): KeptTokens<Raw, Introspection>;
  /** The tokens of a user, by your own id. */
  user(id: string): KeptTokens<Raw, Introspection>;
  /** Begins a login. Keep `state` in the browser's session, and send the browser to `url`. */
  start(input: StartInput): Promise<{ url: string; state: string }>;
  /**
   * Ends a login: checks the callback, redeems its code, keeps the tokens.
   *
   * @param options.state - what `start` returned, out of the browser's session
   * @returns the user's id, and the `state` that `start` was given
   * @throws CallbackError when the callback is not that of this login, or says no; AuthTemporarilyUnavailable when the same callback
   *   may be tried again; PersistFailed when the tokens could not be kept: they were ended; what the endpoint throws
   */
  finish(
    callback: Callback,
    options: { state: string },
  ): Promise<{ user: string; state: string | undefined; tokens: TokenSet<Raw> }>;
  /**
   * Renews what is due, for a job that runs every few minutes: so users who come back find a token that is alive. Needs a store that can
   * search (`due`). Several processes may do it at once; each token is renewed once.
   */
  refreshDue(options?: DueOptions): Promise<DueResult>;
  /**
   * Tokens by another way than a refresh token, where no good ones are kept.
   *
   * @param id - undefined: the answer names the user, and is asked for in any case
   * @param options.isNew - they are asked for in any case
   */
  obtain(
    id: string | undefined,
    call: Obtain<Raw>,
    options?: { signal?: AbortSignal; isNew?: boolean },
  ): Promise<TokenSet<Raw>>;
}

/** Of that many users one knows the tokens by heart; those of the others are read from the store again. */
const most = 10_000;
const introspectMs = 30_000;

/** Keeps the tokens of one application at one platform. */
export function createTokenManager<Raw extends TokenResponse, Introspection = unknown>(
  options: TokenManagerOptions<Raw, Introspection>,
): TokenManager<Raw, Introspection> {
  const { platform, client, endpoint, clock = systemClock, leaseMs = 10_000, onPersistFailure } = options;
  const invalid =
    options.invalid ?? ((input, expected) => new TypeError(`${platform}: ${input}: expected ${expected}`));
  const store = options.store ?? memory({ clock });
  for (const name of ["get", "put", "delete"] as const) {
    if (typeof store?.[name] !== "function") throw invalid(`store.${name}`, "a function");
  }
  if (store.isLocal && options.lease && options.lease !== store.lease) {
    throw invalid("lease", "none beside a store of one process");
  }
  const lease = options.lease ?? store.lease ?? companionsOf(store, clock).lease;
  if (typeof lease.acquire !== "function") throw invalid("lease.acquire", "a function");
  for (const name of ["onToken", "onPersistFailure"] as const) {
    if (typeof (options[name] ?? invalid) !== "function") throw invalid(name, "a function");
  }
  // A lease that ends at once would let everybody in.
  if (!(leaseMs >= 100)) throw invalid("leaseMs", "milliseconds, 100 or more");
  const flows = options.flows ?? store.flows ?? companionsOf(store, clock).flows;
  if (typeof flows.put !== "function" || typeof flows.take !== "function") throw invalid("flows", "`put` and `take`");
  const context: TokenContext<Raw> = {
    platform,
    client,
    endpoint,
    store,
    lease,
    flows,
    clock,
    invalid,
    leaseMs,
    onPersistFailure,
    tell: teller(platform, options),
    orphans: new Map(),
    skewMs: 0,
  };

  const entries = new Map<string, Entry<Raw>>();
  const entryOf = (subject: Subject): Entry<Raw> => {
    const id = subject === "app" ? "" : subject.user;
    const known = entries.get(id);
    if (known) return known;
    const entry = newEntry(context, subject);
    entries.set(id, entry);
    // Two for one, so that it shrinks again.
    let left = entries.size > most ? 2 : 0;
    for (const [oldest, each] of entries) {
      if (left-- === 0) break;
      entries.delete(oldest);
      // What is under way, or nowhere else, goes to the end: nobody looks at it each time.
      if (each.flight || each.unsavedAt !== undefined) entries.set(oldest, each);
    }
    return entry;
  };
  const tokens = (subject: Subject): KeptTokens<Raw, Introspection> => ({
    current: () => currentToken(context, entryOf(subject)),
    get: async (given = {}) => {
      const entry = entryOf(subject);
      const current = given.rejected === undefined && !given.signal?.aborted && currentToken(context, entry);
      return current || getToken(context, entry, given);
    },
    async refresh(given = {}) {
      const entry = entryOf(subject);
      // Out of the store, if this process has none yet.
      if (!entry.held) adopt(entry, await (await vaultOf(context, entry)).read());
      return getToken(context, entry, { ...given, rejected: entry.held?.set.accessToken, isAsked: true });
    },
    revoke: () => revokeTokens(context, entryOf(subject)),
    forget: () => forgetTokens(context, entryOf(subject)),
    async introspect() {
      const { introspect } = endpoint;
      if (!introspect) throw invalid("introspect", `a platform that can be asked, which ${platform} cannot`);
      const { accessToken } = await getToken(context, entryOf(subject), {});
      const call = (signal: AbortSignal) =>
        introspect.call(endpoint, accessToken, { signal, deadlineMs: introspectMs });
      return timed(clock, introspectMs + 500, call);
    },
  });

  return {
    app: () => tokens("app"),
    user: (id) => tokens({ user: checkedUser(context, id) }),
    start: async (input) => {
      if (typeof input !== "object" || !input) throw invalid("input", "an object with `redirectUri`");
      if (input.user !== undefined) checkedUser(context, input.user);
      return startFlow(context, input);
    },
    async finish(callback, given) {
      if (typeof given !== "object" || !given || !("state" in given))
        throw invalid("state", "what `start` returned, out of the browser's session");
      return finishLogin(context, entryOf, callback, given.state);
    },
    refreshDue: (given = {}) => refreshDue(context, entryOf, given),
    async obtain(id, call, { signal, isNew = false } = {}) {
      if (id !== undefined) checkedUser(context, id);
      signal?.throwIfAborted();
      if (id !== undefined && !isNew) {
        const entry = entryOf({ user: id });
        return currentToken(context, entry) ?? getToken(context, entry, { obtain: call, signal });
      }
      const login = redeemLogin(context, call).then((tokens) => keep(context, entryOf, id, tokens));
      return (await unless(signal, login)).tokens;
    },
  };
}
