import { describe, expect, it } from "vitest";
import { file } from "../src/file.ts";
import { children, filesIn, newFolder } from "./file-lab.ts";

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
