// Generated from the spec of blueking by `pnpm generate`. Do not edit: change the spec.

/** The operations of BlueKing SSM, access tokens. */
export const operations = {
  /**
   * Issue an access token
   *
   * Returns an access token and a refresh token. `authorization_code` gives a user token in exchange for the user's login
   * state, `client_credentials` an app token. Despite the name, the first is no OAuth2 code grant: the cookie `bk_token` takes
   * the place of the code, and there is no redirect and no scope.
   *
   * An app token need not be renewed: ask for another when it ends. A token that still lives may come back as it is (inferred),
   * with less than its full time left.
   *
   * Answers: The token, or a failure.
   *
   * `POST /api/v1/auth/access-tokens`, with appCode and appSecret
   *
   * @example
   * ```ts
   * await blueking.issueAccessToken({
   *   grant_type: "authorization_code",
   *   id_provider: "bk_login",
   *   bk_token: "fake-bk-token-000000000001",
   * });
   * ```
   */
  issueAccessToken: {
    method: "POST",
    path: "/api/v1/auth/access-tokens",
    input: {
      grant_type: { in: "body", type: "string", enum: ["authorization_code", "client_credentials"], required: true },
      id_provider: { in: "body", type: "string", enum: ["bk_login", "client"], required: true },
      bk_token: { in: "body", type: "string", minLength: 1 },
    },
    variants: [{
      content: "json",
      when: { grant_type: "authorization_code", id_provider: "bk_login" },
      required: ["grant_type", "id_provider", "bk_token"],
      optional: [],
    }, {
      content: "json",
      when: { grant_type: "client_credentials", id_provider: "client" },
      required: ["grant_type", "id_provider"],
      optional: [],
    }],
    security: [["appCode", "appSecret"]],
    redirect: false,
    sensitive: ["bk_token", "access_token", "refresh_token"],
  },
  /**
   * Renew an access token
   *
   * Returns a new access token for a refresh token. The refresh token itself is neither replaced nor prolonged: the answer
   * repeats it, and after its 30 days (the default) only a new token from the login state helps. Expect the old access
   * token to end at once.
   *
   * Meant for user tokens. It works for app tokens too, without need.
   *
   * Answers: The new token, or a failure.
   *
   * `POST /api/v1/auth/access-tokens/refresh`, with appCode and appSecret
   *
   * @example
   * ```ts
   * await blueking.refreshAccessToken({ refresh_token: "fakerefreshtoken00000000000001" });
   * ```
   */
  refreshAccessToken: {
    method: "POST",
    path: "/api/v1/auth/access-tokens/refresh",
    input: { refresh_token: { in: "body", type: "string", minLength: 1, maxLength: 255, required: true } },
    content: "json",
    security: [["appCode", "appSecret"]],
    redirect: false,
    sensitive: ["refresh_token", "access_token"],
  },
  /**
   * Check an access token
   *
   * Returns whose token it is and how many seconds it has left. The caller proves itself with its own app code and secret; the
   * answer names the application that owns the token, which may be another one. Nothing is changed by asking.
   *
   * No page of the platform describes this operation; it is known from the platform's own clients. All its failures are
   * inferred.
   *
   * Answers: The owner of the token, or a failure.
   *
   * `POST /api/v1/auth/access-tokens/verify`, with appCode and appSecret
   *
   * @example
   * ```ts
   * await blueking.verifyAccessToken({ access_token: "fakeaccesstoken000000000000001" });
   * ```
   */
  verifyAccessToken: {
    method: "POST",
    path: "/api/v1/auth/access-tokens/verify",
    input: { access_token: { in: "body", type: "string", minLength: 1, maxLength: 255, required: true } },
    content: "json",
    security: [["appCode", "appSecret"]],
    idempotent: true,
    redirect: false,
    sensitive: ["access_token"],
  },
} as const;

/** The codes of failures that are documented; others may come. */
export const codes = [1901400, 1901401, 1901403, 1901500] as const;
