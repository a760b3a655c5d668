/** A token endpoint answered with something that is no token; the message names the field and never its value. */
export class TokenResponseError extends Error {
  override readonly name = "TokenResponseError";
  readonly code = "invalid_token_response";
  readonly retryable = false;

  constructor(field: string, expected: string) {
    super(`token response: ${field}: expected ${expected}`);
  }
}

/** Only a new login helps: there is no credential to go on with. */
export class ReauthRequired extends Error {
  override readonly name = "ReauthRequired";
  readonly code = "reauth_required";
  readonly retryable = false;
  /** Why: the request carries no login cookie, or the token set has nothing to renew it with. */
  readonly reason: "no_login" | "no_refresh_token";

  constructor(reason: ReauthRequired["reason"], detail: string) {
    super(detail);
    this.reason = reason;
  }
}
