import { availableParallelism } from "node:os";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Outcome } from "./manager-child.ts";
import type { ManagerProcess, ManagerProcesses } from "./manager-children.ts";
import type { Place } from "./places.ts";
import { type TokenServer, tokenServer } from "./token-server.ts";

const hourMs = 3_600_000;
const leaseMs = 1_000;
const rounds = [1, 2, 3];
const many = process.env.CI ? 16 : Math.min(16, Math.max(4, availableParallelism()));

/** One token call was made, and all callers got what came of it. */
function expectOneRefresh(server: TokenServer, user: string, outcomes: readonly Outcome[], callers: number): void {
  const { calls, replays, accessToken } = server.families.get(user) ?? {};
  expect({ calls, replays }).toEqual({ calls: 1, replays: 0 });
  for (const { tokens, errors } of outcomes) {
    expect({ tokens, errors }).toEqual({ tokens: { [accessToken ?? ""]: callers }, errors: {} });
  }
  expect(server.accepts(accessToken ?? "")).toBe(true);
}

/** Tests of processes that share one place; to be called within a `describe`. */
export function manyProcesses({ start }: ManagerProcesses, placeOf: () => Place | Promise<Place>): void {
  let server: TokenServer;
  let processes: readonly ManagerProcess[];
  /** One more, that comes after the others. */
  let late: ManagerProcess;

  beforeAll(async () => {
    server = await tokenServer();
    const setup = { url: server.url, place: await placeOf(), leaseMs };
    [late, ...processes] = await Promise.all([start(setup), ...Array.from({ length: many }, () => start(setup))]);
  });
  afterAll(() => server.close());

  /** Logs a user in by the other process, that long ago. */
  async function login(user: string, ageMs: number): Promise<string> {
    const raw = server.login(user);
    await late.do({ do: "login", user, raw, ageMs });
    return raw.access_token;
  }

  it.each(rounds)(
    `with a hundred callers in each of ${many} on an expired token make one token call (round %i)`,
    async (round) => {
      const user = `expired-${round}`;
      await login(user, hourMs);
      const outcomes = await Promise.all(processes.map((each) => each.get(user, 100)));
      expectOneRefresh(server, user, outcomes, 100);
    },
  );

  it.each(rounds)("with fifty callers each that were refused make one token call (round %i)", async (round) => {
    const user = `refused-${round}`;
    const rejected = await login(user, 0);
    // All of them know the token, and none has asked for another.
    const before = await Promise.all([late, ...processes].map((each) => each.get(user, 50)));
    for (const { tokens } of before) expect(tokens).toEqual({ [rejected]: 50 });
    const outcomes = await Promise.all(processes.map((each) => each.get(user, 50, rejected)));
    expectOneRefresh(server, user, outcomes, 50);
    // Calls that were on their way all the while.
    const refusedLate = await Promise.all([late, ...processes].map((each) => each.get(user, 50, rejected)));
    expectOneRefresh(server, user, refusedLate, 50);
  });

  it("make one token call where the platform needs three times as long as the lease lasts", async () => {
    const users = rounds.map((round) => `slow-${round}`);
    for (const user of users) await login(user, hourMs);
    server.delayMs = 3 * leaseMs;
    try {
      const all = users.map(async (user) => {
        const outcomes = await Promise.all(processes.map((each) => each.get(user, 25)));
        expectOneRefresh(server, user, outcomes, 25);
        expect(Math.max(...outcomes.map(({ ms }) => ms))).toBeGreaterThan(3 * leaseMs);
      });
      await Promise.all(all);
    } finally {
      server.delayMs = 0;
    }
  });
}

/** Tests of one process with a place; to be called within a `describe`. */
export function manyCallers({ start }: ManagerProcesses, placeOf: () => Place | Promise<Place>): void {
  it("with a thousand callers makes one token call", async () => {
    const server = await tokenServer();
    try {
      const alone = await start({ url: server.url, leaseMs, place: await placeOf() });
      for (const round of rounds) {
        const user = `alone-${round}`;
        await alone.do({ do: "login", user, raw: server.login(user), ageMs: hourMs });
        expectOneRefresh(server, user, [await alone.get(user, 1_000)], 1_000);
      }
    } finally {
      await server.close();
    }
  });
}
