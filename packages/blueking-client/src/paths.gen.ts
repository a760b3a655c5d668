// Generated from the spec of blueking by `pnpm generate`. Do not edit: change the spec.

export interface paths {
    "/api/v1/auth/access-tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Issue an access token
         * @description Returns an access token and a refresh token. `authorization_code` gives a user token in exchange for the user's login
         *     state, `client_credentials` an app token. Despite the name, the first is no OAuth2 code grant: the cookie `bk_token` takes
         *     the place of the code, and there is no redirect and no scope.
         *
         *     An app token need not be renewed: ask for another when it ends. A token that still lives may come back as it is (inferred),
         *     with less than its full time left.
         */
        post: operations["issueAccessToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/access-tokens/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Renew an access token
         * @description Returns a new access token for a refresh token. The refresh token itself is neither replaced nor prolonged: the answer
         *     repeats it, and after its 30 days (the default) only a new token from the login state helps. Expect the old access
         *     token to end at once.
         *
         *     Meant for user tokens. It works for app tokens too, without need.
         */
        post: operations["refreshAccessToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/access-tokens/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check an access token
         * @description Returns whose token it is and how many seconds it has left. The caller proves itself with its own app code and secret; the
         *     answer names the application that owns the token, which may be another one. Nothing is changed by asking.
         *
         *     No page of the platform describes this operation; it is known from the platform's own clients. All its failures are
         *     inferred.
         */
        post: operations["verifyAccessToken"];
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
        /** @description A request for a user token. */
        UserTokenRequest: {
            /**
             * @description Prove application and user.
             * @constant
             */
            grant_type: "authorization_code";
            /**
             * @description The login service of BlueKing vouches for the user.
             * @constant
             */
            id_provider: "bk_login";
            /**
             * Format: password
             * @description The value of the login cookie `bk_token` of a signed-in user.
             */
            bk_token: string;
        };
        /** @description A request for an app token. */
        AppTokenRequest: {
            /**
             * @description Prove the application alone.
             * @constant
             */
            grant_type: "client_credentials";
            /**
             * @description The application vouches for itself.
             * @constant
             */
            id_provider: "client";
        };
        /**
         * Format: password
         * @description An access token. Those seen have 30 letters and digits; the platform's own client keeps up to 255.
         */
        AccessToken: string;
        /**
         * Format: password
         * @description A refresh token. Those seen have 30 letters and digits; the platform's own client keeps up to 255.
         */
        RefreshToken: string;
        /** @description The user whom a token stands for. What it holds for an app token, if it comes at all, is not documented. */
        Identity: {
            /**
             * @description The name of the user; the platform's own client keeps up to 64 characters.
             * @example admin
             */
            username?: string;
            /**
             * @description The kind of the user. `bkuser` is the one seen on user tokens.
             * @example bkuser
             */
            user_type?: string;
        };
        /** @description An access token and what belongs to it. */
        Token: {
            access_token: components["schemas"]["AccessToken"];
            refresh_token: components["schemas"]["RefreshToken"];
            /**
             * @description Seconds until the access token ends. 43200 in the answers seen.
             * @example 43200
             */
            expires_in: number;
            identity?: components["schemas"]["Identity"];
        };
        /** @description The owner of an access token. */
        Verification: {
            /** @description The code of the application that the token was issued to. */
            bk_app_code: string;
            identity?: components["schemas"]["Identity"];
            /**
             * @description Seconds that the token has left.
             * @example 600
             */
            expires_in: number;
        };
        /**
         * @description 0, success.
         * @constant
         */
        SuccessCode: 0;
        /** @description A text for people. Do not build on it. */
        Message: string;
        /** @description A token, in the platform's envelope. */
        TokenSuccess: {
            code: components["schemas"]["SuccessCode"];
            message: components["schemas"]["Message"];
            data: components["schemas"]["Token"];
        };
        /** @description The owner of a token, in the platform's envelope. */
        VerifySuccess: {
            code: components["schemas"]["SuccessCode"];
            message: components["schemas"]["Message"];
            data: components["schemas"]["Verification"];
        };
        /** @description The call was refused. */
        Failure: {
            /**
             * @description | code | meaning |
             *     |---|---|
             *     | 1901400 | bad request parameters |
             *     | 1901401 | the caller may not use this operation: app code or secret wrong, or not permitted (inferred) |
             *     | 1901403 | the token given is illegal or expired; documented for a refresh token, inferred for an access token |
             *     | 1901500 | trouble inside the service; try again later |
             * @enum {integer}
             */
            code: 1901400 | 1901401 | 1901403 | 1901500;
            message: components["schemas"]["Message"];
            /** @description Usually `null`; nothing is documented about it. */
            data?: unknown;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    issueAccessToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Which kind of token, and for a user token the login state. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserTokenRequest"] | components["schemas"]["AppTokenRequest"];
            };
        };
        responses: {
            /** @description The token, or a failure. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenSuccess"] | components["schemas"]["Failure"];
                };
            };
        };
    };
    refreshAccessToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The refresh token, and nothing else. */
        requestBody: {
            content: {
                "application/json": {
                    refresh_token: components["schemas"]["RefreshToken"];
                };
            };
        };
        responses: {
            /** @description The new token, or a failure. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenSuccess"] | components["schemas"]["Failure"];
                };
            };
        };
    };
    verifyAccessToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The access token to check, and nothing else. */
        requestBody: {
            content: {
                "application/json": {
                    access_token: components["schemas"]["AccessToken"];
                };
            };
        };
        responses: {
            /** @description The owner of the token, or a failure. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VerifySuccess"] | components["schemas"]["Failure"];
                };
            };
        };
    };
}
