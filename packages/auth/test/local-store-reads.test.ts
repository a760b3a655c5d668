import { describe, expect, it } from "vitest";
import { type KeyvLike, keyv } from "../src/keyv.ts";
import type { LocalStore } from "../src/local-store.ts";
import { type UnstorageLike, unstorage } from "../src/unstorage.ts";
import { active } from "./file-lab.ts";
import { settled } from "./hand-clock.ts";

/** A place like a file: a value is empty from the beginning of a write until that is let go on. */
function place() {
  const kept = new Map<string, unknown>();
  let finish = () => {};
  const write = async (name: string, value: unknown) => {
    kept.set(name, "");
    await new Promise<void>((resolve) => {
      finish = resolve;
    });
    kept.set(name, value);
  };
  const get = async (name: string) => kept.get(name);
  const remove = async (name: string) => kept.delete(name);
  const asStorage: UnstorageLike = { getItem: get, setItem: write, removeItem: remove };
  const asKeyv: KeyvLike = { get, set: write, delete: remove };
  const isWriting = () => expect.poll(() => [...kept.values()]).toContain("");
  return { asStorage, asKeyv, isWriting, finish: () => finish() };
}

describe.each<[string, (at: ReturnType<typeof place>) => LocalStore]>([
  ["unstorage()", ({ asStorage }) => unstorage(asStorage)],
  ["keyv()", ({ asKeyv }) => keyv(asKeyv)],
])("%s", (_, make) => {
  it("returns what a write makes of a record that is read in the midst of it, by any store on that place", async () => {
    const at = place();
    const [store, other] = [make(at), make(at)];
    for (const version of [1, 2]) {
      const isPut = store.put("k", active(version), version - 1 || undefined);
      await at.isWriting();
      const reads = Promise.allSettled([store.get("k"), other.get("k")]);
      await settled();
      at.finish();
      const read = { status: "fulfilled", value: active(version) };
      expect(await reads).toEqual([read, read]);
      expect(await isPut).toBe(true);
    }
  });

  it("does not wait for another key", async () => {
    const at = place();
    const store = make(at);
    const isPut = store.put("k", active(1), undefined);
    await at.isWriting();
    expect(await store.get("another")).toBeUndefined();
    at.finish();
    await isPut;
  });
});
