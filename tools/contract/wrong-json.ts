import fc from "fast-check";
import { deref, type Schema, type Spec } from "../spec.ts";
import { type Judge, shapeFor } from "./judge.ts";
import { type Breach, wrongJson } from "./wrong-values.ts";

export interface WrongJson {
  readonly breach: Breach | "left out" | "extra field" | "dependent left out";
  /** Where in the value, e.g. `[0].chr`. */
  readonly at: string;
  readonly values: fc.Arbitrary<unknown>;
}

/** Every way to spoil one place of a right JSON value, however deep. */
export function wrongJsonValues(spec: Spec, judge: Judge, given: Schema, right: unknown): WrongJson[] {
  const schema = deref<Schema>(spec, given);
  if (Array.isArray(right)) return [...wrongJsonOf(schema), ...wrongItems(spec, judge, schema, right)];
  if (typeof right === "object" && right !== null) {
    return [...wrongJsonOf(schema), ...wrongMembers(spec, judge, schema, right as Record<string, unknown>)];
  }
  return wrongJsonOf(schema);
}

const wrongJsonOf = (schema: Schema): WrongJson[] => wrongJson(schema).map((wrong) => ({ ...wrong, at: "" }));

function wrongItems(spec: Spec, judge: Judge, schema: Schema, right: unknown[]): WrongJson[] {
  const { items, minItems = 0, maxItems } = schema;
  const [first, ...others] = right;
  const found: WrongJson[] = [];
  const few = right.slice(0, minItems - 1);
  if (minItems > 0) found.push({ breach: "too few items", at: "", values: fc.constant(few) });
  if (maxItems !== undefined) {
    const lengths = fc.integer({ min: maxItems + 1, max: maxItems + 5 });
    found.push({ breach: "too many items", at: "", values: lengths.map((length) => Array(length).fill(first)) });
  }
  if (!items || right.length === 0) return found;
  const inner = wrongJsonValues(spec, judge, items, first);
  return [
    ...found,
    ...inner.map(({ breach, at, values }) => ({
      breach,
      at: `[0]${at}`,
      values: values.map((one) => [one, ...others]),
    })),
  ];
}

function wrongMembers(spec: Spec, judge: Judge, schema: Schema, right: Record<string, unknown>): WrongJson[] {
  const { properties, required, closed, dependent } = shapeFor(spec, judge, schema, right, false);
  const without = (name: string) => Object.fromEntries(Object.entries(right).filter(([other]) => other !== name));
  const found: WrongJson[] = required
    .filter((name) => name in right)
    .map((name) => ({ breach: "left out", at: `.${name}`, values: fc.constant(without(name)) }));
  if (closed) {
    const extra = fc.stringMatching(/^zz[a-z]{1,10}$/).map((name) => ({ ...right, [name]: "x" }));
    found.push({ breach: "extra field", at: "", values: extra });
  }
  for (const [name, others] of Object.entries(dependent)) {
    for (const other of name in right ? others : []) {
      found.push({ breach: "dependent left out", at: `.${other}`, values: fc.constant(without(other)) });
    }
  }
  for (const [name, property] of Object.entries(properties)) {
    if (!(name in right)) continue;
    for (const { breach, at, values } of wrongJsonValues(spec, judge, property, right[name])) {
      found.push({ breach, at: `.${name}${at}`, values: values.map((one) => ({ ...right, [name]: one })) });
    }
  }
  return found;
}
