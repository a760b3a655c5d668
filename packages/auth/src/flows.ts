import {
  AuthorizationResponseError,
  calculatePKCECodeChallenge,
  generateRandomCodeVerifier,
  generateRandomNonce,
  generateRandomState,
  validateAuthResponse,
} from "oauth4webapi";
import { CallbackError } from "./errors.ts";
import { type Scope, scopeText } from "./scope.ts";
import type { TokenContext } from "./state.ts";
import type { Flow } from "./store.ts";
import type { TokenResponse } from "./token-set.ts";

export interface StartInput {
  /** Your own id of the user who logs in. May be left out where the token answer names the user. */
  user?: string;
  /** Where the platform sends the browser back to. */
  redirectUri: string;
  /** A list, or text with commas or spaces between. */
  scope?: Scope;
  /** Anything that you want back from `finish`. What is sent to the platform is random, and made anew each time. */
  state?: string;
}

/** What the browser came back with: its URL, a request that has one, or its parameters. */
export type Callback = string | URL | URLSearchParams | { readonly url?: string | undefined };

/** A code is good for ten minutes at most (RFC 6749 section 4.1.2). */
const flowMs = 10 * 60_000;

export const flowKey = (state: string): string => `lingpai:flow:${state}`;

/** Begins a login: what only its end may know is kept, and a browser gets the rest. */
export async function startFlow<Raw extends TokenResponse>(
  { endpoint, flows, clock, invalid }: TokenContext<Raw>,
  { user, redirectUri, scope, state: own }: StartInput,
): Promise<{ url: string; state: string }> {
  const { authorizationUrl } = endpoint;
  if (!authorizationUrl) throw invalid("start", "a platform with a login page");
  if (user === undefined && !endpoint.userOf) throw invalid("user", "your own id of the user who logs in");
  const state = generateRandomState();
  const codeVerifier = endpoint.pkce ? generateRandomCodeVerifier() : undefined;
  const nonce = endpoint.nonce ? generateRandomNonce() : undefined;
  const codeChallenge = codeVerifier && (await calculatePKCECodeChallenge(codeVerifier));
  const scopes = scopeText(scope);
  const url = authorizationUrl({
    redirectUri,
    state,
    ...(scopes && { scope: scopes }),
    ...(codeChallenge && { codeChallenge, codeChallengeMethod: "S256" }),
    ...(nonce && { nonce }),
  });
  const flow: Flow = {
    redirectUri,
    expiresAt: clock.now() + flowMs,
    ...(user !== undefined && { user }),
    ...(own !== undefined && { state: own }),
    ...(codeVerifier && { codeVerifier }),
    ...(nonce && { nonce }),
  };
  await flows.put(flowKey(state), flow);
  return { url, state };
}

/**
 * Checks what the browser came back with, and takes the login that it belongs to: each is taken once.
 *
 * @throws CallbackError when it is no answer to that login, or says no
 */
export async function endFlow<Raw extends TokenResponse>(
  { platform, endpoint, flows, invalid }: TokenContext<Raw>,
  callback: Callback,
  expected: string,
): Promise<{ flow: Flow; code: string }> {
  if (typeof expected !== "string" || expected === "") throw invalid("state", "what `start` returned");
  const parameters = parametersOf(callback);
  if (!parameters) throw invalid("callback", "the URL that the browser came back to, or its request");
  const fail = (code: string, detail: string) => new CallbackError(platform, code, detail);
  const states = parameters.getAll("state");
  // The comparison itself is that of validateAuthResponse; here it gets a name.
  if (states.length === 1 && states[0] !== expected) throw fail("state_mismatch", "the state is that of another login");
  const issuer = endpoint.issuer ?? `urn:lingpai:${platform}`;
  let valid: URLSearchParams;
  try {
    valid = validateAuthResponse({ issuer }, { client_id: platform }, parameters, expected);
  } catch (error) {
    // Its cause holds the parameters.
    if (!(error instanceof AuthorizationResponseError)) {
      throw fail("invalid_callback", "expected a code and the state, each once, and no other issuer");
    }
    await flows.take(flowKey(expected));
    const code = /^[\w.-]{1,64}$/.test(error.error) ? error.error : "unknown_error";
    throw fail(code, `the platform says no (${code})`);
  }
  const code = valid.get("code");
  if (!code) throw fail("invalid_callback", "expected a code");
  const flow = await flows.take(flowKey(expected));
  if (!flow)
    throw fail(
      "unknown_state",
      "no login with this state is under way: it was used, is too old, or was begun elsewhere",
    );
  return { flow, code };
}

function parametersOf(callback: Callback): URLSearchParams | undefined {
  if (callback instanceof URLSearchParams) return callback;
  const text = typeof callback === "string" || callback instanceof URL ? `${callback}` : callback?.url;
  // Servers have the path alone.
  return typeof text === "string" && URL.canParse(text, "http://localhost")
    ? new URL(text, "http://localhost").searchParams
    : undefined;
}
