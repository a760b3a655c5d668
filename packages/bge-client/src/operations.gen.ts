// Generated from the spec of bge by `pnpm generate`. Do not edit: change the spec.

/** The operations of BGE open platform. */
export const operations = {
  /**
   * Ask whether the platform is up
   *
   * Any answer with `code` 0 means yes. It takes no token, so it tells nothing about credentials.
   *
   * Answers: Up, or a failure in the envelope.
   *
   * `GET /ping`
   *
   * @example
   * ```ts
   * await bge.alive();
   * ```
   */
  alive: {
    method: "GET",
    path: "/ping",
    input: {},
    security: [],
    kind: "probe",
  },
  /**
   * Send a user to the consent page
   *
   * A browser visits this address; a program never fetches it. The user logs in, agrees, and is sent back to `redirect_uri` with
   * a `code` for the token endpoint.
   *
   * - `state` comes back unchanged. Make it hard to guess and compare it on return.
   * - There is no PKCE and no nonce.
   * - What a refused consent looks like is not documented. The `denied` example follows RFC 6749, section 4.1.2.1 (inferred). So
   *   does the rule that an unknown client or address gets an error in place, never a redirect (inferred).
   *
   * `GET /oauth2/authorize`
   *
   * @example
   * ```ts
   * bge.authorize({
   *   client_id: "fake-client-id-0001",
   *   response_type: "code",
   *   redirect_uri: "https://client.example.com/callback",
   *   scope: "profile.default variant.rsid",
   *   state: "fake-state-0001",
   * });
   * ```
   */
  authorize: {
    method: "GET",
    path: "/oauth2/authorize",
    input: {
      client_id: { in: "query", required: true, type: "string", minLength: 1 },
      response_type: { in: "query", required: true, type: "string", enum: ["code"] },
      redirect_uri: { in: "query", required: true, type: "string", minLength: 1 },
      scope: { in: "query", type: "string", minLength: 1, pattern: "^[^\\s,]+( [^\\s,]+)*$" },
      state: { in: "query", type: "string", minLength: 1 },
    },
    security: [],
    kind: "navigation",
  },
  /**
   * Get an access token
   *
   * The token endpoint for all three grants; `grant_type` chooses. Client number and secret go in the body.
   *
   * - The answer is **in the envelope**, a refusal too: `code` 400 on HTTP 200, not the error object of RFC 6749. A ready-made
   *   OAuth library does not understand it.
   * - `authorization_code` and `refresh_token` give a user token with a refresh token. Every refresh gives a new refresh token as
   *   well; store it before using the access token, or the user has to agree again.
   * - `client_credentials` gives an app token without a refresh token.
   * - A request whose answer got lost must not be sent again: the code or refresh token may be spent.
   *
   * Answers: A token, or a refusal in the envelope.
   *
   * `POST /oauth2/access_token`
   *
   * @example
   * ```ts
   * await bge.requestToken({
   *   grant_type: "authorization_code",
   *   redirect_uri: "https://client.example.com/callback",
   *   code: "fake-authorization-code-0001",
   * });
   * ```
   */
  requestToken: {
    method: "POST",
    path: "/oauth2/access_token",
    input: {
      grant_type: {
        in: "body",
        type: "string",
        enum: ["authorization_code", "refresh_token", "client_credentials"],
        required: true,
      },
      redirect_uri: { in: "body", type: "string" },
      code: { in: "body", type: "string", minLength: 1 },
      refresh_token: { in: "body", type: "string", minLength: 1 },
    },
    variants: [{
      content: "form",
      when: { grant_type: "authorization_code" },
      required: ["grant_type", "redirect_uri", "code"],
      optional: [],
    }, {
      content: "form",
      when: { grant_type: "refresh_token" },
      required: ["grant_type", "refresh_token"],
      optional: [],
    }, { content: "form", when: { grant_type: "client_credentials" }, required: ["grant_type"], optional: [] }],
    security: [["client"]],
    idempotent: false,
    redirect: false,
    sensitive: ["client_secret", "code", "refresh_token", "access_token"],
  },
  /**
   * Ask what a token is worth
   *
   * Says whether an access token still works and which client it was issued to, much as RFC 7662 does but in the envelope. The platform's
   * own client asks with the very token that it asks about, as Bearer too; whether one token may ask about another is
   * not documented. A dead token may so answer `active: false` or `code` 403: be ready for both.
   *
   * The token stands in the URL. Keep this URL out of logs.
   *
   * Answers: State of the token, or a failure in the envelope.
   *
   * `GET /oauth2/introspect`, with userToken or appToken
   *
   * @example
   * ```ts
   * await bge.withToken(accessToken).introspect({ token: "fake-access-token-000000000001" });
   * ```
   */
  introspect: {
    method: "GET",
    path: "/oauth2/introspect",
    input: { token: { in: "query", required: true, type: "string", minLength: 1 } },
    security: [["userToken"], ["appToken"]],
    sensitive: ["token"],
  },
  /**
   * Get the user who agreed
   *
   * Profile of the user behind the token. Which fields it holds depends on the token's scopes; the rest is null or missing.
   * User tokens only: there is no user behind an app token.
   *
   * Answers: The user, or a failure in the envelope.
   *
   * `GET /profile`, with userToken
   *
   * @example
   * ```ts
   * await bge.withToken(accessToken).getUser();
   * ```
   */
  getUser: {
    method: "GET",
    path: "/profile",
    input: {},
    security: [["userToken"]],
  },
  /**
   * List samples
   *
   * With a user token: the samples of that user. With an app token: those that the client registered, or that were made out to it.
   * One place of the platform's documentation calls this closed to app tokens, the text beside it and the client say
   * otherwise; app tokens are accepted here on the strength of the latter.
   *
   * **Paging.** Ask for `page` 1, then for the `next_page` of each answer. Stop when `next_page` is null **or** `result` is empty: a
   * next page may be announced after the last sample. The filters narrow the list together (inferred).
   *
   * Answers: A page of samples, or a failure in the envelope.
   *
   * `GET /samples`, with userToken or appToken
   *
   * @example
   * ```ts
   * await bge.withToken(accessToken).getSamples({
   *   biosample_ids: ["E-F00000000001", "E-F00000000002"],
   *   biosample_sites: [11],
   *   omics: [1],
   *   project_ids: ["P-W00000000001"],
   *   organisms: [1],
   *   data_availability: true,
   *   statuses: [9001],
   *   require_files: false,
   *   page: 1,
   *   limit: 50,
   * });
   * ```
   */
  getSamples: {
    method: "GET",
    path: "/samples",
    input: {
      biosample_ids: { in: "query", type: "array", minItems: 1, items: { type: "string", minLength: 1, pattern: "^[^\\s,]+$" } },
      biosample_sites: { in: "query", type: "array", minItems: 1, items: { type: "integer", minimum: 1, maximum: 15 } },
      omics: { in: "query", type: "array", minItems: 1, items: { type: "integer", minimum: 1, maximum: 2 } },
      project_ids: { in: "query", type: "array", minItems: 1, items: { type: "string", minLength: 1, pattern: "^[^\\s,]+$" } },
      organisms: { in: "query", type: "array", minItems: 1, items: { type: "integer", minimum: 1, maximum: 3 } },
      data_availability: { in: "query", type: "boolean" },
      statuses: { in: "query", type: "array", minItems: 1, items: { type: "integer", minimum: 0 } },
      require_files: { in: "query", type: "boolean" },
      page: { in: "query", type: "integer", minimum: 1 },
      limit: { in: "query", type: "integer", minimum: 1 },
    },
    security: [["userToken"], ["appToken"]],
    pagination: { kind: "page", param: "page", items: "result", next: "next_page" },
  },
  /**
   * Get genotypes by rs number
   *
   * Genotypes of one sample at up to 100 sites of dbSNP. A user token reads only the samples of its own user, an app token only those
   * that belong to the client.
   *
   * A sample number that does not exist, or is no number at all, gets `code` 41303 like another person's: the platform does
   * not tell them apart. Match an answer to its question by `alternate_id`, not by place: order and completeness of
   * the list are not documented.
   *
   * Answers: The variants, or a failure in the envelope.
   *
   * `GET /variants`, with userToken or appToken
   *
   * @example
   * ```ts
   * await bge.withToken(accessToken).getVariants({ biosample_id: "E-F00000000001", rsids: ["rs671", "rs1229984"] });
   * ```
   */
  getVariants: {
    method: "GET",
    path: "/variants",
    input: {
      biosample_id: { in: "query", required: true, type: "string", minLength: 1, pattern: "^\\S+$" },
      rsids: {
        in: "query",
        required: true,
        type: "array",
        minItems: 1,
        maxItems: 100,
        items: { type: "string", pattern: "^rs[0-9]+$" },
      },
    },
    security: [["userToken"], ["appToken"]],
  },
  /**
   * Extract the variants of chosen regions
   *
   * Starts a task that extracts all variants of a sample within regions of the genome, and answers with the number of that task. The
   * result comes later, from the platform's task interface (`GET /task/{task_id}`).
   *
   * Give the regions in exactly one of two ways: `regions` in a form, at most 5000 of them, or `bed_file` in a multipart body, a zip
   * file with a BED file of at most 1,000,000 lines inside.
   *
   * Every call starts another task. The answer's form is that of the same operation on BGE's private platform (inferred). Which
   * failures it knows is not documented; those shown are the ones that other reads of a sample give (inferred).
   *
   * Answers: The task that was started, or a failure in the envelope.
   *
   * `POST /professional/variant`, with userToken or appToken
   *
   * @example
   * ```ts
   * await bge.withToken(accessToken).getProfessionalVariant({
   *   biosample_id: "E-F00000000001",
   *   only_variant_site: false,
   *   regions: [{ chr: "chr1", begin: 1000001, end: 1000100 }, { chr: "chr3", begin: 2000001, end: 2000100 }],
   * });
   * ```
   */
  getProfessionalVariant: {
    method: "POST",
    path: "/professional/variant",
    input: {
      biosample_id: { in: "body", type: "string", minLength: 1, pattern: "^\\S+$", required: true },
      only_variant_site: { in: "body", type: "boolean" },
      regions: { in: "body", json: true, type: "array", minItems: 1, maxItems: 5000 },
      bed_file: { in: "body", type: "file" },
    },
    variants: [{ content: "form", required: ["biosample_id", "regions"], optional: ["only_variant_site"] }, { content: "multipart", required: ["biosample_id", "bed_file"], optional: ["only_variant_site"] }],
    security: [["userToken"], ["appToken"]],
  },
  /**
   * Get the abundance of taxa
   *
   * How much of each microbe a microbiome sample holds (类群丰度), with the spread of a reference cohort to compare with. Values of
   * unit `percent` run from 0 to 100. User tokens only.
   *
   * **Paging.** `pagination` stands in the envelope, beside `data`, and never announces the last page: ask for `page` 1, 2, 3 ... until
   * `pagination.count` is 0. So one empty page always comes at the end. A malformed taxon number gives an empty page as well on the
   * server, not a failure; so does an unknown one (inferred).
   *
   * Answers: A page of taxa, or a failure in the envelope.
   *
   * `GET /microbiome/taxon_abundance`, with userToken
   *
   * @example
   * ```ts
   * await bge.withToken(accessToken).getTaxonAbundance({ biosample_id: "E-F00000000003", taxon_id: ["txid817", "txid818"], page: 1, limit: 50 });
   * ```
   */
  getTaxonAbundance: {
    method: "GET",
    path: "/microbiome/taxon_abundance",
    input: {
      biosample_id: { in: "query", required: true, type: "string", minLength: 1, pattern: "^\\S+$" },
      taxon_id: { in: "query", type: "array", minItems: 1, items: { type: "string", pattern: "^txid[0-9]+$" } },
      page: { in: "query", type: "integer", minimum: 1 },
      limit: { in: "query", type: "integer", minimum: 1 },
    },
    security: [["userToken"]],
    pagination: { kind: "envelopePage", param: "page", items: "" },
  },
  /**
   * Get a data stream by time
   *
   * Entries of one data element (数据元) whose time of origin lies in a range, the newest first unless asked otherwise. With a user
   * token they are that user's; with an app token `biosample_id` is required.
   *
   * **Paging.** Give `next_page` back as it came, with the other parameters unchanged, until it is null.
   *
   * Answers: A page of entries, or a failure in the envelope.
   *
   * `GET /stream/range`, with userToken or appToken
   *
   * @example
   * ```ts
   * await bge.withToken(accessToken).getRangeStream({
   *   data_element_id: "00000000-0000-4000-8000-000000000021",
   *   biosample_id: "E-F00000000001",
   *   start_time: "1970-01",
   *   end_time: "2021-04-01 10:11:00.123456",
   *   sort_direction: "desc",
   *   limit: 100,
   *   next_page: "ZmFrZS1jdXJzb3ItMQ",
   * });
   * ```
   */
  getRangeStream: {
    method: "GET",
    path: "/stream/range",
    input: {
      data_element_id: { in: "query", required: true, type: "string", minLength: 1 },
      biosample_id: { in: "query", type: "string", minLength: 1, pattern: "^\\S+$" },
      start_time: { in: "query", type: "string", minLength: 4 },
      end_time: { in: "query", type: "string", minLength: 4 },
      sort_direction: { in: "query", type: "string", enum: ["asc", "desc"] },
      limit: { in: "query", type: "integer", minimum: 1, maximum: 100 },
      next_page: { in: "query", type: "string", minLength: 1 },
    },
    security: [["userToken"], ["appToken"]],
    pagination: { kind: "cursor", param: "next_page", items: "result", next: "next_page" },
  },
  /**
   * List the published versions of a model
   *
   * Versions of an interpretation model (解读模型), for its developer.
   *
   * **Paging.** `next_page` is a number. The platform's own client does not trust it alone and stops when `result` is empty, when it
   * is shorter than `limit`, when `next_page` is null, or when `next_page` is the page that was just asked for. `.all()` asks once more
   * behind a page that is short, as `limit` may be capped.
   *
   * Answers: A page of versions, or a failure in the envelope.
   *
   * `GET /model/{model_id}/versions`, with userToken or appToken
   *
   * @example
   * ```ts
   * await bge.withToken(accessToken).getModelVersions({ model_id: "fakeModel0001", limit: 10, next_page: 2 });
   * ```
   */
  getModelVersions: {
    method: "GET",
    path: "/model/{model_id}/versions",
    input: {
      model_id: { in: "path", required: true, type: "string", minLength: 1 },
      limit: { in: "query", type: "integer", minimum: 1 },
      next_page: { in: "query", type: "integer", minimum: 0 },
    },
    security: [["userToken"], ["appToken"]],
    pagination: { kind: "cursor", param: "next_page", items: "result", next: "next_page" },
  },
} as const;

/** The codes of failures that are documented; others may come. */
export const codes = [400, 401, 403, 500, 40014, 41001, 41202, 41302, 41303, 41401, 41402, 41403] as const;
