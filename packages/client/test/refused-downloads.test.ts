import { getEventListeners } from "node:events";
import { describe, expect, it } from "vitest";
import { download } from "../src/files.ts";
import { type ApiError, ResponseFormatError } from "../src/index.ts";
import { binary, filesLab, source, textOf } from "./files-lab.ts";
import { watching } from "./watching.ts";
import { enveloped, json, page, rejection, wire } from "./wire.ts";

const answering = (...answers: Parameters<typeof wire>) => filesLab(wire(...answers));

describe("a refusal in place of a file", () => {
  it("is an ApiError, on HTTP 200 too", async () => {
    for (const method of ["getFile", "getText", "read"] as const) {
      const error = await rejection(() => download(answering(json({ code: 7, msg: "no such file" }))[method]));
      expect(error).toMatchObject({
        name: "ApiError",
        code: 7,
        detail: "no such file",
        status: 200,
        operation: method,
      });
      expect(await (error as ApiError).response.json()).toEqual({ code: 7, msg: "no such file" });
    }
    const error = await rejection(() => download(answering(json({ code: 7, msg: "m" }, 404)).getFile));
    expect(error).toMatchObject({ name: "ApiError", code: 7, status: 404 });
  });

  it("is told to who listens", async () => {
    const { options, events, lines } = watching();
    const { fetch } = wire(json({ code: 7, msg: "no such file" }));
    await rejection(() => download(filesLab({ ...options, fetch }).getFile));
    expect(events).toMatchObject([
      { type: "attempt" },
      { type: "refusal", operation: "getFile", status: 200, code: 7 },
    ]);
    expect(lines.at(-1)?.message).toBe("lab GET /file refused: 7 (HTTP 200)");
  });

  it("is not told of an answer that did not come to its end", async () => {
    const { options, events } = watching();
    const broken = () => new ReadableStream({ pull: (to) => to.error(new TypeError("terminated")) });
    const { fetch } = wire(binary(broken(), { "content-type": "application/json" }));
    const error = await rejection(() => download(filesLab({ ...options, fetch }).getFile));
    expect(error).toMatchObject({ name: "NetworkError" });
    expect(events.map(({ type }) => type)).toEqual(["attempt"]);
  });

  it("that never ends is cancelled, and leaves nothing at the signal", async () => {
    const { stream, cancelled } = source(9, 9);
    const { signal } = new AbortController();
    const endless = binary(stream, { "content-type": "text/event-stream" }, 500);
    const error = await rejection(() => download(answering(endless).getFile, {}, { signal }));
    expect(error).toMatchObject({ name: "ResponseFormatError", status: 500, received: "a stream" });
    await cancelled;
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });

  it.each(["application/x-ndjson", "application/jsonl", "application/json-seq2", "application/jsonp"])(
    "is not looked for in %s, which may go on for ever",
    async (type) => {
      const { stream, given } = source(3, 10);
      const file = await download(answering(binary(stream, { "content-type": type })).getFile);
      expect(given()).toBe(0);
      expect(await textOf(file)).toHaveLength(30);
    },
  );

  it.each(["application/json; charset=utf-8", "application/problem+json", "text/json", " Application/JSON"])(
    "is looked for in %s",
    async (type) => {
      const answer = page('{"code":7,"msg":"m"}', 200, type);
      expect(await rejection(() => download(answering(answer).getFile))).toMatchObject({ name: "ApiError", code: 7 });
    },
  );

  it("is not what JSON is that the platform has as a file", async () => {
    for (const body of [[1, 2], { a: 1 }, { code: 0, data: 1 }, "text"]) {
      const file = await download(answering(json(body)).getFile);
      expect(await new Response(file.stream).json()).toEqual(body);
    }
    const file = await download(answering(enveloped([1])).read);
    expect(await new Response(file.stream).json()).toEqual({ code: 0, msg: "", data: [1] });
  });

  it("is not looked for in more than 64 KB", async () => {
    const body = JSON.stringify({ code: 7, msg: "m".repeat(200_000) });
    const bytes = new TextEncoder().encode(body);
    let at = 0;
    const stream = new ReadableStream(
      {
        pull(controller) {
          if (at >= bytes.length) return controller.close();
          controller.enqueue(bytes.subarray(at, at + 10_000));
          at += 10_000;
        },
      },
      { highWaterMark: 0 },
    );
    const length = String(bytes.length);
    const told: number[] = [];
    const headers = { "content-type": "application/json", "content-length": length };
    const client = answering(() => new Response(stream, { headers }));
    const file = await download(client.getFile, {}, { onProgress: ({ received }) => told.push(received) });
    expect(at).toBe(70_000);
    expect(await textOf(file)).toBe(body);
    expect(told.at(-1)).toBe(bytes.length);
  });

  it("that is no JSON after all is what the method makes of it", async () => {
    const broken = () => new Response('{"code":', { headers: { "content-type": "application/json" } });
    expect(await textOf(await download(answering(broken).getFile))).toBe('{"code":');
    expect(await rejection(() => download(answering(broken).read))).toBeInstanceOf(ResponseFormatError);
  });
});
