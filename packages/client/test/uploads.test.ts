import { describe, expect, expectTypeOf, it } from "vitest";
import { type BgeResult, createBgeClient } from "../../bge-client/src/index.ts";
import { upload } from "../src/files.ts";
import { ApiError, addToForm, formFields, type Plan } from "../src/index.ts";
import { file, filesLab, kept, reading, received, source } from "./files-lab.ts";
import { enveloped, expectHidden, json, only, rejection, wire } from "./wire.ts";

const done = reading(() => enveloped("done"));

describe("an upload", () => {
  it("sends files and fields as a multipart body and resolves to the data", async () => {
    const forms: FormData[] = [];
    const { fetch, sent } = wire(async (request) => {
      forms.push(await received(request));
      return enveloped({ id: 1 });
    });
    const input = { file, title: "t", meta: { a: 1 } };
    expect(await upload(filesLab({ fetch }).upload, input)).toEqual({ id: 1 });
    const [form] = forms as [FormData];
    expect([...form.keys()]).toEqual(["file", "title", "meta"]);
    expect([form.get("title"), form.get("meta")]).toEqual(["t", '{"a":1}']);
    const got = form.get("file") as File;
    expect([got.name, got.type, await got.text()]).toEqual(["a.txt", "text/plain", "content"]);
    expect(only(sent).headers.get("content-type")).toMatch(/^multipart\/form-data; boundary=[0-9a-f]{32}$/);
    expect(only(sent).init).toMatchObject({ duplex: "half" });
  });

  it("takes a stream with a name, and one without", async () => {
    const forms: FormData[] = [];
    const { fetch } = wire(async (request) => {
      forms.push(await received(request));
      return enveloped("done");
    });
    const named = { stream: source(2, 3).stream, name: '文"件.zip', type: "application/zip" };
    await upload(filesLab({ fetch }).upload, { file: named, more: source(1, 2).stream });
    const [file, more] = [...(forms[0] as FormData).values()] as [File, File];
    expect([file.name, file.type, file.size, more.name, more.size]).toEqual([
      '文"件.zip',
      "application/zip",
      6,
      "blob",
      2,
    ]);
    expect(new Uint8Array(await file.arrayBuffer())).toEqual(new Uint8Array([1, 1, 1, 2, 2, 2]));
  });

  it("tells bytes from 0 to the length of the body", async () => {
    const { fetch, sent } = wire(done);
    const { onProgress, told } = kept();
    const big = new Blob([new Uint8Array(300_000)]);
    await upload(
      filesLab({ fetch }).upload,
      { file: big, more: { ...source(5, 1_000), name: "n", size: 5_000 } },
      { onProgress },
    );
    const total = Number(only(sent).headers.get("content-length"));
    expect(total).toBeGreaterThan(305_000);
    expect(told[0]).toEqual({ sent: 0, total });
    expect(told.at(-1)).toEqual({ sent: total, total });
    expect(told.length).toBeGreaterThan(9);
    const numbers = told.map(({ sent }) => sent);
    expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
  });

  it("knows no total where a stream does not say its size", async () => {
    const { fetch, sent } = wire(done);
    const { onProgress, told } = kept();
    await upload(filesLab({ fetch }).upload, { file: source(2, 10).stream }, { onProgress });
    expect(told.map(({ total }) => total)).toEqual(told.map(() => undefined));
    expect(told.at(-1)?.sent).toBeGreaterThan(20);
    expect(only(sent).headers.has("content-length")).toBe(false);
  });

  it("does not mind what is thrown while it tells", async () => {
    const { fetch } = wire(done);
    const onProgress = () => {
      throw new Error("broken bar");
    };
    expect(await upload(filesLab({ fetch }).upload, { file }, { onProgress })).toBe("done");
  });

  it("takes the options of a call", async () => {
    const { fetch, sent } = wire(done);
    await upload(filesLab({ fetch }).upload, { file }, { headers: { "x-note": "n" } });
    expect(only(sent).headers.get("x-note")).toBe("n");
    const gone = AbortSignal.abort(new Error("gone"));
    expect((await rejection(() => upload(filesLab({ fetch }).upload, { file }, { signal: gone }))).message).toBe(
      "gone",
    );
  });

  it("carries what the credential put into the form, which an error does not show", async () => {
    const forms: FormData[] = [];
    const { fetch } = wire(async (request) => {
      const form = await received(request);
      forms.push(form);
      return json({ code: 5, msg: `bad sign ${form.get("sign")}` });
    });
    const signature = (plan: Plan) => {
      const texts = formFields(plan).filter(([, value]) => typeof value === "string");
      addToForm(plan, { sign: `fake-signature-of-${texts.map(([name]) => name)}` });
    };
    const call = () => upload(filesLab({ fetch }, { signature }).signed, { file: source(1, 5).stream, title: "t" });
    const error = await rejection(call);
    expect(forms[0]?.get("sign")).toBe("fake-signature-of-title");
    expect(forms[0]?.get("file")).toMatchObject({ size: 5 });
    expect(error).toBeInstanceOf(ApiError);
    expect((error as ApiError).detail).toBe("bad sign [redacted]");
    expectHidden(error, "fake-signature");
  });
});

describe("the types of an upload", () => {
  it("are those of the method, with streams in place of files", () => {
    const { fetch } = wire(enveloped(null));
    const bge = createBgeClient({ clientId: "c", clientSecret: "fake-secret", fetch }).withToken("fake-token");
    const call = () =>
      upload(bge.getProfessionalVariant, {
        biosample_id: "E-F00000000001",
        bed_file: { stream: source(1, 1).stream, name: "regions.zip", size: 1 },
      });
    expectTypeOf(call).returns.resolves.toEqualTypeOf<BgeResult<"getProfessionalVariant">>();
    // @ts-expect-error: regions and bed_file exclude each other
    const both = () => upload(bge.getProfessionalVariant, { biosample_id: "E", bed_file: file, regions: [] });
    // @ts-expect-error: no such input
    const unknown = () => upload(bge.getProfessionalVariant, { biosample_id: "E", bed_file: file, nonsense: 1 });
    // @ts-expect-error: an URL and a probe send nothing
    const others = () => [upload(bge.authorize, {}), upload(bge.alive, {})];
    expect([call, both, unknown, others]).toHaveLength(4);
  });
});
