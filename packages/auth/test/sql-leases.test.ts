import { expect, it } from "vitest";
import { describeOnDatabases } from "./databases.ts";
import { active } from "./file-lab.ts";

const options = { ttlMs: 1_500, waitMs: 0 };

describeOnDatabases("a lease in a row", ({ open }) => {
  it("that somebody else has by now is lost when it is renewed, and not ended by who had it", async () => {
    const { store, run } = open();
    const lease = await store.lease.acquire("k", options);
    await run("UPDATE lingpai_tokens SET lease_owner = 'another'");
    await expect.poll(() => lease?.lost.aborted).toBe(true);
    await lease?.release();
    expect(await store.lease.acquire("k", options)).toBeUndefined();
    expect(await run("SELECT id FROM lingpai_tokens WHERE lease_owner = 'another'")).toHaveLength(1);
    await run("DELETE FROM lingpai_tokens");
  });

  it("leaves the record of that row as it is", async () => {
    const { store } = open();
    await store.put("k", active(1), undefined);
    const lease = await store.lease.acquire("k", options);
    expect(await store.put("k", active(2), 1)).toBe(true);
    await lease?.release();
    expect(await store.get("k")).toEqual(active(2));
    expect(await store.delete("k", 2)).toBe(true);
  });

  it("is still its owner's where its time was over and nobody has taken it", async () => {
    const { store, run } = open();
    const lease = await store.lease.acquire("k", options);
    await run("UPDATE lingpai_tokens SET lease_until = updated_at");
    const isHeld = async () => {
      const [row] = await run("SELECT lease_until > updated_at AS is_held FROM lingpai_tokens WHERE id = 'k'");
      return Boolean(Number(row?.is_held));
    };
    expect(await isHeld()).toBe(false);
    await expect.poll(isHeld).toBe(true);
    expect(lease?.lost.aborted).toBe(false);
    await lease?.release();
  });

  it("ends by the time of the database, whatever time it is here", async () => {
    const now = () => Date.now() - 86_400_000;
    const { store } = open({ clock: { now, after: () => () => {} } });
    const { store: other } = open();
    expect(await store.lease.acquire("k", options)).toBeDefined();
    const since = performance.now();
    const taken = await other.lease.acquire("k", { ttlMs: 10_000, waitMs: 5_000 });
    expect(taken).toBeDefined();
    expect(performance.now() - since).toBeGreaterThan(options.ttlMs - 500);
    await taken?.release();
  });
});
