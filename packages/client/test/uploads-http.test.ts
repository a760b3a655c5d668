import type { IncomingMessage, ServerResponse } from "node:http";
import { describe, expect, it } from "vitest";
import { type UploadProgress, upload } from "../src/files.ts";
import { ApiError, TimeoutError } from "../src/index.ts";
import { filesLab, hosted, source } from "./files-lab.ts";
import { rejection } from "./wire.ts";

const answer = (response: ServerResponse, data: unknown, code = 0, status = 200): void => {
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify({ code, msg: "", data }));
};

const closed = (request: IncomingMessage): Promise<void> =>
  new Promise((resolve) => request.socket.once("close", () => resolve()));

const MB = 1024 * 1024;
const long = { timeoutMs: 100_000, deadlineMs: 100_000 };

/** Answers with what it got. */
const measuring = (request: IncomingMessage, response: ServerResponse): void => {
  let bytes = 0;
  request.on("data", (chunk: Buffer) => {
    bytes += chunk.length;
  });
  request.on("end", () => {
    const { "content-length": length, "transfer-encoding": encoding } = request.headers;
    answer(response, { bytes, length, encoding });
  });
};

describe("an upload to a server", () => {
  it("of 200 MB holds no more than the sockets do, and tells every byte", { timeout: 100_000 }, async () => {
    const { stream, given } = source(3_200, 64 * 1024);
    let got = 0;
    let held = 0;
    const slowly = (request: IncomingMessage, response: ServerResponse): void => {
      request.on("data", (chunk: Buffer) => {
        got += chunk.length;
        held = Math.max(held, given() - got);
        // The sender has a turn of the event loop for each chunk, and would run ahead if it could.
        request.pause();
        setImmediate(() => request.resume());
      });
      request.on("end", () => answer(response, got));
    };
    await hosted(slowly, async (baseUrl) => {
      const told: UploadProgress[] = [];
      const file = { stream, name: "big", size: 200 * MB };
      const options = { ...long, onProgress: (progress: UploadProgress) => told.push(progress) };
      const total = await upload(filesLab({ baseUrl }).upload, { file }, options);
      expect(got).toBe(total);
      expect(told.at(-1)).toEqual({ sent: total, total });
      expect(told.every(({ sent }, index) => index === 0 || sent > (told[index - 1]?.sent ?? 0))).toBe(true);
      expect(held).toBeLessThan(16 * MB);
    });
  });

  it("stops reading where the server does", async () => {
    const { stream, given } = source(3_200, 64 * 1024);
    const controller = new AbortController();
    const stalled = (request: IncomingMessage): void => {
      request.pause();
    };
    await hosted(stalled, async (baseUrl) => {
      const call = upload(filesLab({ baseUrl }).upload, { file: stream }, { ...long, signal: controller.signal });
      const error = rejection(() => call);
      // Until nothing more is asked for in many turns of the event loop.
      for (let before = -1, turns = 0; turns < 200; turns++) {
        await new Promise((resolve) => setImmediate(resolve));
        if (before !== given()) turns = 0;
        before = given();
      }
      controller.abort(new Error("enough"));
      expect((await error).message).toBe("enough");
      expect(given()).toBeGreaterThan(0);
      expect(given()).toBeLessThan(16 * MB);
    });
  });

  it.each<[number | undefined, string]>([
    [64 * 1024, "says its length"],
    [undefined, "goes out in chunks"],
  ])("of a stream of %s bytes %s", async (size) => {
    await hosted(measuring, async (baseUrl) => {
      const file = { stream: source(1, 64 * 1024).stream, name: "n", size };
      const got = (await upload(filesLab({ baseUrl }).upload, { file })) as Record<string, unknown>;
      expect(got.bytes).toBeGreaterThan(64 * 1024);
      expect(got).toMatchObject(size ? { length: String(got.bytes) } : { encoding: "chunked" });
    });
  });

  it.each<[string, object, string]>([
    ["the signal is aborted", {}, "enough"],
    ["its time is over", { timeoutMs: 200 }, "timeoutMs"],
  ])("ends in the middle when %s: the stream is cancelled and the socket freed", async (_, limits, word) => {
    const controller = new AbortController();
    let freed: Promise<void> | undefined;
    const taking = (request: IncomingMessage): void => {
      freed = closed(request);
      request.once("data", () => {
        if (!("timeoutMs" in limits)) controller.abort(new Error("enough"));
      });
    };
    await hosted(taking, async (baseUrl) => {
      // It gives something and then nothing more.
      const { stream, cancelled } = source(2, MB, () => new Promise(() => {}));
      const options = { ...long, ...limits, signal: controller.signal };
      const error = await rejection(() => upload(filesLab({ baseUrl }).upload, { file: stream }, options));
      expect(error.message).toContain(word);
      expect(error instanceof TimeoutError).toBe("timeoutMs" in limits);
      await cancelled;
      await freed;
    });
  });

  it.each([401, 413])("that is answered with HTTP %i in the middle is a refusal, and sends no more", async (status) => {
    let freed: Promise<void> | undefined;
    const refusing = (request: IncomingMessage, response: ServerResponse): void => {
      freed = closed(request);
      // It would take the rest, and keep the connection.
      request.resume();
      answer(response, null, 7, status);
    };
    await hosted(refusing, async (baseUrl) => {
      const { stream, cancelled } = source(2, 1_000, () => new Promise(() => {}));
      const error = await rejection(() => upload(filesLab({ baseUrl }).upload, { file: stream }));
      expect(error).toBeInstanceOf(ApiError);
      expect(error).toMatchObject({ status, code: 7 });
      await cancelled;
      await freed;
    });
  });

  it("ends when its stream fails, with the stream's reason, and frees the socket", async () => {
    let freed: Promise<void> | undefined;
    const taking = (request: IncomingMessage): void => {
      freed = closed(request);
      request.resume();
    };
    await hosted(taking, async (baseUrl) => {
      const reason = new Error("the disk is gone");
      const { stream } = source(1, 1_000, () => Promise.reject(reason));
      await expect(upload(filesLab({ baseUrl, maxRetries: 3 }).replace, { file: stream })).rejects.toBe(reason);
      await freed;
    });
  });

  it("of a file is repeated with the whole body after a connection that broke in the middle", async () => {
    let calls = 0;
    const breaking = (request: IncomingMessage, response: ServerResponse): void => {
      if (++calls === 1) request.once("data", () => request.socket.destroy());
      else measuring(request, response);
    };
    await hosted(breaking, async (baseUrl) => {
      const file = new Blob([new Uint8Array(3 * MB)]);
      const told: number[] = [];
      const onProgress = ({ sent }: UploadProgress) => told.push(sent);
      const got = await upload(filesLab({ baseUrl, maxRetries: 1 }).replace, { file }, { onProgress });
      expect(got).toMatchObject({ bytes: told.at(-1), length: String(told.at(-1)) });
      expect(told.filter((sent) => sent === 0)).toHaveLength(2);
    });
  });
});
