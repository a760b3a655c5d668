import { describe, expect, it } from "vitest";
import type { Credential } from "../src/index.ts";
import { type Transfer, transfer } from "../src/transfer.ts";
import { failure, outcome, virtualTime } from "./clock.ts";
import { lab } from "./lab.ts";
import { enveloped, json, page, wire } from "./wire.ts";

virtualTime();

const stream = () =>
  new ReadableStream({
    start(body) {
      body.enqueue(new Uint8Array([1]));
      body.close();
    },
  });

const asIs = (body: unknown) => body;

describe("a stream", () => {
  it.each<[string, () => Response | Promise<Response>]>([
    ["a connection that was never made", () => Promise.reject(failure("ECONNREFUSED"))],
    ["a broken connection", () => Promise.reject(failure("ECONNRESET"))],
    ["no answer in time", () => new Promise(() => {})],
  ])("is sent once, which the error says: %s", async (_, answer) => {
    const { fetch, sent } = wire(answer);
    const client = lab({ fetch, maxRetries: 3, timeoutMs: 100 });
    const { error } = await outcome(client.PUT("/unknown", { body: stream(), bodySerializer: asIs }));
    expect(error).toMatchObject({ attempts: 1, retryable: false });
    expect((error as Error).message).toMatch(/ \(1 attempt, \d+ ms, a stream is sent once\)$/);
    expect(sent).toHaveLength(1);
    expect(sent[0]?.init).toMatchObject({ duplex: "half" });
  });

  it("is sent once where the platform is busy", async () => {
    const { fetch, sent } = wire(json({ code: 5 }, 503));
    const call = lab({ fetch, maxRetries: 3 }).PUT("/unknown", { body: stream(), bodySerializer: asIs });
    expect((await outcome(call)).value).toMatchObject({ response: { status: 503 } });
    expect(sent).toHaveLength(1);
  });

  it("is sent once also where fetch says that it helps to come again", async () => {
    const thrown = Object.assign(new Error("x"), { retryable: true });
    const { fetch, sent } = wire(() => Promise.reject(thrown));
    const call = lab({ fetch, maxRetries: 3 }).PUT("/unknown", { body: stream(), bodySerializer: asIs });
    expect((await outcome(call)).error).toBe(thrown);
    expect(sent).toHaveLength(1);
  });

  it.each([json({ code: 5, msg: "busy" }, 503), page("<html>", 503)])(
    "that a transfer makes is one too",
    async (answer) => {
      const { fetch, sent } = wire(answer);
      const once: Transfer = {
        once: true,
        send(plan) {
          plan.body = stream();
        },
      };
      const call = lab({ fetch, maxRetries: 3 }).read({}, { [transfer]: once } as object);
      const { error } = await outcome(call);
      expect(error).toMatchObject({ attempts: 1, retryable: false, status: 503 });
      expect((error as Error).message).toMatch(/ \(HTTP 503, 1 attempt, \d+ ms, a stream is sent once\)$/);
      expect(sent).toHaveLength(1);
    },
  );

  it("is all that the error calls so", async () => {
    const { error } = await outcome(lab({ fetch: wire(json({ code: 5 }, 503)).fetch }).read());
    expect((error as Error).message).not.toContain("stream");
  });

  it("may follow a credential that failed, as nothing of it was sent", async () => {
    const { fetch, sent } = wire(enveloped("done"));
    let asked = 0;
    const key = () => (++asked === 1 ? Promise.reject(Object.assign(new Error("x"), { retryable: true })) : undefined);
    const client = lab({ fetch, maxRetries: 1 }, { key: key as Credential });
    const body = stream();
    await outcome(client.GET("/locked", { body, bodySerializer: asIs }));
    expect([asked, sent.length, sent[0]?.body]).toEqual([2, 1, body]);
  });
});
