import {
  AuthorizationResponseError,
  calculatePKCECodeChallenge,
  generateRandomCodeVerifier,
  generateRandomNonce,
  generateRandomState,
  validateAuthResponse,
} from "oauth4webapi";
import { CallbackError, storeFailure } from "./errors.ts";
import { flowKey } from "./key.ts";
import { type Scope, scopeText } from "./scope.ts";
import type { TokenContext } from "./state.ts";
import type { Flow, FlowStore } from "./store.ts";
import { timed } from "./timed.ts";
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

const storeMs = 10_000;

/** @throws AuthTemporarilyUnavailable when the store of logins fails; a broken seal as it is */
async function atStore<T, Raw extends TokenResponse>(
  { flows, clock, platform, client }: TokenContext<Raw>,
  state: string,
  work: (flows: FlowStore, key: string) => Promise<T>,
): Promise<T> {
  const key = await flowKey(client, state);
  try {
    return await timed(clock, storeMs, () => work(flows, key));
  } catch (error) {
    throw storeFailure(platform, "the store of logins failed", error);
  }
}

const putFlow = <Raw extends TokenResponse>(context: TokenContext<Raw>, state: string, flow: Flow): Promise<void> =>
  atStore(context, state, (flows, key) => flows.put(key, flow));

/** Begins a login: what only its end may know is kept, and a browser gets the rest. */
export async function startFlow<Raw extends TokenResponse>(
  context: TokenContext<Raw>,
  input: StartInput,
): Promise<{ url: string; state: string }> {
  const { user, redirectUri, scope, state: own } = input;
  const { endpoint, clock, invalid } = context;
  if (!endpoint.authorizationUrl) throw invalid("start", "a platform with a login page");
  if (typeof redirectUri !== "string" || !redirectUri)
    throw invalid("redirectUri", "where the browser is sent back to");
  if (![scope ?? []].flat().every((each) => typeof each === "string"))
    throw invalid("scope", "text, or a list of texts");
  if (own !== undefined && typeof own !== "string") throw invalid("state", "text");
  if (user === undefined && !endpoint.userOf) throw invalid("user", "your own id of the user who logs in");
  const state = generateRandomState();
  const codeVerifier = endpoint.pkce ? generateRandomCodeVerifier() : undefined;
  const nonce = endpoint.nonce ? generateRandomNonce() : undefined;
  const codeChallenge = codeVerifier && (await calculatePKCECodeChallenge(codeVerifier));
  const scopes = scopeText(scope);
  const url = endpoint.authorizationUrl({
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
  await putFlow(context, state, flow);
  return { url, state };
}

/**
 * Checks what the browser came back with, and takes the login that it belongs to: each is taken once.
 *
 * @returns `restore` puts it back, for the same callback to be tried again
 * @throws CallbackError when it is no answer to that login, or says no; AuthTemporarilyUnavailable when the store of logins fails
 */
export async function endFlow<Raw extends TokenResponse>(
  context: TokenContext<Raw>,
  callback: Callback,
  expected: string,
): Promise<{ flow: Flow; code: string; restore: () => Promise<void> }> {
  const { platform, endpoint, clock, invalid } = context;
  const fail = (code: string, detail: string) => new CallbackError(platform, code, detail);
  // The session has ended, or somebody was sent a link: nothing that the developer did wrong.
  if ((expected ?? "") === "")
    throw fail("state_mismatch", "no login is under way in this browser: its session has no state");
  if (typeof expected !== "string") throw invalid("state", "what `start` returned, out of the browser's session");
  const parameters = parametersOf(callback);
  if (!parameters) throw invalid("callback", "the URL that the browser came back to, or its request");
  const take = () => atStore(context, expected, (flows, key) => flows.take(key));
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
    await take();
    const code = /^[\w.-]{1,64}$/.test(error.error) ? error.error : "unknown_error";
    throw fail(code, `the platform says no (${code})`);
  }
  const [code, ...others] = valid.getAll("code");
  if (!code || others.length > 0) throw fail("invalid_callback", "expected a code, once");
  const flow = await take();
  // A store may not look at the time.
  if (!flow || flow.expiresAt <= clock.now()) {
    throw fail(
      "unknown_state",
      "no login with this state is under way: it was used, is too old, or was begun elsewhere",
    );
  }
  return { flow, code, restore: () => putFlow(context, expected, flow) };
}

function parametersOf(callback: Callback): URLSearchParams | undefined {
  if (callback instanceof URLSearchParams) return callback;
  const text = typeof callback === "string" || callback instanceof URL ? `${callback}` : callback?.url;
  if (typeof text !== "string") return undefined;
  // Servers have the path alone. What a browser sent may be no URL at all.
  return URL.canParse(text, "http://localhost")
    ? new URL(text, "http://localhost").searchParams
    : new URLSearchParams();
}
