import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import fsp from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";
import { afterEach, expect, it, vi } from "vitest";
import { file } from "../src/file.ts";
import type { Lease } from "../src/store.ts";
import { filesIn, handClock, newFolder } from "./file-lab.ts";

const options = { ttlMs: 30_000, waitMs: 0 };
const flow = (expiresAt: number) => ({ redirectUri: "http://x.test/", expiresAt });

afterEach(() => {
  vi.restoreAllMocks();
  syncBuiltinESMExports();
});

function lab() {
  const folder = newFolder();
  const clock = handClock();
  return { folder, clock, store: file(folder, { clock }) };
}

/**
 * Who does this is stopped where it is about to change a file of that ending. A process of another container breaks its lock, changes the
 * file and has a lock of its own; then it goes on.
 */
async function frozen(folder: string, ending: string, work: () => Promise<unknown>): Promise<string> {
  const theirs = JSON.stringify({ id: "theirs", ttlMs: 30_000, until: Number.MAX_SAFE_INTEGER, key: "k" });
  let path = "";
  const { readFile } = fsp;
  // It has found out that the file is to be changed when it has read that, and looks after its lock then.
  vi.spyOn(fsp, "readFile").mockImplementation(async (of, how) => {
    const [lock] = filesIn(folder, `${ending}.lock`);
    if (lock && of === lock && !path) {
      path = lock.slice(0, -".lock".length);
      writeFileSync(lock, JSON.stringify({ id: "another", pid: process.pid, start: "", place: "another container" }));
      writeFileSync(path, theirs);
    }
    return readFile(of, how);
  });
  syncBuiltinESMExports();
  await work();
  vi.restoreAllMocks();
  syncBuiltinESMExports();
  expect(path).not.toBe("");
  expect(existsSync(`${path}.lock`)).toBe(true);
  rmSync(`${path}.lock`);
  expect(readFileSync(path, "utf8")).toBe(theirs);
  return path;
}

it("a lease is not taken over another's by who was frozen in the middle", async () => {
  const { folder, store } = lab();
  await frozen(folder, ".lease", async () => expect(await store.lease.acquire("k", options)).toBeUndefined());
});

it("a lease is not renewed over another's by who was frozen in the middle, who learns that", async () => {
  const { folder, clock, store } = lab();
  const { lost } = (await store.lease.acquire("k", options)) as Lease;
  await frozen(folder, ".lease", async () => {
    await clock.advance(10_000);
    await vi.waitFor(() => expect(clock.pending()).toBe(2), { timeout: 10_000, interval: 5 });
  });
  await clock.advance(10_000);
  await vi.waitFor(() => expect(lost.aborted).toBe(true), { timeout: 10_000, interval: 5 });
});

it("a lease is not released that is another's, by who was frozen in the middle", async () => {
  const { folder, store } = lab();
  const lease = await store.lease.acquire("k", options);
  await frozen(folder, ".lease", async () => lease?.release());
});

it("a login is not put over another's by who was frozen in the middle", async () => {
  const { folder, clock, store } = lab();
  await frozen(folder, ".flow", async () => {
    await expect(store.flows.put("k", flow(clock.now()))).rejects.toMatchObject({ code: "file_locked" });
  });
});

it("a login is not swept away that is another's, by who was frozen in the middle", async () => {
  const { folder, clock, store } = lab();
  await file(folder, { clock }).flows.put("old", flow(clock.now() + 1));
  const [old] = filesIn(folder, ".flow");
  await clock.advance(1);
  expect(await frozen(folder, `${old?.slice(-20)}`, () => store.flows.put("new", flow(clock.now() + 1)))).toBe(old);
});
