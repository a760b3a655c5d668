import { bearer } from "@lingpai/auth";
import {
  type ClientOptions,
  createPlatformClient,
  headerOption,
  type InputOf,
  type Platform,
  type PlatformClient,
  type ResultOf,
  requiredOption,
} from "@lingpai/client";
import { type AuthingAuth, authingAuth } from "./auth.ts";
import { type ClientAuthOptions, clientAuth, clientAuthOptions } from "./client-auth.ts";
import { codes, operations } from "./operations.gen.ts";
import type { operations as Operations, paths } from "./paths.gen.ts";

const platform: Platform = {
  name: "authing",
  operations,
  codes,
  options: ["clientId", "clientSecret", "redirectUri", ...clientAuthOptions],
};

declare module "@lingpai/client" {
  interface DocumentedCodes {
    authing: (typeof codes)[number];
  }
}

/** What the compiler knows of the platform. */
export interface AuthingTypes {
  paths: paths;
  operations: Operations;
  manifest: typeof operations;
  success: never;
}

export interface AuthingOptions extends ClientOptions, ClientAuthOptions {
  /** The application's id (应用 ID). */
  clientId: string;
  /** The application's own address, e.g. `https://sample-app.authing.cn`. */
  baseUrl: string;
  /** Default of `authorizationUrl` and `exchangeCode`. */
  redirectUri?: string;
}

/** The client as it is made: operations that need no user, and `auth` for tokens. */
export type Authing = PlatformClient<AuthingTypes, "clientAuth"> & {
  readonly auth: AuthingAuth;
  /** The same client with a token that you keep yourself; it inherits all options. */
  withToken(accessToken: string): AuthingWithToken;
};

/** The client with a token: every operation. */
export type AuthingWithToken = PlatformClient<AuthingTypes, "clientAuth" | "userToken">;

/** What an operation takes, e.g. `AuthingInput<"getUserInfo">`. */
export type AuthingInput<Id extends keyof Operations> = InputOf<Operations[Id]>;

/** What an operation resolves to. */
export type AuthingResult<Id extends keyof Operations> = ResultOf<AuthingTypes, Id>;

/**
 * A client of an Authing application, OAuth 2.0.
 *
 * @throws InputError when an option is missing or unusable
 */
export function createAuthingClient(given: AuthingOptions): Authing {
  // A copy: what is changed later must not move a token to another place.
  const options = { ...given };
  const clientId = requiredOption(platform, "clientId", options.clientId);
  if (options.clientSecret !== undefined) requiredOption(platform, "clientSecret", options.clientSecret);
  if (options.redirectUri !== undefined) requiredOption(platform, "redirectUri", options.redirectUri);
  const credentials = { clientAuth: clientAuth(clientId, options) };
  const client = createPlatformClient<AuthingTypes, "clientAuth">(platform, options, credentials);
  return Object.assign(client, {
    auth: authingAuth(client, clientId, options.redirectUri),
    withToken: (accessToken: string) => {
      const userToken = bearer(headerOption(platform, "accessToken", accessToken));
      const all = { ...credentials, userToken };
      return createPlatformClient<AuthingTypes, keyof typeof all>(platform, options, all);
    },
  });
}

export { ReauthRequired, type RevealedTokens, type Scope, TokenResponseError, type TokenSet } from "@lingpai/auth";
export {
  ApiError,
  type CallEvent,
  type CallOptions,
  type Fetch,
  InputError,
  isApiError,
  type Logger,
  type LogLevel,
  NetworkError,
  type PageOptions,
  type PlatformApiError,
  ResponseFormatError,
  TimeoutError,
} from "@lingpai/client";
export type { ClientAuthMethod } from "./client-auth.ts";
export type { AuthingAuth, paths };
