import { chmodSync, mkdirSync, readFileSync, renameSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { inspect } from "node:util";
import { describe, expect, it, vi } from "vitest";
import { FileStoreError, file } from "../src/file.ts";
import type { TokenRecord } from "../src/store.ts";
import { active, filesIn, newFolder } from "./file-lab.ts";

const posix = process.platform !== "win32";
const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);

describe("keys", () => {
  const keys = [
    "a",
    "A",
    "user:a",
    "user:*",
    "../../etc/passwd",
    "/etc/passwd",
    "C:\\a",
    "CON",
    "a\0b",
    "a",
    "",
    ".",
    "..",
    "{x}",
    "令牌",
    "x".repeat(8_192),
    `${"x".repeat(8_192)}y`,
    "__proto__",
  ];

  it("never meet, and never leave the folder", async () => {
    const folder = newFolder();
    const store = file(folder);
    const all = [...new Set(keys)];
    for (const [i, key] of all.entries()) expect(await store.put(key, active(i + 1), undefined)).toBe(true);
    for (const [i, key] of all.entries()) expect(await store.get(key)).toEqual(active(i + 1));
    const names = filesIn(folder, "").map((path) => path.slice(folder.length + 1));
    expect(names).toHaveLength(all.length);
    for (const name of names) expect(name).toMatch(/^[0-9a-f]{64}\.json$/);
  });
});

describe("records", () => {
  it("are copies: what a caller changes later changes nothing here", async () => {
    const store = file(newFolder());
    const raw = { access_token: "fake-a" };
    await store.put("k", { version: 1, state: "active", tokens: { raw, obtainedAt: 0 } }, undefined);
    raw.access_token = "fake-b";
    const first = (await store.get("k")) as { tokens: { raw: typeof raw } } & TokenRecord;
    first.tokens.raw.access_token = "fake-c";
    expect(await store.get("k")).toMatchObject({ tokens: { raw: { access_token: "fake-a" } } });
  });

  it.runIf(posix)("are on the disk when that is confirmed, and so is their place in the folder", async () => {
    const folder = newFolder();
    const store = file(folder);
    const handle = await open(folder);
    const sync = vi.spyOn(Object.getPrototypeOf(handle), "sync");
    try {
      await store.put("k", active(1), undefined);
      expect(sync).toHaveBeenCalledTimes(2);
      await store.delete("k");
      expect(sync).toHaveBeenCalledTimes(3);
    } finally {
      sync.mockRestore();
      await handle.close();
    }
  });

  it("are still there for a later process, wherever that runs", async () => {
    const folder = newFolder();
    await file(folder).put("k", active(1), undefined);
    expect(await file(join(folder, "..", folder.split("/").at(-1) ?? "")).get("k")).toEqual(active(1));
  });
});

describe.runIf(posix)("the folder", () => {
  it("is made for its owner only, with those above it, and so are its files", async () => {
    const base = newFolder();
    const folder = join(base, "a", "b");
    const store = file(folder);
    await store.put("k", active(1), undefined);
    await store.flows.put("s", { redirectUri: "http://x.test/", expiresAt: Date.now() + 1_000 });
    await store.lease.acquire("k", { ttlMs: 60_000, waitMs: 0 }).then((lease) => {
      expect(filesIn(folder, "").map(modeOf)).toEqual(["600", "600", "600"]);
      return lease?.release();
    });
    expect([join(base, "a"), folder].map(modeOf)).toEqual(["700", "700"]);
  });

  it.each([0o777, 0o1777, 0o770, 0o702])("is refused where others may write into it (%o)", async (mode) => {
    const folder = newFolder();
    chmodSync(folder, mode);
    const store = file(folder);
    const error = await store.get("k").catch((thrown) => thrown);
    expect(error).toBeInstanceOf(FileStoreError);
    expect(error).toMatchObject({ code: "folder_unusable", retryable: false });
    expect(error.message).toBe(`${folder}: others may write there: chmod 700 it, or name a new folder inside it`);
    chmodSync(folder, 0o755);
    expect(await store.get("k")).toBeUndefined();
    // What was there before us stays as open as it is.
    expect(modeOf(folder)).toBe("755");
  });

  it("is refused where it is a file", async () => {
    const path = join(newFolder(), "a");
    writeFileSync(path, "");
    await expect(file(path).get("k")).rejects.toThrow(`${path}: cannot be made (EEXIST)`);
  });
});

describe("damaged files", () => {
  const whole = JSON.stringify({ key: "k", record: active(1, "fake-canary") });
  const damages: [string, string, string][] = [
    ["empty", "", "is damaged: expected a JSON object"],
    ["cut", whole.slice(0, -10), "is damaged: expected a JSON object"],
    ["no JSON", "fake-canary", "is damaged: expected a JSON object"],
    ["a list", "[]", "is damaged: expected a JSON object"],
    ["another's", whole.replace('"k"', '"other"'), "belongs to another key"],
    ["without a record", '{"key":"k"}', "is damaged: expected a record"],
    ["a version that is a text", whole.replace('"version":1', '"version":"1"'), "is damaged: expected a record"],
    ["a version with a fraction", whole.replace('"version":1', '"version":1.5'), "is damaged: expected a record"],
    ["without a state", whole.replace('"state":"active",', ""), "is damaged: expected a record"],
  ];

  it.each(damages)("%s: the file is named and left as it is", async (_name, text, problem) => {
    const folder = newFolder();
    const store = file(folder);
    await store.put("k", active(1), undefined);
    const [path = ""] = filesIn(folder, ".json");
    writeFileSync(path, text);
    const tries = [
      store.get("k"),
      store.put("k", active(2), 1),
      store.put("k", active(2), undefined),
      store.delete("k", 1),
    ];
    for (const error of await Promise.all(tries.map((each) => each.catch((thrown) => thrown)))) {
      expect(error).toBeInstanceOf(FileStoreError);
      expect(error).toMatchObject({ code: "file_damaged", retryable: false, message: `${path}: ${problem}` });
      expect(inspect(error, { depth: null, showHidden: true })).not.toContain("canary");
    }
    expect(readFileSync(path, "utf8")).toBe(text);
    expect(await store.delete("k")).toBe(true);
    expect(await store.put("k", active(1), undefined)).toBe(true);
  });

  it("a file that was moved to the place of another key is not served there", async () => {
    const folder = newFolder();
    const store = file(folder);
    await store.put("a", active(1), undefined);
    const [mine = ""] = filesIn(folder, ".json");
    await store.put("b", active(1), undefined);
    const yours = filesIn(folder, ".json").find((path) => path !== mine) as string;
    renameSync(mine, yours);
    await expect(store.get("b")).rejects.toThrow("belongs to another key");
  });
});

describe("temporary files", () => {
  it("are removed when they are so old that their process is gone", async () => {
    const folder = newFolder();
    mkdirSync(folder, { recursive: true });
    const [old, young] = [join(folder, "a.json.1.tmp"), join(folder, "a.json.2.tmp")] as const;
    for (const path of [old, young]) writeFileSync(path, "");
    const time = Date.now() / 1_000 - 3_601;
    utimesSync(old, time, time);
    await file(folder).get("k");
    expect(filesIn(folder, ".tmp")).toEqual([young]);
  });

  it("do not stay when writing fails", async () => {
    const folder = newFolder();
    const store = file(folder);
    await store.put("k", active(1), undefined);
    const [path = ""] = filesIn(folder, ".json");
    await store.delete("k");
    mkdirSync(path);
    await expect(store.put("k", active(1), undefined)).rejects.toThrow();
    expect(filesIn(folder, "")).toEqual([path]);
  });
});
