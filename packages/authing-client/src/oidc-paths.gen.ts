// Generated from the spec of authing-oidc by `pnpm generate`. Do not edit: change the spec.

export interface paths {
    "/oidc/.well-known/openid-configuration": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read what the provider says of itself
         * @description The endpoints, the issuer, and which scopes, grants and algorithms it knows (OpenID Connect Discovery). A client of this
         *     package does not need it: it is for looking up what the console has set.
         */
        get: operations["getConfiguration"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/oidc/.well-known/jwks.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the keys that tokens are signed with
         * @description The public keys behind RS256 signatures: of access tokens, and of ID tokens where the console says so. A signature names
         *     its key by `kid`; read the set again when a new one turns up.
         */
        get: operations["getJwks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/oidc/auth": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Send a user to the login page
         * @description Visited by a browser, never fetched. The user logs in, and the browser comes back to `redirect_uri` with a single-use
         *     code that lives for 10 minutes and the `state` it left with.
         *
         *     Make a new random `state` and `nonce` for each login: the first is compared on the way back, the second with that of the
         *     ID token. A failure comes back the same way, as `error` and `error_description`; only a request whose client or
         *     `redirect_uri` cannot be trusted is answered directly (inferred from RFC 6749 section 4.1.2.1).
         */
        get: operations["authorize"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/oidc/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Get tokens for a code, a refresh token or an access key
         * @description One endpoint for three grants, told apart by `grant_type`. The answer's `expires_in` is the only word on the lifetime,
         *     which an application can configure. `id_token` comes with a code; compare its `nonce` with that of the login.
         *
         *     A code works once, and its `redirect_uri` has to be the one of the login. After a refresh keep the new `refresh_token` if
         *     there is one, else the old one: both ways have been documented.
         *
         *     Not to be repeated when the outcome is unknown: the first attempt may have used the code or the refresh token up.
         */
        post: operations["requestToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/oidc/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the profile of the token's user
         * @description Every field but `sub` may be `null` or missing; which ones come depends on the scopes of the token and on what the user
         *     filled in.
         *
         *     The server also takes POST, and the token in the form or in the query. The header is the way that keeps it out of logs.
         */
        get: operations["getUserInfo"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/oidc/token/introspection": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask whether a token is alive
         * @description For an access token or a refresh token. A token that has expired, was revoked or never existed is not a failure: the
         *     answer is `{"active": false}` and nothing else.
         */
        post: operations["introspectToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/oidc/token/revocation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Revoke a token
         * @description Ends an access token or a refresh token that its holder no longer needs. Every 2xx is a success; the body is empty and to
         *     be ignored (inferred). A token that is dead already is expected to succeed too, as RFC 7009 section 2.2 asks.
         */
        post: operations["revokeToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/oidc/session/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Log the user out in the browser, saying whose login it is
         * @description Visited by a browser, never fetched (OpenID Connect RP-Initiated Logout). With an ID token the user is not asked.
         *
         *     `id_token_hint` and `post_logout_redirect_uri` belong together: the platform's SDKs refuse one without the other. The ID
         *     token stands in the address, so that it ends up in the browser's history; `logout` does without.
         */
        get: operations["endSession"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/login/profile/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Log the user out in the browser
         * @description Visited by a browser, never fetched: it ends the login session that the browser's cookie holds. Tokens that were issued
         *     before are not known to die with it; revoke them separately.
         */
        get: operations["logout"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description What OpenID Connect Discovery section 3 says of a provider. There are more fields. */
        Configuration: {
            /**
             * Format: uri
             * @description The `iss` of its ID tokens.
             */
            issuer: string;
            /**
             * Format: uri
             * @description Of `authorize`.
             */
            authorization_endpoint: string;
            /**
             * Format: uri
             * @description Of `requestToken`.
             */
            token_endpoint: string;
            /**
             * Format: uri
             * @description Of `getJwks`.
             */
            jwks_uri: string;
            /**
             * Format: uri
             * @description Of `getUserInfo`.
             */
            userinfo_endpoint?: string;
            /**
             * Format: uri
             * @description Of `introspectToken`.
             */
            introspection_endpoint?: string;
            /**
             * Format: uri
             * @description Of `revokeToken`.
             */
            revocation_endpoint?: string;
            /**
             * Format: uri
             * @description Of `endSession`.
             */
            end_session_endpoint?: string;
            /** @description The scopes that it knows. */
            scopes_supported?: string[];
            /** @description The values of `response_type`. */
            response_types_supported?: string[];
            /** @description The values of `response_mode`. */
            response_modes_supported?: string[];
            /** @description The values of `grant_type`. */
            grant_types_supported?: string[];
            /** @description How `sub` is made. */
            subject_types_supported?: string[];
            /** @description How ID tokens are signed. */
            id_token_signing_alg_values_supported?: string[];
            /** @description The methods of PKCE. */
            code_challenge_methods_supported?: string[];
        };
        /** @description A public key (RFC 7517 section 4). There are more fields. */
        PublicKey: {
            /** @description The kind of key, `RSA` for RS256. */
            kty: string;
            /** @description Its name. */
            kid?: string;
            /** @description What it is for: `sig`, signatures. */
            use?: string;
            /** @description The algorithm that it is for. */
            alg?: string;
            /** @description The modulus, in base64url. */
            n?: string;
            /** @description The exponent, in base64url. */
            e?: string;
        };
        /** @description A set of public keys (RFC 7517 section 5). */
        KeySet: {
            /** @description The keys; a signature names its own by `kid`. */
            keys: components["schemas"]["PublicKey"][];
        };
        /** @description A failure as RFC 6749 section 5.2 has it. */
        OAuthError: {
            /**
             * @description A code for programs, in the characters that RFC 6749 allows. Not a closed list; of the codes at the token endpoint
             *     only `invalid_grant` is documented.
             * @example invalid_grant
             */
            error: string;
            /** @description A text for people. Its wording may change. */
            error_description?: string;
        };
        /** @description The application id. For `client_secret_post` and `none`; left out for `client_secret_basic`. */
        ClientId: string;
        /**
         * Format: password
         * @description The application secret (应用密钥). For `client_secret_post` only.
         */
        ClientSecret: string;
        /** @description Exchanges the code that the login brought. */
        AuthorizationCodeGrant: {
            /**
             * @description Which grant this is.
             * @constant
             */
            grant_type: "authorization_code";
            /**
             * Format: password
             * @description The code from the callback. Works once, within 10 minutes.
             */
            code: string;
            /**
             * Format: uri
             * @description The same value as at the login.
             */
            redirect_uri: string;
            /**
             * Format: password
             * @description PKCE (RFC 7636), when the login had a `code_challenge`.
             */
            code_verifier?: string;
        };
        /** @description Exchanges a refresh token for a new access token. */
        RefreshTokenGrant: {
            /**
             * @description Which grant this is.
             * @constant
             */
            grant_type: "refresh_token";
            /**
             * Format: password
             * @description The refresh token of the last token answer that had one.
             */
            refresh_token: string;
        };
        /**
         * @description A token for the application itself (machine to machine). The key and its secret are those of a programmatic access
         *     account (编程访问账号), not of the application, and go into the form, whatever the client authentication method of the endpoint is.
         */
        ClientCredentialsGrant: {
            /**
             * @description Which grant this is.
             * @constant
             */
            grant_type: "client_credentials";
            /** @description What is asked for, separated by spaces. The platform's SDKs refuse an empty one. */
            scope: string;
        };
        /** @description An access token and what belongs to it. */
        TokenSet: {
            /**
             * Format: password
             * @description What `getUserInfo` wants. A JWT.
             */
            access_token: string;
            /**
             * @description Always `Bearer`.
             * @constant
             */
            token_type: "Bearer";
            /** @description Seconds until the access token dies. Samples show one hour. */
            expires_in: number;
            /**
             * Format: password
             * @description Who logged in, as a signed JWT (OpenID Connect Core section 2). Signed with HS256 and the application's secret, or with
             *     RS256 and a key of `getJwks`, as the console says. Missing for the grant `client_credentials`.
             */
            id_token?: string;
            /**
             * Format: password
             * @description Brings the next access token. Only where the login asked for `offline_access`, with `prompt=consent`.
             */
            refresh_token?: string;
            /** @description What was granted, separated by spaces. */
            scope?: string;
        };
        /** @description The claims of a user. All but `sub` may be null or missing. */
        UserInfo: {
            /** @description The user id, unique and stable (subject). */
            sub: string;
            /** @description Full name (姓名). */
            name?: string | null;
            /** @description Given name (名字). */
            given_name?: string | null;
            /** @description Family name (姓氏). */
            family_name?: string | null;
            /** @description Middle name (中间名). */
            middle_name?: string | null;
            /** @description Nickname (昵称). */
            nickname?: string | null;
            /** @description The name that the user wants to be called by. */
            preferred_username?: string | null;
            /** @description Profile (基础资料), in OpenID Connect the URL of a page about the user. */
            profile?: string | null;
            /**
             * Format: uri
             * @description URL of the avatar (头像).
             */
            picture?: string | null;
            /** @description URL of the user's site. */
            website?: string | null;
            /**
             * Format: email
             * @description E-mail address.
             */
            email?: string | null;
            /** @description Whether the address was confirmed. */
            email_verified?: boolean | null;
            /**
             * @description `M` male, `F` female, `U` unknown.
             * @example U
             */
            gender?: string | null;
            /** @description Date of birth; its form is not documented. */
            birthdate?: string | null;
            /** @description Time zone, such as `Asia/Shanghai`. */
            zoneinfo?: string | null;
            /** @description Language and region, such as `zh-CN`. */
            locale?: string | null;
            /** @description Phone number (手机号). */
            phone_number?: string | null;
            /** @description Whether the number was confirmed. */
            phone_number_verified?: boolean | null;
            /** @description Postal address; samples leave single fields out. */
            address?: {
                /** @description The whole address as one text (详细地址). */
                formatted?: string | null;
                /** @description Street and number (街道地址). */
                street_address?: string | null;
                /** @description City (城市). */
                locality?: string | null;
                /** @description Province or state (省). */
                region?: string | null;
                /** @description Postal code (邮编). */
                postal_code?: string | null;
                /** @description Country (国家). */
                country?: string | null;
            } | null;
            /**
             * Format: date-time
             * @description When the profile last changed.
             */
            updated_at?: string | null;
        };
        /** @description The claims of a user, as far as the scopes of the token go. */
        OidcUserInfo: components["schemas"]["UserInfo"] & {
            /** @description Login name (用户名), with the scope `username`. */
            username?: string | null;
            /** @description Roles (角色), with the scope `roles`; their form is not documented. */
            roles?: unknown;
            /** @description The user id at an external identity source, with the scope `unionid`. */
            unionid?: string | null;
            /** @description The id in your own system, with the scope `external_id`. */
            external_id?: string | null;
            /** @description Fields of your own, with the scope `extended_fields`; their form is not documented. */
            extended_fields?: unknown;
        };
        /** @description Which token to look at. */
        IntrospectionRequest: {
            /**
             * Format: password
             * @description An access token or a refresh token.
             */
            token: string;
            /**
             * @description Which of the two it is. Not needed. One page of the platform's docs requires it and allows only `access_token`, its
             *     samples leave it out.
             * @enum {string}
             */
            token_type_hint?: "access_token" | "refresh_token";
        };
        /** @description A token that works. */
        ActiveToken: {
            /**
             * @description Whether the token works.
             * @constant
             */
            active: true;
            /** @description The user id. */
            sub?: string;
            /** @description The application that the token was issued to. */
            client_id?: string;
            /** @description When it dies, in seconds since 1970. */
            exp?: number;
            /** @description When it was issued, in seconds since 1970. */
            iat?: number;
            /**
             * Format: uri
             * @description Who issued it. On `/oauth` this is the shared host, on `/oidc` the application's own.
             */
            iss?: string;
            /** @description The id of the token. */
            jti?: string;
            /** @description What was granted, separated by spaces. */
            scope?: string;
            /** @description Usually `Bearer`. */
            token_type?: string;
        };
        /** @description A token that has expired, was revoked or never existed. */
        InactiveToken: {
            /**
             * @description Whether the token works.
             * @constant
             */
            active: false;
        };
        /** @description Told apart by `active`. */
        TokenState: components["schemas"]["ActiveToken"] | components["schemas"]["InactiveToken"];
        /** @description Which token to end. */
        RevocationRequest: {
            /**
             * Format: password
             * @description An access token or a refresh token.
             */
            token: string;
        };
    };
    responses: {
        /** @description The client was not recognised. Inferred from RFC 6749 section 5.2; the platform does not document it. */
        InvalidClient: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["OAuthError"];
            };
        };
        /** @description No usable token. Inferred from RFC 6750 section 3.1. */
        NoUsableToken: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["OAuthError"];
            };
        };
        /** @description The request is wrong. Inferred from RFC 6749 section 5.2; the platform does not document it. */
        TokenMissing: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["OAuthError"];
            };
        };
    };
    parameters: never;
    requestBodies: {
        /** @description The token, and `client_id` and `client_secret` as the client authentication method wants them. */
        IntrospectionForm: {
            content: {
                "application/x-www-form-urlencoded": components["schemas"]["IntrospectionRequest"];
            };
        };
        /** @description The token, and `client_id` and `client_secret` as the client authentication method wants them. */
        RevocationForm: {
            content: {
                "application/x-www-form-urlencoded": components["schemas"]["RevocationRequest"];
            };
        };
    };
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getConfiguration: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The provider's metadata. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Configuration"];
                };
            };
        };
    };
    getJwks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The set of keys. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeySet"];
                    "application/jwk-set+json": components["schemas"]["KeySet"];
                };
            };
        };
    };
    authorize: {
        parameters: {
            query: {
                /**
                 * @description A random value that comes back in the ID token. Required where the ID token comes by way of the browser.
                 * @example fake-nonce-0000000001
                 */
                nonce?: string;
                /**
                 * @description A random value that comes back unchanged and ties the callback to the browser that left.
                 * @example fake-state-0000000001
                 */
                state?: string;
                /**
                 * @description What is asked for, separated by spaces, with `openid` among it. `offline_access` brings a refresh token, and only with
                 *     `prompt=consent`.
                 * @example openid profile email phone address
                 */
                scope: string;
                /**
                 * @description The application id (应用 ID).
                 * @example fake-app-id-000000000001
                 */
                client_id: string;
                /**
                 * @description Where the browser comes back to. It has to be registered in the console.
                 * @example https://app.test/callback
                 */
                redirect_uri: string;
                /**
                 * @description `code` brings an authorization code. The others bring tokens in the URL or none at all; RFC 9700 section 2.1.2 advises
                 *     against access tokens there.
                 * @example code
                 */
                response_type: "code" | "code id_token token" | "code id_token" | "code token" | "id_token token" | "id_token" | "none";
                /**
                 * @description How the result comes back; default `query` for a code, else `fragment`.
                 * @example query
                 */
                response_mode?: "query" | "fragment" | "form_post";
                /**
                 * @description What the user is asked again: `consent`, `login`, several with spaces between, or `none` at all (OpenID Connect Core
                 *     section 3.1.2.1). The platform's SDKs send `consent` and `login`.
                 * @example consent
                 */
                prompt?: string;
                /**
                 * @description PKCE (RFC 7636): the challenge that belongs to the `code_verifier` sent with the code.
                 * @example fake-code-challenge-000000000000000000000001
                 */
                code_challenge?: string;
                /**
                 * @description How the challenge was made from the verifier. `S256` is the one to use.
                 * @example S256
                 */
                code_challenge_method?: "S256" | "plain";
                /**
                 * @description The tenant to log in at, of an application that has several. Read in one SDK.
                 * @example fake-tenant-id-000000000001
                 */
                tenant_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Back to `redirect_uri`, after the login page if the user has no session yet. */
            302: {
                headers: {
                    /**
                     * @description `redirect_uri` with `code` and `state` in the query; with another `response_type`, with the tokens in the fragment;
                     *     after a failure, with `error` and `error_description` (the names that the platform's own SDKs read).
                     */
                    Location: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be answered by a redirect. Inferred; a page instead of JSON is possible. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OAuthError"];
                };
            };
        };
    };
    requestToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The grant, and `client_id` and `client_secret` as the client authentication method wants them; `client_credentials` has those of an access key. */
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": components["schemas"]["AuthorizationCodeGrant"] | components["schemas"]["RefreshTokenGrant"] | components["schemas"]["ClientCredentialsGrant"];
            };
        };
        responses: {
            /** @description A set of tokens. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenSet"];
                };
            };
            /** @description The grant is refused (`invalid_grant`, documented) or the request is wrong (the others, inferred). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OAuthError"];
                };
            };
            401: components["responses"]["InvalidClient"];
        };
    };
    getUserInfo: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user's profile. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OidcUserInfo"];
                };
            };
            401: components["responses"]["NoUsableToken"];
        };
    };
    introspectToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: components["requestBodies"]["IntrospectionForm"];
        responses: {
            /** @description The state of the token. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenState"];
                };
            };
            400: components["responses"]["TokenMissing"];
            401: components["responses"]["InvalidClient"];
        };
    };
    revokeToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: components["requestBodies"]["RevocationForm"];
        responses: {
            /** @description The token is dead now. No body. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["TokenMissing"];
            401: components["responses"]["InvalidClient"];
        };
    };
    endSession: {
        parameters: {
            query?: {
                /**
                 * @description The ID token of the login, also an expired one.
                 * @example fake-id-token-000000000001
                 */
                id_token_hint?: string;
                /**
                 * @description Where the browser goes afterwards. It has to be registered in the console.
                 * @example https://app.test/
                 */
                post_logout_redirect_uri?: string;
                /**
                 * @description Comes back unchanged at `post_logout_redirect_uri`.
                 * @example fake-state-0000000001
                 */
                state?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Logged out, or there was no session. */
            302: {
                headers: {
                    /** @description The `post_logout_redirect_uri`, with `state`; without one, a page of the platform (which one is inferred). */
                    Location: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be answered by a redirect. Inferred; a page instead of JSON is possible. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OAuthError"];
                };
            };
        };
    };
    logout: {
        parameters: {
            query?: {
                /**
                 * @description Where the browser goes afterwards. Need not be registered. Without it the page is not documented.
                 * @example https://app.test/
                 */
                redirect_uri?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Logged out, or there was no session. */
            302: {
                headers: {
                    /** @description The `redirect_uri`; without one, a page of the platform (which one is inferred). */
                    Location: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}
