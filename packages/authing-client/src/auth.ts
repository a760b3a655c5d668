import { byRefreshToken, generateRandomState, type Scope, scopeText, type TokenSet, tokenSet } from "@lingpai/auth";
import { type CallOptions, InputError, type PlatformClient, type Result } from "@lingpai/client";
import type { AuthingTypes } from "./index.ts";

type Operations = AuthingTypes["operations"];
type AuthingToken = Result<Operations["requestToken"], never>;

/** The token operations of the platform, by hand: what you get you keep yourself. */
export interface AuthingAuth {
  /**
   * The login page. Keep the `state` that you gave (or read it from the URL) and compare it when the user comes back.
   *
   * @param input.redirectUri - default: the client's `redirectUri`
   * @param input.scope - default: `user`
   * @param input.state - default: 43 random characters
   * @param input.codeChallengeMethod - default: `S256` where there is a `codeChallenge`
   * @param input.responseType - default: `code`. `token` puts the token into the URL; RFC 9700 section 2.1.2 advises against it
   */
  authorizationUrl(input?: {
    redirectUri?: string;
    responseType?: "code" | "token";
    responseMode?: string;
    state?: string;
    nonce?: string;
    scope?: Scope;
    codeChallenge?: string;
    codeChallengeMethod?: "S256" | "plain";
  }): string;
  /**
   * Redeems an authorization code; each works once.
   *
   * @param input.redirectUri - the one that the user was sent to the platform with; default: the client's `redirectUri`
   */
  exchangeCode(
    input: { code: string; redirectUri?: string; codeVerifier?: string },
    options?: CallOptions,
  ): Promise<TokenSet<AuthingToken>>;
  /** A new access token. The set keeps the refresh token where the platform gives no new one. */
  refresh(refreshToken: string, options?: CallOptions): Promise<TokenSet<AuthingToken>>;
  /** Whether an access or refresh token still works, and whose it is. A dead token is `{ active: false }`, not an error. */
  introspect(token: string, options?: CallOptions): Promise<Result<Operations["introspectToken"], never>>;
  /** Ends an access or refresh token. */
  revoke(token: string, options?: CallOptions): Promise<true>;
  /** The page that ends the user's login. */
  logoutUrl(input?: { redirectUri?: string }): string;
}

export function authingAuth(
  client: PlatformClient<AuthingTypes, "clientAuth">,
  clientId: string,
  defaultRedirectUri: string | undefined,
): AuthingAuth {
  const redirect = (given: string | undefined): string => {
    const uri = given ?? defaultRedirectUri;
    if (uri) return uri;
    throw new InputError({ platform: "authing" }, "redirectUri", "a URL, here or as an option of the client");
  };
  const ofUser = (raw: AuthingToken): TokenSet<AuthingToken> => tokenSet(raw, byRefreshToken(auth.refresh));
  const auth: AuthingAuth = {
    authorizationUrl: (input = {}) =>
      client.authorize({
        state: input.state ?? generateRandomState(),
        scope: scopeText(input.scope) ?? "user",
        client_id: clientId,
        redirect_uri: redirect(input.redirectUri),
        response_type: input.responseType ?? "code",
        response_mode: input.responseMode as "query" | undefined,
        nonce: input.nonce,
        code_challenge: input.codeChallenge,
        // Left out it would mean `plain` (RFC 7636 section 4.3).
        code_challenge_method: input.codeChallengeMethod ?? (input.codeChallenge ? "S256" : undefined),
      }),
    async exchangeCode({ code, redirectUri, codeVerifier }, options) {
      const redirect_uri = redirect(redirectUri);
      const input = { grant_type: "authorization_code", code, redirect_uri, code_verifier: codeVerifier } as const;
      return ofUser(await client.requestToken(input, options));
    },
    async refresh(refreshToken, options) {
      const raw = await client.requestToken({ grant_type: "refresh_token", refresh_token: refreshToken }, options);
      return ofUser({ ...raw, refresh_token: raw?.refresh_token ?? refreshToken });
    },
    introspect: (token, options) => client.introspectToken({ token }, options),
    async revoke(token, options) {
      await client.revokeToken({ token }, options);
      return true;
    },
    logoutUrl: ({ redirectUri } = {}) => client.logout({ redirect_uri: redirectUri }),
  };
  return auth;
}
