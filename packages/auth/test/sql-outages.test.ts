import { inspect } from "node:util";
import { beforeAll, expect, it } from "vitest";
import type { AuthTemporarilyUnavailable } from "../src/errors.ts";
import { StoreFailed } from "../src/postgres.ts";
import { describeOnDatabases } from "./databases.ts";
import { active } from "./file-lab.ts";
import { failure, lab } from "./lab.ts";

/** A lease that is held for as long as nobody gives it up or loses it. */
const long = { ttlMs: 30_000, waitMs: 0 };

describeOnDatabases("a database that ends and comes back", ({ open, server }) => {
  beforeAll(async () => {
    // MariaDB does not survive a crash in the seconds in which it makes its very first files.
    await server().stop("SIGTERM");
    await server().start();
  });

  it("keeps a lease, and its holder", async () => {
    const { store } = open();
    const { store: other } = open();
    await store.put("kept", active(1), undefined);
    const lease = await store.lease.acquire("kept", { ttlMs: 3_000, waitMs: 0 });
    await server().stop();
    await server().start();
    // It is renewed each second, and so at least twice beyond its first end.
    const since = performance.now();
    await expect.poll(() => performance.now() - since, { timeout: 6_000, interval: 250 }).toBeGreaterThan(4_500);
    expect(lease?.lost.aborted).toBe(false);
    expect(await other.lease.acquire("kept", long)).toBeUndefined();
    await lease?.release();
    expect(await other.get("kept")).toEqual(active(1));
    const theirs = await other.lease.acquire("kept", long);
    expect(theirs).toBeDefined();
    await theirs?.release();
  });

  it("costs a lease that ends meanwhile, and tells its holder", async () => {
    const { store } = open();
    const lease = await store.lease.acquire("lost", { ttlMs: 1_000, waitMs: 0 });
    await server().stop();
    try {
      await expect.poll(() => lease?.lost.aborted, { timeout: 3_000 }).toBe(true);
      await lease?.release();
    } finally {
      await server().start();
    }
    const { store: other } = open();
    const theirs = await other.lease.acquire("lost", long);
    expect(theirs).toBeDefined();
    await theirs?.release();
  });

  it("fails with an error that can be told, and holds nothing of what was to be stored", async () => {
    const { store } = open();
    const record = active(1, "fake-secret");
    const flow = { redirectUri: "http://x.test/", expiresAt: Date.now() + 60_000, codeVerifier: "fake-secret" };
    await server().stop();
    try {
      const failures = await Promise.all([
        failure(store.get("k")),
        failure(store.put("k", record, undefined)),
        failure(store.put("k", record, 1)),
        failure(store.delete("k")),
        failure(store.lease.acquire("k", long)),
        failure(store.flows.put("k", flow)),
        failure(store.flows.take("k")),
        failure(store.due("k", 1, 1)),
        failure(store.sweep()),
        failure(store.migrate()),
      ]);
      for (const error of failures) {
        expect(error).toBeInstanceOf(StoreFailed);
        expect(error).toMatchObject({ retryable: true, code: expect.stringMatching(/^(E[A-Z]+|57P0\d|[A-Z_]+)$/) });
        expect(inspect(error, { depth: 9, showHidden: true }) + JSON.stringify(error)).not.toContain("fake-secret");
      }
    } finally {
      await server().start();
    }
    await expect.poll(() => store.put("k", record, undefined).catch(() => false)).toBe(true);
  });

  it("is temporary for who wants a token", async () => {
    const { store } = open({ table: "outage" });
    await store.migrate();
    const { manager, process, login, clock } = lab({ store });
    await login("u");
    await server().stop();
    try {
      const error = (await failure(process().user("u").get())) as AuthTemporarilyUnavailable;
      expect(error).toMatchObject({ name: "AuthTemporarilyUnavailable", retryable: true });
      expect(error.cause).toMatchObject({ name: "StoreFailed", code: expect.any(String) });
      // Who has one at hand does not notice.
      expect(await manager.user("u").get()).toBeDefined();
    } finally {
      await server().start();
    }
    await clock.advance(60_000);
    await expect
      .poll(() =>
        process()
          .user("u")
          .get()
          .catch(() => undefined),
      )
      .toBeDefined();
  });
});
