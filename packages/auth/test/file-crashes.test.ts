import { describe, expect, it } from "vitest";
import { file } from "../src/file.ts";
import { active, children, filesIn, newFolder } from "./file-lab.ts";

const child = children();

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
});
