import { type Spec, verbs } from "../spec.ts";

export type Kind = "parameter" | "request" | "response" | "header" | "schema";

/** One example in a bundled document, and the schema that it has to satisfy. */
export interface ExampleSite {
  kind: Kind;
  /** The operationId, or where the example stands if no operation holds it. */
  operation: string;
  status?: string;
  /** Its name, or `example` where it has none. */
  name: string;
  pointer: string;
  value: unknown;
  /** Pointer to the schema; absent if there is none. */
  schema?: string;
}

type Json = Record<string, unknown>;
interface Place {
  node: unknown;
  pointer: string;
}
type Owner = Pick<ExampleSite, "kind" | "operation" | "status">;

const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const escapeToken = (token: string): string => token.replaceAll("~", "~0").replaceAll("/", "~1");
const unescapeToken = (token: string): string => decodeURIComponent(token).replaceAll("~1", "/").replaceAll("~0", "~");

/** Every example of a bundled document: of parameters, bodies, responses, their headers, and of schemas. */
export function exampleSites(document: Spec): ExampleSite[] {
  const sites: ExampleSite[] = [];
  const root: Place = { node: document, pointer: "#" };

  const at = (place: Place, ...keys: string[]): Place =>
    keys.reduce(
      ({ node, pointer }, key) => ({
        node: (node as Json | undefined)?.[key],
        pointer: `${pointer}/${escapeToken(key)}`,
      }),
      place,
    );
  const entries = (place: Place): [string, Place][] =>
    typeof place.node === "object" && place.node !== null
      ? Object.keys(place.node).map((key) => [key, at(place, key)])
      : [];
  const follow = (place: Place): Place => {
    let current = place;
    while (isObject(current.node) && typeof current.node.$ref === "string") {
      current = at(root, ...current.node.$ref.slice(2).split("/").map(unescapeToken));
    }
    return current;
  };

  /** What a parameter, a header and a media type have in common. */
  const take = (owner: Owner, place: Place, label?: string): void => {
    const given = at(place, "schema");
    const schema = given.node === undefined ? {} : { schema: given.pointer };
    const example = at(place, "example");
    if (example.node !== undefined) {
      sites.push({ ...owner, name: label ?? "example", pointer: example.pointer, value: example.node, ...schema });
    }
    for (const [name, named] of entries(at(place, "examples"))) {
      const value = at(follow(named), "value");
      sites.push({
        ...owner,
        name: label ? `${label} ${name}` : name,
        pointer: value.pointer,
        value: value.node,
        ...schema,
      });
    }
    schemas(owner.operation, given);
  };

  const seen = new Set<string>();
  const schemas = (operation: string, place: Place): void => {
    const { node, pointer } = place;
    if (!isObject(node) || seen.has(pointer)) return;
    seen.add(pointer);
    const owner = { kind: "schema", operation, schema: pointer } as const;
    for (const key of ["example", "default"] as const) {
      const own = at(place, key);
      if (own.node !== undefined) sites.push({ ...owner, name: key, pointer: own.pointer, value: own.node });
    }
    for (const [index, own] of entries(at(place, "examples"))) {
      sites.push({ ...owner, name: `examples ${index}`, pointer: own.pointer, value: own.node });
    }
    for (const key of [
      "properties",
      "patternProperties",
      "$defs",
      "dependentSchemas",
      "oneOf",
      "anyOf",
      "allOf",
      "prefixItems",
    ]) {
      for (const [, inner] of entries(at(place, key))) schemas(operation, inner);
    }
    for (const key of ["items", "additionalProperties", "contentSchema", "not", "if", "then", "else", "contains"]) {
      schemas(operation, at(place, key));
    }
  };

  const takeContent = (owner: Owner, place: Place): void => {
    for (const [, media] of entries(at(place, "content"))) take(owner, follow(media));
  };
  const takeParameters = (operation: string, place: Place): void => {
    for (const [, given] of entries(at(place, "parameters"))) {
      const parameter = follow(given);
      take({ kind: "parameter", operation }, parameter, String(at(parameter, "name").node));
    }
  };

  for (const [path, given] of entries(at(root, "paths"))) {
    const item = follow(given);
    takeParameters(path, item);
    for (const verb of verbs) {
      const place = at(item, verb);
      if (!isObject(place.node)) continue;
      const operation = String(place.node.operationId ?? `${verb} ${path}`);
      takeParameters(operation, place);
      takeContent({ kind: "request", operation }, follow(at(place, "requestBody")));
      for (const [status, response] of entries(at(place, "responses"))) {
        takeContent({ kind: "response", operation, status }, follow(response));
        for (const [name, header] of entries(at(follow(response), "headers"))) {
          take({ kind: "header", operation, status }, follow(header), name);
        }
      }
    }
  }
  for (const [name, schema] of entries(at(root, "components", "schemas")))
    schemas(`components.schemas.${name}`, schema);
  return sites;
}
