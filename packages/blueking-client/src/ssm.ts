import { keepingOptions } from "@lingpai/auth";
import {
  type CallOptions,
  createPlatformClient,
  type InputOf,
  type Plan,
  type Platform,
  type PlatformClient,
  type Result,
  type ResultOf,
  requiredOption,
} from "@lingpai/client";
import { type Backend, type BlueKingAuth, blueKingAuth, loginOf } from "./auth.ts";
import { type Acting, acting } from "./gateway.ts";
import { codes, operations } from "./operations.gen.ts";
import type { AppOptions } from "./options.ts";
import type { operations as Operations, paths } from "./paths.gen.ts";
import { blueKingTokens } from "./tokens.ts";

/** SSM, the back end of the community and enterprise editions. */
const platform: Platform = {
  name: "blueking",
  operations,
  codes,
  options: ["appCode", "appSecret", "backend", "cookies", "gatewayUrl", ...keepingOptions],
  envelope: { code: "code", message: "message", data: "data", requestId: "request_id" },
};

/** What the compiler knows of the platform. */
export interface BlueKingTypes {
  paths: paths;
  operations: Operations;
  manifest: typeof operations;
  success: { code: 0 };
}

export interface BlueKingOptions extends AppOptions {
  /** The token service of your installation. `"ssm"`: the community and enterprise editions; `"auth_api"`: the internal one. Default: `"ssm"`. */
  backend?: "ssm";
  /** Which cookie holds the login state that the platform calls `bk_token`. Default: `{ bk_token: "bk_token" }`. */
  cookies?: { bk_token: string };
}

type Client = PlatformClient<BlueKingTypes, "appCode" | "appSecret">;
type Token = Result<Operations["issueAccessToken"], BlueKingTypes["success"]>;

/** Every operation: the application's code and secret are the credential. */
export type BlueKing = Client & Acting & { readonly auth: BlueKingAuth<Token> };

/** What an operation takes, e.g. `BlueKingInput<"verifyAccessToken">`. */
export type BlueKingInput<Id extends keyof Operations> = InputOf<Operations[Id]>;

/** What an operation resolves to. */
export type BlueKingResult<Id extends keyof Operations> = ResultOf<BlueKingTypes, Id>;

const backend = (client: Client): Backend<Token, CallOptions> => ({
  exchange: ({ bk_token = "" }, options) => {
    const input = { grant_type: "authorization_code", id_provider: "bk_login", bk_token } as const;
    return client.issueAccessToken.withResponse(input, options);
  },
  clientCredentials: (options) => {
    const input = { grant_type: "client_credentials", id_provider: "client" } as const;
    return client.issueAccessToken.withResponse(input, options);
  },
  refresh: (refreshToken, options) => client.refreshAccessToken.withResponse({ refresh_token: refreshToken }, options),
});

/** @throws InputError when an option is missing or unusable */
export function createSsm(options: BlueKingOptions, appCode: string, appSecret: string): BlueKing {
  const { cookies } = options;
  const bk_token = requiredOption(platform, "cookies.bk_token", cookies ? cookies.bk_token : "bk_token");
  const client = createPlatformClient<BlueKingTypes, "appCode" | "appSecret">(platform, options, {
    appCode: ({ headers }: Plan) => headers.set("x-bk-app-code", appCode),
    appSecret: ({ headers }: Plan) => headers.set("x-bk-app-secret", appSecret),
  });
  const calls = backend(client);
  const userOf = ({ identity }: Token) => identity?.username;
  const manager = blueKingTokens(options, [options.baseUrl, appCode], calls, userOf, {
    dead: [1901403],
    misconfigured: [1901401],
    temporary: [1901500],
  });
  const auth = blueKingAuth(calls, manager, (request) => loginOf(request, { bk_token }), userOf);
  return Object.assign(client, { auth, ...acting(manager, options) });
}
