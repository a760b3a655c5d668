import { headerOption, InputError } from "@lingpai/client";
import { type BlueKingAuthApi, type BlueKingAuthApiOptions, createAuthApi } from "./auth-api.ts";
import type { codes as authApiCodes } from "./auth-api-operations.gen.ts";
import type { codes as ssmCodes } from "./operations.gen.ts";
import { type BlueKing, type BlueKingOptions, createSsm } from "./ssm.ts";

declare module "@lingpai/client" {
  interface DocumentedCodes {
    blueking: (typeof ssmCodes)[number] | (typeof authApiCodes)[number];
  }
}

/**
 * A client of BlueKing's token service: SSM, the one of the community and enterprise editions.
 *
 * @throws InputError when an option is missing or unusable
 */
export function createBlueKingClient(given: BlueKingOptions): BlueKing;
/**
 * A client of BlueKing's token service: auth_api, the one of the internal edition.
 *
 * @throws InputError when an option is missing or unusable
 */
export function createBlueKingClient(given: BlueKingAuthApiOptions): BlueKingAuthApi;
export function createBlueKingClient(given: BlueKingOptions | BlueKingAuthApiOptions): BlueKing | BlueKingAuthApi {
  // A copy: what is changed later must not move a token to another place.
  const options = { ...given };
  const platform = { name: "blueking" };
  const appCode = headerOption(platform, "appCode", options.appCode);
  const appSecret = headerOption(platform, "appSecret", options.appSecret);
  if (options.backend === "auth_api") return createAuthApi(options, appCode, appSecret);
  if (options.backend === undefined || options.backend === "ssm") return createSsm(options, appCode, appSecret);
  throw new InputError({ platform: "blueking" }, "backend", '"ssm" or "auth_api"');
}

export {
  AuthTemporarilyUnavailable,
  ClientMisconfigured,
  type KeptTokens,
  LeaseTimeout,
  memory,
  PersistFailed,
  ReauthRequired,
  type RevealedTokens,
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
export type { BlueKingAuth, LoginOptions } from "./auth.ts";
export type {
  BlueKingAuthApi,
  BlueKingAuthApiInput,
  BlueKingAuthApiOptions,
  BlueKingAuthApiResult,
  BlueKingAuthApiTypes,
  BlueKingIssueOptions,
} from "./auth-api.ts";
export type { BlueKingGateway } from "./gateway.ts";
export type { LoginRequest } from "./login-cookie.ts";
export type { paths } from "./paths.gen.ts";
export type { BlueKing, BlueKingInput, BlueKingOptions, BlueKingResult, BlueKingTypes } from "./ssm.ts";
