import type { StoredTokens, TokenRecord } from "./store.ts";

const states: readonly unknown[] = ["active", "pending", "revoking", "needs_reauth"];

/** What went wrong with a store, as far as it may be told. */
class StoreError extends Error {
  override readonly name = "StoreError";
}

/**
 * What a store returned, if it is what was once put there.
 *
 * @throws StoreError naming the field that is not
 */
export function checkedRecord(given: unknown): TokenRecord | undefined {
  if (given === undefined || given === null) return undefined;
  const wrong = (field: string) => new StoreError(`the token store returned no token record: ${field}`);
  const { version, state, tokens, sealed } = given as Partial<TokenRecord>;
  if (typeof sealed === "string") throw wrong("it is sealed, and has to be read through seal()");
  if (!Number.isSafeInteger(version)) throw wrong("version");
  if (!states.includes(state)) throw wrong("state");
  if (tokens === undefined || tokens === null) {
    if (state === "active") throw wrong("tokens");
  } else if (typeof tokens.raw?.access_token !== "string" || typeof tokens.obtainedAt !== "number") {
    throw wrong("tokens");
  }
  return given as TokenRecord;
}

/**
 * Whether somebody has ended the tokens on purpose. Such a record stays as a mark: a deletion could not be told from a store that has lost
 * everything, nor the login after it from one before, where clocks differ.
 */
export const isRevoked = ({ state, reason }: TokenRecord): boolean =>
  state === "revoking" || (state === "needs_reauth" && reason === "revoked");

/**
 * RFC 6749 section 6: an answer without refresh token leaves the old one in force; section 5.1: one without scope grants what was
 * asked for, here what there was. OpenID Connect Core section 12.2: one without ID token leaves that of the login.
 */
export function following(old: StoredTokens | undefined, next: StoredTokens): StoredTokens {
  const raw = { ...next.raw };
  for (const name of ["refresh_token", "scope", "id_token"]) {
    const kept = old?.raw[name];
    if (!raw[name] && kept) raw[name] = kept;
  }
  return { ...next, raw };
}

export const refreshTokenOf = (tokens: StoredTokens | undefined): string | undefined => {
  const token = tokens?.raw.refresh_token;
  return typeof token === "string" && token !== "" ? token : undefined;
};
