import { manifestOf } from "../manifest.ts";
import { type RightInput, rightInputs } from "../right-inputs.ts";
import { type Found, operationsOf, type Spec } from "../spec.ts";

/** The fields of a platform's envelope, stated here a second time so that the clients are not measured by themselves. */
export interface EnvelopeFields {
  readonly code: string;
  readonly message: string;
  readonly data: string;
  /** An object without the code field is the result itself. */
  readonly bareWithoutCode?: true;
}

/** A client that was made with certain credentials. */
export interface Caller {
  readonly name: string;
  readonly credentials: readonly string[];
  readonly client: object;
}

export interface CallerOptions {
  baseUrl: string;
  fetch: (url: string, init: RequestInit) => Promise<Response>;
}

/** What the contract suite has to know of a platform beside its spec: `packages/<platform>/test/subject.ts`. */
export interface Subject {
  readonly envelope?: EnvelopeFields;
  callers(options: CallerOptions): Caller[];
}

/** An operation, the callers that may call it, and the requests that the spec shows for it. */
export interface Target {
  readonly id: string;
  readonly found: Found;
  readonly inputs: readonly RightInput[];
  callers(options: CallerOptions): Caller[];
}

export interface Platform {
  readonly name: string;
  readonly spec: Spec;
  readonly subject: Subject;
  readonly targets: readonly Target[];
}

/** @param security - by operation, where the manifest cannot be made from the spec; default: from the manifest */
export function platformOf(
  name: string,
  spec: Spec,
  subject: Subject,
  security: Record<string, { security: readonly (readonly string[])[] }> = manifestOf(spec),
): Platform {
  const targets = operationsOf(spec).map((found): Target => {
    const id = found.operation.operationId;
    const alternatives = security[id]?.security ?? [];
    const fits = ({ credentials }: Caller) =>
      alternatives.length === 0 || alternatives.some((names) => names.every((needed) => credentials.includes(needed)));
    return { id, found, inputs: rightInputs(spec, found), callers: (options) => subject.callers(options).filter(fits) };
  });
  return { name, spec, subject, targets };
}

type AnyMethod = (input?: unknown, options?: unknown) => unknown;

export function methodOf({ client }: Caller, id: string): AnyMethod {
  const method: unknown = Reflect.get(client, id);
  if (typeof method !== "function") throw new Error(`the client has no method ${id}`);
  return method as AnyMethod;
}

/** Something that is not as the spec says. */
export interface Finding {
  readonly operation: string;
  /** What was tried, e.g. `answer 200 > active`. */
  readonly tried: string;
  readonly message: string;
}

export const shown = (value: unknown): string => {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 300 ? `${text.slice(0, 300)}...` : text;
};
