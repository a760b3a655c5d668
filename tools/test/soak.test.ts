import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { NetworkError } from "../../packages/client/src/index.ts";
import { drive } from "../faults-proxy/drive.ts";
import { drawn, faults } from "../faults-proxy/faults.ts";
import { type Hosted, startHosted } from "../faults-proxy/hosted.ts";
import { watchLeaks } from "../faults-proxy/leaks.ts";
import { seeded } from "../faults-proxy/random.ts";
import { reportOf } from "../faults-proxy/report.ts";
import {
  abortedCalls,
  callsToDeadHost,
  hurriedCalls,
  inFlight,
  manyCalls,
  type Soaked,
} from "../faults-proxy/scenarios.ts";

const seed = 1;

/** For timers that fire late, beside what the process was seen to stall. */
const slackMs = 100;

const nothingLeft = { timers: 0, listeners: 0, sockets: 0, unhandled: [], warnings: [] };

function sum(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}

/** What holds of all scenarios; prints the figures. */
function expectSound(soaked: Soaked): void {
  console.log(reportOf(soaked));
  const { figures, limits, leaks, tally } = soaked;
  expect(figures.wrong).toEqual([]);
  expect(figures.right + figures.aborted + sum(figures.errors)).toBe(figures.calls);
  expect(figures.mostAttempts).toBeLessThanOrEqual(limits.maxRetries + 1);
  // What holds the process up may do so more than once in one call; where nothing does, this is a few milliseconds.
  expect(figures.longestMs).toBeLessThan(limits.deadlineMs + slackMs + 2 * figures.longestStallMs);
  expect(leaks).toMatchObject(nothingLeft);
  expect(leaks.socketWraps).toBeLessThanOrEqual(0);
  if (!tally) return;
  expect(tally).toMatchObject({ leftExchanges: 0, leftConnections: 0 });
  expect(sum(tally.requests) - (tally.requests.none ?? 0)).toBeGreaterThan(sum(tally.requests) * 0.25);
}

describe("behind a proxy that makes a fault of 30 % of the requests", () => {
  let hosted: Hosted;
  beforeAll(async () => {
    hosted = await startHosted("bge", seed);
  });
  afterAll(() => hosted?.close());

  test("of 10,000 calls at least 99 % get the right answer, the rest a typed error in time, and nothing is left", async () => {
    const soaked = await manyCalls(hosted);
    expectSound(soaked);
    expect(soaked.figures.right).toBeGreaterThanOrEqual(9_900);
    // A connection that is not given back would be one more for each call after it.
    expect(soaked.tally?.peakConnections).toBeLessThan(2 * inFlight);
  }, 300_000);

  test("a short deadline ends every call in time", async () => {
    const soaked = await hurriedCalls(hosted);
    expectSound(soaked);
    expect(soaked.figures.errors["TimeoutError deadlineMs"]).toBeGreaterThan(0);
  }, 120_000);

  test("calls that the caller ends reject with the caller's reason, at once", async () => {
    const soaked = await abortedCalls(hosted, seed);
    expectSound(soaked);
    expect(soaked.figures.aborted).toBeGreaterThan(20);
    expect(soaked.figures.slowestAbortMs).toBeLessThan(slackMs + soaked.figures.longestStallMs);
  }, 120_000);
});

test("a host that is down gets at most 1.2 attempts a call", async () => {
  const soaked = await callsToDeadHost();
  expectSound(soaked);
  expect(soaked.figures.errors).toEqual({ "NetworkError ECONNREFUSED": 1_000 });
  expect(soaked.attempts).toBeGreaterThanOrEqual(1_000);
  expect(soaked.attempts).toBeLessThanOrEqual(1_200);
}, 60_000);

describe("the soak itself", () => {
  test("the shares of the faults make 30 %, and the draws keep to them", () => {
    expect(Object.values(faults).reduce((total, { percent }) => total + percent, 0)).toBe(30);
    const random = seeded(seed);
    const counts: Record<string, number> = {};
    for (let draw = 0; draw < 100_000; draw++) {
      const name = drawn(random);
      counts[name] = (counts[name] ?? 0) + 1;
    }
    for (const [name, { percent }] of Object.entries(faults)) {
      expect(Math.abs((counts[name] ?? 0) / 1_000 - percent), name).toBeLessThan(0.3);
    }
  });

  test("it finds a wrong answer, an error of another class, and a call that goes on after its abort", async () => {
    const ended = AbortSignal.abort(new Error("enough"));
    const figures = await drive({
      count: 5,
      inFlight: 2,
      call: async (index) => {
        if (index === 1) throw new TypeError("fetch failed");
        if (index === 2) throw new NetworkError({ platform: "bge" }, { name: "Error", code: "ECONNRESET" });
        if (index === 3) throw ended.reason;
        return { answer: index === 0 ? 43 : 42 };
      },
      right: () => ({ answer: 42 }),
      ended: (index) => (index >= 3 ? { signal: ended, at: performance.now() } : undefined),
    });
    expect(figures).toMatchObject({ right: 0, aborted: 1, errors: { "NetworkError ECONNRESET": 1 } });
    expect(figures.wrong).toEqual([
      "0: another answer",
      "1: TypeError: fetch failed",
      "4: an answer after it was aborted",
    ]);
  });

  test("it finds a timer, a listener and a socket that were left, a rejection and a warning", async () => {
    const accepted: Socket[] = [];
    const server = createServer((socket) => accepted.push(socket)).listen(0, "127.0.0.1");
    await once(server, "listening");
    // The test runner's own would fail the run.
    const others = process.listeners("unhandledRejection");
    process.removeAllListeners("unhandledRejection");
    const watch = watchLeaks(50);
    const timer = setTimeout(() => {}, 120_000);
    const { signal } = new AbortController();
    signal.addEventListener("abort", () => {});
    const socket = connect((server.address() as { port: number }).port, "127.0.0.1");
    await once(socket, "connect");
    process.emitWarning("planted");
    void Promise.reject(new Error("planted"));
    expect(watch.timers().timers).toBe(1);
    expect(await watch.ended([signal])).toEqual({
      listeners: 1,
      sockets: 1,
      socketWraps: expect.any(Number),
      unhandled: ["Error: planted"],
      warnings: ["Warning: planted"],
    });
    for (const other of others) process.on("unhandledRejection", other);
    clearTimeout(timer);
    socket.destroy();
    for (const one of accepted) one.destroy();
    server.close();
  });
});
