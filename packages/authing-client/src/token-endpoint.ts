import { type Scope, scopeText } from "@lingpai/auth";
import type { CallOptions, PlatformClient, ResultOf } from "@lingpai/client";
import type { AuthingTypes } from "./index.ts";
import type { AuthingOidcTypes } from "./oidc.ts";

/** What the two protocols have in common, for the compiler. The answers of `oidc` hold an ID token beside the rest. */
export type TokenClient = Pick<
  PlatformClient<AuthingTypes, "clientAuth">,
  "requestToken" | "introspectToken" | "revokeToken"
>;

/** The raw answer of the token endpoint. */
export type AuthingToken = ResultOf<AuthingTypes, "requestToken">;

/** The same of the protocol `oidc`. */
export type AuthingOidcToken = ResultOf<AuthingOidcTypes, "requestToken">;

/** What redeems a code. */
export interface CodeInput {
  code: string;
  redirectUri: string;
  codeVerifier?: string | undefined;
}

/** The raw answer, and the HTTP response beside it. */
export interface Answered<Raw extends AuthingToken> {
  data: Raw;
  response: Response;
}

/** A code for tokens. */
export const redeemCode = (
  client: TokenClient,
  { code, redirectUri: redirect_uri, codeVerifier: code_verifier }: CodeInput,
  options?: CallOptions,
): Promise<Answered<AuthingToken>> =>
  client.requestToken.withResponse({ grant_type: "authorization_code", code, redirect_uri, code_verifier }, options);

/** A refresh token for tokens; the answer holds the old one where no new one came. */
export async function redeemRefreshToken(
  client: TokenClient,
  refresh_token: string,
  options?: CallOptions,
): Promise<Answered<AuthingToken>> {
  const input = { grant_type: "refresh_token", refresh_token } as const;
  const { data, response } = await client.requestToken.withResponse(input, options);
  return { data: { ...data, refresh_token: data?.refresh_token || refresh_token }, response };
}

/** An access key for a token of the application itself. */
export const requestForKey = (
  key: Pick<PlatformClient<AuthingOidcTypes, "clientAuth">, "requestToken">,
  scope: Scope,
  options?: CallOptions,
): Promise<Answered<AuthingOidcToken>> =>
  key.requestToken.withResponse({ grant_type: "client_credentials", scope: scopeText(scope) ?? "" }, options);
