import { bearer } from "./bearer.ts";
import type { TokenSource } from "./source.ts";
import type { TokenResponse } from "./token-set.ts";

export interface WithTokenOptions {
  /** Where the token may go, e.g. `https://api.example`: requests to other origins are refused. */
  origin: string | readonly string[];
  /** Sends the requests. Default: the global `fetch`. */
  fetch?: (request: Request) => Promise<Response>;
  /** Whether an answer says that the token is no good. To look into its body, read that of a `clone()`. Default: the status is 401. */
  isRefused?: (response: Response) => boolean | Promise<boolean>;
  /** Puts the token into the headers. Default: `Authorization: Bearer`. */
  place?: (headers: Headers, accessToken: string) => void;
}

/**
 * The standard `fetch` with a token on every request, for any HTTP client that takes a fetch. What is answered with 401 is sent once more
 * with another token, body and all; not so a body that `init` has as a stream or an async iterable: the next request then has another
 * token. 403 is no matter of renewing (RFC 6750 section 3.1).
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
    isRefused = ({ status }: Response) => status === 401,
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
  // What was refused to a stream, which cannot be sent again: the next request asks for another one, once.
  let refused: string | undefined;
  const tokenFor = async (signal: AbortSignal, rejected?: string): Promise<string> => {
    const current = rejected === undefined ? source.current() : undefined;
    if (current && current.accessToken !== refused) return current.accessToken;
    const given = rejected ?? refused;
    refused = undefined;
    const got = source.get({ rejected: given, signal });
    return (await (current ? got.catch(() => current) : got)).accessToken;
  };
  return async (input, init) => {
    const given = new Request(input, init);
    if (!isOurs(given.url)) {
      throw new TypeError(`the request goes to another origin than ${origins.join(", ")}: its token stays here`);
    }
    const { body } = init ?? {};
    const isStream = body instanceof ReadableStream || Symbol.asyncIterator in Object(body);
    // Who puts it into another header than the one that runtimes take away from a redirect to another origin.
    const isFollowed = place !== asBearer && given.redirect === "follow";
    const request = isFollowed ? new Request(given, { redirect: "manual" }) : given;
    const send = async (to: Request, rejected?: string): Promise<[Response, string | undefined]> => {
      const accessToken = await tokenFor(to.signal, rejected);
      place(to.headers, accessToken);
      const response = await fetch(to);
      // On the way to another origin `fetch` takes the token off, so that it is not what was refused there.
      const isElsewhere = response.redirected && !isOurs(response.url);
      return [response, !isElsewhere && (await isRefused(response)) ? accessToken : undefined];
    };
    if (isStream) {
      const [response, rejected] = await send(request);
      // A stream may take its time, and the token be another one by now.
      if (rejected !== undefined && source.current()?.accessToken === rejected) refused = rejected;
      return response;
    }
    // Whatever it has: Firefox does not tell whether there is a body.
    const again = request.clone();
    // The other half of what was cloned would be held until somebody reads it.
    const drop = () => again.body?.cancel().catch(() => {});
    const [response, rejected] = await send(request).catch((error: unknown) => {
      drop();
      throw error;
    });
    if (rejected === undefined) {
      drop();
      return response;
    }
    response.body?.cancel().catch(() => {});
    return (await send(again, rejected))[0];
  };
}

const asBearer = (headers: Headers, accessToken: string): void => bearer(accessToken)({ headers });
