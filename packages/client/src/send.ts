import { type Call, isRepeatable, remainingMs, whereabouts } from "./call-state.ts";
import { causeOf, isFinal, neverSent } from "./cause.ts";
import { InputError, NetworkError, TimeoutError, type Where } from "./errors.ts";
import type { CallPlan, Plan } from "./plan.ts";
import { readOnce } from "./reading.ts";
import { within } from "./within.ts";

/**
 * One attempt: authorizes a copy of the plan, sends it, reads the answer.
 *
 * @throws NetworkError when no complete answer came; TimeoutError when none came in time; the signal's reason when
 *   the caller gave up; what a credential throws.
 */
export async function send(plan: CallPlan): Promise<Response> {
  const { call, signal } = plan;
  const { context, refused } = call;
  const { operation, operationId } = call.route;
  // A raw call may bring a base URL of its own; a credential must not go there.
  if (!plan.url.startsWith(context.origin)) {
    throw new InputError(whereOf(call), "baseUrl", "the origin that the client was made for");
  }
  const { url, method, body } = plan;
  const headers = new Headers(plan.headers);
  // Behind a redirect nobody knows what was processed, and secrets in a body would go along.
  const isFollowed = operation?.redirect !== false && call.isIdempotent;
  const redirect = isFollowed ? (plan.redirect ?? "follow") : "manual";
  const attempt: CallPlan = {
    ...{ url, method, headers, body, redirect, signal, operation, operationId, call },
    ...(refused && { refused }),
  };
  signal?.throwIfAborted();
  const pending = authorize(attempt);
  if (pending) await pending;
  const late = lateFor(call);
  const changed = call.transfer?.send?.(attempt);
  if (changed) await within(remainingMs(call), signal, () => changed, late);
  signal?.throwIfAborted();
  call.sent = attempt;
  const remaining = remainingMs(call);
  if (remaining <= 0) throw late();
  return within(
    Math.min(call.timeoutMs, remaining),
    signal,
    (controller) => exchange(attempt, controller),
    () => late(call.timeoutMs < remaining ? "timeoutMs" : "deadlineMs"),
  );
}

const whereOf = ({ context, route }: Call): Where => ({
  platform: context.platform.name,
  operation: route.operationId,
});

const lateFor =
  (call: Call) =>
  (limit: "timeoutMs" | "deadlineMs" = "deadlineMs") =>
    new TimeoutError(whereabouts(call, isRepeatable(call, call.attempts === 0)), limit, call[limit]);

/** Nothing to wait for is the usual case, and costs no turn. */
function authorize(
  attempt: CallPlan,
  names: readonly string[] = neededCredentials(attempt.call),
): void | Promise<void> {
  const { call, signal } = attempt;
  for (const [index, name] of names.entries()) {
    const credential = call.context.credentials[name];
    if (credential?.renewable) call.isRenewable = true;
    const pending = credential?.(attempt);
    if (!pending) continue;
    // Waiting for a token counts against the deadline only.
    const waited = within(remainingMs(call), signal, () => pending, lateFor(call));
    return waited.then(() => authorize(attempt, names.slice(index + 1)));
  }
}

/** Has the credentials come by another token than the one that was refused, for the calls that follow. Throws what they throw. */
export const renew = async (plan: CallPlan): Promise<void> =>
  authorize({ ...plan, headers: new Headers(), refused: plan.call.sent as Plan });

const ignored = (): void => {};

async function exchange(attempt: CallPlan, controller: AbortController): Promise<Response> {
  const { url, method, headers, body, redirect, call } = attempt;
  const { extra, reads } = call;
  const { signal } = controller;
  call.attempts++;
  call.controller = controller;
  let isAnswered = false;
  try {
    const init: RequestInit & { duplex?: "half" } = { ...extra, method, headers, body, redirect, signal };
    if (body instanceof ReadableStream) init.duplex = "half";
    // Not as a method: a browser's own fetch refuses another `this`, and nobody's is to see our context.
    const { fetch } = call.context;
    const response = await fetch(url, init);
    isAnswered = true;
    // A fetch that does not listen to its signal: the answer comes when nobody waits for it any more.
    if (signal.aborted) response.body?.cancel().catch(ignored);
    if (reads !== "nothing") await readOnce(response, reads);
    // openapi-fetch reads an error itself, without end and limit.
    else if (!response.ok) await readOnce(response, "all");
    return response;
  } catch (thrown) {
    if (signal.aborted) throw signal.reason;
    // A fetch that takes care of tokens says itself whether it helps to come again.
    if (typeof (thrown as { retryable?: unknown } | null)?.retryable === "boolean") throw thrown;
    const cause = causeOf(thrown);
    const retryable = !isFinal(cause) && isRepeatable(call, !isAnswered && neverSent(thrown));
    throw new NetworkError(whereabouts(call, retryable), cause);
  }
}

/** The first alternative of the operation's `security` that the client can meet. */
function neededCredentials(call: Call): readonly string[] {
  const { credentials } = call.context;
  const alternatives = call.route.operation?.security ?? [];
  if (alternatives.length === 0) return [];
  const met = alternatives.find((names) => names.every((name) => Object.hasOwn(credentials, name)));
  if (met) return met;
  const names = alternatives.map((names) => names.join(" and ")).join(", or ");
  throw new InputError(whereOf(call), "credential", `a client that has ${names}`);
}
