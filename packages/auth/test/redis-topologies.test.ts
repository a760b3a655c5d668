import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createCluster, createSentinel } from "@redis/client";
import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import { type RedisClient, redis } from "../src/redis.ts";
import { storeConformance } from "../src/testing.ts";
import { removeFolder } from "./folders.ts";
import { startCluster } from "./redis-clients.ts";
import { describeOn, type RealServer, startRedis } from "./servers.ts";

/** One that watches a server, which it calls `app`, and tells clients where that is. */
async function startSentinel(watched: number): Promise<{ port: number; close(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), "lingpai-sentinel-"));
  const config = join(folder, "sentinel.conf");
  // It picks no free port by itself: one that a server had a moment ago.
  const { port, close } = await startRedis();
  await close();
  writeFileSync(config, `port ${port}\nbind 127.0.0.1\ndir ${folder}\nsentinel monitor app 127.0.0.1 ${watched} 1\n`);
  const child = spawn("redis-server", [config, "--sentinel"], { stdio: ["ignore", "pipe", "ignore"] });
  const kill = () => child.kill("SIGKILL");
  process.once("exit", kill);
  await new Promise<void>((resolve, reject) => {
    let said = "";
    child.stdout.on("data", (data) => {
      said += data;
      if (said.includes("+monitor master app")) resolve();
    });
    child.once("error", reject);
    child.once("exit", () => reject(new Error(said)));
  });
  return {
    port,
    async close() {
      const ended = once(child, "exit");
      kill();
      await ended;
      process.off("exit", kill);
      removeFolder(folder);
    },
  };
}

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
    let sentinel: Awaited<ReturnType<typeof startSentinel>>;
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
