import { createCluster, createSentinel } from "@redis/client";
import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import { type RedisClient, redis } from "../src/redis.ts";
import { storeConformance } from "../src/testing.ts";
import { startCluster, startSentinel } from "./redis-clients.ts";
import { describeOn, type RealServer, startRedis } from "./servers.ts";

function conforms(prefix: string, client: () => RedisClient): void {
  const checks = storeConformance(async ({ clock }) => ({ store: redis(client(), { prefix, clock }) }));
  for (const { name, run } of checks) test(name, run);
}

describeOn("redis", "redis() takes what @redis/client makes as it is:", () => {
  describe.concurrent("a cluster", () => {
    let server: RealServer;
    const connect = (port: number) => createCluster({ rootNodes: [{ socket: { host: "127.0.0.1", port } }] }).connect();
    let client: Awaited<ReturnType<typeof connect>>;
    beforeAll(async () => {
      server = await startCluster();
      client = await connect(server.port);
    });
    afterAll(async () => {
      await client?.close();
      await server?.close();
    });
    conforms("{app}:", () => client);
  });

  describe.concurrent("a sentinel's", () => {
    let server: RealServer;
    let sentinel: RealServer;
    const connect = (port: number) =>
      createSentinel({ name: "app", sentinelRootNodes: [{ host: "127.0.0.1", port }] }).connect();
    let client: Awaited<ReturnType<typeof connect>>;
    beforeAll(async () => {
      server = await startRedis();
      sentinel = await startSentinel(server.port);
      client = await connect(sentinel.port);
    });
    afterAll(async () => {
      await client?.close();
      await sentinel?.close();
      await server?.close();
    });
    conforms("app:", () => client);
  });
});

it("a client of another kind is one function away", async () => {
  const sent: [string, string[]][] = [];
  const bun = {
    async send(command: string, args: string[]) {
      sent.push([command, args]);
      return null;
    },
  };
  await redis({ sendCommand: ([command, ...args]) => bun.send(command, args) }).get("k");
  await redis({ call: (command, ...args) => bun.send(command, args) }).get("k");
  expect(sent).toEqual([
    ["GET", ["k"]],
    ["GET", ["k"]],
  ]);
});
