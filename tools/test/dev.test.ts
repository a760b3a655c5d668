import { resolve } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { affectedBy, createDev, type Dev, debounced } from "../dev.ts";
import type { Registered } from "../registry.ts";

const platform = (name: string, file = "openapi.yaml"): Registered => ({
  platform: name,
  spec: resolve(`specs/${name}/${file}`),
  package: resolve(`packages/${name}-client`),
});
const [one, two] = [platform("one"), platform("two")];
const fileOfOne = resolve("specs/one/schemas/user.yaml");

describe("pnpm dev", () => {
  let registered: Registered[];
  let broken: Set<string>;
  let log: string[];
  let printed: string[];
  let dev: Dev;

  beforeEach(async () => {
    registered = [one, two];
    broken = new Set();
    log = [];
    printed = [];
    dev = createDev({
      platforms: () => {
        if (broken.has("registry")) throw new Error("no such key");
        return registered;
      },
      generate: async ([which]) => {
        if (which && broken.has(which.platform)) throw new Error("cannot be parsed");
        return [`${which?.platform}.gen.ts`];
      },
      start: async ({ platform: name }, port) => {
        if (broken.has(`${name} mock`)) throw new Error("cannot be served");
        log.push(`start ${name} ${port}`);
        return {
          url: `http://127.0.0.1:${port}`,
          close: async () => {
            log.push(`stop ${name} ${port}`);
          },
        };
      },
      print: (line) => printed.push(line),
      port: 100,
    });
    await dev.open();
  });

  afterEach(() => {
    vi.useRealTimers();
  });

  it("brings up a mock for each platform, side by side", () => {
    expect(log).toEqual(["start one 100", "start two 101"]);
    expect(printed).toContain("wrote two.gen.ts");
  });

  it("restarts only the mocks of the platform that changed, on their port", async () => {
    log.length = 0;
    await dev.changed([fileOfOne]);
    expect(log).toEqual(["start one 0", "stop one 0", "stop one 100", "start one 100"]);
    expect(printed).toContain("one restarted at http://127.0.0.1:100");
  });

  it.each(["one", "one mock"])(
    "keeps the mock and says what is wrong when %s is broken, and recovers",
    async (what) => {
      log.length = 0;
      broken.add(what);
      await dev.changed([fileOfOne]);
      expect(log).toEqual([]);
      expect(dev.mocks.has("one")).toBe(true);
      expect(printed.at(-1)).toMatch(/^one: cannot be .*\nits mock stays as it was$/);

      broken.delete(what);
      await dev.changed([fileOfOne]);
      expect(log.at(-1)).toBe("start one 100");
    },
  );

  it("follows the registry: what is new comes up, what is gone goes down", async () => {
    log.length = 0;
    registered = [two, platform("three")];
    await dev.changed([resolve("redocly.yaml")]);
    expect(log).toContain("stop one 100");
    expect(log).toContain("start two 101");
    expect([...dev.mocks.keys()].sort()).toEqual(["three", "two"]);
  });

  it("keeps everything up while the registry is broken", async () => {
    log.length = 0;
    broken.add("registry");
    await dev.changed([resolve("redocly.yaml")]);
    expect(log).toEqual([]);
    expect(printed.at(-1)).toContain("no such key");
  });

  it("does one change after the other", async () => {
    log.length = 0;
    await Promise.all([dev.changed([one.spec]), dev.changed([two.spec])]);
    expect(log.filter((line) => !line.endsWith(" 0"))).toEqual([
      "stop one 100",
      "start one 100",
      "stop two 101",
      "start two 101",
    ]);
  });

  it("stops every mock at the end", async () => {
    await dev.close();
    expect(log).toContain("stop one 100");
    expect(log).toContain("stop two 101");
  });

  it("takes a file outside the folders of the platforms for everybody's", () => {
    const auth = { ...one, platform: "one-auth", spec: resolve("specs/one/auth.yaml") };
    const all = [one, auth, two];
    expect(affectedBy(resolve("specs/shared.yaml"), all)).toEqual(all);
    expect(affectedBy(resolve("specs/one/x.yaml"), all)).toEqual([one, auth]);
    expect(affectedBy(resolve("specs/one-more/x.yaml"), [one, two])).toEqual([one, two]);
  });

  it("waits for the end of a burst", () => {
    vi.useFakeTimers();
    const handled: string[][] = [];
    const notify = debounced(150, (files) => handled.push(files));
    for (const file of ["a", "b", "a"]) {
      notify(file);
      vi.advanceTimersByTime(100);
    }
    expect(handled).toEqual([]);
    vi.advanceTimersByTime(100);
    notify("c");
    vi.advanceTimersByTime(200);
    expect(handled).toEqual([["a", "b"], ["c"]]);
  });
});
