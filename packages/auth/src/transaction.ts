import { AuthTemporarilyUnavailable, LeaseTimeout, type ReauthReason, TokenResponseError } from "./errors.ts";
import { following, isRevoked } from "./record.ts";
import { failureOf, redeem } from "./redeem.ts";
import { reauth, renewalOf, way } from "./renewal.ts";
import { endTokens, save } from "./save.ts";
import { type Ask, adopt, dueOf, type Entry, good, hold, nextVersion, nowAt, type TokenContext } from "./state.ts";
import type { Lease, TokenRecord } from "./store.ts";
import { timed } from "./timed.ts";
import type { TokenResponse, TokenSet } from "./token-set.ts";
import { isForGood, markOf, type Vault, vaultOf } from "./vault.ts";

const leaseWaitMs = 45_000;
/** A provider that does not keep to the wait must not stop everything. */
const leaseSlackMs = 30_000;
const conflicts = 3;
/** After which a job tries again what the platform has refused for a reason of its own. */
const refusedMs = 60 * 60_000;

/**
 * The one way to another token: look into the store, take the lease, look again, redeem, store, and only then serve. A refresh token
 * is so redeemed once, however many callers and processes want it, and what came of it is never lost.
 *
 * @throws ReauthRequired, ClientMisconfigured, AuthTemporarilyUnavailable, LeaseTimeout, TokenResponseError, and what the endpoint
 *   throws where the platform refuses for another reason
 */
export async function transact<Raw extends TokenResponse>(
  context: TokenContext<Raw>,
  entry: Entry<Raw>,
  ask: Ask<Raw>,
): Promise<TokenSet<Raw>> {
  const vault = await vaultOf(context, entry);
  const known = await look(context, entry, vault, ask);
  const served = serve(context, entry, ask, known);
  if (served) return served;
  // Before the lease: who cannot renew does not have to wait for it.
  renewalOf(context, entry, ask, known.record);
  const isSettled = async () => {
    const { record } = await look(context, entry, vault, ask);
    const isServed = good(context, hold(entry, record), ask.rejected, "hardAt") !== undefined;
    return isServed || typeof way(context, entry, ask, record) === "string";
  };
  // One look that fails is no reason to stop waiting.
  const until = () => isSettled().catch(() => false);
  const waitMs = ask.isBackground ? 0 : leaseWaitMs;
  const lease = await acquired(context, vault.key, waitMs, until);
  if (!lease) {
    const { record } = await look(context, entry, vault, ask);
    const theirs = serve(context, entry, { ...ask, isBackground: false }, { record });
    if (theirs) return theirs;
    renewalOf(context, entry, ask, record);
    throw new LeaseTimeout(context.platform, `somebody else has been renewing this token for ${waitMs} ms`);
  }
  try {
    return await underLease(context, entry, ask, vault, lease);
  } finally {
    // Nobody has to wait for that.
    (async () => lease.release())().catch(() => {});
  }
}

async function acquired<Raw extends TokenResponse>(
  { lease, leaseMs, platform, clock }: TokenContext<Raw>,
  key: string,
  waitMs: number,
  until: () => Promise<boolean>,
): Promise<Lease | undefined> {
  let isLate = false;
  try {
    return await timed(clock, waitMs + leaseSlackMs, async () => {
      const taken = await lease.acquire(key, { ttlMs: leaseMs, waitMs, until });
      if (isLate) await taken?.release();
      return taken;
    });
  } catch (error) {
    isLate = true;
    if (error instanceof AuthTemporarilyUnavailable) throw error;
    throw new AuthTemporarilyUnavailable(platform, "the lease could not be taken", 1, error);
  }
}

/** What there is to go on with, and which version the store has of it. */
interface Known {
  readonly record: TokenRecord | undefined;
  readonly storedVersion?: number | undefined;
}

/** A store that returns less than this process knows (a replica, a backup, nothing) must not cost a login, nor bring a spent token back. */
async function look<Raw extends TokenResponse>(
  context: TokenContext<Raw>,
  entry: Entry<Raw>,
  vault: Vault,
  { obtain }: Ask<Raw>,
  isHolder = false,
): Promise<Known> {
  // Who has a login at hand goes on without what nobody can read.
  const goOn = (error: unknown): undefined => {
    if (!obtain || !isForGood(error)) throw error;
  };
  const stored = await vault.read().catch(async (error: unknown) => {
    goOn(error);
    // Only the holder of the lease takes it away.
    if (isHolder) await vault.remove();
    return undefined;
  });
  const storedVersion = stored?.version;
  // Only who has tokens could bring back a user who was forgotten; and a login is to be stored after the mark.
  const isAsked = !stored && (entry.held || (obtain && isHolder));
  const mark = isAsked ? await (await markOf(context, entry)).read().catch(goOn) : undefined;
  const { held, unsavedAt, unsavedOver } = entry;
  const known = unsavedAt === undefined ? held?.record.version : unsavedOver;
  const record = mark && mark.version > (known ?? 0) ? mark : stored;
  const isOver = record !== undefined && isRevoked(record);
  const isNewer = held !== undefined && held.record.version > (storedVersion ?? 0);
  // Who cannot know of tokens in memory takes their refresh token for dead, or is about to redeem the one before.
  const isMistaken = unsavedAt !== undefined && record?.state !== "active";
  if (!held || isOver || !(isNewer || isMistaken)) {
    // What nobody else knows of was counted by our clock, and theirs may be behind.
    if (isOver && unsavedAt !== undefined) {
      entry.version = record.version;
      endTokens(context, held?.record.tokens).catch(() => {});
    }
    entry.unsavedAt = undefined;
    return { record, storedVersion };
  }
  const ours = { record: held.record, storedVersion };
  if (unsavedAt === undefined) return ours;
  entry.unsavedAt = context.clock.now();
  const next = isNewer ? held.record : { ...held.record, version: nextVersion(context, entry, record) };
  if (!(await vault.put(next, storedVersion))) return ours;
  entry.unsavedAt = undefined;
  adopt(entry, next);
  return { record: next, storedVersion: next.version };
}

function serve<Raw extends TokenResponse>(
  context: TokenContext<Raw>,
  entry: Entry<Raw>,
  { rejected, isBackground }: Ask<Raw>,
  { record }: Known,
): TokenSet<Raw> | undefined {
  // Also what is about to end: it is served where there is nothing else.
  const held = adopt(entry, record);
  return good(context, held, rejected, isBackground ? "softAt" : "hardAt")?.set;
}

/** What others have stored meanwhile, for who does not ask the platform for a while. */
export async function glance<Raw extends TokenResponse>(
  context: TokenContext<Raw>,
  entry: Entry<Raw>,
  ask: Ask<Raw>,
): Promise<TokenSet<Raw> | undefined> {
  return serve(context, entry, ask, await look(context, entry, await vaultOf(context, entry), ask));
}

async function underLease<Raw extends TokenResponse>(
  context: TokenContext<Raw>,
  entry: Entry<Raw>,
  ask: Ask<Raw>,
  vault: Vault,
  lease: Lease,
): Promise<TokenSet<Raw>> {
  const { platform } = context;
  const isLost = () => lease.lost.aborted;
  for (let round = 0; round < conflicts; round++) {
    const { record, storedVersion } = await look(context, entry, vault, ask, true);
    const served = serve(context, entry, ask, { record });
    if (served) return served;
    const { call, isOnce } = renewalOf(context, entry, ask, record);
    let current: TokenRecord | undefined = record;
    let version = storedVersion;
    if (isOnce && !isLost()) {
      current = { ...(record as TokenRecord), state: "pending", version: nextVersion(context, entry, record) };
      // Whoever was paused so long that another holder went on finds out here.
      if (!(await vault.put(current, storedVersion))) continue;
      version = current.version;
    }
    if (isLost()) {
      // Whoever went on may be done by now.
      const theirs = serve(context, entry, ask, await look(context, entry, vault, ask));
      if (theirs) return theirs;
      throw new LeaseTimeout(platform, "the right to renew this token was lost");
    }
    const redeemed = await redeem(context, call, isLost);
    if ("tokens" in redeemed) {
      // A login at hand has nothing to do with what there was.
      const tokens = isOnce ? following(record?.tokens, redeemed.tokens) : redeemed.tokens;
      if (record?.state === "revoking") await endTokens(context, record.tokens).catch(() => {});
      const due = dueOf(entry.subject, tokens);
      const next: TokenRecord = { version: nextVersion(context, entry, current), state: "active", tokens, ...due };
      const held = await save(context, entry, vault, next, version);
      context.tell("renewed", entry.subject);
      return held.set;
    }
    const wasInterrupted = record?.state === "pending" || redeemed.isUnclear;
    if (redeemed.outcome === "dead" && isOnce) {
      const reason: ReauthReason = wasInterrupted ? "interrupted" : "refused";
      const dead: TokenRecord = { version: nextVersion(context, entry, current), state: "needs_reauth", reason };
      // Somebody else was faster, or logged in again: what they stored counts.
      if (!(await vault.put(dead, version))) continue;
      adopt(entry, dead);
      context.tell("reauth_required", entry.subject, reason);
      throw reauth(platform, reason);
    }
    if (redeemed.outcome === "dead" && ask.obtain) throw reauth(platform, "no_login");
    // The marker stays where nobody knows what the platform did, or what it gave cannot be used.
    const isUnusable = redeemed.error instanceof TokenResponseError;
    const isUntouched = !wasInterrupted && !isUnusable && redeemed.outcome !== "unclear";
    // Not among the first that are due each time: there may be more of these than a job does at once.
    const isLater = redeemed.outcome === "refused" && record?.dueAt !== undefined;
    if (isOnce && (isUntouched || isLater)) {
      const again = {
        ...((isUntouched ? record : current) as TokenRecord),
        version: nextVersion(context, entry, current),
      };
      const next = isLater ? { ...again, dueAt: nowAt(context) + refusedMs } : again;
      await vault.put(next, version).catch(() => {});
    }
    throw failureOf(context, redeemed);
  }
  throw new AuthTemporarilyUnavailable(platform, "others keep changing this record", 1, new Error());
}
