import { describe, expect, it } from "vitest";
import type { Operation } from "../../packages/client/src/operation.ts";
import { manifestOf } from "../manifest.ts";
import type { Parameter, Schema, Spec } from "../spec.ts";

type Json = Record<string, unknown>;

const FORM = "application/x-www-form-urlencoded";
const JSON_TYPE = "application/json";
const answers = { 200: { description: "ok", content: { [JSON_TYPE]: { schema: { type: "object" } } } } };
const answering = (...types: string[]): Json => ({
  200: { description: "ok", content: Object.fromEntries(types.map((type) => [type, {}])) },
});
const string = { type: "string" };

const components = {
  securitySchemes: {
    userToken: { type: "http", scheme: "bearer" },
    appToken: { type: "http", scheme: "bearer" },
    appCode: { type: "apiKey", in: "header", name: "X-App-Code" },
    clientJwt: { type: "apiKey", in: "header", name: "Authorization" },
    inQuery: { type: "apiKey", in: "query", name: "key" },
  },
  schemas: {
    Name: { type: "string", minLength: 1, maxLength: 9, pattern: "^n" },
    AlsoName: { $ref: "#/components/schemas/Name" },
    Sign: { type: "string", "x-lingpai-filled-by": "signature" },
    Text: { type: "string", contentMediaType: JSON_TYPE, contentSchema: { type: "array" } },
    Secret: { type: "string", format: "password" },
    Signed: {
      type: "object",
      required: ["sign", "time"],
      properties: {
        sign: { $ref: "#/components/schemas/Sign" },
        time: { type: "string", "x-lingpai-filled-by": "signature" },
      },
    },
    Tree: {
      type: "object",
      properties: { secret: { $ref: "#/components/schemas/Secret" }, child: { $ref: "#/components/schemas/Tree" } },
    },
  },
  parameters: { Page: { name: "page", in: "query", schema: { type: "integer", minimum: 1 } } },
};

const ref = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });

/** A spec with one operation `op` at `GET /things`, or at another place. */
const specWith = (
  operation: Json,
  { verb = "get", path = "/things", ...item }: Json & { verb?: string; path?: string } = {},
): Spec =>
  ({
    info: { title: "Lab" },
    paths: { [path]: { ...item, [verb]: { operationId: "op", responses: answers, security: [], ...operation } } },
    components,
  }) as unknown as Spec;

function made(operation: Json, place?: Parameters<typeof specWith>[1]): Operation {
  const { op, ...others } = manifestOf(specWith(operation, place));
  if (!op || Object.keys(others).length > 0) throw new Error("not one operation");
  return op;
}

const parameter = (schema: Json, more: Partial<Parameter> = {}) =>
  made({ parameters: [{ name: "p", in: "query", schema, ...more }] }).input.p;

const bodied = (schema: Json, type = FORM): Operation =>
  made({ requestBody: { content: { [type]: { schema } } } }, { verb: "post" });

const refusing = (operation: Json, place?: Parameters<typeof specWith>[1]) => () =>
  manifestOf(specWith(operation, place));

describe("an operation", () => {
  it("is no more than its method, path, inputs and security, where nothing else is said", () => {
    expect(made({ security: [{ userToken: ["a"] }] })).toEqual({
      method: "GET",
      path: "/things",
      input: {},
      security: [["userToken"]],
    });
  });

  it.each([
    [{ "x-lingpai-kind": "navigation" }, { kind: "navigation" }],
    [{ "x-lingpai-kind": "probe" }, { kind: "probe" }],
    [{ "x-lingpai-kind": "navigation", responses: { 302: { description: "back" } } }, { kind: "navigation" }],
    [{ "x-lingpai-envelope": "none" }, { envelope: false }],
    [{ "x-lingpai-empty-array": "null" }, { emptyIsNull: true }],
    [{ "x-lingpai-idempotent": true }, { idempotent: true }],
    [{ "x-lingpai-idempotent": false }, { idempotent: false }],
    [
      { "x-lingpai-pagination": { kind: "page", param: "p", items: "i", next: "n" } },
      { pagination: { kind: "page", param: "p", items: "i", next: "n" } },
    ],
    [{ deprecated: true }, { deprecated: true }],
    [{ responses: { 204: { description: "done" } } }, { returns: "nothing" }],
    [{ responses: { 200: { description: "done" }, 400: answers[200] } }, { returns: "nothing" }],
    [{ responses: { 200: { description: "p", content: { "application/problem+json": {} } } } }, {}],
    [{ responses: answering("text/plain") }, { returns: "text" }],
    [{ responses: answering("text/csv", "text/html") }, { returns: "text" }],
    [{ responses: answering("application/octet-stream") }, { returns: "binary" }],
    [{ responses: answering("image/png", "application/zip") }, { returns: "binary" }],
    [{ responses: answering("text/plain", JSON_TYPE, "image/png") }, {}],
    [{ "x-lingpai-kind": "probe", responses: answering("text/plain") }, { kind: "probe" }],
  ])("with %j has %j", (operation, expected) => {
    expect(made(operation)).toEqual({ method: "GET", path: "/things", input: {}, security: [], ...expected });
  });

  it("is refused where its success is text or binary", () => {
    expect(refusing({ responses: answering("text/plain", "image/png") })).toThrow(
      "op: its success is text or binary (text/plain, image/png); a method has one kind of result",
    );
  });

  it("is refused without an id, or with one that stands twice", () => {
    expect(refusing({ operationId: undefined })).toThrow("GET /things has no operationId");
    const twice = specWith({}, { post: { operationId: "op", responses: answers } });
    expect(() => manifestOf(twice)).toThrow("op stands twice");
  });

  it("keeps the spec's order", () => {
    const { paths, ...rest } = specWith({ operationId: "z" });
    const more = { "/a": { get: { operationId: "a", responses: answers } } };
    expect(Object.keys(manifestOf({ ...rest, paths: { ...paths, ...more } } as Spec))).toEqual(["z", "a"]);
  });
});

describe("a parameter", () => {
  it.each<[Json, Partial<Parameter>, Json]>([
    [string, {}, { in: "query", type: "string" }],
    [string, { required: true }, { in: "query", required: true, type: "string" }],
    [string, { in: "header" }, { in: "header", type: "string" }],
    [{ type: "integer", minimum: 1, maximum: 9 }, {}, { in: "query", type: "integer", minimum: 1, maximum: 9 }],
    [{ ...string, enum: ["a", "b"] }, {}, { in: "query", type: "string", enum: ["a", "b"] }],
    [{ ...string, const: "code" }, {}, { in: "query", type: "string", enum: ["code"] }],
    [{ type: ["string", "null"] }, {}, { in: "query", type: "string", nullable: true }],
    [{ type: ["string", "null"], enum: ["a", null] }, {}, { in: "query", type: "string", nullable: true, enum: ["a"] }],
    [{ type: ["string", "integer"] }, {}, { in: "query" }],
    [ref("AlsoName"), {}, { in: "query", type: "string", minLength: 1, maxLength: 9, pattern: "^n" }],
    [
      { type: "array", minItems: 1, maxItems: 3, items: ref("Name") },
      { explode: false },
      {
        in: "query",
        type: "array",
        minItems: 1,
        maxItems: 3,
        items: { type: "string", minLength: 1, maxLength: 9, pattern: "^n" },
      },
    ],
    [
      { type: "array", items: { type: ["string", "null"] } },
      {},
      { in: "query", explode: true, type: "array", items: { type: "string", nullable: true } },
    ],
    [
      { type: "integer", exclusiveMinimum: 0, exclusiveMaximum: 10 },
      {},
      { in: "query", type: "integer", minimum: 1, maximum: 9 },
    ],
    [
      { type: ["integer", "null"], exclusiveMinimum: -1 },
      {},
      { in: "query", nullable: true, type: "integer", minimum: 0 },
    ],
    [
      { type: "integer", exclusiveMinimum: 0.5, exclusiveMaximum: 9.5 },
      {},
      { in: "query", type: "integer", minimum: 1, maximum: 9 },
    ],
    [{ type: "number", exclusiveMinimum: 0, exclusiveMaximum: 10 }, {}, { in: "query", type: "number" }],
    [
      { type: "array", items: {} },
      { explode: true, style: "form" },
      { in: "query", explode: true, type: "array" },
    ],
    [{ type: "array" }, { in: "header", explode: true }, { in: "header", type: "array" }],
    [
      { ...string, contentMediaType: JSON_TYPE, contentSchema: { type: "array", maxItems: 2 } },
      {},
      { in: "query", json: true, type: "array", maxItems: 2 },
    ],
    [{ ...string, contentSchema: { type: "object" } }, {}, { in: "query", json: true, type: "object" }],
    [ref("Text"), {}, { in: "query", json: true, type: "array" }],
    [{ ...string, format: "uri", default: "x", description: "d" }, {}, { in: "query", type: "string" }],
  ])("of %j with %j", (schema, more, expected) => {
    expect(parameter(schema, more)).toEqual(expected);
  });

  it.each(["constructor", "toString", "hasOwnProperty"])("may be named %s, as every object has it", (name) => {
    const { input } = made({ parameters: [{ name, in: "query", schema: string }] });
    expect(input).toEqual({ [name]: { in: "query", type: "string" } });
    expect(bodied({ type: "object", required: [name], properties: { [name]: string } }).input).toEqual({
      [name]: { in: "body", required: true, type: "string" },
    });
    const oneOf = [
      { type: "object", properties: { [name]: string } },
      { type: "object", properties: { a: string } },
    ];
    expect(bodied({ oneOf }).input).toEqual({
      [name]: { in: "body", type: "string" },
      a: { in: "body", type: "string" },
    });
    expect(Object.keys(manifestOf(specWith({ operationId: name })))).toEqual([name]);
  });

  it("in the path is required, and may stand at the path or behind a reference", () => {
    const place = { path: "/things/{id}", parameters: [{ name: "id", in: "path", required: true, schema: string }] };
    const { input } = made({ parameters: [{ $ref: "#/components/parameters/Page" }] }, place);
    expect(input).toEqual({
      id: { in: "path", required: true, type: "string" },
      page: { in: "query", type: "integer", minimum: 1 },
    });
    expect(parameter(string, { in: "path" })).toEqual({ in: "path", required: true, type: "string" });
  });

  it("of an operation stands for the same one of its path", () => {
    const place = { parameters: [{ name: "p", in: "query", schema: string }] };
    const { input } = made(
      { parameters: [{ name: "p", in: "query", required: true, schema: { type: "integer" } }] },
      place,
    );
    expect(input).toEqual({ p: { in: "query", required: true, type: "integer" } });
  });

  it.each<[string, Json, string]>([
    ["a cookie", { in: "cookie" }, 'op: "p" is a cookie, which a client cannot set'],
    ["deepObject", { style: "deepObject" }, 'op: "p": only style form is written'],
    ["spaceDelimited", { style: "spaceDelimited" }, 'op: "p": only style form is written'],
    ["pipeDelimited", { style: "pipeDelimited" }, 'op: "p": only style form is written'],
    ["simple in a query", { style: "simple" }, 'op: "p": only style form is written'],
    ["matrix in a path", { in: "path", style: "matrix" }, 'op: "p": only style simple is written'],
    ["form in a header", { in: "header", style: "form" }, 'op: "p": only style simple is written'],
    ["reserved marks", { allowReserved: true }, 'op: "p": only style form is written'],
    ["no schema", { schema: undefined }, 'op: "p" has no schema'],
    ["content in place of a schema", { schema: undefined, content: { [JSON_TYPE]: {} } }, 'op: "p" has no schema'],
    ["an object", { schema: { type: "object" } }, 'op: "p" is an object, which only a body can hold'],
    ["a reference to nowhere", { schema: ref("Nope") }, "op: the reference #/components/schemas/Nope points nowhere"],
    [
      "a reference to another file",
      { schema: { $ref: "a.yaml" } },
      "op: the reference a.yaml does not point into the document",
    ],
  ])("is refused: %s", (_, differing, message) => {
    expect(refusing({ parameters: [{ name: "p", in: "query", schema: string, ...differing }] })).toThrow(message);
  });

  it("is refused where its name stands in two places", () => {
    const parameters = [{ name: "id", in: "query", schema: string }];
    const place = { path: "/things/{id}", parameters: [{ name: "id", in: "path", schema: string }] };
    expect(refusing({ parameters }, place)).toThrow('op: the name "id" stands in path and in query');
    const requestBody = { content: { [FORM]: { schema: { type: "object", properties: { id: string } } } } };
    expect(refusing({ parameters, requestBody })).toThrow('op: the name "id" stands in query and in body');
  });
});

describe("a body", () => {
  it("that is an object is its fields", () => {
    const schema = { type: "object", required: ["a"], properties: { a: string, b: { type: "integer" } } };
    for (const [type, content] of [
      [FORM, "form"],
      [JSON_TYPE, "json"],
      ["multipart/form-data", "multipart"],
    ] as const) {
      expect(bodied(schema, type)).toMatchObject({
        content,
        input: { a: { in: "body", type: "string", required: true }, b: { in: "body", type: "integer" } },
      });
    }
  });

  it("that is no object is one input", () => {
    const { input, content } = bodied({ type: "array", maxItems: 5, items: string }, JSON_TYPE);
    expect(input).toEqual({
      body: { in: "body", required: true, whole: true, type: "array", maxItems: 5, items: { type: "string" } },
    });
    expect(content).toBe("json");
  });

  it.each<[Json]>([[{ type: "object", additionalProperties: { type: "integer" } }], [{ type: "object" }]])(
    "that has no named fields is one input: %j",
    (schema) => {
      expect(bodied(schema, JSON_TYPE)).toMatchObject({
        content: "json",
        input: { body: { in: "body", required: true, whole: true, type: "object" } },
      });
    },
  );

  it.each<[Json]>([
    [string],
    [{ type: "array", items: string }],
    [{ type: "object", additionalProperties: string }],
    [{ type: "object" }],
  ])("that is a form has named fields: %j is refused", (schema) => {
    for (const type of [FORM, "multipart/form-data"]) {
      expect(() => bodied(schema, type)).toThrow("op: a form is an object with named fields");
    }
  });

  it("of anyOf is refused, wherever it stands", () => {
    const anyOf = [
      { type: "object", properties: { a: string } },
      { type: "object", properties: { b: string } },
    ];
    for (const schema of [{ anyOf }, { allOf: [{ anyOf }] }, { oneOf: [{ anyOf }] }]) {
      for (const type of [FORM, JSON_TYPE]) {
        expect(() => bodied(schema, type)).toThrow("op: a body of anyOf has no certain shape; say oneOf");
      }
    }
  });

  it("may stand behind references, in parts that are merged", () => {
    const parts = [
      { type: "object", required: ["a"], properties: { a: ref("Name") } },
      { type: "object", properties: { b: string } },
    ];
    expect(bodied({ allOf: parts, required: ["b"] })).toMatchObject({
      content: "form",
      input: { a: { required: true, maxLength: 9 }, b: { required: true } },
    });
  });

  it("holds files, null and JSON text", () => {
    const file = { type: "string", format: "binary" };
    expect(bodied({ type: "object", properties: { file } }, "multipart/form-data").input).toEqual({
      file: { in: "body", type: "file" },
    });
    expect(bodied({ type: "object", properties: { a: { type: ["string", "null"] } } }, JSON_TYPE).input).toEqual({
      a: { in: "body", nullable: true, type: "string" },
    });
    const text = {
      type: "string",
      contentMediaType: JSON_TYPE,
      contentSchema: { type: "array", minItems: 1, items: ref("Tree") },
    };
    expect(bodied({ type: "object", properties: { text } }).input).toEqual({
      text: { in: "body", json: true, type: "array", minItems: 1, items: { type: "object" } },
    });
  });

  it.each(["array", "object"])("that is a form holds no %s, a JSON body does", (type) => {
    const schema = { type: "object", properties: { a: { type } } };
    for (const content of [FORM, "multipart/form-data"]) {
      expect(() => bodied(schema, content)).toThrow(
        `op: "a": a form field holds no ${type}; state its text or JSON text`,
      );
    }
    expect(bodied(schema, JSON_TYPE).input).toEqual({ a: { in: "body", type } });
  });

  it("of another type is refused", () => {
    expect(() => bodied(string, "text/xml")).toThrow("op: the client does not write text/xml");
  });
});

describe("shapes of a body", () => {
  const grant = (type: string, required: string[], properties: Json = {}): Json => ({
    type: "object",
    required: ["grant_type", ...required],
    properties: { grant_type: { const: type }, ...properties },
    additionalProperties: false,
  });

  it("are told apart by what is constant", () => {
    const oneOf = [
      grant("code", ["code"], { code: string }),
      grant("refresh", ["token"], { token: string, scope: string }),
    ];
    const { input, variants, content } = bodied({ oneOf });
    expect(content).toBeUndefined();
    expect(input).toEqual({
      grant_type: { in: "body", enum: ["code", "refresh"], required: true },
      code: { in: "body", type: "string" },
      token: { in: "body", type: "string" },
      scope: { in: "body", type: "string" },
    });
    expect(variants).toEqual([
      { content: "form", when: { grant_type: "code" }, required: ["grant_type", "code"], optional: [] },
      { content: "form", when: { grant_type: "refresh" }, required: ["grant_type", "token"], optional: ["scope"] },
    ]);
  });

  it("share what allOf puts beside them", () => {
    const common = { type: "object", required: ["id"], properties: { id: string } };
    const { input, variants } = bodied({ allOf: [common, { oneOf: [grant("a", []), grant("b", [])] }] });
    expect(input.id).toEqual({ in: "body", type: "string", required: true });
    expect(variants?.map(({ when, required }) => [when, required])).toEqual([
      [{ grant_type: "a" }, ["id", "grant_type"]],
      [{ grant_type: "b" }, ["id", "grant_type"]],
    ]);
  });

  it("may be two content types", () => {
    const file = { type: "string", format: "binary" };
    const content = {
      [FORM]: { schema: { type: "object", required: ["id", "text"], properties: { id: string, text: string } } },
      "multipart/form-data": {
        schema: { type: "object", required: ["id", "file"], properties: { id: string, file, note: string } },
      },
    };
    const { input, variants } = made({ requestBody: { content } }, { verb: "post" });
    expect(Object.entries(input).map(([name, { required }]) => [name, required])).toEqual([
      ["id", true],
      ["text", undefined],
      ["file", undefined],
      ["note", undefined],
    ]);
    expect(variants).toEqual([
      { content: "form", required: ["id", "text"], optional: [] },
      { content: "multipart", required: ["id", "file"], optional: ["note"] },
    ]);
  });

  it("that say the same in two content types are one", () => {
    const schema = { type: "object", properties: { a: string } };
    const { content, variants } = made(
      { requestBody: { content: { [FORM]: { schema }, [JSON_TYPE]: { schema } } } },
      { verb: "post" },
    );
    expect([content, variants]).toEqual(["form", undefined]);
  });

  it("keep of a field what all of them say", () => {
    const oneOf = [
      { type: "object", properties: { a: { type: "string", maxLength: 5, minLength: 1 } } },
      { type: "object", required: ["a"], properties: { a: { type: "string", maxLength: 9, minLength: 1 } } },
    ];
    expect(bodied({ oneOf }).input).toEqual({ a: { in: "body", type: "string", minLength: 1 } });
  });
});

describe("what the client fills", () => {
  it("is no input, but a credential that follows no redirect", () => {
    const operation = bodied({
      allOf: [ref("Signed"), { type: "object", required: ["a"], properties: { a: string } }],
    });
    expect(operation).toMatchObject({ input: { a: { required: true } }, security: [["signature"]], redirect: false });
    expect(Object.keys(operation.input)).toEqual(["a"]);
  });

  it("may be all there is", () => {
    expect(bodied(ref("Signed"))).toMatchObject({ content: "form", input: {}, security: [["signature"]] });
  });

  it("may be a parameter", () => {
    const operation = made({
      parameters: [{ name: "key", in: "query", schema: string, "x-lingpai-filled-by": "key" }],
    });
    expect(operation).toEqual({ method: "GET", path: "/things", input: {}, security: [["key"]], redirect: false });
  });

  it("goes with each alternative of the security", () => {
    const requestBody = { content: { [FORM]: { schema: ref("Signed") } } };
    const { security } = made({ requestBody, security: [{ userToken: [] }, {}] }, { verb: "post" });
    expect(security).toEqual([["userToken", "signature"], ["signature"]]);
  });

  it("is named once where its credential stands in a header too", () => {
    const requestBody = { content: { [FORM]: { schema: ref("Signed") } } };
    const schemes = specWith({}).components?.securitySchemes;
    const spec = specWith({ requestBody, security: [{ signature: [] }] }, { verb: "post" }) as Spec;
    const signature = { type: "apiKey", in: "header", name: "X-Sign" };
    Object.assign(spec.components ?? {}, { securitySchemes: { ...schemes, signature } });
    expect(manifestOf(spec).op?.security).toEqual([["signature"]]);
  });
});

describe("security", () => {
  it.each<[Json[], string[][]]>([
    [[], []],
    [[{}], [[]]],
    [
      [{ userToken: ["a"] }, { appToken: [] }],
      [["userToken"], ["appToken"]],
    ],
    [[{ appCode: [], userToken: [] }], [["appCode", "userToken"]]],
  ])("of %j is %j", (security, expected) => {
    expect(made({ security }).security).toEqual(expected);
  });

  it("of the whole spec holds where the operation says nothing", () => {
    const spec = { ...specWith({ security: undefined }), security: [{ userToken: [] }] } as Spec;
    expect(manifestOf(spec).op?.security).toEqual([["userToken"]]);
  });

  it("by a scheme that does not exist is refused", () => {
    expect(refusing({ security: [{ nope: [] }] })).toThrow('op: security names "nope", which is no scheme');
  });
});

describe("a redirect", () => {
  it.each<[string, Json, boolean]>([
    ["nothing secret", {}, true],
    ["a bearer token, which fetch keeps at home", { security: [{ userToken: [] }] }, true],
    ["the Authorization header, likewise", { security: [{ clientJwt: [] }] }, true],
    ["a header of the platform's own", { security: [{ appCode: [] }] }, false],
    [
      "a secret in the body",
      { requestBody: { content: { [FORM]: { schema: { type: "object", properties: { a: ref("Secret") } } } } } },
      false,
    ],
    ["a secret in the query", { parameters: [{ name: "token", in: "query", schema: ref("Secret") }] }, true],
  ])("with %s is followed or not: %s", (_, operation, isFollowed) => {
    expect(made(operation).redirect).toBe(isFollowed ? undefined : false);
  });
});

describe("sensitive names", () => {
  const names = (operation: Json) => made(operation).sensitive;
  const answer = (schema: Schema | Json) => ({
    responses: { 200: { description: "ok", content: { [JSON_TYPE]: { schema } } } },
  });

  it("are those of inputs and answers, at any depth, each once", () => {
    const requestBody = {
      content: { [JSON_TYPE]: { schema: { type: "object", properties: { a: ref("Secret"), token: ref("Secret") } } } },
    };
    const parameters = [
      { name: "token", in: "query", schema: ref("Secret") },
      { name: "page", in: "query", schema: string },
    ];
    expect(names({ parameters, ...answer(ref("Tree")) })).toEqual(["token", "secret"]);
    expect(names({ requestBody, ...answer({ oneOf: [{ type: "array", items: ref("Tree") }] }) })).toEqual([
      "a",
      "token",
      "secret",
    ]);
  });

  it("are those inside JSON text, and those marked without a format", () => {
    const text = { type: "string", contentSchema: { anyOf: [ref("Tree")] } };
    expect(names(answer({ properties: { text, a: { type: "string", "x-sensitive": true } } }))).toEqual([
      "secret",
      "a",
    ]);
  });

  it("are not those of failures, nor of parameters that the client fills", () => {
    const responses = { ...answers, 400: { description: "no", content: { [JSON_TYPE]: { schema: ref("Tree") } } } };
    const parameters = [{ name: "key", in: "query", schema: ref("Secret"), "x-lingpai-filled-by": "key" }];
    expect(names({ responses, parameters })).toBeUndefined();
  });
});
