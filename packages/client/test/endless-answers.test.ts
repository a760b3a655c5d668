import { describe, expect, it } from "vitest";
import { ResponseFormatError } from "../src/index.ts";
import { lab } from "./lab.ts";
import { expectHidden, rejection } from "./wire.ts";

const canary = "canary-4711";
const types = [
  "text/event-stream",
  "text/event-stream; charset=utf-8",
  "text/event-stream  ;a=b",
  "application/json-seq",
  "Text/Event-Stream",
];

/** An answer that sends one event and then neither goes on nor ends. */
function endless(type: string, status = 200) {
  const seen: { cancelled: boolean } = { cancelled: false };
  const stream = new ReadableStream<Uint8Array>({
    start: (to) => to.enqueue(new TextEncoder().encode(`data: ${canary}\n\n`)),
    cancel() {
      seen.cancelled = true;
    },
  });
  const fetch = async () => new Response(stream, { status, headers: { "content-type": type } });
  return { client: lab({ fetch }), seen };
}

describe("an answer that ends", () => {
  it.each([
    "x-text/event-stream",
    "a text/event-stream",
    "text/event-streams",
    "text/event-stream a",
    "application/json-seq2",
    "application/json-sequence",
  ])("is read though its type is like a stream's: %s", async (type) => {
    const fetch = async () => new Response('{"code":0,"data":1}', { headers: { "content-type": type } });
    expect(await lab({ fetch }).read()).toBe(1);
  });

  it("is read where it has no body, whatever its type", async () => {
    const headers = { "content-type": "text/event-stream" };
    const fetch = async () => new Response(null, { status: 204, headers });
    expect(await lab({ fetch }).remove()).toBeUndefined();
  });
});

describe("an answer that never ends", () => {
  it.each(types)("is refused at once by a named call, and cancelled: %s", async (type) => {
    for (const operation of ["read", "readPlain"] as const) {
      const { client, seen } = endless(type);
      const error = await rejection(() => client[operation]());
      expect(error).toBeInstanceOf(ResponseFormatError);
      expect(error).toMatchObject({ operation, status: 200, expected: "an answer", received: "a stream" });
      expectHidden(error, canary);
      expect(seen.cancelled).toBe(true);
    }
  });

  it("is refused with an error status, and where the operation carries nothing, too", async () => {
    for (const [operation, status] of [
      ["read", 500],
      ["remove", 200],
      ["remove", 503],
    ] as const) {
      const { client, seen } = endless("text/event-stream", status);
      const error = await rejection(() => client[operation]());
      expect(error).toMatchObject({ name: "ResponseFormatError", operation, status, retryable: status >= 500 });
      expect(seen.cancelled).toBe(true);
    }
  });

  it("is refused without the promise that it helps to come again where that could do the work twice", async () => {
    const { client, seen } = endless("text/event-stream", 503);
    const error = await rejection(() => client.save({ name: "a" }));
    expect(error).toMatchObject({ name: "ResponseFormatError", status: 503, retryable: false });
    expect(seen.cancelled).toBe(true);
  });

  it("makes a probe false", async () => {
    const { client, seen } = endless("text/event-stream");
    expect(await client.alive()).toBe(false);
    expect(seen.cancelled).toBe(true);
  });

  it.each([
    ["json", 200],
    ["text", 200],
    [undefined, 200],
    ["stream", 500],
    ["stream", 404],
  ] as const)("is refused by a raw call that would read it: parseAs %s, HTTP %i", async (parseAs, status) => {
    const { client, seen } = endless("text/event-stream", status);
    const error = await rejection(() => client.GET("/read", { maxRetries: 0, ...(parseAs && { parseAs }) }));
    expect(error).toMatchObject({ name: "ResponseFormatError", status, expected: "an answer", received: "a stream" });
    expectHidden(error, canary);
    expect(seen.cancelled).toBe(true);
  });

  it.each(types)("is handed on as it comes by a raw call that asks for a stream: %s", async (type) => {
    const { client, seen } = endless(type);
    const { data } = await client.GET("/read", { parseAs: "stream" });
    if (!(data instanceof ReadableStream)) throw new Error("not a stream");
    const reader = data.getReader();
    const { value, done } = await reader.read();
    expect([new TextDecoder().decode(value as Uint8Array), done]).toEqual([`data: ${canary}\n\n`, false]);
    expect(seen.cancelled).toBe(false);
    await reader.cancel();
    expect(seen.cancelled).toBe(true);
  });
});
