import { generateRandomState, type Scope, scopeText, type TokenSet, tokenSet } from "@lingpai/auth";
import type { CallOptions, InputOf, PlatformClient, ResultOf } from "@lingpai/client";
import { type LoginPage, loginPage, type Redirect, type TokenOperations, tokenOperations } from "./auth.ts";
import type { IdTokenCheck } from "./id-token.ts";
import type { Keeping } from "./manager.ts";
import type { operations as manifest } from "./oidc-operations.gen.ts";
import type { operations as Operations, paths } from "./oidc-paths.gen.ts";
import { type AuthingOidcToken, requestForKey } from "./token-endpoint.ts";

/** What the compiler knows of the protocol. */
export interface AuthingOidcTypes {
  paths: paths;
  operations: Operations;
  manifest: typeof manifest;
  success: never;
}

/** What an operation takes, e.g. `AuthingOidcInput<"getUserInfo">`. */
export type AuthingOidcInput<Id extends keyof Operations> = InputOf<Operations[Id]>;

/** What an operation resolves to. */
export type AuthingOidcResult<Id extends keyof Operations> = ResultOf<AuthingOidcTypes, Id>;

/** The client with a token: every operation. */
export type AuthingOidcWithToken = PlatformClient<AuthingOidcTypes, "clientAuth" | "userToken">;

/**
 * Tokens that are kept and renewed (`start`, `finish`, `user`): with PKCE, a nonce, and an ID token that is checked; and the token
 * operations by hand: what those give you keep yourself.
 */
export interface AuthingOidcAuth extends TokenOperations<AuthingOidcToken>, Keeping<AuthingOidcToken> {
  /**
   * The login page. Keep the `state` and the `nonce` that you gave (or read them from the URL): the first is compared when the
   * user comes back, the second goes to `checkIdToken`.
   *
   * @param input.redirectUri - default: the client's `redirectUri`
   * @param input.scope - default: `openid profile email phone address`. `offline_access` brings a refresh token
   * @param input.state - default: 43 random characters
   * @param input.nonce - default: 43 random characters
   * @param input.prompt - default: `consent` where the scope has `offline_access`, as the platform gives no refresh token else
   * @param input.codeChallengeMethod - default: `S256` where there is a `codeChallenge`
   * @param input.responseType - default: `code`. Tokens in the URL are what RFC 9700 section 2.1.2 advises against
   */
  authorizationUrl(
    input?: LoginPage & { responseType?: AuthingOidcInput<"authorize">["response_type"]; prompt?: string },
  ): string;
  /**
   * A token for the application itself, with no refresh token; `refresh()` of the set asks anew.
   *
   * @param input.accessKey - a programmatic access key (编程访问账号), not the application's id
   */
  clientCredentials(
    input: { scope: Scope; accessKey: string; accessSecret: string },
    options?: CallOptions,
  ): Promise<TokenSet<AuthingOidcToken>>;
  /**
   * What an ID token says, once it is known to be true: signature, issuer, application, time, nonce.
   *
   * @throws IdTokenError when anything is wrong with it
   */
  checkIdToken: IdTokenCheck;
  /**
   * The page that ends the user's login.
   *
   * @param input.idToken - of that login: the user is not asked then, and `redirectUri` has to be registered in the console
   * @param input.state - comes back at `redirectUri`; only beside `idToken`
   */
  logoutUrl(input?: { redirectUri?: string; idToken?: string; state?: string }): string;
}

/** The client as it is made: operations that need no user, and `auth` for tokens. */
export type AuthingOidc = PlatformClient<AuthingOidcTypes, "clientAuth"> & {
  readonly auth: AuthingOidcAuth;
  /** The client of one user, by your own id: the token is looked up, renewed and replaced where it is refused. */
  as(user: string): AuthingOidcWithToken;
  /** The same client with a token that you keep yourself; it inherits all options. */
  withToken(accessToken: string): AuthingOidcWithToken;
};

type OidcClient = PlatformClient<AuthingOidcTypes, "clientAuth">;

/** @param asKey - the client of a programmatic access key, which stands in the application's place */
export function authingOidcAuth(
  client: OidcClient,
  clientId: string,
  redirect: Redirect,
  checkIdToken: IdTokenCheck,
  asKey: (accessKey: string, accessSecret: string) => OidcClient,
): Omit<AuthingOidcAuth, keyof Keeping<AuthingOidcToken>> {
  const auth: ReturnType<typeof authingOidcAuth> = {
    ...tokenOperations(client, redirect),
    checkIdToken,
    authorizationUrl(input = {}) {
      const scope = scopeText(input.scope) ?? "openid profile email phone address";
      return client.authorize({
        nonce: input.nonce ?? generateRandomState(),
        state: input.state ?? generateRandomState(),
        scope,
        response_type: input.responseType ?? "code",
        prompt: input.prompt ?? (scope.split(" ").includes("offline_access") ? "consent" : undefined),
        ...loginPage(clientId, redirect, input),
      });
    },
    async clientCredentials(input, options) {
      const key = asKey(input.accessKey, input.accessSecret);
      const { data } = await requestForKey(key, input.scope, options);
      return tokenSet(data, () => auth.clientCredentials(input, options));
    },
    logoutUrl: ({ redirectUri, idToken, state } = {}) =>
      idToken === undefined
        ? client.logout({ redirect_uri: redirectUri })
        : client.endSession({ id_token_hint: idToken, post_logout_redirect_uri: redirectUri, state }),
  };
  return auth;
}
