import { type Schema, Validator } from "@cfworker/json-schema";
import { findingsOf } from "./validate-findings.ts";
import type { SchemaFinding } from "./validator.ts";

/** A schema of JSON Schema 2020-12, without remarks. */
export type JsonSchema = boolean | { readonly [keyword: string]: unknown };

export type Check = (value: unknown) => readonly SchemaFinding[];

/** Makes a check of one schema, whose references point into `$defs`. */
export function checkOf($defs: Readonly<Record<string, JsonSchema>>, schema: JsonSchema): Check {
  if (schema === true) return (): readonly SchemaFinding[] => [];
  const whole = { ...(schema || { not: {} }), $defs } as Schema;
  const all = new Validator(whole, "2020-12", false);
  return (value) => {
    try {
      return findingsOf(all.validate(value).errors);
    } catch {
      // It passes lists of errors as arguments, of which there can be too many: the first error will do.
      return firstOf(whole, value);
    }
  };
}

function firstOf(schema: Schema, value: unknown): readonly SchemaFinding[] {
  try {
    return findingsOf(new Validator(schema, "2020-12", true).validate(value).errors);
  } catch {
    // Nested too deep, or with names that are no well-formed text.
    return [{ pointer: "", keyword: "unchecked" }];
  }
}
