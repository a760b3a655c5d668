import { type Call, isRepeatable, isTransient, whereabouts } from "./call-state.ts";
import { ApiError, ResponseFormatError } from "./errors.ts";
import { isObject } from "./limits.ts";
import type { Operation } from "./operation.ts";
import type { Envelope } from "./platform.ts";
import { contentOf, parsed, textOf } from "./reading.ts";
import { hide, secretsOf } from "./redact.ts";

type Fields = Readonly<Record<string, unknown>>;

/**
 * What an answer means: the result, taken out of the platform's envelope.
 *
 * @throws ApiError when the platform says no, on whatever HTTP status.
 * @throws ResponseFormatError when the answer is not what the spec says.
 */
export function resultOf(call: Call, response: Response): unknown {
  const { codes } = call.context.platform;
  const { returns, emptyIsNull, kind } = call.route.operation as Operation;
  const envelope = envelopeOf(call, response);
  const where = (requestId?: string) =>
    whereabouts(call, isTransient(response) && isRepeatable(call), response, requestId);
  const clean = (text: string) => hide(text, secretsOf(call.sent));
  const wrong = (expected: string, received: string) => new ResponseFormatError(where(), response, expected, received);
  if (response.type === "opaqueredirect" || (response.status >= 300 && response.status < 400)) {
    throw wrong("an answer", "a redirect, which is not followed");
  }
  if (response.ok && returns === "nothing") return undefined;

  const type = response.headers.get("content-type") ?? "";
  const isFile = response.ok && returns === "binary";
  // A refusal comes as JSON in place of text and files too.
  const isOther = response.ok && returns !== undefined && !/json/i.test(type);
  const text = isOther && isFile ? "" : (textOf(response) ?? "");
  const body = isOther ? undefined : parsed(text);
  const other = (expected: string) => wrong(expected, described(text, body, response.status, clean(type)));
  const fields = isObject(body) ? body : undefined;
  const code = fields && envelope && codeOf(fields[envelope.code]);
  const refusal = fields && refusalIn(fields, envelope);
  if (refusal) {
    const [given = `http_${response.status}`, detail] = refusal;
    const isKnown = codes?.includes(given);
    const hidden = clean(String(given));
    const shownCode = isKnown || hidden === String(given) ? given : hidden;
    const id = envelope?.requestId ? textField(fields[envelope.requestId]) : "";
    throw new ApiError(where(id), response, shownCode, clean(detail), isKnown);
  }
  if (!response.ok) {
    if (text.trim() === "") throw new ApiError(where(), response, `http_${response.status}`, "");
    throw other("an error of the platform");
  }
  if (isFile) return new Blob([contentOf(response)], { type });
  if (returns === "text") return text;
  if (body === undefined) throw other("JSON");
  if (!envelope || (fields && envelope.codeOptional && !(envelope.code in fields))) return body;
  if (!fields || (code === undefined && !resultIn(fields, envelope))) {
    const received = fields ? "an object without it" : Array.isArray(body) ? "an array" : "no object";
    throw wrong(`an envelope with the field "${envelope.code}"`, received);
  }
  // Nobody looks at what else it says.
  if (kind === "probe") return undefined;
  if (!(envelope.data in fields)) throw wrong(`the field "${envelope.data}"`, "an envelope without it");
  const data = fields[envelope.data];
  return emptyIsNull && Array.isArray(data) && data.length === 0 ? null : data;
}

export const envelopeOf = ({ context, route }: Call, { ok }: Response): Envelope | undefined =>
  ok && route.operation?.envelope === false ? undefined : context.platform.envelope;

/** A code is a number, or text (`"0"`, `"invalid_grant"`). */
function codeOf(value: unknown): string | number | undefined {
  if (typeof value === "number") return value;
  if (typeof value !== "string" || value === "") return undefined;
  return /^-?\d+$/.test(value) ? Number(value) : value;
}

const textField = (value: unknown): string => (typeof value === "string" ? value : "");

/** What the envelope says of whether it worked; undefined where it does not say, or nobody asks. */
const resultIn = (fields: Fields, { result }: Envelope): unknown => result && fields[result];

/**
 * Code and explanation of a refusal: the envelope's, or `{ error, error_description }` of RFC 6749 section 5.2, which platforms
 * with an envelope use beside it. A code of 0 is none, even on an error status, unless the envelope has a `result` that says no.
 */
export function refusalIn(
  fields: Fields,
  envelope: Envelope | undefined,
): [code: string | number | undefined, detail: string] | undefined {
  const code = envelope && codeOf(fields[envelope.code]);
  const result = envelope && resultIn(fields, envelope);
  // Truthy, and no look at the code: so the own clients of the platform that has it ask (BlueKing auth_api).
  if (result) return undefined;
  const error = code === undefined && textField(fields.error);
  if (error) return [error, textField(fields.error_description)];
  return envelope && (code || result !== undefined) ? [code, textField(fields[envelope.message])] : undefined;
}

function described(text: string, body: unknown, status: number, type: string): string {
  if (status === 204) return "no content (204)";
  if (text.trim() === "") return "an empty body";
  if (/^\s*</.test(text)) return "HTML or XML";
  if (body !== undefined) return "JSON of another shape";
  if (/^\s*[[{"]/.test(text)) return "JSON that is cut short or broken";
  return type.split(";")[0] || "text";
}
