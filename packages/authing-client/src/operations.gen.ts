// Generated from the spec of authing by `pnpm generate`. Do not edit: change the spec.

/** The operations of Authing OAuth 2.0. */
export const operations = {
  /**
   * Send a user to the login page
   *
   * Visited by a browser, never fetched. The user logs in, and the browser comes back to `redirect_uri` with a single-use
   * code that lives for 10 minutes and the `state` it left with.
   *
   * The server requires `state`: make a new random value for each login and compare it on the way back. A failure comes back
   * the same way, as `error` and `error_description`; only a request whose client or `redirect_uri` cannot be trusted is
   * answered directly (inferred from RFC 6749 section 4.1.2.1).
   *
   * `GET /oauth/auth`
   *
   * @example
   * ```ts
   * authing.authorize({
   *   state: "fake-state-0000000001",
   *   scope: "user",
   *   client_id: "fake-app-id-000000000001",
   *   redirect_uri: "https://app.test/callback",
   *   response_type: "code",
   *   response_mode: "query",
   *   nonce: "fake-nonce-0000000001",
   *   code_challenge: "fake-code-challenge-000000000000000000000001",
   *   code_challenge_method: "S256",
   * });
   * ```
   */
  authorize: {
    method: "GET",
    path: "/oauth/auth",
    input: {
      state: { in: "query", required: true, type: "string", minLength: 1 },
      scope: { in: "query", type: "string", minLength: 1 },
      client_id: { in: "query", required: true, type: "string", minLength: 1 },
      redirect_uri: { in: "query", required: true, type: "string", minLength: 1 },
      response_type: { in: "query", required: true, type: "string", enum: ["code", "token"] },
      response_mode: { in: "query", type: "string", enum: ["query", "fragment", "form_post"] },
      nonce: { in: "query", type: "string", minLength: 1 },
      code_challenge: { in: "query", type: "string", minLength: 43, maxLength: 128, pattern: "^[A-Za-z0-9._~-]+$" },
      code_challenge_method: { in: "query", type: "string", enum: ["S256", "plain"] },
    },
    security: [],
    kind: "navigation",
    envelope: false,
  },
  /**
   * Exchange a code or a refresh token for an access token
   *
   * One endpoint for two grants, told apart by `grant_type`. The answer's `expires_in` is the only word on the lifetime,
   * which an application can configure.
   *
   * A code works once, and its `redirect_uri` has to be the one of the login. After a refresh keep the new `refresh_token` if
   * there is one, else the old one: both ways have been documented.
   *
   * Not to be repeated when the outcome is unknown: the first attempt may have used the code or the refresh token up.
   *
   * Answers: A set of tokens.
   *
   * `POST /oauth/token`, with clientBasic
   *
   * @example
   * ```ts
   * await authing.requestToken({
   *   grant_type: "authorization_code",
   *   code: "fake-code-000000000001",
   *   redirect_uri: "https://app.test/callback",
   * });
   * ```
   */
  requestToken: {
    method: "POST",
    path: "/oauth/token",
    input: {
      grant_type: { in: "body", type: "string", enum: ["authorization_code", "refresh_token"], required: true },
      code: { in: "body", type: "string", minLength: 1 },
      redirect_uri: { in: "body", type: "string", minLength: 1 },
      code_verifier: { in: "body", type: "string", minLength: 43, maxLength: 128, pattern: "^[A-Za-z0-9._~-]+$" },
      refresh_token: { in: "body", type: "string", minLength: 1 },
    },
    variants: [{
      content: "form",
      when: { grant_type: "authorization_code" },
      required: ["grant_type", "code", "redirect_uri"],
      optional: ["code_verifier"],
    }, {
      content: "form",
      when: { grant_type: "refresh_token" },
      required: ["grant_type", "refresh_token"],
      optional: [],
    }],
    security: [["clientBasic", "clientAuth"], ["clientAuth"]],
    envelope: false,
    idempotent: false,
    redirect: false,
    sensitive: ["code", "code_verifier", "client_secret", "refresh_token", "access_token"],
  },
  /**
   * Read the profile of the token's user
   *
   * Every field but `sub` may be `null` or missing; which ones an application gives depends on the console and on what the
   * user filled in.
   *
   * The server also takes POST, and the token in the form or in the query. The header is the way that keeps it out of logs.
   *
   * Answers: The user's profile.
   *
   * `GET /oauth/me`, with userToken with user
   *
   * @example
   * ```ts
   * await authing.withToken(accessToken).getUserInfo();
   * ```
   */
  getUserInfo: {
    method: "GET",
    path: "/oauth/me",
    input: {},
    security: [["userToken"]],
    envelope: false,
  },
  /**
   * Ask whether a token is alive
   *
   * For an access token or a refresh token. A token that has expired, was revoked or never existed is not a failure: the
   * answer is `{"active": false}` and nothing else.
   *
   * Answers: The state of the token.
   *
   * `POST /oauth/token/introspection`, with clientBasic
   *
   * @example
   * ```ts
   * await authing.introspectToken({ token: "fake-access-token-000000000001" });
   * ```
   */
  introspectToken: {
    method: "POST",
    path: "/oauth/token/introspection",
    input: {
      token: { in: "body", type: "string", minLength: 1, required: true },
      token_type_hint: { in: "body", type: "string", enum: ["access_token", "refresh_token"] },
    },
    content: "form",
    security: [["clientBasic", "clientAuth"], ["clientAuth"]],
    envelope: false,
    idempotent: true,
    redirect: false,
    sensitive: ["token", "client_secret"],
  },
  /**
   * Revoke a token
   *
   * Ends an access token or a refresh token that its holder no longer needs. Every 2xx is a success; the body is empty and to
   * be ignored (inferred). A token that is dead already is expected to succeed too, as RFC 7009 section 2.2 asks.
   *
   * `client_secret_basic` is documented for this endpoint, but most of the platform's SDKs refuse it here and say that OAuth
   * 2.0 revocation does not support it yet. If it answers 401, set this endpoint to `client_secret_post`.
   *
   * Answers: The token is dead now. No body.
   *
   * `POST /oauth/token/revocation`, with clientBasic
   *
   * @example
   * ```ts
   * await authing.revokeToken({ token: "fake-refresh-token-000000000001" });
   * ```
   */
  revokeToken: {
    method: "POST",
    path: "/oauth/token/revocation",
    input: { token: { in: "body", type: "string", minLength: 1, required: true } },
    content: "form",
    security: [["clientBasic", "clientAuth"], ["clientAuth"]],
    returns: "nothing",
    envelope: false,
    idempotent: true,
    redirect: false,
    sensitive: ["token", "client_secret"],
  },
  /**
   * Log the user out in the browser
   *
   * Visited by a browser, never fetched: it ends the login session that the browser's cookie holds. Tokens that were issued
   * before are not known to die with it; revoke them separately.
   *
   * `GET /login/profile/logout`
   *
   * @example
   * ```ts
   * authing.logout({ redirect_uri: "https://app.test/" });
   * ```
   */
  logout: {
    method: "GET",
    path: "/login/profile/logout",
    input: { redirect_uri: { in: "query", type: "string", minLength: 1 } },
    security: [],
    kind: "navigation",
    envelope: false,
  },
} as const;

/** The codes of failures that are documented; others may come. */
export const codes = [
  "invalid_client",
  "invalid_grant",
  "invalid_request",
  "invalid_token",
  "unauthorized_client",
  "unsupported_grant_type",
] as const;
