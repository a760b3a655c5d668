import { InputError, NetworkError, ResponseFormatError, type Where } from "./errors.ts";
import type { Fetch } from "./options.ts";
import type { Credentials, Plan } from "./plan.ts";
import type { Platform } from "./platform.ts";
import { readOnce, textOf } from "./reading.ts";

/** What all calls of one client share. */
export interface Context {
  readonly platform: Platform;
  readonly baseUrl: string;
  /** Of `baseUrl`, with a slash behind. */
  readonly origin: string;
  readonly fetch: Fetch;
  readonly credentials: Credentials;
}

/**
 * One attempt: authorizes a copy of the plan, sends it, reads the answer.
 *
 * @throws NetworkError when no complete answer came; ResponseFormatError when it would never end; the signal's reason when the
 *   caller gave up.
 */
export async function send(context: Context, plan: Plan): Promise<Response> {
  const where: Where = { platform: context.platform.name, operation: plan.operationId };
  // A raw call may bring a base URL of its own; a credential must not go there.
  if (!plan.url.startsWith(context.origin)) {
    throw new InputError(where, "baseUrl", "the origin that the client was made for");
  }
  const attempt: Plan = { ...plan, headers: new Headers(plan.headers) };
  if (plan.operation?.redirect === false) attempt.redirect = "manual";
  plan.signal?.throwIfAborted();
  for (const name of neededCredentials(where, context, plan)) await context.credentials[name]?.(attempt);
  plan.signal?.throwIfAborted();
  let response: Response;
  try {
    const { url, operation, operationId, reads, ...init } = attempt;
    response = await context.fetch(url, init as RequestInit);
    if (reads !== "nothing") await readOnce(response, reads);
  } catch (cause) {
    if (plan.signal?.aborted) throw plan.signal.reason;
    throw new NetworkError(where, cause);
  }
  if (plan.reads === "all" && textOf(response) === undefined) {
    // Nobody would read it to its end, and the connection would stay.
    response.body?.cancel().catch(() => {});
    throw new ResponseFormatError(where, response, "an answer", "a stream");
  }
  return response;
}

/** The first alternative of the operation's `security` that the client can meet. */
function neededCredentials(where: Where, { credentials }: Context, { operation }: Plan): readonly string[] {
  const alternatives = operation?.security ?? [];
  if (alternatives.length === 0) return [];
  const met = alternatives.find((names) => names.every((name) => Object.hasOwn(credentials, name)));
  if (met) return met;
  const names = alternatives.map((names) => names.join(" and ")).join(", or ");
  throw new InputError(where, "credential", `a client that has ${names}`);
}
