/** What every error of a client says about where it happened. */
export interface Where {
  readonly platform: string;
  readonly operation?: string | undefined;
}

const place = ({ platform, operation }: Where): string => (operation ? `${platform} ${operation}` : platform);

/** An option or an input is not what the platform documents. Nothing was sent. */
export class InputError extends TypeError {
  override readonly name = "InputError";
  readonly code = "invalid_input";
  readonly retryable = false;
  readonly platform: string;
  readonly operation: string | undefined;
  /** The name of the option or input. */
  readonly input: string;
  /** What was expected, without the value that was given. */
  readonly expected: string;

  constructor(where: Where, input: string, expected: string) {
    super(`${place(where)}: ${input}: expected ${expected}`);
    this.platform = where.platform;
    this.operation = where.operation;
    this.input = input;
    this.expected = expected;
  }
}

/** The platform said no. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly platform: string;
  readonly operation: string | undefined;
  /** The HTTP status; several platforms answer their errors with 200. */
  readonly status: number;
  /** The platform's own code (`41303`, `"invalid_grant"`), or `"http_500"` where it sent none. */
  readonly code: string | number;
  /** The platform's own explanation; empty where it sent none. */
  readonly detail: string;
  readonly retryable: boolean;
  declare readonly response: Response;

  constructor(where: Where, response: Response, code: string | number, detail: string) {
    super(`${place(where)}: ${code}${detail ? ` ${detail}` : ""} (HTTP ${response.status})`);
    this.platform = where.platform;
    this.operation = where.operation;
    this.status = response.status;
    this.code = code;
    this.detail = detail;
    this.retryable = response.status === 429 || response.status >= 500;
    // Printing an error would otherwise spill headers and URL.
    Object.defineProperty(this, "response", { value: response, enumerable: false });
  }
}

/** The answer is not what the spec says: not the envelope, not JSON, cut short, empty, or from somebody in between. */
export class ResponseFormatError extends Error {
  override readonly name = "ResponseFormatError";
  readonly code = "unexpected_response";
  readonly platform: string;
  readonly operation: string | undefined;
  readonly status: number;
  /** What the spec promises and what came, in words; never the body itself. */
  readonly expected: string;
  readonly received: string;
  readonly retryable: boolean;
  declare readonly response: Response;

  constructor(where: Where, response: Response, expected: string, received: string) {
    super(`${place(where)}: expected ${expected}, received ${received} (HTTP ${response.status})`);
    this.platform = where.platform;
    this.operation = where.operation;
    this.status = response.status;
    this.expected = expected;
    this.received = received;
    this.retryable = response.status === 429 || response.status >= 500;
    Object.defineProperty(this, "response", { value: response, enumerable: false });
  }
}

/** The platform could not be reached, or the connection broke before the answer was complete. */
export class NetworkError extends Error {
  override readonly name = "NetworkError";
  readonly code = "network_error";
  readonly retryable = true;
  readonly platform: string;
  readonly operation: string | undefined;

  constructor(where: Where, cause: unknown, url: string) {
    super(`${place(where)}: ${reason(cause)}`, shows(cause, url) ? {} : { cause });
    this.platform = where.platform;
    this.operation = where.operation;
  }
}

/** Some runtimes write the URL into an error, and its query may hold a secret. */
function shows(cause: unknown, url: string): boolean {
  const own = cause instanceof Error ? [cause.message, cause.stack, ...Object.values(cause)] : [cause];
  const urls = [url, new URL(url).href];
  if (own.some((text) => typeof text === "string" && urls.some((part) => text.includes(part)))) return true;
  return cause instanceof Error && cause.cause !== undefined && shows(cause.cause, url);
}

/** Node hides what happened (ECONNREFUSED) in the cause of "fetch failed"; a message may hold the URL, so it is left out. */
function reason(cause: unknown): string {
  const inner = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause;
  const code = (inner as { code?: unknown } | null | undefined)?.code;
  return `no complete answer (${typeof code === "string" ? code : inner instanceof Error ? inner.name : "unknown"})`;
}
