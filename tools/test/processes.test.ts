import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { page, partsOf } from "../bench/page.ts";
import { type Children, children } from "../bench/processes/children.ts";
import { callers, measurePeer } from "../bench/processes/measure.ts";
import type { OurJobs, OurSetup } from "../bench/processes/ours.ts";
import { peerNames } from "../bench/processes/peer-names.ts";
import { oneRound } from "../bench/processes/rounds.ts";
import type { ServerJobs } from "../bench/processes/server.ts";

test("what a page has of its sections can be read out of it again", () => {
  const parts = [
    { title: "One", text: "a\n\n### not a section\n\n| b |" },
    { title: "Two", text: "c" },
  ];
  expect([...partsOf(page(parts))]).toEqual(parts.map(({ title, text }) => [title, text]));
});

describe("the measurement of processes", () => {
  const folder = mkdtempSync(join(tmpdir(), "lingpai-bench-"));
  let of: Children;
  beforeAll(async () => {
    of = await children(folder);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each(peerNames.filter((name) => name !== "simple-oauth2"))(
    "%s serves all callers of one process",
    async (name) => {
      const [round] = await measurePeer(name, 1, 1, folder, of);
      expect(round).toMatchObject({ calls: 1, replays: 0, served: callers, isAlive: true, errors: {} });
    },
  );

  test("it counts the replays, and those who got nothing, of a client whose callers each refresh", async () => {
    const [round] = await measurePeer("simple-oauth2", 1, 1, folder, of);
    expect(round).toMatchObject({ calls: callers, replays: callers - 1, isAlive: false });
    expect(round?.served).toBeLessThan(callers);
  });

  test("it counts one token call for two processes of ours", async () => {
    try {
      const server = of.start<ServerJobs>("server", {});
      const urls = await server.ask("open", undefined as never);
      const setup: OurSetup = { urls, place: { kind: "folder", folder: mkdtempSync(join(folder, "tokens-")) } };
      const both = [of.start<OurJobs>("ours", setup), of.start<OurJobs>("ours", setup)];
      const round = await oneRound(server, both, "u-1", 10);
      expect(round).toMatchObject({ calls: 1, replays: 0, served: 20, isAlive: true, errors: {} });
    } finally {
      await of.end();
    }
  });

  test("a process that is asked for what it cannot do says so", async () => {
    try {
      const server = of.start<ServerJobs>("server", {});
      await expect(server.ask("accepted", undefined as never)).rejects.toThrow("TypeError");
    } finally {
      await of.end();
    }
  });
});
