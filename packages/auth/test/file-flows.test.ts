import { writeFileSync } from "node:fs";
import fsp from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";
import { afterEach, describe, expect, it, vi } from "vitest";
import { file } from "../src/file.ts";
import type { Flow } from "../src/store.ts";
import { filesIn, handClock, newFolder } from "./file-lab.ts";

afterEach(() => {
  vi.restoreAllMocks();
  syncBuiltinESMExports();
});

function lab() {
  const folder = newFolder();
  const clock = handClock();
  const flow = (ms = 600_000): Flow => ({
    redirectUri: "http://x.test/",
    expiresAt: clock.now() + ms,
    user: "u",
    codeVerifier: "fake-verifier",
  });
  return { folder, clock, flow, flows: file(folder, { clock }).flows };
}

describe("logins that are under way", () => {
  it("are taken once", async () => {
    const { folder, flow, flows } = lab();
    await flows.put("s", flow());
    const taken = await Promise.all(Array.from({ length: 10 }, () => flows.take("s")));
    expect(taken.filter(Boolean)).toEqual([flow()]);
    expect(await flows.take("s")).toBeUndefined();
    expect(filesIn(folder, "")).toEqual([]);
  });

  it("are gone at their end, not before", async () => {
    const { clock, flow, flows } = lab();
    await flows.put("a", flow(1_000));
    await flows.put("b", flow(1_000));
    await clock.advance(999);
    expect(await flows.take("a")).toBeDefined();
    await clock.advance(1);
    expect(await flows.take("b")).toBeUndefined();
  });

  it("do not pile up when nobody comes back", async () => {
    const { folder, clock, flow, flows } = lab();
    for (let i = 0; i < 20; i++) await flows.put(`s${i}`, flow(1_000));
    await clock.advance(300_000);
    await vi.waitFor(async () => {
      await flows.put("last", flow());
      expect(filesIn(folder, "")).toHaveLength(1);
    }, 20_000);
    expect(await flows.take("last")).toBeDefined();
  });

  it("do not wait for the sweep of old ones, of which there is one at a time, however long it takes", async () => {
    const { clock, flow, flows } = lab();
    let finish = () => {};
    const sweeps = vi.spyOn(fsp, "readdir").mockImplementation(async () => {
      await new Promise<void>((resolve) => {
        finish = resolve;
      });
      throw new Error("fake");
    });
    sweeps.mockResolvedValueOnce([]);
    syncBuiltinESMExports();
    await flows.put("a", flow());
    await clock.advance(300_000);
    await flows.put("b", flow());
    // The other one looked at the folder when it was opened.
    expect(sweeps).toHaveBeenCalledTimes(2);
    finish();
    await new Promise((resolve) => setImmediate(resolve));
    await flows.put("c", flow());
    expect(sweeps).toHaveBeenCalledTimes(3);
    finish();
  });

  it("are other files than the tokens of the same key", async () => {
    const { folder, flow, flows } = lab();
    await flows.put("k", flow());
    expect(await file(folder).get("k")).toBeUndefined();
    await file(folder).put("k", { version: 1, state: "active" }, undefined);
    expect(await flows.take("k")).toEqual(flow());
  });

  it.each(["", "fake-verifier", '{"key":"other","flow":{"redirectUri":"","expiresAt":9e15}}', '{"key":"k"}'])(
    "that are damaged (%j) are named, and gone",
    async (text) => {
      const { folder, flow, flows } = lab();
      await flows.put("k", flow());
      const [path = ""] = filesIn(folder, ".flow");
      writeFileSync(path, text);
      const error = await flows.take("k").catch((thrown) => thrown);
      expect(error).toMatchObject({ name: "FileStoreError", code: "file_damaged" });
      expect(error.message).toContain(path);
      expect(error.message).not.toContain("verifier");
      expect(await flows.take("k")).toBeUndefined();
    },
  );
});
