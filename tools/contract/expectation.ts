import type { OperationObject } from "../spec.ts";
import type { EnvelopeFields } from "./subject.ts";

/** What a caller gets: a value, or an error by its class and the platform's code. */
export type Outcome =
  | { got: "value"; value: unknown }
  | { got: string; status: number; code: string | number; detail: string };

type Fields = Record<string, unknown>;

export interface Served {
  status: number;
  /** Undefined for an answer without a body. */
  mediaType?: string;
  example?: unknown;
}

/** What an answer has to mean to a caller, worked out from the spec alone. */
export function expected(operation: OperationObject, envelope: EnvelopeFields | undefined, served: Served): Outcome {
  const outcome = meaning(operation, operation["x-lingpai-envelope"] === "none" ? undefined : envelope, served);
  return operation["x-lingpai-kind"] === "probe" ? { got: "value", value: outcome.got === "value" } : outcome;
}

function meaning(operation: OperationObject, envelope: EnvelopeFields | undefined, served: Served): Outcome {
  const { status } = served;
  const body = contentOf(served);
  if (status >= 300 && status < 400)
    return { got: "ResponseFormatError", status, code: "unexpected_response", detail: "" };
  const error = fieldOf(body, "error");
  if (typeof error === "string") {
    return { got: "ApiError", status, code: error, detail: textOf(fieldOf(body, "error_description")) };
  }
  if (!envelope) return status < 300 ? { got: "value", value: body } : empty(status);
  const code = fieldOf(body, envelope.code);
  if (code === undefined) {
    const isResult = status < 300 && (envelope.bareWithoutCode || body === undefined);
    return isResult ? { got: "value", value: body } : empty(status);
  }
  if (status >= 300 || Number(code) !== 0) {
    return { got: "ApiError", status, code: Number(code), detail: textOf(fieldOf(body, envelope.message)) };
  }
  const data = fieldOf(body, envelope.data);
  const isNone = operation["x-lingpai-empty-array"] === "null" && Array.isArray(data) && data.length === 0;
  return { got: "value", value: isNone ? null : data };
}

const empty = (status: number): Outcome => ({ got: "ApiError", status, code: `http_${status}`, detail: "" });

/** A platform may say that its JSON is plain text; a success is JSON or text, other content means nothing to a caller. */
function contentOf({ status, mediaType, example }: Served): unknown {
  if (mediaType === undefined) return undefined;
  if (/json/.test(mediaType)) return example;
  if (status < 300 && mediaType.startsWith("text/")) return example;
  return status >= 400 && typeof example === "string" ? (JSON.parse(example) as unknown) : undefined;
}

const fieldOf = (body: unknown, name: string): unknown =>
  typeof body === "object" && body !== null && !Array.isArray(body) ? (body as Fields)[name] : undefined;

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

/** What a call came to. */
export async function observed(call: () => unknown): Promise<Outcome> {
  try {
    return { got: "value", value: await call() };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const {
      status = 0,
      code = "",
      detail = error.message,
    } = error as Error & {
      status?: number;
      code?: string | number;
      detail?: string;
    };
    return { got: error.name, status, code, detail };
  }
}
