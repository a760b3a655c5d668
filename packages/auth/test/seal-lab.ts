import { inspect } from "node:util";
import { expect } from "vitest";
import { memory } from "../src/memory.ts";
import { generateKey, SealError, type SealKey, seal } from "../src/seal.ts";
import type { TokenRecord, TokenStore } from "../src/store.ts";

export const one = generateKey("2025");
export const two = generateKey("2026");

export const active = (version: number, token = "fake-access-canary"): TokenRecord => ({
  version,
  state: "active",
  tokens: { raw: { access_token: token, refresh_token: "fake-refresh-canary" }, obtainedAt: 1 },
});

/** A store, and the one in it. */
export function lab(keys: readonly SealKey[] = [one]) {
  const inner = memory();
  return { inner, store: seal(inner, keys), with: (others: readonly SealKey[]) => seal(inner, others) };
}

/** Writes into the inner store, past its versions. */
export async function plant(inner: TokenStore, key: string, record: TokenRecord | undefined): Promise<void> {
  await inner.delete(key);
  await inner.put(key, record as TokenRecord, undefined);
}

export async function broken(reading: Promise<unknown>): Promise<string> {
  const error = (await reading.catch((thrown) => thrown)) as SealError;
  expect(error).toBeInstanceOf(SealError);
  expect(error).toMatchObject({ name: "SealError", code: "seal_broken", retryable: false });
  expect(inspect(error, { depth: null, showHidden: true })).not.toMatch(/canary|eyJ/);
  return error.reason;
}
