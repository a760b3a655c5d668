// Generated from the spec of generic by `pnpm generate`. Do not edit: change the spec.

/** The operations of OAuth2 and permission service. */
export const operations = {
  /**
   * Send a user to the login page
   *
   * Visited by a browser, never fetched. A user who is logged in goes straight back to `redirect_uri` with a code; there is
   * no consent page. Anyone else first gets the login page (200, `text/html`) and is sent back from there.
   *
   * Failures are never sent to `redirect_uri`: the browser shows them as JSON. They are looked for in the order
   * `invalid_request`, `unsupported_response_type`, `invalid_client`, `invalid_redirect_uri`, `invalid_scope`.
   *
   * `GET /oauth2/authorize`
   *
   * @example
   * ```ts
   * generic.authorize({
   *   client_id: 1,
   *   redirect_uri: "http://127.0.0.1:8080/callback",
   *   response_type: "code",
   *   scope: "user:read role:read",
   *   state: "fake-state-0000000001",
   * });
   * ```
   */
  authorize: {
    method: "GET",
    path: "/oauth2/authorize",
    input: {
      client_id: { in: "query", required: true, type: "integer", minimum: 1 },
      redirect_uri: { in: "query", required: true, type: "string", minLength: 1 },
      response_type: { in: "query", required: true, type: "string", enum: ["code", "token"] },
      scope: {
        in: "query",
        required: true,
        type: "string",
        minLength: 1,
        maxLength: 255,
        pattern: "^[a-z]+(-[a-z]+)?:[a-z]+( [a-z]+(-[a-z]+)?:[a-z]+)*$",
      },
      state: { in: "query", type: "string", minLength: 1 },
    },
    security: [],
    kind: "navigation",
    envelope: false,
  },
  /**
   * Exchange a code or a refresh token for an access token
   *
   * One endpoint for two grants, told apart by `grant_type`.
   *
   * The service's own documents put the fields into the query; the server reads a form as well (and prefers it), which keeps codes and
   * tokens out of addresses and access logs.
   *
   * A refresh ends the old access token and the old refresh token at once, so refreshes of one token have to be serialised. Of
   * refreshes or code exchanges that run in parallel several may succeed, each with a pair that lives (observed).
   * Access tokens live for 12 hours, the refresh token for 72 hours from the code on, however often it is renewed.
   *
   * Not to be repeated when the outcome is unknown: the first attempt may have used the code or the refresh token up.
   *
   * Answers: A set of tokens.
   *
   * `POST /oauth2/token`, with clientJwt
   *
   * @example
   * ```ts
   * await generic.asClient().requestToken({
   *   grant_type: "authorization_code",
   *   code: "fake-code-000000000001",
   *   redirect_uri: "http://127.0.0.1:8080/callback",
   * });
   * ```
   */
  requestToken: {
    method: "POST",
    path: "/oauth2/token",
    input: {
      grant_type: { in: "body", type: "string", enum: ["authorization_code", "refresh_token"], required: true },
      code: { in: "body", type: "string", minLength: 1 },
      redirect_uri: { in: "body", type: "string", minLength: 1 },
      refresh_token: { in: "body", type: "string", minLength: 1 },
      scope: {
        in: "body",
        type: "string",
        minLength: 1,
        maxLength: 255,
        pattern: "^[a-z]+(-[a-z]+)?:[a-z]+( [a-z]+(-[a-z]+)?:[a-z]+)*$",
      },
    },
    variants: [{
      content: "form",
      when: { grant_type: "authorization_code" },
      required: ["grant_type", "code", "redirect_uri"],
      optional: [],
    }, {
      content: "form",
      when: { grant_type: "refresh_token" },
      required: ["grant_type", "refresh_token"],
      optional: ["scope", "redirect_uri"],
    }],
    security: [["clientJwt"]],
    envelope: false,
    idempotent: false,
    redirect: false,
    sensitive: ["code", "refresh_token", "access_token"],
  },
  /**
   * End an access token and its login session
   *
   * Ends all tokens that were granted in the login session of this one, also those of other clients, their refresh tokens with
   * them, and the session itself. A token of a grant without a browser has a session of its own: only it ends.
   *
   * The token goes into the query; the server does not read the header here, and asks for no other credential. Undocumented, but
   * observed. Destroying a second time is answered by `expired_access_token`: the token is dead either way.
   *
   * Answers: The tokens and the session are dead. A text for people.
   *
   * `DELETE /oauth2/token`
   *
   * @example
   * ```ts
   * await generic.destroyToken({ access_token: "fake-access-token-000000000001" });
   * ```
   */
  destroyToken: {
    method: "DELETE",
    path: "/oauth2/token",
    input: { access_token: { in: "query", required: true, type: "string", minLength: 1 } },
    security: [],
    returns: "text",
    envelope: false,
    sensitive: ["access_token"],
  },
  /**
   * Ask whether a token has expired
   *
   * For a token set, named by its access token or by its refresh token; give one of them. Of both the server looks at the access
   * token. It asks for no credential. Undocumented, but observed.
   *
   * A token of the grant `client_credentials` has no refresh token, and its `is_refresh_expired` is true.
   *
   * Answers: What of the set has expired.
   *
   * `GET /oauth2/expire`
   *
   * @example
   * ```ts
   * await generic.getTokenExpiry({
   *   access_token: "fake-access-token-000000000001",
   *   refresh_token: "fake-refresh-token-000000000001",
   * });
   * ```
   */
  getTokenExpiry: {
    method: "GET",
    path: "/oauth2/expire",
    input: {
      access_token: { in: "query", type: "string", minLength: 1 },
      refresh_token: { in: "query", type: "string", minLength: 1 },
    },
    security: [],
    envelope: false,
    sensitive: ["access_token", "refresh_token"],
  },
  /**
   * Read the user behind the token
   *
   * Only ever the user whose access token is sent. The password hash is left out, `secret` is not: do not log the answer.
   *
   * A client JWT has no user and gets `res_code` 1; a token of the `client_credentials` grant gets 2.
   *
   * Answers: The user, or a failure with `res_code` 1 or 2.
   *
   * `GET /api/user`, with userToken with user:read
   *
   * @example
   * ```ts
   * await generic.withToken(accessToken).getUser();
   * ```
   */
  getUser: {
    method: "GET",
    path: "/api/user",
    input: {},
    security: [["userToken"]],
    sensitive: ["secret"],
  },
  /**
   * List the users of the service, page by page
   *
   * For a client JWT, and for a user who is at least admin of a role of the application; any other user gets
   * `unauthorized_request`. Users come with the `password` hash and with their `roles`, where they have any, and may come with
   * `secret`: do not log the answer.
   *
   * A page after the last one is answered with the last one, so stop at `total_pages` and not at an empty page.
   *
   * Answers: A page of users, or a failure with `res_code` 2.
   *
   * `GET /api/users`, with userToken with user:read or clientJwt
   *
   * @example
   * ```ts
   * await generic.withToken(accessToken).listUsers({ page_size: 10, p: 1, id: "ali", fullname: "Alice", status: "active" });
   * ```
   */
  listUsers: {
    method: "GET",
    path: "/api/users",
    input: {
      page_size: { in: "query", type: "integer", minimum: 1 },
      p: { in: "query", type: "integer", minimum: 1 },
      id: { in: "query", type: "string", minLength: 1 },
      fullname: { in: "query", type: "string", minLength: 1 },
      status: { in: "query", type: "string", enum: ["active", "frozen", "delete"] },
    },
    security: [["userToken"], ["clientJwt"]],
    pagination: { kind: "paginator", param: "p", items: "data", next: "paginator" },
    sensitive: ["secret", "password"],
  },
} as const;

/** The codes of failures that are documented; others may come. */
export const codes = [
  1,
  2,
  "expired_access_token",
  "expired_authorize_code",
  "expired_refresh_token",
  "invalid_access_token",
  "invalid_authorize_code",
  "invalid_client",
  "invalid_redirect_uri",
  "invalid_refresh_token",
  "invalid_request",
  "invalid_scope",
  "no_auth",
  "server_error",
  "unsupported_grant_type",
  "unsupported_response_type",
] as const;
