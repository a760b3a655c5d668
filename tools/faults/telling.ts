import { inspect } from "node:util";
import { Returned, secrets } from "./client.ts";

type Fields = Record<string, unknown>;

const fieldsOf = (value: unknown): Fields => (typeof value === "object" && value !== null ? (value as Fields) : {});

/** An error with its causes, and what a client handed back beside it. */
export function chain(error: unknown): unknown[] {
  const found: unknown[] = [];
  for (let next = error; next !== undefined && next !== null && found.length < 5; next = fieldsOf(next).cause) {
    found.push(next);
    if (next instanceof Returned) found.push(next.error, next.response);
  }
  return found.filter((part) => part !== undefined && part !== null);
}

/** Without the addresses of the servers: a port may look like a status. */
const textOf = (part: unknown): string =>
  (part instanceof Error ? `${part.name} ${part.message}` : String(part)).replace(/127\.0\.0\.1:\d+/g, "");

const names = (part: unknown, number: number): boolean => new RegExp(`\\b${number}\\b`).test(textOf(part));

/** The status stands in a field, on a response in a field, or in the message. */
export const tellsStatus = (error: unknown, status: number): boolean =>
  chain(error).some((part) => {
    const { status: own, statusCode, response } = fieldsOf(part);
    return [own, statusCode, fieldsOf(response).status].includes(status) || names(part, status);
  });

export const tellsCode = (error: unknown, code: number): boolean =>
  chain(error).some((part) => fieldsOf(part).code === code || names(part, code));

export const tellsTimeout = (error: unknown): boolean =>
  chain(error).some((part) => /timed?[ -]?out/i.test(`${textOf(part)} ${String(fieldsOf(part).code)}`));

/** In a field of ours, or in the header of a response that the error leads to. */
export const tellsRetryAfter = (error: unknown, seconds: number): boolean =>
  chain(error).some((part) => {
    const { retryAfter, headers, response } = fieldsOf(part);
    const sent = [headers, fieldsOf(response).headers].map((given) =>
      given instanceof Headers ? given.get("retry-after") : undefined,
    );
    return [retryAfter, ...sent].some((value) => value !== undefined && value !== null && Number(value) === seconds);
  });

function jsonOf(value: unknown): string {
  try {
    return JSON.stringify(value) ?? "";
  } catch {
    return "";
  }
}

/** Where a secret shows when the error is printed, logged or sent on; undefined where it does not. */
export function leak(error: unknown): string | undefined {
  // What was handed back beside the error is the caller's to print.
  const shown = error instanceof Returned ? error.error : error;
  const { message, stack } = fieldsOf(shown);
  const places = {
    message: String(message),
    stack: String(stack),
    JSON: jsonOf(shown),
    inspect: inspect(shown, { depth: 8 }),
  };
  const hides = (text: string): boolean => Object.values(secrets).every((secret) => !text.includes(secret));
  return Object.entries(places).find(([, text]) => !hides(text))?.[0];
}
