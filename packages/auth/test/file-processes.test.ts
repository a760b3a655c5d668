import { readFileSync, utimesSync, writeFileSync } from "node:fs";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { file } from "../src/file.ts";
import { locked } from "../src/file-lock.ts";
import { active, children, filesIn, newFolder } from "./file-lab.ts";

const child = children();
const fine = { code: 0, signal: null, stderr: "" };

describe("a folder that several processes share", () => {
  it("loses no update of eight processes that count in one record", async () => {
    const folder = newFolder();
    const job = { do: "count", folder, key: "k", times: 50 } as const;
    const all = await Promise.all(Array.from({ length: 8 }, () => child(job).ended));
    expect(all).toEqual(Array(8).fill(fine));
    expect(await file(folder).get("k")).toMatchObject({ version: 400, tokens: { raw: { n: 400 } } });
    expect(filesIn(folder, "")).toEqual(filesIn(folder, ".json"));
  }, 120_000);

  it("lets one process in at a time", async () => {
    const folder = newFolder();
    const job = { do: "enter", folder, key: "k", times: 10 } as const;
    const all = await Promise.all(Array.from({ length: 4 }, () => child(job).ended));
    expect(all).toEqual(Array(4).fill(fine));
  }, 120_000);

  it("gives a login to one process only", async () => {
    const folder = newFolder();
    await file(folder).flows.put("s", { redirectUri: "http://x.test/", expiresAt: Date.now() + 600_000 });
    const all = Array.from({ length: 4 }, () => child({ do: "take", folder, key: "s" }));
    await Promise.all(all.map((each) => each.line()));
    for (const each of all) each.process.stdin.write("go\n");
    const said = await Promise.all(all.map((each) => each.line()));
    expect(said.sort()).toEqual(["none", "none", "none", "taken"]);
  });
});

describe("a process that is killed", () => {
  it.each([
    ["before", false],
    ["in the middle of", true],
  ])(
    "leaves the old record or the new one, %s each of its calls to the file system",
    async (_name, half) => {
      const folder = newFolder();
      const store = file(folder);
      let version = 0;
      for (let atCall = 1; atCall <= 50; atCall++) {
        const { ended, line } = child({ do: "crash", folder, key: "k", atCall, half });
        let confirmed = version;
        for (let said = await line(); said; said = await line()) confirmed = Number(said);
        expect(await ended).toMatchObject({ signal: "SIGKILL", stderr: "" });
        const found = await store.get("k");
        version = found?.version ?? 0;
        expect([confirmed, confirmed + 1], `call ${atCall}`).toContain(version);
        if (version) expect(found).toEqual(active(version, `fake-${version}`.repeat(50)));
        // And what it left locked is free again.
        expect(await store.put("k", active(version + 1, `fake-${version + 1}`.repeat(50)), version || undefined)).toBe(
          true,
        );
        version++;
      }
      expect(filesIn(folder, ".lock")).toEqual([]);
    },
    120_000,
  );

  it("loses its lease when the time of that is over, and no sooner", async () => {
    const folder = newFolder();
    const ttlMs = 1_000;
    const holder = child({ do: "hold", folder, key: "k", ttlMs, waitMs: 0 });
    expect(await holder.line()).toBe("held");
    holder.process.kill("SIGKILL");
    await holder.ended;
    const { lease } = file(folder);
    const since = performance.now();
    const got = await Promise.all([1, 2, 3].map(() => lease.acquire("k", { ttlMs: 60_000, waitMs: ttlMs + 1_000 })));
    expect(got.filter(Boolean)).toHaveLength(1);
    // The other two have waited to the end.
    expect(performance.now() - since).toBeGreaterThan(ttlMs);
  });

  it("keeps its lease for as long as it lives", async () => {
    const folder = newFolder();
    const holder = child({ do: "hold", folder, key: "k", ttlMs: 600, waitMs: 0 });
    expect(await holder.line()).toBe("held");
    expect(await file(folder).lease.acquire("k", { ttlMs: 600, waitMs: 2_000 })).toBeUndefined();
    holder.process.stdin.write("release\n");
    expect(await holder.ended).toEqual(fine);
    expect(await file(folder).lease.acquire("k", { ttlMs: 600, waitMs: 0 })).toBeDefined();
  });
});

describe.skipIf(process.platform === "win32")("a process that is paused", () => {
  it("finds its lease lost when it goes on after the end of it", async () => {
    const folder = newFolder();
    const holder = child({ do: "hold", folder, key: "k", ttlMs: 600, waitMs: 0 });
    expect(await holder.line()).toBe("held");
    holder.process.kill("SIGSTOP");
    const taken = await file(folder).lease.acquire("k", { ttlMs: 60_000, waitMs: 10_000 });
    expect(taken?.lost.aborted).toBe(false);
    holder.process.kill("SIGCONT");
    expect([await holder.line(), await holder.line()].sort()).toEqual(["lost", "paused: true"]);
    // What it gives up is not the lease of the other.
    holder.process.stdin.write("release\n");
    expect(await holder.ended).toEqual(fine);
    expect(await file(folder).lease.acquire("k", { ttlMs: 600, waitMs: 0 })).toBeUndefined();
    await taken?.release();
  });

  it("keeps what it has locked: it would overwrite what others did when it goes on", async () => {
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
    writeFileSync(path, JSON.stringify({ id: "a", pid: process.pid, start: "1", place: "another container" }));
    await expect(locked(path, async () => {}, 50)).rejects.toMatchObject({ code: "file_locked" });
    const old = Date.now() / 1_000 - 31;
    utimesSync(path, old, old);
    expect(await locked(path, async () => "in", 50)).toBe("in");
  });

  it("is told from that of a later process with the same number", async () => {
    const path = join(newFolder(), "a.lock");
    const place = await locked(path, async () => JSON.parse(readFileSync(path, "utf8")).place);
    writeFileSync(path, JSON.stringify({ id: "a", pid: process.pid, start: "1", place }));
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
