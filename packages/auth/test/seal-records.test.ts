import fc from "fast-check";
import { CompactEncrypt } from "jose";
import { describe, expect, it } from "vitest";
import { seal } from "../src/seal.ts";
import type { TokenRecord } from "../src/store.ts";
import { active, broken, lab, one, plant, two } from "./seal-lab.ts";

describe("a sealed store", () => {
  it("gives back what was put, and keeps the contract of versions", async () => {
    const states = fc.constantFrom("active", "pending", "revoking", "needs_reauth");
    const version = fc.maxSafeNat();
    const raw = fc.dictionary(fc.string({ unit: "binary" }), fc.jsonValue());
    const tokens = fc.record({ raw: raw.map((each) => JSON.parse(JSON.stringify(each))), obtainedAt: fc.nat() });
    const records = fc.record(
      { version, state: states, tokens, reason: fc.string() },
      { requiredKeys: ["version", "state"] },
    );
    await fc.assert(
      fc.asyncProperty(fc.string(), records as fc.Arbitrary<TokenRecord>, async (key, record) => {
        const { store } = lab();
        expect(await store.get(key)).toBeUndefined();
        expect(await store.put(key, record, 1)).toBe(false);
        expect(await store.put(key, record, undefined)).toBe(true);
        expect(await store.get(key)).toEqual(record);
        expect(await store.put(key, record, undefined)).toBe(false);
        expect(await store.put(key, record, record.version)).toBe(true);
        expect(await store.delete(key, record.version)).toBe(true);
        expect(await store.delete(key)).toBe(false);
      }),
    );
  });

  it("shows the inner store version, state and reason, and nothing else", async () => {
    const { inner, store } = lab();
    await store.put("user:u", { ...active(3), state: "pending", reason: "r" }, undefined);
    const kept = await inner.get("user:u");
    expect(kept).toEqual({ version: 3, state: "pending", reason: "r", sealed: expect.any(String) });
    const [header = ""] = kept?.sealed?.split(".") ?? [];
    expect(JSON.parse(Buffer.from(header, "base64url").toString())).toEqual({
      alg: "dir",
      enc: "A256GCM",
      kid: "2025",
    });
    expect(JSON.stringify(kept)).not.toMatch(/canary|access_token|user:u/);
  });

  it("seals each time anew", async () => {
    const { inner, store } = lab();
    await store.put("k", active(1), undefined);
    const first = await inner.get("k");
    await store.put("k", active(1), 1);
    expect((await inner.get("k"))?.sealed).not.toBe(first?.sealed);
  });

  it("passes the lease of the inner store on", async () => {
    const { inner, store } = lab();
    expect(store.lease).toBe(inner.lease);
    const { get, put, delete: remove } = inner;
    expect(Object.keys(seal({ get, put, delete: remove }, [one]))).toEqual(["get", "put", "delete"]);
  });
});

describe("a record is not served", () => {
  async function kept() {
    const { inner, store } = lab();
    await store.put("user:a", active(1), undefined);
    const record = (await inner.get("user:a")) as TokenRecord & { sealed: string };
    return { inner, store, record };
  }

  it("in the place of another user", async () => {
    const { inner, store, record } = await kept();
    await plant(inner, "user:b", record);
    expect(await broken(store.get("user:b"))).toBe("moved");
  });

  it.each<[string, Partial<TokenRecord>]>([
    ["version", { version: 2 }],
    ["state", { state: "needs_reauth" }],
    ["reason", { reason: "x" }],
  ])("with another %s", async (_name, change) => {
    const { inner, store, record } = await kept();
    await plant(inner, "user:a", { ...record, ...change });
    expect(await broken(store.get("user:a"))).toBe("moved");
  });

  it("where an older one was put under the version of the newer", async () => {
    const { inner, store, record } = await kept();
    await store.put("user:a", active(2, "fake-b"), 1);
    await plant(inner, "user:a", { ...record, version: 2 });
    expect(await broken(store.get("user:a"))).toBe("moved");
  });

  it("without its seal", async () => {
    const { inner, store, record } = await kept();
    const { sealed: _, ...bare } = record;
    for (const each of [bare, { ...bare, ...active(1) }, { ...bare, sealed: 1 as unknown as string }]) {
      await plant(inner, "user:a", each);
      expect(await broken(store.get("user:a"))).toBe("not_sealed");
    }
  });

  it("that was cut, at any place", async () => {
    const { inner, store, record } = await kept();
    for (let length = 0; length < record.sealed.length; length += 7) {
      await plant(inner, "user:a", { ...record, sealed: record.sealed.slice(0, length) });
      expect(await broken(store.get("user:a"))).toBe("damaged");
    }
  });

  it("that was changed, in any part", async () => {
    const { inner, store, record } = await kept();
    const parts = record.sealed.split(".");
    for (const i of [2, 3, 4]) {
      const part = parts[i] as string;
      const changed = parts.with(i, `${part.startsWith("A") ? "B" : "A"}${part.slice(1)}`);
      await plant(inner, "user:a", { ...record, sealed: changed.join(".") });
      expect(await broken(store.get("user:a"))).toBe("damaged");
    }
    const headers = [
      { alg: "dir", enc: "A128GCM", kid: one.id },
      { alg: "A256KW", enc: "A256GCM", kid: one.id },
      { alg: "none", kid: one.id },
      { alg: "dir", enc: "A256GCM", kid: one.id, more: 1 },
    ];
    for (const header of headers) {
      const changed = parts.with(0, Buffer.from(JSON.stringify(header)).toString("base64url"));
      await plant(inner, "user:a", { ...record, sealed: changed.join(".") });
      expect(await broken(store.get("user:a"))).toBe("damaged");
    }
  });

  it.each([
    ["dir", "A128CBC-HS256"],
    ["A256GCMKW", "A256GCM"],
    ["A256KW", "A256GCM"],
  ])("that was sealed with the right key in another way: %s, %s", async (alg, enc) => {
    const { inner, store, record } = await kept();
    const content = new TextEncoder().encode(JSON.stringify({ key: "user:a", record: active(1) }));
    const secret = Buffer.from(one.secret, "base64url");
    const sealed = await new CompactEncrypt(content).setProtectedHeader({ alg, enc, kid: one.id }).encrypt(secret);
    await plant(inner, "user:a", { ...record, sealed });
    expect(await broken(store.get("user:a"))).toBe("damaged");
  });

  it("whose key has the right id and another secret", async () => {
    const { inner } = await kept();
    expect(await broken(seal(inner, [{ ...two, id: one.id }]).get("user:a"))).toBe("damaged");
  });

  it("that names no key, or one that every object has", async () => {
    const { inner, store, record } = await kept();
    for (const kid of [undefined, "__proto__", "constructor", 1, ["2025"]]) {
      const header = Buffer.from(JSON.stringify({ alg: "dir", enc: "A256GCM", kid })).toString("base64url");
      await plant(inner, "user:a", { ...record, sealed: [header, ...record.sealed.split(".").slice(1)].join(".") });
      expect(await broken(store.get("user:a"))).toMatch(/unknown_key|damaged/);
    }
  });
});
