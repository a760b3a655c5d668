import { describe, expect, it } from "vitest";
import type { Manifest } from "../src/index.ts";
import { createValidator, type JsonSchema, type Schemas } from "../src/validate.ts";
import { operations as lab } from "./lab.ts";

const operations = {
  op: { method: "POST", path: "/op", input: {}, security: [] },
  whole: {
    method: "POST",
    path: "/whole",
    content: "json",
    input: { body: { in: "body", whole: true } },
    security: [],
  },
  mixed: {
    method: "POST",
    path: "/mixed/{id}",
    content: "multipart",
    input: {
      id: { in: "path", required: true, type: "string" },
      "a/b~c": { in: "query", type: "integer" },
      note: { in: "header", nullable: true },
      when: { in: "body", type: "string" },
      list: { in: "body", json: true, type: "array" },
      text: { in: "body", json: true, type: "string" },
      file: { in: "body", type: "file" },
    },
    security: [],
  },
} as const satisfies Manifest;

const where = { platform: "lab", operation: "op" };
const object = (properties: Record<string, JsonSchema>, more: object = {}): JsonSchema => ({
  type: "object",
  properties,
  ...more,
});
const string = { type: "string" };
const integer = { type: "integer" };

const made = (operation: Partial<Schemas["operations"][string]>, $defs: Schemas["$defs"] = {}, name = "op") =>
  createValidator(
    { name: "lab", operations },
    { $defs, operations: { [name]: { answers: {}, ...operation } } },
    "warn",
  );

/** What is found in an answer with that schema, as `pointer keyword`. */
function foundIn(schema: JsonSchema, body: unknown, $defs: Schemas["$defs"] = {}): string[] {
  const validator = made({ answers: { "200": { "application/json": schema } } }, $defs);
  const response = new Response("x", { headers: { "content-type": "application/json" } });
  return validator.answer(where, "op", response, body).map(({ pointer, keyword }) => `${pointer} ${keyword}`);
}

describe("a finding names its place", () => {
  const secret = "fake-secret-name";
  it.each<[string, JsonSchema, unknown, string[]]>([
    ["the whole", object({}), [], [" type"]],
    ["a field", object({ a: integer }), { a: "1" }, ["/a type"]],
    ["a field that is missing", object({ a: integer }, { required: ["a", "b/~"] }), { a: 1 }, ["/b~1~0 required"]],
    ["a field with an odd name", object({ "a/b~c d%#é": integer }), { "a/b~c d%#é": "" }, ["/a~1b~0c d%#é type"]],
    [
      "a field called like a keyword",
      object({ items: object({ properties: integer }) }),
      { items: { properties: "" } },
      ["/items/properties type"],
    ],
    ["an item", { items: { items: integer } }, [[1], [1, ""]], ["/1/1 type"]],
    ["the first of many items", { items: object({ a: integer }) }, [{ a: 1 }, { a: "" }, { a: "" }], ["/1/a type"]],
    ["an item of a tuple", { prefixItems: [integer, integer], items: false }, [1, ""], ["/1 type"]],
    ["an item too many", { prefixItems: [integer], items: false }, [1, 2], ["/1 items"]],
    ["a field that is forbidden", object({ a: false }), { a: 1 }, ["/a properties"]],
    [
      "a name that nobody knows",
      object({ a: true }, { additionalProperties: false }),
      { a: 1, [secret]: 1 },
      ["/* additionalProperties"],
    ],
    [
      "a value under a free name",
      { additionalProperties: object({ a: integer }) },
      { [secret]: { a: secret } },
      ["/*/a type"],
    ],
    [
      "a value under a name with a pattern",
      { patternProperties: { "^fake": integer } },
      { [secret]: secret },
      ["/* type"],
    ],
    ["a name", { propertyNames: { maxLength: 2 } }, { [secret]: 1 }, ["/* maxLength"]],
    [
      "what is left over",
      { ...(object({ a: true }) as object), unevaluatedProperties: integer },
      { a: 1, [secret]: "" },
      ["/* type"],
    ],
    [
      "what is left over and forbidden",
      { allOf: [object({ a: true })], unevaluatedProperties: false },
      { [secret]: 1 },
      ["/* unevaluatedProperties"],
    ],
    [
      "several things",
      object({ a: integer, b: { maxLength: 1 } }, { required: ["c"] }),
      { a: "", b: secret },
      ["/c required", "/a type", "/b maxLength"],
    ],
    ["one thing once", { allOf: [{ minimum: 3 }, { minimum: 3 }] }, 1, [" minimum"]],
    ["what depends", { dependentRequired: { a: ["b"] } }, { a: 1 }, [" dependentRequired"]],
    ["what depends, in a schema", { dependentSchemas: { a: object({ b: integer }) } }, { a: 1, b: "" }, ["/b type"]],
    ["a condition", { if: object({ a: { const: 2 } }), else: object({ b: integer }) }, { a: 1, b: "" }, ["/b type"]],
    ["what must not be", object({ a: { not: string } }), { a: secret }, ["/a not"]],
    ["what is not contained", object({ a: { contains: integer } }), { a: [secret] }, ["/a contains"]],
    ["everything, where nothing is right", false, secret, [" not"]],
  ])("%s", (_name, schema, value, findings) => {
    expect(foundIn(schema, value)).toEqual(findings);
  });

  it("through references", () => {
    const $defs = { Tree: object({ leaf: integer, child: { $ref: "#/$defs/Tree" } }), "Other:given": string };
    const tree = { child: { child: { leaf: "" } } };
    expect(foundIn({ $ref: "#/$defs/Tree" }, tree, $defs)).toEqual(["/child/child/leaf type"]);
    expect(foundIn(object({ a: { $ref: "#/$defs/Other:given" } }), { a: 1 }, $defs)).toEqual(["/a type"]);
  });
});

describe("of a choice that nothing fits", () => {
  const cat = object({ kind: { const: "cat" }, lives: integer }, { required: ["kind", "lives"] });
  const dog = object({ kind: { const: "dog" }, name: string, owner: string }, { required: ["kind", "name", "owner"] });
  it.each<[string, JsonSchema, unknown, string[]]>([
    [
      "the arm of the constant is told",
      { oneOf: [cat, dog] },
      { kind: "dog", name: 1 },
      ["/owner required", "/name type"],
    ],
    [
      "the arm is told that lacks least, where none is named",
      { oneOf: [dog, cat] },
      { kind: "cow" },
      ["/lives required", "/kind const"],
    ],
    ["the arm of the type is told", { anyOf: [{ type: "null" }, cat] }, { kind: "cat", lives: "9" }, ["/lives type"]],
    [
      "the arm that has the names is told",
      {
        oneOf: [
          object({ a: integer, b: integer }, { additionalProperties: false }),
          object({ c: string }, { additionalProperties: false }),
        ],
      },
      { a: "", b: "" },
      ["/a type", "/b type"],
    ],
    [
      "the choice itself is told, where two arms fit",
      { oneOf: [{ minimum: 1 }, { minimum: 2 }, string] },
      5,
      [" oneOf"],
    ],
    [
      "the choice inside is told",
      object({ pet: { anyOf: [{ oneOf: [cat, dog] }, { type: "null" }] } }),
      {
        pet: { kind: "cat", lives: null },
      },
      ["/pet/lives type"],
    ],
  ])("%s", (_name, schema, value, findings) => {
    expect(foundIn(schema, value)).toEqual(findings);
  });
});

describe("what the validator itself cannot bear", () => {
  it("is found all the same: more errors than a call takes arguments", () => {
    expect(
      foundIn(
        { items: integer },
        Array.from({ length: 200_000 }, () => ""),
      ),
    ).toEqual(["/0 type"]);
  });

  it("is said to be unchecked: names that are no text, and what is nested too deep", () => {
    expect(foundIn({ additionalProperties: integer }, { "\ud800": "fake-secret" })).toEqual([" unchecked"]);
    let deep: unknown = 1;
    for (let depth = 0; depth < 20_000; depth++) deep = { child: deep };
    const $defs = { Tree: object({ child: { $ref: "#/$defs/Tree" } }) };
    expect(foundIn({ $ref: "#/$defs/Tree" }, deep, $defs)).toEqual([" unchecked"]);
  });
});

describe("an answer", () => {
  const json = { "application/json": object({ a: integer }) };
  const answered = (
    answers: Schemas["operations"][string]["answers"],
    status: number,
    type: string | null,
    body: unknown,
  ) =>
    made({ answers })
      .answer(where, "op", new Response(null, { status, headers: type === null ? {} : { "content-type": type } }), body)
      .map(({ pointer, keyword }) => `${pointer} ${keyword}`);

  it.each<[string, Schemas["operations"][string]["answers"], number, string | null, unknown, string[]]>([
    ["of its status", { 200: json, 400: {} }, 200, "application/json", { a: "" }, ["/a type"]],
    ["of a range of statuses", { "2XX": json, default: {} }, 201, "application/json", { a: "" }, ["/a type"]],
    ["of any other status", { 200: {}, default: json }, 404, "application/json", { a: "" }, ["/a type"]],
    ["of a status that is not documented", { 200: json }, 404, "application/json", { a: "" }, [" status"]],
    ["of its type, with parameters", { 200: json }, 200, "Application/JSON ; charset=utf-8", { a: "" }, ["/a type"]],
    [
      "of a range of types",
      { 200: { "application/*": json["application/json"] } },
      200,
      "application/x",
      { a: "" },
      ["/a type"],
    ],
    ["of any type", { 200: { "*/*": json["application/json"] } }, 200, null, { a: "" }, ["/a type"]],
    ["of a type that is not documented", { 200: json }, 200, "text/html", "<p>", [" content-type"]],
    ["without a type", { 200: json }, 200, null, { a: 1 }, [" content-type"]],
    ["without a body, where there is to be none", { 200: {} }, 200, null, "", []],
    ["without a body, where there is to be one", { 200: json }, 200, "application/json", undefined, [" type"]],
    ["with a body, where there is to be none", { 200: {} }, 200, "text/plain", "ok", [" content-type"]],
    ["that is not looked into", { 200: { "text/plain": true } }, 200, "text/plain", "ok", []],
    ["that is null", { 200: json }, 200, "application/json", null, [" type"]],
  ])("%s", (_name, answers, status, type, body, findings) => {
    expect(answered(answers, status, type, body)).toEqual(findings);
  });

  it("of an operation that the schemas do not have is not looked at", () => {
    for (const id of ["other", "toString", ""]) expect(made({}).answer(where, id, new Response(), 1)).toEqual([]);
  });
});

describe("an input", () => {
  const body = object({
    when: { format: "date-time" },
    list: { items: integer },
    text: { pattern: "^\\[" },
    file: true,
  });
  const parameters = object({ id: string, "a/b~c": integer, note: { type: ["string", "null"] } }, { required: ["id"] });
  const given = (input: unknown) =>
    made({ body, parameters }, {}, "mixed")
      .input(where, "mixed", input)
      .map(({ pointer, keyword }) => `${pointer} ${keyword}`);

  it.each<[string, unknown, string[]]>([
    ["is compared by parameters and body", { id: 1, list: [""] }, ["/id type", "/list/0 type"]],
    ["is spelled as a pointer", { id: "1", "a/b~c": "" }, ["/a~1b~0c type"]],
    [
      "may be null where it says so, and is left out elsewhere",
      { id: "1", note: null, "a/b~c": null, list: undefined },
      [],
    ],
    ["is compared as JSON would write it", { id: "1", when: new Date(0), list: [undefined] }, ["/list/0 type"]],
    ["is compared as what its JSON text says", { id: "1", list: '["a"]' }, ["/list/0 type"]],
    ["is text where it is no JSON text", { id: "1", text: "[a" }, []],
    ["is not looked into where it is a file", { id: "1", file: new Blob(["fake"]) }, []],
    ["is not looked at where it has no name that is known", { id: "1", other: 1, toString: 1 }, []],
    ["is not looked at where it has no JSON", { id: "1", list: 1n, when: () => 1 }, []],
    ["is required", undefined, ["/id required"]],
    ["is required, null or not", null, ["/id required"]],
    ["that is none is left to the client", "fake-text", []],
  ])("%s", (_name, input, findings) => {
    expect(given(input)).toEqual(findings);
  });

  it("can be the whole body", () => {
    const validator = made({ body: { items: integer } }, {}, "whole");
    expect(validator.input(where, "whole", { body: [1, ""] })).toEqual([{ pointer: "/body/1", keyword: "type" }]);
    expect(validator.input(where, "whole", { body: [] })).toEqual([]);
  });

  it("in the wrong is an error that names the first, with the pointers of all", () => {
    const schemas = { $defs: {}, operations: { mixed: { body, parameters, answers: {} } } };
    const validator = createValidator({ name: "lab", operations }, schemas, { input: "throw" });
    const call = (input: unknown) => () => validator.input({ platform: "lab", operation: "mixed" }, "mixed", input);
    expect(call({ id: "1", "a/b~c": "fake", list: ["fake"] })).toThrow(
      expect.objectContaining({ input: "a/b~c", pointers: ["/a~1b~0c", "/list/0"] }),
    );
    expect(call({ id: "1", "a/b~c": "fake" })).toThrow(
      "lab mixed: a/b~c: expected the schema of the spec, broken at /a~1b~0c: type",
    );
  });
});

it("a validator looks at nothing that its schemas do not know", () => {
  const validator = createValidator({ name: "lab", operations: lab }, { $defs: {}, operations: {} }, "throw");
  expect(validator.input(where, "search", { text: 1 })).toEqual([]);
});
