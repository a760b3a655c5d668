import { describe, expect, expectTypeOf, it } from "vitest";
import { createPlatformClient, type Manifest, type Result } from "../src/index.ts";
import { json, page, rejection, wire } from "./wire.ts";

const operations = {
  readme: { method: "GET", path: "/readme", input: {}, security: [], returns: "text" },
  chart: { method: "GET", path: "/chart", input: {}, security: [], returns: "binary" },
  forget: { method: "POST", path: "/forget", input: {}, security: [], returns: "nothing" },
} as const satisfies Manifest;

type None = { query?: never; header?: never; path?: never; cookie?: never };
type Answers<Content> = {
  parameters: None;
  requestBody?: never;
  responses: { 200: { headers: object; content: Content } };
};
type Refusal = { "application/json": { code: 1 } };

interface Operations {
  readme: Answers<{ "text/plain": string; "text/html": string }>;
  chart: Answers<{ "image/png": Blob; "application/zip": unknown }>;
  forget: { parameters: None; requestBody?: never; responses: { 204: { headers: object; content?: never } } };
}

interface Lab {
  paths: object;
  operations: Operations;
  manifest: typeof operations;
  success: { code: 0 };
}

const envelope = { code: "code", message: "msg", data: "data" };
const client = (fetch: ReturnType<typeof wire>["fetch"]) =>
  createPlatformClient<Lab>(
    { name: "lab", baseUrl: "https://lab.test", operations, envelope },
    { fetch, maxRetries: 0 },
    {},
  );

describe("an operation whose success is text", () => {
  it("resolves to the text, even where that looks like JSON", async () => {
    const { fetch } = wire(
      page("héllo", 200, "text/plain; charset=utf-8"),
      page('{"code":0,"data":1}', 200, "text/plain"),
    );
    const lab = client(fetch);
    const text = await lab.readme();
    expectTypeOf(text).toEqualTypeOf<string>();
    expect(text).toBe("héllo");
    expect(await lab.readme()).toBe('{"code":0,"data":1}');
  });

  it("is refused by the platform as any other", async () => {
    const error = await rejection(() => client(wire(json({ code: 7, msg: "no" }, 403)).fetch).readme());
    expect(error).toMatchObject({ name: "ApiError", code: 7, detail: "no" });
  });
});

describe("an operation whose success is a file", () => {
  it("resolves to a Blob with its bytes and its type", async () => {
    const bytes = new Uint8Array([0, 255, 128, 10]);
    const response = new Response(bytes, { headers: { "content-type": "image/png" } });
    const file = await client(wire(response).fetch).chart();
    expectTypeOf(file).toEqualTypeOf<Blob>();
    expect(file.type).toBe("image/png");
    expect(new Uint8Array(await file.arrayBuffer())).toEqual(bytes);
  });

  it("is refused by the platform as any other", async () => {
    const error = await rejection(() => client(wire(json({ code: 7, msg: "no" }, 404)).fetch).chart());
    expect(error).toMatchObject({ name: "ApiError", code: 7, detail: "no" });
  });
});

describe("the type of a result", () => {
  type Of<Responses> = Result<{ responses: Responses }, { code: 0 }>;
  it("is that of JSON, where an answer can be that, under any name of JSON", () => {
    expectTypeOf<
      Of<{ 200: { content: { "application/json": { code: 0; data: 1 }; "text/plain": string } } }>
    >().toEqualTypeOf<1>();
    expectTypeOf<Of<{ 200: { content: { "application/hal+json": { code: 0; data: 2 } } } }>>().toEqualTypeOf<2>();
    expectTypeOf<
      Of<{ 201: { content: { "application/json": { code: 0; data: 3 } } }; 400: { content: Refusal } }>
    >().toEqualTypeOf<3>();
  });

  it("is void, where nothing comes, or only refusals have a body", async () => {
    expectTypeOf<Of<{ 204: { content?: never } }>>().toEqualTypeOf<void>();
    expectTypeOf<Of<{ 200: { content?: never }; 400: { content: Refusal } }>>().toEqualTypeOf<void>();
    const nothing = await client(wire(new Response(null, { status: 204 })).fetch).forget();
    expectTypeOf(nothing).toEqualTypeOf<void>();
    expect(nothing).toBeUndefined();
  });
});
