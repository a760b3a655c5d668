/**
 * Milliseconds until the platform wants to be asked again, or undefined where it does not say so in a way that can be read:
 * Retry-After in seconds or as a date (RFC 9110 section 10.2.3), else the RateLimit-Reset of a 429
 * (draft-ietf-httpapi-ratelimit-headers-07 section 5.2).
 */
export function retryAfterOf({ status, headers }: Response): number | undefined {
  const text = headers.get("retry-after") ?? "";
  const after = seconds(text) ?? untilDate(text, headers.get("date"));
  if (after !== undefined || status !== 429) return after;
  const reset = seconds(headers.get("ratelimit-reset") ?? "");
  // The draft says seconds; many servers send the time of the reset.
  return reset !== undefined && reset > 1e12 ? Math.max(0, reset - Date.now()) : reset;
}

const seconds = (text: string): number | undefined =>
  /^\s*\d+(\.\d+)?\s*$/.test(text) ? Math.ceil(Number(text) * 1000) : undefined;

/** Counted from the server's own `Date`: a clock of ours that is ahead would ask too soon. */
function untilDate(text: string, serverDate: string | null): number | undefined {
  const wait = httpDate(text) - (httpDate(serverDate ?? "") || Date.now());
  return Number.isNaN(wait) ? undefined : Math.max(0, wait);
}

/** RFC 9110 section 5.6.7: a weekday first; the oldest of the three forms leaves GMT out. */
const httpDate = (text: string): number =>
  /^\s*[A-Z][a-z]{2}/.test(text) ? Date.parse(/GMT\s*$/.test(text) ? text : `${text} GMT`) : Number.NaN;
