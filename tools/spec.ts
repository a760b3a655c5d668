import { bundle, createConfig } from "@redocly/openapi-core";

/** A schema of OpenAPI 3.1, as far as our tools look into it. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  format?: string;
  const?: string | number | boolean | null;
  enum?: (string | number | boolean)[];
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  exclusiveMaximum?: number;
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  minItems?: number;
  maxItems?: number;
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  oneOf?: Schema[];
  anyOf?: Schema[];
  allOf?: Schema[];
  default?: unknown;
  examples?: unknown[];
  contentMediaType?: string;
  contentSchema?: Schema;
  deprecated?: boolean;
  description?: string;
  "x-sensitive"?: boolean;
  "x-lingpai-filled-by"?: string;
}

export interface Example {
  value?: unknown;
  summary?: string;
}

export interface Media {
  schema?: Schema;
  example?: unknown;
  examples?: Record<string, Example>;
}

export interface Parameter extends Media {
  name: string;
  in: "path" | "query" | "header" | "cookie";
  required?: boolean;
  style?: string;
  explode?: boolean;
  allowReserved?: boolean;
  content?: Record<string, Media>;
  "x-lingpai-filled-by"?: string;
}

export interface ResponseObject {
  description: string;
  headers?: Record<string, Media & { $ref?: string }>;
  content?: Record<string, Media>;
}

export interface OperationObject {
  operationId: string;
  summary?: string;
  description?: string;
  tags?: string[];
  deprecated?: boolean;
  parameters?: (Parameter | { $ref: string })[];
  requestBody?: { required?: boolean; content: Record<string, Media> } | { $ref: string };
  responses: Record<string, ResponseObject | { $ref: string }>;
  security?: Record<string, string[]>[];
  "x-lingpai-kind"?: "navigation" | "probe";
  "x-lingpai-envelope"?: "none";
  "x-lingpai-idempotent"?: boolean;
  "x-lingpai-empty-array"?: "null";
  "x-lingpai-pagination"?: {
    kind: "page" | "envelopePage" | "cursor" | "paginator";
    param: string;
    items?: string;
    next?: string;
  };
}

export interface SecurityScheme {
  type: string;
  in?: string;
  name?: string;
  scheme?: string;
}

export interface Spec {
  info: { title: string };
  servers?: { url: string }[];
  paths: Record<string, Record<string, unknown> & { parameters?: (Parameter | { $ref: string })[] }>;
  security?: Record<string, string[]>[];
  components?: { securitySchemes?: Record<string, SecurityScheme> } & Record<string, unknown>;
}

/** The spec in one document, references into `components` left as they are. */
export async function bundled(file: string): Promise<Spec> {
  const { bundle: document, problems } = await bundle({ ref: file, config: await createConfig({}) });
  const wrong = problems.filter(({ severity }) => severity === "error");
  if (wrong.length > 0) throw new Error(`${file}: ${wrong.map(({ message }) => message).join("; ")}`);
  return document.parsed as Spec;
}

/** What a reference points at, however long the chain. */
export function deref<T extends object>(spec: Spec, node: T | { $ref: string }): T {
  let at: unknown = node;
  while (typeof at === "object" && at !== null && "$ref" in at && typeof at.$ref === "string") {
    const reference = at.$ref;
    if (!reference.startsWith("#/")) throw new Error(`the reference ${reference} does not point into the document`);
    at = reference
      .slice(2)
      .split("/")
      .map((part) => decodeURIComponent(part).replaceAll("~1", "/").replaceAll("~0", "~"))
      .reduce<unknown>((parent, key) => (parent as Record<string, unknown> | undefined)?.[key], spec);
    if (at === undefined) throw new Error(`the reference ${reference} points nowhere`);
  }
  return at as T;
}

export const verbs = ["get", "put", "post", "delete", "options", "head", "patch", "trace"] as const;

export interface Found {
  path: string;
  verb: (typeof verbs)[number];
  operation: OperationObject;
  /** Of the path and of the operation, references resolved. */
  parameters: Parameter[];
}

/** Every operation, in the spec's order. */
export function operationsOf(spec: Spec): Found[] {
  return Object.entries(spec.paths).flatMap(([path, item]) =>
    Object.keys(item)
      .filter((key): key is Found["verb"] => (verbs as readonly string[]).includes(key))
      .map((verb) => {
        const operation = item[verb] as OperationObject;
        const resolved = (list: OperationObject["parameters"] = []) => list.map((node) => deref<Parameter>(spec, node));
        const own = resolved(operation.parameters);
        // One of the operation stands for the same one of the path (OpenAPI, Operation Object).
        const isOwn = ({ name, in: at }: Parameter) => own.some((other) => other.name === name && other.in === at);
        const shared = resolved(item.parameters).filter((parameter) => !isOwn(parameter));
        return { path, verb, operation, parameters: [...shared, ...own] };
      }),
  );
}

export const requestContent = (spec: Spec, operation: OperationObject): Record<string, Media> =>
  operation.requestBody ? deref<{ content: Record<string, Media> }>(spec, operation.requestBody).content : {};

export const successes = (spec: Spec, operation: OperationObject): ResponseObject[] =>
  Object.entries(operation.responses)
    .filter(([status]) => status.startsWith("2"))
    .map(([, response]) => deref<ResponseObject>(spec, response));
