import { InputError, type Where } from "./errors.ts";
import { broken } from "./limits.ts";
import type { Input, Operation, Variant } from "./operation.ts";

export type Values = Record<string, unknown>;

/** The inputs that were given, checked against what the spec states. Null and undefined are the same as left out. */
export function checkedInput(where: Where, operation: Operation, given: unknown): Values {
  const values: Values = {};
  if (given !== undefined && given !== null) {
    if (typeof given !== "object" || Array.isArray(given)) throw new InputError(where, "input", "an object");
    for (const [name, value] of Object.entries(given)) {
      const input = Object.hasOwn(operation.input, name) ? operation.input[name] : undefined;
      if (!input) throw new InputError(where, name, `one of the inputs ${Object.keys(operation.input).join(", ")}`);
      if (value === undefined || (value === null && !input.nullable)) continue;
      check(where, name, input, value);
      values[name] = value;
    }
  }
  for (const name in operation.input) {
    if (operation.input[name]?.required && !Object.hasOwn(values, name)) {
      throw new InputError(where, name, "a value, it is required");
    }
  }
  return values;
}

function check(where: Where, name: string, input: Input, value: unknown): void {
  if (value === null) return;
  const wrong =
    input.json && typeof value === "string" && input.type !== "string"
      ? brokenJson(value, input)
      : broken(value, input);
  if (wrong) throw new InputError(where, name, wrong);
  // "." and ".." would be resolved away by the URL and reach another operation.
  if (input.in === "path" && /^\.{0,2}$/.test(String(value))) throw new InputError(where, name, "a path segment");
  if (input.in === "header" && /[\0\r\n]/.test(String(value))) throw new InputError(where, name, "a header value");
}

function brokenJson(text: string, input: Input): string | undefined {
  try {
    return broken(JSON.parse(text), input);
  } catch {
    return "a value, or its JSON text";
  }
}

/** The shape of the body that the inputs fit; undefined where an operation has only one. */
export function chosenVariant(where: Where, operation: Operation, values: Values): Variant | undefined {
  const { variants } = operation;
  if (!variants) return undefined;
  const names = Object.keys(values).filter((name) => operation.input[name]?.in === "body");
  const possible = variants.filter(({ when = {} }) => Object.keys(when).every((name) => values[name] === when[name]));
  const missing = ({ required }: Variant) => required.find((name) => !Object.hasOwn(values, name));
  const excess = ({ required, optional }: Variant) =>
    names.find((name) => !required.includes(name) && !optional.includes(name));
  const fitting = possible.find((variant) => !missing(variant) && !excess(variant));
  if (fitting) return fitting;

  const [only, ...others] = possible;
  if (only && others.length === 0) {
    const because = Object.entries(only.when ?? {}).map(([name, value]) => `${name} is ${value}`);
    const lacking = missing(only);
    if (lacking) throw new InputError(where, lacking, `a value, as ${because.join(" and ")}`);
    throw new InputError(where, excess(only) ?? "input", `nothing, as ${because.join(" and ")}`);
  }
  const choice = [...new Set(variants.flatMap(({ required }) => required))].filter(
    (name) => !variants.every(({ required }) => required.includes(name)),
  );
  throw new InputError(where, choice.join(", "), "exactly one of them");
}
