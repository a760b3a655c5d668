import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Candidate, candidates, verbs } from "../bench/candidates.ts";
import { overhead } from "../bench/overhead.ts";
import { bars, page, table } from "../bench/page.ts";
import { generateWith, type HeyApi, loadHeyApi, workshopIn } from "../bench/peers.ts";
import { differences } from "../bench/right-call.ts";
import { median, pairedRatio, rotated, timed } from "../bench/statistics.ts";

describe("statistics", () => {
  test("the median is the middle value, whatever the order", () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([7])).toBe(7);
  });

  test("the median of an even count lies between the middle two", () => {
    expect(median([4, 1, 3, 100])).toBe(3.5);
  });

  test("the median of nothing is no number", () => {
    expect(median([])).toBeNaN();
  });

  test("in twice as many rounds as there are items, each stands in each place twice", () => {
    const items = ["a", "b", "c", "d", "e"];
    const orders = items.flatMap((_, index) => [rotated(items, 2 * index), rotated(items, 2 * index + 1)]);
    for (const item of items) {
      const places = orders.map((order) => order.indexOf(item)).sort();
      expect(places).toEqual([0, 0, 1, 1, 2, 2, 3, 3, 4, 4]);
    }
  });

  test("an item is not always behind the same one", () => {
    const before = new Set(
      [0, 1, 2, 3].map((round) => rotated(["a", "b", "c"], round)).map((order) => order[order.indexOf("b") - 1]),
    );
    expect(before.size).toBeGreaterThan(1);
  });

  test("a round that is slow for all changes no ratio", () => {
    expect(pairedRatio([2, 20, 2], [1, 10, 1])).toBe(2);
  });

  test("a ratio is refused where a round lacks one of the times", () => {
    expect(() => pairedRatio([1, 2], [1])).toThrow("two times of every round");
  });

  test("each round gives one time a call, in microseconds, and the first ones do not count", async () => {
    let clock = 0;
    let calls = 0;
    const slow = async () => {
      calls++;
      clock += 3;
    };
    const fast = async () => {
      clock += 1;
    };
    const both = new Map([
      ["slow", slow],
      ["fast", fast],
    ]);
    const measured = await timed(both, { rounds: 4, warmUp: 2, calls: 5 }, () => clock);
    expect(measured).toEqual(
      new Map([
        ["slow", [3000, 3000, 3000, 3000]],
        ["fast", [1000, 1000, 1000, 1000]],
      ]),
    );
    expect(calls).toBe(6 * 5);
  });
});

describe("the page", () => {
  test("a table is Markdown, with columns of numbers to the right", () => {
    expect(
      table(
        ["client", "bytes", "x"],
        [
          ["ours", 12345, "1.10x"],
          ["a|b", 7, "-"],
        ],
      ),
    ).toBe(
      [
        "|  client  |   bytes  |      x  |",
        "|  ---     |     --:  |    --:  |",
        "|  ours    |  12,345  |  1.10x  |",
        "|  a\\|b    |       7  |      -  |",
      ].join("\n"),
    );
  });

  test("a bar says whether it is met, and a figure that is missing does not meet it", () => {
    const text = bars([
      { what: "small", most: 5, measured: 5 },
      { what: "large", most: 5, measured: 6 },
      { what: "lost", most: 5, measured: Number.NaN },
    ]);
    expect(text.match(/met|\*\*missed\*\*/g)).toEqual(["met", "**missed**", "**missed**"]);
  });

  test("it states the machine and the versions, then the sections in their order", () => {
    const text = page([
      { title: "First", text: "one" },
      { title: "Second", text: "two" },
    ]);
    expect(text).toContain(`Node ${process.versions.node}`);
    expect(text).toMatch(/\d+ CPUs/);
    expect(text).toMatch(/openapi-fetch \d+\.\d+\.\d+, ky \d+\.\d+\.\d+/);
    expect(text).toMatch(/\n## First\n\none\n\n## Second\n\ntwo\n$/);
  });
});

describe("the candidates", () => {
  const folder = mkdtempSync(join(tmpdir(), "lingpai-bench-test-"));
  const names = candidates(fetch, { createClient: () => ({}) } as unknown as HeyApi).map(({ name }) => name);
  let heyApi: HeyApi;

  beforeAll(async () => {
    const generated = join(folder, "hey-api");
    await generateWith("hey-api", await workshopIn(folder, (platform) => platform === "bge"), generated);
    heyApi = await loadHeyApi(generated);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const named = (name: string, send: typeof fetch): Candidate => {
    const found = candidates(send, heyApi).find((candidate) => candidate.name === name);
    if (!found) throw new Error(`no candidate ${name}`);
    return found;
  };

  describe.each(verbs)("%s", (verb) => {
    test.each(names)("%s sends the request that all send, once, and returns the data", async (name) => {
      expect(await differences(verb, (send) => named(name, send))).toEqual([]);
    });
  });

  test("one that sends another request is found", async () => {
    const other = (send: typeof fetch): Candidate => {
      const right = named("ofetch", send);
      return { ...right, GET: right.POST };
    };
    expect(await differences("GET", other)).toEqual([expect.stringContaining("ofetch, GET: it sent")]);
  });

  test("one that sends twice is found", async () => {
    const twice = (send: typeof fetch): Candidate => {
      const right = named("ky", send);
      return { ...right, GET: () => right.GET().then(right.GET) };
    };
    expect(await differences("GET", twice)).toEqual(["ky, GET: it sent 2 requests"]);
  });

  test("one that loses the data is found", async () => {
    const lossy = (send: typeof fetch): Candidate => ({ ...named("openapi-fetch", send), data: () => undefined });
    expect(await differences("POST", lossy)).toEqual(["openapi-fetch, POST: its result holds undefined"]);
  });

  test("each gets a time and a ratio, openapi-fetch that of itself", async () => {
    const rows = await overhead("GET", heyApi, { rounds: 1, warmUp: 0, calls: 1 });
    expect(rows.map(({ name }) => name)).toEqual(names);
    expect(rows.every(({ microseconds, ratio }) => microseconds > 0 && ratio > 0)).toBe(true);
    expect(rows.find(({ name }) => name === "openapi-fetch")?.ratio).toBe(1);
  });
});
