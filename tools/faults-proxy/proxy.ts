import { Agent, createServer, type IncomingMessage, request as send } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { drawn, type Exchange, faultOf, type Upstream } from "./faults.ts";
import { createGauge } from "./gauge.ts";
import { seeded } from "./random.ts";

/** What the proxy did since it was last asked. */
export interface Tally {
  /** By what befell the requests; `none` for those that were passed on and answered as they should. */
  readonly requests: Readonly<Record<string, number>>;
  /** Failures that no one drew: 0 unless the server behind is overrun. */
  readonly accidents: number;
  readonly peakConnections: number;
  /** Exchanges that were not over, and then connections that did not close, long after the last call. */
  readonly leftExchanges: number;
  readonly leftConnections: number;
}

export interface FaultsProxy {
  readonly url: string;
  /** Waits until no request is being answered, hangs up on all that is still connected, and waits until that is closed. */
  settled(): Promise<Tally>;
  close(): Promise<void>;
}

const settlingMs = 5_000;

/**
 * A proxy in front of `target`, for requests without a body, that makes a fault of those that the seed chooses. The header
 * `x-fault` of a request chooses in its place.
 */
export async function startFaultsProxy(target: string, seed: number): Promise<FaultsProxy> {
  const random = seeded(seed);
  const agent = new Agent({ keepAlive: true });
  const sockets = new Set<Socket>();
  const exchanges = createGauge();
  let connections = createGauge();
  let requests: Record<string, number> = {};
  let accidents = 0;
  let isSettling = false;

  const server = createServer((request, response) => {
    exchanges.up();
    const gone = new AbortController();
    response.once("close", () => {
      exchanges.down();
      gone.abort();
    });
    // Always two draws, so that a seed makes one sequence.
    const chance = drawn(random);
    const own = seeded(random() * 2 ** 32);
    const name = request.headers["x-fault"]?.toString() ?? chance;
    requests[name] = (requests[name] ?? 0) + 1;
    const exchange: Exchange = {
      response,
      pass: () => passOn(target, agent, request),
      wait: (ms) => wait(ms, gone.signal),
      random: own,
    };
    Promise.resolve(exchange)
      .then(faultOf(name))
      .catch(() => {
        if (!gone.signal.aborted) accidents++;
        response.destroy();
      });
  });
  server.on("connection", (socket) => {
    sockets.add(socket);
    // Made for a call that was over before the connection stood: its owner keeps it for the next call.
    if (isSettling) socket.end();
    connections.up();
    const gauge = connections;
    socket.once("close", () => {
      sockets.delete(socket);
      gauge.down();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });

  const settled = async (): Promise<Tally> => {
    const leftExchanges = await exchanges.none(settlingMs);
    isSettling = true;
    for (const socket of sockets) socket.end();
    const leftConnections = await connections.none(settlingMs);
    const tally = { requests, accidents, peakConnections: connections.peak, leftExchanges, leftConnections };
    requests = {};
    accidents = 0;
    connections = createGauge();
    isSettling = false;
    return tally;
  };
  const close = async (): Promise<void> => {
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    agent.destroy();
    await closed;
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, settled, close };
}

function passOn(target: string, agent: Agent, { method, url, headers }: IncomingMessage): Promise<Upstream> {
  return new Promise((resolve, reject) => {
    const upstream = send(new URL(url ?? "", target), { agent, method, headers }, async (answer) => {
      try {
        const chunks: Buffer[] = [];
        for await (const chunk of answer) chunks.push(chunk as Buffer);
        const type = answer.headers["content-type"] ?? "application/octet-stream";
        resolve({ status: answer.statusCode ?? 0, type, body: Buffer.concat(chunks) });
      } catch (error) {
        reject(error);
      }
    });
    upstream.once("error", reject);
    upstream.end();
  });
}

function wait(ms: number, gone: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (gone.aborted) return reject(gone.reason);
    const timer = setTimeout(resolve, ms);
    gone.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(gone.reason);
    });
  });
}
