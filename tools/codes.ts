import { deref, type Example, operationsOf, type ResponseObject, type Schema, type Spec } from "./spec.ts";

type Code = string | number;

/**
 * The codes of failures that a spec documents: what its schemas list for the code of the envelope and for `error` of RFC 6749
 * section 5.2, and what its examples show where the list is open. Numbers first, each once, in order.
 */
export function codesOf(spec: Spec): Code[] {
  const answers = answersOf(spec);
  const shapes = answers.flatMap(({ schema }) => (schema ? objectsIn(spec, schema) : []));
  // Only the envelope's code is 0 in a success.
  const isCode = (schema: Schema) => {
    const { const: only, enum: all = [only] } = deref<Schema>(spec, schema);
    return all.every((value) => value === 0 || value === "0");
  };
  const names = new Set(["error"]);
  for (const { properties } of shapes) {
    for (const [name, schema] of Object.entries(properties ?? {})) if (isCode(schema)) names.add(name);
  }
  const codes = new Set<Code>();
  const add = (value: unknown) => {
    const code = asCode(value);
    if (code !== undefined && code !== 0) codes.add(code);
  };
  for (const name of names) {
    for (const { properties } of shapes) {
      const field = properties && Object.hasOwn(properties, name) ? deref<Schema>(spec, properties[name] ?? {}) : {};
      for (const value of [field.const, ...(field.enum ?? []), ...(field.examples ?? [])]) add(value);
    }
    for (const { examples } of answers) for (const example of examples) add(fieldOf(example, name));
  }
  const isNumber = (code: Code): code is number => typeof code === "number";
  const texts = [...codes].filter((code): code is string => !isNumber(code));
  return [...[...codes].filter(isNumber).sort((a, b) => a - b), ...texts.sort()];
}

interface Answer {
  schema?: Schema;
  examples: unknown[];
}

const answersOf = (spec: Spec): Answer[] =>
  operationsOf(spec)
    .flatMap(({ operation }) => Object.values(operation.responses))
    .flatMap((given) => Object.values(deref<ResponseObject>(spec, given).content ?? {}))
    .map(({ schema, example, examples }) => ({
      ...(schema && { schema }),
      examples: [example, ...Object.values(examples ?? {}).map((one) => deref<Example>(spec, one).value)],
    }));

/** Every object that an answer can be, its parts apart. */
function objectsIn(spec: Spec, schema: Schema): Schema[] {
  const node = deref<Schema>(spec, schema);
  const parts = [...(node.oneOf ?? []), ...(node.anyOf ?? []), ...(node.allOf ?? [])];
  // JSON that is served as plain text.
  if (node.contentSchema) parts.push(node.contentSchema);
  return [node, ...parts.flatMap((part) => objectsIn(spec, part))];
}

/** As the client reads it: digits in a text are a number. */
function asCode(value: unknown): Code | undefined {
  if (typeof value === "number") return value;
  if (typeof value !== "string" || value === "") return undefined;
  return /^-?\d+$/.test(value) ? Number(value) : value;
}

function fieldOf(example: unknown, name: string): unknown {
  let body = example;
  try {
    if (typeof body === "string") body = JSON.parse(body);
  } catch {
    return undefined;
  }
  const isObject = typeof body === "object" && body !== null && !Array.isArray(body);
  return isObject && Object.hasOwn(body as object, name) ? (body as Record<string, unknown>)[name] : undefined;
}
