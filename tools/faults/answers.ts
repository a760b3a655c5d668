import type { Answer } from "./server.ts";

/** What every right answer carries: in an envelope, as the platforms have it. */
export const item = { id: "i-1", name: "tablet" };
export const envelope = { code: 0, msg: "success", data: item };

const right = JSON.stringify(envelope);
const json = { "content-type": "application/json" };

/** An answer as it stands, framed as complete. */
export const plain =
  (status: number, headers: Record<string, string>, body: string): Answer =>
  ({ response }) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    response.writeHead(status, { "content-length": Buffer.byteLength(body) }).end(body);
  };

export const ok: Answer = plain(200, json, right);
export const okAs = (type: string, body = right): Answer => plain(200, { "content-type": type }, body);
export const empty: Answer = plain(200, json, "");

/** Nothing in the body repeats the status: a client that tells it has read it. */
export const failed = (status: number, headers: Record<string, string> = {}): Answer =>
  plain(status, { ...json, ...headers }, JSON.stringify({ code: 41999, msg: "not now", data: null }));

export const page = (status: number): Answer =>
  plain(status, { "content-type": "text/html" }, "<!doctype html><title>Log in</title><p>Please log in.</p>");

export const noContent: Answer = ({ response }) => {
  response.writeHead(204).end();
};

export const redirect = (status: number, location: string): Answer =>
  plain(status, { location, "content-type": "text/plain" }, "");

export const silence: Answer = () => {};

/** Together with `Answer`s of the same request: nothing is written before. */
export const after =
  (ms: number, answer: Answer): Answer =>
  (exchange) =>
    exchange.later(ms, () => answer(exchange));

export const reset: Answer = ({ socket }) => {
  socket.resetAndDestroy();
};

/** Headers and the first bytes at once, a byte each 100 ms, the rest at the end of `ms`. */
export const dripping =
  (ms: number): Answer =>
  ({ response, later }) => {
    response.writeHead(200, { ...json, "content-length": right.length });
    const steps = Math.min(Math.floor(ms / 100), right.length - 1);
    for (let step = 0; step < steps; step++) later(step * 100, () => response.write(right.slice(step, step + 1)));
    later(ms, () => response.end(right.slice(steps)));
  };

/** Half of what the Content-Length promises, and the end of the connection. */
export const cutLength: Answer = ({ response, socket }) => {
  response.writeHead(200, { ...json, "content-length": right.length });
  response.write(right.slice(0, right.length / 2), () => socket.end());
};

/** A chunk, and the end of the connection in place of the last chunk. */
export const cutChunks: Answer = ({ response, socket }) => {
  response.writeHead(200, json);
  response.write(right, () => socket.end());
};

/** Retry-After as a date that far ahead of when it is sent, in whole seconds, as dates have them. */
export const failedUntil =
  (status: number, ms: number): Answer =>
  (exchange) =>
    failed(status, { "retry-after": new Date(Date.now() + ms).toUTCString() })(exchange);
