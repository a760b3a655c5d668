import { describe, expect, it } from "vitest";
import { memory } from "../src/memory.ts";
import { generateKey, type SealKey, seal } from "../src/seal.ts";
import { active, broken, lab, one, two } from "./seal-lab.ts";

describe("the key ring", () => {
  it("opens with each key and seals with the first, so that keys can be changed", async () => {
    const { inner, store, with: ring } = lab();
    await store.put("k", active(1), undefined);
    const both = ring([two, one]);
    expect(await both.get("k")).toEqual(active(1));
    expect(await both.put("k", active(2), 1)).toBe(true);
    expect(await ring([two]).get("k")).toEqual(active(2));
    expect(await broken(store.get("k"))).toBe("unknown_key");
    expect((await inner.get("k"))?.version).toBe(2);
  });

  it("takes a secret as bytes or as text, and as it was when it was given", async () => {
    const bytes = new Uint8Array(Buffer.from(one.secret, "base64url"));
    const { store, with: ring } = lab([{ id: one.id, secret: bytes }]);
    bytes.fill(0);
    await store.put("k", active(1), undefined);
    expect(await ring([one]).get("k")).toEqual(active(1));
  });

  it.each<[string, readonly { id: unknown; secret: unknown }[], string]>([
    ["no key", [], "expected one at least"],
    ["two of one id", [one, { ...two, id: one.id }], "another one for each key"],
    ["no id", [{ ...one, id: "" }], "id: expected a text"],
    ["an id that is a number", [{ ...one, id: 1 }], "id: expected a text"],
    ["31 bytes", [{ id: "a", secret: new Uint8Array(31) }], "expected 32 bytes"],
    ["33 bytes", [{ id: "a", secret: new Uint8Array(33) }], "expected 32 bytes"],
    ["a passphrase", [{ id: "a", secret: "canary-passphrase" }], "expected 32 bytes"],
    ["base64 of another alphabet", [{ id: "a", secret: `${"A".repeat(42)}+` }], "expected 32 bytes"],
    ["44 characters", [{ id: "a", secret: "A".repeat(44) }], "expected 32 bytes"],
    ["a list of a text", [{ id: "a", secret: [one.secret] }], "expected 32 bytes"],
    ["a second one that is bad", [one, { id: "a", secret: "" }], "expected 32 bytes"],
    ["no secret", [{ id: "a", secret: undefined }], "expected 32 bytes"],
  ])("is refused at once: %s", (_name, keys, message) => {
    const make = () => seal(memory(), keys as readonly SealKey[]);
    expect(make).toThrow(TypeError);
    expect(make).toThrow(message);
    expect(make).not.toThrow("canary");
  });

  it("is fed by new keys, no two of them alike", () => {
    const keys = Array.from({ length: 100 }, () => generateKey());
    expect(new Set(keys.map(({ id }) => id)).size).toBe(100);
    expect(new Set(keys.map(({ secret }) => secret)).size).toBe(100);
    for (const { id, secret } of keys) {
      expect(id).toMatch(/^[\w-]{8}$/);
      expect(Buffer.from(secret, "base64url")).toHaveLength(32);
    }
    expect(() => seal(memory(), keys)).not.toThrow();
  });
});
