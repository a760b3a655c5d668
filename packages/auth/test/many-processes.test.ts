import { availableParallelism } from "node:os";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Outcome } from "./manager-child.ts";
import { type ManagerProcess, managerProcesses } from "./manager-children.ts";
import { type TokenServer, tokenServer } from "./token-server.ts";

const hourMs = 3_600_000;
const leaseMs = 1_000;
const rounds = [1, 2, 3];
const many = Math.min(16, Math.max(4, availableParallelism()));
const { folder, start } = managerProcesses();
let server: TokenServer;
let processes: readonly ManagerProcess[];
/** One more, that comes after the others. */
let late: ManagerProcess;

beforeAll(async () => {
  server = await tokenServer();
  const setup = { url: server.url, folder: folder(), leaseMs };
  [late, ...processes] = await Promise.all([start(setup), ...Array.from({ length: many }, () => start(setup))]);
});
afterAll(() => server.close());

/** Logs a user in by one of the processes, that long ago. */
async function login(user: string, ageMs: number, by = processes[0] as ManagerProcess): Promise<string> {
  const raw = server.login(user);
  await by.do({ do: "login", user, raw, ageMs });
  return raw.access_token;
}

/** One token call was made, and all callers got what came of it. */
function expectOneRefresh(user: string, outcomes: readonly Outcome[], callers: number): void {
  const { calls, replays, accessToken } = server.families.get(user) ?? {};
  expect({ calls, replays }).toEqual({ calls: 1, replays: 0 });
  for (const { tokens, errors } of outcomes) {
    expect({ tokens, errors }).toEqual({ tokens: { [accessToken ?? ""]: callers }, errors: {} });
  }
  expect(server.accepts(accessToken ?? "")).toBe(true);
}

describe(`${many} processes on one folder`, () => {
  it.each(rounds)("with a hundred callers each on an expired token make one token call (round %i)", async (round) => {
    const user = `expired-${round}`;
    await login(user, hourMs);
    const outcomes = await Promise.all(processes.map((each) => each.get(user, 100)));
    expectOneRefresh(user, outcomes, 100);
  });

  it.each(rounds)("with fifty callers each that were refused make one token call (round %i)", async (round) => {
    const user = `refused-${round}`;
    const rejected = await login(user, 0);
    // All of them know the token, and none has asked for another.
    const before = await Promise.all([late, ...processes].map((each) => each.get(user, 50)));
    for (const { tokens } of before) expect(tokens).toEqual({ [rejected]: 50 });
    const outcomes = await Promise.all(processes.map((each) => each.get(user, 50, rejected)));
    expectOneRefresh(user, outcomes, 50);
    // Calls that were on their way all the while.
    const refusedLate = await Promise.all([late, ...processes].map((each) => each.get(user, 50, rejected)));
    expectOneRefresh(user, refusedLate, 50);
  });

  it("make one token call where the platform needs three times as long as the lease lasts", async () => {
    const users = rounds.map((round) => `slow-${round}`);
    for (const user of users) await login(user, hourMs);
    server.delayMs = 3 * leaseMs;
    try {
      const all = users.map(async (user) => {
        const outcomes = await Promise.all(processes.map((each) => each.get(user, 25)));
        expectOneRefresh(user, outcomes, 25);
        expect(Math.max(...outcomes.map(({ ms }) => ms))).toBeGreaterThan(3 * leaseMs);
      });
      await Promise.all(all);
    } finally {
      server.delayMs = 0;
    }
  });
});

describe("one process with a thousand callers", () => {
  it.each(["memory", "a folder"])("makes one token call, its tokens in %s", async (place) => {
    const alone = await start({ url: server.url, leaseMs, ...(place === "a folder" && { folder: folder() }) });
    for (const round of rounds) {
      const user = `alone-${place}-${round}`;
      await login(user, hourMs, alone);
      expectOneRefresh(user, [await alone.get(user, 1_000)], 1_000);
    }
  });
});
