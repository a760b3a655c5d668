import type { Limits } from "./operation.ts";

const patterns = new Map<string, RegExp>();

function pattern(source: string): RegExp {
  const compiled = patterns.get(source) ?? new RegExp(source, "u");
  patterns.set(source, compiled);
  return compiled;
}

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const kinds: Record<NonNullable<Limits["type"]>, [name: string, holds: (value: unknown) => boolean]> = {
  string: ["a string", (value) => typeof value === "string"],
  integer: ["a whole number", (value) => Number.isSafeInteger(value)],
  number: ["a finite number", (value) => Number.isFinite(value)],
  boolean: ["true or false", (value) => typeof value === "boolean"],
  array: ["an array", Array.isArray],
  object: ["an object", isObject],
  file: ["a Blob or File", (value) => value instanceof Blob],
};

/** What the value breaks, as "expected ..." goes on, or undefined. It never holds the value: that may be a secret. */
export function broken(value: unknown, limits: Limits): string | undefined {
  if (value === null && limits.nullable) return undefined;
  if (limits.type) {
    const [name, holds] = kinds[limits.type];
    if (!holds(value)) return name;
  }
  if (limits.enum && !limits.enum.includes(value as string)) return `one of ${limits.enum.join(", ")}`;
  if (typeof value === "string") return brokenText(value, limits);
  if (typeof value === "number") {
    if (limits.minimum !== undefined && value < limits.minimum) return `a number of at least ${limits.minimum}`;
    if (limits.maximum !== undefined && value > limits.maximum) return `a number of at most ${limits.maximum}`;
  }
  if (Array.isArray(value)) return brokenList(value, limits);
  return undefined;
}

function brokenText(value: string, { minLength = 0, maxLength, pattern: source }: Limits): string | undefined {
  // JSON Schema counts characters, not UTF-16 units; the exact count is only needed near a limit.
  const isNear = value.length < minLength * 2 || (maxLength !== undefined && value.length > maxLength);
  const length = isNear ? [...value].length : value.length;
  if (length < minLength) return minLength === 1 ? "a string that is not empty" : `at least ${minLength} characters`;
  if (maxLength !== undefined && length > maxLength) return `at most ${maxLength} characters, not ${length}`;
  if (source !== undefined && !pattern(source).test(value)) return `a string that matches ${source}`;
  return undefined;
}

function brokenList(value: readonly unknown[], { minItems = 0, maxItems, items }: Limits): string | undefined {
  if (value.length < minItems) return `at least ${minItems} item${minItems === 1 ? "" : "s"}`;
  if (maxItems !== undefined && value.length > maxItems) return `at most ${maxItems} items, not ${value.length}`;
  if (!items) return undefined;
  for (let index = 0; index < value.length; index++) {
    const wrong = broken(value[index], items);
    if (wrong) return `${wrong} as item ${index}`;
  }
  return undefined;
}
