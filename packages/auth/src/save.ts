import { ReauthRequired } from "./errors.ts";
import { isRevoked } from "./record.ts";
import { adopt, type Entry, type Held, hold, nextVersion, type TokenContext } from "./state.ts";
import type { TokenRecord } from "./store.ts";
import { timed, wait } from "./timed.ts";
import type { TokenResponse } from "./token-set.ts";
import { markOf, type Vault } from "./vault.ts";

/** Between the tries to store what was redeemed. */
export const waitsMs: readonly number[] = [50, 200, 800, 2_000];

/**
 * Stores new tokens before anybody gets them. Where the store does not take them they are served from memory, which is told; where
 * somebody else wrote meanwhile, what they wrote counts, unless it is less than what is at hand.
 *
 * @param expectedVersion - of what the store held when the tokens were asked for
 * @throws ReauthRequired when the tokens were revoked meanwhile
 */
export async function save<Raw extends TokenResponse>(
  context: TokenContext<Raw>,
  entry: Entry<Raw>,
  vault: Vault,
  next: TokenRecord,
  expectedVersion: number | undefined,
): Promise<Held<Raw>> {
  let expected = expectedVersion;
  let record = next;
  for (let tries = 0; ; tries++) {
    try {
      if (await vault.put(record, expected)) return kept(entry, record);
      const stored = await vault.read();
      const mark = !stored && expectedVersion !== undefined ? await (await markOf(context, entry)).read() : undefined;
      const other = mark && mark.version > (expectedVersion ?? 0) ? mark : stored;
      // Of the application there is nothing that somebody could not have asked for anew.
      if (other && isRevoked(other) && entry.subject !== "app") return await discarded(context, entry, record);
      // Or ours, written by a try whose answer came too late.
      if (other?.state === "active" && other.version > (expected ?? 0)) return kept(entry, other);
      // Somebody took our refresh token for dead, or is about to redeem it, while we had the answer; or the store fell back, or lost everything.
      expected = other?.version;
      record = { ...record, version: Math.max(record.version, nextVersion(context, entry, other)) };
    } catch (error) {
      if (error instanceof ReauthRequired) throw error;
    }
    const waitMs = waitsMs[tries];
    if (waitMs === undefined) break;
    await wait(context.clock, waitMs);
  }
  entry.unsavedAt = context.clock.now();
  entry.unsavedOver = expectedVersion;
  // Before anybody is told: who is may ask for the token.
  const held = adopt(entry, record) as Held<Raw>;
  context.tell("persist_failed", entry.subject);
  const { clock, onPersistFailure } = context;
  await timed(clock, endMs, async () => onPersistFailure?.(record, vault.key)).catch(() => {});
  return held;
}

function kept<Raw extends TokenResponse>(entry: Entry<Raw>, record: TokenRecord): Held<Raw> {
  entry.unsavedAt = undefined;
  return (adopt(entry, record) ?? hold(entry, record)) as Held<Raw>;
}

/** Who revokes tokens does not want the ones either that were just on their way. */
async function discarded<Raw extends TokenResponse>(
  context: TokenContext<Raw>,
  entry: Entry<Raw>,
  { tokens }: TokenRecord,
): Promise<never> {
  entry.held = undefined;
  await endTokens(context, tokens).catch(() => {});
  throw new ReauthRequired("revoked", `${context.platform}: the tokens were revoked: the user has to log in again`);
}

const endMs = 10_000;

/**
 * Ends tokens at the platform, where it has a way: the refresh token first, which ends what was made of it (RFC 7009 section 2.1).
 *
 * @throws what the call throws
 */
export async function endTokens<Raw extends TokenResponse>(
  { endpoint, clock }: TokenContext<Raw>,
  tokens: TokenRecord["tokens"],
): Promise<void> {
  for (const hint of ["refresh_token", "access_token"] as const) {
    const token = tokens?.raw[hint];
    if (typeof token !== "string" || !token) continue;
    const call = async (signal: AbortSignal) => endpoint.revoke?.(token, hint, { signal, deadlineMs: endMs });
    await timed(clock, endMs, call).catch((error: unknown) => {
      // RFC 7009 section 2.2.1: a JWT, say, that nobody can end; it ends by itself.
      const { code } = (error ?? {}) as { code?: unknown };
      if (hint !== "access_token" || code !== "unsupported_token_type") throw error;
    });
  }
}
