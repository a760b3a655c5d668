import type { Limits } from "../packages/client/src/operation.ts";
import { deref, type Schema, type Spec } from "./spec.ts";

const copied = ["minimum", "maximum", "minLength", "maxLength", "pattern", "minItems", "maxItems"] as const;

/** What the client checks of a value before it sends it. */
export function limitsOf(spec: Spec, schema: Schema): Limits {
  const node = flat(spec, schema);
  if (node.contentSchema) return limitsOf(spec, node.contentSchema);
  const types = [node.type ?? []].flat();
  const [type, ...others] = types.filter((name) => name !== "null");
  const limits: { -readonly [Name in keyof Limits]: Limits[Name] } = {};
  if (types.includes("null") || node.const === null) limits.nullable = true;
  if (node.format === "binary") limits.type = "file";
  else if (type && others.length === 0) limits.type = type as NonNullable<Limits["type"]>;
  if (node.const !== undefined && node.const !== null) limits.enum = [node.const];
  if (node.enum) limits.enum = node.enum.filter((value) => value !== null);
  for (const key of copied) {
    if (node[key] !== undefined) Object.assign(limits, { [key]: node[key] });
  }
  // For whole numbers the exclusive limits say the same in other words.
  if (limits.type === "integer" && node.exclusiveMinimum !== undefined)
    limits.minimum ??= Math.floor(node.exclusiveMinimum) + 1;
  if (limits.type === "integer" && node.exclusiveMaximum !== undefined)
    limits.maximum ??= Math.ceil(node.exclusiveMaximum) - 1;
  if (node.items) {
    const items = limitsOf(spec, node.items);
    if (Object.keys(items).length > 0) limits.items = items;
  }
  return limits;
}

/** One schema of all parts of `allOf`; of `X or null`, X with null among its types. */
function flat(spec: Spec, schema: Schema): Schema {
  const { allOf = [], anyOf, oneOf, ...own } = deref<Schema>(spec, schema);
  const arms = (anyOf ?? oneOf ?? []).map((arm) => flat(spec, arm));
  const [only, ...others] = arms.filter(({ type }) => type !== "null");
  const parts = [...allOf.map((part) => flat(spec, part)), ...(only && others.length === 0 ? [only] : []), own];
  const merged = Object.assign({}, ...parts) as Schema;
  const orNull = arms.length > 1 && others.length === 0 && merged.type;
  return orNull ? { ...merged, type: [merged.type ?? [], "null"].flat() } : merged;
}
