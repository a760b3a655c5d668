import { bearer } from "./bearer.ts";
import type { TokenSource } from "./source.ts";
import type { TokenResponse } from "./token-set.ts";

export interface WithTokenOptions {
  /** Where the token may go, e.g. `https://api.example`: requests to other origins are refused. */
  origin: string | readonly string[];
  /** Sends the requests. Default: the global `fetch`. */
  fetch?: (request: Request) => Promise<Response>;
  /** Puts the token into the headers. Default: `Authorization: Bearer`. */
  place?: (headers: Headers, accessToken: string) => void;
}

/**
 * The standard `fetch` with a token on every request, for any HTTP client that takes a fetch. An answer of 401 is replayed once with
 * another token, body and all; a request whose body was given as a stream is not. 403 is no matter of renewing (RFC 6750 section 3.1).
 *
 * @throws TypeError for a request to another origin; what the source throws
 */
export function withToken<Raw extends TokenResponse>(
  source: TokenSource<Raw>,
  options: WithTokenOptions,
): (input: string | URL | Request, init?: RequestInit) => Promise<Response> {
  const {
    origin,
    fetch = (request: Request) => globalThis.fetch(request),
    place = asBearer,
  } = options ?? ({} as WithTokenOptions);
  if (typeof source?.current !== "function" || typeof source.get !== "function") {
    throw new TypeError("withToken: source: expected `client.auth.user(id)` or `client.auth.app()`");
  }
  const given = [origin ?? []].flat();
  // All that is neither http nor https has one origin, or a strange one.
  if (given.length === 0 || !given.every((each) => /^https?:/i.test(each) && URL.canParse(each))) {
    throw new TypeError("withToken: origin: expected an http or https URL, or a list of them");
  }
  const origins = given.map((each) => new URL(each).origin);
  const isOurs = (url: string) => origins.includes(new URL(url).origin);
  return async (input, init) => {
    const given = new Request(input, init);
    if (!isOurs(given.url)) {
      throw new TypeError(`the request goes to another origin than ${origins.join(", ")}: its token stays here`);
    }
    const isStream = init?.body instanceof ReadableStream;
    // Who puts it into another header than the one that runtimes take away from a redirect to another origin.
    const isFollowed = place !== asBearer && given.redirect === "follow";
    const request = isFollowed ? new Request(given, { redirect: "manual" }) : given;
    const send = async (to: Request, rejected?: string): Promise<[Response, string]> => {
      const set = (rejected === undefined && source.current()) || (await source.get({ rejected, signal: to.signal }));
      place(to.headers, set.accessToken);
      return [await fetch(to), set.accessToken];
    };
    if (isStream) return (await send(request))[0];
    // Whatever it has: Firefox does not tell whether there is a body.
    const again = request.clone();
    // The other half of what was cloned would be held until somebody reads it.
    const drop = () => again.body?.cancel().catch(() => {});
    const [response, rejected] = await send(request).catch((error: unknown) => {
      drop();
      throw error;
    });
    // On the way to another origin `fetch` takes the token off, so that it is not what was refused there.
    if (response.status !== 401 || (response.redirected && !isOurs(response.url))) {
      drop();
      return response;
    }
    response.body?.cancel().catch(() => {});
    return (await send(again, rejected))[0];
  };
}

const asBearer = (headers: Headers, accessToken: string): void => bearer(accessToken)({ headers });
