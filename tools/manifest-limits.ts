import type { Limits } from "../packages/client/src/operation.ts";
import { deref, type Schema, type Spec } from "./spec.ts";

const copied = ["minimum", "maximum", "minLength", "maxLength", "pattern", "minItems", "maxItems"] as const;

/** What the client checks of a value before it sends it. */
export function limitsOf(spec: Spec, schema: Schema): Limits & { nullable?: true } {
  const node = deref<Schema>(spec, schema as { $ref: string });
  if (node.contentSchema) return limitsOf(spec, node.contentSchema);
  const types = [node.type ?? []].flat();
  const [type, ...others] = types.filter((name) => name !== "null");
  const limits: { -readonly [Name in keyof Limits]: Limits[Name] } & { nullable?: true } = {};
  if (types.includes("null")) limits.nullable = true;
  if (node.format === "binary") limits.type = "file";
  else if (type && others.length === 0) limits.type = type as NonNullable<Limits["type"]>;
  if (node.const !== undefined) limits.enum = [node.const];
  if (node.enum) limits.enum = node.enum.filter((value) => value !== null);
  for (const key of copied) {
    if (node[key] !== undefined) Object.assign(limits, { [key]: node[key] });
  }
  if (node.items) {
    const { nullable: _, ...items } = limitsOf(spec, node.items);
    if (Object.keys(items).length > 0) limits.items = items;
  }
  return limits;
}
