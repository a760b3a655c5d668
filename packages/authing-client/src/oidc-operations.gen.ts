// Generated from the spec of authing-oidc by `pnpm generate`. Do not edit: change the spec.

/** The operations of Authing OpenID Connect. */
export const operations = {
  /**
   * Read what the provider says of itself
   *
   * The endpoints, the issuer, and which scopes, grants and algorithms it knows (OpenID Connect Discovery). A client of this
   * package does not need it: it is for looking up what the console has set.
   *
   * Answers: The provider's metadata.
   *
   * `GET /oidc/.well-known/openid-configuration`
   *
   * @example
   * ```ts
   * await authing.getConfiguration();
   * ```
   */
  getConfiguration: {
    method: "GET",
    path: "/oidc/.well-known/openid-configuration",
    input: {},
    security: [],
    envelope: false,
  },
  /**
   * Read the keys that tokens are signed with
   *
   * The public keys behind RS256 signatures: of access tokens, and of ID tokens where the console says so. A signature names
   * its key by `kid`; read the set again when a new one turns up.
   *
   * Answers: The set of keys.
   *
   * `GET /oidc/.well-known/jwks.json`
   *
   * @example
   * ```ts
   * await authing.getJwks();
   * ```
   */
  getJwks: {
    method: "GET",
    path: "/oidc/.well-known/jwks.json",
    input: {},
    security: [],
    envelope: false,
  },
  /**
   * Send a user to the login page
   *
   * Visited by a browser, never fetched. The user logs in, and the browser comes back to `redirect_uri` with a single-use
   * code that lives for 10 minutes and the `state` it left with.
   *
   * Make a new random `state` and `nonce` for each login: the first is compared on the way back, the second with that of the
   * ID token. A failure comes back the same way, as `error` and `error_description`; only a request whose client or
   * `redirect_uri` cannot be trusted is answered directly (inferred from RFC 6749 section 4.1.2.1).
   *
   * `GET /oidc/auth`
   *
   * @example
   * ```ts
   * authing.authorize({
   *   nonce: "fake-nonce-0000000001",
   *   state: "fake-state-0000000001",
   *   scope: "openid profile email phone address",
   *   client_id: "fake-app-id-000000000001",
   *   redirect_uri: "https://app.test/callback",
   *   response_type: "code",
   *   response_mode: "query",
   *   prompt: "consent",
   *   code_challenge: "fake-code-challenge-000000000000000000000001",
   *   code_challenge_method: "S256",
   *   tenant_id: "fake-tenant-id-000000000001",
   * });
   * ```
   */
  authorize: {
    method: "GET",
    path: "/oidc/auth",
    input: {
      nonce: { in: "query", type: "string", minLength: 1 },
      state: { in: "query", type: "string", minLength: 1 },
      scope: { in: "query", required: true, type: "string", minLength: 1 },
      client_id: { in: "query", required: true, type: "string", minLength: 1 },
      redirect_uri: { in: "query", required: true, type: "string", minLength: 1 },
      response_type: {
        in: "query",
        required: true,
        type: "string",
        enum: ["code", "code id_token token", "code id_token", "code token", "id_token token", "id_token", "none"],
      },
      response_mode: { in: "query", type: "string", enum: ["query", "fragment", "form_post"] },
      prompt: {
        in: "query",
        type: "string",
        pattern: "^(none|(login|consent|select_account)( (login|consent|select_account))*)$",
      },
      code_challenge: { in: "query", type: "string", minLength: 43, maxLength: 128, pattern: "^[A-Za-z0-9._~-]+$" },
      code_challenge_method: { in: "query", type: "string", enum: ["S256", "plain"] },
      tenant_id: { in: "query", type: "string", minLength: 1 },
    },
    security: [],
    kind: "navigation",
    envelope: false,
  },
  /**
   * Get tokens for a code, a refresh token or an access key
   *
   * One endpoint for three grants, told apart by `grant_type`. The answer's `expires_in` is the only word on the lifetime,
   * which an application can configure. `id_token` comes with a code; compare its `nonce` with that of the login.
   *
   * A code works once, and its `redirect_uri` has to be the one of the login. After a refresh keep the new `refresh_token` if
   * there is one, else the old one: both ways have been documented.
   *
   * Not to be repeated when the outcome is unknown: the first attempt may have used the code or the refresh token up.
   *
   * Answers: A set of tokens.
   *
   * `POST /oidc/token`, with clientBasic
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
    path: "/oidc/token",
    input: {
      grant_type: {
        in: "body",
        type: "string",
        enum: ["authorization_code", "refresh_token", "client_credentials"],
        required: true,
      },
      code: { in: "body", type: "string", minLength: 1 },
      redirect_uri: { in: "body", type: "string", minLength: 1 },
      code_verifier: { in: "body", type: "string", minLength: 43, maxLength: 128, pattern: "^[A-Za-z0-9._~-]+$" },
      refresh_token: { in: "body", type: "string", minLength: 1 },
      scope: { in: "body", type: "string", minLength: 1 },
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
    }, {
      content: "form",
      when: { grant_type: "client_credentials" },
      required: ["grant_type", "scope"],
      optional: [],
    }],
    security: [["clientBasic", "clientAuth"], ["clientAuth"]],
    envelope: false,
    idempotent: false,
    redirect: false,
    sensitive: ["code", "code_verifier", "client_secret", "refresh_token", "access_token", "id_token"],
  },
  /**
   * Read the profile of the token's user
   *
   * Every field but `sub` may be `null` or missing; which ones come depends on the scopes of the token and on what the user
   * filled in.
   *
   * The server also takes POST, and the token in the form or in the query. The header is the way that keeps it out of logs.
   *
   * Answers: The user's profile.
   *
   * `GET /oidc/me`, with userToken with openid
   *
   * @example
   * ```ts
   * await authing.withToken(accessToken).getUserInfo();
   * ```
   */
  getUserInfo: {
    method: "GET",
    path: "/oidc/me",
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
   * `POST /oidc/token/introspection`, with clientBasic
   *
   * @example
   * ```ts
   * await authing.introspectToken({ token: "fake-access-token-000000000001" });
   * ```
   */
  introspectToken: {
    method: "POST",
    path: "/oidc/token/introspection",
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
   * Answers: The token is dead now. No body.
   *
   * `POST /oidc/token/revocation`, with clientBasic
   *
   * @example
   * ```ts
   * await authing.revokeToken({ token: "fake-refresh-token-000000000001" });
   * ```
   */
  revokeToken: {
    method: "POST",
    path: "/oidc/token/revocation",
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
   * Log the user out in the browser, saying whose login it is
   *
   * Visited by a browser, never fetched (OpenID Connect RP-Initiated Logout). With an ID token the user is not asked.
   *
   * `id_token_hint` and `post_logout_redirect_uri` belong together: the platform's SDKs refuse one without the other. The ID
   * token stands in the address, so that it ends up in the browser's history; `logout` does without.
   *
   * `GET /oidc/session/end`
   *
   * @example
   * ```ts
   * authing.endSession({
   *   id_token_hint: "fake-id-token-000000000001",
   *   post_logout_redirect_uri: "https://app.test/",
   *   state: "fake-state-0000000001",
   * });
   * ```
   */
  endSession: {
    method: "GET",
    path: "/oidc/session/end",
    input: {
      id_token_hint: { in: "query", type: "string", minLength: 1 },
      post_logout_redirect_uri: { in: "query", type: "string", minLength: 1 },
      state: { in: "query", type: "string", minLength: 1 },
    },
    security: [],
    kind: "navigation",
    envelope: false,
    sensitive: ["id_token_hint"],
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
  "invalid_scope",
  "invalid_token",
  "unauthorized_client",
  "unsupported_grant_type",
] as const;
