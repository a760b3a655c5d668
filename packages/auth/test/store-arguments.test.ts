import Keyv from "keyv";
import { createStorage } from "unstorage";
import { expect, it } from "vitest";
import { keyv } from "../src/keyv.ts";
import { unstorage } from "../src/unstorage.ts";

it.each<[what: string, given: unknown, missing: string]>([
  ["nothing", undefined, "`get`, `set`, `delete`"],
  ["null", null, "`get`, `set`, `delete`"],
  ["a URL", "fake://secret", "`get`, `set`, `delete`"],
  ["one that cannot delete", { get() {}, set() {}, delete: true }, "`delete`"],
])("keyv() says what is missing: %s", (_, given, missing) => {
  expect(() => keyv(given as never)).toThrow(new TypeError(`keyv: expected an object with ${missing}`));
});

it.each<[what: string, given: unknown, missing: string]>([
  ["nothing", undefined, "`getItem`, `setItem`, `removeItem`"],
  ["a Keyv", new Keyv(), "`getItem`, `setItem`, `removeItem`"],
  ["a storage that only reads", { getItem() {} }, "`setItem`, `removeItem`"],
])("unstorage() says what is missing: %s", (_, given, missing) => {
  expect(() => unstorage(given as never)).toThrow(
    new TypeError(`unstorage: storage: expected an object with ${missing}`),
  );
});

it("a store takes what has them all", () => {
  expect(keyv(new Keyv({ throwOnErrors: true })).isLocal).toBe(true);
  expect(unstorage(createStorage()).isLocal).toBe(true);
});
