import { AuthTemporarilyUnavailable } from "./errors.ts";
import { outcomeOf, retryAfterOf } from "./outcome.ts";
import { isRevoked } from "./record.ts";
import { endTokens } from "./save.ts";
import { adopt, type Entry, nextVersion, type TokenContext } from "./state.ts";
import type { StoredTokens, TokenRecord } from "./store.ts";
import type { TokenResponse } from "./token-set.ts";
import { isForGood, markOf, vaultOf } from "./vault.ts";

const conflicts = 5;
const revoked = { state: "needs_reauth", reason: "revoked" } as const;

/**
 * Ends the tokens of a subject: at once here, then at the platform, where that has a way. Until the platform has said yes the record
 * stays, marked `revoking`, so that it can be called again.
 *
 * @throws AuthTemporarilyUnavailable when platform or store could not be reached; what the endpoint throws where the platform refuses
 */
export async function revokeTokens<Raw extends TokenResponse>(
  context: TokenContext<Raw>,
  entry: Entry<Raw>,
): Promise<void> {
  const vault = await vaultOf(context, entry);
  let unsaved: StoredTokens | undefined;
  let known: StoredTokens | undefined;
  for (let round = 0; round < conflicts; round++) {
    const { held, unsavedAt } = entry;
    // At once, also while a renewal is under way: what that brings is ended when it finds the mark.
    entry.held = entry.unsavedAt = undefined;
    known = held?.record.tokens ?? known;
    if (held && unsavedAt !== undefined) {
      unsaved = held.record.tokens;
      // The store may not work yet, and it knows an older refresh token at best.
      await endTokens(context, unsaved).catch(() => {});
    }
    const record = await vault.read().catch(async (error: unknown) => {
      if (!isForGood(error) || !(await vault.remove())) throw error;
      // What this process has is what nobody can read, or follows it.
      if (unsaved ?? known) return undefined;
      // Nobody can tell the platform which tokens to end, which the caller has to know; but nobody is to go on with them.
      const mark: TokenRecord = { version: nextVersion(context, entry, undefined), ...revoked };
      if (await vault.put(mark, undefined)) adopt(entry, mark);
      throw error;
    });
    // What was forgotten was revoked.
    const forgotten = !record && held ? await (await markOf(context, entry)).read() : undefined;
    if (forgotten && held && forgotten.version > held.record.version) {
      adopt(entry, forgotten);
      return;
    }
    // A store that has lost everything knows less than this process, and others would go on with the tokens.
    const tokens = unsaved ?? (record ? record.tokens : known);
    // Where only a new login helps, somebody may have tokens that nobody else knows of, and bring them back.
    if (!unsaved && (record ? record.state === "needs_reauth" && isRevoked(record) : !tokens)) {
      // A read that was slower than this one may have brought them back meanwhile.
      adopt(entry, record);
      return;
    }
    const version = nextVersion(context, entry, record);
    const next: TokenRecord = { ...record, state: "revoking", version, ...(tokens && { tokens }) };
    if (!(await vault.put(next, record?.version))) continue;
    // A flight that began meanwhile may have brought them back, or may be about to.
    adopt(entry, next);
    try {
      await endTokens(context, tokens);
    } catch (error) {
      if (outcomeOf(error, context.endpoint.codes) === "refused") throw error;
      const after = retryAfterOf(error) || 1;
      throw new AuthTemporarilyUnavailable(context.platform, "the tokens may still be alive", after, error);
    }
    const mark: TokenRecord = { version: version + 1, ...revoked };
    // Somebody has logged in again.
    if (await vault.put(mark, version)) adopt(entry, mark);
    context.tell("revoked", entry.subject);
    await entry.flight?.catch(() => {});
    return;
  }
  throw new AuthTemporarilyUnavailable(context.platform, "others keep changing this record", 1, new Error());
}

/**
 * Revokes the tokens, and removes the record whose key shows the user's id. A mark stays in another place.
 *
 * @throws what {@link revokeTokens} throws
 */
export async function forgetTokens<Raw extends TokenResponse>(
  context: TokenContext<Raw>,
  entry: Entry<Raw>,
): Promise<void> {
  const [vault, mark] = [await vaultOf(context, entry), await markOf(context, entry)];
  for (let round = 0; round < conflicts; round++) {
    await revokeTokens(context, entry);
    const left = await vault.read();
    // Somebody may have logged in meanwhile. And an id that is too long to stand in its key is not shown there.
    if (!left || !isRevoked(left) || mark.key === vault.key) return;
    const before = await mark.readOrRemove();
    await mark.put({ version: left.version, ...revoked }, before?.version);
    // Somebody else may be ending the same tokens.
    if (await vault.remove(left.version)) return;
  }
  throw new AuthTemporarilyUnavailable(context.platform, "others keep changing this record", 1, new Error());
}
