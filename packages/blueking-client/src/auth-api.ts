import { keepingOptions } from "@lingpai/auth";
import {
  addToForm,
  type CallOptions,
  createPlatformClient,
  InputError,
  type InputOf,
  type Operation,
  type Plan,
  type Platform,
  type PlatformClient,
  type Result,
  type ResultOf,
  requiredOption,
} from "@lingpai/client";
import { type Backend, type BlueKingAuth, blueKingAuth, loginOf } from "./auth.ts";
import { codes, operations } from "./auth-api-operations.gen.ts";
import type { operations as Operations, paths } from "./auth-api-paths.gen.ts";
import { type Acting, acting } from "./gateway.ts";
import { clientIpOf, type LoginRequest } from "./login-cookie.ts";
import type { AppOptions } from "./options.ts";
import { blueKingTokens } from "./tokens.ts";

/** auth_api, the back end of the internal edition. */
const platform: Platform = {
  name: "blueking",
  operations,
  codes,
  options: ["appCode", "appSecret", "backend", "cookies", "environment", "gatewayUrl", ...keepingOptions],
  envelope: { code: "code", result: "result", message: "message", data: "data", requestId: "request_id" },
};

/** What the compiler knows of the back end `"auth_api"`. */
export interface BlueKingAuthApiTypes {
  paths: paths;
  operations: Operations;
  manifest: typeof operations;
  success: { result: true };
}

type Issue = InputOf<Operations["issueAccessToken"]>;

/** The fields that a login state can have. */
type LoginField = Exclude<keyof Issue, "grant_type" | "env_name" | "need_new_token" | "bk_client_ip">;

export interface BlueKingAuthApiOptions extends AppOptions {
  backend: "auth_api";
  /** Which cookie holds which field of the login state; a user needs all of them. Default: `{ bk_ticket: "bk_ticket", rtx: "bk_uid" }`. */
  cookies?: { readonly [Field in LoginField]?: string };
  /** The environment that tokens of `auth` are for (`env_name`). Default: `"prod"`. */
  environment?: Issue["env_name"];
}

/** What issuing a token takes beside the usual options. */
export interface BlueKingIssueOptions extends CallOptions {
  /**
   * true: a new token, which ends the present one in all processes at once. Default: false, the present one is given where it has more
   * than 300 seconds left.
   */
  needNewToken?: boolean;
}

type Client = PlatformClient<BlueKingAuthApiTypes, "appCode" | "appSecret">;
type Token = Result<Operations["issueAccessToken"], BlueKingAuthApiTypes["success"]>;

/** Every operation of the back end `"auth_api"`: the application's code and secret are the credential. */
export type BlueKingAuthApi = Client & Acting & { readonly auth: BlueKingAuth<Token, BlueKingIssueOptions> };

/** What an operation of the back end `"auth_api"` takes, e.g. `BlueKingAuthApiInput<"verifyAccessToken">`. */
export type BlueKingAuthApiInput<Id extends keyof Operations> = InputOf<Operations[Id]>;

/** What an operation of the back end `"auth_api"` resolves to. */
export type BlueKingAuthApiResult<Id extends keyof Operations> = ResultOf<BlueKingAuthApiTypes, Id>;

function backend(client: Client, env_name: Issue["env_name"]): Backend<Token, BlueKingIssueOptions> {
  const issue = (fields: object, { needNewToken, ...options }: BlueKingIssueOptions = {}) => {
    const input = { env_name, need_new_token: needNewToken ? 1 : 0, ...fields };
    return client.issueAccessToken.withResponse(input as Issue, options);
  };
  return {
    exchange: (login, options) => issue({ grant_type: "authorization_code", ...login }, options),
    clientCredentials: (options) => issue({ grant_type: "client_credentials" }, options),
    refresh: (refresh_token, options) =>
      client.refreshAccessToken.withResponse({ env_name, grant_type: "refresh_token", refresh_token }, options),
  };
}

/** A field of the form where there is one. The secret is never in a URL: they stand in logs. */
const credentials = (appCode: string, appSecret: string) => ({
  appCode: (plan: Plan) => {
    if (plan.method === "POST") return addToForm(plan, { app_code: appCode });
    plan.headers.set("x-bk-app-code", appCode);
    if (plan.operationId === "refreshAccessToken") {
      const url = new URL(plan.url);
      url.searchParams.set("app_code", appCode);
      plan.url = url.href;
    }
  },
  appSecret: (plan: Plan) => {
    if (plan.method === "POST") addToForm(plan, { app_secret: appSecret });
    else plan.headers.set("x-bk-app-secret", appSecret);
  },
});

function checkedCookies(given: BlueKingAuthApiOptions["cookies"]): Record<string, string> {
  const cookies = Object.entries(given ?? { bk_ticket: "bk_ticket", rtx: "bk_uid" });
  const { input, variants }: Operation = operations.issueAccessToken;
  // What one kind of request requires and another has not.
  const fields = (variants ?? []).flatMap(({ required }) => required).filter((name) => !input[name]?.required);
  const wrong = cookies.find(([field]) => !fields.includes(field));
  if (wrong || cookies.length === 0) {
    const expected = "the name of a cookie for each field of the login state, bk_ticket and rtx for instance";
    throw new InputError({ platform: "blueking" }, wrong ? `cookies.${wrong[0]}` : "cookies", expected);
  }
  const checked = cookies.map(([field, cookie]) => [field, requiredOption(platform, `cookies.${field}`, cookie)]);
  return Object.fromEntries(checked);
}

/** @throws InputError when an option is missing or unusable */
export function createAuthApi(options: BlueKingAuthApiOptions, appCode: string, appSecret: string): BlueKingAuthApi {
  const { environment = "prod" } = options;
  const environments: readonly string[] = operations.issueAccessToken.input.env_name.enum;
  if (!environments.includes(environment)) {
    throw new InputError({ platform: "blueking" }, "environment", `one of ${environments.join(", ")}`);
  }
  const cookies = checkedCookies(options.cookies);
  const client = createPlatformClient<BlueKingAuthApiTypes, "appCode" | "appSecret">(
    platform,
    options,
    credentials(appCode, appSecret),
  );
  const calls = backend(client, environment);
  const userOf = ({ user_id }: Token) => user_id ?? undefined;
  const manager = blueKingTokens(options, [options.baseUrl, appCode, environment], calls, userOf);
  const login = (request: LoginRequest) => {
    const fields = loginOf(request, cookies);
    const bk_client_ip = clientIpOf(request);
    return { ...fields, ...(bk_client_ip && { bk_client_ip }) };
  };
  return Object.assign(client, { auth: blueKingAuth(calls, manager, login, userOf), ...acting(manager, options) });
}
