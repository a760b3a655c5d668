import Keyv from "keyv";
import { createStorage, type Driver } from "unstorage";
import memoryDriver from "unstorage/drivers/memory";
import { describe, expect, it } from "vitest";
import { localLease } from "../src/index.ts";
import { type KeyvLike, keyv } from "../src/keyv.ts";
import { generateKey, seal } from "../src/seal.ts";
import type { Flow, TokenRecord } from "../src/store.ts";
import { type UnstorageLike, unstorage } from "../src/unstorage.ts";
import { active } from "./file-lab.ts";
import { handClock } from "./hand-clock.ts";
import { failure, lab } from "./lab.ts";

const dead = (version: number): TokenRecord => ({ version, state: "needs_reauth", reason: "refused" });
const flow = (expiresAt: number): Flow => ({ redirectUri: "http://x.test/", expiresAt, codeVerifier: "fake-verifier" });

/** What a driver of unstorage gets. */
function recordingDriver() {
  const driver: Driver = memoryDriver();
  const written: { key: string; options: object }[] = [];
  const setItem: NonNullable<Driver["setItem"]> = (key, value, options) => {
    written.push({ key, options });
    return driver.setItem?.(key, value, options);
  };
  return { written, storage: createStorage({ driver: { ...driver, setItem } }) };
}

describe("unstorage()", () => {
  it("writes under digests, and says what may expire", async () => {
    const { written, storage } = recordingDriver();
    const clock = handClock();
    const store = unstorage(storage, { clock });
    await store.put("a/b", active(1), undefined);
    await store.put("a/b", dead(2), 1);
    await store.flows.put("a:b", flow(clock.now() + 60_000.5));
    await unstorage(storage, { prefix: "app:", deadMs: 1_000 }).put("k", dead(1), undefined);
    expect(written.map(({ key }) => key.replace(/[0-9a-f]{64}$/, "#"))).toEqual([
      "lingpai:token:#",
      "lingpai:token:#",
      "lingpai:login:#",
      "app:token:#",
    ]);
    expect(written.map(({ options }) => options)).toEqual([{}, { ttl: 2_592_000 }, { ttl: 61 }, { ttl: 1 }]);
  });

  it("names no more of something damaged than that it is, and can delete it", async () => {
    const { written, storage } = recordingDriver();
    const store = unstorage(storage);
    await store.put("k", active(1), undefined);
    await store.flows.put("k", flow(Date.now() + 60_000));
    for (const value of ["fake-secret", { text: "fake-secret" }, { text: "1" }, 7]) {
      for (const { key } of written.slice(0, 2)) await storage.setItem(key, value);
      for (const work of [
        () => store.get("k"),
        () => store.put("k", active(2), undefined),
        () => store.delete("k", 1),
        () => store.flows.take("k"),
      ]) {
        const error = await failure(work());
        expect(error).toMatchObject({
          name: "StoreFailed",
          code: "damaged",
          message: expect.not.stringContaining("fake"),
        });
      }
    }
    expect(await store.flows.take("k")).toBeUndefined();
    expect(await store.delete("k")).toBe(true);
    expect(await store.put("k", active(2), undefined)).toBe(true);
  });

  it("goes on after a change that failed", async () => {
    let isBroken = true;
    const kept = createStorage();
    const storage: UnstorageLike = {
      getItem: (key) => kept.getItem(key),
      removeItem: (key) => kept.removeItem(key),
      setItem: (key, value) => (isBroken ? Promise.reject(new Error("fake failure")) : kept.setItem(key, value)),
    };
    const store = unstorage(storage);
    const all = [store.put("k", active(1), undefined), store.put("k", active(2), undefined)].map(failure);
    for (const error of await Promise.all(all)) expect(error).toMatchObject({ message: "fake failure" });
    isBroken = false;
    expect(await store.put("k", active(3), undefined)).toBe(true);
  });

  it("writes what was given, not what became of it while it waited", async () => {
    const store = unstorage(createStorage());
    const first = store.put("k", active(1), undefined);
    const record = structuredClone(active(2)) as { version: number };
    const second = store.put("k", record as TokenRecord & typeof record, 1);
    record.version = 9;
    expect([await first, await second, (await store.get("k"))?.version]).toEqual([true, true, 2]);
  });
});

describe("keyv()", () => {
  it("keeps what is alive for ever, whatever the Keyv's own time is", async () => {
    const written: (number | undefined)[] = [];
    const place = new Keyv({ throwOnErrors: true, ttl: 1 });
    const spied: KeyvLike = {
      get: (key) => place.get(key),
      set(key, value, ttl) {
        written.push(ttl);
        return place.set(key, value, ttl);
      },
      delete: (key) => place.delete(key),
    };
    const clock = handClock();
    const store = keyv(spied, { clock });
    await store.put("k", active(1), undefined);
    await store.put("k", dead(2), 1);
    await store.flows.put("k", flow(clock.now() + 999.5));
    expect(written).toEqual([0, 2_592_000_000, 1_000]);
  });

  it("does not take a Keyv that keeps its failures to itself", () => {
    expect(() => keyv(new Keyv())).toThrow("keyv: throwOnErrors: expected true");
    expect(() => keyv(new Keyv({ throwOnErrors: true }))).not.toThrow();
  });

  it("fails where the adapter fails to read, to write or to delete", async () => {
    const adapter = Object.assign(new Map<string, unknown>(), { opts: {} });
    const place = new Keyv({ store: adapter, throwOnErrors: true });
    place.on("error", () => {});
    const store = keyv(place);
    await store.put("k", active(1), undefined);
    const fails = () => {
      throw new Error("fake failure");
    };
    adapter.set = fails;
    expect(await failure(store.put("k", active(2), 1))).toMatchObject({ message: "fake failure" });
    adapter.delete = fails;
    expect(await failure(store.delete("k"))).toMatchObject({ message: "fake failure" });
    adapter.get = fails;
    expect(await failure(store.get("k"))).toMatchObject({ message: "fake failure" });
  });

  it("fails where a Keyv says that it has not written", async () => {
    const store = keyv({ get: async () => undefined, set: async () => false, delete: async () => false });
    expect(await failure(store.put("k", active(1), undefined))).toMatchObject({ name: "StoreFailed" });
  });
});

describe.each([
  ["unstorage()", () => unstorage(createStorage())],
  ["keyv()", () => keyv(new Keyv({ throwOnErrors: true }))],
])("%s", (_, make) => {
  it("is marked as a store of one process", () => {
    expect(make().isLocal).toBe(true);
  });

  it("is refused beside a lease that others share, as that would guard nothing", () => {
    const store = make();
    expect(() => lab({ store, lease: localLease() })).toThrow(/lease: expected none beside a store of one process/);
    expect(() => lab({ store: seal(store, [generateKey()]), lease: localLease() })).toThrow(/lease: expected none/);
    expect(() => lab({ store, lease: store.lease })).not.toThrow();
  });

  it("ends a login by its clock where the place does not", async () => {
    const clock = handClock();
    const place = createStorage();
    const { flows } = unstorage(place, { clock });
    await flows.put("a", flow(clock.now() + 60_000));
    await flows.put("b", flow(clock.now() + 60_000));
    await flows.put("c", flow(clock.now()));
    expect(await place.getKeys()).toHaveLength(2);
    clock.set(clock.now() + 59_999);
    expect(await flows.take("a")).toBeDefined();
    clock.set(clock.now() + 1);
    expect(await flows.take("b")).toBeUndefined();
    expect(await place.getKeys()).toEqual([]);
  });
});
