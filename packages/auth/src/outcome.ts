import type { Codes, RefusalCodes } from "./endpoint.ts";

/**
 * What a failed token call means.
 *
 * - `dead`: the grant is gone.
 * - `misconfigured`: the application is refused, which says nothing of the grant.
 * - `passing`: it was refused for now; the grant was not touched.
 * - `unclear`: nobody knows whether it was done: the answer was lost, or came from somebody in between.
 * - `refused`: for another reason, which repeating does not mend.
 */
export type Outcome = "dead" | "misconfigured" | "passing" | "unclear" | "refused";

const standard = {
  dead: ["invalid_grant"],
  misconfigured: ["invalid_client", "unauthorized_client"],
  temporary: ["temporarily_unavailable"],
} satisfies RefusalCodes;

/** By shape, as the errors are those of whatever client makes the calls. */
export function outcomeOf(error: unknown, codes: RefusalCodes = {}): Outcome {
  const { name, code, status, retryable } = (error ?? {}) as Record<string, unknown>;
  const isOneOf = (kind: keyof RefusalCodes) => ((codes[kind] ?? standard[kind]) as Codes).includes(code as string);
  if (isOneOf("dead")) return "dead";
  if (isOneOf("misconfigured")) return "misconfigured";
  if (isOneOf("temporary") || status === 429) return "passing";
  // A call that does its work but once may be repeated only when nothing was sent.
  if (name === "NetworkError" && retryable === true) return "passing";
  if (name === "ApiError" && typeof status === "number" && status < 500) return "refused";
  return name === "InputError" || name === "TokenResponseError" ? "refused" : "unclear";
}

/** Seconds that the platform asks to wait. */
export function retryAfterOf(error: unknown): number {
  const { retryAfter } = (error ?? {}) as { retryAfter?: unknown };
  return typeof retryAfter === "number" && retryAfter > 0 ? retryAfter : 0;
}
