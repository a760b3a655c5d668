import { byRefreshToken, generateRandomState, type Scope, scopeText, type TokenSet, tokenSet } from "@lingpai/auth";
import { type CallOptions, InputError, type InputOf, type PlatformClient, type ResultOf } from "@lingpai/client";
import type { AuthingTypes } from "./index.ts";
import type { Keeping } from "./manager.ts";
import {
  type Answered,
  type AuthingToken,
  redeemCode,
  redeemRefreshToken,
  type TokenClient,
} from "./token-endpoint.ts";

/** The token operations that both protocols have, by hand: what you get you keep yourself. */
export interface TokenOperations<Raw extends AuthingToken> {
  /**
   * Redeems an authorization code; each works once.
   *
   * @param input.redirectUri - the one that the user was sent to the platform with; default: the client's `redirectUri`
   */
  exchangeCode(
    input: { code: string; redirectUri?: string; codeVerifier?: string },
    options?: CallOptions,
  ): Promise<TokenSet<Raw>>;
  /** A new access token. The set keeps the refresh token where the platform gives no new one. */
  refresh(refreshToken: string, options?: CallOptions): Promise<TokenSet<Raw>>;
  /** Whether an access or refresh token still works, and whose it is. A dead token is `{ active: false }`, not an error. */
  introspect(token: string, options?: CallOptions): Promise<ResultOf<AuthingTypes, "introspectToken">>;
  /** Ends an access or refresh token. */
  revoke(token: string, options?: CallOptions): Promise<true>;
}

/** The login page's parameters that both protocols have. */
export interface LoginPage {
  redirectUri?: string;
  responseMode?: string;
  state?: string;
  nonce?: string;
  scope?: Scope;
  codeChallenge?: string;
  codeChallengeMethod?: "S256" | "plain";
}

/** Tokens that are kept and renewed (`start`, `finish`, `user`), and the token operations by hand: what those give you keep yourself. */
export interface AuthingAuth extends TokenOperations<AuthingToken>, Keeping<AuthingToken> {
  /**
   * The login page. Keep the `state` that you gave (or read it from the URL) and compare it when the user comes back.
   *
   * @param input.redirectUri - default: the client's `redirectUri`
   * @param input.scope - default: `user`
   * @param input.state - default: 43 random characters
   * @param input.codeChallengeMethod - default: `S256` where there is a `codeChallenge`
   * @param input.responseType - default: `code`. `token` puts the token into the URL; RFC 9700 section 2.1.2 advises against it
   */
  authorizationUrl(input?: LoginPage & { responseType?: "code" | "token" }): string;
  /** The page that ends the user's login. */
  logoutUrl(input?: { redirectUri?: string }): string;
}

/** Where users come back to: as given, or as the client's option says. */
export type Redirect = (given: string | undefined) => string;

/** @throws InputError when neither is there */
export const redirectOr =
  (usual: string | undefined): Redirect =>
  (given) => {
    const uri = given ?? usual;
    if (uri) return uri;
    throw new InputError({ platform: "authing" }, "redirectUri", "a URL, here or as an option of the client");
  };

type Asked = Pick<
  InputOf<AuthingTypes["operations"]["authorize"]>,
  "client_id" | "redirect_uri" | "response_mode" | "code_challenge" | "code_challenge_method"
>;

/** The part of the login page's parameters that is the same on both protocols. */
export const loginPage = (clientId: string, redirect: Redirect, input: LoginPage): Asked => ({
  client_id: clientId,
  redirect_uri: redirect(input.redirectUri),
  response_mode: input.responseMode as "query" | undefined,
  code_challenge: input.codeChallenge,
  // Left out it would mean `plain` (RFC 7636 section 4.3).
  code_challenge_method: input.codeChallengeMethod ?? (input.codeChallenge ? "S256" : undefined),
});

export function tokenOperations<Raw extends AuthingToken>(
  client: TokenClient,
  redirect: Redirect,
): TokenOperations<Raw> {
  const ofUser = ({ data }: Answered<AuthingToken>): TokenSet<Raw> =>
    tokenSet(data as Raw, byRefreshToken(operations.refresh));
  const operations: TokenOperations<Raw> = {
    exchangeCode: async ({ redirectUri, ...rest }, options) =>
      ofUser(await redeemCode(client, { ...rest, redirectUri: redirect(redirectUri) }, options)),
    refresh: async (refreshToken, options) => ofUser(await redeemRefreshToken(client, refreshToken, options)),
    introspect: (token, options) => client.introspectToken({ token }, options),
    async revoke(token, options) {
      await client.revokeToken({ token }, options);
      return true;
    },
  };
  return operations;
}

export const authingAuth = (
  client: PlatformClient<AuthingTypes, "clientAuth">,
  clientId: string,
  redirect: Redirect,
): Omit<AuthingAuth, keyof Keeping<AuthingToken>> => ({
  ...tokenOperations(client, redirect),
  authorizationUrl: (input = {}) =>
    client.authorize({
      state: input.state ?? generateRandomState(),
      scope: scopeText(input.scope) ?? "user",
      response_type: input.responseType ?? "code",
      nonce: input.nonce,
      ...loginPage(clientId, redirect, input),
    }),
  logoutUrl: ({ redirectUri } = {}) => client.logout({ redirect_uri: redirectUri }),
});
