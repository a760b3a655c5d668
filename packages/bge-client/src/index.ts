import { bearer } from "@lingpai/auth";
import {
  addToForm,
  type ClientOptions,
  createPlatformClient,
  headerOption,
  type InputOf,
  type Plan,
  type Platform,
  type PlatformClient,
  type ResultOf,
  requiredOption,
} from "@lingpai/client";
import { type BgeAuth, bgeAuth } from "./auth.ts";
import { codes, operations } from "./operations.gen.ts";
import type { operations as Operations, paths } from "./paths.gen.ts";

const platform: Platform = {
  name: "bge",
  baseUrl: "https://api.bge.genomics.cn",
  operations,
  codes,
  options: ["clientId", "clientSecret"],
  envelope: { code: "code", message: "msg", data: "data" },
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

export interface BgeOptions extends ClientOptions {
  /** The application's number at the platform (客户端编号). */
  clientId: string;
  /** The application's secret (客户端密钥). It stays on your server. */
  clientSecret: string;
}

/** The client as it is made: operations that need no token, and `auth` to get one. */
export type Bge = PlatformClient<BgeTypes, "client"> & {
  readonly auth: BgeAuth;
  /** The same client with a token that you keep yourself; it inherits all options. */
  withToken(accessToken: string): BgeWithToken;
};

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
  return Object.assign(client, {
    auth: bgeAuth(client, clientId),
    withToken: (accessToken: string) => {
      const token = bearer(headerOption(platform, "accessToken", accessToken));
      const all = { ...credentials, userToken: token, appToken: token };
      return createPlatformClient<BgeTypes, keyof typeof all>(platform, options, all);
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
export type { BgeAuth, paths };
