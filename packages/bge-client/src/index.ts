import { bearer, createTokenManager, type KeepingOptions, keepingOptions, liveBearer } from "@lingpai/auth";
import {
  addToForm,
  type ClientOptions,
  createPlatformClient,
  headerOption,
  InputError,
  type InputOf,
  type Plan,
  type Platform,
  type PlatformClient,
  type ResultOf,
  requiredOption,
} from "@lingpai/client";
import { type BgeAuth, bgeTokenCalls } from "./auth.ts";
import { codes, operations } from "./operations.gen.ts";
import type { operations as Operations, paths } from "./paths.gen.ts";
import { bgeTokenEndpoint } from "./token-endpoint.ts";

const hosts = ["https://api.bge.genomics.cn", "https://api.bge.omgut.com"] as const;

const platform: Platform = {
  name: "bge",
  baseUrl: hosts[0],
  operations,
  codes,
  options: ["clientId", "clientSecret", ...keepingOptions],
  envelope: { code: "code", message: "msg", data: "data" },
  tokenRefused: { codes: [403] },
};

declare module "@lingpai/client" {
  interface DocumentedCodes {
    bge: (typeof codes)[number];
  }
}

/** What the compiler knows of the platform. */
export interface BgeTypes {
  paths: paths;
  operations: Operations;
  manifest: typeof operations;
  success: { code: 0 };
}

export interface BgeOptions extends ClientOptions, KeepingOptions {
  /** The application's number at the platform (客户端编号). */
  clientId: string;
  /** The application's secret (客户端密钥). It stays on your server. */
  clientSecret: string;
}

/** The client as it is made: operations that need no token, and `auth` for tokens. */
export type Bge = PlatformClient<BgeTypes, "client"> & {
  readonly auth: BgeAuth;
  /** The client of one user, by your own id: the token is looked up, renewed and replaced where it is refused. */
  as(user: string): BgeAsUser;
  /** The client of the application itself, with a token by client credentials. */
  asApp(): BgeAsApp;
  /** The same client with a token that you keep yourself; it inherits all options. */
  withToken(accessToken: string): BgeWithToken;
};

/** What a user may do. */
export type BgeAsUser = PlatformClient<BgeTypes, "client" | "userToken">;

/** What the application may do in its own name. */
export type BgeAsApp = PlatformClient<BgeTypes, "client" | "appToken">;

/** The client with a token: every operation. */
export type BgeWithToken = PlatformClient<BgeTypes, "client" | "userToken" | "appToken">;

/** What an operation takes, e.g. `BgeInput<"getVariants">`. */
export type BgeInput<Id extends keyof Operations> = InputOf<Operations[Id]>;

/** What an operation resolves to. */
export type BgeResult<Id extends keyof Operations> = ResultOf<BgeTypes, Id>;

/**
 * A client of the BGE open platform.
 *
 * @param given - `baseUrl` is `https://api.bge.genomics.cn` unless given; `https://api.bge.omgut.com` is the stand-by
 * @throws InputError when an option is missing or unusable
 */
export function createBgeClient(given: BgeOptions): Bge {
  // A copy: what is changed later must not move a token to another place.
  const options = { ...given };
  const clientId = requiredOption(platform, "clientId", options.clientId);
  const clientSecret = requiredOption(platform, "clientSecret", options.clientSecret);
  const credentials = {
    client: (plan: Plan) => addToForm(plan, { client_id: clientId, client_secret: clientSecret }),
  };
  const client = createPlatformClient<BgeTypes, "client">(platform, options, credentials);
  const withToken = (accessToken: string): BgeWithToken => {
    const token = bearer(headerOption(platform, "accessToken", accessToken));
    const all = { ...credentials, userToken: token, appToken: token };
    return createPlatformClient<BgeTypes, keyof typeof all>(platform, options, all);
  };
  const calls = bgeTokenCalls(client, clientId);
  const { baseUrl = hosts[0] } = options;
  const manager = createTokenManager({
    ...options,
    platform: "bge",
    // The two public hosts are one platform: who changes over to the other keeps the users' logins.
    client: ["bge", hosts.some((host) => new URL(baseUrl).href === `${host}/`) ? hosts[0] : baseUrl, clientId],
    endpoint: bgeTokenEndpoint(client, calls.authorizationUrl, withToken),
    invalid: (input, expected) => new InputError({ platform: "bge" }, input, expected),
  });
  const { start, finish, user, app, refreshDue } = manager;
  return Object.assign(client, {
    auth: { ...calls, start, finish, user, app, refreshDue },
    as: (id: string) => {
      const bound = { ...credentials, userToken: liveBearer(user(id)) };
      return createPlatformClient<BgeTypes, keyof typeof bound>(platform, options, bound);
    },
    asApp: () => {
      const bound = { ...credentials, appToken: liveBearer(app()) };
      return createPlatformClient<BgeTypes, keyof typeof bound>(platform, options, bound);
    },
    withToken,
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
export type { BgeAuth, paths };
