import type { TokenResponse } from "./token-set.ts";

/** What a token operation of a platform came to. */
export interface TokenAnswer<Raw extends TokenResponse = TokenResponse> {
  /** The answer, out of its envelope, as the platform spells it. */
  readonly raw: Raw;
  /** The platform's clock when it answered (the `Date` header), in milliseconds since 1970. */
  readonly date?: number | undefined;
}

/** Makes the answer of a call that has its response beside it. */
export const tokenAnswer = <Raw extends TokenResponse>(raw: Raw, response: Response): TokenAnswer<Raw> => ({
  raw,
  date: Date.parse(response.headers.get("date") ?? "") || undefined,
});

/** How one token operation is called. */
export interface TokenCallOptions {
  signal: AbortSignal;
  /** Milliseconds for all of it. */
  deadlineMs: number;
}

export interface CodeExchange {
  code: string;
  redirectUri: string;
  codeVerifier?: string;
  nonce?: string;
}

export interface AuthorizationInput {
  redirectUri: string;
  scope?: string;
  state: string;
  codeChallenge?: string;
  codeChallengeMethod?: "S256";
  nonce?: string;
}

export type Codes = readonly (string | number)[];

/** What a platform's refusals mean for a token, by its own codes. */
export interface RefusalCodes {
  /** This refresh token is spent, expired or revoked. Default: `invalid_grant`. */
  readonly dead?: Codes;
  /** The application itself is refused. Default: `invalid_client`, `unauthorized_client`. */
  readonly misconfigured?: Codes;
  /** It may work later, whatever the HTTP status says. Default: `temporarily_unavailable`. */
  readonly temporary?: Codes;
}

/** The token operations of a platform: few lines each, over its generated operations. */
export interface TokenEndpoint<Raw extends TokenResponse = TokenResponse, Introspection = unknown> {
  authorizationUrl?(input: AuthorizationInput): string;
  exchangeCode?(input: CodeExchange, options: TokenCallOptions): Promise<TokenAnswer<Raw>>;
  /** @param previous - the answer that is renewed, with what it keeps of those before */
  refresh?(refreshToken: string, options: TokenCallOptions, previous: Raw): Promise<TokenAnswer<Raw>>;
  clientCredentials?(options: TokenCallOptions): Promise<TokenAnswer<Raw>>;
  introspect?(accessToken: string, options: TokenCallOptions): Promise<Introspection>;
  revoke?(token: string, hint: "access_token" | "refresh_token", options: TokenCallOptions): Promise<unknown>;
  /** Whom an answer is for, where it says so. */
  userOf?(raw: Raw): string | undefined;
  readonly codes?: RefusalCodes;
  /** The platform checks a `code_verifier` (RFC 7636). */
  readonly pkce?: boolean;
  /** The platform puts a `nonce` into its ID token (OpenID Connect Core section 3.1.2.1). */
  readonly nonce?: boolean;
  /** What `iss` in a callback has to be (RFC 9207). Default: a callback with `iss` is refused. */
  readonly issuer?: string;
}
