import { deref, type Example, type Found, requestContent, type Schema, type Spec } from "./spec.ts";

/** A request that the spec shows, as the input of our method. */
export interface RightInput {
  /** Of the body's example; `"parameters"` where there is no body. */
  readonly name: string;
  readonly input: Record<string, unknown>;
}

/** One for each named example of the body, with the examples of the parameters; what the client fills is left out. */
export function rightInputs(spec: Spec, found: Found): RightInput[] {
  const parameters: Record<string, unknown> = {};
  for (const parameter of found.parameters) {
    const value = exampleOf(spec, parameter);
    if (value !== undefined && !parameter["x-lingpai-filled-by"]) parameters[parameter.name] = value;
  }
  const inputs: RightInput[] = [];
  for (const { schema, examples } of Object.values(requestContent(spec, found.operation))) {
    for (const [name, example] of Object.entries(examples ?? {})) {
      const { value } = deref<Example>(spec, example);
      const isFields = typeof value === "object" && value !== null && !Array.isArray(value);
      const body = isFields ? fieldsOf(spec, schema ?? {}, value as Record<string, unknown>) : { body: value };
      if (!inputs.some((other) => other.name === name)) inputs.push({ name, input: { ...parameters, ...body } });
    }
  }
  return inputs.length > 0 ? inputs : [{ name: "parameters", input: parameters }];
}

function exampleOf(spec: Spec, node: { example?: unknown; examples?: Record<string, Example> }): unknown {
  if (node.example !== undefined) return node.example;
  const [first] = Object.values(node.examples ?? {});
  return first && deref<Example>(spec, first).value;
}

function fieldsOf(spec: Spec, schema: Schema, value: Record<string, unknown>): Record<string, unknown> {
  const kept = Object.entries(value).flatMap(([name, field]) => {
    const property = propertyOf(spec, schema, name);
    if (property?.["x-lingpai-filled-by"]) return [];
    if (property?.contentSchema && typeof field === "string") return [[name, JSON.parse(field) as unknown]];
    if (property?.format === "binary") return [[name, new Blob([String(field)], { type: "application/octet-stream" })]];
    return [[name, field]];
  });
  return Object.fromEntries(kept) as Record<string, unknown>;
}

/** The schema of a field, in whichever arm it stands first. */
export function propertyOf(spec: Spec, schema: Schema, name: string): Schema | undefined {
  const node = deref<Schema>(spec, schema);
  const own = node.properties?.[name];
  if (own) return deref<Schema>(spec, own);
  for (const part of [...(node.allOf ?? []), ...(node.oneOf ?? []), ...(node.anyOf ?? [])]) {
    const found = propertyOf(spec, part, name);
    if (found) return found;
  }
  return undefined;
}
