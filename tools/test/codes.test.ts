import { describe, expect, it } from "vitest";
import { codesOf } from "../codes.ts";
import type { Spec } from "../spec.ts";

const json = "application/json";
const fields = (properties: object) => ({ type: "object", properties });

/** A spec with these answers, by status. */
const specWith = (answers: Record<string, object>, schemas: object = {}): Spec =>
  ({
    info: { title: "Lab" },
    components: { schemas },
    paths: {
      "/op": {
        get: {
          operationId: "op",
          responses: Object.fromEntries(
            Object.entries(answers).map(([status, content]) => [status, { description: "x", content }]),
          ),
        },
      },
    },
  }) as unknown as Spec;

const answering = (schema: object, more: object = {}) => ({ [json]: { schema, ...more } });

const success = fields({ code: { const: 0 }, data: {} });

describe("the documented codes", () => {
  it("are those of the field that is 0 in a success", () => {
    const failure = fields({ code: { enum: [41303, 400, 0] }, other: { enum: [7] } });
    expect(codesOf(specWith({ 200: answering({ oneOf: [success, failure] }) }))).toEqual([400, 41303]);
  });

  it("are found behind references, in allOf, in every status, and each is there once", () => {
    const schemas = {
      Failure: { allOf: [fields({ code: { $ref: "#/components/schemas/Code" } })] },
      Code: { const: 9 },
    };
    const failure = { $ref: "#/components/schemas/Failure" };
    const answers = { 200: answering(success), 400: answering(failure), 500: answering({ anyOf: [failure] }) };
    expect(codesOf(specWith(answers, schemas))).toEqual([9]);
  });

  it("are numbers where they are digits, as the client reads them", () => {
    const texts = fields({ status: { enum: ["0", "12", "-3", "no_auth", ""] } });
    const zero = fields({ status: { const: "0" } });
    expect(codesOf(specWith({ 200: answering({ oneOf: [zero, texts] }) }))).toEqual([-3, 12, "no_auth"]);
  });

  it("are found where success is 0 as a number or as text", () => {
    const both = fields({ status: { type: ["integer", "string"], enum: [0, "0"] } });
    const other = fields({ status: { examples: [7, 0] }, kind: { enum: [0, 8] } });
    expect(codesOf(specWith({ 200: answering({ oneOf: [both, other] }) }))).toEqual([7]);
  });

  it("are those of OAuth, too", () => {
    expect(
      codesOf(specWith({ 400: answering(fields({ error: { enum: ["invalid_grant", "access_denied"] } })) })),
    ).toEqual(["access_denied", "invalid_grant"]);
  });

  it("are those of the examples where the list is open", () => {
    const error = fields({ error: { type: "string", examples: ["invalid_client"] } });
    const examples = { dead: { value: { error: "invalid_token" } }, fine: { value: { ok: true } } };
    expect(codesOf(specWith({ 401: answering(error, { examples }) }))).toEqual(["invalid_client", "invalid_token"]);
  });

  it("are read in JSON that is served as text", () => {
    const schema = { type: "string", contentSchema: fields({ error: { const: "server_error" } }) };
    const examples = { a: { value: '{"error":"no_auth"}' }, b: { value: "no JSON" } };
    expect(codesOf(specWith({ 400: { "text/plain": { schema, examples } } }))).toEqual(["no_auth", "server_error"]);
  });

  it("are none where there are none", () => {
    expect(codesOf(specWith({ 200: answering(success), 404: {} }))).toEqual([]);
  });
});
