import fc from "fast-check";
import { deref, type Schema, type Spec } from "../spec.ts";

/** What a value can break, each named after the keyword of the schema. */
export type Breach =
  | "wrong type"
  | "outside the enum"
  | "not the const"
  | "below the minimum"
  | "above the maximum"
  | "too short"
  | "too long"
  | "breaks the pattern"
  | "breaks the format"
  | "too few items"
  | "too many items";

export interface Wrong<Value> {
  readonly breach: Breach;
  readonly values: fc.Arbitrary<Value>;
}

/** Letters that no number, no date and no constant of a language is written with. */
const word = fc.stringMatching(/^[g-z]{1,12}$/);
const spaced = fc.tuple(word, fc.constantFrom(" ", "  ", "\t", ", "), word).map((parts) => parts.join(""));
const anyText = fc.oneof(
  fc.string({ minLength: 1, maxLength: 20 }),
  spaced,
  fc.constantFrom("错误", "%", "a&b=c", "+"),
);

/** Formats that no text with a blank in it has. */
const formats = ["uri", "uri-reference", "uuid", "email", "date", "date-time"];

const typesOf = ({ type }: Schema): string[] => [type ?? []].flat();

/** Wrong texts for a parameter or a form field, where a number is text too. */
export function wrongTexts(schema: Schema): Wrong<string>[] {
  const types = typesOf(schema).filter((type) => type !== "null");
  const found: Wrong<string>[] = [];
  const add = (breach: Breach, values: fc.Arbitrary<string>) => found.push({ breach, values });
  if (types.length === 1 && types[0] !== undefined) {
    const values = wrongTypeTexts[types[0]];
    if (values) add("wrong type", values);
  }
  // Prism reads 0x10, 1e3 and " 12" as numbers, so wrong numbers are words here.
  for (const { breach, values } of wrongScalars(schema)) add(breach, values.map(String));
  return found;
}

/** A text is never of the wrong type where the schema wants text: any text is one. */
const wrongTypeTexts: Record<string, fc.Arbitrary<string>> = {
  integer: fc.oneof(
    word,
    fc.integer({ min: 0, max: 99 }).map((whole) => `${whole}.5`),
  ),
  number: word,
  boolean: fc.oneof(word, fc.constantFrom("True", "False", "yes", "no", "1", "0", "TRUE", "on")),
};

/** Wrong values of the right type. */
function wrongScalars(schema: Schema): Wrong<string | number>[] {
  const types = typesOf(schema);
  const found: Wrong<string | number>[] = [];
  const add = (breach: Breach, values: fc.Arbitrary<string | number>) => found.push({ breach, values });
  const { minimum, maximum, minLength = 0, maxLength, pattern, format, enum: listed } = schema;
  const isNumber = types.includes("integer") || types.includes("number");
  const other: fc.Arbitrary<string | number> = isNumber
    ? fc.integer()
    : types.includes("boolean")
      ? fc.constant("maybe")
      : word;
  if (schema.const !== undefined)
    add(
      "not the const",
      other.filter((value) => value !== schema.const),
    );
  if (listed)
    add(
      "outside the enum",
      other.filter((value) => !(listed as unknown[]).includes(value)),
    );
  if (minimum !== undefined) add("below the minimum", fc.integer({ max: Math.ceil(minimum) - 1 }));
  if (maximum !== undefined) add("above the maximum", fc.integer({ min: Math.floor(maximum) + 1 }));
  if (minLength === 1) add("too short", fc.constant(""));
  if (minLength > 1) add("too short", fc.stringMatching(new RegExp(`^[a-z]{1,${minLength - 1}}$`)));
  if (maxLength !== undefined)
    add("too long", fc.stringMatching(new RegExp(`^[a-z]{${maxLength + 1},${maxLength + 20}}$`)));
  if (pattern !== undefined) {
    const matcher = new RegExp(pattern, "u");
    add(
      "breaks the pattern",
      anyText.filter((text) => !matcher.test(text)),
    );
  }
  if (format !== undefined && formats.includes(format)) add("breaks the format", spaced);
  return found;
}

/** Wrong lists of texts, given a right one. */
export function wrongLists(
  spec: Spec,
  { items = {}, minItems = 0, maxItems }: Schema,
  right: string[],
): Wrong<string[]>[] {
  const found: Wrong<string[]>[] = [];
  const first = right[0] ?? "x";
  if (minItems > 0)
    found.push({ breach: "too few items", values: fc.constant(Array<string>(minItems - 1).fill(first)) });
  if (maxItems !== undefined) {
    const lengths = fc.integer({ min: maxItems + 1, max: maxItems + 20 });
    found.push({ breach: "too many items", values: lengths.map((length) => Array<string>(length).fill(first)) });
  }
  for (const { breach, values } of wrongTexts(deref<Schema>(spec, items))) {
    // A comma would make two items of it.
    const one = values.filter((text) => !text.includes(","));
    found.push({ breach, values: one.map((text) => [...right, text]) });
  }
  return found;
}

/** Wrong JSON values for a schema that is not an object's. */
export function wrongJson(schema: Schema): Wrong<unknown>[] {
  const types = typesOf(schema);
  if (types.length === 0) return wrongScalars(schema);
  const others = Object.entries(ofType).filter(([type]) => !types.includes(type));
  const suitable = others.filter(([type]) => !(type === "integer" && types.includes("number")));
  return [{ breach: "wrong type", values: fc.oneof(...suitable.map(([, values]) => values)) }, ...wrongScalars(schema)];
}

const ofType: Record<string, fc.Arbitrary<unknown>> = {
  null: fc.constant(null),
  boolean: fc.boolean(),
  integer: fc.integer(),
  string: word,
  array: fc.array(word, { maxLength: 3 }),
  object: fc.dictionary(word, word, { maxKeys: 3 }),
};
