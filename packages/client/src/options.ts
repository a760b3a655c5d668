import { InputError, type Where } from "./errors.ts";
import { broken, isObject } from "./limits.ts";
import { levels, type ObserverOptions } from "./observe.ts";
import type { Limits } from "./operation.ts";
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

// A timer of more would fire at once.
const milliseconds: Limits = { type: "number", minimum: 1, maximum: 2 ** 31 - 1 };

const optionLimits: Readonly<Record<string, Limits>> = {
  timeoutMs: milliseconds,
  deadlineMs: milliseconds,
  maxRetries: { type: "integer", minimum: 0, maximum: 100 },
  maxPages: { type: "integer", minimum: 0 },
  logLevel: { enum: levels },
};

const limitOptions = ["timeoutMs", "deadlineMs", "maxRetries"];
const clientOptions = ["baseUrl", "fetch", "logger", "logLevel", "observe", "validate", ...limitOptions];
const callOptions = ["signal", "headers", ...limitOptions];

/** @throws InputError when an option is given and not what it has to be. */
export function checkOptions(where: Where, given: object): void {
  for (const [name, value] of Object.entries(given)) {
    const limits = optionLimits[name];
    const wrong = limits && value !== undefined && broken(value, limits);
    if (wrong) throw new InputError(where, name, wrong);
  }
}

/**
 * @param others - names of options that are looked at elsewhere
 * @throws InputError when an option is unknown or unusable
 */
export function checkedCallOptions(
  where: Where,
  options: CallOptions | null | undefined,
  others: readonly string[] = [],
): CallOptions {
  if (options === undefined || options === null) return {};
  // It would be taken for options of which none is given.
  if (!isObject(options as unknown) || "aborted" in options)
    throw new InputError(where, "options", "an object such as { signal }");
  const names = [...callOptions, ...others];
  for (const name of Object.keys(options)) {
    if (!names.includes(name)) throw new InputError(where, name, `one of the call's options ${names.join(", ")}`);
  }
  checkOptions(where, options);
  const { signal, headers } = options;
  if (signal !== undefined && signal !== null && typeof signal.throwIfAborted !== "function") {
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

/** @throws InputError when an option that every client has is not what it has to be. */
export function checkClientOptions({ name: platform, options: own }: Platform, options: ClientOptions): void {
  checkOptions({ platform }, options);
  const unknown = own && Object.keys(options).find((name) => ![...own, ...clientOptions].includes(name));
  if (unknown)
    throw new InputError({ platform }, unknown, `one of the options ${[...(own ?? []), ...clientOptions].join(", ")}`);
  const { fetch, observe, logger, validate } = options;
  const check = (name: string, owner: unknown, value: unknown) => {
    if (owner !== undefined && typeof value !== "function") throw new InputError({ platform }, name, "a function");
  };
  check("fetch", fetch, fetch);
  check("observe", observe, observe);
  for (const level of ["debug", "info", "warn", "error"] as const) check(`logger.${level}`, logger, logger?.[level]);
  if (validate !== undefined && typeof validate?.given !== "function") {
    throw new InputError({ platform }, "validate", "what `validate()` of the package's `validate` subpath returns");
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
