import { describe, expect, it } from "vitest";
import {
  ApiError,
  createPlatformClient,
  type Envelope,
  type Fetch,
  type Manifest,
  type Platform,
  ResponseFormatError,
} from "../src/index.ts";
import { envelope, type LabMethod } from "./lab.ts";
import { json, page, rejection, wire } from "./wire.ts";

const operations = {
  text: { method: "GET", path: "/text", input: {}, security: [], returns: "text" },
  file: { method: "GET", path: "/file", input: {}, security: [], returns: "binary" },
  bareText: { method: "GET", path: "/bare-text", input: {}, security: [], returns: "text", envelope: false },
  bareFile: { method: "GET", path: "/bare-file", input: {}, security: [], returns: "binary", envelope: false },
} as const satisfies Manifest;

type Id = keyof typeof operations;

const client = (
  answer: Response | Fetch,
  differing: { envelope?: Envelope; codes?: Platform["codes"] } = { envelope },
) =>
  createPlatformClient(
    { name: "lab", baseUrl: "https://lab.test", operations, ...differing },
    { fetch: answer instanceof Response ? wire(answer).fetch : answer, maxRetries: 0 },
    {},
  ) as unknown as Record<Id, LabMethod>;

const bytes = (body: readonly number[], type: string, status = 200): Response =>
  new Response(new Uint8Array(body), { status, headers: { "content-type": type } });

const bytesOf = async (blob: unknown): Promise<number[]> => [...new Uint8Array(await (blob as Blob).arrayBuffer())];

const all = ["text", "file", "bareText", "bareFile"] as const satisfies readonly Id[];
const texts = ["text", "bareText"] as const;
const files = ["file", "bareFile"] as const;

describe.each(texts)("an answer in text (%s)", (id) => {
  it.each(["text/plain", "text/csv; charset=utf-8", "text/html", "application/xml", "application/octet-stream"])(
    "is a string, whatever its type: %s",
    async (type) => {
      expect(await client(page("a,令\n", 200, type))[id]()).toBe("a,令\n");
    },
  );

  it("may be empty", async () => {
    expect(await client(page("", 200, "text/plain"))[id]()).toBe("");
    expect(await client(new Response(null, { status: 204 }))[id]()).toBe("");
  });

  it("is a string also where it looks like something else", async () => {
    expect(await client(page("0", 200, "text/plain"))[id]()).toBe("0");
    expect(await client(page("null", 200, "text/plain"))[id]()).toBe("null");
    expect(await client(page('{"code":7,"msg":"in a text"}', 200, "text/plain"))[id]()).toBe(
      '{"code":7,"msg":"in a text"}',
    );
    const untyped = new Response(new TextEncoder().encode("x"));
    expect(await client(untyped)[id]()).toBe("x");
  });

  it("comes with its response, which can still be read", async () => {
    const { data, response } = await client(page("令", 200, "text/plain"))[id].withResponse();
    expect([data, response.status, await response.text()]).toEqual(["令", 200, "令"]);
  });

  it("that never ends is no answer", async () => {
    const stream = new Response("data: x\n\n", { headers: { "content-type": "text/event-stream" } });
    expect(await rejection(() => client(stream)[id]())).toBeInstanceOf(ResponseFormatError);
  });
});

describe.each(files)("an answer that is a file (%s)", (id) => {
  it("that never ends is no answer, and is cancelled", async () => {
    const cancelled: unknown[] = [];
    const body = new ReadableStream({ cancel: (reason) => void cancelled.push(reason) });
    const stream = new Response(body, { headers: { "content-type": "text/event-stream" } });
    const fetch = async () => stream;
    const error = await rejection(() => client(fetch)[id]());
    expect(error).toMatchObject({ name: "ResponseFormatError", expected: "an answer", received: "a stream" });
    expect(cancelled).toHaveLength(1);
  });

  it.each([
    "application/octet-stream",
    "application/zip",
    "image/png",
    "text/csv",
    "text/html",
    "application/vnd.x+xml",
  ])("is a Blob with its type: %s", async (type) => {
    const blob = await client(bytes([1, 2, 3], type))[id]();
    expect(blob).toBeInstanceOf(Blob);
    expect((blob as Blob).type).toBe(type);
    expect(await bytesOf(blob)).toEqual([1, 2, 3]);
  });

  it("keeps all its bytes, also those that are no text", async () => {
    const every = Array.from({ length: 256 }, (_, byte) => byte);
    for (const type of ["application/octet-stream", "text/plain", "text/plain; charset=gbk"]) {
      expect(await bytesOf(await client(bytes([0xef, 0xbb, 0xbf, ...every], type))[id]())).toEqual([
        0xef,
        0xbb,
        0xbf,
        ...every,
      ]);
    }
  });

  it("has no type where the platform sends none", async () => {
    const blob = await client(new Response(new Uint8Array([255])))[id]();
    expect((blob as Blob).type).toBe("");
    expect(await bytesOf(blob)).toEqual([255]);
  });

  it("may be empty", async () => {
    for (const answer of [bytes([], "application/zip"), new Response(null, { status: 204 }), new Response(null)]) {
      const blob = await client(answer)[id]();
      expect(blob).toBeInstanceOf(Blob);
      expect((blob as Blob).size).toBe(0);
    }
  });

  it("may be JSON", async () => {
    const blob = (await client(json({ features: [] }, 200, "application/geo+json"))[id]()) as Blob;
    expect([blob.type, await blob.text()]).toEqual(["application/geo+json", '{"features":[]}']);
    const list = (await client(json([1, 2]))[id]()) as Blob;
    expect(await list.text()).toBe("[1,2]");
  });

  it("is not looked into: a file that holds a refusal in words is a file", async () => {
    const blob = (await client(page('{"code":7}', 200, "text/plain"))[id]()) as Blob;
    expect(await blob.text()).toBe('{"code":7}');
  });

  it("comes with its response, which can still be read", async () => {
    const { data, response } = await client(bytes([0, 255], "application/zip"))[id].withResponse();
    expect(await bytesOf(data)).toEqual([0, 255]);
    expect([...new Uint8Array(await response.arrayBuffer())]).toEqual([0, 255]);
    expect([...new Uint8Array(await response.clone().arrayBuffer())]).toEqual([0, 255]);
    expect(await bytesOf(await response.blob())).toEqual([0, 255]);
  });
});

describe.each(["text", "file"] as const)("a refusal in place of it (%s)", (id) => {
  it.each<[string, Response, object]>([
    ["on 200", json({ code: 41303, msg: "not yours", data: null }), { code: 41303, status: 200, detail: "not yours" }],
    ["on 403", json({ code: 41303, msg: "not yours" }, 403), { code: 41303, status: 403 }],
    ["as another JSON", json({ code: 41303, msg: "m" }, 200, "application/problem+json"), { code: 41303 }],
    ["on 403 without a type of its own", page('{"code":7,"msg":"m"}', 403, "text/plain"), { code: 7, detail: "m" }],
    ["in OAuth's form", json({ error: "invalid_token", error_description: "d" }, 401), { code: "invalid_token" }],
    ["in OAuth's form on 200", json({ error: "invalid_token" }), { code: "invalid_token", status: 200 }],
    ["without a word", new Response("", { status: 404 }), { code: "http_404", detail: "" }],
    ["without a body", new Response(null, { status: 503 }), { code: "http_503", retryable: true }],
  ])("is an ApiError %s", async (_, answer, fields) => {
    const error = await rejection(() => client(answer)[id]());
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ operation: id, documented: false, attempts: 1, ...fields });
  });

  it("is documented where the platform's list has it", async () => {
    const answer = json({ code: 41303, msg: "m" });
    expect(await rejection(() => client(answer, { envelope, codes: [41303] })[id]())).toMatchObject({
      documented: true,
    });
  });
});

describe.each(all)("an error page in place of it (%s)", (id) => {
  it.each([
    [page("<html>502</html>", 502), "HTML or XML"],
    [page("Bad gateway", 502, "text/plain"), "text/plain"],
    [bytes([0, 255, 1], "application/octet-stream", 500), "application/octet-stream"],
    [json({ why: "x" }, 500), "JSON of another shape"],
    [page('{"code":', 500, "application/json"), "JSON that is cut short or broken"],
  ])("is an error, and not the answer", async (answer, received) => {
    const error = (await rejection(() => client(answer)[id]())) as ResponseFormatError;
    expect(error).toBeInstanceOf(ResponseFormatError);
    expect(error).toMatchObject({ expected: "an error of the platform", received, operation: id });
    expect((await error.response.text()).length).toBeGreaterThan(0);
  });

  it("is one as well where it is a redirect", async () => {
    const moved = new Response("", { status: 302, headers: { location: "/login" } });
    expect(await rejection(() => client(moved)[id]())).toMatchObject({ received: "a redirect, which is not followed" });
  });
});

describe("an envelope of a success in place of it", () => {
  it("is the answer as it came", async () => {
    const answer = json({ code: 0, msg: "", data: "x" });
    expect(await client(answer).text()).toBe('{"code":0,"msg":"","data":"x"}');
    expect(await ((await client(answer).file()) as Blob).text()).toBe('{"code":0,"msg":"","data":"x"}');
  });
});
