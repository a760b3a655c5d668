import { byRefreshToken, type Scope, scopeText, type TokenSet, tokenSet } from "@lingpai/auth";
import type { CallOptions, PlatformClient, Result } from "@lingpai/client";
import type { GenericTypes } from "./index.ts";

type GenericToken = Result<GenericTypes["operations"]["requestToken"], never>;

/** The token operations of the service, by hand: what you get you keep yourself. */
export interface GenericAuth {
  /**
   * The page where the user logs in; the service then sends the browser to `redirectUri` with a `code`.
   *
   * @param input.scope - default: `all:all`
   * @param input.state - handed back unchanged; none is sent unless you give one
   */
  authorizationUrl(input: { redirectUri: string; scope?: Scope; state?: string }): string;
  /** Redeems an authorization code within 300 seconds; each works once. */
  exchangeCode(input: { code: string; redirectUri: string }, options?: CallOptions): Promise<TokenSet<GenericToken>>;
  /**
   * Redeems a refresh token; the old pair ends. Never redeem one twice at the same time: the service may then serve both.
   *
   * @param options - beside the call's own: `scope` and `redirectUri` are sent as documented; the service ignores both and
   *   keeps what was granted
   */
  refresh(
    refreshToken: string,
    options?: CallOptions & { scope?: Scope; redirectUri?: string },
  ): Promise<TokenSet<GenericToken>>;
}

export function genericAuth(client: PlatformClient<GenericTypes, "clientJwt">, clientId: number): GenericAuth {
  const ofUser = (raw: GenericToken): TokenSet<GenericToken> => tokenSet(raw, byRefreshToken(auth.refresh));
  const auth: GenericAuth = {
    authorizationUrl: ({ redirectUri, scope, state }) =>
      client.authorize({
        client_id: clientId,
        redirect_uri: redirectUri,
        response_type: "code",
        scope: scopeText(scope) ?? "all:all",
        state,
      }),
    exchangeCode: async ({ code, redirectUri }, options) =>
      ofUser(await client.requestToken({ grant_type: "authorization_code", code, redirect_uri: redirectUri }, options)),
    async refresh(refresh_token, { scope, redirectUri: redirect_uri, ...options } = {}) {
      const input = { grant_type: "refresh_token", refresh_token, scope: scopeText(scope), redirect_uri } as const;
      const raw = await client.requestToken(input, options);
      return ofUser({ ...raw, refresh_token: raw?.refresh_token ?? refresh_token });
    },
  };
  return auth;
}
