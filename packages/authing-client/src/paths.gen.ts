// Generated from the spec of authing by `pnpm generate`. Do not edit: change the spec.

export interface paths {
    "/oauth/auth": {
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
         *     The server requires `state`: make a new random value for each login and compare it on the way back. A failure comes back
         *     the same way, as `error` and `error_description`; only a request whose client or `redirect_uri` cannot be trusted is
         *     answered directly (inferred from RFC 6749 section 4.1.2.1).
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
    "/oauth/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Exchange a code or a refresh token for an access token
         * @description One endpoint for two grants, told apart by `grant_type`. The answer's `expires_in` is the only word on the lifetime,
         *     which an application can configure.
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
    "/oauth/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the profile of the token's user
         * @description Every field but `sub` may be `null` or missing; which ones an application gives depends on the console and on what the
         *     user filled in.
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
    "/oauth/token/introspection": {
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
    "/oauth/token/revocation": {
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
         *
         *     `client_secret_basic` is documented for this endpoint, but most of the platform's SDKs refuse it here and say that OAuth
         *     2.0 revocation does not support it yet. If it answers 401, set this endpoint to `client_secret_post`.
         */
        post: operations["revokeToken"];
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
        /** @description An access token and what belongs to it. */
        TokenSet: {
            /**
             * Format: password
             * @description What `getUserInfo` wants. An opaque text.
             */
            access_token: string;
            /**
             * @description Always `Bearer`.
             * @constant
             */
            token_type: "Bearer";
            /** @description Seconds until the access token dies. Samples show two weeks and one hour. */
            expires_in: number;
            /**
             * Format: password
             * @description Brings the next access token. How long it lives is not documented.
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
    authorize: {
        parameters: {
            query: {
                /**
                 * @description A random value that comes back unchanged and ties the callback to the browser that left.
                 * @example fake-state-0000000001
                 */
                state: string;
                /**
                 * @description What is asked for. `user` is the only value with a meaning here, and gives a refresh token too.
                 * @example user
                 */
                scope?: string;
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
                 * @description `code` brings an authorization code. `token` brings the access token itself, in the fragment of the URL, where
                 *     browser history and scripts can read it: RFC 9700 section 2.1.2 advises against it.
                 * @example code
                 */
                response_type: "code" | "token";
                /**
                 * @description How the result comes back. Documented for OpenID Connect; whether `/oauth` heeds it is not known.
                 * @example query
                 */
                response_mode?: "query" | "fragment" | "form_post";
                /**
                 * @description Ties an ID token to a login. `/oauth` issues none, so it has no known effect here.
                 * @example fake-nonce-0000000001
                 */
                nonce?: string;
                /**
                 * @description PKCE (RFC 7636): the challenge that belongs to the `code_verifier` sent with the code. Documented for OpenID Connect;
                 *     whether `/oauth` checks it is not known. Sending it does no harm.
                 * @example fake-code-challenge-000000000000000000000001
                 */
                code_challenge?: string;
                /**
                 * @description How the challenge was made from the verifier. `S256` is the one to use.
                 * @example S256
                 */
                code_challenge_method?: "S256" | "plain";
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
                     * @description `redirect_uri` with `code` and `state` in the query; with `response_type=token`, with the token in the fragment;
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
        /** @description The grant, and `client_id` and `client_secret` as the client authentication method wants them. */
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": components["schemas"]["AuthorizationCodeGrant"] | components["schemas"]["RefreshTokenGrant"];
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
                    "application/json": components["schemas"]["UserInfo"];
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
            /** @description The client was not recognised, or may not use this method here. Inferred from RFC 6749 section 5.2. */
            401: {
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
