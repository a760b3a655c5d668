import { ApiError, ResponseFormatError, type Where } from "./errors.ts";
import type { Operation } from "./operation.ts";
import type { Envelope } from "./platform.ts";
import { textOf } from "./reading.ts";

type Fields = Record<string, unknown>;

/**
 * What an answer means: the result, taken out of the platform's envelope.
 *
 * @throws ApiError when the platform says no, on whatever HTTP status.
 * @throws ResponseFormatError when the answer is not what the spec says.
 */
export function resultOf(
  where: Where,
  operation: Operation,
  envelope: Envelope | undefined,
  response: Response,
): unknown {
  const text = textOf(response);
  if (text === undefined) {
    void response.body?.cancel();
    throw new ResponseFormatError(where, response, "an answer", "a stream");
  }
  if (response.type === "opaqueredirect" || (response.status >= 300 && response.status < 400)) {
    throw new ResponseFormatError(where, response, "an answer", "a redirect, which is not followed");
  }
  const body = response.ok && operation.returns === "nothing" ? undefined : parsed(text);
  if (!response.ok) throw failure(where, envelope, response, text, body);
  if (operation.returns === "nothing") return undefined;
  if (body === notJson) throw new ResponseFormatError(where, response, "JSON", described(text, response));
  if (!envelope || operation.envelope === false) return withoutEnvelope(where, response, body);
  const data = unwrapped(where, envelope, response, body);
  return operation.emptyIsNull && Array.isArray(data) && data.length === 0 ? null : data;
}

const notJson = Symbol("not JSON");

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return notJson;
  }
}

const isFields = (body: unknown): body is Fields => typeof body === "object" && body !== null && !Array.isArray(body);

function unwrapped(where: Where, envelope: Envelope, response: Response, body: unknown): unknown {
  const code = isFields(body) ? codeOf(body[envelope.code]) : undefined;
  if (code === undefined) {
    const refused = oauthFailure(where, response, body);
    if (!refused && envelope.codeOptional && isFields(body) && !(envelope.code in body)) return body;
    throw refused ?? noEnvelope(where, response, envelope, body);
  }
  const fields = body as Fields;
  if (code !== 0) throw new ApiError(where, response, code, textField(fields, envelope.message));
  if (!(envelope.data in fields)) {
    throw new ResponseFormatError(where, response, `the field "${envelope.data}"`, "an envelope without it");
  }
  return fields[envelope.data];
}

function noEnvelope(where: Where, response: Response, envelope: Envelope, body: unknown): Error {
  const received = isFields(body) ? "an object without it" : Array.isArray(body) ? "an array" : "no object";
  return new ResponseFormatError(where, response, `an envelope with the field "${envelope.code}"`, received);
}

function withoutEnvelope(where: Where, response: Response, body: unknown): unknown {
  const refused = oauthFailure(where, response, body);
  if (refused) throw refused;
  return body;
}

/** A code is a number, or text (`"0"`, `"invalid_grant"`). */
function codeOf(value: unknown): string | number | undefined {
  if (typeof value === "number") return value;
  if (typeof value !== "string" || value === "") return undefined;
  return /^-?\d+$/.test(value) ? Number(value) : value;
}

const textField = (fields: Fields, name: string): string => {
  const value = fields[name];
  return typeof value === "string" ? value : "";
};

/** `{ error, error_description }` of RFC 6749 section 5.2, which platforms with an envelope use beside it. */
function oauthFailure(where: Where, response: Response, body: unknown): ApiError | undefined {
  if (!isFields(body) || typeof body.error !== "string" || body.error === "") return undefined;
  return new ApiError(where, response, body.error, textField(body, "error_description"));
}

function failure(where: Where, envelope: Envelope | undefined, response: Response, text: string, body: unknown): Error {
  const oauth = oauthFailure(where, response, body);
  if (oauth) return oauth;
  const code = envelope && isFields(body) ? codeOf(body[envelope.code]) : undefined;
  // A code of 0 on an error status would read as success; the status is then what the platform said.
  if (envelope && code !== undefined && code !== 0) {
    return new ApiError(where, response, code, textField(body as Fields, envelope.message));
  }
  if (text.trim() === "") return new ApiError(where, response, `http_${response.status}`, "");
  return new ResponseFormatError(where, response, "an error of the platform", described(text, response));
}

function described(text: string, response: Response): string {
  if (response.status === 204) return "no content (204)";
  if (text.trim() === "") return "an empty body";
  if (/^\s*</.test(text)) return "HTML or XML";
  if (/^\s*[[{"]/.test(text))
    return parsed(text) === notJson ? "JSON that is cut short or broken" : "JSON of another shape";
  return response.headers.get("content-type")?.split(";")[0] || "text";
}
