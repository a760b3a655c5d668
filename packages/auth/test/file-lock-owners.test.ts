import { existsSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { locked } from "../src/file-lock.ts";
import { children, newFolder } from "./file-lab.ts";

const child = children();

afterEach(() => vi.restoreAllMocks());

interface Owner {
  id: string;
  pid: number;
  tid: number;
  start: string;
  place: string;
}

/** Leaves the lock that this thread would make, but for what is different. */
async function left(different: Partial<Owner>): Promise<string> {
  const path = join(newFolder(), "a.lock");
  const owner: Owner = await locked(path, async () => JSON.parse(readFileSync(path, "utf8")));
  writeFileSync(path, JSON.stringify({ ...owner, ...different }));
  return path;
}

const age = (path: string) => {
  const old = Date.now() / 1_000 - 31;
  utimesSync(path, old, old);
};
const isTaken = (path: string) => locked(path, async () => true, 100).catch(({ code }) => code);

describe.skipIf(!existsSync("/proc/thread-self"))("an owner that proc(5) tells of", () => {
  it("keeps the lock for as long as it lives, however old that is", async () => {
    const path = await left({});
    age(path);
    expect(await isTaken(path)).toBe("file_locked");
  });

  it("may be a worker, whose lock is free when that has ended, also to others than its process", async () => {
    const path = join(newFolder(), "a.lock");
    const { line, process } = child({ do: "lockInWorker", path });
    expect(await line()).toBe("locked");
    age(path);
    expect(await isTaken(path)).toBe("file_locked");
    process.stdin.write("end the worker\n");
    expect(await line()).toBe("terminated");
    expect(await isTaken(path)).toBe(true);
    process.stdin.write("end\n");
  });

  it("is told from a later process of another user with the same number", async () => {
    vi.spyOn(process, "kill").mockImplementation(() => {
      throw Object.assign(new Error("fake"), { code: "EPERM" });
    });
    expect(await isTaken(await left({ start: "1" }))).toBe(true);
    const path = await left({});
    age(path);
    expect(await isTaken(path)).toBe("file_locked");
  });
});

it("a lock of which nobody can tell whether its owner lives is free after 30 seconds, as the number may be another's", async () => {
  const path = await left({ start: "" });
  expect(await isTaken(path)).toBe("file_locked");
  age(path);
  expect(await isTaken(path)).toBe(true);
});

it("the lock of a process that is not there is free at once, whatever the system tells of others", async () => {
  vi.spyOn(process, "kill").mockImplementation(() => {
    throw Object.assign(new Error("fake"), { code: "ESRCH" });
  });
  expect(await isTaken(await left({ start: "" }))).toBe(true);
});

it("the age of a lock counts from when it was taken, not from when the wait for it began", async () => {
  const path = join(newFolder(), "a.lock");
  let waiting: Promise<number> = Promise.resolve(0);
  const beganAt = Date.now();
  await locked(path, async () => {
    waiting = locked(path, async () => (await stat(path)).mtimeMs);
    await vi.waitFor(() => expect(Date.now() - beganAt).toBeGreaterThan(300), { timeout: 10_000, interval: 20 });
  });
  expect(await waiting).toBeGreaterThan(beganAt + 250);
});
