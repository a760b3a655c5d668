// Generated from the spec of blueking-auth-api by `pnpm generate`. Do not edit: change the spec.

/** The operations of BlueKing auth_api, access tokens. */
export const operations = {
  /**
   * Issue an access token
   *
   * Returns an access token and, at least for a user, a refresh token. `authorization_code` gives a user token in exchange for the user's
   * login state, `client_credentials` an app token. Despite the name, the first is no OAuth2 code grant: the login cookies take the
   * place of the code, and there is no redirect.
   *
   * The login state is `bk_ticket` and `rtx`, or `openid` and `openkey`, by the login service of the installation. The oldest
   * clients know a third pair, `uin` and `skey`, which is not described here.
   *
   * Beware of `need_new_token`: where it is left out, the token issued before ends.
   *
   * Answers: The token, or a failure.
   *
   * `POST /auth_api/token/`
   *
   * @example
   * ```ts
   * await blueking.issueAccessToken({
   *   env_name: "prod",
   *   grant_type: "authorization_code",
   *   bk_ticket: "fake-bk-ticket-000000000001",
   *   rtx: "zhangsan",
   *   bk_client_ip: "10.0.0.1",
   *   need_new_token: 0,
   * });
   * ```
   */
  issueAccessToken: {
    method: "POST",
    path: "/auth_api/token/",
    input: {
      env_name: { in: "body", type: "string", enum: ["prod", "test", "lesscode"], required: true },
      grant_type: { in: "body", type: "string", enum: ["authorization_code", "client_credentials"], required: true },
      bk_ticket: { in: "body", type: "string", minLength: 1 },
      rtx: { in: "body", type: "string", minLength: 1 },
      bk_client_ip: { in: "body", type: "string", minLength: 1 },
      need_new_token: { in: "body", type: "integer", enum: [0, 1] },
      openid: { in: "body", type: "string", minLength: 1 },
      openkey: { in: "body", type: "string", minLength: 1 },
    },
    variants: [{
      content: "form",
      when: { grant_type: "authorization_code" },
      required: ["env_name", "grant_type", "bk_ticket", "rtx"],
      optional: ["bk_client_ip", "need_new_token"],
    }, {
      content: "form",
      when: { grant_type: "authorization_code" },
      required: ["env_name", "grant_type", "openid", "openkey"],
      optional: ["bk_client_ip", "need_new_token"],
    }, {
      content: "form",
      when: { grant_type: "client_credentials" },
      required: ["env_name", "grant_type"],
      optional: ["need_new_token"],
    }],
    security: [["appCode", "appSecret"]],
    redirect: false,
    sensitive: ["app_secret", "bk_ticket", "openkey", "access_token", "refresh_token"],
  },
  /**
   * Renew an access token
   *
   * Returns an access token for a refresh token, with another refresh token or the same (not documented). Meant for user tokens: ask
   * for another app token when one ends.
   *
   * The refresh token is in the query, as no other way is known. Although it is a `GET` it changes something: do not repeat it when
   * the answer got lost. Some clients send `need_new_token` 0 here as well, and get the present access token while it is good.
   *
   * Answers: The token, or a failure.
   *
   * `GET /auth_api/refresh_token/`, with appCode and appSecret
   *
   * @example
   * ```ts
   * await blueking.refreshAccessToken({
   *   env_name: "prod",
   *   grant_type: "refresh_token",
   *   refresh_token: "fakerefreshtoken00000000000001",
   * });
   * ```
   */
  refreshAccessToken: {
    method: "GET",
    path: "/auth_api/refresh_token/",
    input: {
      env_name: { in: "query", required: true, type: "string", enum: ["prod", "test", "lesscode"] },
      grant_type: { in: "query", required: true, type: "string", enum: ["refresh_token"] },
      refresh_token: { in: "query", required: true, type: "string", minLength: 1, maxLength: 255 },
    },
    security: [["appCode", "appSecret"]],
    idempotent: false,
    redirect: false,
    sensitive: ["refresh_token", "access_token"],
  },
  /**
   * Check an access token
   *
   * Returns whose token it is. The access token is in the query, as no other way is known. Nothing is changed by asking. What comes
   * back for an app token was not seen.
   *
   * Answers: The owner of the token, or a failure.
   *
   * `GET /auth_api/check_token/`, with appCode and appSecret
   *
   * @example
   * ```ts
   * await blueking.verifyAccessToken({ access_token: "fakeaccesstoken000000000000001" });
   * ```
   */
  verifyAccessToken: {
    method: "GET",
    path: "/auth_api/check_token/",
    input: { access_token: { in: "query", required: true, type: "string", minLength: 1, maxLength: 255 } },
    security: [["appCode", "appSecret"]],
    redirect: false,
    sensitive: ["access_token"],
  },
} as const;

/** The codes of failures that are documented; others may come. */
export const codes = [1308406] as const;
