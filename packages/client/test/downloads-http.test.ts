import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { type DownloadProgress, download } from "../src/files.ts";
import { NetworkError } from "../src/index.ts";
import { filesLab, hosted } from "./files-lab.ts";
import { rejection } from "./wire.ts";

const MB = 1024 * 1024;
const zip = { "content-type": "application/zip" };

/** Writes until it has to wait, again and again; tells how much. */
function writing(bytes: number): { listener: RequestListener; written: () => number; closed: Promise<void> } {
  let written = 0;
  let close = () => {};
  const closed = new Promise<void>((resolve) => {
    close = resolve;
  });
  const chunk = new Uint8Array(64 * 1024);
  const listener = (request: IncomingMessage, response: ServerResponse): void => {
    request.socket.once("close", close);
    response.writeHead(200, { ...zip, "content-length": bytes });
    const write = (): void => {
      while (written < bytes) {
        written += chunk.length;
        if (!response.write(chunk)) return void response.once("drain", write);
      }
      response.end();
    };
    write();
  };
  return { listener, written: () => written, closed };
}

describe("a download from a server", () => {
  it("of 200 MB is held by nobody, and tells every byte", { timeout: 100_000 }, async () => {
    const { listener, written } = writing(200 * MB);
    await hosted(listener, async (baseUrl) => {
      const told: DownloadProgress[] = [];
      const onProgress = (progress: DownloadProgress) => told.push(progress);
      const { stream, size } = await download(filesLab({ baseUrl }).getFile, {}, { onProgress });
      let received = 0;
      let held = 0;
      for await (const chunk of stream as unknown as AsyncIterable<Uint8Array>) {
        received += chunk.length;
        held = Math.max(held, written() - received);
        // The server has a turn of the event loop for each chunk.
        await new Promise((resolve) => setImmediate(resolve));
      }
      expect([received, size]).toEqual([200 * MB, 200 * MB]);
      expect(told.at(-1)).toEqual({ received, total: received });
      expect(told.every(({ received }, index) => index === 0 || received > (told[index - 1]?.received ?? 0))).toBe(
        true,
      );
      expect(held).toBeLessThan(16 * MB);
    });
  });

  it("frees its socket when it is cancelled", async () => {
    const { listener, closed } = writing(200 * MB);
    await hosted(listener, async (baseUrl) => {
      const { stream } = await download(filesLab({ baseUrl }).getFile);
      const reader = stream.getReader();
      await reader.read();
      await reader.cancel();
      await closed;
    });
  });

  it.each(["while it is read", "while nobody reads it"])(
    "frees its socket when the signal is aborted %s",
    async (when) => {
      const { listener, closed } = writing(200 * MB);
      await hosted(listener, async (baseUrl) => {
        const controller = new AbortController();
        const { stream } = await download(filesLab({ baseUrl }).getFile, {}, { signal: controller.signal });
        const reader = stream.getReader();
        await reader.read();
        const reading = when === "while it is read" ? rejection(() => drained(reader)) : undefined;
        controller.abort(new Error("enough"));
        await closed;
        expect((await (reading ?? rejection(() => drained(reader)))).message).toBe("enough");
      });
    },
  );

  it("that stalls ends, and frees its socket", async () => {
    let closed: Promise<unknown> | undefined;
    const stalling = (request: IncomingMessage, response: ServerResponse): void => {
      closed = new Promise((resolve) => request.socket.once("close", resolve));
      response.writeHead(200, { ...zip, "content-length": 10 });
      response.write("12345");
    };
    await hosted(stalling, async (baseUrl) => {
      const { stream } = await download(filesLab({ baseUrl }).getFile, {}, { idleTimeoutMs: 50 });
      const error = await rejection(() => drained(stream.getReader()));
      expect(error).toMatchObject({ name: "TimeoutError", limit: "idleTimeoutMs", limitMs: 50 });
      await closed;
    });
  });

  it.each<[string, Record<string, number>]>([
    ["5 of 10 bytes", { "content-length": 10 }],
    ["5 bytes", {}],
  ])("whose connection breaks fails with a NetworkError that says how far it came: %s", async (came, headers) => {
    const breaking = (request: IncomingMessage, response: ServerResponse): void => {
      response.writeHead(200, { ...zip, ...headers });
      response.write("12345", () => request.socket.destroy());
    };
    await hosted(breaking, async (baseUrl) => {
      const { stream } = await download(filesLab({ baseUrl }).getFile);
      const error = await rejection(() => drained(stream.getReader()));
      expect(error).toBeInstanceOf(NetworkError);
      expect(error.message).toContain(`no complete answer, ${came} (UND_ERR_SOCKET)`);
      expect(error.cause).toEqual({ name: "SocketError", code: "UND_ERR_SOCKET" });
      expect(error).toMatchObject({ retryable: true, attempts: 1 });
    });
  });

  it("that is compressed is what it was before, and of no size", async () => {
    const content = "content".repeat(10_000);
    const compressing = (_: IncomingMessage, response: ServerResponse): void => {
      const body = gzipSync(content);
      response.writeHead(200, { ...zip, "content-encoding": "gzip", "content-length": body.length });
      response.end(body);
    };
    await hosted(compressing, async (baseUrl) => {
      const { stream, size } = await download(filesLab({ baseUrl }).getFile);
      expect([await new Response(stream).text(), size]).toEqual([content, undefined]);
    });
  });
});

async function drained(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
  while (!(await reader.read()).done);
}
