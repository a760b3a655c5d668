// Generated from the spec of bge-private by `pnpm generate`. Do not edit: change the spec.

/** The operations of BGE private platform, OAuth2. */
export const operations = {
  /**
   * Look up the application that asks for consent
   *
   * Returns what a consent page shows about an application of the open platform: name, logo, description, and every scope it
   * asks for with a title and an explanation for the user. Nothing is changed by asking.
   *
   * No user is involved, so there is no `auth_token`. Text that was never filled in comes as `""`, not as `null`.
   *
   * Answers: The application, or a failure.
   *
   * `POST /openbge/oauth2/application`
   *
   * @example
   * ```ts
   * await bgePrivate.oauth2Application({ client_id: "fake-client-id-0001", redirect_uri: "https://app.example/callback" });
   * ```
   */
  oauth2Application: {
    method: "POST",
    path: "/openbge/oauth2/application",
    input: {
      client_id: { in: "body", type: "string", minLength: 1, required: true },
      redirect_uri: { in: "body", type: "string", minLength: 1, required: true },
    },
    content: "form",
    security: [["signature"]],
    idempotent: true,
    redirect: false,
    sensitive: ["sign"],
  },
  /**
   * Give an application the user's consent
   *
   * Records that the user agrees, for the samples chosen, and returns a one-time authorization code with the place to bring it to.
   * The caller takes the user there; the application then redeems the code at the open platform (inferred).
   *
   * Each call makes a new code, so it is not safe to repeat blindly. In the answer, `redirect_uri` may be the path of a page in a
   * WeChat mini program (微信小程序) rather than an address; `wxmp_app_id` then names the mini program.
   *
   * Answers: The authorization code, or a failure.
   *
   * `POST /openbge/oauth2/authorize`
   *
   * @example
   * ```ts
   * await bgePrivate.oauth2Authorize({
   *   client_id: "fake-client-id-0001",
   *   redirect_uri: "https://app.example/callback",
   *   auth_token: "fake-auth-token-000000000001",
   *   biosample_ids: [{ biosample_id: "E-F00000000001", type: "Lowpass" }],
   * });
   * ```
   */
  oauth2Authorize: {
    method: "POST",
    path: "/openbge/oauth2/authorize",
    input: {
      client_id: { in: "body", type: "string", minLength: 1, required: true },
      redirect_uri: { in: "body", type: "string", minLength: 1, required: true },
      auth_token: { in: "body", type: "string", minLength: 1, required: true },
      biosample_ids: { in: "body", json: true, type: "array", minItems: 1, items: { type: "object" } },
    },
    content: "form",
    security: [["signature"]],
    redirect: false,
    sensitive: ["auth_token", "sign", "code"],
  },
  /**
   * Show what the user has granted
   *
   * Returns the grant that the user has given to the application `client_id`: the samples released, and when. If there is none,
   * the platform answers with an empty array in place of the object.
   *
   * What comes back without `client_id` is not documented; a single grant, or none, is what the platform's own client can
   * read. Nothing is changed by asking.
   *
   * Answers: The grant, an empty array for none, or a failure.
   *
   * `POST /openbge/oauth2/grants`
   *
   * @example
   * ```ts
   * await bgePrivate.oauth2Grants({ auth_token: "fake-auth-token-000000000001", client_id: "fake-client-id-0001" });
   * ```
   */
  oauth2Grants: {
    method: "POST",
    path: "/openbge/oauth2/grants",
    input: {
      auth_token: { in: "body", type: "string", minLength: 1, required: true },
      client_id: { in: "body", type: "string", minLength: 1 },
      redirect_uri: { in: "body", type: "string", minLength: 1 },
    },
    content: "form",
    security: [["signature"]],
    emptyIsNull: true,
    idempotent: true,
    redirect: false,
    sensitive: ["auth_token", "sign"],
  },
  /**
   * Take back the user's consent
   *
   * Ends the grant that the user has given to the application `client_id`. Returns nothing: `data` is `null` (inferred; the
   * answer is documented as empty).
   *
   * Safe to repeat: a grant that is gone stays gone, and no call can bring it back or end another one. Whether the second call
   * answers success or a failure is not documented. The platform's own page calls the operation `oauth2/revoke`; the path
   * that its client uses is this one.
   *
   * Answers: Done, or a failure.
   *
   * `POST /openbge/oauth2/revoke_grant`
   *
   * @example
   * ```ts
   * await bgePrivate.oauth2RevokeGrant({ auth_token: "fake-auth-token-000000000001", client_id: "fake-client-id-0001" });
   * ```
   */
  oauth2RevokeGrant: {
    method: "POST",
    path: "/openbge/oauth2/revoke_grant",
    input: {
      auth_token: { in: "body", type: "string", minLength: 1, required: true },
      client_id: { in: "body", type: "string", minLength: 1, required: true },
    },
    content: "form",
    security: [["signature"]],
    idempotent: true,
    redirect: false,
    sensitive: ["auth_token", "sign"],
  },
} as const;

/** The codes of failures that are documented; others may come. */
export const codes = [400, 401, 403, 41001] as const;
