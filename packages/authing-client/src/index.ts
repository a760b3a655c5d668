import { bearer, type KeepingOptions, keepingOptions, liveBearer } from "@lingpai/auth";
import {
  type CallOptions,
  type ClientOptions,
  type Credential,
  createPlatformClient,
  headerOption,
  InputError,
  type InputOf,
  type Platform,
  type PlatformClient,
  type ResultOf,
  requiredOption,
} from "@lingpai/client";
import { type AuthingAuth, authingAuth, redirectOr } from "./auth.ts";
import { type ClientAuthOptions, clientAuth, clientAuthOptions } from "./client-auth.ts";
import { idTokenCheck } from "./id-token.ts";
import { keepTokens, keysMs } from "./manager.ts";
import { type AuthingOidc, type AuthingOidcTypes, authingOidcAuth } from "./oidc.ts";
import { codes as oidcCodes, operations as oidcOperations } from "./oidc-operations.gen.ts";
import { codes, operations } from "./operations.gen.ts";
import type { operations as Operations, paths } from "./paths.gen.ts";

const own = ["protocol", "clientId", "clientSecret", "redirectUri", ...clientAuthOptions, ...keepingOptions];
const oauth: Platform = {
  name: "authing",
  operations,
  codes,
  options: own,
  // RFC 6750 section 3.1; the platform's documents say nothing of it.
  tokenRefused: { status: 401 },
};
const oidc: Platform = { ...oauth, operations: oidcOperations, codes: oidcCodes, options: [...own, "issuer"] };

declare module "@lingpai/client" {
  interface DocumentedCodes {
    authing: (typeof codes | typeof oidcCodes)[number];
  }
}

/** What the compiler knows of the protocol `oauth`. */
export interface AuthingTypes {
  paths: paths;
  operations: Operations;
  manifest: typeof operations;
  success: never;
}

export interface AuthingOptions extends ClientOptions, ClientAuthOptions, KeepingOptions {
  /** The application's id (应用 ID). */
  clientId: string;
  /** The application's own address, e.g. `https://sample-app.authing.cn`. */
  baseUrl: string;
  /** Default of `start`, `authorizationUrl` and `exchangeCode`. */
  redirectUri?: string;
  /** Which of the platform's endpoints the application uses, `/oauth` or `/oidc`. Default: `oauth`. */
  protocol?: "oauth";
}

export interface AuthingOidcOptions extends Omit<AuthingOptions, "protocol"> {
  protocol: "oidc";
  /** The `iss` of the platform's ID tokens. Default: `baseUrl` with `/oidc`. */
  issuer?: string;
}

/** The client as it is made: operations that need no user, and `auth` for tokens. */
export type Authing = PlatformClient<AuthingTypes, "clientAuth"> & {
  readonly auth: AuthingAuth;
  /** The client of one user, by your own id: the token is looked up, renewed and replaced where it is refused. */
  as(user: string): AuthingWithToken;
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
 * A client of an Authing application: OAuth 2.0, or OpenID Connect with `protocol: "oidc"`.
 *
 * @throws InputError when an option is missing or unusable
 */
export function createAuthingClient(given: AuthingOidcOptions): AuthingOidc;
export function createAuthingClient(given: AuthingOptions): Authing;
export function createAuthingClient(given: AuthingOptions | AuthingOidcOptions): Authing | AuthingOidc {
  // A copy: what is changed later must not move a token to another place.
  const options: Omit<AuthingOidcOptions, "protocol"> & { protocol?: string } = { ...given };
  const { protocol = "oauth" } = options;
  const isOidc = protocol === "oidc";
  if (!isOidc && protocol !== "oauth") throw new InputError({ platform: "authing" }, "protocol", "one of oauth, oidc");
  const platform = isOidc ? oidc : oauth;
  const clientId = requiredOption(platform, "clientId", options.clientId);
  for (const name of ["clientSecret", "redirectUri", "issuer"] as const) {
    if (options[name] !== undefined) requiredOption(platform, name, options[name]);
  }
  const credentials = { clientAuth: clientAuth(clientId, options) };
  // The protocols differ by their manifest alone; the types follow from the overloads.
  const client = createPlatformClient<AuthingTypes, "clientAuth">(platform, options, credentials);
  const redirect = redirectOr(options.redirectUri);
  const oidcAuth = () => {
    const ofOidc = client as unknown as PlatformClient<AuthingOidcTypes, "clientAuth">;
    const issuer = options.issuer ?? ofOidc.endSession({}).replace(/\/session\/end$/, "");
    const { clientSecret } = options;
    const readKeys = (limits: CallOptions) => ofOidc.getJwks({}, { ...limits, deadlineMs: keysMs });
    const asKey = (accessKey: string, accessSecret: string) => {
      const key = requiredOption(platform, "accessKey", accessKey);
      const secret = requiredOption(platform, "accessSecret", accessSecret);
      const own = { clientAuth: clientAuth(key, { clientSecret: secret }) };
      return createPlatformClient<AuthingOidcTypes, "clientAuth">(platform, options, own);
    };
    const check = idTokenCheck({ issuer, clientId, clientSecret, readKeys });
    const calls = authingOidcAuth(ofOidc, clientId, redirect, check, asKey);
    return { ...calls, ...keepTokens(client, options, redirect, calls.authorizationUrl, { issuer, check }) };
  };
  const oauthAuth = () => {
    const calls = authingAuth(client, clientId, redirect);
    return { ...calls, ...keepTokens(client, options, redirect, calls.authorizationUrl, undefined) };
  };
  const auth = isOidc ? oidcAuth() : oauthAuth();
  const bound = (userToken: Credential) => {
    const all = { ...credentials, userToken };
    return createPlatformClient<AuthingTypes, keyof typeof all>(platform, options, all);
  };
  return Object.assign(client, {
    auth,
    as: (id: string) => bound(liveBearer(auth.user(id))),
    withToken: (accessToken: string) => bound(bearer(headerOption(platform, "accessToken", accessToken))),
  }) as Authing | AuthingOidc;
}

export {
  AuthTemporarilyUnavailable,
  CallbackError,
  ClientMisconfigured,
  type KeptTokens,
  LeaseTimeout,
  memory,
  PersistFailed,
  ReauthRequired,
  type RevealedTokens,
  type Scope,
  type TokenEvent,
  TokenResponseError,
  type TokenSet,
  type TokenStore,
  withToken,
} from "@lingpai/auth";
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
export type { IdTokenClaims, IdTokenExpected, IdTokenInput } from "./id-token.ts";
export { IdTokenError } from "./id-token-error.ts";
export type {
  AuthingOidcAuth,
  AuthingOidcInput,
  AuthingOidcResult,
  AuthingOidcTypes,
  AuthingOidcWithToken,
} from "./oidc.ts";
export type { AuthingAuth, AuthingOidc, paths };
