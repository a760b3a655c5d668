import { InputError, type Where } from "./errors.ts";
import { broken, isObject } from "./limits.ts";
import type { Input, Operation, Variant } from "./operation.ts";
import { notInHeader } from "./options.ts";

export type Values = Record<string, unknown>;

/** The inputs that were given, checked against what the spec states. Null and undefined are the same as left out. */
export function checkedInput(where: Where, operation: Operation, given: unknown): Values {
  const values: Values = {};
  if (given !== undefined && given !== null) {
    if (!isObject(given)) throw new InputError(where, "input", "an object");
    for (const [name, value] of Object.entries(given)) {
      const input = Object.hasOwn(operation.input, name) ? operation.input[name] : undefined;
      if (!input) {
        const names = Object.keys(operation.input).join(", ");
        if (name === "signal") throw new InputError(where, name, "it in the second argument, the options of the call");
        throw new InputError(where, name, names ? `one of the inputs ${names}` : "nothing, as there are no inputs");
      }
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

/** Half a surrogate pair has no UTF-8: a URL could not hold it, and a form would hold another character. */
const loneSurrogate = /\p{Cs}/u;

function check(where: Where, name: string, input: Input, value: unknown): void {
  const wrong =
    input.json && typeof value === "string" && input.type !== "string"
      ? brokenJson(value, input)
      : broken(value, input);
  if (wrong) throw new InputError(where, name, wrong);
  const text = typeof value === "string" ? value : input.in === "body" || input.json ? "" : String(value);
  if (loneSurrogate.test(text)) throw new InputError(where, name, "well-formed text");
  if (input.in === "header" && notInHeader.test(text)) throw new InputError(where, name, "a header value");
}

/** @throws InputError for "." and "..": the URL would resolve them away and reach another operation. */
export function pathSegment(where: Where, name: string, value: unknown): string {
  const items = [value].flat().map(String);
  const text = items.join();
  if (loneSurrogate.test(text)) throw new InputError(where, name, "well-formed text");
  if (/^\.{0,2}$/.test(text)) throw new InputError(where, name, "a path segment");
  return items.map(encodeURIComponent).join();
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
  const possible = variants.filter(({ when = {} }) =>
    Object.keys(when).every((name) => String(values[name]) === when[name]),
  );
  const missing = ({ required }: Variant) => required.find((name) => !Object.hasOwn(values, name));
  const excess = ({ required, optional }: Variant) =>
    names.find((name) => !required.includes(name) && !optional.includes(name));
  const fitting = possible.find((variant) => !missing(variant) && !excess(variant));
  if (fitting) return fitting;

  const [only, ...others] = possible;
  if (!only) {
    const choosers = Object.keys(variants[0]?.when ?? {}).join(", ");
    const choices = variants.map(({ when = {} }) => Object.values(when).join(", "));
    throw new InputError(where, choosers, choices.join(" or "));
  }
  if (others.length === 0) {
    const because = Object.entries(only.when ?? {}).map(([name, value]) => `${name} is ${value}`);
    const lacking = missing(only);
    // What does not fit lacks something, or has too much.
    const wrong = lacking ?? (excess(only) as string);
    throw new InputError(where, wrong, `${lacking ? "a value" : "nothing"}, as ${because.join(" and ")}`);
  }
  const [near, ...further] = possible.filter((variant) => !excess(variant));
  const lacking = near && further.length === 0 ? missing(near) : undefined;
  if (lacking) throw new InputError(where, lacking, `a value, as it goes with ${names.join(", ")}`);
  const choice = [...new Set(variants.flatMap(({ required }) => required))].filter(
    (name) => !variants.every(({ required }) => required.includes(name)),
  );
  throw new InputError(where, choice.join(", "), "exactly one of them");
}
