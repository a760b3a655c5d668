import { describe, expect, it } from "vitest";
import { formFields, NetworkError, type Plan } from "../src/index.ts";
import { type Lab, lab, operations } from "./lab.ts";
import { enveloped, fields, json, only, page, rejection, wire } from "./wire.ts";

describe("a raw call's answer", () => {
  it("is what is on the wire, envelope included", async () => {
    const { data, error, response } = await lab({ fetch: wire(json({ code: 0, msg: "", data: [1] })).fetch }).GET(
      "/read",
    );
    expect([data, error, response.status]).toEqual([{ code: 0, msg: "", data: [1] }, undefined, 200]);
  });

  it("is no error because of its code", async () => {
    const { data, error } = await lab({ fetch: wire(json({ code: 41303, msg: "m" })).fetch }).GET("/read");
    expect([data, error]).toEqual([{ code: 41303, msg: "m" }, undefined]);
  });

  it("is an error by its status, as JSON or as text", async () => {
    const failed = await lab({ fetch: wire(json({ error: "invalid_grant" }, 400)).fetch }).GET("/read");
    expect([failed.data, failed.error, failed.response.status]).toEqual([undefined, { error: "invalid_grant" }, 400]);
    const text = await lab({ fetch: wire(page("<p>", 502)).fetch }).GET("/read");
    expect([text.data, text.error]).toEqual([undefined, "<p>"]);
  });

  it("is nothing on 204 and on an empty 200", async () => {
    expect((await lab({ fetch: wire(new Response(null, { status: 204 })).fetch }).GET("/read")).data).toBeUndefined();
    expect((await lab({ fetch: wire(new Response("")).fetch }).GET("/read")).data).toBeUndefined();
  });

  it("breaks off as a NetworkError", async () => {
    const answer = new Response(new ReadableStream({ pull: (to) => to.error(new TypeError("terminated")) }));
    expect(await rejection(() => lab({ fetch: async () => answer }).GET("/read"))).toBeInstanceOf(NetworkError);
  });
});

/** An answer whose connection breaks before its body is complete. */
const cutShort = (type: string) => {
  const body = new ReadableStream({ pull: (to) => to.error(new TypeError("terminated")) });
  return new Response(body, { headers: { "content-type": type } });
};

describe("an answer of which a raw call says nothing", () => {
  it.each([
    "application/json",
    "Application/JSON; charset=utf-8",
    "application/json ;charset=utf-8",
    "application/problem+json",
    "application/vnd.a-b_c!d+json",
    "text/plain",
    "text/csv;charset=gbk",
    "text/x-c.d+e-f",
  ])("is read within the attempt where it is text: %s", async (type) => {
    const error = await rejection(() => lab({ fetch: async () => cutShort(type) }).GET("/read"));
    expect(error).toBeInstanceOf(NetworkError);
  });

  it.each([
    "application/zip",
    "application/a b+json",
    "application/+json",
    "application/jsonl",
    "application/json zip",
    "text/a b",
    "text/",
    "x-application/json",
    "image/svg text/plain",
  ])("is read inside the attempt where it is not, too: %s", async (type) => {
    const error = await rejection(() => lab({ fetch: async () => cutShort(type) }).GET("/read"));
    expect(error).toBeInstanceOf(NetworkError);
  });
});

describe("parseAs", () => {
  const text = '{"code":0,"data":"令"}';
  const read = async (parseAs: string, type = "application/json") =>
    (await lab({ fetch: wire(page(text, 200, type)).fetch }).GET("/read", { parseAs })).data;

  it.each(["application/json", "text/csv; charset=utf-8", "application/zip"])("reads %s in every way", async (type) => {
    expect(await read("json", type)).toEqual({ code: 0, data: "令" });
    expect(await read("text", type)).toBe(text);
    const blob = await read("blob", type);
    if (!(blob instanceof Blob)) throw new Error("not a blob");
    expect([await blob.text(), blob.type]).toEqual([text, (await page("", 200, type).blob()).type]);
    const buffer = await read("arrayBuffer", type);
    if (!(buffer instanceof ArrayBuffer)) throw new Error("not an array buffer");
    expect(new TextDecoder().decode(buffer)).toBe(text);
    const stream = await read("stream", type);
    if (!(stream instanceof ReadableStream)) throw new Error("not a stream");
    expect(await new Response(stream).text()).toBe(text);
  });

  it("hands bytes on as they are, though the type says text", async () => {
    const bytes = new Uint8Array([0xef, 0xbb, 0xbf, 0xc1, 0xee, 0xff]);
    const answer = new Response(bytes, { headers: { "content-type": "text/csv; charset=gbk" } });
    const { data } = await lab({ fetch: wire(answer).fetch }).GET("/read", { parseAs: "arrayBuffer" });
    expect(new Uint8Array(data as ArrayBuffer)).toEqual(bytes);
  });

  it("stream leaves the answer unread", async () => {
    let pulls = 0;
    const stream = new ReadableStream(
      {
        pull(to) {
          pulls += 1;
          to.enqueue(new TextEncoder().encode(`${pulls}\n`));
          if (pulls === 9) to.close();
        },
      },
      { highWaterMark: 0 },
    );
    const answer = new Response(stream, { headers: { "content-type": "application/json" } });
    const { data, response } = await lab({ fetch: async () => answer }).GET("/read", { parseAs: "stream" });
    expect([pulls, response.bodyUsed]).toEqual([0, false]);
    const reader = (data as ReadableStream<Uint8Array>).getReader();
    const { value } = await reader.read();
    expect([new TextDecoder().decode(value), pulls]).toEqual(["1\n", 1]);
  });

  it.each(["text", "json", "arrayBuffer", "blob", "bytes", "formData"])(
    "leaves the response readable as %s, twice",
    async (reader) => {
      if (!(reader in Response.prototype) && reader !== "bytes") throw new Error(`no reader ${reader}`);
      const isForm = reader === "formData";
      const type = isForm ? "application/x-www-form-urlencoded" : "application/json";
      // A library that stands in for fetch has a class of its own.
      class Answer extends Response {}
      const answer = new Answer(isForm ? "a=1" : text, { headers: { "content-type": type } });
      const { response } = await lab({ fetch: async () => answer })
        .read.withResponse()
        .catch((error: { response: Response }) => error);
      const read = response as unknown as Record<string, () => Promise<unknown>>;
      expect(response.bodyUsed).toBe(false);
      const [first, second] = [await read[reader]?.(), await read[reader]?.()];
      expect(first).toBeDefined();
      expect(second).toEqual(first);
    },
  );

  it("leaves the response of an error readable, and cloneable", async () => {
    class Answer extends Response {}
    const answer = new Answer('{"code":1,"msg":"m"}', { status: 400, headers: { "x-trace": "1" } });
    const { response } = await lab({ fetch: async () => answer }).GET("/read");
    expect(await response.json()).toEqual({ code: 1, msg: "m" });
    for (const body of [response.body, response.body, response.clone().body]) {
      expect(await new Response(body).text()).toBe('{"code":1,"msg":"m"}');
    }
    expect([response.status, response.clone().status, response.bodyUsed]).toEqual([400, 400, false]);
    expect(response.clone().headers.get("x-trace")).toBe("1");
    expect(response).toBeInstanceOf(Answer);
  });
});

describe("a raw call's request", () => {
  const withKey = (fetch: ReturnType<typeof wire>["fetch"]): Lab =>
    lab({ fetch }, { key: ({ headers }) => headers.set("authorization", "k") });

  it("is authorized as its operation is", async () => {
    const { fetch, sent } = wire();
    await withKey(fetch).GET("/locked", { headers: { Authorization: "mine" } });
    expect(only(sent).headers.get("authorization")).toBe("k");
  });

  it("to a path that the spec does not have goes without a credential", async () => {
    const { fetch, sent } = wire(json({ any: 1 }));
    const { data } = await withKey(fetch).GET("/unknown", { params: { query: { a: [1, 2], b: "x y" } } });
    expect(data).toEqual({ any: 1 });
    expect(only(sent).headers.get("authorization")).toBeNull();
    expect(only(sent).url).toBe("https://lab.test/unknown?a=1&a=2&b=x%20y");
  });

  it("by another verb is another operation", async () => {
    const { fetch, sent } = wire();
    await withKey(fetch).PUT("/locked", {});
    expect([only(sent).method, only(sent).headers.get("authorization")]).toEqual(["PUT", null]);
  });

  it("writes the query as the spec says", async () => {
    const { fetch, sent } = wire();
    const query = { list: ["a,b", "c"], each: [1, 2], a: "+&=% 令", b: null, c: undefined };
    await lab({ fetch }).GET("/anything", { params: { query } });
    expect(only(sent).url).toBe("https://lab.test/anything?list=a%2Cb,c&each=1&each=2&a=%2B%26%3D%25%20%E4%BB%A4");
  });

  it("writes the path once encoded", async () => {
    const { fetch, sent } = wire();
    await lab({ fetch }).GET("/things/{thing_id}/parts/{part_ids}", {
      params: { path: { thing_id: "a/b c", part_ids: "%" } },
    });
    expect(only(sent).url).toBe("https://lab.test/things/a%2Fb%20c/parts/%25");
  });

  it.each([undefined, { "x-trace": "1" }, new Headers({ "x-trace": "1" })])(
    "writes a form, with headers %s",
    async (headers) => {
      const { fetch, sent } = wire();
      await lab({ fetch }).POST("/fill", { body: { name: "a b", on: true, items: [{ a: 1 }] }, headers });
      expect(only(sent).headers.get("content-type")).toBe("application/x-www-form-urlencoded");
      expect(only(sent).headers.get("x-trace")).toBe(headers ? "1" : null);
      expect(fields(only(sent))).toEqual([
        ["name", "a b"],
        ["on", "true"],
        ["items", '[{"a":1}]'],
      ]);
    },
  );

  it("leaves out a field of a form that is null or undefined", async () => {
    const { fetch, sent } = wire();
    await lab({ fetch }).POST("/fill", { body: { name: null, count: undefined, on: true } });
    expect(fields(only(sent))).toEqual([["on", "true"]]);
  });

  it("writes a field that the spec does not have as text", async () => {
    const { fetch, sent } = wire();
    await lab({ fetch }).POST("/fill", { body: { more: 1 } });
    expect(fields(only(sent))).toEqual([["more", "1"]]);
  });

  it("writes a JSON body", async () => {
    const { fetch, sent } = wire();
    await lab({ fetch }).POST("/save", { body: { name: "n", tags: ["a"] }, headers: { "x-trace": "1" } });
    expect([only(sent).body, only(sent).headers.get("content-type")]).toEqual([
      '{"name":"n","tags":["a"]}',
      "application/json",
    ]);
  });

  it("writes a body that is no object as JSON", async () => {
    const { fetch, sent } = wire();
    await lab({ fetch }).PUT("/things/{thing_id}", { params: { path: { thing_id: "1" } }, body: ["a"] });
    expect([only(sent).body, only(sent).headers.get("content-type")]).toEqual(['["a"]', "application/json"]);
  });

  it("writes null, and a body that the spec does not have, as JSON", async () => {
    const { fetch, sent } = wire();
    await lab({ fetch }).POST("/save", { body: null });
    await lab({ fetch }).DELETE("/remove", { body: { a: [1] } });
    expect(sent.map(({ body }) => body)).toEqual(["null", '{"a":[1]}']);
  });

  it("writes a body of several shapes in the first that holds no file", async () => {
    const { fetch, sent } = wire();
    await lab({ fetch }).POST("/extract", { body: { id: "1", regions: [{ chr: "1" }] } });
    expect(fields(only(sent))).toEqual([
      ["id", "1"],
      ["regions", '[{"chr":"1"}]'],
    ]);
  });

  it("writes a multipart body, by the operation or by a file", async () => {
    for (const path of ["/upload", "/extract"]) {
      const { fetch, sent } = wire();
      const name = path === "/upload" ? "file" : "bed_file";
      await lab({ fetch }).POST(path, { body: { id: "1", [name]: new Blob(["x"]) } });
      expect(fields(only(sent)).map(([field]) => field)).toEqual(["id", name]);
      expect([only(sent).body instanceof FormData, only(sent).headers.has("content-type")]).toEqual([true, false]);
    }
  });

  it("takes a body that the caller has made", async () => {
    const { fetch, sent } = wire();
    const form = new FormData();
    form.append("file", new Blob(["x"]));
    await lab({ fetch }).POST("/upload", { body: form });
    expect(only(sent).body).toBe(form);
  });

  it("leaves the last word on serialization and content type to the caller", async () => {
    const { fetch, sent } = wire();
    const client = lab({ fetch });
    const [querySerializer, bodySerializer] = [() => "mine", () => "<fill/>"];
    const query = { a: ["1", "2"] };
    await client.POST("/fill", {
      body: { name: "a" },
      headers: { "Content-Type": "text/xml" },
      bodySerializer,
      params: { query },
    });
    await client.POST("/fill", { body: { name: "a" }, headers: { "Content-Type": "text/plain" } });
    await client.GET("/anything", { params: { query: { a: 1 } }, querySerializer });
    expect(sent.map(({ headers }) => headers.get("content-type"))).toEqual(["text/xml", "text/plain", null]);
    expect([sent[0]?.body, sent[2]?.url]).toEqual(["<fill/>", "https://lab.test/anything?mine"]);
    expect(sent[0]?.url).toBe("https://lab.test/fill?a=1,2");
  });

  it("shows a credential no form where its body is none", async () => {
    const plans: Plan[] = [];
    const credentials = { signature: (plan: Plan) => void plans.push(plan) };
    for (const body of [new Blob(["a=1"]), null]) {
      const init = { body, bodySerializer: (given: unknown) => given };
      await lab({ fetch: wire().fetch }, credentials).POST("/locked", init);
    }
    expect(plans.map(({ body }) => body)).toEqual([new Blob(["a=1"]), null]);
    expect(plans.map(formFields)).toEqual([[], []]);
  });

  it("checks no input", async () => {
    const { fetch, sent } = wire();
    await lab({ fetch }).GET("/search", { params: { query: { page: -1 } } });
    expect(only(sent).url).toBe("https://lab.test/search?page=-1");
  });

  it("knows whose it is, so that its errors name the operation", async () => {
    const failing = lab({ fetch: wire(() => Promise.reject(new TypeError("x"))).fetch });
    expect((await rejection(() => failing.GET("/read"))).message).toMatch(
      /^lab read: no complete answer \(TypeError\)/,
    );
    expect((await rejection(() => failing.GET("/unknown"))).message).toMatch(/^lab: no complete answer \(TypeError\)/);
  });

  it("does not follow a redirect where its operation does not", async () => {
    const { fetch, sent } = wire(enveloped(null));
    await lab({ fetch }).DELETE("/remove");
    expect([operations.remove.redirect, only(sent).init.redirect]).toEqual([false, "manual"]);
  });
});
