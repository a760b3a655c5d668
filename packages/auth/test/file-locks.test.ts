import { readdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { locked } from "../src/file-lock.ts";
import { children, newFolder } from "./file-lab.ts";

const child = children();

describe.skipIf(process.platform === "win32")("the lock of a process that is paused", () => {
  it("stays: the process would overwrite what others did when it goes on", async () => {
    const path = join(newFolder(), "a.lock");
    const owner = child({ do: "lock", path });
    expect(await owner.line()).toBe("locked");
    owner.process.kill("SIGSTOP");
    const error = await locked(path, async () => {}, 300).catch((thrown) => thrown);
    expect(error).toMatchObject({ name: "FileStoreError", code: "file_locked", retryable: true });
    expect(error.message).toBe(`${path}: is held by process ${owner.process.pid}`);
    owner.process.kill("SIGKILL");
    await owner.ended;
    expect(await locked(path, async () => "in", 300)).toBe("in");
  });
});

describe("the lock of a process that has ended", () => {
  it("is broken by one of those who find it", async () => {
    const path = join(newFolder(), "a.lock");
    for (let round = 0; round < 5; round++) {
      const owner = child({ do: "lock", path });
      expect(await owner.line()).toBe("locked");
      owner.process.kill("SIGKILL");
      await owner.ended;
      let inside = 0;
      let most = 0;
      const enter = () =>
        locked(path, async () => {
          most = Math.max(most, ++inside);
          await stat(path);
          inside--;
        });
      await Promise.all(Array.from({ length: 20 }, enter));
      expect(most).toBe(1);
    }
  });

  it("is not broken by one who comes late: it is another's by then", async () => {
    const folder = newFolder();
    const path = join(folder, "a.lock");
    const owner = child({ do: "lock", path });
    expect(await owner.line()).toBe("locked");
    owner.process.kill("SIGKILL");
    await owner.ended;
    const alive = JSON.stringify({ id: "b", pid: process.pid, start: "", place: "another container" });
    let late: Promise<unknown> = Promise.resolve();
    await locked(`${path}!`, async () => {
      late = locked(path, async () => "in", 2_000).catch((error) => error.code);
      // It has found the dead owner, and wants to remove what he left.
      await vi.waitFor(() => expect(readdirSync(folder).join()).toMatch(/a\.lock!\.[^,]*\.tmp/), 10_000);
      writeFileSync(path, alive);
    });
    expect(await late).toBe("file_locked");
    expect(readFileSync(path, "utf8")).toBe(alive);
  });

  it("can be broken also where the one who was about to do that has ended too", async () => {
    const path = join(newFolder(), "a.lock");
    for (const each of [path, `${path}!`, `${path}!!`]) {
      const owner = child({ do: "lock", path: each });
      expect(await owner.line()).toBe("locked");
      owner.process.kill("SIGKILL");
      await owner.ended;
    }
    expect(await locked(path, async () => "in", 1_000)).toBe("in");
  });

  it("is broken by its age where the process cannot be seen", async () => {
    const path = join(newFolder(), "a.lock");
    const elsewhere = JSON.stringify({ id: "a", pid: process.pid, start: "1", place: "another container" });
    for (const text of [elsewhere, "", "null", elsewhere.slice(0, 9)]) {
      writeFileSync(path, text);
      await expect(locked(path, async () => {}, 50)).rejects.toMatchObject({ code: "file_locked" });
      const old = Date.now() / 1_000 - 31;
      utimesSync(path, old, old);
      expect(await locked(path, async () => "in", 50)).toBe("in");
    }
  });

  it("is told from that of a later process with the same number", async () => {
    const path = join(newFolder(), "a.lock");
    const owner = await locked(path, async () => JSON.parse(readFileSync(path, "utf8")));
    writeFileSync(path, JSON.stringify({ ...owner, id: "a", start: "1" }));
    expect(await locked(path, async () => "in", 50)).toBe("in");
  });

  it("is noticed by an owner who was taken for dead, before he writes", async () => {
    const path = join(newFolder(), "a.lock");
    const working = locked(path, async (confirm) => {
      writeFileSync(path, JSON.stringify({ id: "b", pid: process.pid, start: "", place: "another container" }));
      await confirm();
    });
    await expect(working).rejects.toMatchObject({ code: "file_locked" });
    expect(readFileSync(path, "utf8")).toContain('"b"');
  });
});
