import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";

/** A request as the server saw it. Times are of `performance.now()`. */
export interface Seen {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly at: number;
  body: string;
  /** Its body came to its end: what a platform would have acted upon. */
  processed: boolean;
  /** When the answer was begun. */
  answeredAt?: number;
  /** The time of day when it came, for answers that name one. */
  readonly date: number;
  /** The Retry-After that it was answered with. */
  sentRetryAfter?: string;
}

interface Exchange {
  readonly response: ServerResponse;
  readonly socket: Socket;
  /** A timer that ends with the server. */
  later(ms: number, run: () => void): void;
}

/** What the server makes of a request. */
export type Answer = (exchange: Exchange) => void;

export interface FaultServer {
  readonly url: string;
  readonly seen: readonly Seen[];
  close(): Promise<void>;
}

const listening = (server: ReturnType<typeof createServer>): Promise<AddressInfo> =>
  new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => resolve(server.address() as AddressInfo));
  });

/**
 * A server that answers its first request with the first answer, the second with the second, and all further ones with the last.
 * `resets` is the number of connections that it resets as soon as they stand.
 */
export async function faultServer(answers: readonly Answer[], resets = 0): Promise<FaultServer> {
  const seen: Seen[] = [];
  const timers = new Set<NodeJS.Timeout>();
  const later = (ms: number, run: () => void): void => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      run();
    }, ms);
    timers.add(timer);
  };
  const server = createServer(async (request, response) => {
    const { method = "", url = "", headers, socket } = request;
    const entry: Seen = { method, url, headers, at: performance.now(), date: Date.now(), body: "", processed: false };
    const answer = answers[Math.min(seen.length, answers.length - 1)];
    seen.push(entry);
    try {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      entry.body = Buffer.concat(chunks).toString();
    } catch {
      return; // The client went away in the middle of its request.
    }
    entry.processed = true;
    entry.answeredAt = performance.now();
    answer?.({ response, socket, later });
    entry.sentRetryAfter = response.getHeader("retry-after")?.toString();
  });
  let connections = 0;
  server.on("connection", (socket) => {
    if (connections++ < resets) socket.resetAndDestroy();
  });
  const { port } = await listening(server);
  const close = async (): Promise<void> => {
    for (const timer of timers) clearTimeout(timer);
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
  };
  return { url: `http://127.0.0.1:${port}`, seen, close };
}

/** An address where nobody listens: the system refuses the connection. */
export async function closedUrl(): Promise<string> {
  const server = await faultServer([]);
  await server.close();
  return server.url;
}
