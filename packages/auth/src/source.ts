import { AuthTemporarilyUnavailable, ReauthRequired } from "./errors.ts";
import type { Subject } from "./key.ts";
import { retryAfterOf } from "./outcome.ts";
import { type Ask, type Entry, good, type Held, nowAt, type Obtain, type TokenContext } from "./state.ts";
import { isWithin, unless } from "./timed.ts";
import type { TokenResponse, TokenSet } from "./token-set.ts";
import { glance, transact } from "./transaction.ts";

export interface GetOptions {
  /** An access token that the platform does not take any more: another one is wanted. */
  rejected?: string | undefined;
  /** Ends this caller's wait; what is under way goes on for the others. */
  signal?: AbortSignal | null | undefined;
}

/** Where the token of one user, or of the application, comes from: it is kept, renewed in time, and asked for once by all who want it. */
export interface TokenSource<Raw extends TokenResponse = TokenResponse> {
  /** The token in memory, where it is good for a while yet. Costs nothing, and starts its renewal when that is due. */
  current(): TokenSet<Raw> | undefined;
  /**
   * A token that is good for a while yet.
   *
   * @throws ReauthRequired when only a new login helps; AuthTemporarilyUnavailable or LeaseTimeout when there is none for now;
   *   ClientMisconfigured when the platform refuses the application; the signal's reason
   */
  get(options?: GetOptions): Promise<TokenSet<Raw>>;
  /** Another token than the present one, whether that is due or not. Throws what `get` throws. */
  refresh(options?: Pick<GetOptions, "signal">): Promise<TokenSet<Raw>>;
}

/** A replacement that is refused as well says that the token is not what is wrong. */
const replacedMs = 30_000;
const longestBackoffMs = 30_000;
/** What a platform asks for is kept, within reason: one wrong header must not stop everybody for a day. */
const longestRestMs = 10 * 60_000;
const resaveMs = 1_000;
const glanceMs = 1_000;
/** How long a refused application is remembered. */
const brokenMs = 30_000;

export function newEntry<Raw extends TokenResponse>(context: TokenContext<Raw>, subject: Subject): Entry<Raw> {
  const entry: Entry<Raw> = {
    subject,
    renew: ({ accessToken }) => getToken(context, entry, { rejected: accessToken, isAsked: true }),
  };
  return entry;
}

export async function getToken<Raw extends TokenResponse>(
  context: TokenContext<Raw>,
  entry: Entry<Raw>,
  { rejected, signal, obtain, isAsked }: GetOptions & { obtain?: Obtain<Raw>; isAsked?: boolean },
): Promise<TokenSet<Raw>> {
  signal?.throwIfAborted();
  for (let round = 0; ; round++) {
    const { held, flight: joined } = entry;
    const served = good(context, held, rejected, "hardAt");
    if (served) return served.set;
    if (held && !isAsked && rejected === held.set.accessToken && isFreshReplacement(context, entry, held)) {
      return held.set;
    }
    const flight = joined ?? fly(context, entry, { rejected, obtain });
    try {
      const set = await unless(signal, flight);
      // A flight of one's own never brings what was refused, unless the platform gave it once more.
      const isNew = set.accessToken !== rejected || !joined;
      if (rejected !== undefined && !isAsked && isNew) {
        entry.replacement = { accessToken: set.accessToken, at: context.clock.now() };
      }
      // Of a flight that began before the token was refused.
      if (set.accessToken !== rejected || !joined || round > 1) return set;
    } catch (error) {
      // The others had no login at hand, or one that is no good.
      const isTheirs = error instanceof ReauthRequired && joined && (obtain || error.reason === "no_login");
      if (!isTheirs || round > 1) throw error;
    }
  }
}

/** One that another process obtained long ago is none, nor is one held for longer, though the clock of who obtained it is ahead. */
const isFreshReplacement = <Raw extends TokenResponse>(
  context: TokenContext<Raw>,
  { replacement }: Entry<Raw>,
  { set, obtainedAt }: Held<Raw>,
): boolean =>
  replacement?.accessToken === set.accessToken &&
  isWithin(context.clock, replacement.at, replacedMs) &&
  Math.abs(nowAt(context) - obtainedAt) < replacedMs;

/** The token in memory; starts in the background what is due. */
export function currentToken<Raw extends TokenResponse>(
  context: TokenContext<Raw>,
  entry: Entry<Raw>,
): TokenSet<Raw> | undefined {
  const held = good(context, entry.held, undefined, "hardAt");
  if (!held) return undefined;
  const isUnsaved = entry.unsavedAt !== undefined && !isWithin(context.clock, entry.unsavedAt, resaveMs);
  if (isUnsaved || !good(context, held, undefined, "softAt")) inBackground(context, entry);
  return held.set;
}

function inBackground<Raw extends TokenResponse>(context: TokenContext<Raw>, entry: Entry<Raw>): void {
  // While another process renews it, one does not ask for the lease at each call.
  if (entry.flight || isResting(context, entry) || isWithin(context.clock, entry.backgroundAt, glanceMs)) return;
  entry.backgroundAt = context.clock.now();
  fly(context, entry, { isBackground: true }).catch(() => {});
}

const isResting = <Raw extends TokenResponse>({ clock }: TokenContext<Raw>, { failure }: Entry<Raw>): boolean =>
  failure !== undefined && isWithin(clock, failure.at, failure.restMs);

/** Begins the one transaction of an entry. It belongs to nobody: a caller who gives up does not end it. */
function fly<Raw extends TokenResponse>(
  context: TokenContext<Raw>,
  entry: Entry<Raw>,
  ask: Ask<Raw>,
): Promise<TokenSet<Raw>> {
  const flight = attempt(context, entry, ask).finally(() => {
    if (entry.flight === flight) entry.flight = undefined;
  });
  entry.flight = flight;
  return flight;
}

/** Another process may have been luckier; its token is in the store. */
async function glanceNowAndThen<Raw extends TokenResponse>(
  context: TokenContext<Raw>,
  entry: Entry<Raw>,
  ask: Ask<Raw>,
): Promise<TokenSet<Raw> | undefined> {
  if (isWithin(context.clock, entry.glancedAt, glanceMs)) return undefined;
  entry.glancedAt = context.clock.now();
  return glance(context, entry, ask).catch(() => undefined);
}

async function attempt<Raw extends TokenResponse>(
  context: TokenContext<Raw>,
  entry: Entry<Raw>,
  ask: Ask<Raw>,
): Promise<TokenSet<Raw>> {
  const { clock, misconfigured, platform, tell, endpoint } = context;
  try {
    const isBroken = misconfigured && isWithin(clock, misconfigured.at, brokenMs);
    const isDown = !ask.obtain || entry.failure?.error instanceof AuthTemporarilyUnavailable;
    // So that a thousand callers of a platform that is down do not ask it a thousand times.
    if (isBroken || (isDown && isResting(context, entry))) {
      const theirs = await glanceNowAndThen(context, entry, ask);
      if (!theirs) throw isBroken ? misconfigured.error : entry.failure?.error;
      entry.failure = undefined;
      return theirs;
    }
    if (entry.subject === "app" && !endpoint.clientCredentials) {
      throw context.invalid("app", `a user, as ${platform} has no tokens of applications`);
    }
    const set = await transact(context, entry, ask);
    entry.failure = undefined;
    return set;
  } catch (error) {
    if (error instanceof ReauthRequired) throw error;
    if (entry.failure?.error !== error) {
      const count = (entry.failure?.count ?? 0) + 1;
      const askedMs = Math.min(retryAfterOf(error) * 1000, longestRestMs);
      const restMs = Math.max(askedMs, Math.min(longestBackoffMs, 500 * 2 ** count));
      entry.failure = { error, count, at: clock.now(), restMs };
      const { code } = error as { code?: unknown };
      tell(code === "client_misconfigured" ? "misconfigured" : "unavailable", entry.subject, `${code ?? "error"}`);
    }
    // It is renewed before its end so that there is time for this.
    const old = good(context, entry.held, ask.rejected, "expiresAt");
    if (old) return old.set;
    throw error;
  }
}
