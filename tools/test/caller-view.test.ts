import { describe, expect, it } from "vitest";
import { callerView, onlyContent } from "../caller-view.ts";
import type { Spec } from "../spec.ts";

const filled = { type: "string", "x-lingpai-filled-by": "signature" };
const string = { type: "string" };

const spec = {
  info: { title: "Lab" },
  paths: {
    "/things": {
      post: {
        operationId: "op",
        parameters: [
          { name: "key", in: "query", schema: string, "x-lingpai-filled-by": "signature" },
          { $ref: "#/components/parameters/Time" },
          { name: "page", in: "query", schema: string },
        ],
        requestBody: { content: { form: { schema: { $ref: "#/components/schemas/Body" } } } },
        responses: {},
      },
    },
  },
  components: {
    parameters: { Time: { name: "time", in: "query", schema: string, "x-lingpai-filled-by": "signature" } },
    schemas: {
      Sign: filled,
      Body: {
        type: "object",
        required: ["sign", "name", "time"],
        properties: {
          sign: { $ref: "#/components/schemas/Sign" },
          name: string,
          time: filled,
          items: {
            type: "string",
            description: "The items.",
            deprecated: true,
            contentMediaType: "application/json",
            contentSchema: { type: "array", items: { type: "object", properties: { sign: filled, a: string } } },
          },
        },
      },
      Properties: {
        type: "object",
        required: ["properties"],
        properties: { properties: { type: "array", items: string } },
      },
    },
  },
} as unknown as Spec;

const before = JSON.stringify(spec);

describe("the spec as a caller sees it", () => {
  const view = JSON.parse(JSON.stringify(callerView(spec))) as {
    paths: { "/things": { post: { parameters: unknown[] } } };
    components: { schemas: Record<string, { required?: string[]; properties?: Record<string, unknown> }> };
  };
  const { Body, Properties } = view.components.schemas;

  it("has no parameter that the client fills, nor one behind a reference", () => {
    expect(view.paths["/things"].post.parameters).toEqual([{ name: "page", in: "query", schema: string }]);
  });

  it("has no field that the client fills, and does not require it", () => {
    expect(Object.keys(Body?.properties ?? {})).toEqual(["name", "items"]);
    expect(Body?.required).toEqual(["name"]);
  });

  it("has the value of JSON text beside the text, and of the value what the client does not fill", () => {
    expect(Body?.properties?.items).toEqual({
      description: "The items.",
      deprecated: true,
      anyOf: [
        { type: "array", items: { type: "object", properties: { a: string } } },
        { type: "string", description: "The same, as JSON text." },
      ],
    });
  });

  it("has the value of JSON text alone, where that is asked for", () => {
    const { components } = JSON.parse(JSON.stringify(callerView(spec, onlyContent))) as typeof view;
    expect(components.schemas.Body?.properties?.items).toEqual({
      type: "array",
      items: { type: "object", properties: { a: string } },
    });
  });

  it("leaves a field alone that is named like a keyword", () => {
    expect(Properties).toEqual({
      type: "object",
      required: ["properties"],
      properties: { properties: { type: "array", items: string } },
    });
  });

  it("leaves the spec itself as it is", () => {
    callerView(spec);
    expect(JSON.stringify(spec)).toBe(before);
  });
});
