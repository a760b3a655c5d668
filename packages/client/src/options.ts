import { InputError } from "./errors.ts";
import type { Platform } from "./platform.ts";

/** The part of the standard `fetch` that a client uses. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** What every client takes, beside the credentials of its platform. */
export interface ClientOptions {
  /** Where the platform is, with a path prefix if it has one. Default: the platform's public address, where it has one. */
  baseUrl?: string;
  /** Sends the requests. Default: the global `fetch`, looked up at each call. */
  fetch?: Fetch;
}

/** What a single call takes, as its second argument. */
export interface CallOptions {
  /** Ends the call; it then rejects with the signal's reason. */
  signal?: AbortSignal;
  /** Sent along; a header that the client sets itself (authorization, content type) wins. */
  headers?: Record<string, string>;
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
