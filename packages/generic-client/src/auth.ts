import { byRefreshToken, type Scope, scopeText, type TokenManager, type TokenSet, tokenSet } from "@lingpai/auth";
import type { CallOptions, PlatformClient } from "@lingpai/client";
import type { GenericTypes } from "./index.ts";
import type { GenericExpiry, GenericToken } from "./token-endpoint.ts";

/** Tokens that are kept and renewed (`start`, `finish`, `user`), and the token operations by hand: what those give you keep yourself. */
export interface GenericAuth
  extends Pick<TokenManager<GenericToken, GenericExpiry>, "start" | "finish" | "user" | "refreshDue"> {
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

/** The token operations that belong to no user. */
export type GenericTokenCalls = Omit<GenericAuth, "start" | "finish" | "user" | "refreshDue">;

export function genericTokenCalls(
  client: PlatformClient<GenericTypes, "clientJwt">,
  clientId: number,
): GenericTokenCalls {
  const ofUser = (raw: GenericToken): TokenSet<GenericToken> => tokenSet(raw, byRefreshToken(auth.refresh));
  const auth: GenericTokenCalls = {
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
      return ofUser({ ...raw, refresh_token: raw?.refresh_token || refresh_token });
    },
  };
  return auth;
}
