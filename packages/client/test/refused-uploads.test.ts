import { Readable } from "node:stream";
import { describe, expect, it } from "vitest";
import { upload } from "../src/files.ts";
import { file, filesLab, source } from "./files-lab.ts";
import { enveloped, refusal, wire } from "./wire.ts";

const takes = "a Blob, a File or a web stream";

describe("what an upload refuses before anything is sent", () => {
  const { fetch, sent } = wire(enveloped("done"));
  let asked = 0;
  const client = filesLab({ fetch }, { signature: () => void asked++ });

  it("is a stream that somebody reads", async () => {
    const { stream } = source(1, 1);
    stream.getReader();
    for (const file of [stream, { stream, name: "n" }]) {
      expect(await refusal(() => upload(client.signed, { file }))).toMatchObject({
        input: "file",
        platform: "lab",
        operation: "signed",
        message: "lab signed: file: expected a stream that nobody reads or has read from",
      });
    }
    expect(asked).toBe(0);
  });

  it("is a stream that was read from", async () => {
    const { stream } = source(2, 1);
    const reader = stream.getReader();
    await reader.read();
    reader.releaseLock();
    const error = await refusal(() => upload(client.signed, { file: { stream, name: "n" } }));
    expect([error.input, error.expected]).toEqual(["file", "a stream that nobody reads or has read from"]);
  });

  it.each([
    [{ name: 5 }, "a stream with its `name`, a string"],
    [{ name: undefined }, "a stream with its `name`, a string"],
    [{ type: 5 }, "a stream whose `type` is a string"],
    [{ size: -1 }, "a stream whose `size` is whole bytes"],
    [{ size: 0.5 }, "a stream whose `size` is whole bytes"],
    [{ size: "5" }, "a stream whose `size` is whole bytes"],
  ])("is a stream with %j", async (flaw, expected) => {
    const file = { stream: source(1, 1).stream, name: "n", ...flaw };
    expect(await refusal(() => upload(client.signed, { file }))).toMatchObject({ input: "file", expected });
  });

  it.each([
    [{}, "file", "a value, it is required"],
    [{ file, nonsense: 1 }, "nonsense", "one of the inputs file, more, title, meta"],
    [{ file: "a/path.txt" }, "file", `${takes}; openAsBlob of node:fs makes a Blob of a path`],
    [{ file: Readable.from([]) }, "file", `${takes}; Readable.toWeb of node:stream makes one of a Node stream`],
    [{ file: { stream: "text" } }, "file", takes],
    [{ file: 5 }, "file", takes],
    [{ file, title: 5 }, "title", "a string"],
    [{ file: source(1, 1).stream, title: source(1, 1).stream }, "title", "a string"],
    [undefined, "file", "a value, it is required"],
    ["text", "input", "an object"],
  ])("is an input that the method refuses: %#", async (input, name, expected) => {
    expect(await refusal(() => upload(client.signed, input as object))).toMatchObject({ input: name, expected });
  });

  it("is an option that is none", async () => {
    const call = (options: object) => refusal(() => upload(client.signed, { file }, options));
    expect(await call({ onProgress: 5 })).toMatchObject({ input: "onProgress", expected: "a function" });
    expect(await call({ nonsense: 5 })).toMatchObject({ input: "nonsense" });
  });

  it("is a stream where no file is sent, and a body without files", async () => {
    const { stream } = source(1, 1);
    const meta = refusal(() => upload(client.signed, { file, meta: { stream, name: "n" } }));
    expect(await meta).toMatchObject({ input: "meta", expected: "no stream, as it is not a file" });
    const form = await refusal(() => upload(client.choose, { ids: [1] }));
    expect(form).toMatchObject({ input: "input", expected: "a file, which makes the body multipart" });
    expect((await refusal(() => upload(client.save, { title: stream }))).input).toBe("input");
    expect(stream.locked).toBe(false);
  });

  it("was not sent", () => {
    expect(sent).toHaveLength(0);
  });
});
