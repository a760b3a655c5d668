import { describe, expect, it } from "vitest";
import { file } from "../src/file.ts";
import { children, newFolder } from "./file-lab.ts";

const child = children();
const fine = { code: 0, signal: null, stderr: "" };

describe("the lease of another process", () => {
  it("is free when that was killed and the time is over, and no sooner", async () => {
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

  it("is not free for as long as that lives", async () => {
    const folder = newFolder();
    const holder = child({ do: "hold", folder, key: "k", ttlMs: 1_500, waitMs: 0 });
    expect(await holder.line()).toBe("held");
    expect(await file(folder).lease.acquire("k", { ttlMs: 1_500, waitMs: 3_200 })).toBeUndefined();
    holder.process.stdin.write("release\n");
    expect(await holder.ended).toEqual(fine);
    const next = await file(folder).lease.acquire("k", { ttlMs: 600, waitMs: 0 });
    expect(next).toBeDefined();
    await next?.release();
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
});
