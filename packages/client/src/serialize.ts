import { InputError, type Where } from "./errors.ts";
import { checkedInput, chosenVariant, pathSegment, type Values } from "./input.ts";
import type { Content, Input, Operation } from "./operation.ts";
import type { Plan } from "./plan.ts";

/** An input, split into the places of a request and written as the spec says. */
export interface Parts {
  /** The template, filled in. */
  path: string;
  query: string;
  headers: Record<string, string>;
  body: Plan["body"];
}

/** FormData brings its own, with the boundary. */
export const contentType: Partial<Record<Content, string>> = {
  form: "application/x-www-form-urlencoded",
  json: "application/json",
};

/** @throws InputError when an input is missing, unknown, or breaks a documented limit. */
export function serialize(where: Where, operation: Operation, given: unknown): Parts {
  const values = checkedInput(where, operation, given);
  const content = chosenVariant(where, operation, values)?.content ?? operation.content;
  const path: Record<string, string> = {};
  const query: Values = {};
  const headers: Record<string, string> = {};
  const fields: Values = {};
  let body: Plan["body"];
  // In the spec's order, so that one input always makes one URL.
  for (const [name, input] of Object.entries(operation.input)) {
    if (!Object.hasOwn(values, name)) continue;
    const value = values[name];
    if (input.whole) body = json(where, name, value);
    else if (input.in === "body") fields[name] = value;
    else if (input.in === "query") query[name] = value;
    else if (input.in === "path") path[name] = pathSegment(where, name, value);
    else headers[name] = list(value, String);
  }
  if (content) {
    body ??= writeBody(where, content, operation, fields);
    if (contentType[content]) headers["content-type"] = contentType[content];
  }
  const filled = fillPath(operation.path, (name) => path[name] ?? "");
  return { path: filled, query: writeQuery(where, operation, query), headers, body };
}

const list = (value: unknown, write: (item: string) => string): string =>
  Array.isArray(value) ? value.map((item) => write(String(item))).join(",") : write(String(value));

export function writeQuery(where: Where, { input }: Operation, query: Values): string {
  return Object.entries(query)
    .filter(([, value]) => value !== undefined && value !== null)
    .flatMap(([name, value]) => {
      const pair = (item: unknown) => `${encodeURIComponent(name)}=${list(item, encodeURIComponent)}`;
      const { explode, json: isJson } = input[name] ?? {};
      if (explode && Array.isArray(value)) return value.map(pair);
      return pair(isJson ? text(where, name, value, input[name] as Input) : value);
    })
    .join("&");
}

/** A field of a form, as text. */
function text(where: Where, name: string, value: unknown, { json: isJson, type }: Input): string {
  if (!isJson) return String(value);
  return typeof value === "string" && type !== "string" ? value : json(where, name, value);
}

/**
 * @param name - left out: a body, whose fields have names
 * @throws InputError for what no JSON holds, a bigint or a circle: the runtime's own words show what is in it
 */
function json(where: Where, name: string | undefined, value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch {
    if (name === undefined) for (const [field, each] of Object.entries(value as Values)) json(where, field, each);
    throw new InputError(where, name ?? "body", "what JSON can hold");
  }
}

export function writeBody(where: Where, content: Content, { input }: Operation, body: Values): Plan["body"] {
  if (content === "json") return json(where, undefined, body);
  const form = content === "form" ? new URLSearchParams() : new FormData();
  for (const [name, value] of Object.entries(body)) {
    if (value === undefined || value === null) continue;
    if (value instanceof Blob) (form as FormData).append(name, value);
    else form.append(name, text(where, name, value, input[name] ?? { in: "body" }));
  }
  return form;
}

/** The URL of an operation that a browser visits, form-encoded as RFC 6749 appendix B has it (a space is `+`). */
export function navigationUrl(baseUrl: string, where: Where, operation: Operation, given: unknown): string {
  const { path, query } = serialize(where, operation, given);
  const search = new URLSearchParams(query).toString();
  return `${baseUrl}${path}${search && `?${search}`}`;
}

export const fillPath = (template: string, segment: (name: string) => string): string =>
  template.replace(/\{([^{}]+)\}/g, (_, name: string) => segment(name));
