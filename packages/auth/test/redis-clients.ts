import { createClient, createClientPool, createCluster } from "@redis/client";
import { Cluster, Redis } from "ioredis";
import type { RedisClient } from "../src/redis.ts";
import { type RealServer, startRedis, startServer } from "./servers.ts";

export interface OpenClient {
  readonly client: RedisClient;
  /** Any command. */
  send(...args: string[]): Promise<unknown>;
  close(): Promise<void>;
}

type Connect = (port: number) => Promise<OpenClient>;

export const connectIoredis: Connect = async (port) => {
  const client = new Redis(port, "127.0.0.1");
  return {
    client,
    send: (command = "", ...args) => client.call(command, ...args),
    async close() {
      await client.quit();
    },
  };
};

export const clients: Readonly<Record<string, Connect>> = {
  ioredis: connectIoredis,
  async "ioredis with a prefix of its own"(port) {
    const client = new Redis(port, "127.0.0.1", { keyPrefix: "own:" });
    return {
      client,
      send: (command = "", ...args) => client.call(command, ...args),
      async close() {
        await client.quit();
      },
    };
  },
  async "@redis/client"(port) {
    const client = await createClient({ socket: { host: "127.0.0.1", port } }).connect();
    return { client, send: (...args) => client.sendCommand(args), close: () => client.close() };
  },
  async "a pool of @redis/client"(port) {
    const client = createClientPool({ socket: { host: "127.0.0.1", port } }, { maximum: 2 });
    await client.connect();
    return { client, send: (...args) => client.sendCommand(args), close: () => client.close() };
  },
};

export const clusterClients: Readonly<Record<string, Connect>> = {
  async ioredis(port) {
    const client = new Cluster([{ host: "127.0.0.1", port }]);
    return {
      client,
      send: (command = "", ...args) => client.call(command, ...args),
      async close() {
        await client.quit();
      },
    };
  },
  async "@redis/client"(port) {
    const cluster = createCluster({ rootNodes: [{ socket: { host: "127.0.0.1", port } }] });
    await cluster.connect();
    const sendCommand = (args: string[]): Promise<unknown> =>
      cluster.sendCommand(args[0] === "EVAL" ? args[3] : args[1], false, args);
    return { client: { sendCommand }, send: (...args) => sendCommand(args), close: () => cluster.close() };
  },
};

/** A cluster of one node, which refuses what is for two as well as one of many. */
/** One that tells clients where a server is, which it calls `app`. */
export async function startSentinel(watched: number): Promise<RealServer> {
  const server = await startServer("sentinel");
  const connection = new Redis(server.port, "127.0.0.1");
  await connection.call("SENTINEL", "MONITOR", "app", "127.0.0.1", `${watched}`, "1");
  connection.disconnect();
  return server;
}

export async function startCluster(): Promise<RealServer> {
  const server = await startRedis(["--cluster-enabled", "yes", "--cluster-announce-ip", "127.0.0.1"]);
  const { send, close } = await connectIoredis(server.port);
  await send("CLUSTER", "ADDSLOTSRANGE", "0", "16383");
  while (!`${await send("CLUSTER", "INFO")}`.includes("cluster_state:ok"));
  await close();
  return server;
}
