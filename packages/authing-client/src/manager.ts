import {
  createTokenManager,
  type KeptTokens,
  type StartInput,
  type TokenCallOptions,
  type TokenManager,
  TokenResponseError,
  tokenAnswer,
} from "@lingpai/auth";
import { InputError, type ResultOf } from "@lingpai/client";
import type { LoginPage, Redirect } from "./auth.ts";
import type { IdTokenCheck } from "./id-token.ts";
import { IdTokenError } from "./id-token-error.ts";
import type { AuthingOptions, AuthingTypes } from "./index.ts";
import { type AuthingToken, redeemCode, redeemRefreshToken, type TokenClient } from "./token-endpoint.ts";

export type AuthingIntrospection = ResultOf<AuthingTypes, "introspectToken">;

/** Tokens that are kept and renewed. */
export interface Keeping<Raw extends AuthingToken>
  extends Pick<TokenManager<Raw, AuthingIntrospection>, "finish" | "refreshDue"> {
  /**
   * Begins a login. Keep `state` in the browser's session, and send the browser to `url`.
   *
   * @param input.user - your own id of the user; with OpenID Connect it may be left out, and is then the `sub` of the ID token
   * @param input.redirectUri - default: the client's `redirectUri`
   */
  start(input: Omit<StartInput, "redirectUri"> & { redirectUri?: string }): Promise<{ url: string; state: string }>;
  /** The kept tokens of a user. */
  user(id: string): KeptTokens<Raw, AuthingIntrospection>;
}

/** What OpenID Connect has beside OAuth 2.0. */
export interface Oidc {
  readonly issuer: string;
  readonly check: IdTokenCheck;
}

/** @param oidc - undefined on the protocol `oauth`, whose documents know neither PKCE nor an issuer */
export function keepTokens<Raw extends AuthingToken & { id_token?: string | undefined }>(
  client: TokenClient,
  options: Omit<AuthingOptions, "protocol">,
  redirect: Redirect,
  authorizationUrl: (input: LoginPage) => string,
  oidc: Oidc | undefined,
): Keeping<Raw> {
  const { start, finish, user, refreshDue } = createTokenManager<Raw, AuthingIntrospection>({
    ...options,
    platform: "authing",
    client: ["authing", oidc ? "oidc" : "oauth", options.baseUrl, options.clientId],
    endpoint: {
      authorizationUrl,
      async exchangeCode({ code, redirectUri, codeVerifier, nonce }, limits) {
        const { data, response } = await redeemCode(
          client,
          { code, redirectUri, codeVerifier },
          leavingTimeForKeys(limits),
        );
        const answer = tokenAnswer(data as Raw, response);
        if (oidc) await believed(client, oidc.check, answer, nonce, limits.signal);
        return answer;
      },
      async refresh(refreshToken, limits, previous) {
        const { data, response } = await redeemRefreshToken(client, refreshToken, leavingTimeForKeys(limits));
        const answer = tokenAnswer({ ...data } as Raw, response);
        const { raw, date: now } = answer;
        if (oidc && raw.id_token) {
          const { signal } = limits;
          const input = { idToken: raw.id_token, accessToken: raw.access_token };
          const claims = await oidc.check(input, { now, signal }).catch(() => undefined);
          // The refresh token is spent: what is not to be believed is left out, rather than the login.
          if (!claims) delete raw.id_token;
          else if (previous.id_token && claims.sub !== subjectOf(previous)) {
            // Not waited for: a refresh that takes too long is taken for lost, and repeated.
            endAll(client, raw);
            throw new TokenResponseError("id_token", 'the "sub" of the login (OpenID Connect Core section 12.2)');
          }
        }
        return answer;
      },
      introspect: (token, limits) => client.introspectToken({ token }, limits),
      revoke: (token, _hint, limits) => client.revokeToken({ token }, limits),
      ...(oidc && { pkce: true, nonce: true, issuer: oidc.issuer, userOf: subjectOf }),
    },
    invalid: (input, expected) => new InputError({ platform: "authing" }, input, expected),
  });
  return {
    start: async (input) => start({ ...input, redirectUri: redirect(input?.redirectUri) }),
    finish,
    user,
    refreshDue,
  };
}

const endMs = 10_000;

/** For the platform's keys, which an ID token is checked with. */
export const keysMs = 8_000;

const leavingTimeForKeys = (limits: TokenCallOptions): TokenCallOptions => ({
  ...limits,
  deadlineMs: limits.deadlineMs - keysMs,
});

/**
 * By the platform's own clock, where the answer tells it: that of this machine may be minutes away.
 *
 * @throws IdTokenError also when the platform's keys cannot be read: the code is spent, so that only a new login helps, whatever the
 *   reading says
 */
async function believed<Raw extends AuthingToken & { id_token?: string | undefined }>(
  client: TokenClient,
  check: IdTokenCheck,
  { raw, date: now }: { readonly raw: Raw | null | undefined; readonly date?: number | undefined },
  nonce: string | undefined,
  signal: AbortSignal,
): Promise<void> {
  try {
    await check({ idToken: raw?.id_token ?? "", accessToken: raw?.access_token }, { nonce, now, signal });
  } catch (error) {
    await endAll(client, raw);
    throw error instanceof IdTokenError ? error : new IdTokenError("the platform's keys could not be read");
  }
}

/** Ends tokens that nobody will use. */
async function endAll(client: TokenClient, raw: AuthingToken | null | undefined): Promise<void> {
  for (const token of [raw?.refresh_token, raw?.access_token]) {
    if (token) await client.revokeToken({ token }, { deadlineMs: endMs }).catch(() => {});
  }
}

/** Whom the ID token is about, which was checked when it came. */
function subjectOf({ id_token = "" }: { id_token?: string | undefined }): string | undefined {
  const [, payload = ""] = id_token.split(".");
  const bytes = Uint8Array.from(atob(payload.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));
  return (JSON.parse(new TextDecoder().decode(bytes)) as { sub?: string }).sub;
}
