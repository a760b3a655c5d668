import { formFields, InputError, type Plan } from "@lingpai/client";

/** @throws InputError for a body that is no form: its fields would be lost, or its text would become the name of one */
export function checkForm({ body, headers, operationId }: Plan): void {
  const isText = typeof body === "string" || body instanceof URLSearchParams;
  // JSON may be called a form.
  const isForm = isText && /form-urlencoded/i.test(headers.get("content-type") ?? "") && !/^\s*["[{]/.test(`${body}`);
  if (body && !isForm && !(body instanceof FormData)) {
    const expected = "an object, FormData, or a text of the type application/x-www-form-urlencoded";
    throw new InputError({ platform: "bge-private", operation: operationId }, "body", expected);
  }
}

/** What is signed of a form, as the platform reads it: no file, and no signature. */
export function signedFields(plan: Plan): [name: string, value: string][] {
  // So a line ends in multipart/form-data, says the HTML standard; in another form it stays as it is.
  const end = plan.body instanceof FormData ? "\r\n" : "$&";
  return formFields(plan).flatMap(([name, value]) =>
    typeof value === "string" && name !== "sign" ? [[name, value.replace(/\r\n?|\n/g, end)]] : [],
  );
}

/** What the platform has in place of the HTTP method in the text that is signed. */
const salt = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** RFC 3986: `encodeURIComponent` leaves `! ' ( ) *` as they are. */
const percentEncode = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);

/**
 * The `sign` of a form: HMAC-SHA1 over its fields in code-unit order, doubly percent-encoded.
 *
 * @param fields - every text field of the form but `sign`; files are not signed
 */
export async function signature(fields: readonly (readonly [string, string])[], appSecret: string): Promise<string> {
  const pairs = [...fields]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${percentEncode(name)}=${percentEncode(value)}`);
  const text = `${salt}&${percentEncode(pairs.join("&"))}`;
  const bytes = new TextEncoder();
  const algorithm = { name: "HMAC", hash: "SHA-1" };
  const key = await crypto.subtle.importKey("raw", bytes.encode(`${appSecret}&`), algorithm, false, ["sign"]);
  const mac = await crypto.subtle.sign("HMAC", key, bytes.encode(text));
  return btoa(String.fromCharCode(...new Uint8Array(mac)));
}

/** 32 hexadecimal digits, new for every attempt. */
export const nonce = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");

/** UTC, without milliseconds: the platform takes no other form and refuses what is older than 300 seconds. */
export const timestamp = (now: number = Date.now()): string => `${new Date(now).toISOString().slice(0, 19)}Z`;
