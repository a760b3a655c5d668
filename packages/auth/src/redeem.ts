import type { TokenCallOptions } from "./endpoint.ts";
import { AuthTemporarilyUnavailable, ClientMisconfigured } from "./errors.ts";
import { type Outcome, outcomeOf, retryAfterOf } from "./outcome.ts";
import { nowAt, type Obtain, type TokenContext } from "./state.ts";
import type { StoredTokens } from "./store.ts";
import { timed, wait } from "./timed.ts";
import { type TokenResponse, tokenSet } from "./token-set.ts";

const tokenCallMs = 30_000;

/** What a token call came to: tokens, or what its failure means. */
export type Redeemed =
  | { readonly tokens: StoredTokens }
  | { readonly outcome: Outcome; readonly error: unknown; readonly isUnclear: boolean };

/**
 * One token call, in time. It is repeated once when nobody knows whether it was done: where the platform did not do it, or lets a
 * refresh token be used again until its answer arrived, that saves the login. Never more often, as each may look like theft.
 *
 * @param most - how many calls there may be
 */
export async function redeem<Raw extends TokenResponse>(
  context: TokenContext<Raw>,
  call: Obtain<Raw>,
  isStopped: () => boolean = () => false,
  most = 2,
): Promise<Redeemed> {
  let isUnclear = false;
  for (;;) {
    try {
      return { tokens: await called(context, call) };
    } catch (error) {
      const outcome = outcomeOf(error, context.endpoint.codes);
      const waitMs = Math.max(retryAfterOf(error) * 1000, 500 + Math.random() * 500);
      if (outcome !== "unclear" || isUnclear || most === 1 || waitMs > 5_000) return { outcome, error, isUnclear };
      isUnclear = true;
      await wait(context.clock, waitMs);
      if (isStopped()) return { outcome, error, isUnclear };
    }
  }
}

async function called<Raw extends TokenResponse>(context: TokenContext<Raw>, call: Obtain<Raw>): Promise<StoredTokens> {
  const { clock } = context;
  const startedAt = clock.now();
  const limits = (signal: AbortSignal): TokenCallOptions => ({ signal, deadlineMs: tokenCallMs });
  // The call's own deadline comes first, and says more.
  const { raw, date } = await timed(clock, tokenCallMs + 500, (signal) => call(limits(signal)));
  tokenSet(raw, () => Promise.reject(raw));
  const endedAt = clock.now();
  if (date !== undefined) {
    const skewMs = date - endedAt;
    // The header tells whole seconds, some time ago: less than that is no difference.
    context.skewMs = Math.abs(skewMs) > 2_000 + endedAt - startedAt ? skewMs : 0;
  }
  // From before it was asked for: the platform counts from somewhere in between.
  return { raw: raw as unknown as StoredTokens["raw"], obtainedAt: nowAt(context) - (endedAt - startedAt) };
}

/** The error for a call that failed otherwise than by the end of a grant. Remembers a broken application for all users. */
export function failureOf<Raw extends TokenResponse>(
  context: TokenContext<Raw>,
  { outcome, error }: Exclude<Redeemed, { tokens: StoredTokens }>,
): unknown {
  const { platform, clock } = context;
  if (outcome === "refused") return error;
  if (outcome === "misconfigured" || outcome === "dead") {
    const broken = new ClientMisconfigured(platform, (error as { code: string | number }).code);
    context.misconfigured = { error: broken, at: clock.now() };
    return broken;
  }
  const after = retryAfterOf(error) || 1;
  return new AuthTemporarilyUnavailable(platform, "no token for now", after, error);
}
