import { inHeader } from "./bearer.ts";
import { ReauthRequired, TokenResponseError } from "./errors.ts";
import { scopeText } from "./scope.ts";

/** What a token endpoint answers (RFC 6749 section 5.1); platforms add fields and leave some out. */
export interface TokenResponse {
  access_token: string;
  token_type?: string;
  expires_in?: number | undefined;
  refresh_token?: string;
  scope?: string | undefined;
}

/**
 * The tokens of one answer. Printing, inspecting or serializing it shows no token; {@link TokenSet.reveal} does.
 */
export interface TokenSet<Raw extends TokenResponse = TokenResponse> {
  /** Sent with each call. Not enumerable. */
  readonly accessToken: string;
  /** Redeemed for a new set; a platform may give none. Not enumerable. */
  readonly refreshToken?: string;
  /** Default: `"Bearer"` where the answer names none. */
  readonly tokenType: string;
  /** Scopes with a space between; undefined where the answer names none. */
  readonly scope?: string;
  /** When the access token ends, in milliseconds since 1970; undefined where the answer does not say. */
  readonly expiresAt?: number;
  /** The answer as the platform spells it. Not enumerable. */
  readonly raw: Raw;
  /**
   * A new set: by the refresh token, or asked anew where the application itself is the credential.
   *
   * @throws ReauthRequired when a user's set has no refresh token
   */
  refresh(): Promise<TokenSet<Raw>>;
  /** All of it as plain data, for those who keep it themselves. */
  reveal(): RevealedTokens;
  toJSON(): Record<string, unknown>;
}

export interface RevealedTokens {
  accessToken: string;
  refreshToken?: string;
  tokenType: string;
  scope?: string;
  expiresAt?: number;
}

const inspect = Symbol.for("nodejs.util.inspect.custom");
const hidden = "[redacted]";

/**
 * Makes a token set of a token endpoint's answer.
 *
 * @param raw - the answer, out of its envelope
 * @param renew - how this platform renews the set
 * @param now - when its lifetime began, in milliseconds since 1970
 * @throws TokenResponseError when the answer holds no usable access token
 */
export function tokenSet<Raw extends TokenResponse>(
  raw: Raw,
  renew: (set: TokenSet<Raw>) => Promise<TokenSet<Raw>>,
  now: number = Date.now(),
): TokenSet<Raw> {
  const { access_token, refresh_token, token_type, expires_in, scope } = checked(raw);
  const plain: RevealedTokens = {
    accessToken: access_token,
    ...(refresh_token && { refreshToken: refresh_token }),
    tokenType: token_type || "Bearer",
    ...(scope && { scope }),
    ...(expires_in !== undefined && { expiresAt: now + expires_in * 1000 }),
  };
  const shown = { ...plain, accessToken: hidden, ...(refresh_token && { refreshToken: hidden }) };
  const { accessToken, refreshToken, ...open } = plain;
  const set = { ...open } as TokenSet<Raw>;
  const secret = (name: string, value: unknown) => Object.defineProperty(set, name, { get: () => value });
  secret("accessToken", accessToken);
  secret("refreshToken", refreshToken);
  secret("raw", raw);
  const method = (name: string | symbol, value: unknown) => Object.defineProperty(set, name, { value });
  method("refresh", () => renew(set));
  method("reveal", () => ({ ...plain }));
  method("toJSON", () => ({ ...shown }));
  method("toString", () => `TokenSet ${JSON.stringify(shown)}`);
  method(inspect, (_depth: number, options: object, print: (value: unknown, options: object) => string) => {
    return `TokenSet ${print(shown, options)}`;
  });
  return set;
}

/** Renews a user's set: by its refresh token and in no other way. */
export function byRefreshToken<Set extends { refreshToken?: string }>(
  refresh: (refreshToken: string) => Promise<Set>,
): (set: Set) => Promise<Set> {
  return async ({ refreshToken }) => {
    if (refreshToken) return refresh(refreshToken);
    throw new ReauthRequired("no_refresh_token", "the token set has no refresh token: the user has to log in again");
  };
}

/** @throws TokenResponseError naming the field that cannot be used */
function checked(raw: TokenResponse): TokenResponse {
  if (typeof raw !== "object" || raw === null) throw new TokenResponseError("body", "an object");
  const { access_token, refresh_token, token_type, scope } = raw as Partial<Record<keyof TokenResponse, unknown>>;
  if (typeof access_token !== "string" || access_token === "") {
    throw new TokenResponseError("access_token", "a string that is not empty");
  }
  if (!inHeader.test(access_token)) throw new TokenResponseError("access_token", "characters that a header can hold");
  // As with a lifetime: what cannot be read was not said.
  const scopes = Array.isArray(scope) ? scope.join(" ") : typeof scope === "string" ? scope : "";
  for (const [name, value] of Object.entries({ refresh_token, token_type })) {
    if (value !== undefined && value !== null && typeof value !== "string")
      throw new TokenResponseError(name, "a string");
  }
  // RFC 6749 section 7.1: a token of a type that one does not know is not to be used.
  if (token_type && !/^bearer$/i.test(token_type as string)) throw new TokenResponseError("token_type", '"Bearer"');
  return { ...raw, scope: scopeText(scopes), expires_in: secondsOf(raw) };
}

/**
 * The lifetime of an answer, which some servers send as text. What is no lifetime counts as not said: the tokens may be the only ones
 * there are, as the refresh token that they were redeemed with has ended.
 */
export function secondsOf({ expires_in }: Pick<TokenResponse, "expires_in">): number | undefined {
  const value = typeof expires_in === "string" && /^\d+$/.test(expires_in) ? Number(expires_in) : expires_in;
  return typeof value === "number" && value >= 0 && value < 1e12 ? value : undefined;
}
