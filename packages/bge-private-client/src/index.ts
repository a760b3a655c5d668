import {
  addToForm,
  type ClientOptions,
  createPlatformClient,
  type InputOf,
  type Plan,
  type Platform,
  type PlatformClient,
  type ResultOf,
  requiredOption,
} from "@lingpai/client";
import { codes, operations } from "./operations.gen.ts";
import type { operations as Operations, paths } from "./paths.gen.ts";
import { checkForm, nonce, signature, signedFields, timestamp } from "./sign.ts";

const platform: Platform = {
  name: "bge-private",
  baseUrl: "https://api.private.omgut.com",
  operations,
  codes,
  options: ["appKey", "appSecret"],
  envelope: { code: "code", message: "msg", data: "data", codeOptional: true },
};

declare module "@lingpai/client" {
  interface DocumentedCodes {
    "bge-private": (typeof codes)[number];
  }
}

/** What the compiler knows of the platform. */
export interface BgePrivateTypes {
  paths: paths;
  operations: Operations;
  manifest: typeof operations;
  success: { code: 0 };
}

export interface BgePrivateOptions extends ClientOptions {
  /** The key that the platform gave your application. */
  appKey: string;
  /** Signs every call and is never sent. */
  appSecret: string;
}

/** Every operation; each call is signed. */
export type BgePrivate = PlatformClient<BgePrivateTypes, "signature">;

/** What an operation takes, e.g. `BgePrivateInput<"oauth2Grants">`. */
export type BgePrivateInput<Id extends keyof Operations> = InputOf<Operations[Id]>;

/** What an operation resolves to. */
export type BgePrivateResult<Id extends keyof Operations> = ResultOf<BgePrivateTypes, Id>;

/**
 * A client of the BGE private platform. There is no token: each attempt is signed with a nonce and a time of its own.
 *
 * @param given - `baseUrl` is `https://api.private.omgut.com` unless given
 * @throws InputError when an option is missing or unusable
 */
export function createBgePrivateClient(given: BgePrivateOptions): BgePrivate {
  // A copy: what is changed later must not move a token to another place.
  const options = { ...given };
  const appKey = requiredOption(platform, "appKey", options.appKey);
  const appSecret = requiredOption(platform, "appSecret", options.appSecret);
  const sign = async (plan: Plan): Promise<void> => {
    checkForm(plan);
    addToForm(plan, { app_key: appKey, signature_nonce: nonce(), timestamp: timestamp() });
    addToForm(plan, { sign: await signature(signedFields(plan), appSecret) });
  };
  return createPlatformClient<BgePrivateTypes, "signature">(platform, options, { signature: sign });
}

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
export type { paths };
