import { bearer } from "./bearer.ts";
import type { TokenSource } from "./source.ts";
import type { TokenResponse } from "./token-set.ts";

/** What a credential sees of an attempt. */
interface Attempt {
  headers: Headers;
  signal?: AbortSignal | null;
  /** The attempt whose token the platform refused, where this one takes its place. */
  refused?: { headers: Headers } | undefined;
}

/** Authorizes each attempt with the present token of a source, and the replay of a refused one with another. */
export function liveBearer<Raw extends TokenResponse>(
  source: TokenSource<Raw>,
): ((attempt: Attempt) => void | Promise<void>) & { readonly renewable: true } {
  const authorize = (attempt: Attempt): void | Promise<void> => {
    const rejected = attempt.refused?.headers.get("authorization")?.replace(/^Bearer /, "");
    const current = rejected === undefined ? source.current() : undefined;
    // Most of the time nothing has to be waited for.
    if (current) return bearer(current.accessToken)(attempt);
    const { signal } = attempt;
    return source.get({ rejected, signal }).then(({ accessToken }) => bearer(accessToken)(attempt));
  };
  return Object.assign(authorize, { renewable: true as const });
}
