/** What every error of a client says about where it happened; of a call that was sent also how it went. */
export interface Where {
  readonly platform: string;
  readonly operation?: string | undefined;
  /** How many requests were sent. */
  readonly attempts?: number | undefined;
  readonly elapsedMs?: number | undefined;
  /** The platform's own id of the request (`x-request-id`), where it sends one. */
  readonly requestId?: string | undefined;
  /** Seconds until the platform wants to be asked again (RFC 9110 section 10.2.3), where it says so. */
  readonly retryAfter?: number | undefined;
  /** The same call may be sent again: the failure passes, and repeating does no work twice. */
  readonly retryable?: boolean | undefined;
  /** The body was a stream, so that it could not be sent again. */
  readonly isStream?: boolean | undefined;
}

const place = ({ platform, operation }: Where): string => (operation ? `${platform} ${operation}` : platform);

/** " (HTTP 503, 4 attempts, 1834 ms)" */
function course(where: Where, response?: Response): string {
  const { attempts, elapsedMs, requestId, isStream } = where;
  const told = [
    response && `HTTP ${response.status}`,
    attempts !== undefined && `${attempts} attempt${attempts === 1 ? "" : "s"}`,
    elapsedMs !== undefined && `${elapsedMs} ms`,
    requestId && `request ${requestId}`,
    isStream && "a stream is sent once",
  ].filter(Boolean);
  return told.length > 0 ? ` (${told.join(", ")})` : "";
}

/** What the errors of a call that was sent have in common. */
export class CallError extends Error {
  declare readonly platform: string;
  declare readonly operation: string | undefined;
  /** `timeout`, `network_error`, `unexpected_response`, or the platform's own. */
  declare readonly code: string | number;
  declare readonly response?: Response;
  /** The same call may be sent again: the failure passes, and repeating does no work twice. */
  declare readonly retryable: boolean;
  /** How many requests were sent. */
  declare readonly attempts: number;
  /** Milliseconds from the call to the error. */
  declare readonly elapsedMs: number;
  /** The platform's own id of the request, where it sends one. */
  declare readonly requestId?: string;
  /** Seconds until the platform wants to be asked again (RFC 9110 section 10.2.3), where it says so. */
  declare readonly retryAfter?: number;

  constructor(where: Where, what: string, response?: Response, cause?: { cause: unknown }) {
    super(`${place(where)}: ${what}${course(where, response)}`, cause);
    const { platform, operation, attempts = 0, elapsedMs = 0, requestId, retryAfter, retryable = false } = where;
    Object.assign(this, { platform, operation, attempts, elapsedMs, retryable });
    if (requestId) Object.assign(this, { requestId });
    if (retryAfter !== undefined) Object.assign(this, { retryAfter });
    // Printing an error would otherwise spill headers and URL.
    if (response) Object.defineProperty(this, "response", { value: response });
  }
}

/** An option or an input is not what the platform documents. Nothing was sent. */
export class InputError extends TypeError {
  override readonly name = "InputError";
  readonly code = "invalid_input";
  readonly retryable = false;
  declare readonly platform: string;
  declare readonly operation: string | undefined;
  /** The name of the option or input. */
  declare readonly input: string;
  /** What was expected, without the value that was given. */
  declare readonly expected: string;
  /** Where the input breaks its schema (RFC 6901); only where schemas are compared. */
  declare readonly pointers?: readonly string[];

  constructor(where: Where, input: string, expected: string) {
    super(`${place(where)}: ${input}: expected ${expected}`);
    const { platform, operation } = where;
    Object.assign(this, { platform, operation, input, expected });
  }
}

/** The platform said no. */
export class ApiError extends CallError {
  override readonly name = "ApiError";
  /** The HTTP status; several platforms answer their errors with 200. */
  declare readonly status: number;
  /** The platform's own code (`41303`, `"invalid_grant"`), or `"http_500"` where it sent none. */
  declare readonly code: string | number;
  /** The platform's own explanation; empty where it sent none. Secrets of the request are taken out of it. */
  declare readonly detail: string;
  /** Whether the platform's documents know the code. */
  declare readonly documented: boolean;
  declare readonly response: Response;

  constructor(where: Where, response: Response, code: string | number, detail: string, documented = false) {
    super(where, `${code}${detail ? ` ${detail}` : ""}`, response);
    Object.assign(this, { status: response.status, code, detail, documented });
  }
}

/** The answer is not what the spec says: not the envelope, not JSON, cut short, empty, or from somebody in between. */
export class ResponseFormatError extends CallError {
  override readonly name = "ResponseFormatError";
  override readonly code = "unexpected_response";
  declare readonly status: number;
  /** What the spec promises and what came, in words; never the body itself. */
  declare readonly expected: string;
  declare readonly received: string;
  declare readonly response: Response;

  constructor(where: Where, response: Response, expected: string, received: string) {
    super(where, `expected ${expected}, received ${received}`, response);
    Object.assign(this, { status: response.status, expected, received });
  }
}

/** The platform could not be reached, or the connection broke before the answer was complete. */
export class NetworkError extends CallError {
  override readonly name = "NetworkError";
  override readonly code = "network_error";
  /** Name and code of what happened, e.g. `{ name: "Error", code: "ECONNREFUSED" }`. */
  declare readonly cause: { name: string; code?: string };

  /** @param came - what came before, e.g. ", 5 of 10 bytes" */
  constructor(where: Where, cause: { name: string; code?: string }, came = "") {
    super(where, `no complete answer${came} (${cause.code ?? cause.name})`, undefined, { cause });
  }
}

/** An attempt, or the whole call, took longer than it may. */
export class TimeoutError extends CallError {
  override readonly name = "TimeoutError";
  override readonly code = "timeout";
  /** The option that ended it; `idleTimeoutMs` is that of downloads. */
  declare readonly limit: "timeoutMs" | "deadlineMs" | "idleTimeoutMs";
  /** What the option was, in milliseconds. */
  declare readonly limitMs: number;

  constructor(where: Where, limit: TimeoutError["limit"], limitMs: number) {
    super(where, `no complete answer within ${limit} ${limitMs}`);
    Object.assign(this, { limit, limitMs });
  }
}

/** The codes that a platform's documents know; each platform's package adds its own. */
// biome-ignore lint/suspicious/noEmptyInterface: filled by declaration merging
export interface DocumentedCodes {}

type CodeOf<Name> = Name extends keyof DocumentedCodes ? DocumentedCodes[Name] : never;

/** A refusal of one platform: with a code that its documents know, or with another one. */
export type PlatformApiError<Name extends string> = ApiError & { readonly platform: Name } & (
    | { readonly documented: true; readonly code: CodeOf<Name> }
    | { readonly documented: false; readonly code: string | number }
  );

/** Whether an error is the refusal of this platform. `error.documented` then narrows `error.code` to its documented codes. */
export function isApiError<Name extends keyof DocumentedCodes & string>(
  error: unknown,
  platform: Name,
): error is PlatformApiError<Name> {
  return error instanceof ApiError && error.platform === platform;
}
