/** Of what a runtime throws. Runtimes and libraries write the URL, whose query may hold a secret, into the rest. */
export interface Cause {
  name: string;
  code?: string;
}

interface Thrown {
  readonly cause?: unknown;
  readonly code?: unknown;
  readonly syscall?: unknown;
  readonly message?: unknown;
}

// Node hides what happened (ECONNREFUSED) in the cause of "fetch failed".
const inner = (thrown: unknown): unknown =>
  thrown instanceof Error && thrown.cause instanceof Error ? thrown.cause : thrown;

export function causeOf(thrown: unknown): Cause {
  const error = inner(thrown);
  const { code } = (error ?? {}) as Thrown;
  return { name: error instanceof Error ? error.name : "unknown", ...(typeof code === "string" && { code }) };
}

/** Node, undici, Bun. What is not here may mean that the request arrived, ECONNRESET for one. */
const unsentCodes =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|ConnectionRefused|FailedToOpenSocket)$/;

/** No connection was made, so that nothing can have been processed. Browsers do not tell: there it is always false. */
export function neverSent(thrown: unknown): boolean {
  const { code, syscall, message } = (inner(thrown) ?? {}) as Thrown;
  // Deno has no code, but says which phase failed.
  return unsentCodes.test(String(code)) || syscall === "connect" || /client error \(Connect\)/.test(String(message));
}

/** Certificates do not mend themselves between two attempts. */
export const isFinal = ({ code = "" }: Cause): boolean => /CERT|ALTNAME|SELF_SIGNED|UNABLE_TO_/.test(code);
