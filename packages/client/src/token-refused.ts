import { envelopeOf, refusalIn } from "./answer.ts";
import type { Call } from "./call-state.ts";
import { isObject } from "./limits.ts";
import { contentOf, parsed, textOf } from "./reading.ts";

/** Whether the platform refused the token of an attempt, and the credential has another one. */
export const needsAnotherToken = (call: Call, response: Response): boolean =>
  call.isRenewable && !call.refused && isTokenRefused(call, response);

/** No refusal of a token is longer, in characters or bytes. */
const longest = 4096;

function isTokenRefused(call: Call, response: Response): boolean {
  const { origin, platform } = call.context;
  const { status, codes = [] } = platform.tokenRefused ?? {};
  // On the way to another origin `fetch` takes the token off.
  const isElsewhere = response.redirected && !response.url.startsWith(origin);
  if (isElsewhere || response.status === 403) return false;
  if (response.status === status) return true;

  const content = contentOf(response);
  if ((typeof content === "string" ? content.length : content.byteLength) > longest) return false;
  const text = textOf(response) ?? "";
  // Far cheaper than to parse every short answer.
  if (!codes.some((code) => text.includes(String(code)))) return false;
  // As the result is made: a file may hold anything.
  const { returns } = call.route.operation ?? {};
  const isJson = returns !== "nothing" && /json/i.test(response.headers.get("content-type") ?? "");
  if (response.ok && returns && !isJson) return false;
  const body = parsed(text);
  return isObject(body) && codes.includes(refusalIn(body, envelopeOf(call, response))?.[0] ?? "");
}
