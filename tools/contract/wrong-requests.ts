import fc from "fast-check";
import { deref, requestContent, type Schema, type Spec } from "../spec.ts";
import { type BodyShape, type Judge, shapeFor } from "./judge.ts";
import type { Target } from "./subject.ts";
import { textOf, type Wire, withBody, withField, withHeader, withQuery } from "./wire.ts";
import { wrongCredentials } from "./wrong-credentials.ts";
import { wrongJsonValues } from "./wrong-json.ts";
import { wrongLists, wrongTexts } from "./wrong-values.ts";

/**
 * The classes of wrong requests. A class was stated before the first run; what a run lets through is a fault of the spec,
 * of the mock or of a rule here, and never a reason to drop a case.
 */
export const classes = [
  "left out",
  "wrong type",
  "outside the enum",
  "not the const",
  "below the minimum",
  "above the maximum",
  "too short",
  "too long",
  "breaks the pattern",
  "breaks the format",
  "too few items",
  "too many items",
  "extra field",
  "dependent left out",
  "wrong content type",
  "cut short",
  "empty body",
  "no credential",
  "wrong kind of credential",
  "wrong JSON text",
] as const;

export type WrongClass = (typeof classes)[number];

/** Who says that a wrong request is wrong. Where Prism cannot see it, Ajv has the say, with the reason. */
export type Attempt =
  | { readonly wire: Wire }
  | { readonly schema: Schema; readonly value: unknown; readonly given: Readonly<Record<string, unknown>> };

export interface WrongCase {
  readonly class: WrongClass;
  /** Where it is wrong, e.g. `query page`. */
  readonly at: string;
  readonly attempts: fc.Arbitrary<Attempt>;
  /** Why Prism is not asked. */
  readonly byAjv?: string;
}

export interface Excluded {
  readonly class: WrongClass;
  readonly reason: string;
}

export interface Right {
  readonly spec: Spec;
  readonly judge: Judge;
  readonly target: Target;
  readonly wire: Wire;
}

/** Reasons why Prism cannot see that a request is wrong; each is one of its properties and holds for every operation. */
const blind = {
  emptyQuery: "Prism takes an empty parameter for one that was not sent",
  extraField: "Prism drops unknown fields of a form that is not a oneOf before it checks the form",
  jsonText: "Prism does not look into JSON text in a field",
};

/** Every way to spoil one place of a right request. */
export function wrongCasesOf(right: Right): { cases: WrongCase[]; excluded: Excluded[] } {
  const credentials = wrongCredentials(right);
  return {
    cases: [...parameterCases(right), ...bodyCases(right), ...credentials.cases],
    excluded: credentials.excluded,
  };
}

function parameterCases({ spec, target, wire }: Right): WrongCase[] {
  return target.found.parameters.flatMap((parameter): WrongCase[] => {
    const { name, in: at, required, explode } = parameter;
    const schema = deref<Schema>(spec, parameter.schema ?? {});
    const sent = wire.query.find(([other]) => other === name)?.[1];
    const put = (value: string): Wire => {
      if (at === "query") return withQuery(wire, name, encodeURIComponent(value));
      if (at === "header") return withHeader(wire, name, value);
      return { ...wire, path: spoiltPath(target.found.path, wire.path, name, value) };
    };
    const found: WrongCase[] = [];
    if (required && at !== "path") {
      const gone = at === "query" ? withQuery(wire, name) : withHeader(wire, name, undefined);
      found.push({ class: "left out", at: `${at} ${name}`, attempts: fc.constant({ wire: gone }) });
    }
    if (schema.type === "array") {
      for (const { breach, values } of wrongLists(spec, schema, (sent ?? "").split(",").map(decodeURIComponent))) {
        const lists = values.map((items): Attempt => {
          const texts = items.map(encodeURIComponent);
          return { wire: explode === false ? withQuery(wire, name, texts.join(",")) : withQuery(wire, name, ...texts) };
        });
        const isEmpty = breach === "too few items" && schema.minItems === 1;
        if (!isEmpty) found.push({ class: breach, at: `${at} ${name}`, attempts: lists });
        else found.push(byAjv(breach, `${at} ${name}`, name, schema, values, blind.emptyQuery));
      }
      return found;
    }
    for (const { breach, values } of wrongTexts(schema)) {
      // An empty segment is another path, and a required parameter that is empty counts as left out.
      if (breach === "too short" && at === "path") continue;
      const onlyEmpty = breach === "too short" && schema.minLength === 1 && !required;
      if (onlyEmpty) found.push(byAjv(breach, `${at} ${name}`, name, schema, values, blind.emptyQuery));
      else found.push({ class: breach, at: `${at} ${name}`, attempts: values.map((text) => ({ wire: put(text) })) });
    }
    return found;
  });
}

/** The same value is also given to the client's own method, as the input `name`. */
const byAjv = (
  of: WrongClass,
  at: string,
  name: string,
  schema: Schema,
  values: fc.Arbitrary<unknown>,
  why: string,
) => ({
  class: of,
  at,
  attempts: values.map((value): Attempt => ({ schema, value, given: { [name]: value } })),
  byAjv: why,
});

function spoiltPath(template: string, path: string, name: string, value: string): string {
  const segments = path.split("/");
  const index = template.split("/").indexOf(`{${name}}`);
  return segments.map((segment, at) => (at === index ? encodeURIComponent(value) : segment)).join("/");
}

function bodyCases(right: Right): WrongCase[] {
  const { spec, judge, target, wire } = right;
  const contents = requestContent(spec, target.found.operation);
  const [ownType = ""] = (wire.headers["content-type"] ?? "").split(";");
  const type = wire.body.kind === "multipart" ? "multipart/form-data" : ownType;
  const schema = contents[type]?.schema;
  if (!schema || wire.body.kind === "none") return [];
  return [...wholeBody(right, Object.keys(contents)), ...fieldCases(spec, judge, wire, schema)];
}

function wholeBody({ wire }: Right, documented: string[]): WrongCase[] {
  const text = textOf(wire);
  const others = ["text/plain", "text/html", "application/xml", "application/octet-stream", "application/json"];
  const forms = ["application/x-www-form-urlencoded", "multipart/form-data"];
  const types = [...others, ...forms].filter((type) => !documented.includes(type));
  const retyped = fc
    .tuple(fc.constantFrom(...types), fc.constantFrom("", "; charset=utf-8"))
    .map(([type, parameter]) => ({ wire: withBody(withHeader(wire, "content-type", type + parameter), text) }));
  const found: WrongCase[] = [{ class: "wrong content type", at: "body", attempts: retyped }];
  if (wire.body.kind === "json") {
    const cut = fc
      .integer({ min: 1, max: text.length - 1 })
      .map((length) => ({ wire: withBody(wire, text.slice(0, length)) }));
    found.push({ class: "cut short", at: "body", attempts: cut });
  }
  if (wire.body.kind !== "multipart") {
    found.push({ class: "empty body", at: "body", attempts: fc.constant({ wire: withBody(wire, "") }) });
  }
  return found;
}

function fieldCases(spec: Spec, judge: Judge, wire: Wire, schema: Schema): WrongCase[] {
  const { body } = wire;
  if (body.kind === "json") {
    return wrongJsonValues(spec, judge, schema, body.value).map(({ breach, at, values }) => {
      const attempts = values.map((value) => ({ wire: { ...wire, body: { kind: "json" as const, value } } }));
      return { class: breach, at: `body${at}`, attempts };
    });
  }
  if (body.kind !== "form" && body.kind !== "multipart") return [];
  const fields = Object.fromEntries(body.fields.map(([name, value]) => [name, String(value)]));
  const shape = shapeFor(spec, judge, schema, fields, true);
  return [
    ...shape.required.map(
      (name): WrongCase => ({
        class: "left out",
        at: `body ${name}`,
        attempts: fc.constant({ wire: withField(wire, name, undefined) }),
      }),
    ),
    ...extraFields(spec, wire, schema, shape, fields),
    ...Object.entries(shape.properties).flatMap(([name, property]) =>
      textFieldCases(spec, judge, wire, name, property),
    ),
  ];
}

function extraFields(
  spec: Spec,
  wire: Wire,
  schema: Schema,
  shape: BodyShape,
  fields: Record<string, string>,
): WrongCase[] {
  if (!shape.closed) return [];
  const names = fc.stringMatching(/^zz[a-z]{1,10}$/);
  if (deref<Schema>(spec, schema).properties) {
    const attempts = names.map(
      (name): Attempt => ({ schema, value: { ...fields, [name]: "x" }, given: { [name]: "x" } }),
    );
    return [{ class: "extra field", at: "body", attempts, byAjv: blind.extraField }];
  }
  return [{ class: "extra field", at: "body", attempts: names.map((name) => ({ wire: withField(wire, name, "x") })) }];
}

function textFieldCases(spec: Spec, judge: Judge, wire: Wire, name: string, property: Schema): WrongCase[] {
  const schema = deref<Schema>(spec, property);
  const at = `body ${name}`;
  if (schema.contentSchema) return jsonTextCases(spec, judge, wire, name, schema);
  if (schema.format === "binary") return [];
  return wrongTexts(schema).map(({ breach, values }) => {
    return { class: breach, at, attempts: values.map((text) => ({ wire: withField(wire, name, text) })) };
  });
}

function jsonTextCases(
  spec: Spec,
  judge: Judge,
  { body }: Wire,
  name: string,
  { contentSchema = {} }: Schema,
): WrongCase[] {
  const sent =
    body.kind === "form" || body.kind === "multipart" ? body.fields.find(([other]) => other === name)?.[1] : undefined;
  const right: unknown = typeof sent === "string" ? JSON.parse(sent) : undefined;
  return wrongJsonValues(spec, judge, contentSchema, right).map(({ breach, at, values }) =>
    byAjv("wrong JSON text", `body ${name}${at}: ${breach}`, name, contentSchema, values, blind.jsonText),
  );
}
