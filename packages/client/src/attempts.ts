import { type Call, isRepeatable, isTransient, remainingMs, whereabouts } from "./call-state.ts";
import { CallError, ResponseFormatError } from "./errors.ts";
import type { CallPlan } from "./plan.ts";
import { isUnread } from "./reading.ts";
import { retryAfterOf } from "./retry-after.ts";
import { renew, send } from "./send.ts";
import { needsAnotherToken } from "./token-refused.ts";
import { linkTo, sleep } from "./within.ts";

const firstWaitMs = 500;
const longestWaitMs = 8_000;

/**
 * One call: its attempts and the waits between them. Only what cannot do its work twice is repeated, only after what passes,
 * not sooner than the platform asks, and within the deadline; what is left in the end is what the last attempt came to. An attempt
 * whose token is refused is replayed at once, one a call, and that is no retry.
 *
 * @throws what `send` throws; ResponseFormatError when an answer that is to be read would never end.
 */
export async function attempts(plan: CallPlan): Promise<Response> {
  const { call, signal } = plan;
  const { budget, observer } = call.context;
  call.isStream = plan.body instanceof ReadableStream || call.transfer?.once === true;
  for (let tries = 1; ; ) {
    const startedAt = observer ? performance.now() : 0;
    const sentBefore = call.attempts;
    let response: Response | undefined;
    let error: unknown;
    try {
      response = await send(plan);
    } catch (thrown) {
      error = thrown;
    }
    const isFailure = response ? isTransient(response) : !signal?.aborted;
    // An attempt that a credential ended says nothing about the host, nor does one that the caller ended.
    if (call.attempts > sentBefore && !signal?.aborted) budget.seen(isFailure);
    // A credential and a fetch that takes care of tokens say of their errors themselves whether they pass.
    const { retryable, retryAfter = 0 } = (error ?? {}) as { retryable?: unknown; retryAfter?: number };
    // What a fetch of the caller's throws may come after the request was sent, whatever it says.
    const isOurs = call.attempts === sentBefore || error instanceof CallError;
    const isSafe = response ? isRepeatable(call) : retryable === true && (isOurs || isRepeatable(call));
    const askedMs = (response ? retryAfterOf(response) : retryAfter * 1000) ?? 0;
    const isTokenOver = response !== undefined && !isFailure && needsAnotherToken(call, response);
    const isRefused = isTokenOver && !call.isStream;
    let waitMs = isRefused ? 0 : undefined;
    if (isFailure && isSafe) waitMs = nextWait(tries++, call, askedMs);
    if (call.attempts > sentBefore) observer?.attempt(call, { startedAt, response, error, waitMs, isRefused });
    if (waitMs === undefined) {
      call.answer = response;
      // A stream cannot be sent again; whoever makes another one does not come with the same token.
      if (isTokenOver) await renew(plan).catch(() => signal?.throwIfAborted());
      if (response) return ended(plan, response);
      throw error;
    }
    if (response) drop(response);
    signal?.throwIfAborted();
    if (isRefused) call.refused = call.sent;
    else await sleep(waitMs, signal);
  }
}

/** Milliseconds until the next attempt; undefined where there is none. */
function nextWait(tries: number, call: Call, asked: number): number | undefined {
  if (tries > call.maxRetries) return undefined;
  // Full jitter, so that callers who failed together do not come back together; on top of what the platform asks for.
  const jitter = Math.random() * Math.min(longestWaitMs, firstWaitMs * 2 ** (tries - 1));
  const spare = remainingMs(call) - asked;
  // Whether what the platform asks for is still in time is not left to chance.
  const wait = asked + (asked > 0 ? Math.min(jitter, spare / 2) : jitter);
  return wait < asked + spare && call.context.budget.allows() ? wait : undefined;
}

/** Nobody would read it to its end, and the connection would stay. */
function drop(response: Response): void {
  if (isUnread(response)) response.body?.cancel().catch(() => {});
}

function ended({ call, signal }: CallPlan, response: Response): Response {
  if (!isUnread(response)) return response;
  // Only a success that was asked for as a stream is not read by somebody to its end, which never comes.
  if (call.reads !== "nothing" || !response.ok) {
    drop(response);
    const retryable = isTransient(response) && isRepeatable(call);
    throw new ResponseFormatError(whereabouts(call, retryable, response), response, "an answer", "a stream");
  }
  if (signal && response.body && call.controller) linkTo(response.body, signal, call.controller);
  return response;
}
