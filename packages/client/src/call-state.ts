import type { Context } from "./context.ts";
import type { Where } from "./errors.ts";
import type { Operation } from "./operation.ts";
import type { CallLimits } from "./options.ts";
import type { Plan } from "./plan.ts";
import { hide, secretsOf } from "./redact.ts";
import { retryAfterOf } from "./retry-after.ts";
import type { Transfer } from "./transfer.ts";

/** Where a call goes. Few values, and no input is in them. */
export interface Route {
  readonly method: string;
  /** The path template. */
  readonly path: string;
  /** Undefined, like `operation`, when a raw call goes to a path that the spec does not have. */
  readonly operationId: string | undefined;
  readonly operation: Operation | undefined;
}

/** One call while it runs: what its errors and events tell. */
export interface Call extends Required<CallLimits> {
  readonly context: Context;
  readonly route: Route;
  /**
   * `all`: the answer is read as text; `nothing`: a success is handed on unread; else it is read as it is. What is read may not be a
   * stream that never ends.
   */
  readonly reads: "all" | "bytes" | "nothing" | undefined;
  readonly startedAt: number;
  attempts: number;
  /** Ends the last attempt. */
  controller?: AbortController;
  /** Whether sending the request again does no work twice: by its method (RFC 9110 section 9.2.2) unless the spec knows better. */
  readonly isIdempotent: boolean;
  /** Whether its body is used up when sent. */
  isStream: boolean;
  transfer?: Transfer | undefined;
  /** What a raw call gives to `fetch` beside the usual, `cache` for one. */
  extra?: object;
  /** What the last attempt came to. */
  answer?: Response | undefined;
  /** The last attempt, with all that the credentials added. */
  sent?: Plan;
  /** Whether a credential of the last attempt has another token when that is refused. */
  isRenewable: boolean;
  /** The attempt whose token the platform refused. */
  refused?: Plan | undefined;
}

export function startCall(context: Context, route: Route, reads: Call["reads"], limits: CallLimits = {}): Call {
  return {
    context,
    route,
    reads,
    startedAt: performance.now(),
    timeoutMs: limits.timeoutMs ?? context.timeoutMs,
    deadlineMs: limits.deadlineMs ?? context.deadlineMs,
    maxRetries: limits.maxRetries ?? context.maxRetries,
    attempts: 0,
    isIdempotent: route.operation?.idempotent ?? idempotentMethods.includes(route.method),
    isStream: false,
    isRenewable: false,
  };
}

export const remainingMs = ({ startedAt, deadlineMs }: Call): number => startedAt + deadlineMs - performance.now();

const transient: readonly number[] = [408, 429, 500, 502, 503, 504];

export const isTransient = ({ status }: Response): boolean => transient.includes(status);

const idempotentMethods: readonly string[] = ["GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE"];

/** @param isUnsent - nothing can have been processed */
export const isRepeatable = ({ isStream, isIdempotent }: Call, isUnsent = false): boolean =>
  !isStream && (isUnsent || isIdempotent);

/** What an error says of its call. */
export function whereabouts(call: Call, retryable: boolean, response?: Response, requestId = ""): Where {
  const { context, route, attempts, startedAt, sent, isStream } = call;
  const after = response && !response.ok ? retryAfterOf(response) : undefined;
  const id = requestId || response?.headers.get("x-request-id") || "";
  return {
    platform: context.platform.name,
    operation: route.operationId,
    attempts,
    elapsedMs: Math.round(performance.now() - startedAt),
    retryable,
    // It may be anything, and may repeat what was sent.
    requestId: /^[\w.:=+/-]{1,128}$/.test(id) ? hide(id, secretsOf(sent)) : undefined,
    retryAfter: after === undefined ? undefined : Math.ceil(after / 1000),
    isStream,
  };
}
