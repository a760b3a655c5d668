import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Lab, lab } from "./lab.ts";
import { fields, only, type Sent, wire } from "./wire.ts";

async function sentBy(call: (client: Lab) => Promise<unknown>): Promise<Sent> {
  const { fetch, sent } = wire();
  await call(lab({ fetch }));
  return only(sent);
}

const text = fc.string({ unit: "binary" });
const scalar = fc.oneof(text, fc.boolean(), fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }));

describe("what is written parses back to what was given", () => {
  it("in a query", async () => {
    await fc.assert(
      fc.asyncProperty(scalar, scalar, fc.array(text), async (a, b, each) => {
        const { url } = await sentBy((client) => client.anything({ a, b, each }));
        const parsed = new URL(url).searchParams;
        expect(parsed.getAll("a")).toEqual([String(a)]);
        expect(parsed.getAll("b")).toEqual([String(b)]);
        expect(parsed.getAll("each")).toEqual(each);
      }),
    );
  });

  it("in a comma list, as the commas between are the only bare ones", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1 }), async (list) => {
        const { url } = await sentBy((client) => client.anything({ list }));
        const written = url.split("?list=")[1] ?? "";
        expect(written.split(",").map(decodeURIComponent)).toEqual(list);
      }),
    );
  });

  it("in JSON text of a query", async () => {
    await fc.assert(
      fc.asyncProperty(fc.dictionary(text, fc.jsonValue()), async (where) => {
        const { url } = await sentBy((client) => client.search({ text: "ab", where }));
        expect(new URL(url).searchParams.get("where")).toBe(JSON.stringify(where));
      }),
    );
  });

  it("in a path", async () => {
    const segment = text.filter((value) => !/^\.{0,2}$/.test(value));
    await fc.assert(
      fc.asyncProperty(segment, segment, async (thing, part) => {
        const { url } = await sentBy((client) => client.getPart({ thing_id: thing, part_ids: part }));
        const segments = new URL(url).pathname.split("/").map(decodeURIComponent);
        expect(segments).toEqual(["", "things", thing, "parts", part]);
        expect(new URL(url).search + new URL(url).hash).toBe("");
      }),
    );
  });

  it("in a form", async () => {
    await fc.assert(
      fc.asyncProperty(
        text,
        fc.boolean(),
        fc.array(fc.dictionary(text, fc.jsonValue()), { minLength: 1, maxLength: 2 }),
        async (name, on, items) => {
          const sent = await sentBy((client) => client.fill({ name, on, items }));
          const parsed = [...new URLSearchParams(await new Request(sent.url, sent.init).text())];
          expect(parsed).toEqual([
            ["name", name],
            ["on", String(on)],
            ["items", JSON.stringify(items)],
          ]);
        },
      ),
    );
  });

  it("in a multipart body", async () => {
    // Line breaks are CRLF in multipart (RFC 7578 section 4.6 leaves them alone, the Fetch standard does not).
    const line = text.map((value) => value.replace(/[\r\n]/g, " "));
    await fc.assert(
      fc.asyncProperty(line, fc.uint8Array(), async (title, bytes) => {
        const sent = await sentBy((client) => client.upload({ title, file: new Blob([new Uint8Array(bytes)]) }));
        expect(fields(sent).find(([name]) => name === "title")?.[1]).toBe(title);
        const parsed = await new Response(sent.body as FormData).formData();
        expect(parsed.get("title")).toBe(title);
        const file = parsed.get("file");
        if (!(file instanceof Blob)) throw new Error("no file was sent");
        expect(new Uint8Array(await file.arrayBuffer())).toEqual(new Uint8Array(bytes));
      }),
      { numRuns: 50 },
    );
  });

  it("in a JSON body", async () => {
    await fc.assert(
      fc.asyncProperty(text, fc.array(text), fc.dictionary(text, fc.jsonValue()), async (name, tags, deep) => {
        const { body } = await sentBy((client) => client.save({ name, tags, deep }));
        expect(body).toBe(JSON.stringify({ name, tags, deep }));
      }),
    );
  });

  it("in a URL that a browser visits", () => {
    const segment = text.filter((value) => !/^\.{0,2}$/.test(value));
    fc.assert(
      fc.property(segment, text, (room, state) => {
        const url = new URL(String(lab().visit({ room, state })));
        expect(url.searchParams.get("state")).toBe(state);
        expect(decodeURIComponent(url.pathname)).toBe(`/visit/${room}`);
      }),
    );
  });
});
