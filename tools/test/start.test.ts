import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it } from "vitest";
import { mockTable, startNear } from "../mocks.ts";
import { type Quickstart, type Step, step } from "../quickstart.ts";
import { registry } from "../registry.ts";
import { exitCodeOf, start } from "../start.ts";

const [first, second] = registry();
if (!first || !second) throw new Error("the registry has too few platforms");
const nothing = { info: { title: "nothing" }, paths: {} };

/** Takes the place of Prism. */
function pretended(): { ports: number[]; closed: number[]; start: (spec: object, port: number) => Promise<Pretended> } {
  const ports: number[] = [];
  const closed: number[] = [];
  return {
    ports,
    closed,
    start: async (_spec, port) => {
      ports.push(port);
      const at = port || 60_000;
      return { url: `http://127.0.0.1:${at}`, close: async () => void closed.push(at) };
    },
  };
}

interface Pretended {
  url: string;
  close(): Promise<void>;
}

const good: Step = step(
  "good()",
  "client.good()",
  () => ({ access_token: "s3cret", kept: "seen" }),
  () => true,
);
const wrong: Step = step(
  "wrong()",
  "client.wrong()",
  () => 1,
  (result) => result === 2,
);
const thrown: Step = step(
  "thrown()",
  "client.thrown()",
  () => Promise.reject(new TypeError("went wrong")),
  () => true,
);
const noted: Step = { python: "noted()", ours: "nothing", run: "makes no call" };

async function run(find: (platform: string) => Promise<Quickstart | undefined>, port = 45_010) {
  const lines: string[] = [];
  const servers = pretended();
  const options = { platforms: [first, second].filter((each) => each !== undefined), port, find, start: servers.start };
  const running = await start({ ...options, print: (line) => lines.push(line) });
  return { ...running, servers, text: lines.join("\n") };
}

describe("npm start", () => {
  it("gives a mock whose port is taken another one, and says so", async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    const { port } = other.address() as AddressInfo;
    try {
      const near = await startNear(nothing, port, pretended().start);
      expect(near).toMatchObject({ taken: true, url: "http://127.0.0.1:60000" });
      const { text, servers } = await run(async () => () => [good], port);
      expect(servers.ports[0]).toBe(0);
      expect(text).toContain(`port ${port} is taken: ${first.platform} is at http://127.0.0.1:60000`);
    } finally {
      other.close();
    }
  });

  it("prints a table of what is up, and closes all of it", async () => {
    const { text, servers, close, mocks } = await run(async () => () => [good]);
    expect(text).toMatch(new RegExp(`${first.platform} +http://127.0.0.1:\\d+ +\\d+`));
    expect(mockTable(mocks)).toHaveLength(3);
    await close();
    expect(servers.closed).toHaveLength(2);
  });

  it("is worth 0 when every call went well", async () => {
    const { tally, text } = await run(async () => () => [good, noted]);
    expect(tally).toEqual({ calls: 2, failed: 0 });
    expect(exitCodeOf(tally)).toBe(0);
    expect(text).toContain("makes no call");
  });

  it("is worth 1 when a call failed, or its result is not the expected one", async () => {
    const { tally, text } = await run(async () => () => [wrong, thrown, good]);
    expect(tally).toEqual({ calls: 6, failed: 4 });
    expect(exitCodeOf(tally)).toBe(1);
    expect(text).toContain("unexpected result: 1");
    expect(text).toContain("TypeError: went wrong");
  });

  it("is worth 1 when nothing was called", () => {
    expect(exitCodeOf({ calls: 0, failed: 0 })).toBe(1);
  });

  it("goes on with the other platforms when one cannot be made", async () => {
    const { tally, text } = await run(async (platform) => {
      if (platform !== first.platform) return () => [good];
      return () => {
        throw new Error("no such option");
      };
    });
    expect(tally).toEqual({ calls: 2, failed: 1 });
    expect(text).toContain("no such option");
  });

  it("prints no secret", async () => {
    const { text } = await run(async () => () => [good]);
    expect(text).toContain("[redacted]");
    expect(text).toContain("seen");
    expect(text).not.toContain("s3cret");
  });

  it("makes every documented call of every platform, and each goes well", async () => {
    const lines: string[] = [];
    const { tally, close } = await start({ port: 45_110, print: (line) => lines.push(line) });
    await close();
    expect(lines.filter((line) => line.includes("FAILED"))).toEqual([]);
    expect(tally.failed).toBe(0);
    expect(lines.join("\n")).not.toContain("has no quickstart");
  });
});
