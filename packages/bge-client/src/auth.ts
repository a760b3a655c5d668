import { byRefreshToken, type Scope, scopeText, type TokenManager, type TokenSet, tokenSet } from "@lingpai/auth";
import type { CallOptions, PlatformClient } from "@lingpai/client";
import type { BgeTypes } from "./index.ts";
import type { BgeIntrospection, BgeToken } from "./token-endpoint.ts";

/** Tokens that are kept and renewed (`start`, `finish`, `user`, `app`), and the token operations by hand: what those give you keep yourself. */
export interface BgeAuth
  extends Pick<TokenManager<BgeToken, BgeIntrospection>, "start" | "finish" | "user" | "app" | "refreshDue"> {
  /**
   * The page where the user agrees. Open it in a browser; the platform then sends the user back to `redirectUri` with a `code`.
   *
   * @param input.state - handed back unchanged; none is sent unless you give one
   * @param input.scope - a list, or text with commas or spaces between
   */
  authorizationUrl(input: { redirectUri: string; state?: string; scope?: Scope }): string;
  /** Redeems an authorization code. `redirectUri` must be the one that the user was sent to the platform with. */
  exchangeCode(input: { code: string; redirectUri: string }, options?: CallOptions): Promise<TokenSet<BgeToken>>;
  /** Redeems a refresh token for a new access token and a new refresh token; the old ones end. */
  refresh(refreshToken: string, options?: CallOptions): Promise<TokenSet<BgeToken>>;
  /** A token of the application itself, without a user. It has no refresh token: its `refresh()` asks anew. */
  clientCredentials(options?: CallOptions): Promise<TokenSet<BgeToken>>;
}

/** The token operations that belong to no user. */
export type BgeTokenCalls = Omit<BgeAuth, "start" | "finish" | "user" | "app" | "refreshDue">;

export function bgeTokenCalls(client: PlatformClient<BgeTypes, "client">, clientId: string): BgeTokenCalls {
  type Grant = Parameters<typeof client.requestToken>[0];
  const ofUser = async (input: Grant, options?: CallOptions): Promise<TokenSet<BgeToken>> =>
    tokenSet(await client.requestToken(input, options), byRefreshToken(auth.refresh));
  const auth: BgeTokenCalls = {
    authorizationUrl: ({ redirectUri, state, scope }) =>
      client.authorize({
        client_id: clientId,
        response_type: "code",
        redirect_uri: redirectUri,
        scope: scopeText(scope),
        state,
      }),
    exchangeCode: async ({ code, redirectUri }, options) =>
      ofUser({ grant_type: "authorization_code", code, redirect_uri: redirectUri }, options),
    refresh: (refreshToken, options) => ofUser({ grant_type: "refresh_token", refresh_token: refreshToken }, options),
    clientCredentials: async (options) =>
      tokenSet(await client.requestToken({ grant_type: "client_credentials" }, options), () =>
        auth.clientCredentials(),
      ),
  };
  return auth;
}
