import { existsSync } from "node:fs";
import fsp from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";
import { join } from "node:path";
import { afterEach, expect, it, vi } from "vitest";
import { file } from "../src/file.ts";
import { locked } from "../src/file-lock.ts";
import { active, filesIn, newFolder } from "./file-lab.ts";

afterEach(() => {
  vi.restoreAllMocks();
  syncBuiltinESMExports();
});

/** From now on these calls fail, as where no descriptor is left; what is returned says how often, and `end` makes them work. */
function failing(...names: ("open" | "readFile" | "rm")[]) {
  const fails = () => Promise.reject(Object.assign(new Error("fake"), { code: "EMFILE" }));
  const spies = names.map((name) => vi.spyOn(fsp, name).mockImplementation(fails));
  syncBuiltinESMExports();
  return {
    times: () => spies.reduce((sum, { mock }) => sum + mock.calls.length, 0),
    end() {
      for (const spy of spies) spy.mockRestore();
      syncBuiltinESMExports();
    },
  };
}

const lockIn = () => join(newFolder(), "a.lock");
const gone = (path: string) => vi.waitFor(() => expect(existsSync(path)).toBe(false), { timeout: 10_000, interval: 5 });

it("a lock is given back where no file can be opened", async () => {
  const path = lockIn();
  expect(await locked(path, async () => failing("open", "readFile") && "done")).toBe("done");
  expect(existsSync(path)).toBe(false);
});

it("a store without descriptors goes on when there are some again", async () => {
  const folder = newFolder();
  const store = file(folder);
  await store.put("k", active(1), undefined);
  const { readFile } = fsp;
  const none = vi.spyOn(fsp, "readFile").mockImplementation(async (path, options) => {
    if (filesIn(folder, ".lock").length > 0) throw Object.assign(new Error("fake"), { code: "EMFILE" });
    return readFile(path, options);
  });
  syncBuiltinESMExports();
  await expect(store.put("k", active(2), 1)).rejects.toMatchObject({ code: "EMFILE" });
  none.mockRestore();
  syncBuiltinESMExports();
  expect(filesIn(folder, ".lock")).toEqual([]);
  expect(await store.put("k", active(2), 1)).toBe(true);
});

it("a lock that cannot be removed is removed when that works again, and what the job has done counts", async () => {
  const path = lockIn();
  const broken: ReturnType<typeof failing>[] = [];
  expect(await locked(path, async () => broken.push(failing("rm")))).toBe(1);
  await vi.waitFor(() => expect(broken[0]?.times()).toBeGreaterThan(3), { timeout: 10_000, interval: 5 });
  expect(existsSync(path)).toBe(true);
  broken[0]?.end();
  await gone(path);
});

it("what the job throws is not replaced by what its lock throws", async () => {
  const path = lockIn();
  const work = locked(path, async () => {
    failing("rm", "readFile");
    throw new Error("the job's");
  });
  await expect(work).rejects.toThrow("the job's");
});

it.each(["performance", "Date"] as const)(
  "a lock that was held for long, by %s, is looked at, however often that fails, and removed where it is ours",
  async (by) => {
    const path = lockIn();
    const broken: ReturnType<typeof failing>[] = [];
    await locked(path, async () => {
      const clock = by === "Date" ? Date : performance;
      const { now } = clock;
      vi.spyOn(clock, "now").mockImplementation(() => now.call(clock) + 15_000);
      broken.push(failing("readFile"));
    });
    await vi.waitFor(() => expect(broken[0]?.times()).toBeGreaterThan(2), { timeout: 10_000, interval: 5 });
    expect(existsSync(path)).toBe(true);
    broken[0]?.end();
    await gone(path);
  },
);

it.each(["performance", "Date"] as const)(
  "a lock that was held for long, by %s, and is another's by then stays",
  async (by) => {
    const path = lockIn();
    const another = JSON.stringify({ id: "b", pid: process.pid, start: "", place: "another container" });
    await locked(path, async () => {
      const clock = by === "Date" ? Date : performance;
      const { now } = clock;
      vi.spyOn(clock, "now").mockImplementation(() => now.call(clock) + 15_000);
      await fsp.writeFile(path, another);
    });
    expect(existsSync(path)).toBe(true);
  },
);

it("a lock that became another's before its owner knew that he had it stays", async () => {
  const path = lockIn();
  const { link } = fsp;
  vi.spyOn(fsp, "link").mockImplementation(async (from, to) => {
    await link(from, to);
    const { now } = performance;
    vi.spyOn(performance, "now").mockImplementation(() => now.call(performance) + 31_000);
    await fsp.writeFile(to, JSON.stringify({ id: "b", pid: process.pid, start: "", place: "another container" }));
  });
  syncBuiltinESMExports();
  await locked(path, async () => {});
  expect(existsSync(path)).toBe(true);
});
