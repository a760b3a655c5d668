// Generated from the spec of bge-private by `pnpm generate`. Do not edit: change the spec.

export interface paths {
    "/openbge/oauth2/application": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Look up the application that asks for consent
         * @description Returns what a consent page shows about an application of the open platform: name, logo, description, and every scope it
         *     asks for with a title and an explanation for the user. Nothing is changed by asking.
         *
         *     No user is involved, so there is no `auth_token`. Text that was never filled in comes as `""`, not as `null`.
         */
        post: operations["oauth2Application"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/openbge/oauth2/authorize": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give an application the user's consent
         * @description Records that the user agrees, for the samples chosen, and returns a one-time authorization code with the place to bring it to.
         *     The caller takes the user there; the application then redeems the code at the open platform (inferred).
         *
         *     Each call makes a new code, so it is not safe to repeat blindly. In the answer, `redirect_uri` may be the path of a page in a
         *     WeChat mini program (微信小程序) rather than an address; `wxmp_app_id` then names the mini program.
         */
        post: operations["oauth2Authorize"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/openbge/oauth2/grants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Show what the user has granted
         * @description Returns the grant that the user has given to the application `client_id`: the samples released, and when. If there is none,
         *     the platform answers with an empty array in place of the object.
         *
         *     What comes back without `client_id` is not documented; a single grant, or none, is what the platform's own client can
         *     read. Nothing is changed by asking.
         */
        post: operations["oauth2Grants"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/openbge/oauth2/revoke_grant": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take back the user's consent
         * @description Ends the grant that the user has given to the application `client_id`. Returns nothing: `data` is `null` (inferred; the
         *     answer is documented as empty).
         *
         *     Safe to repeat: a grant that is gone stays gone, and no call can bring it back or end another one. Whether the second call
         *     answers success or a failure is not documented. The platform's own page calls the operation `oauth2/revoke`; the path
         *     that its client uses is this one.
         */
        post: operations["oauth2RevokeGrant"];
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
        /** @description The key that names the caller. It goes with an app secret, which is never sent. */
        AppKey: string;
        /**
         * @description Random text, fresh for every attempt. The platform's two clients send 32 hexadecimal digits and 8 letters or digits; other
         *     lengths are untried.
         */
        SignatureNonce: string;
        /** @description The time of the attempt in UTC, without fractions of a second. Good for 300 seconds (inferred). */
        Timestamp: string;
        /**
         * Format: password
         * @description The signature over all other fields, 20 bytes as Base64. Redact it in logs, as it stays good for minutes.
         */
        Sign: string;
        /** @description The `client_id` of an application on the open platform (开放平台). */
        ClientId: string;
        /**
         * Format: uri-reference
         * @description A redirect address (回调地址) registered for the application.
         */
        RedirectUri: string;
        /**
         * Format: password
         * @description The token that stands for the user (用户授权令牌). How it is obtained is not documented; it is no access token of the open
         *     platform.
         */
        AuthToken: string;
        /** @description A sample of the user, as released to an application. */
        Biosample: {
            /**
             * @description The number of the sample (样品编号), sent as it is.
             * @example E-F00000000001
             */
            biosample_id: string;
            /**
             * @description The product that the sample belongs to. `Lowpass` and `Full` are documented; the list may not be complete.
             * @example Lowpass
             * @example Full
             */
            type: string;
        };
        /** @description An application of the open platform, as a consent page shows it. */
        Application: {
            client_id: components["schemas"]["ClientId"];
            /** @description The name shown to users. */
            name: string;
            /** @description What the application is for. May be empty. */
            description: string;
            /**
             * Format: uri-reference
             * @description The address of its picture. May be empty.
             */
            logo: string;
            /**
             * @description Whether the application can keep a secret. `confidential` is the value documented.
             * @example confidential
             */
            client_type: string;
            /**
             * @description The grant it uses, written with a dash. `authorization-code` is the value documented.
             * @example authorization-code
             */
            authorization_grant_type: string;
            redirect_uri: components["schemas"]["RedirectUri"];
            /** @description The id of its WeChat mini program. Empty if it has none. */
            wxmp_app_id: string;
            /** @description What the application asks for. */
            scopes: {
                /**
                 * @description The name of the scope, as used in the open platform's OAuth2. Characters after RFC 6749 section 3.3.
                 * @example profile.default
                 */
                scope: string;
                /** @description Its title for users, in Chinese. */
                title: string;
                /** @description What it allows, explained to users in Chinese. */
                message: string;
            }[];
        };
        /** @description A fresh authorization code and the place to bring it to. */
        Authorization: {
            /**
             * Format: password
             * @description The authorization code, good for one exchange.
             */
            code: string;
            /**
             * Format: uri-reference
             * @description Where to bring the user with the code. An address, or the path of a page in the mini program `wxmp_app_id`.
             * @example pages/index/index
             */
            redirect_uri: string;
            /** @description The id of the WeChat mini program to open. Empty if there is none (inferred). */
            wxmp_app_id: string;
        };
        /** @description What the user has granted to an application. */
        Grant: {
            /** @description The application that holds the grant. */
            application: {
                client_id: components["schemas"]["ClientId"];
                /** @description The name shown to users. */
                name: string;
                /**
                 * Format: uri-reference
                 * @description The address of its picture. May be empty.
                 */
                logo: string;
            };
            /** @description The samples released to the application. */
            biosample_ids: components["schemas"]["Biosample"][];
            /** @description When the grant was given, as `YYYY-MM-DD HH:MM:SS`. The time zone is not documented. */
            grant_time: string;
        };
        /**
         * @description 0, success. One of the platform's clients also copes with it as text; that it ever comes so is not documented.
         * @constant
         */
        SuccessCode: 0;
        /** @description A text for people. Do not build on it. */
        Msg: string;
        /** @description The application, in the platform's envelope. */
        ApplicationSuccess: {
            code: components["schemas"]["SuccessCode"];
            msg: components["schemas"]["Msg"];
            data: components["schemas"]["Application"];
        };
        /** @description The authorization code, in the platform's envelope. */
        AuthorizeSuccess: {
            code: components["schemas"]["SuccessCode"];
            msg: components["schemas"]["Msg"];
            data: components["schemas"]["Authorization"];
        };
        /** @description The grant or nothing, in the platform's envelope. */
        GrantsSuccess: {
            code: components["schemas"]["SuccessCode"];
            msg: components["schemas"]["Msg"];
            /** @description The grant, or an empty array if there is none. */
            data: components["schemas"]["Grant"] | components["schemas"]["Grant"][];
        };
        /** @description Nothing, in the platform's envelope. */
        RevokeGrantSuccess: {
            code: components["schemas"]["SuccessCode"];
            msg: components["schemas"]["Msg"];
            /** @description Always `null` (inferred). */
            data: null;
        };
        /** @description The call was refused. All of this is inferred from the open platform. */
        Failure: {
            /**
             * @description | code | meaning |
             *     |---|---|
             *     | 400 | bad request: what is asked for does not fit together |
             *     | 401 | no permission: signature wrong or out of date, `app_key` unknown or not allowed to do this |
             *     | 403 | `auth_token` dead or wrong |
             *     | 41001 | a parameter is missing or wrong |
             * @enum {integer}
             */
            code: 400 | 401 | 403 | 41001;
            msg: components["schemas"]["Msg"];
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
    oauth2Application: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The application, named by its id and one of its redirect addresses, and the signature. */
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": {
                    client_id: components["schemas"]["ClientId"];
                    redirect_uri: components["schemas"]["RedirectUri"];
                };
            };
        };
        responses: {
            /** @description The application, or a failure. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationSuccess"] | components["schemas"]["Failure"];
                };
            };
        };
    };
    oauth2Authorize: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Who agrees, to which application, for which samples, and the signature. */
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": {
                    client_id: components["schemas"]["ClientId"];
                    redirect_uri: components["schemas"]["RedirectUri"];
                    auth_token: components["schemas"]["AuthToken"];
                    /**
                     * @description The samples that the user releases, as JSON text. Left out, none is named; what that grants is not documented. Leave
                     *     it out rather than sending the text `null`.
                     */
                    biosample_ids?: components["schemas"]["Biosample"][] | string;
                };
            };
        };
        responses: {
            /** @description The authorization code, or a failure. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthorizeSuccess"] | components["schemas"]["Failure"];
                };
            };
        };
    };
    oauth2Grants: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The user, the application in question, and the signature. */
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": {
                    auth_token: components["schemas"]["AuthToken"];
                    client_id?: components["schemas"]["ClientId"];
                    /**
                     * Format: uri-reference
                     * @deprecated
                     * @description Documented as a parameter, even a required one, yet the platform's own client never sends it. Accepted here, with no
                     *     known effect; leave it out.
                     */
                    redirect_uri?: string;
                };
            };
        };
        responses: {
            /** @description The grant, an empty array for none, or a failure. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GrantsSuccess"] | components["schemas"]["Failure"];
                };
            };
        };
    };
    oauth2RevokeGrant: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The user, the application that loses the grant, and the signature. */
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": {
                    auth_token: components["schemas"]["AuthToken"];
                    client_id: components["schemas"]["ClientId"];
                };
            };
        };
        responses: {
            /** @description Done, or a failure. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RevokeGrantSuccess"] | components["schemas"]["Failure"];
                };
            };
        };
    };
}
