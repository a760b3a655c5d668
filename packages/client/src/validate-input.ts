import { InputError, type Where } from "./errors.ts";
import type { Input } from "./operation.ts";
import type { SchemaFinding } from "./validator.ts";

export type Values = Record<string, unknown>;

/** What a call gives, as it would be written: the inputs of the body apart from all others, nothing that is left out. */
export function parted(
  inputs: Readonly<Record<string, Input>>,
  given: Readonly<Values>,
): { parameters: Values; body: unknown; isWhole: boolean } {
  const parameters: Values = {};
  const fields: Values = {};
  let whole: { value: unknown } | undefined;
  for (const [name, raw] of Object.entries(given)) {
    // A name that is no input is refused by the client itself.
    const input = Object.hasOwn(inputs, name) ? inputs[name] : undefined;
    const value = input && written(input, raw);
    if (!input || value === undefined || (value === null && !input.nullable)) continue;
    if (input.whole) whole = { value };
    else if (input.in === "body") fields[name] = value;
    else parameters[name] = value;
  }
  return whole ? { parameters, body: whole.value, isWhole: true } : { parameters, body: fields, isWhole: false };
}

/** The value as JSON would write it, which is where a date becomes text; JSON text as what it says. */
function written(input: Input, value: unknown): unknown {
  const isText = typeof value === "string" && input.json && input.type !== "string";
  try {
    return JSON.parse((isText ? value : JSON.stringify(value)) as string);
  } catch {
    // No JSON text, which is a string then; or what has no JSON, which the client refuses.
    return isText ? value : undefined;
  }
}

const listed = ({ pointer, keyword }: SchemaFinding): string => `${pointer || "the whole"}: ${keyword}`;

export const list = (findings: readonly SchemaFinding[]): string => findings.map(listed).join(", ");

/** Names the first input that is wrong; `pointers` has them all. */
export function wrongInput(where: Where, findings: readonly SchemaFinding[]): InputError {
  const pointers = findings.map(({ pointer }) => pointer);
  const name = pointers.find((pointer) => pointer !== "")?.split("/")[1];
  const error = new InputError(
    where,
    name ? unescaped(name) : "input",
    `the schema of the spec, broken at ${list(findings)}`,
  );
  return Object.assign(error, { pointers });
}

const unescaped = (segment: string): string => segment.replaceAll("~1", "/").replaceAll("~0", "~");
