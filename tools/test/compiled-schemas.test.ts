import { describe, expect, it } from "vitest";
import { schemasOf } from "../schemas.ts";
import type { Spec } from "../spec.ts";

type Json = Record<string, unknown>;

const json = "application/json";
const form = "application/x-www-form-urlencoded";
const string = { type: "string" };
const integer = { type: "integer" };
const fields = (properties: Json, more: Json = {}): Json => ({ type: "object", properties, ...more });
const ref = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });
const filled = { ...string, "x-lingpai-filled-by": "signature" };

const compiled = (operation: Json, schemas: Json = {}, more: Json = {}) =>
  schemasOf({
    info: { title: "Lab" },
    paths: { "/op/{id}": { post: { operationId: "op", responses: {}, ...operation } } },
    components: { schemas, ...more },
  } as unknown as Spec);

const answering = (content: Json, schemas: Json = {}) => {
  const { $defs, operations } = compiled({ responses: { 200: { description: "x", content } } }, schemas);
  return { $defs, contents: operations.op?.answers["200"] };
};

const of = (schema: unknown, schemas: Json = {}) => answering({ [json]: { schema } }, schemas).contents?.[json];

describe("a schema", () => {
  it("is what is checked, without remarks", () => {
    const remarks = {
      title: "t",
      description: "d",
      example: 1,
      examples: [1],
      default: 1,
      deprecated: true,
      "x-own": 1,
    };
    const inner = { ...string, ...remarks, minLength: 1, pattern: "^a" };
    const bare = { type: "string", minLength: 1, pattern: "^a" };
    const named = fields({ description: inner, example: remarks }, { required: ["example"] });
    expect(of(named)).toEqual(fields({ description: bare, example: true }, { required: ["example"] }));
    expect(of({ oneOf: [inner, { not: inner }], items: inner })).toEqual({ oneOf: [bare, { not: bare }], items: bare });
  });

  it("has the formats that the validator knows", () => {
    for (const format of ["uri", "date-time", "email", "uuid"]) expect(of({ format })).toEqual({ format });
    for (const format of ["password", "int32", "constructor"]) expect(of({ ...string, format })).toEqual(string);
  });

  it("of a file is anything", () => {
    expect(of({ ...string, format: "binary", maxLength: 1 })).toBe(true);
  });

  it("that says nothing is anything", () => {
    expect([of({}), of(undefined), of({ description: "d" }), of(true)]).toEqual([true, true, true, true]);
    expect(of({ items: false, not: true })).toEqual({ items: false, not: true });
  });

  it.each(["$dynamicRef", "nullable", "constructor", "$defs"])("with %s is refused", (keyword) => {
    expect(() => of({ items: { [keyword]: "x" } })).toThrow(`op: the validator does not know "${keyword}"`);
  });
});

describe("what is referred to", () => {
  it("stands once, however often it is used, and only if it is", () => {
    const schemas = { A: fields({ b: ref("B") }), B: integer, Unused: string };
    const { $defs, contents } = answering({ [json]: { schema: fields({ a: ref("A"), b: ref("B") }) } }, schemas);
    expect($defs).toEqual({ A: fields({ b: { $ref: "#/$defs/B" } }), B: integer });
    expect(contents?.[json]).toEqual(fields({ a: { $ref: "#/$defs/A" }, b: { $ref: "#/$defs/B" } }));
  });

  it("may refer to itself", () => {
    expect(answering({ [json]: { schema: ref("Tree") } }, { Tree: fields({ child: ref("Tree") }) }).$defs).toEqual({
      Tree: fields({ child: { $ref: "#/$defs/Tree" } }),
    });
  });

  it("is in the order of the names", () => {
    const { $defs } = answering({ [json]: { schema: { oneOf: [ref("b"), ref("a")] } } }, { b: string, a: string });
    expect(Object.keys($defs)).toEqual(["a", "b"]);
  });

  it("is found where it stands, in another place than the schemas too", () => {
    const schema = { $ref: "#/components/responses/Old/content/application~1json/schema" };
    const responses = { Old: { description: "x", content: { [json]: { schema: integer } } } };
    const { $defs } = compiled(
      { responses: { 200: { description: "x", content: { [json]: { schema } } } } },
      {},
      { responses },
    );
    expect(Object.values($defs)).toEqual([integer]);
  });
});

describe("the schemas of an input", () => {
  const parameters = [
    { name: "id", in: "path", schema: ref("Id") },
    { name: "limit", in: "query", required: true, schema: integer },
    { name: "x-note", in: "header", schema: string },
    { name: "sign", in: "query", required: true, schema: filled, "x-lingpai-filled-by": "signature" },
  ];

  it("have path, query and header in one, without what the client fills", () => {
    expect(compiled({ parameters }, { Id: string }).operations.op).toEqual({
      parameters: {
        required: ["id", "limit"],
        properties: { id: { $ref: "#/$defs/Id" }, limit: integer, "x-note": string },
      },
      answers: {},
    });
  });

  it("have a body without what the client fills, and the value of JSON text", () => {
    const text = { ...string, contentMediaType: json, contentSchema: { type: "array", items: ref("Id") } };
    const schema = fields({ sign: filled, text }, { required: ["sign", "text"], additionalProperties: false });
    expect(compiled({ requestBody: { content: { [form]: { schema } } } }, { Id: string }).operations.op?.body).toEqual(
      fields(
        { text: { type: "array", items: { $ref: "#/$defs/Id" } } },
        { required: ["text"], additionalProperties: false },
      ),
    );
  });

  it("have each of several bodies once", () => {
    const [a, b] = [fields({ a: string }), fields({ b: string })];
    const bodyOf = (content: Json) => compiled({ requestBody: { content } }).operations.op?.body;
    expect(bodyOf({ [json]: { schema: a }, [form]: { schema: b } })).toEqual({ anyOf: [a, b] });
    expect(bodyOf({ [json]: { schema: a }, [form]: { schema: { ...a, description: "d" } } })).toEqual(a);
  });

  it("share with the answers what both see alike, and only that", () => {
    const schemas = {
      Same: fields({ id: ref("Id") }),
      Id: string,
      Signed: fields({ sign: filled, id: ref("Id") }),
      Around: fields({ signed: ref("Signed") }),
    };
    const all = { oneOf: [ref("Same"), ref("Around")] };
    const responses = { 200: { description: "x", content: { [json]: { schema: all } } } };
    const { $defs, operations } = compiled(
      { requestBody: { content: { [json]: { schema: all } } }, responses },
      schemas,
    );
    expect(Object.keys($defs)).toEqual(["Around", "Around:given", "Id", "Same", "Signed", "Signed:given"]);
    expect(operations.op?.body).toEqual({ oneOf: [{ $ref: "#/$defs/Same" }, { $ref: "#/$defs/Around:given" }] });
    expect($defs["Around:given"]).toEqual(fields({ signed: { $ref: "#/$defs/Signed:given" } }));
    expect($defs["Signed:given"]).toEqual(fields({ id: { $ref: "#/$defs/Id" } }));
    expect($defs.Signed).toEqual(fields({ sign: string, id: { $ref: "#/$defs/Id" } }));
  });

  it("of a platform without a body or parameters are none", () => {
    expect(compiled({}).operations.op).toEqual({ answers: {} });
  });
});

describe("the schemas of an answer", () => {
  it("are by status and type, without parameters of the type", () => {
    const content = { "Application/JSON; charset=utf-8": { schema: integer }, "application/problem+json": {} };
    const { operations } = compiled({
      responses: { "2XX": { description: "x", content }, default: { description: "x" } },
    });
    expect(operations.op?.answers).toEqual({
      "2XX": { "application/json": integer, "application/problem+json": true },
      default: {},
    });
  });

  it("look into text only where it is JSON", () => {
    const text = { ...string, contentMediaType: json, contentSchema: ref("Error") };
    const content = { "text/plain": { schema: ref("Text") }, "text/html": { schema: string }, "image/png": {} };
    const { $defs, contents } = answering(content, { Text: text, Error: integer });
    expect(contents).toEqual({ "text/plain": { $ref: "#/$defs/Error" }, "text/html": true, "image/png": true });
    expect($defs).toEqual({ Error: integer });
  });
});
