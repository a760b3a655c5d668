import { describe, expect, it } from "vitest";
import { type Download, download } from "../src/files.ts";
import { failure, outcome, virtualTime } from "./clock.ts";
import { binary, filesLab, source, textOf } from "./files-lab.ts";
import { json, wire } from "./wire.ts";

const answering = (...answers: Parameters<typeof wire>) => filesLab(wire(...answers));

describe("the limits of a download", () => {
  virtualTime();

  it("are those of any call up to the headers, with retries", async () => {
    const { fetch, sent } = wire(
      () => Promise.reject(failure("ECONNRESET")),
      json({ code: 5 }, 503),
      () => new Promise(() => {}),
      binary("content"),
    );
    const client = filesLab({ fetch, maxRetries: 3, timeoutMs: 100 });
    const { value } = await outcome(download(client.getFile));
    expect(await textOf(value as Download)).toBe("content");
    expect(sent).toHaveLength(4);
  });

  it.each<[object, object, number]>([
    [{ timeoutMs: 300 }, {}, 300],
    [{ timeoutMs: 300 }, { timeoutMs: 500 }, 500],
    [{ timeoutMs: 300 }, { timeoutMs: 500, idleTimeoutMs: 700 }, 700],
    [{}, {}, 18_000],
  ])("hold for each chunk after the headers: client %j, call %j", async (client, options, ms) => {
    const { stream: body, cancelled } = source(1, 5, () => new Promise(() => {}));
    const file = await download(filesLab({ ...wire(binary(body)), ...client }).getFile, {}, options);
    const reader = file.stream.getReader();
    await reader.read();
    const end = await outcome(reader.read());
    expect(end.ms).toBe(ms);
    expect(end.error).toMatchObject({ name: "TimeoutError", limit: "idleTimeoutMs", limitMs: ms, retryable: true });
    expect(await cancelled).toBe(end.error);
  });

  it("do not count the time in which nobody reads", async () => {
    const { stream: body } = source(2, 5);
    const { stream } = await download(answering(binary(body)).getFile, {}, { idleTimeoutMs: 100 });
    const reader = stream.getReader();
    await reader.read();
    const pause = new Promise((resolve) => setTimeout(resolve, 10_000));
    await outcome(pause);
    expect((await reader.read()).value).toHaveLength(5);
  });

  it("are those of the call for a refusal that comes too slowly", async () => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const cancelled: unknown[] = [];
    const body = new ReadableStream<Uint8Array>({
      async pull(to) {
        await new Promise((resolve) => {
          timer = setTimeout(resolve, 300);
        });
        to.enqueue(new TextEncoder().encode(" "));
      },
      cancel(reason) {
        clearTimeout(timer);
        cancelled.push(reason);
      },
    });
    const client = filesLab({ ...wire(binary(body, { "content-type": "application/json" })), deadlineMs: 1_000 });
    const end = await outcome(download(client.getFile));
    expect(end.error).toMatchObject({ name: "TimeoutError", limit: "deadlineMs", limitMs: 1_000 });
    expect([end.ms, cancelled]).toEqual([1_000, [end.error]]);
  });

  it("hold for a refusal that does not come to its end", async () => {
    const { stream: body } = source(1, 5, () => new Promise(() => {}));
    const call = download(answering(binary(body, { "content-type": "application/json" })).getFile);
    expect((await outcome(call)).error).toMatchObject({ name: "TimeoutError", limitMs: 18_000 });
  });
});
