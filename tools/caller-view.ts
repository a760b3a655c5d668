import { deref, type Schema, type Spec } from "./spec.ts";

/**
 * The spec as a caller sees it: what the client fills is gone, and a form field that holds JSON text has the type of its
 * content (or is that text).
 *
 * @param content - what stands for a schema of JSON text
 */
export function callerView(spec: Spec, content: (schema: Schema) => Schema = contentOrText): Spec {
  return visit(spec, structuredClone(spec), content) as Spec;
}

/** For `callerView`: JSON text is read before it is looked at. */
export const onlyContent = ({ contentSchema = {} }: Schema): Schema => contentSchema;

function visit(spec: Spec, node: unknown, content: (schema: Schema) => Schema): unknown {
  const inner = (item: unknown) => visit(spec, item, content);
  if (Array.isArray(node)) return node.filter((item) => !isFilled(spec, item)).map(inner);
  if (typeof node !== "object" || node === null) return node;
  const schema = node as Schema & Record<string, unknown>;
  if (isObjectSchema(schema)) dropFilled(spec, schema);
  for (const key of Object.keys(schema)) schema[key] = inner(schema[key]);
  return schema.contentSchema ? content(schema) : schema;
}

const isObjectSchema = (node: Record<string, unknown>): boolean =>
  typeof node.properties === "object" && node.properties !== null && !Array.isArray(node.properties);

const isFilled = (spec: Spec, node: unknown): boolean =>
  typeof node === "object" && node !== null && Boolean(deref<Schema>(spec, node as Schema)["x-lingpai-filled-by"]);

function dropFilled(spec: Spec, schema: Schema): void {
  const filled = Object.keys(schema.properties ?? {}).filter((name) => isFilled(spec, schema.properties?.[name]));
  for (const name of filled) delete schema.properties?.[name];
  if (filled.length > 0 && schema.required) schema.required = schema.required.filter((name) => !filled.includes(name));
}

function contentOrText({ contentSchema, description, deprecated }: Schema): Schema {
  return {
    ...(description && { description }),
    ...(deprecated && { deprecated }),
    anyOf: [contentSchema as Schema, { type: "string", description: "The same, as JSON text." }],
  };
}
