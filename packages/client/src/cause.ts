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
  /** Of each address that was tried. */
  readonly errors?: unknown;
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
const unsentCodes = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT|ConnectionRefused|FailedToOpenSocket)$/;

/** No connection was made, so that nothing can have been processed. Browsers do not tell: there it is always false. */
export function neverSent(thrown: unknown): boolean {
  const { code, syscall, message, errors } = (inner(thrown) ?? {}) as Thrown;
  if (unsentCodes.test(String(code)) || syscall === "connect") return true;
  if (Array.isArray(errors) && errors.length > 0) return errors.every(neverSent);
  // Deno has no code, but says which phase failed.
  return /client error \(Connect\)(?!.*certificate)/i.test(String(message));
}

/** Certificates do not mend themselves between two attempts (the codes of X.509 in Node). */
export const isFinal = ({ code = "" }: Cause): boolean =>
  /CERT|CRL|UNABLE_TO_|INVALID_(CA|PURPOSE)|PATH_LENGTH|HOSTNAME_MISMATCH/.test(code);
