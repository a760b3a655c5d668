/** A request as it goes over the wire, taken apart so that one part can be spoilt. */
export interface Wire {
  readonly method: string;
  readonly path: string;
  /** Names and values as they stand in the URL, percent-encoded. */
  readonly query: readonly (readonly [name: string, value: string])[];
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Body;
}

export type Body =
  | { readonly kind: "none" }
  | { readonly kind: "form" | "multipart"; readonly fields: readonly (readonly [name: string, value: string | Blob])[] }
  | { readonly kind: "json"; readonly value: unknown }
  | { readonly kind: "text"; readonly text: string };

export function wireOf(url: string, init: RequestInit): Wire {
  const { pathname, search } = new URL(url);
  const pairs = search.slice(1).split("&").filter(Boolean);
  const query = pairs.map((pair): [string, string] => {
    const [name = "", ...value] = pair.split("=");
    return [decodeURIComponent(name), value.join("=")];
  });
  const headers = Object.fromEntries(new Headers(init.headers));
  return { method: init.method ?? "GET", path: pathname, query, headers, body: bodyOf(init.body, headers) };
}

function bodyOf(body: RequestInit["body"], headers: Record<string, string>): Body {
  if (body === undefined || body === null) return { kind: "none" };
  if (body instanceof FormData) return { kind: "multipart", fields: [...body] };
  if (body instanceof URLSearchParams) return { kind: "form", fields: [...body] };
  if (typeof body !== "string") throw new Error("the client sent a body that is neither text nor a form");
  if (headers["content-type"]?.startsWith("application/json")) return { kind: "json", value: JSON.parse(body) };
  return { kind: "form", fields: [...new URLSearchParams(body)] };
}

export const withQuery = (wire: Wire, name: string, ...values: string[]): Wire => {
  const others = wire.query.filter(([other]) => other !== name);
  return { ...wire, query: [...others, ...values.map((value): [string, string] => [name, value])] };
};

export function withHeader(wire: Wire, name: string, value: string | undefined): Wire {
  const { [name.toLowerCase()]: _, ...headers } = wire.headers;
  return { ...wire, headers: { ...headers, ...(value !== undefined && { [name.toLowerCase()]: value }) } };
}

export function withField(wire: Wire, name: string, value: unknown): Wire {
  const { body } = wire;
  if (body.kind === "json") {
    const { [name]: _, ...others } = body.value as Record<string, unknown>;
    return { ...wire, body: { ...body, value: value === undefined ? others : { ...others, [name]: value } } };
  }
  if (body.kind !== "form" && body.kind !== "multipart") return wire;
  const others = body.fields.filter(([other]) => other !== name);
  return { ...wire, body: { ...body, fields: value === undefined ? others : [...others, [name, String(value)]] } };
}

export const withBody = (wire: Wire, text: string): Wire => ({ ...wire, body: { kind: "text", text } });

/** What the body is as text; a multipart body has no fixed one. */
export function textOf({ body }: Wire): string {
  if (body.kind === "json") return JSON.stringify(body.value);
  if (body.kind === "text") return body.text;
  if (body.kind === "none") return "";
  return new URLSearchParams(body.fields.map(([name, value]): [string, string] => [name, String(value)])).toString();
}

export interface Verdict {
  status: number;
  violations: string | null;
}

export async function sendWire(baseUrl: string, wire: Wire): Promise<Verdict> {
  const query = wire.query.map(([name, value]) => `${encodeURIComponent(name)}=${value}`).join("&");
  const { method, headers } = wire;
  const body = payload(wire);
  const init: RequestInit = { method, headers, redirect: "manual", ...(body !== undefined && { body }) };
  const response = await fetch(`${baseUrl}${wire.path}${query && `?${query}`}`, init);
  await response.text();
  return { status: response.status, violations: response.headers.get("sl-violations") };
}

function payload(wire: Wire): FormData | string | undefined {
  const { body } = wire;
  if (body.kind === "none") return undefined;
  if (body.kind !== "multipart") return textOf(wire);
  const form = new FormData();
  for (const [name, value] of body.fields) form.append(name, value as string);
  return form;
}

/** The same for two requests that are the same. */
export const keyOf = (wire: Wire): string =>
  JSON.stringify([wire.method, wire.path, wire.query, wire.headers, wire.body.kind, textOf(wire)]);
