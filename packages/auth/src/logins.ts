import { PersistFailed } from "./errors.ts";
import { type Callback, endFlow } from "./flows.ts";
import { checkedUser, type Subject } from "./key.ts";
import { failureOf, redeem } from "./redeem.ts";
import { endTokens, waitsMs } from "./save.ts";
import { adopt, dueOf, type Entry, type Held, hold, nextVersion, type Obtain, type TokenContext } from "./state.ts";
import type { StoredTokens, TokenRecord } from "./store.ts";
import { wait } from "./timed.ts";
import type { TokenResponse, TokenSet } from "./token-set.ts";
import { markOf, vaultOf } from "./vault.ts";

type EntryOf<Raw extends TokenResponse> = (subject: Subject) => Entry<Raw>;

interface Login<Raw extends TokenResponse> {
  readonly user: string;
  readonly tokens: TokenSet<Raw>;
}

/** For how long others may be faster, and the most that one waits before the next try: many may log in as the same user at once. */
const conflictsMs = 10_000;
const jitterMs = 50;

/**
 * Keeps what a login brought, in place of what there was.
 *
 * @param user - undefined: the answer names the user
 * @throws PersistFailed when the store does not take it
 */
export async function keep<Raw extends TokenResponse>(
  context: TokenContext<Raw>,
  entryOf: EntryOf<Raw>,
  user: string | undefined,
  stored: StoredTokens,
): Promise<Login<Raw>> {
  try {
    const id = checkedUser(context, user ?? context.endpoint.userOf?.(stored.raw as unknown as Raw));
    return { user: id, tokens: await put(context, entryOf({ user: id }), stored) };
  } catch (error) {
    // Nobody would ever use them.
    await endTokens(context, stored).catch(() => {});
    throw error;
  }
}

async function put<Raw extends TokenResponse>(
  context: TokenContext<Raw>,
  entry: Entry<Raw>,
  tokens: StoredTokens,
): Promise<TokenSet<Raw>> {
  const vault = await vaultOf(context, entry);
  const giveUpAt = context.clock.now() + conflictsMs;
  let failure: unknown = new Error();
  for (let failures = 0; ; ) {
    try {
      const old = await vault.readOrRemove();
      // After the mark of a user who was forgotten too: to who has seen that the login would be one from before.
      const version = nextVersion(context, entry, old ?? (await (await markOf(context, entry)).readOrRemove()));
      const record: TokenRecord = { version, state: "active", tokens, ...dueOf(entry.subject, tokens) };
      if (isSame(old?.tokens, tokens)) {
        adopt(entry, old);
      } else {
        // Somebody wanted those ended, and the platform did not answer.
        if (old?.state === "revoking") await endTokens(context, old.tokens).catch(() => {});
        if (!(await vault.put(record, old?.version))) {
          if (context.clock.now() >= giveUpAt) break;
          await wait(context.clock, Math.random() * jitterMs);
          continue;
        }
        adopt(entry, record);
      }
      entry.failure = entry.unsavedAt = undefined;
      // Revoked by now, where it is not held: to store it again would bring it back.
      return (entry.held ?? (hold(entry, record) as Held<Raw>)).set;
    } catch (error) {
      failure = error;
      const waitMs = waitsMs[failures++];
      if (waitMs === undefined) break;
      await wait(context.clock, waitMs);
    }
  }
  context.tell("persist_failed", entry.subject);
  throw new PersistFailed(context.platform, failure);
}

/** A write whose answer did not come was done all the same: by now somebody may be redeeming what it stored, or has ended it. */
const isSame = (stored: StoredTokens | undefined, { raw, obtainedAt }: StoredTokens): boolean =>
  stored !== undefined && stored.raw.access_token === raw.access_token && stored.obtainedAt === obtainedAt;

/** A code works once, and a second try would look like theft. */
export async function redeemLogin<Raw extends TokenResponse>(
  context: TokenContext<Raw>,
  call: Obtain<Raw>,
  restore?: () => Promise<void>,
): Promise<StoredTokens> {
  const result = await redeem(context, call, undefined, 1);
  if ("tokens" in result) return result.tokens;
  const { outcome, error } = result;
  // The code was not used up: the same callback may be tried again.
  if (outcome === "passing") await restore?.().catch(() => {});
  throw outcome === "passing" || outcome === "misconfigured" ? failureOf(context, result) : error;
}

export async function finishLogin<Raw extends TokenResponse>(
  context: TokenContext<Raw>,
  entryOf: EntryOf<Raw>,
  callback: Callback,
  expected: string,
): Promise<Login<Raw> & { state: string | undefined }> {
  const { endpoint, invalid } = context;
  const { exchangeCode } = endpoint;
  if (!exchangeCode) throw invalid("finish", "a platform with a login page");
  const { flow, code, restore } = await endFlow(context, callback, expected);
  const { redirectUri, codeVerifier, nonce, user, state } = flow;
  const input = { code, redirectUri, ...(codeVerifier && { codeVerifier }), ...(nonce && { nonce }) };
  const exchange: Obtain<Raw> = (limits) => exchangeCode.call(endpoint, input, limits);
  const stored = await redeemLogin(context, exchange, restore);
  return { ...(await keep(context, entryOf, user, stored)), state };
}
