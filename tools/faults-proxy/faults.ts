import type { ServerResponse } from "node:http";
import type { Random } from "./random.ts";

/** The answer of the server behind the proxy. */
export interface Upstream {
  readonly status: number;
  readonly type: string;
  readonly body: Buffer;
}

/** One request that a fault is made of. */
export interface Exchange {
  readonly response: ServerResponse;
  /** Passes the request on, and resolves to the answer. */
  pass(): Promise<Upstream>;
  /** Resolves after the time; rejects when the client went away before. */
  wait(ms: number): Promise<void>;
  /** Of this request's own. */
  readonly random: Random;
}

export type Fault = (exchange: Exchange) => unknown;

/** Longer than an attempt of the client may take, see `scenarios.ts`. */
const tooLongMs = 5_500;

/** The answer as it is. */
const right: Fault = async ({ response, pass }) => {
  const { status, type, body } = await pass();
  response.writeHead(status, { "content-type": type, "content-length": body.length }).end(body);
};

const html = "<!doctype html><title>Sorry</title><p>The gate is closed for a moment.</p>";
const json = JSON.stringify({ code: 500, msg: "not now", data: null });

/** Nothing is passed on. */
const refusal =
  (status: number, body: string, retryAfter?: string): Fault =>
  ({ response }) => {
    response
      .writeHead(status, {
        "content-type": body === html ? "text/html" : "application/json",
        "content-length": Buffer.byteLength(body),
        ...(retryAfter && { "retry-after": retryAfter }),
      })
      .end(body);
  };

/** Some of the answer, under the headers of the whole, and then `end`. */
const partly =
  (headers: (body: Buffer) => Record<string, number>, share: number, end: (exchange: Exchange) => unknown): Fault =>
  async (exchange) => {
    const { response, pass } = exchange;
    const { status, type, body } = await pass();
    response.writeHead(status, { "content-type": type, ...headers(body) });
    response.write(body.subarray(0, Math.ceil(body.length * share)), () => end(exchange));
  };

const whole = (body: Buffer): Record<string, number> => ({ "content-length": body.length });
const chunked = (): Record<string, number> => ({});
/** Not where the other side hung up in the meantime: Node would never close a socket that is reset while it ends. */
const reset = ({ response: { socket } }: Exchange): unknown =>
  socket?.writableEnded ? socket.destroy() : socket?.resetAndDestroy();
const hangUp = ({ response }: Exchange): unknown => response.socket?.end();

/** Every fault, and how many of 100 requests it befalls. */
export const faults: Readonly<Record<string, { readonly percent: number; readonly fault: Fault }>> = {
  "answer late but in time": {
    percent: 4,
    fault: async (exchange) => {
      await exchange.wait(20 + exchange.random() * 480);
      await right(exchange);
    },
  },
  "answer too late": {
    percent: 0.5,
    fault: async (exchange) => {
      await exchange.wait(tooLongMs);
      await right(exchange);
    },
  },
  "rest of the body too late": {
    percent: 0.5,
    fault: partly(whole, 0.5, async (exchange) => {
      await exchange.wait(tooLongMs).catch(() => {});
      hangUp(exchange);
    }),
  },
  "reset, not passed on": { percent: 3, fault: reset },
  "reset after it was passed on": {
    percent: 2,
    fault: async (exchange) => {
      await exchange.pass();
      reset(exchange);
    },
  },
  "reset in the body": { percent: 3, fault: partly(whole, 0.5, reset) },
  "cut short of Content-Length": { percent: 3, fault: partly(whole, 0.5, hangUp) },
  "cut in the chunks": { percent: 1, fault: partly(chunked, 0.5, hangUp) },
  "cut before the last chunk": { percent: 1, fault: partly(chunked, 1, hangUp) },
  "500": { percent: 2, fault: refusal(500, json) },
  "502, HTML": { percent: 2, fault: refusal(502, html) },
  "503, HTML, Retry-After 0": { percent: 2, fault: refusal(503, html, "0") },
  "503, Retry-After 1": { percent: 1, fault: refusal(503, json, "1") },
  "504, empty": { percent: 2, fault: refusal(504, "") },
  "429, Retry-After 0": { percent: 2, fault: refusal(429, json, "0") },
  "429, Retry-After 1": { percent: 1, fault: refusal(429, json, "1") },
};

/** The name of what befalls a request, or `none`. */
export function drawn(random: Random): string {
  let left = random() * 100;
  for (const [name, { percent }] of Object.entries(faults)) {
    left -= percent;
    if (left < 0) return name;
  }
  return "none";
}

export const faultOf = (name: string): Fault => faults[name]?.fault ?? right;
