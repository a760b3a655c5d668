// Generated from the spec of generic by `pnpm generate`. Do not edit: change the spec.

export interface paths {
    "/oauth2/authorize": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Send a user to the login page
         * @description Visited by a browser, never fetched. A user who is logged in goes straight back to `redirect_uri` with a code; there is
         *     no consent page. Anyone else first gets the login page (200, `text/html`) and is sent back from there.
         *
         *     Failures are never sent to `redirect_uri`: the browser shows them as JSON. They are looked for in the order
         *     `invalid_request`, `unsupported_response_type`, `invalid_client`, `invalid_redirect_uri`, `invalid_scope`.
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
    "/oauth2/token": {
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
         * @description One endpoint for two grants, told apart by `grant_type`.
         *
         *     The service's own documents put the fields into the query; the server reads a form as well (and prefers it), which keeps codes and
         *     tokens out of addresses and access logs.
         *
         *     A refresh ends the old access token and the old refresh token at once, so refreshes of one token have to be serialised. Of
         *     refreshes or code exchanges that run in parallel several may succeed, each with a pair that lives (observed).
         *     Access tokens live for 12 hours, the refresh token for 72 hours from the code on, however often it is renewed.
         *
         *     Not to be repeated when the outcome is unknown: the first attempt may have used the code or the refresh token up.
         */
        post: operations["requestToken"];
        /**
         * End an access token and its login session
         * @description Ends all tokens that were granted in the login session of this one, also those of other clients, their refresh tokens with
         *     them, and the session itself. A token of a grant without a browser has a session of its own: only it ends.
         *
         *     The token goes into the query; the server does not read the header here, and asks for no other credential. Undocumented, but
         *     observed. Destroying a second time is answered by `expired_access_token`: the token is dead either way.
         */
        delete: operations["destroyToken"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/oauth2/expire": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Ask whether a token has expired
         * @description For a token set, named by its access token or by its refresh token; give one of them. Of both the server looks at the access
         *     token. It asks for no credential. Undocumented, but observed.
         *
         *     A token of the grant `client_credentials` has no refresh token, and its `is_refresh_expired` is true.
         */
        get: operations["getTokenExpiry"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/user": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the user behind the token
         * @description Only ever the user whose access token is sent. The password hash is left out, `secret` is not: do not log the answer.
         *
         *     A client JWT has no user and gets `res_code` 1; a token of the `client_credentials` grant gets 2.
         */
        get: operations["getUser"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the users of the service, page by page
         * @description For a client JWT, and for a user who is at least admin of a role of the application; any other user gets
         *     `unauthorized_request`. Users come with the `password` hash and with their `roles`, where they have any, and may come with
         *     `secret`: do not log the answer.
         *
         *     A page after the last one is answered with the last one, so stop at `total_pages` and not at an empty page.
         */
        get: operations["listUsers"];
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
        /** @description A failure of the OAuth2 endpoints and of the check of the credential. */
        OAuthError: {
            /**
             * @description A code for programs. Not a closed list.
             *
             *     | status | codes |
             *     |---|---|
             *     | 400 | `invalid_request`, `invalid_scope`, `invalid_redirect_uri`, `invalid_authorize_code`, `expired_authorize_code`, `invalid_refresh_token`, `expired_refresh_token`, `invalid_access_token`, `expired_access_token`, `invalid_username_or_password`, `server_error` |
             *     | 401 | `no_auth`, `invalid_client`, `unauthorized_client`, `unsupported_response_type`, `unsupported_grant_type` |
             *     | 403 | `access_denied` |
             *     | 500 | `server_error` |
             *
             *     `unauthorized_client` and `access_denied` were read in the server's code and not seen. It also names `invalid_grant` (401)
             *     and `temporarily_unavailable` (503), and never sends them.
             * @example expired_access_token
             */
            error: string;
            /** @description A text for people, also of the database. */
            error_description?: string;
        };
        /**
         * Authorization code
         * @description What redeems a code.
         */
        CodeGrant: {
            /**
             * @description This grant.
             * @constant
             */
            grant_type: "authorization_code";
            /**
             * Format: password
             * @description The code from the callback. It works once, within 300 seconds.
             */
            code: string;
            /**
             * Format: uri
             * @description The same value as at the login. Documented as required; the server does not compare it.
             */
            redirect_uri: string;
        };
        /**
         * Refresh token
         * @description What redeems a refresh token.
         */
        RefreshGrant: {
            /**
             * @description This grant.
             * @constant
             */
            grant_type: "refresh_token";
            /**
             * Format: password
             * @description The refresh token of the last token answer.
             */
            refresh_token: string;
            /**
             * @description The scopes of the old token or fewer, separated by single spaces. Documented as required; the server ignores it and
             *     keeps the old ones.
             */
            scope?: string;
            /**
             * Format: uri
             * @description Documented as required, and ignored by the server.
             */
            redirect_uri?: string;
        };
        /** @description An access token and what belongs to it. */
        TokenSet: {
            /**
             * Format: password
             * @description An opaque text.
             */
            access_token: string;
            /** @description Seconds until the access token dies. 43200 has been observed, the documentation shows 7200. */
            expires_in: number;
            /**
             * Format: password
             * @description Replaces the one that was sent. Missing for grants that have none.
             */
            refresh_token?: string;
            /** @description The scopes that were granted, separated by single spaces. Documented, but the server does not send it. */
            scope?: string;
            /**
             * @description Always `Bearer`.
             * @constant
             */
            token_type: "Bearer";
        };
        /** @description The same as JSON text. */
        OAuthErrorText: components["schemas"]["OAuthError"] | string;
        /** @description What of a token set has expired. */
        TokenExpiry: {
            /** @description The access token has expired, or its login session was ended. */
            is_access_expired: boolean;
            /** @description The refresh token has expired, or its login session was ended, or there is none. */
            is_refresh_expired: boolean;
        };
        /** @description A user. Fields that are empty are left out. */
        User: {
            /** @description The name to log in with. */
            id: string;
            /** @description Full name. */
            fullname?: string;
            /** @description E-mail address. */
            email?: string;
            /** @description WeChat (微信) id. */
            wechat?: string;
            /** @description Phone number. */
            phone?: string;
            /**
             * @description Where the user comes from: `ldap`, `system` or `special`.
             * @example system
             */
            type?: string;
            /** @description The distinguished name in LDAP, else a fixed text. */
            dn?: string;
            /**
             * @description `active`, `frozen` or `delete`. The server stores other values too.
             * @example active
             */
            status?: string;
            /**
             * Format: date-time
             * @description When the user was created.
             */
            created_at?: string;
            /**
             * Format: date-time
             * @description When the user last changed.
             */
            updated_at?: string;
            /** @description Organisation or department. */
            organization?: string;
            /**
             * Format: password
             * @description The secret that the user made, in clear text; left out before that.
             */
            secret?: string;
        };
        /** @description A success with one user. */
        UserAnswer: {
            /**
             * @description 0 is success.
             * @constant
             */
            res_code: 0;
            /** @description The text `ok`. */
            res_msg: string;
            data: components["schemas"]["User"];
        };
        /** @description A failure on status 200. Clients treat every other `res_code` as one too. */
        Failure: {
            /**
             * @description 1 for parameters that make no sense here, 2 for everything else.
             * @enum {integer}
             */
            res_code: 1 | 2;
            /**
             * @description A code such as `unauthorized_request`, or any text, also of the database or in Chinese. Not a closed list.
             * @example unauthorized_request
             */
            res_msg: string;
            /** @description Always null. */
            data: null;
        };
        /** @description Where a page stands. */
        Paginator: {
            /** @description Entries on a full page. */
            page_size: number;
            /** @description Entries on all pages. */
            total_size: number;
            /** @description Number of pages. */
            total_pages: number;
            /** @description This page, from 1 on. */
            current_page: number;
        };
        /**
         * @description The level at which a user has a role.
         * @enum {string}
         */
        RoleType: "normal" | "admin" | "super";
        /** @description A role that a user has. */
        Role: {
            /** @description The number of the role. */
            id: number;
            /** @description Its name. */
            name?: string;
            /** @description What it is for. */
            description?: string;
            /** @description The role above it, -1 for the root role. */
            parent_id?: number;
            /** @description The application that it belongs to. */
            client_id?: number;
            /** @description The user who created it, or `client-` and the id of the application. */
            created_by?: string;
            /** @description The user who last changed it, or `client-` and the id of the application. */
            updated_by?: string;
            /**
             * Format: date-time
             * @description When it was created.
             */
            created?: string;
            /**
             * Format: date-time
             * @description When it last changed.
             */
            updated?: string;
            role_type?: components["schemas"]["RoleType"];
        };
        /** @description A user in a list, with what only lists have. */
        ListedUser: components["schemas"]["User"] & {
            /**
             * Format: password
             * @description The hash of the password.
             */
            password?: string;
            /** @description The user's roles in the application; left out when there are none. */
            roles?: components["schemas"]["Role"][];
        };
        /** @description Users, and where their page stands. */
        UserPage: {
            paginator: components["schemas"]["Paginator"];
            /** @description The users of this page. */
            data: components["schemas"]["ListedUser"][];
        };
        /** @description A success with a page of users. */
        UserPageAnswer: {
            /**
             * @description 0 is success.
             * @constant
             */
            res_code: 0;
            /** @description The text `ok`. */
            res_msg: string;
            data: components["schemas"]["UserPage"];
        };
    };
    responses: {
        /**
         * @description No credential, or one of an unknown kind: `Basic`, a lower-case `bearer` or `client`, the header `Authencation`. The
         *     server sends this JSON text with the content type `text/plain`.
         */
        NoCredential: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["OAuthError"];
                "text/plain": components["schemas"]["OAuthErrorText"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    authorize: {
        parameters: {
            query: {
                /**
                 * @description The id of the application. A plain decimal number; other spellings may get a code that can never be exchanged.
                 * @example 1
                 */
                client_id: number;
                /**
                 * @description Where the browser comes back to. Has to equal one of the registered addresses, character by character.
                 * @example http://127.0.0.1:8080/callback
                 */
                redirect_uri: string;
                /**
                 * @description `code` brings a code to exchange. `token` is not documented but works: it brings tokens in the fragment of the URL,
                 *     written without encoding, so that a `state` with `&`, `=` or a space breaks it. A query that `redirect_uri` had
                 *     moves into the fragment too. RFC 9700 section 2.1.2 advises
                 *     against it.
                 * @example code
                 */
                response_type: "code" | "token";
                /**
                 * @description The scopes, separated by single spaces; see the scheme `userToken` for what each opens. More than 255 characters end
                 *     in a 500 (observed).
                 * @example user:read role:read
                 */
                scope: string;
                /**
                 * @description Comes back unchanged when it is not empty. Send a random value and compare it, the server does not.
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
            /** @description Back to `redirect_uri`. The query that it already had is kept, with all keys sorted. */
            302: {
                headers: {
                    /** @description `redirect_uri` with `code`, which works once and for 300 seconds, and with `state`. */
                    Location: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is wrong. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OAuthError"];
                };
            };
            /** @description The client or the response type is unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OAuthError"];
                };
            };
            /** @description The server failed. */
            500: {
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
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": components["schemas"]["CodeGrant"] | components["schemas"]["RefreshGrant"];
            };
        };
        responses: {
            /** @description A set of tokens. */
            200: {
                headers: {
                    /**
                     * @description Tokens are not to be cached.
                     * @example no-store
                     */
                    "Cache-Control"?: string;
                    /**
                     * @description The same for HTTP/1.0.
                     * @example no-cache
                     */
                    Pragma?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenSet"];
                };
            };
            /**
             * @description The grant is refused (served as `application/json`), or the client JWT is (wrong, too old, of an unknown client), or the
             *     database is away (both `server_error`, served as `text/plain`).
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OAuthError"];
                    "text/plain": components["schemas"]["OAuthErrorText"];
                };
            };
            /** @description The grant type is missing or unknown. */
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
    destroyToken: {
        parameters: {
            query: {
                /**
                 * @description The access token to end.
                 * @example fake-access-token-000000000001
                 */
                access_token: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The tokens and the session are dead. A text for people. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /**
             * @description There is no such access token, or it is dead already, or the database is away (`server_error`). The server sends this
             *     JSON text with the content type `text/plain`.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OAuthError"];
                    "text/plain": components["schemas"]["OAuthErrorText"];
                };
            };
        };
    };
    getTokenExpiry: {
        parameters: {
            query?: {
                /**
                 * @description An access token. Takes precedence over the refresh token.
                 * @example fake-access-token-000000000001
                 */
                access_token?: string;
                /**
                 * @description A refresh token; what is told is the same.
                 * @example fake-refresh-token-000000000001
                 */
                refresh_token?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What of the set has expired. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenExpiry"];
                };
            };
            /**
             * @description Neither token was given, or the service does not know it, or the database is away (`server_error`). The server sends
             *     this JSON text with the content type `text/plain`.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OAuthError"];
                    "text/plain": components["schemas"]["OAuthErrorText"];
                };
            };
        };
    };
    getUser: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user, or a failure with `res_code` 1 or 2. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserAnswer"] | components["schemas"]["Failure"];
                };
            };
            /**
             * @description The access token is not accepted, or the database is away (`server_error`). The server sends this JSON text with the
             *     content type `text/plain`; both types are listed so that the fields have a schema.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OAuthError"];
                    "text/plain": components["schemas"]["OAuthErrorText"];
                };
            };
            401: components["responses"]["NoCredential"];
        };
    };
    listUsers: {
        parameters: {
            query?: {
                /**
                 * @description Users on a page. Zero or less would switch the pages off on the server, so it is not allowed here.
                 * @example 10
                 */
                page_size?: number;
                /**
                 * @description The page, from 1 on. The server takes anything else for 1.
                 * @example 1
                 */
                p?: number;
                /**
                 * @description Only users whose id contains this text.
                 * @example ali
                 */
                id?: string;
                /**
                 * @description Only users whose full name contains this text.
                 * @example Alice
                 */
                fullname?: string;
                /**
                 * @description Only users in this state. Not documented, read in the server's code.
                 * @example active
                 */
                status?: "active" | "frozen" | "delete";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of users, or a failure with `res_code` 2. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserPageAnswer"] | components["schemas"]["Failure"];
                };
            };
            /**
             * @description The credential is not accepted, or the database is away (`server_error`). The server sends this JSON text with the
             *     content type `text/plain`; both types are listed so that the fields have a schema.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OAuthError"];
                    "text/plain": components["schemas"]["OAuthErrorText"];
                };
            };
            401: components["responses"]["NoCredential"];
        };
    };
}
