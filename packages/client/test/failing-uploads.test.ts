import { describe, expect, it } from "vitest";
import { upload } from "../src/files.ts";
import { failure, outcome, virtualTime } from "./clock.ts";
import { file, filesLab, kept, reading, source } from "./files-lab.ts";
import { enveloped, json, refusal, wire } from "./wire.ts";

const done = reading(() => enveloped("done"));

describe("a stream that fails", () => {
  const fetch = async (_: string, { body }: RequestInit) => {
    try {
      await new Response(body).arrayBuffer();
    } catch (cause) {
      throw new TypeError("fetch failed", { cause });
    }
    return enveloped("done");
  };
  const client = filesLab({ fetch, maxRetries: 3 });

  it("rejects with its own reason", async () => {
    const reason = new Error("the disk is gone");
    const broken = source(2, 5, () => Promise.reject(reason)).stream;
    const other = source(1, 1);
    const call = upload(client.replace, { file: { stream: broken, name: "n" }, more: other.stream });
    await expect(call).rejects.toBe(reason);
    expect(await other.cancelled).toBe(reason);
  });

  it.each([
    [9, "less"],
    [11, "more"],
  ])("to be of its size of %i bytes, with %s coming, is an InputError", async (size) => {
    const { stream } = source(2, 5);
    const error = await refusal(() => upload(client.replace, { file: { stream, name: "n", size } }));
    expect([error.input, error.expected]).toEqual(["file", `a stream of ${size} bytes, as its \`size\` says`]);
  });

  it("to give bytes is an InputError", async () => {
    const stream = new ReadableStream<unknown>({
      start: (controller) => controller.enqueue("text"),
    }) as ReadableStream<Uint8Array>;
    const error = await refusal(() => upload(client.upload, { file: stream }));
    expect([error.input, error.expected]).toEqual(["file", "a stream of Uint8Array"]);
  });
});

describe("an attempt that fails", () => {
  virtualTime();

  it("is repeated with files, by the same rule as any, and the progress begins anew", async () => {
    const answers = [reading(() => json({ code: 5 }, 503)), () => Promise.reject(failure("ECONNRESET")), done];
    const { fetch, sent } = wire(...answers);
    const { onProgress, told } = kept();
    const call = upload(filesLab({ fetch, maxRetries: 3 }).replace, { file }, { onProgress });
    expect(await outcome(call)).toMatchObject({ value: "done" });
    expect(sent).toHaveLength(3);
    const starts = told.filter(({ sent }) => sent === 0);
    expect(starts).toHaveLength(3);
    expect(told.at(-1)?.sent).toBe(told[0]?.total);
    expect(new Set(sent.map(({ headers }) => headers.get("content-type"))).size).toBe(3);
  });

  it("is repeated with files by POST where no connection was made, and only there", async () => {
    const refusedOnce = wire(() => Promise.reject(failure("ECONNREFUSED")), done);
    expect(await outcome(upload(filesLab({ ...refusedOnce, maxRetries: 1 }).upload, { file }))).toMatchObject({
      value: "done",
    });
    const reset = wire(() => Promise.reject(failure("ECONNRESET")), done);
    const { error } = await outcome(upload(filesLab({ ...reset, maxRetries: 1 }).upload, { file }));
    expect(error).toMatchObject({ name: "NetworkError", attempts: 1, retryable: false });
    expect((error as Error).message).not.toContain("stream");
  });

  it("is not repeated where the file itself cannot be read, which is then the reason", async () => {
    const reason = new Error("the file has changed");
    const broken = () => new ReadableStream({ start: (controller) => controller.error(reason) });
    const { fetch, sent } = wire(({ body }) => new Response(body as BodyInit).text().then(() => enveloped("done")));
    const client = filesLab({ fetch, maxRetries: 3 });
    const file = Object.assign(new File(["x"], "n"), { stream: broken });
    expect((await outcome(upload(client.replace, { file }))).error).toBe(reason);
    expect(sent).toHaveLength(1);
  });

  it.each<[string, () => Promise<Response>]>([
    ["a refused connection", () => Promise.reject(failure("ECONNREFUSED"))],
    ["a broken connection", () => Promise.reject(failure("ECONNRESET"))],
    ["HTTP 503", async () => json({ code: 5 }, 503)],
    ["no answer in time", () => new Promise(() => {})],
  ])("is not repeated with a stream, which the error says and which is cancelled: %s", async (_, answer) => {
    const { fetch, sent } = wire(answer);
    const { stream, cancelled } = source(1, 1);
    const client = filesLab({ fetch, maxRetries: 3, timeoutMs: 100 });
    const { error } = await outcome(upload(client.replace, { file: { stream, name: "n", size: 1 } }));
    expect(error).toMatchObject({ attempts: 1, retryable: false });
    expect((error as Error).message).toMatch(/, a stream is sent once\)$/);
    expect(sent).toHaveLength(1);
    expect(await cancelled).toMatchObject({ name: "AbortError" });
  });

  it("leaves a stream as it was where a credential ended it", async () => {
    const { fetch } = wire(done);
    const { stream } = source(1, 1);
    const signature = () => Promise.reject(new Error("no key"));
    const { error } = await outcome(upload(filesLab({ fetch }, { signature }).signed, { file: stream }));
    expect((error as Error).message).toBe("no key");
    expect(await outcome(upload(filesLab({ fetch }).upload, { file: stream }))).toMatchObject({ value: "done" });
  });
});
