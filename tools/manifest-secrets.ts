import { deref, type Found, requestContent, type Schema, type Spec, successes } from "./spec.ts";

/** Every field, sent or received, that the spec marks as a secret. */
export function sensitiveNames(spec: Spec, found: Found): string[] {
  const names = new Set<string>();
  for (const { name, schema, ...rest } of found.parameters) {
    if (!rest["x-lingpai-filled-by"] && schema && isSecret(deref<Schema>(spec, schema))) names.add(name);
  }
  const seen = new Set<Schema>();
  const walk = (schema: Schema): void => {
    const node = deref<Schema>(spec, schema);
    if (seen.has(node)) return;
    seen.add(node);
    for (const [name, property] of Object.entries(node.properties ?? {})) {
      if (isSecret(deref<Schema>(spec, property))) names.add(name);
      walk(property);
    }
    for (const part of [...(node.oneOf ?? []), ...(node.anyOf ?? []), ...(node.allOf ?? [])]) walk(part);
    if (node.items) walk(node.items);
    if (node.contentSchema) walk(node.contentSchema);
  };
  const media = [
    ...Object.values(requestContent(spec, found.operation)),
    ...successes(spec, found.operation).flatMap(({ content }) => Object.values(content ?? {})),
  ];
  for (const { schema } of media) if (schema) walk(schema);
  return [...names];
}

const isSecret = (schema: Schema): boolean => schema.format === "password" || schema["x-sensitive"] === true;
