/** An ID token is not to be believed. Neither the message nor anything else here holds a part of it. */
export class IdTokenError extends Error {
  override readonly name = "IdTokenError";
  readonly code = "invalid_id_token";
  readonly retryable = false;

  constructor(why: string) {
    super(`ID token: ${why}`);
  }
}
