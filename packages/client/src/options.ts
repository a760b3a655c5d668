import { InputError, type Where } from "./errors.ts";
import { isLogLevel, type ObserverOptions } from "./observe.ts";
import type { Platform } from "./platform.ts";
import type { Validator } from "./validator.ts";

/** The part of the standard `fetch` that a client uses. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** How long a call may take, and how often it may be sent. */
export interface CallLimits {
  /** Milliseconds for one attempt, from its request to the end of its answer. Default: 18,000. */
  timeoutMs?: number;
  /** Milliseconds for the whole call: tokens, attempts and the waits between them. Default: 60,000. */
  deadlineMs?: number;
  /**
   * How often a failed attempt is repeated. Only what is safe is: connections that were never made; other failures of the
   * connection, timeouts, 408, 429, 500, 502, 503 and 504 of operations that are idempotent (RFC 9110 section 9.2.2). Default: 3.
   */
  maxRetries?: number;
}

/** What every client takes, beside the credentials of its platform. */
export interface ClientOptions extends CallLimits, ObserverOptions {
  /** Where the platform is, with a path prefix if it has one. Default: the platform's public address, where it has one. */
  baseUrl?: string;
  /** Sends the requests. Default: the global `fetch`, looked up at each call. */
  fetch?: Fetch;
  /** Compares inputs and answers with the spec's schemas; from the `validate` subpath of the platform's package. */
  validate?: Validator;
}

/** What a single call takes, as its second argument. */
export interface CallOptions extends CallLimits {
  /** Ends the call; it then rejects with the signal's reason. */
  signal?: AbortSignal;
  /** Sent along; a header that the client sets itself (authorization, content type) wins. */
  headers?: Record<string, string>;
}

/** What an iteration over pages takes; all but `maxPages` is for the call of each page. */
export interface PageOptions extends CallOptions {
  /** Ends after so many pages. Default: none, but after 10,000 the iteration fails, as no list is that long. */
  maxPages?: number;
}

/**
 * The option, checked to be a string with something in it.
 *
 * @throws InputError naming the platform and the option.
 */
export function requiredOption(platform: Pick<Platform, "name">, name: string, value: unknown): string {
  const wrong = (expected: string) => new InputError({ platform: platform.name }, name, expected);
  if (typeof value !== "string" || value.trim() === "") throw wrong("a string that is not empty");
  // `Headers` would refuse it later, with the value in its message.
  if (/[\0\r\n]/.test(value)) throw wrong("a string without line breaks");
  return value;
}

/** The same for an option that goes into a header. */
export function headerOption(platform: Pick<Platform, "name">, name: string, value: unknown): string {
  const text = requiredOption(platform, name, value);
  if (/^[\x21-\x7e]+$/.test(text)) return text;
  throw new InputError({ platform: platform.name }, name, "visible ASCII characters without blanks");
}

/** What `Headers` refuses: the bytes of a header are those of Latin-1, without control characters. */
export const notInHeader: RegExp = /[^\t\x20-\x7e\x80-\xff]/;

/** @throws InputError when it is given and no function. */
export function checkedFetch(platform: Platform, value: unknown): Fetch | undefined {
  if (value === undefined || typeof value === "function") return value as Fetch | undefined;
  throw new InputError({ platform: platform.name }, "fetch", "a function");
}

const limits = {
  // A timer of more would fire at once.
  timeoutMs: { most: 2 ** 31 - 1, least: 1, expected: "milliseconds, from 1 to 2147483647" },
  deadlineMs: { most: 2 ** 31 - 1, least: 1, expected: "milliseconds, from 1 to 2147483647" },
  maxRetries: { most: 100, least: 0, expected: "a whole number from 0 to 100" },
} as const;

/** @throws InputError when a limit is no number, or one that no timer takes. */
export function checkLimits(where: Where, given: CallLimits): void {
  for (const name of ["timeoutMs", "deadlineMs", "maxRetries"] as const) {
    const value = given[name];
    const { least, most, expected } = limits[name];
    const isWrong =
      typeof value !== "number" || !(value >= least && value <= most) || (name === "maxRetries" && value % 1 !== 0);
    if (value !== undefined && isWrong) throw new InputError(where, name, expected);
  }
}

const callOptions = ["signal", "headers", "timeoutMs", "deadlineMs", "maxRetries"];

/** @throws InputError when an option is unknown or unusable. */
export function checkedCallOptions(where: Where, options: CallOptions | null | undefined): CallOptions {
  if (!options) return {};
  for (const name of Object.keys(options)) {
    if (!callOptions.includes(name)) {
      throw new InputError(where, name, `one of the call's options ${callOptions.join(", ")}`);
    }
  }
  checkLimits(where, options);
  const { signal, headers } = options;
  if (signal !== undefined && signal !== null && typeof signal.addEventListener !== "function") {
    throw new InputError(where, "signal", "an AbortSignal");
  }
  if (!headers) return options;
  try {
    const { "content-type": _, ...extra } = Object.fromEntries(new Headers(headers));
    return { ...options, headers: extra };
  } catch {
    // Its message shows the value.
    throw new InputError(where, "headers", "headers of an HTTP request");
  }
}

/** @throws InputError when what is told to, or compared with, is not what it has to be. */
export function checkObservers({ name }: Platform, { logger, logLevel, observe, validate }: ClientOptions): void {
  const wrong = (input: string, expected: string) => new InputError({ platform: name }, input, expected);
  if (
    logger !== undefined &&
    ["debug", "info", "warn", "error"].some((level) => typeof (logger as never)?.[level] !== "function")
  ) {
    throw wrong("logger", "an object with the methods debug, info, warn and error");
  }
  if (logLevel !== undefined && !isLogLevel(logLevel)) throw wrong("logLevel", "debug, info, warn, error or off");
  if (observe !== undefined && typeof observe !== "function") throw wrong("observe", "a function");
  if (validate !== undefined && typeof validate?.input !== "function") {
    throw wrong("validate", "what `validate()` of the platform's subpath returns");
  }
}

/** @throws InputError when it is not an absolute http(s) URL without query, fragment and credentials. */
export function checkedBaseUrl(platform: Platform, value: unknown): string {
  const text = requiredOption(platform, "baseUrl", value);
  const expected = "an absolute http or https URL without query, fragment or user";
  const wrong = () => new InputError({ platform: platform.name }, "baseUrl", expected);
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    throw wrong();
  }
  if (!/^https?:$/.test(url.protocol) || url.search || url.hash || url.username || url.password) throw wrong();
  // Not `href`: it keeps a "?" or "#" with nothing behind it.
  return url.origin + url.pathname.replace(/\/+$/, "");
}
