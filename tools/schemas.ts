import type { JsonSchema, OperationSchemas, Schemas } from "../packages/client/src/validate.ts";
import { bare, referencesIn } from "./bare-schema.ts";
import { callerView, onlyContent } from "./caller-view.ts";
import {
  deref,
  type Found,
  operationsOf,
  type ResponseObject,
  requestContent,
  type Schema,
  type Spec,
} from "./spec.ts";

/** Puts what a schema refers to into `$defs`, and makes a schema of JSON Schema of it. */
type Compile = (schema: Schema) => JsonSchema;

/**
 * The schemas of every operation for `@lingpai/client/validate`: inputs as a caller gives them, answers as on the wire.
 *
 * @throws Error naming the operation, where the spec uses what the validator does not know.
 */
export function schemasOf(spec: Spec): Schemas {
  const given = callerView(spec, onlyContent);
  const defs = new Map<string, JsonSchema>();
  const compiler = (view: Spec, nameOf: (reference: string) => string): Compile => {
    const compile: Compile = (schema) => {
      for (const reference of referencesIn(schema)) {
        const name = nameOf(reference);
        if (defs.has(name)) continue;
        defs.set(name, true);
        defs.set(name, compile(deref<Schema>(view, { $ref: reference })));
      }
      return bare(schema, (reference) => `#/$defs/${nameOf(reference)}`);
    };
    return compile;
  };
  const found = operationsOf(spec);
  const ofAnswer = compiler(spec, nameOf);
  const answers = found.map((one) => naming(one, () => answersOf(spec, one, ofAnswer)));
  // What a caller sees as it is on the wire stands there once.
  const onWire = new Set(defs.keys());
  const isOther = (reference: string) => onWire.has(nameOf(reference)) && differs(spec, given, reference);
  const ofInput = compiler(given, (reference) => nameOf(reference) + (isOther(reference) ? ":given" : ""));
  const inputs = operationsOf(given).map((one) => naming(one, () => inputOf(given, one, ofInput)));

  const operations = found.map(({ operation }, index): [string, OperationSchemas] => [
    operation.operationId,
    { ...inputs[index], answers: answers[index] ?? {} },
  ]);
  return {
    $defs: Object.fromEntries([...defs].sort(([a], [b]) => (a < b ? -1 : 1))),
    operations: Object.fromEntries(operations),
  };
}

function naming<T>({ operation }: Found, make: () => T): T {
  try {
    return make();
  } catch (cause) {
    throw new Error(`${operation.operationId}: ${(cause as Error).message}`, { cause });
  }
}

const nameOf = (reference: string): string =>
  reference.replace(/^#\/(components\/schemas\/)?/, "").replaceAll("/", ".");

function differs(spec: Spec, given: Spec, reference: string, seen: Set<string> = new Set()): boolean {
  if (seen.has(reference)) return false;
  seen.add(reference);
  const [here, there] = [spec, given].map((view) => deref<Schema>(view, { $ref: reference })) as [Schema, Schema];
  if (JSON.stringify(bare(here)) !== JSON.stringify(bare(there))) return true;
  return referencesIn(here).some((inner) => differs(spec, given, inner, seen));
}

function inputOf(given: Spec, { operation, parameters }: Found, compile: Compile): Omit<OperationSchemas, "answers"> {
  const required = parameters.filter((parameter) => parameter.required || parameter.in === "path");
  const names = compile({
    ...(required.length > 0 && { required: required.map(({ name }) => name) }),
    properties: Object.fromEntries(parameters.map(({ name, schema = {} }) => [name, schema])),
  });
  const bodies = Object.values(requestContent(given, operation)).map(({ schema = {} }) => compile(schema));
  const [body, ...others] = bodies.filter((one, index) => {
    return bodies.findIndex((other) => JSON.stringify(other) === JSON.stringify(one)) === index;
  });
  return {
    ...(parameters.length > 0 && { parameters: names }),
    ...(body !== undefined && { body: others.length > 0 ? { anyOf: [body, ...others] } : body }),
  };
}

function answersOf(spec: Spec, { operation }: Found, compile: Compile): OperationSchemas["answers"] {
  const answers = Object.entries(operation.responses).map(([status, response]) => {
    const contents = Object.entries(deref<ResponseObject>(spec, response).content ?? {}).map(
      ([type, { schema = {} }]) => {
        const name = type.split(";", 1)[0]?.trim().toLowerCase() ?? "";
        const { contentSchema } = deref<Schema>(spec, schema);
        // A platform may serve its JSON as plain text. Other text, and files, are not looked into.
        const inside = /json/.test(name) ? schema : contentSchema;
        return [name, inside ? compile(inside) : true] as const;
      },
    );
    return [status, Object.fromEntries(contents)] as const;
  });
  return Object.fromEntries(answers);
}
