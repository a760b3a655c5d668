import type { Input, Operation } from "../packages/client/src/operation.ts";
import { bodyOf } from "./manifest-body.ts";
import { limitsOf } from "./manifest-limits.ts";
import { sensitiveNames } from "./manifest-secrets.ts";
import { deref, type Found, operationsOf, type Parameter, type Schema, type Spec, successes } from "./spec.ts";

type Mutable<T> = { -readonly [Name in keyof T]: T[Name] };

/**
 * What the runtime must know of every operation.
 *
 * @throws Error naming the operation, where the spec uses what the client cannot serialize or what would be ambiguous.
 */
export function manifestOf(spec: Spec): Record<string, Operation> {
  const manifest: Record<string, Operation> = {};
  for (const found of operationsOf(spec)) {
    const id = found.operation.operationId;
    if (!id) throw new Error(`${found.verb.toUpperCase()} ${found.path} has no operationId`);
    if (Object.hasOwn(manifest, id)) throw new Error(`${id} stands twice`);
    try {
      manifest[id] = entry(spec, found);
    } catch (cause) {
      throw new Error(`${id}: ${(cause as Error).message}`, { cause });
    }
  }
  return manifest;
}

function entry(spec: Spec, found: Found): Operation {
  const { operation, path, verb } = found;
  const filledBy = new Set<string>();
  const input: Record<string, Input> = {};
  for (const parameter of found.parameters) {
    const filled = parameter["x-lingpai-filled-by"];
    if (filled) filledBy.add(filled);
    else add(input, parameter.name, parameterInput(spec, parameter));
  }
  const body = bodyOf(spec, found, filledBy);
  for (const [name, field] of Object.entries(body.input)) add(input, name, field);

  const sensitive = sensitiveNames(spec, found);
  const secretHeader = schemesOf(spec, found).some(({ type, in: at, name }) => {
    return type === "apiKey" && at === "header" && name?.toLowerCase() !== "authorization";
  });
  const secretBody = Object.entries(input).some(([name, { in: at }]) => at === "body" && sensitive.includes(name));
  const result: Mutable<Operation> = {
    method: verb.toUpperCase() as Operation["method"],
    path,
    input,
    ...(body.content && { content: body.content }),
    ...(body.variants && { variants: body.variants }),
    security: securityOf(spec, found, [...filledBy]),
  };
  if (operation["x-lingpai-kind"]) result.kind = operation["x-lingpai-kind"];
  else {
    const returns = returnsOf(spec, found);
    if (returns) result.returns = returns;
  }
  if (operation["x-lingpai-envelope"] === "none") result.envelope = false;
  if (operation["x-lingpai-empty-array"] === "null") result.emptyIsNull = true;
  if (operation["x-lingpai-idempotent"] !== undefined) result.idempotent = operation["x-lingpai-idempotent"];
  if (filledBy.size > 0 || secretHeader || secretBody) result.redirect = false;
  if (operation["x-lingpai-pagination"]) result.pagination = operation["x-lingpai-pagination"];
  if (sensitive.length > 0) result.sensitive = sensitive;
  if (operation.deprecated) result.deprecated = true;
  return result;
}

function add(inputs: Record<string, Input>, name: string, input: Input): void {
  const known = Object.hasOwn(inputs, name) ? inputs[name] : undefined;
  if (known) throw new Error(`the name "${name}" stands in ${known.in} and in ${input.in}`);
  inputs[name] = input;
}

function parameterInput(spec: Spec, parameter: Parameter): Input {
  const { name, in: at, schema, style, explode } = parameter;
  if (at === "cookie") throw new Error(`"${name}" is a cookie, which a client cannot set`);
  if (!schema) throw new Error(`"${name}" has no schema`);
  const usual = at === "query" ? "form" : "simple";
  if ((style ?? usual) !== usual || parameter.allowReserved)
    throw new Error(`"${name}": only style ${usual} is written`);
  const limits = limitsOf(spec, schema);
  const isJson = deref<Schema>(spec, schema).contentSchema !== undefined;
  if (limits.type === "object" && !isJson) throw new Error(`"${name}" is an object, which only a body can hold`);
  const isList = limits.type === "array" && !isJson;
  return {
    in: at,
    ...((parameter.required || at === "path") && { required: true as const }),
    ...(isList && at === "query" && (explode ?? true) && { explode: true as const }),
    ...(isJson && { json: true as const }),
    ...limits,
  };
}

function securityOf(spec: Spec, { operation }: Found, filledBy: string[]): string[][] {
  // One credential may stand in a header and in a field as well.
  const alternatives = (operation.security ?? spec.security ?? []).map((names) => [
    ...new Set([...Object.keys(names), ...filledBy]),
  ]);
  if (alternatives.length === 0 && filledBy.length > 0) return [filledBy];
  return alternatives;
}

const schemesOf = (spec: Spec, { operation }: Found) =>
  (operation.security ?? spec.security ?? [])
    .flatMap((names) => Object.keys(names))
    .map((name) => {
      const scheme = spec.components?.securitySchemes?.[name];
      if (!scheme) throw new Error(`security names "${name}", which is no scheme`);
      return scheme;
    });

/** Undefined for JSON, which is what a success carries where it can. */
function returnsOf(spec: Spec, { operation }: Found): Operation["returns"] {
  const types = successes(spec, operation).flatMap(({ content }) => Object.keys(content ?? {}));
  if (types.some((type) => /json/.test(type))) return undefined;
  const texts = types.filter((type) => type.startsWith("text/"));
  if (texts.length > 0 && texts.length < types.length) {
    throw new Error(`its success is text or binary (${types.join(", ")}); a method has one kind of result`);
  }
  if (types.length === 0) return "nothing";
  return texts.length > 0 ? "text" : "binary";
}
