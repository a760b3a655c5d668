import { format } from "@cfworker/json-schema";
import type { JsonSchema } from "../packages/client/src/validate.ts";
import type { Schema } from "./spec.ts";

type Json = Record<string, unknown>;

const values =
  "type const enum minimum maximum exclusiveMinimum exclusiveMaximum multipleOf minLength maxLength pattern minItems maxItems " +
  "uniqueItems minContains maxContains minProperties maxProperties required dependentRequired";
const remarks =
  "title description default example examples deprecated readOnly writeOnly externalDocs xml discriminator $comment " +
  "contentMediaType contentEncoding contentSchema";

const kinds: Record<string, "value" | "remark" | "schema" | "list" | "map"> = {
  ...named(values, "value"),
  ...named(remarks, "remark"),
  ...named("not if then else items contains additionalProperties propertyNames", "schema"),
  ...named("unevaluatedProperties unevaluatedItems", "schema"),
  ...named("allOf anyOf oneOf prefixItems", "list"),
  ...named("properties patternProperties dependentSchemas", "map"),
};

function named<Kind>(keywords: string, kind: Kind): Record<string, Kind> {
  return Object.fromEntries(keywords.split(" ").map((keyword) => [keyword, kind]));
}

/**
 * A schema of OpenAPI as one of JSON Schema, without remarks; a file is not looked into.
 *
 * @param pointTo - spells a reference anew
 * @throws Error for a keyword that the validator does not know.
 */
export function bare(
  schema: Schema | boolean,
  pointTo: (reference: string) => string = (reference) => reference,
): JsonSchema {
  if (typeof schema === "boolean") return schema;
  if (schema.format === "binary") return true;
  const inner = (one: unknown): JsonSchema => bare(one as Schema, pointTo);
  const result: Json = {};
  for (const [keyword, value] of Object.entries(schema as Json)) {
    const kind = Object.hasOwn(kinds, keyword) ? kinds[keyword] : undefined;
    if (kind === "value") result[keyword] = value;
    else if (kind === "schema") result[keyword] = inner(value);
    else if (kind === "list") result[keyword] = (value as unknown[]).map(inner);
    else if (kind === "map") result[keyword] = mapped(value as Json, inner);
    else if (keyword === "$ref") result.$ref = pointTo(value as string);
    else if (keyword === "format") Object.assign(result, Object.hasOwn(format, value as string) && { format: value });
    else if (kind !== "remark" && !keyword.startsWith("x-"))
      throw new Error(`the validator does not know "${keyword}"`);
  }
  return Object.keys(result).length > 0 ? result : true;
}

const mapped = (map: Json, to: (value: unknown) => unknown): Json =>
  Object.fromEntries(Object.entries(map).map(([name, value]) => [name, to(value)]));

/** What a schema refers to, itself and not through another. */
export function referencesIn(schema: Schema): string[] {
  const references = new Set<string>();
  bare(schema, (reference) => {
    references.add(reference);
    return reference;
  });
  return [...references];
}
