import { type Call, whereabouts } from "./call-state.ts";
import { CallError, NetworkError } from "./errors.ts";
import { shown } from "./redact.ts";
import type { SchemaFinding } from "./validator.ts";

/** What takes the lines: `console` and most loggers are one. */
export type Logger = Readonly<Record<"debug" | "info" | "warn" | "error", (message: string) => void>>;

export const levels = ["debug", "info", "warn", "error", "off"] as const;

export type LogLevel = (typeof levels)[number];

/** What every event says of its place. No input and no secret is in it, so that it can name a metric or a span. */
export interface EventPlace {
  readonly platform: string;
  /** Undefined for a raw call to a path that the spec does not have. */
  readonly operation: string | undefined;
  /** Method and path template, e.g. `GET /models/{model_id}/versions`. */
  readonly name: string;
  readonly method: string;
  /** The path template. */
  readonly path: string;
}

/** A request was sent, and answered or not. */
export interface AttemptEvent extends EventPlace {
  readonly type: "attempt";
  /** 1 for the first request of a call. */
  readonly attempt: number;
  /** Milliseconds from before the credentials to the end of the answer. */
  readonly ms: number;
  readonly status?: number;
  /** Where no answer came: `aborted` by the caller, the class of the error, or the code of the runtime. */
  readonly error?: string;
  readonly requestId?: string;
  /** Milliseconds until it is sent again; left out where it is not. */
  readonly retryInMs?: number;
  /** The platform refused its token; it is sent again with another one, at once (`retryInMs` is 0). */
  readonly tokenRefused?: true;
}

/** The platform, or its spec, announces the end of an operation; told once an operation. */
export interface DeprecationEvent extends EventPlace {
  readonly type: "deprecation";
  /** Since when it is deprecated (RFC 9745), as ISO 8601. */
  readonly since?: string;
  /** When it ends (RFC 8594), as ISO 8601. */
  readonly sunset?: string;
}

/** An input or an answer does not fit the schema of the spec. */
export interface DriftEvent extends EventPlace {
  readonly type: "drift";
  readonly where: "input" | "answer";
  readonly findings: readonly SchemaFinding[];
}

/** The platform answered, and what it said is no result: it refused, on whatever HTTP status, or the answer is not as documented. */
export interface RefusalEvent extends EventPlace {
  readonly type: "refusal";
  readonly status: number;
  /** The `code` of the error that the caller gets; `unknown` where it is longer than 64 characters, or more than letters, digits and `.:_-`. */
  readonly code: string | number;
  readonly requestId?: string;
}

export type CallEvent = AttemptEvent | RefusalEvent | DeprecationEvent | DriftEvent;

export interface ObserverOptions {
  /** Gets a line for each attempt, and warnings. Default: none; `console` prints them. */
  logger?: Logger;
  /** The least that is logged. `debug` adds headers and bodies, without secrets. Default: `info`. */
  logLevel?: LogLevel;
  /** Gets an event for each attempt, refusal and warning, as data, for metrics and traces. What it throws is ignored. */
  observe?: (event: CallEvent) => void;
}

interface Attempted {
  readonly startedAt: number;
  readonly response: Response | undefined;
  readonly error: unknown;
  readonly waitMs: number | undefined;
  readonly isRefused: boolean;
}

export interface Observer {
  attempt(call: Call, attempted: Attempted): void;
  refusal(call: Call, error: unknown): void;
  /** @param words - the message, after platform and name */
  warn(event: CallEvent, words: string): void;
}

/** By what is told, so that the clients of all users tell it once. */
const deprecationsTold = new WeakMap<object, Set<string>>();

function isFirst(listener: object | undefined, key: string): boolean {
  if (!listener) return false;
  const told = deprecationsTold.get(listener) ?? new Set();
  deprecationsTold.set(listener, told);
  return told.size < told.add(key).size;
}

export function createObserver({ logger, logLevel = "info", observe }: ObserverOptions): Observer | undefined {
  if (!logger && !observe) return undefined;
  const isHeard = (level: keyof Logger) => levels.indexOf(level) >= levels.indexOf(logLevel);
  const log = (level: keyof Logger, message: string): void => {
    if (isHeard(level)) quietly(() => logger?.[level](message));
  };
  const emit = (level: keyof Logger, event: CallEvent, words: string): void => {
    quietly(() => observe?.(event));
    log(level, `${event.platform} ${event.name} ${words}`);
  };

  const warn: Observer["warn"] = (event, words) => emit("warn", event, words);

  return {
    warn,
    refusal(call, error) {
      if (!(error instanceof CallError) || !error.response) return;
      const { response, requestId } = error;
      const { status } = response;
      // It may be anything, a second line of the log too.
      const code = /^[\w.:-]{1,64}$/.test(`${error.code}`) ? error.code : "unknown";
      const event: RefusalEvent = { type: "refusal", ...placeOf(call), status, code, ...(requestId && { requestId }) };
      warn(event, `refused: ${code} (HTTP ${status})`);
    },
    attempt(call, { startedAt, response, error, waitMs, isRefused }) {
      const place = placeOf(call);
      const ms = Math.round(performance.now() - startedAt);
      const { requestId } = whereabouts(call, false, response);
      const isAgain = waitMs !== undefined;
      const event: AttemptEvent = {
        type: "attempt",
        ...place,
        attempt: call.attempts,
        ms,
        ...(response ? { status: response.status } : { error: call.sent?.signal?.aborted ? aborted : nameOf(error) }),
        ...(requestId && { requestId }),
        ...(isAgain && { retryInMs: Math.ceil(waitMs) }),
        ...(isRefused && { tokenRefused: true }),
      };
      const how = isRefused ? ", token refused, again with another" : `, again in ${event.retryInMs} ms`;
      const again = isAgain ? how : "";
      const level = isAgain ? "warn" : response?.ok || event.error === aborted ? "info" : "error";
      emit(level, event, `${event.status ?? event.error} in ${ms} ms, attempt ${call.attempts}${again}`);
      const key = `${place.platform} ${place.name}`;
      if (isHeard("debug") && call.sent) {
        quietly(() => logger?.debug(`${key} ${JSON.stringify(shown(call, response))}`));
      }
      const deprecation = response && deprecationOf(call, response);
      if (!deprecation) return;
      const { since, sunset } = deprecation;
      const words = `is deprecated${since ? ` since ${since}` : ""}${sunset ? ` and ends ${sunset}` : ""}`;
      if (isFirst(observe, key)) quietly(() => observe?.({ type: "deprecation", ...place, ...deprecation }));
      if (isHeard("warn") && isFirst(logger, key)) log("warn", `${key} ${words}`);
    },
  };
}

const aborted = "aborted";

/** What a listener of the caller's does wrong, at once or later, is not the call's business. */
export async function quietly(tell: () => unknown): Promise<void> {
  try {
    await tell();
  } catch {}
}

export const placeOf = ({ context, route: { method, path, operationId } }: Call): EventPlace => ({
  platform: context.platform.name,
  operation: operationId,
  name: `${method} ${path}`,
  method,
  path,
});

/** The words of somebody else's error may hold anything. */
function nameOf(error: unknown): string {
  const own = error instanceof Error ? error.name : "unknown";
  const name = error instanceof NetworkError ? (error.cause.code ?? own) : own;
  return /^\w+$/.test(name) ? name : "unknown";
}

/** RFC 9745 writes the time as `@` and seconds, RFC 8594 as an HTTP date. */
function deprecationOf({ route }: Call, { headers }: Response): { since?: string; sunset?: string } | undefined {
  const deprecated = headers.get("deprecation");
  const ends = headers.get("sunset");
  if (!route.operation?.deprecated && deprecated === null && ends === null) return undefined;
  const since = iso(Number(/^@(-?\d+)$/.exec(deprecated ?? "")?.[1]) * 1000);
  const sunset = iso(Date.parse(ends ?? ""));
  return { ...(since && { since }), ...(sunset && { sunset }) };
}

const iso = (time: number): string | undefined =>
  Math.abs(time) <= 8.64e15 ? new Date(time).toISOString() : undefined;
