import {
  clockSkew,
  customFetch,
  getValidatedIdTokenClaims,
  processAuthorizationCodeResponse,
  processRefreshTokenResponse,
  validateApplicationLevelSignature,
} from "@lingpai/auth/oidc";
import { IdTokenError } from "./id-token-error.ts";

/** What an ID token says of a login (OpenID Connect Core section 2). */
export interface IdTokenClaims {
  /** Who issued it. */
  readonly iss: string;
  /** The user id. */
  readonly sub: string;
  /** The applications that it is for. */
  readonly aud: string | readonly string[];
  /** When it ends, in seconds since 1970. */
  readonly exp: number;
  /** When it was issued, in seconds since 1970. */
  readonly iat: number;
  /** That of the login; a token of a refresh may be without. */
  readonly nonce?: string;
  readonly [claim: string]: unknown;
}

/** Who an ID token has to be from and for. */
export interface IdTokenParties {
  issuer: string;
  clientId: string;
  /** Checks HS256. Without it, or with one of less than 16 bytes, only RS256 is believed. */
  clientSecret?: string | undefined;
  /** Reads the platform's keys, for RS256. */
  readKeys: (options: { signal?: AbortSignal }) => Promise<object>;
}

/** The tokens of one answer. */
export interface IdTokenInput {
  idToken: string;
  /** Compared with `at_hash`, where the ID token has one. */
  accessToken?: string | undefined;
}

export interface IdTokenExpected {
  /** That of the login. Leave it out after a refresh only: the nonce is not looked at then. */
  nonce?: string | undefined;
  /** The user id that the login had, after a refresh (OpenID Connect Core section 12.2). */
  subject?: string | undefined;
  /** Milliseconds since 1970. Default: the clock of this machine. */
  now?: number | undefined;
  /** Ends the reading of the keys. */
  signal?: AbortSignal | undefined;
}

/** @throws IdTokenError where anything is wrong with the token; what reading the keys throws */
export type IdTokenCheck = (input: IdTokenInput, expected?: IdTokenExpected) => Promise<IdTokenClaims>;

/**
 * Checks ID tokens (OpenID Connect Core section 3.1.3.7): signature, `iss`, `aud`, `azp` where there are several audiences, `exp` (30
 * seconds are let pass), `nbf`, `nonce`, `at_hash`. The platform's keys are read when they are needed, kept for 300 seconds, and read again for a `kid` that
 * they lack, once a minute.
 */
export function idTokenCheck({ issuer, clientId, clientSecret, readKeys }: IdTokenParties): IdTokenCheck {
  // RFC 7518 section 3.2 wants 32 bytes, which the platform's secrets have; what is under 16 can be guessed.
  const secret = bytesOf(clientSecret ?? "");
  const algorithms = secret.length < 16 ? ["RS256"] : ["RS256", "HS256"];
  // The same object each time, as the keys are kept by it. Its address is never asked: `readKeys` is.
  const provider = { issuer, jwks_uri: "https://jwks.invalid", id_token_signing_alg_values_supported: algorithms };
  const unread = new WeakSet();
  const fetchKeys = async (_url: string, { signal }: { signal?: AbortSignal }): Promise<Response> => {
    try {
      return Response.json(await readKeys(signal ? { signal } : {}));
    } catch (error) {
      unread.add(Object(error));
      throw error;
    }
  };

  return async ({ idToken, accessToken }, { nonce, subject, now, signal } = {}) => {
    try {
      if (typeof idToken !== "string" || idToken === "") throw new IdTokenError("there is none");
      if (nonce === "") throw new IdTokenError("the expected nonce is empty");
      const answer = Response.json({ access_token: accessToken || "none", token_type: "bearer", id_token: idToken });
      const skew = now === undefined ? 0 : Math.round((now - Date.now()) / 1000);
      const client = { client_id: clientId, [clockSkew]: skew };
      const tokens =
        nonce === undefined
          ? await processRefreshTokenResponse(provider, client, answer)
          : await processAuthorizationCodeResponse(provider, client, answer, { expectedNonce: nonce });
      if (algorithmOf(idToken) === "HS256") await checkSecret(idToken, secret);
      else {
        const options = { [customFetch]: fetchKeys, ...(signal && { signal }) };
        await validateApplicationLevelSignature(provider, answer, options);
      }
      const claims = getValidatedIdTokenClaims(tokens) as IdTokenClaims;
      if (subject !== undefined && claims.sub !== subject)
        throw new IdTokenError('another "sub" than that of the login');
      if (accessToken && claims.at_hash !== undefined && claims.at_hash !== (await halfHash(accessToken))) {
        throw new IdTokenError('"at_hash" is not that of the access token');
      }
      return claims;
    } catch (error) {
      const isTheirs = unread.has(Object(error)) || (signal?.aborted && error === signal.reason);
      if (error instanceof IdTokenError || isTheirs) throw error;
      throw new IdTokenError(reasonOf(error));
    }
  };
}

/** The words of oauth4webapi name claims and no values; its `cause` holds the whole token. Other words might be the runtime's. */
function reasonOf(error: unknown): string {
  const { code, message } = error as { code?: unknown; message?: unknown };
  return typeof code === "string" && code.startsWith("OAUTH_")
    ? String(message)
    : "it cannot be read, or its key is none";
}

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

const decoded = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));

const algorithmOf = (token: string): unknown =>
  JSON.parse(new TextDecoder().decode(decoded(token.slice(0, token.indexOf("."))))).alg;

/** The library checks public keys only. */
async function checkSecret(token: string, secret: Uint8Array<ArrayBuffer>): Promise<void> {
  const end = token.lastIndexOf(".");
  const key = await crypto.subtle.importKey("raw", secret, { name: "HMAC", hash: "SHA-256" }, false, ["verify"]);
  if (await crypto.subtle.verify("HMAC", key, decoded(token.slice(end + 1)), bytesOf(token.slice(0, end)))) return;
  throw new IdTokenError("signature verification failed");
}

/** `at_hash` for both algorithms (OpenID Connect Core section 3.1.3.6). */
async function halfHash(accessToken: string): Promise<string> {
  const half = new Uint8Array(await crypto.subtle.digest("SHA-256", bytesOf(accessToken))).subarray(0, 16);
  return btoa(String.fromCharCode(...half))
    .replace(/=+$/, "")
    .replace(/\+/g, "-")
    .replace(/\//g, "_");
}
