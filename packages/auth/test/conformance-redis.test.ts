import { afterAll, beforeAll, describe, test } from "vitest";
import { redis } from "../src/redis.ts";
import { storeConformance } from "../src/testing.ts";
import { clients, clusterClients, startCluster } from "./redis-clients.ts";
import { describeOn, type RealServer, startRedis } from "./servers.ts";

describeOn("redis", "redis()", () => {
  let server: RealServer;
  beforeAll(async () => {
    server = await startRedis();
  });
  afterAll(() => server?.close());

  describe.concurrent.each(Object.entries(clients))("on %s", (_, connect) => {
    const checks = storeConformance(async ({ clock }) => {
      const { client, close } = await connect(server.port);
      return { store: redis(client, { prefix: "app:", clock }), close };
    });
    for (const { name, run } of checks) test(name, run);
  });
});

describeOn("redis", "redis() in a cluster", () => {
  let server: RealServer;
  beforeAll(async () => {
    server = await startCluster();
  });
  afterAll(() => server?.close());

  describe.concurrent.each(Object.entries(clusterClients))("on %s", (_, connect) => {
    const checks = storeConformance(async ({ clock }) => {
      const { client, close } = await connect(server.port);
      return { store: redis(client, { prefix: "{app}:", clock }), close };
    });
    for (const { name, run } of checks) test(name, run);
  });
});
