import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { counted } from "../src/files-counted.ts";
import type { FileStream } from "../src/files-inputs.ts";
import { multipart } from "../src/files-multipart.ts";

const refused = (input: string, expected: string) => new Error(`${input}: ${expected}`);

/** A body, read to its end. */
async function encoded(form: FormData, streams = new Map<string, FileStream>()) {
  const { contentType, pieces, total } = multipart(form, streams);
  const told: number[] = [];
  const body = counted(pieces, (sent) => told.push(sent), refused);
  const blob = await new Response(body.stream, { headers: { "content-type": contentType } }).blob();
  return { blob, contentType, total, told };
}

const plain = async (form: FormData) =>
  Promise.all(
    [...form].map(async ([name, value]) =>
      typeof value === "string" ? [name, value] : [name, value.name, value.type, await value.text()],
    ),
  );

/** What the platform's own parser makes of a body. */
const parsed = async (body: BodyInit, contentType?: string) =>
  plain(await new Response(body, contentType ? { headers: { "content-type": contentType } } : {}).formData());

const text = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({ unit: fc.constantFrom('"', "\n", "\r", "\\", "%", "%22", ";", "=", "é", "中", "😀", "a", " ") }),
);
const type = fc.constantFrom("", "text/plain", "application/zip", "text/plain; charset=utf-8");
const field = fc.record({ name: text, value: text });
// Node leaves an empty file name out, and reads the file as text then.
const fileName = text.filter((name) => name !== "");
const file = fc.record({ name: text, fileName, type, content: fc.uint8Array({ maxLength: 300 }) });

describe("a multipart body", () => {
  it("is what the platform makes of the same form, whatever the names and values are", async () => {
    const forms = fc.array(fc.oneof(field, file), { minLength: 1, maxLength: 5 });
    const property = fc.asyncProperty(forms, async (entries) => {
      const form = new FormData();
      for (const entry of entries) {
        if ("value" in entry) form.append(entry.name, entry.value);
        else form.append(entry.name, new File([entry.content], entry.fileName, { type: entry.type }));
      }
      const { blob, contentType, total, told } = await encoded(form);
      expect(await parsed(blob, contentType)).toEqual(await parsed(form));
      expect(total).toBe(blob.size);
      expect(told.at(-1)).toBe(total);
    });
    await fc.assert(property, { numRuns: 200 });
  });

  it("escapes quotes and line breaks in names as the HTML standard says", async () => {
    const form = new FormData();
    form.append('a"b\nc', "1\n2");
    form.append("f", new File(["x"], 'q"\r\n.txt'));
    const { blob, contentType } = await encoded(form);
    const boundary = contentType.replace("multipart/form-data; boundary=", "");
    expect(boundary).toMatch(/^[0-9a-f]{32}$/);
    expect(await blob.text()).toBe(
      [
        `--${boundary}`,
        'Content-Disposition: form-data; name="a%22b%0D%0Ac"',
        "",
        "1\r\n2",
        `--${boundary}`,
        'Content-Disposition: form-data; name="f"; filename="q%22%0D%0A.txt"',
        "Content-Type: application/octet-stream",
        "",
        "x",
        `--${boundary}--`,
        "",
      ].join("\r\n"),
    );
  });

  it("has another boundary each time", () => {
    const form = new FormData();
    form.append("a", "b");
    const types = Array.from({ length: 100 }, () => multipart(form, new Map()).contentType);
    expect(new Set(types).size).toBe(100);
  });

  it("has streams in place of the files of their names, cut into whatever chunks", async () => {
    const chunks = fc.array(fc.uint8Array({ maxLength: 50 }), { maxLength: 8 });
    const property = fc.asyncProperty(chunks, fc.boolean(), async (parts, isSized) => {
      const whole = new Blob(parts);
      const stream = new ReadableStream<Uint8Array>({
        start(controller) {
          for (const part of parts) controller.enqueue(part);
          controller.close();
        },
      });
      const form = new FormData();
      form.append("title", "t");
      form.append("file", new File([], "name.bin", { type: "application/zip" }));
      const size = isSized ? whole.size : undefined;
      const { blob, contentType, total } = await encoded(form, new Map([["file", { stream, name: "x", size }]]));
      form.set("file", new File([whole], "name.bin", { type: "application/zip" }));
      expect(await parsed(blob, contentType)).toEqual(await plain(form));
      expect(total).toBe(isSized ? blob.size : undefined);
    });
    await fc.assert(property, { numRuns: 100 });
  });
});
