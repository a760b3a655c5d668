import { describe, expect, it } from "vitest";
import { counted } from "../src/files-counted.ts";
import { source } from "./files-lab.ts";
import { rejection } from "./wire.ts";

const refused = (input: string, expected: string) => new Error(`${input}: ${expected}`);

/** A body of a stream that gives 5 of its 10 bytes and then nothing. */
function stalled() {
  let ask = () => {};
  const asked = new Promise<void>((resolve) => {
    ask = resolve;
  });
  const { stream, cancelled } = source(1, 5, () => {
    ask();
    return new Promise(() => {});
  });
  const body = counted([{ stream, name: "n", size: 10, input: "file" }], () => {}, refused);
  return { body, asked, cancelled, reader: body.stream.getReader() };
}

describe("a body that is counted", () => {
  it("tells who reads it that it was stopped, and cancels its source", async () => {
    const { body, asked, cancelled, reader } = stalled();
    await reader.read();
    const error = rejection(() => reader.read());
    await asked;
    body.stop();
    expect(await error).toMatchObject({ name: "AbortError", message: "The upload is over." });
    expect(await cancelled).toBe(await error);
    expect(body.failure).toBeUndefined();
  });

  it("cancels its source when it is cancelled, which is no failure of the source", async () => {
    const { body, asked, cancelled, reader } = stalled();
    await reader.read();
    const pending = reader.read();
    await asked;
    await reader.cancel("enough");
    expect(await cancelled).toBe("enough");
    expect((await pending).done).toBe(true);
    // A turn of the event loop, in which it would take the end of the source for a failure.
    await new Promise((resolve) => setImmediate(resolve));
    body.stop();
    expect(body.failure).toBeUndefined();
  });

  it("opens a source when it comes to it", async () => {
    const [first, second] = [source(1, 5), source(1, 5)];
    const pieces = [first, second].map(({ stream }) => ({ stream, name: "n", input: "file" }));
    const reader = counted(pieces, () => {}, refused).stream.getReader();
    expect([first.stream.locked, first.given()]).toEqual([false, 0]);
    await reader.read();
    expect([first.stream.locked, second.stream.locked]).toEqual([true, false]);
    await reader.read();
    expect((await reader.read()).done).toBe(true);
    expect([first.given(), second.given()]).toEqual([5, 5]);
  });
});
