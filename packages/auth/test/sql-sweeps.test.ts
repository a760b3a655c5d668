import { expect, it } from "vitest";
import { describeOnDatabases } from "./databases.ts";
import { active } from "./file-lab.ts";

const dead = { version: 1, state: "needs_reauth", reason: "refused" } as const;
const flow = { redirectUri: "http://x.test/" };
const count = async (run: (sql: string) => Promise<Record<string, unknown>[]>, table: string) =>
  Number((await run(`SELECT COUNT(*) AS n FROM ${table}`))[0]?.n);

describeOnDatabases("what a store keeps", ({ open }) => {
  it("of a user who does not log in again goes after its time, and nothing else does", async () => {
    const { store, run } = open({ table: "dead", deadMs: 0 });
    await store.migrate();
    const { store: patient } = open({ table: "dead" });
    await store.put("active", active(1), undefined);
    await store.put("dead", dead, undefined);
    await store.put("revived", dead, undefined);
    await store.put("revived", active(2), 1);
    await store.put("held", dead, undefined);
    await patient.put("not-yet", dead, undefined);
    const lease = await store.lease.acquire("held", { ttlMs: 30_000, waitMs: 0 });
    expect(await store.sweep()).toBe(1);
    expect(await store.get("dead")).toBeUndefined();
    for (const key of ["active", "revived", "held", "not-yet"]) expect(await store.get(key)).toBeDefined();
    await lease?.release();
    expect(await store.sweep()).toBe(1);
    expect(await store.get("held")).toBeUndefined();
    expect(await count(run, "dead")).toBe(3);
  });

  it("goes as a whole when it is deleted, its key too", async () => {
    const { store, run } = open({ table: "deleted" });
    await store.migrate();
    await store.put("k", active(1), undefined);
    expect(await store.delete("k")).toBe(true);
    expect(await count(run, "deleted")).toBe(0);

    await store.put("k", active(1), undefined);
    const lease = await store.lease.acquire("k", { ttlMs: 30_000, waitMs: 0 });
    expect(await store.delete("k", 1)).toBe(true);
    expect(await store.get("k")).toBeUndefined();
    expect(await store.delete("k")).toBe(false);
    expect(await store.lease.acquire("k", { ttlMs: 30_000, waitMs: 0 })).toBeUndefined();
    await lease?.release();
    expect(await count(run, "deleted")).toBe(0);
  });

  it("of a lease without a record goes a day after its process died", async () => {
    const { store, run } = open({ table: "leases" });
    await store.migrate();
    const lease = await store.lease.acquire("k", { ttlMs: 60_000, waitMs: 0 });
    await run("UPDATE leases SET lease_owner = 'another, that died', lease_until = updated_at");
    await lease?.release();
    expect(await store.sweep()).toBe(0);
    await run("UPDATE leases SET expires_at = updated_at");
    expect(await store.sweep()).toBe(1);
    expect(await count(run, "leases")).toBe(0);
  });

  it("of logins goes when others begin", async () => {
    let now = Date.now();
    const { store, run } = open({ table: "logins", clock: { now: () => now, after: () => () => {} } });
    await store.migrate();
    await store.flows.put("a", { ...flow, expiresAt: now - 1 });
    await expect.poll(() => count(run, "logins_flows")).toBe(0);
    await store.flows.put("b", { ...flow, expiresAt: now - 1 });
    await store.flows.put("c", { ...flow, expiresAt: now + 600_000 });
    expect(await count(run, "logins_flows")).toBe(2);
    now += 300_001;
    await store.flows.put("d", { ...flow, expiresAt: now + 600_000 });
    await expect.poll(() => count(run, "logins_flows")).toBe(2);
    expect(await store.flows.take("b")).toBeUndefined();
    expect(await store.flows.take("c")).toMatchObject(flow);
    expect(await store.flows.take("c")).toBeUndefined();
  });
});
