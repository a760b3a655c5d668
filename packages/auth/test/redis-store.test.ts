import { inspect } from "node:util";
import { createClient } from "@redis/client";
import { Redis } from "ioredis";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { type RedisClient, type RedisOptions, redis } from "../src/redis.ts";
import type { Lease, TokenRecord } from "../src/store.ts";
import { active } from "./file-lab.ts";
import { handClock } from "./hand-clock.ts";
import { failure } from "./lab.ts";
import { clusterClients, connectIoredis, type OpenClient, startCluster } from "./redis-clients.ts";
import { describeOn, type RealServer, startRedis } from "./servers.ts";

const dead = (version: number): TokenRecord => ({ version, state: "needs_reauth", reason: "refused" });

/** Fails at once where there is no server, and tries to come back. */
const impatient = (port: number) => {
  const client = new Redis(port, "127.0.0.1", {
    maxRetriesPerRequest: 0,
    retryStrategy: () => 20,
    commandTimeout: 300,
  });
  client.on("error", () => {});
  return client;
};

describeOn("redis", "redis()", () => {
  let server: RealServer;
  let client: OpenClient;
  const opened: Redis[] = [];
  beforeAll(async () => {
    server = await startRedis();
    client = await connectIoredis(server.port);
  });
  afterEach(async () => {
    for (const each of opened.splice(0)) each.disconnect();
    await client.send("FLUSHALL");
  });
  afterAll(async () => {
    await client?.close();
    await server?.close();
  });
  const open = (options?: RedisOptions) => redis(client.client, options);
  const keys = async () => ((await client.send("KEYS", "*")) as string[]).sort();
  const impatientStore = () => {
    const one = impatient(server.port);
    opened.push(one);
    return redis(one);
  };

  it("keeps each thing under a key of its own, the application's prefix before it", async () => {
    const store = open({ prefix: "app:" });
    await store.put("k", { ...active(1), dueAt: 5 }, undefined);
    await store.flows.put("k", { redirectUri: "http://x.test/", expiresAt: Date.now() + 60_000 });
    const lease = await store.lease.acquire("k", { ttlMs: 5_000, waitMs: 0 });
    expect(await keys()).toEqual(["app: due", "app:k", "app:k lease", "app:k login"]);
    expect(JSON.parse((await client.send("GET", "app:k")) as string)).toEqual({ ...active(1), dueAt: 5 });
    const other = open({ prefix: "other:" });
    expect([await other.get("k"), await other.flows.take("k"), await other.due("", 10, 10)]).toEqual([
      undefined,
      undefined,
      [],
    ]);
    expect(await other.lease.acquire("k", { ttlMs: 50, waitMs: 0 })).toBeDefined();
    await lease?.release();
  });

  it("forgets a record of which only a login helps after 30 days, and no other one", async () => {
    const store = open();
    const leftMs = async () => Number(await client.send("PTTL", "k"));
    await store.put("k", active(1), undefined);
    expect(await leftMs()).toBe(-1);
    await store.put("k", dead(2), 1);
    expect(await leftMs()).toBeGreaterThan(29.9 * 86_400_000);
    expect(await leftMs()).toBeLessThanOrEqual(30 * 86_400_000);
    await store.put("k", active(3), 2);
    expect(await leftMs()).toBe(-1);
    await open({ deadMs: 20.5 }).put("k", dead(4), 3);
    await expect.poll(() => store.get("k")).toBeUndefined();
    expect(await store.put("k", active(5), undefined)).toBe(true);
  });

  it("lets the server end a login that nobody finishes, and ends it by its own clock too", async () => {
    const clock = handClock();
    const { flows } = open({ clock });
    await flows.put("k", { redirectUri: "http://x.test/", expiresAt: clock.now() + 60_000.5 });
    const leftMs = Number(await client.send("PTTL", "k login"));
    expect(leftMs).toBeGreaterThan(59_000);
    expect(leftMs).toBeLessThanOrEqual(60_001);
    clock.set(clock.now() + 60_001);
    expect(await flows.take("k")).toBeUndefined();
    expect(await keys()).toEqual([]);
  });

  it("finds what is due among thousands of others'", async () => {
    const store = open();
    const all = Array.from({ length: 1_200 }, (_, index) => index);
    await Promise.all(all.map((index) => store.put(`other:${index}`, { ...active(1), dueAt: index }, undefined)));
    for (const index of [1_199.5, 10.25, 700])
      await store.put(`mine:${index}`, { ...active(1), dueAt: index }, undefined);
    expect(await store.due("mine:", 2_000, 10)).toEqual(["mine:10.25", "mine:700", "mine:1199.5"]);
    expect(await store.due("mine:", 1_000, 10)).toEqual(["mine:10.25", "mine:700"]);
    expect(await store.due("mine:", Number.POSITIVE_INFINITY, 1)).toEqual(["mine:10.25"]);
    expect(await store.due("", 2_000, 5_000)).toHaveLength(1_203);
    await store.put("mine:700", dead(2), 1);
    expect(await store.due("mine:", 1_000, 10)).toEqual(["mine:10.25"]);
  });

  it("replaces nothing that is no record, and says no word of it", async () => {
    const store = open();
    for (const text of ["fake-secret", '{"state":"active","version":1}', "1", "null", ""]) {
      await client.send("SET", "k", text);
      expect(await store.put("k", active(2), undefined)).toBe(false);
      expect(await store.put("k", active(2), 1)).toBe(false);
      expect(await store.delete("k", 1)).toBe(false);
      if (text.startsWith("{")) continue;
      const error = await failure(store.get("k"));
      expect(error).toMatchObject({ name: "StoreFailed", code: "damaged", retryable: false });
      expect(inspect(error)).not.toContain("fake-secret");
    }
    expect(await store.delete("k")).toBe(true);
    expect(await store.put("k", active(2), undefined)).toBe(true);
  });

  it("tells nothing of what it was to store when the server refuses it", async () => {
    const store = open();
    const codeFor = async (work: Promise<unknown>) => {
      const error = (await failure(work)) as { code: string };
      expect(inspect(error, { depth: 9 })).not.toMatch(/fake-|eval|get k/i);
      return error;
    };
    await client.send("LPUSH", "list", "fake-entry");
    expect(await codeFor(store.get("list"))).toMatchObject({ name: "StoreFailed", code: "WRONGTYPE", retryable: true });
    expect(await codeFor(store.put("list", active(1, "fake-token"), undefined))).toMatchObject({ code: "WRONGTYPE" });
    await client.send("CONFIG", "SET", "maxmemory", "1");
    expect(await codeFor(store.put("k", active(1, "fake-token"), undefined))).toMatchObject({ code: "OOM" });
    await client.send("CONFIG", "SET", "maxmemory", "0");
    const theirs = await createClient({ socket: { host: "127.0.0.1", port: server.port } }).connect();
    expect(await codeFor(redis(theirs).get("list"))).toMatchObject({ code: "WRONGTYPE" });
    await theirs.close();
    expect(await codeFor(redis(theirs).get("list"))).toMatchObject({ code: "ClientClosedError" });
  });

  it("needs a client that can send a command", () => {
    for (const wrong of [undefined, null, {}, { call: 1 }, { get() {}, set() {} }]) {
      expect(() => redis(wrong as unknown as RedisClient)).toThrow(/`call` \(ioredis\) or `sendCommand`/);
    }
  });

  it("says the code of a connection that is not there, and works again when the server does", async () => {
    const store = impatientStore();
    await store.put("k", active(1), undefined);
    await server.stop();
    for (const work of [store.get("k"), store.put("k", active(2), 1), store.delete("k"), store.flows.take("k")]) {
      expect(await failure(work)).toMatchObject({ name: "StoreFailed" });
    }
    expect(await failure(store.lease.acquire("k", { ttlMs: 5_000, waitMs: 0 }))).toMatchObject({ name: "StoreFailed" });
    await server.start();
    await expect.poll(() => store.get("k").catch(() => "down"), { timeout: 5_000 }).toBeUndefined();
  });

  it("tells the holder of a lease that the server has forgotten in its crash, at the next renewal", async () => {
    const store = impatientStore();
    const lease = (await store.lease.acquire("k", { ttlMs: 1_500, waitMs: 0 })) as Lease;
    await server.stop();
    await server.start();
    await expect.poll(() => lease.lost.aborted, { timeout: 5_000, interval: 10 }).toBe(true);
    await lease.release();
  });

  it("keeps a lease over a server that does not answer for less than its time, and not for longer", async () => {
    const store = impatientStore();
    const other = open();
    const lease = (await store.lease.acquire("k", { ttlMs: 1_500, waitMs: 0 })) as Lease;
    server.signal("SIGSTOP");
    const startedAt = Date.now();
    await expect.poll(() => Date.now() - startedAt, { interval: 20 }).toBeGreaterThan(700);
    server.signal("SIGCONT");
    expect(await other.lease.acquire("k", { ttlMs: 1_500, waitMs: 1_600 })).toBeUndefined();
    expect(lease.lost.aborted).toBe(false);
    server.signal("SIGSTOP");
    await expect.poll(() => lease.lost.aborted, { timeout: 5_000, interval: 10 }).toBe(true);
    server.signal("SIGCONT");
    const next = await other.lease.acquire("k", { ttlMs: 1_500, waitMs: 5_000 });
    expect(next?.lost.aborted).toBe(false);
    await lease.release();
    expect(await store.lease.acquire("k", { ttlMs: 1_500, waitMs: 0 })).toBeUndefined();
    await next?.release();
  });

  it("gives back what it took after it had given up", async () => {
    const store = open();
    server.signal("SIGSTOP");
    const error = await failure(store.lease.acquire("k", { ttlMs: 600, waitMs: 0 }));
    expect(error).toMatchObject({ name: "TimeoutError" });
    server.signal("SIGCONT");
    await expect.poll(() => store.get("k")).toBeUndefined();
    const lease = await store.lease.acquire("k", { ttlMs: 30_000, waitMs: 300 });
    expect(lease).toBeDefined();
    await lease?.release();
    expect(await keys()).toEqual([]);
  });
});

describeOn("redis", "redis() in a cluster, where the prefix has no hash tag,", () => {
  it("says so at the first record", async () => {
    const server = await startCluster();
    const { client, close } = await (clusterClients.ioredis as typeof connectIoredis)(server.port);
    try {
      const error = await failure(redis(client, { prefix: "app:" }).put("k", active(1), undefined));
      expect(error).toMatchObject({ name: "StoreFailed", code: "CROSSSLOT" });
      expect(await redis(client, { prefix: "{app}:" }).put("k", active(1), undefined)).toBe(true);
    } finally {
      await close();
      await server.close();
    }
  });
});
