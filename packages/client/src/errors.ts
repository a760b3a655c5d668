/** What every error of a client says about where it happened. */
export interface Where {
  readonly platform: string;
  readonly operation?: string | undefined;
}

const place = ({ platform, operation }: Where): string => (operation ? `${platform} ${operation}` : platform);

const at = ({ platform, operation }: Where): Where => ({ platform, operation });

function answered(error: Error, response: Response): { status: number; retryable: boolean } {
  // Printing an error would otherwise spill headers and URL.
  Object.defineProperty(error, "response", { value: response });
  const { status } = response;
  return { status, retryable: status === 429 || status >= 500 };
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

  constructor(where: Where, input: string, expected: string) {
    super(`${place(where)}: ${input}: expected ${expected}`);
    Object.assign(this, at(where), { input, expected });
  }
}

/** The platform said no. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  declare readonly platform: string;
  declare readonly operation: string | undefined;
  /** The HTTP status; several platforms answer their errors with 200. */
  declare readonly status: number;
  /** The platform's own code (`41303`, `"invalid_grant"`), or `"http_500"` where it sent none. */
  declare readonly code: string | number;
  /** The platform's own explanation; empty where it sent none. */
  declare readonly detail: string;
  declare readonly retryable: boolean;
  declare readonly response: Response;

  constructor(where: Where, response: Response, code: string | number, detail: string) {
    super(`${place(where)}: ${code}${detail ? ` ${detail}` : ""} (HTTP ${response.status})`);
    Object.assign(this, at(where), answered(this, response), { code, detail });
  }
}

/** The answer is not what the spec says: not the envelope, not JSON, cut short, empty, or from somebody in between. */
export class ResponseFormatError extends Error {
  override readonly name = "ResponseFormatError";
  readonly code = "unexpected_response";
  declare readonly platform: string;
  declare readonly operation: string | undefined;
  declare readonly status: number;
  /** What the spec promises and what came, in words; never the body itself. */
  declare readonly expected: string;
  declare readonly received: string;
  declare readonly retryable: boolean;
  declare readonly response: Response;

  constructor(where: Where, response: Response, expected: string, received: string) {
    super(`${place(where)}: expected ${expected}, received ${received} (HTTP ${response.status})`);
    Object.assign(this, at(where), answered(this, response), { expected, received });
  }
}

/** The platform could not be reached, or the connection broke before the answer was complete. */
export class NetworkError extends Error {
  override readonly name = "NetworkError";
  readonly code = "network_error";
  readonly retryable = true;
  declare readonly platform: string;
  declare readonly operation: string | undefined;
  /** Name and code of what happened, e.g. `{ name: "Error", code: "ECONNREFUSED" }`. */
  declare readonly cause: { name: string; code?: string };

  constructor(where: Where, thrown: unknown) {
    const cause = outlined(thrown);
    super(`${place(where)}: no complete answer (${cause.code ?? cause.name})`, { cause });
    Object.assign(this, at(where));
  }
}

/** Runtimes and libraries write the URL, whose query may hold a secret, into messages and fields: only these two are kept. */
function outlined(thrown: unknown): { name: string; code?: string } {
  // Node hides what happened (ECONNREFUSED) in the cause of "fetch failed".
  const inner = thrown instanceof Error && thrown.cause instanceof Error ? thrown.cause : thrown;
  const { code } = (inner ?? {}) as { code?: unknown };
  return { name: inner instanceof Error ? inner.name : "unknown", ...(typeof code === "string" && { code }) };
}
