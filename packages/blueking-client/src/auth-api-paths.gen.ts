// Generated from the spec of blueking-auth-api by `pnpm generate`. Do not edit: change the spec.

export interface paths {
    "/auth_api/token/": {
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
         * @description Returns an access token and, at least for a user, a refresh token. `authorization_code` gives a user token in exchange for the user's
         *     login state, `client_credentials` an app token. Despite the name, the first is no OAuth2 code grant: the login cookies take the
         *     place of the code, and there is no redirect.
         *
         *     The login state is `bk_ticket` and `rtx`, or `openid` and `openkey`, by the login service of the installation. The oldest
         *     clients know a third pair, `uin` and `skey`, which is not described here.
         *
         *     Beware of `need_new_token`: where it is left out, the token issued before ends.
         */
        post: operations["issueAccessToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth_api/refresh_token/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Renew an access token
         * @description Returns an access token for a refresh token, with another refresh token or the same (not documented). Meant for user tokens: ask
         *     for another app token when one ends.
         *
         *     The refresh token is in the query, as no other way is known. Although it is a `GET` it changes something: do not repeat it when
         *     the answer got lost. Some clients send `need_new_token` 0 here as well, and get the present access token while it is good.
         */
        get: operations["refreshAccessToken"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth_api/check_token/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Check an access token
         * @description Returns whose token it is. The access token is in the query, as no other way is known. Nothing is changed by asking. What comes
         *     back for an app token was not seen.
         */
        get: operations["verifyAccessToken"];
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
        /** @description A request for a user token by a ticket, the usual one. */
        TicketRequest: {
            env_name: components["schemas"]["Environment"];
            grant_type: components["schemas"]["UserGrant"];
            /**
             * Format: password
             * @description The value of the login cookie `bk_ticket` of a signed-in user.
             */
            bk_ticket: string;
            /** @description The user's name; a login cookie has it as well, usually `bk_uid`. Without it the ticket is refused. */
            rtx: string;
            bk_client_ip?: components["schemas"]["ClientIp"];
            need_new_token?: components["schemas"]["NeedNewToken"];
        };
        /** @description A request for a user token by `openid` and `openkey`. */
        OpenidRequest: {
            env_name: components["schemas"]["Environment"];
            grant_type: components["schemas"]["UserGrant"];
            /** @description The user's id at the login service. */
            openid: string;
            /**
             * Format: password
             * @description What proves the login of that user.
             */
            openkey: string;
            bk_client_ip?: components["schemas"]["ClientIp"];
            need_new_token?: components["schemas"]["NeedNewToken"];
        };
        /** @description A request for an app token. */
        AppTokenRequest: {
            env_name: components["schemas"]["Environment"];
            /**
             * @description Prove the application alone.
             * @constant
             */
            grant_type: "client_credentials";
            need_new_token?: components["schemas"]["NeedNewToken"];
        };
        /** @description The code of the application (应用 ID). */
        AppCode: string;
        /**
         * Format: password
         * @description The secret of the application.
         */
        AppSecret: string;
        /**
         * @description Prove application and user.
         * @constant
         */
        UserGrant: "authorization_code";
        /**
         * @description The environment of the application (环境) that the token is for.
         * @enum {string}
         */
        Environment: "prod" | "test" | "lesscode";
        /**
         * @description The address of the user's browser, as the application sees it; `X-Forwarded-For` is passed on as it is.
         * @example 10.0.0.1
         */
        ClientIp: string;
        /**
         * @description 1, the default: a new token, and the present one ends at once. 0: the present one where it has more than 300 seconds left.
         * @enum {integer}
         */
        NeedNewToken: 0 | 1;
        /** @description An access token and what belongs to it. */
        Token: {
            /**
             * Format: password
             * @description The access token. Those seen have 30 letters and digits; the platform's own client keeps up to 255.
             */
            access_token: string;
            /**
             * Format: password
             * @description The refresh token; left out where there is none (inferred).
             */
            refresh_token?: string;
            /**
             * @description Seconds until the access token ends. 15552000 in the answers seen.
             * @example 15552000
             */
            expires_in: number;
            /** @description Not documented; nothing asks for a scope. */
            scope?: string;
            /**
             * @description The user whom the token stands for, up to 64 characters in the platform's own client; empty for an app token (inferred).
             * @example zhangsan
             */
            user_id?: string;
            /**
             * @description The kind of the user (the value shown is inferred).
             * @example rtx
             */
            user_type?: string;
        };
        /** @description The owner of an access token. */
        Verification: {
            /** @description By login service, as whom it knows the user. */
            id_providers: {
                /** @description The login service for employees. */
                rtx?: {
                    /**
                     * @description The user's name; the platform's own client keeps up to 64 characters.
                     * @example zhangsan
                     */
                    username: string;
                };
            };
        };
        /**
         * @description The call went well; this decides, not `code`.
         * @constant
         */
        Success: true;
        /**
         * @description 0, as a number or as text.
         * @enum {integer|string}
         */
        SuccessCode: 0 | "0";
        /** @description A text for people. Do not build on it. */
        Message: string;
        /** @description A token, in the platform's envelope. */
        TokenSuccess: {
            result: components["schemas"]["Success"];
            code: components["schemas"]["SuccessCode"];
            message: components["schemas"]["Message"];
            data: components["schemas"]["Token"];
        };
        /** @description The owner of a token, in the platform's envelope. */
        VerifySuccess: {
            result: components["schemas"]["Success"];
            code: components["schemas"]["SuccessCode"];
            message: components["schemas"]["Message"];
            data: components["schemas"]["Verification"];
        };
        /** @description The call was refused. */
        Failure: {
            /**
             * @description The call did not go well; this decides, not `code`.
             * @constant
             */
            result: false;
            /**
             * @description Anything but 0, as a number or as text. There is no list of codes.
             * @example 1308406
             */
            code: number | string;
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
        /** @description Application and environment, which kind of token, and for a user token the login state. */
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": components["schemas"]["TicketRequest"] | components["schemas"]["OpenidRequest"] | components["schemas"]["AppTokenRequest"];
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
            query: {
                /**
                 * @description The environment that the token is for.
                 * @example prod
                 */
                env_name: components["schemas"]["Environment"];
                /**
                 * @description Always the same.
                 * @example refresh_token
                 */
                grant_type: "refresh_token";
                /**
                 * @description The refresh token of the last answer.
                 * @example fakerefreshtoken00000000000001
                 */
                refresh_token: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
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
    verifyAccessToken: {
        parameters: {
            query: {
                /**
                 * @description The access token to check.
                 * @example fakeaccesstoken000000000000001
                 */
                access_token: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
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
