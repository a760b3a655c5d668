import { inspect } from "node:util";
import fc from "fast-check";
import type { CallOptions, ClientOptions, Credentials, Manifest, Plan } from "../src/index.ts";
import { addToForm, createPlatformClient, type Envelope } from "../src/index.ts";
import type { Sent } from "./wire.ts";

/** A secret: letters and digits that no encoding changes, between characters that encodings do change. */
export interface Canary {
  readonly secret: string;
  readonly core: string;
}

const awkward = [..." \"'+/=\\%&;:,<>{}[]()!*~#?@|^`$令é\u{1f511}", "ab", "Z9", "\\u", "%2", "+ "];

const around = fc.array(fc.constantFrom(...awkward), { maxLength: 4 }).map((parts) => parts.join(""));

const letters = fc.constantFrom(..."abcdefghijkmnpqrstuvwxyzACDEFGHJKLMNPQRSTUVWXYZ");

export const canaries: fc.Arbitrary<Canary> = fc
  .tuple(around, fc.array(letters, { minLength: 12, maxLength: 12 }), around, fc.boolean())
  // No blank at an end, which `Headers` and forms may take away.
  .map(([before, core, after]) => ({ core: core.join(""), secret: `${before}${core.join("")}${after}`.trim() }));

/** A number may be a secret too: a code that was sent to a phone. */
export const digits: fc.Arbitrary<Canary> = fc
  .array(fc.integer({ min: 0, max: 9 }), { minLength: 9, maxLength: 14 })
  .map((list) => `7${list.join("")}3`)
  .map((secret) => ({ secret, core: secret }));

const pin = { type: "string" } as const;

/** `pin` is a secret because the spec says so: nothing in its name does. */
export const operations = {
  inQuery: { method: "GET", path: "/query", input: { pin: { in: "query", ...pin }, list: { in: "query" } } },
  inList: { method: "GET", path: "/list", input: { pin: { in: "query", type: "array" }, each: { in: "query" } } },
  exploded: { method: "GET", path: "/exploded", input: { pin: { in: "query", type: "array", explode: true } } },
  inHeader: { method: "GET", path: "/header", input: { pin: { in: "header", ...pin } } },
  inPath: { method: "GET", path: "/of/{pin}/parts/{id}", input: { pin: { in: "path", ...pin }, id: { in: "path" } } },
  inForm: {
    method: "POST",
    path: "/form",
    content: "form",
    input: { pin: { in: "body", ...pin }, note: { in: "body" } },
  },
  inFormJson: {
    method: "POST",
    path: "/form-json",
    content: "form",
    input: { data: { in: "body", json: true, type: "object" } },
  },
  inFormText: {
    method: "POST",
    path: "/form-text",
    content: "form",
    input: { pin: { in: "body", json: true, type: "string" } },
  },
  inMultipart: {
    method: "POST",
    path: "/multipart",
    content: "multipart",
    input: {
      pin: { in: "body", ...pin },
      data: { in: "body", json: true, type: "object" },
      file: { in: "body", type: "file" },
    },
  },
  inJson: { method: "POST", path: "/json", content: "json", input: { deep: { in: "body", type: "object" } } },
  inJsonList: { method: "PUT", path: "/json-list", content: "json", input: { pin: { in: "body", type: "array" } } },
  inBody: {
    method: "POST",
    path: "/whole",
    content: "json",
    input: { body: { in: "body", whole: true, type: "array" } },
    sensitive: ["body"],
  },
  none: { method: "GET", path: "/none", input: { id: { in: "query", ...pin } } },
  bearer: { method: "GET", path: "/bearer", input: {}, security: [["bearer"]] },
  basic: { method: "POST", path: "/basic", input: {}, security: [["basic"]] },
  basicForm: { method: "POST", path: "/basic-form", input: {}, security: [["basicForm"]] },
  cookie: { method: "GET", path: "/cookie", input: {}, security: [["cookie"]] },
  header: { method: "GET", path: "/app", input: {}, security: [["header"]] },
  query: { method: "GET", path: "/signed", input: {}, security: [["query"]] },
  form: { method: "POST", path: "/grant", content: "form", input: { name: { in: "body" } }, security: [["form"]] },
} as const satisfies Record<string, Omit<Manifest[string], "security"> & { security?: readonly (readonly string[])[] }>;

export type Place = keyof typeof operations;

export const places = Object.keys(operations) as Place[];

const manifest: Manifest = Object.fromEntries(
  Object.entries(operations).map(([id, operation]) => [id, { sensitive: ["pin"], security: [], ...operation }]),
);

const envelope: Envelope = { code: "code", message: "msg", data: "data", requestId: "request_id" };

const utf8Base64 = (text: string): string => Buffer.from(text, "utf8").toString("base64");

const formEncoded = (text: string): string => new URLSearchParams([["", text]]).toString().slice(1);

/** What does not fit into a header is written as a platform would want it there. */
const headerSafe = (text: string): string => (/^[\x20-\x7e]*$/.test(text) ? text : encodeURIComponent(text));

const credentialsOf = (secret: string): Credentials => ({
  bearer: ({ headers }: Plan) => headers.set("authorization", `Bearer ${headerSafe(secret)}`),
  basic: ({ headers }: Plan) => headers.set("authorization", `Basic ${utf8Base64(`user:${secret}`)}`),
  // RFC 6749 section 2.3.1: encoded as a form before.
  basicForm: ({ headers }: Plan) => headers.set("authorization", `Basic ${utf8Base64(`user:${formEncoded(secret)}`)}`),
  cookie: ({ headers }: Plan) => headers.set("cookie", `theme=dark; session=${encodeURIComponent(secret)}; lang=zh`),
  header: ({ headers }: Plan) => headers.set("x-app-secret", headerSafe(secret)),
  query: (plan: Plan) => {
    const url = new URL(plan.url);
    url.searchParams.set("access_token", secret);
    plan.url = url.href;
  },
  form: (plan: Plan) => addToForm(plan, { client_secret: secret }),
});

/** The input that brings a secret to its place. */
export function inputOf(place: Place, secret: string): Record<string, unknown> {
  const deep = { list: [{ pin: secret }], shown: "fake-shown" };
  switch (place) {
    case "inQuery":
    case "inForm":
      return { pin: secret };
    case "inHeader":
      return { pin: headerSafe(secret) };
    case "inList":
    case "exploded":
    case "inJsonList":
      return { pin: ["fake-first", secret] };
    case "inPath":
      return { pin: secret, id: "fake-id" };
    case "inFormText":
      return { pin: secret };
    case "inFormJson":
      return { data: deep };
    case "inMultipart":
      return { pin: secret, data: deep, file: new Blob(["fake-file"]) };
    case "inJson":
      return { deep };
    case "inBody":
      return { body: ["fake-first", [secret]] };
    case "none":
      return { id: "fake-id" };
    default:
      return {};
  }
}

type Method = (input?: unknown, options?: CallOptions) => Promise<unknown>;
type RawMethod = (path: string, init?: Record<string, unknown>) => Promise<unknown>;

export const redactionLab = (
  secret: string,
  options: ClientOptions,
): Record<Place, Method> & Record<"GET" | "POST" | "PUT", RawMethod> =>
  createPlatformClient(
    { name: "lab", baseUrl: "https://lab.test", operations: manifest, envelope },
    { maxRetries: 0, ...options },
    credentialsOf(secret),
  ) as never;

/** The same call through openapi-fetch's methods. */
export function rawCall(place: Place, secret: string, client: ReturnType<typeof redactionLab>): Promise<unknown> {
  const { method, path, input } = manifest[place] as Manifest[string];
  const params: Record<string, Record<string, unknown>> = { path: {}, query: {}, header: {} };
  let body: Record<string, unknown> | undefined;
  for (const [name, value] of Object.entries(inputOf(place, secret))) {
    const { in: where, whole } = input[name] ?? {};
    if (whole) body = value as Record<string, unknown>;
    else if (where === "body") body = { ...body, [name]: value };
    else params[where as string] = { ...params[where as string], [name]: value };
  }
  return client[method as "GET"](path, { params, ...(body && { body }) });
}

/** Everything of a request, as a platform or a runtime may repeat it. */
export async function wireForms({ url, headers, body }: Sent, secret: string): Promise<string[]> {
  const text = body === null || body === undefined ? "" : await new Response(body as BodyInit).text();
  return [
    secret,
    encodeURIComponent(secret),
    encodeURIComponent(secret).replace(/%../g, (code) => code.toLowerCase()),
    formEncoded(secret),
    JSON.stringify(secret).slice(1, -1),
    asciiJson(secret),
    url,
    decodeURI(encodeURI(url)),
    new URL(url).href,
    JSON.stringify([...headers]),
    ...[...headers.values()],
    text,
    JSON.stringify(text),
  ];
}

/** As Python's `json.dumps` and others write it. */
const asciiJson = (text: string): string =>
  JSON.stringify(text)
    .slice(1, -1)
    .replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);

const whole = { depth: null, maxArrayLength: null, maxStringLength: null, breakLength: Number.POSITIVE_INFINITY };

/** Every way in which something gets printed. */
export function printed(value: unknown, seen = new Set<unknown>()): string {
  if (seen.has(value)) return "";
  seen.add(value);
  const texts = [inspect(value, whole)];
  if (typeof value !== "object" || value === null) return `${texts}\n${String(value)}`;
  texts.push(JSON.stringify(value) ?? "", JSON.stringify(Object.entries(value)));
  if (value instanceof Error) texts.push(String(value), value.message, value.stack ?? "", printed(value.cause, seen));
  return texts.join("\n");
}

/** Where a secret is found: itself, or what Basic makes of it. */
export function leaks(text: string, { core, secret }: Canary): string[] {
  const found: string[] = [];
  const at = text.indexOf(core);
  if (at >= 0) found.push(text.slice(Math.max(0, at - 60), at + core.length + 30));
  for (const form of [`user:${secret}`, `user:${formEncoded(secret)}`]) {
    const base64 = utf8Base64(form).replace(/=+$/, "");
    if (text.includes(base64)) found.push(`base64 of ${form}`);
  }
  return found;
}
