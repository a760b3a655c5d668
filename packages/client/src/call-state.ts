import type { Context } from "./context.ts";
import type { Where } from "./errors.ts";
import type { Operation } from "./operation.ts";
import type { CallLimits } from "./options.ts";
import type { CallPlan } from "./plan.ts";
import { hide, secretsOf } from "./redact.ts";
import { retryAfterOf } from "./retry-after.ts";

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
  readonly startedAt: number;
  attempts: number;
  /** The last attempt, with all that the credentials added. */
  sent: CallPlan | undefined;
}

export function startCall(context: Context, route: Route, limits: CallLimits = {}): Call {
  return {
    context,
    route,
    startedAt: performance.now(),
    timeoutMs: limits.timeoutMs ?? context.timeoutMs,
    deadlineMs: limits.deadlineMs ?? context.deadlineMs,
    maxRetries: limits.maxRetries ?? context.maxRetries,
    attempts: 0,
    sent: undefined,
  };
}

export const remainingMs = ({ startedAt, deadlineMs }: Call): number => startedAt + deadlineMs - performance.now();

const transient: readonly number[] = [408, 429, 500, 502, 503, 504];

export const isTransient = ({ status }: Response): boolean => transient.includes(status);

const isStream = ({ body, transfer }: CallPlan): boolean => body instanceof ReadableStream || transfer?.once === true;

const idempotentMethod = /^(GET|HEAD|OPTIONS|TRACE|PUT|DELETE)$/;

/**
 * Whether a request may be sent again: by its method (RFC 9110 section 9.2.2) unless the spec knows better; any request of which
 * nothing can have been processed; never a stream, which is used up.
 */
export const isRepeatable = (plan: CallPlan, isUnsent = false): boolean =>
  !isStream(plan) && (isUnsent || (plan.operation?.idempotent ?? idempotentMethod.test(plan.method)));

/** What an error says of its call. */
export function whereabouts(call: Call, retryable: boolean, response?: Response, requestId = ""): Where {
  const { context, route, attempts, startedAt, sent } = call;
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
    isStream: sent && isStream(sent),
  };
}
