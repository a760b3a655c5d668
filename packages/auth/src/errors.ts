/** A token endpoint answered with something that is no token; the message names the field and never its value. */
export class TokenResponseError extends Error {
  override readonly name = "TokenResponseError";
  readonly code = "invalid_token_response";
  readonly retryable = false;

  constructor(field: string, expected: string) {
    super(`token response: ${field}: expected ${expected}`);
  }
}

/**
 * Why only a new login helps.
 *
 * - `no_token`: none is kept for this user.
 * - `no_login`: the request carries no login cookie.
 * - `no_refresh_token`: the token ended, and there is nothing to renew it with.
 * - `refused`: the platform does not take the refresh token any more.
 * - `interrupted`: the same, after an attempt whose answer was lost; the platform may have taken it for theft.
 * - `revoked`: the tokens were revoked.
 */
export type ReauthReason = "no_token" | "no_login" | "no_refresh_token" | "refused" | "interrupted" | "revoked";

/** Only a new login helps: there is no credential to go on with. */
export class ReauthRequired extends Error {
  override readonly name = "ReauthRequired";
  readonly code = "reauth_required";
  readonly retryable = false;
  readonly reason: ReauthReason;

  constructor(reason: ReauthReason, detail: string) {
    super(detail);
    this.reason = reason;
  }
}

/** The platform does not take the application's own credentials. The tokens of its users were left as they are. */
export class ClientMisconfigured extends Error {
  override readonly name = "ClientMisconfigured";
  readonly code = "client_misconfigured";
  readonly retryable = false;
  /** The platform's own code, `invalid_client` for one. */
  readonly error: string | number;

  constructor(platform: string, error: string | number) {
    super(`${platform}: the token endpoint refuses the application itself (${error}): check its id and secret`);
    this.error = error;
  }
}

/** No token just now: the platform, or the token store, does not work. Nothing was lost. */
export class AuthTemporarilyUnavailable extends Error {
  override readonly name = "AuthTemporarilyUnavailable";
  readonly code = "auth_temporarily_unavailable";
  readonly retryable = true;
  /** Seconds after which it makes sense to try again. */
  readonly retryAfter: number;
  /** Name and code of what happened; no more, as the words of an error may repeat what was sent. */
  override readonly cause: Cause;

  constructor(platform: string, what: string, retryAfter: number, cause: unknown) {
    const safe = nameAndCode(cause);
    super(`${platform}: ${what} (${safe.code ?? safe.name}${safe.status ? `, HTTP ${safe.status}` : ""})`);
    this.retryAfter = retryAfter;
    this.cause = safe;
  }
}

/**
 * What a store has thrown: as it is where it says that to try again is no use, else without its words, as they may repeat what was to be
 * kept.
 */
export const storeFailure = (platform: string, what: string, thrown: unknown): unknown =>
  (thrown as { retryable?: unknown } | null)?.retryable === false
    ? thrown
    : new AuthTemporarilyUnavailable(platform, what, 1, thrown);

/** Somebody else holds the right to renew this token, for longer than one waits. */
export class LeaseTimeout extends Error {
  override readonly name = "LeaseTimeout";
  readonly code = "lease_timeout";
  readonly retryable = true;

  constructor(platform: string, what: string) {
    super(`${platform}: ${what}`);
  }
}

/** The platform gave tokens, and the store does not take them. */
export class PersistFailed extends Error {
  override readonly name = "PersistFailed";
  readonly code = "persist_failed";
  readonly retryable = false;
  override readonly cause: Cause;

  constructor(platform: string, cause: unknown) {
    const safe = nameAndCode(cause);
    super(`${platform}: new tokens could not be stored (${safe.code ?? safe.name})`);
    this.cause = safe;
  }
}

/** The browser came back from the platform with something that is no answer to a login of ours, or with a refusal. */
export class CallbackError extends Error {
  override readonly name = "CallbackError";
  readonly retryable = false;
  /**
   * The platform's `error` (RFC 6749 section 4.1.2.1), `access_denied` for one; or `invalid_callback`, `state_mismatch`, `unknown_state`
   * (used before, older than ten minutes, or never begun here).
   */
  readonly code: string;

  constructor(platform: string, code: string, detail: string) {
    super(`${platform}: callback: ${detail}`);
    this.code = code;
  }
}

/** What may be told of a name or a code that somebody else has chosen. */
export const plain: RegExp = /^[\w.:-]{1,64}$/;

interface Cause {
  readonly name: string;
  readonly code?: string | number;
  /** The HTTP status, where there was one. */
  readonly status?: number;
}

function nameAndCode(thrown: unknown): Cause {
  const { name, code, status, cause } = (thrown ?? {}) as Record<string, unknown> & { cause?: { code?: unknown } };
  const given = [cause?.code, code].find(
    (each) => typeof each === "number" || (typeof each === "string" && plain.test(each)),
  );
  return {
    name: typeof name === "string" && plain.test(name) ? name : "Error",
    ...(given !== undefined && { code: given as string | number }),
    ...(Number.isInteger(status) && { status: status as number }),
  };
}
