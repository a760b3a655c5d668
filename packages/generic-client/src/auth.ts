import { type Scope, scopeText, type TokenSet, tokenSet } from "@lingpai/auth";
import { type CallOptions, InputError, type PlatformClient, type Result } from "@lingpai/client";
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
   * @param input - `scope` and `redirectUri` are sent as documented; the service ignores both and keeps what was granted
   */
  refresh(
    refreshToken: string,
    input?: { scope?: Scope; redirectUri?: string },
    options?: CallOptions,
  ): Promise<TokenSet<GenericToken>>;
}

export function genericAuth(client: PlatformClient<GenericTypes, "clientJwt">, clientId: number): GenericAuth {
  const renewable = (raw: GenericToken): TokenSet<GenericToken> =>
    tokenSet(raw, ({ refreshToken }) => {
      if (refreshToken) return auth.refresh(refreshToken);
      throw new InputError({ platform: "generic" }, "refreshToken", "a token set that has one");
    });
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
      renewable(
        await client.requestToken({ grant_type: "authorization_code", code, redirect_uri: redirectUri }, options),
      ),
    async refresh(refresh_token, { scope, redirectUri: redirect_uri } = {}, options) {
      const input = { grant_type: "refresh_token", refresh_token, scope: scopeText(scope), redirect_uri } as const;
      const raw = await client.requestToken(input, options);
      return renewable({ ...raw, refresh_token: raw?.refresh_token ?? refresh_token });
    },
  };
  return auth;
}
