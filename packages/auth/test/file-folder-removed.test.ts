import { existsSync, rmSync, statSync } from "node:fs";
import { expect, it, vi } from "vitest";
import { file } from "../src/file.ts";
import type { Lease } from "../src/store.ts";
import { active, handClock, newFolder } from "./file-lab.ts";

const flow = { redirectUri: "http://x.test/", expiresAt: Number.MAX_SAFE_INTEGER };
const options = { ttlMs: 30_000, waitMs: 0 };

/** A store in a folder that is removed after it was in use. */
async function removed() {
  const folder = newFolder();
  const clock = handClock();
  const store = file(folder, { clock });
  await store.put("k", active(1), undefined);
  const remove = () => rmSync(folder, { recursive: true });
  remove();
  return { folder, clock, store, remove };
}

it("a folder that somebody removed is made again, for its owner only", async () => {
  const { folder, store, remove } = await removed();
  expect(await store.get("k")).toBeUndefined();
  expect(await store.put("k", active(2), 1)).toBe(false);
  expect(await store.put("k", active(2), undefined)).toBe(true);
  expect(await store.get("k")).toEqual(active(2));
  if (process.platform !== "win32") expect(statSync(folder).mode & 0o777).toBe(0o700);
  remove();
  expect(await store.delete("k")).toBe(false);
});

it("a login can begin in a folder that somebody removed", async () => {
  const { store } = await removed();
  expect(await store.flows.take("k")).toBeUndefined();
  await store.flows.put("k", flow);
  expect(await store.flows.take("k")).toEqual(flow);
});

it("a lease can be had in a folder that somebody removed, and who had one there learns that it is lost", async () => {
  const { clock, store, remove } = await removed();
  const first = (await store.lease.acquire("k", options)) as Lease;
  remove();
  const second = (await store.lease.acquire("k", options)) as Lease;
  expect(second.lost.aborted).toBe(false);
  remove();
  await clock.advance(10_000);
  await vi.waitFor(() => expect([first.lost.aborted, second.lost.aborted]).toEqual([true, true]), 20_000);
});

it("a release does not make the folder again", async () => {
  const { folder, store, remove } = await removed();
  const lease = await store.lease.acquire("k", options);
  remove();
  await lease?.release();
  expect(existsSync(folder)).toBe(false);
});
