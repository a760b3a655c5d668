import {
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
import { type BlueKingAuth, blueKingAuth } from "./auth.ts";
import { codes, operations } from "./operations.gen.ts";
import type { operations as Operations, paths } from "./paths.gen.ts";

const platform: Platform = {
  name: "blueking",
  operations,
  codes,
  options: ["appCode", "appSecret", "cookies"],
  envelope: { code: "code", message: "message", data: "data", requestId: "request_id" },
};

declare module "@lingpai/client" {
  interface DocumentedCodes {
    blueking: (typeof codes)[number];
  }
}

/** What the compiler knows of the platform. */
export interface BlueKingTypes {
  paths: paths;
  operations: Operations;
  manifest: typeof operations;
  success: { code: 0 };
}

export interface BlueKingOptions extends ClientOptions {
  /** The application's code (`bk_app_code`). */
  appCode: string;
  /** The application's secret (`bk_app_secret`). It stays on your server. */
  appSecret: string;
  /** Where the SSM service of your installation is; there is no public one. */
  baseUrl: string;
  /** Which cookie holds the login state that the platform calls `bk_token`. Default: `{ bk_token: "bk_token" }`. */
  cookies?: { bk_token: string };
}

/** Every operation: the application's code and secret are the credential. */
export type BlueKing = PlatformClient<BlueKingTypes, "appCode" | "appSecret"> & { readonly auth: BlueKingAuth };

/** What an operation takes, e.g. `BlueKingInput<"verifyAccessToken">`. */
export type BlueKingInput<Id extends keyof Operations> = InputOf<Operations[Id]>;

/** What an operation resolves to. */
export type BlueKingResult<Id extends keyof Operations> = ResultOf<BlueKingTypes, Id>;

/**
 * A client of BlueKing's token service SSM.
 *
 * @throws InputError when an option is missing or unusable
 */
export function createBlueKingClient(given: BlueKingOptions): BlueKing {
  // A copy: what is changed later must not move a token to another place.
  const options = { ...given };
  const appCode = headerOption(platform, "appCode", options.appCode);
  const appSecret = headerOption(platform, "appSecret", options.appSecret);
  const cookie = requiredOption(platform, "cookies.bk_token", options.cookies ? options.cookies.bk_token : "bk_token");
  const client = createPlatformClient<BlueKingTypes, "appCode" | "appSecret">(platform, options, {
    appCode: ({ headers }: Plan) => headers.set("x-bk-app-code", appCode),
    appSecret: ({ headers }: Plan) => headers.set("x-bk-app-secret", appSecret),
  });
  return Object.assign(client, { auth: blueKingAuth(client, cookie) });
}

export { ReauthRequired, type RevealedTokens, TokenResponseError, type TokenSet } from "@lingpai/auth";
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
export type { LoginRequest } from "./login-cookie.ts";
export type { BlueKingAuth, paths };
