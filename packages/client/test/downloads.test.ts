import { describe, expect, expectTypeOf, it } from "vitest";
import { createBgeClient } from "../../bge-client/src/index.ts";
import { type Download, type DownloadProgress, download } from "../src/files.ts";
import { NetworkError, ResponseFormatError } from "../src/index.ts";
import { failure } from "./clock.ts";
import { binary, filesLab, source, textOf } from "./files-lab.ts";
import { enveloped, expectHidden, only, refusal, rejection, wire, wordsOf } from "./wire.ts";

const answering = (...answers: Parameters<typeof wire>) => filesLab(wire(...answers));

describe("a download", () => {
  it("has the body as a stream, and what the headers say of it", async () => {
    const headers = { "content-length": "7", "content-disposition": 'attachment; filename="a.zip"', "x-other": "o" };
    const file = await download(answering(binary("content", headers)).getFile, { id: 1 });
    expect(file).toMatchObject({ size: 7, type: "application/zip", name: "a.zip" });
    expect([file.response.status, file.response.headers.get("x-other")]).toEqual([200, "o"]);
    expect(await textOf(file)).toBe("content");
  });

  it("says what it does not know", async () => {
    const file = await download(answering(() => new Response(new Uint8Array([65]))).getFile);
    expect([file.size, file.type, file.name]).toEqual([undefined, "", undefined]);
    expect(await textOf(file)).toBe("A");
  });

  it("takes the input and the options of a call", async () => {
    const { fetch, sent } = wire(binary("x"));
    await download(filesLab({ fetch }).getFile, { id: "a b" }, { headers: { "x-note": "n" } });
    expect(only(sent).url).toBe("https://lab.test/file?id=a%20b");
    expect(only(sent).headers.get("x-note")).toBe("n");
  });

  it.each([null, ""])("may be empty: %j", async (body) => {
    const told: DownloadProgress[] = [];
    const client = answering(binary(body, { "content-length": "0" }));
    const file = await download(client.getFile, {}, { onProgress: (progress) => told.push(progress) });
    expect(await textOf(file)).toBe("");
    expect(told).toEqual([{ received: 0, total: 0 }]);
  });

  it("tells every byte that was read, and reads what is asked for only", async () => {
    const told: DownloadProgress[] = [];
    const { stream: body, given } = source(3, 10);
    const client = answering(binary(body, { "content-length": "30" }));
    const { stream } = await download(client.getFile, {}, { onProgress: (progress) => told.push(progress) });
    expect([told, given()]).toEqual([[{ received: 0, total: 30 }], 0]);
    const reader = stream.getReader();
    await reader.read();
    expect([told.length, given()]).toEqual([2, 10]);
    await reader.read();
    await reader.read();
    expect((await reader.read()).done).toBe(true);
    expect(told.map(({ received }) => received)).toEqual([0, 10, 20, 30]);
    expect(told.every(({ total }) => total === 30)).toBe(true);
  });

  it("does not mind what is thrown while it tells", async () => {
    const onProgress = () => {
      throw new Error("broken bar");
    };
    expect(await textOf(await download(answering(binary("x")).getFile, {}, { onProgress }))).toBe("x");
  });

  it("does not mind what fails later while it tells", async () => {
    const onProgress = async () => {
      throw new Error("broken bar");
    };
    expect(await textOf(await download(answering(binary("x")).getFile, {}, { onProgress }))).toBe("x");
  });

  it("takes null for no options", async () => {
    expect(await textOf(await download(answering(binary("x")).getFile, {}, null as never))).toBe("x");
  });

  it("that is cancelled cancels the body", async () => {
    const { stream: body, cancelled } = source(3, 10);
    const { stream } = await download(answering(binary(body)).getFile);
    await stream.cancel("enough");
    expect(await cancelled).toBe("enough");
  });

  it.each([
    ["5", "5 bytes", "at least 7"],
    ["9", "9 bytes", "7"],
  ])("of another length than its Content-Length %s fails, naming both", async (length, expected, received) => {
    const client = answering(binary("content", { "content-length": length }));
    const error = await rejection(async () => textOf(await download(client.getFile)));
    expect(error).toBeInstanceOf(ResponseFormatError);
    expect(error).toMatchObject({ operation: "getFile", expected, received, attempts: 1, retryable: true });
    expect(wordsOf(error)).toBe(`lab getFile: expected ${expected}, received ${received}`);
    const post = await rejection(async () => textOf(await download(client.makeFile)));
    expect(post).toMatchObject({ retryable: false });
  });

  it("that goes beyond its length lets the body go", async () => {
    const { stream: body, cancelled } = source(3, 10);
    const error = await rejection(async () =>
      textOf(await download(answering(binary(body, { "content-length": "15" })).getFile)),
    );
    expect(await cancelled).toBe(error);
  });

  it.each<Record<string, string>>([
    { "content-length": "5", "content-encoding": "gzip" },
    { "content-length": "five" },
    { "content-length": "" },
    { "content-length": "-5" },
  ])("has no size to hold to with %j", async (headers) => {
    const file = await download(answering(binary("content", headers)).getFile);
    expect([file.size, await textOf(file)]).toEqual([undefined, "content"]);
  });

  it("whose connection breaks fails with a NetworkError, which shows nothing of the request", async () => {
    const broken = () => Promise.reject(failure("ECONNRESET", { message: "to https://lab.test/file?id=canary" }));
    const file = await download(answering(binary(source(1, 5, broken).stream)).getFile, { id: "canary" });
    const error = await rejection(() => textOf(file));
    expect(error).toBeInstanceOf(NetworkError);
    expect(error.cause).toEqual({ name: "Error", code: "ECONNRESET" });
    expect(error).toMatchObject({ operation: "getFile", retryable: true, attempts: 1 });
    expectHidden(error, "canary");
  });

  it("ends with the reason of its signal, before the headers and after", async () => {
    const controller = new AbortController();
    const { signal } = controller;
    const { stream: body, cancelled } = source(1, 5, () => new Promise(() => {}));
    const { stream } = await download(answering(binary(body)).getFile, {}, { signal });
    const reader = stream.getReader();
    await reader.read();
    const pending = rejection(() => reader.read());
    controller.abort(new Error("enough"));
    expect((await pending).message).toBe("enough");
    expect(await cancelled).toBe(signal.reason);
    await expect(download(answering(binary("x")).getFile, {}, { signal })).rejects.toBe(signal.reason);
  });

  it("ends with the reason of a signal that was aborted while nobody read", async () => {
    const controller = new AbortController();
    const { stream: body, cancelled } = source(1, 5);
    const { stream } = await download(answering(binary(body)).getFile, {}, { signal: controller.signal });
    controller.abort(new Error("enough"));
    expect((await rejection(() => stream.getReader().read())).message).toBe("enough");
    expect(await cancelled).toBe(controller.signal.reason);
  });

  it("refuses options that are none", async () => {
    const { fetch, sent } = wire(binary("x"));
    const call = (options: object) => refusal(() => download(filesLab({ fetch }).getFile, {}, options));
    expect(await call({ onProgress: 5 })).toMatchObject({ input: "onProgress", expected: "a function" });
    const expected = "milliseconds, from 1 to 2147483647";
    for (const idleTimeoutMs of [0, -1, 2 ** 31, Number.NaN, "5", null]) {
      expect(await call({ idleTimeoutMs })).toMatchObject({ input: "idleTimeoutMs", expected, operation: "getFile" });
    }
    expect(await call({ nonsense: 1 })).toMatchObject({ input: "nonsense" });
    expect((await refusal(() => download(filesLab({ fetch }).getFile, { nonsense: 1 }))).input).toBe("nonsense");
    expect(sent).toHaveLength(0);
  });
});

describe("the types of a download", () => {
  it("are those of the method's input", () => {
    const { fetch } = wire(enveloped(null));
    const bge = createBgeClient({ clientId: "c", clientSecret: "fake-secret", fetch }).withToken("fake-token");
    const calls = () => [download(bge.getUser), download(bge.getModelVersions, { model_id: "m" })];
    expectTypeOf(calls).returns.items.toEqualTypeOf<Promise<Download>>();
    // @ts-expect-error: the input is required
    const without = () => download(bge.getModelVersions);
    // @ts-expect-error: no such input
    const unknown = () => download(bge.getModelVersions, { model_id: "m", nonsense: 1 });
    expect([calls, without, unknown]).toHaveLength(3);
  });
});
