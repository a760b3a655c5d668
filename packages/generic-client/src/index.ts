import { bearer, createTokenManager, type KeepingOptions, keepingOptions, liveBearer } from "@lingpai/auth";
import {
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
import { type GenericAuth, genericTokenCalls } from "./auth.ts";
import { clientJwt } from "./client-jwt.ts";
import { codes, operations } from "./operations.gen.ts";
import type { operations as Operations, paths } from "./paths.gen.ts";
import { genericTokenEndpoint } from "./token-endpoint.ts";

const platform: Platform = {
  name: "generic",
  operations,
  codes,
  options: ["clientId", "clientSecret", ...keepingOptions],
  envelope: { code: "res_code", message: "res_msg", data: "data" },
  tokenRefused: { codes: ["expired_access_token", "invalid_access_token"] },
};

declare module "@lingpai/client" {
  interface DocumentedCodes {
    generic: (typeof codes)[number];
  }
}

/** What the compiler knows of the service. */
export interface GenericTypes {
  paths: paths;
  operations: Operations;
  manifest: typeof operations;
  success: { res_code: 0 };
}

export interface GenericOptions extends ClientOptions, KeepingOptions {
  /** The client's number at the service. */
  clientId: number | string;
  /** The client's secret, as issued, at least 16 bytes. It signs and is never sent. */
  clientSecret: string;
  /** Where your installation of the service is. */
  baseUrl: string;
}

/** The client as it is made: operations that need no credential, and `auth` for tokens. */
export type Generic = PlatformClient<GenericTypes> & {
  readonly auth: GenericAuth;
  /** The client itself as the caller: a new JWT for each attempt, with the rights of a super user of its roles. */
  asClient(): GenericAsClient;
  /** The client of one user, by your own id: the token is looked up, renewed and replaced where it is refused. */
  as(user: string): GenericWithToken;
  /** The same client with a user's token that you keep yourself; it inherits all options. */
  withToken(accessToken: string): GenericWithToken;
};

/** What a client may do in its own name. */
export type GenericAsClient = PlatformClient<GenericTypes, "clientJwt">;

/** What a user may do. */
export type GenericWithToken = PlatformClient<GenericTypes, "userToken">;

/** What an operation takes, e.g. `GenericInput<"listUsers">`. */
export type GenericInput<Id extends keyof Operations> = InputOf<Operations[Id]>;

/** What an operation resolves to. */
export type GenericResult<Id extends keyof Operations> = ResultOf<GenericTypes, Id>;

/**
 * A client of the generic OAuth2 and permission service.
 *
 * @throws InputError when an option is missing or unusable, or the secret is too short to sign with
 */
export function createGenericClient(given: GenericOptions): Generic {
  // A copy: what is changed later must not move a token to another place.
  const options = { ...given };
  const clientId = requiredOption(platform, "clientId", String(options.clientId ?? ""));
  if (!/^\d+$/.test(clientId)) throw new InputError({ platform: "generic" }, "clientId", "a whole number");
  const clientSecret = requiredOption(platform, "clientSecret", options.clientSecret);
  const credentials = { clientJwt: clientJwt(clientId, clientSecret) };
  const asClient = createPlatformClient<GenericTypes, "clientJwt">(platform, options, credentials);
  const withCredential = (userToken: Credential): GenericWithToken =>
    createPlatformClient<GenericTypes, "userToken">(platform, options, { userToken });
  const calls = genericTokenCalls(asClient, Number(clientId));
  const { start, finish, user, refreshDue } = createTokenManager({
    ...options,
    platform: "generic",
    client: ["generic", options.baseUrl, clientId],
    endpoint: genericTokenEndpoint(asClient, calls.authorizationUrl),
    invalid: (input, expected) => new InputError({ platform: "generic" }, input, expected),
  });
  return Object.assign(createPlatformClient<GenericTypes>(platform, options, {}), {
    auth: { ...calls, start, finish, user, refreshDue },
    as: (id: string) => withCredential(liveBearer(user(id))),
    asClient: () => asClient,
    withToken: (accessToken: string) => withCredential(bearer(headerOption(platform, "accessToken", accessToken))),
  });
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
export type { GenericAuth, paths };
