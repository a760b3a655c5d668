import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { TokenResponse, TokenStore } from "../src/index.ts";
import { isRevoked } from "../src/record.ts";
import { play } from "./interleavings-model.ts";
import type { Command, Model, Plan, Planted } from "./interleavings-plan.ts";

const by = fc.nat({ max: 3 });
const waits = fc.constantFrom(300, 1_000, 12_000, 31_000, 3_200_000, 3_480_000, 3_600_000);
const usual = fc.oneof<fc.MaybeWeightedArbitrary<Command>[]>(
  { weight: 6, arbitrary: fc.record({ what: fc.constantFrom("get", "get again"), by }) },
  { weight: 4, arbitrary: fc.record({ what: fc.constantFrom("refresh", "login", "obtain", "revoke"), by }) },
  { weight: 3, arbitrary: fc.record({ what: fc.constantFrom("kill", "abort", "unsent", "broken") }) },
  { weight: 3, arbitrary: fc.record({ what: fc.constant("wait"), ms: waits }) },
);
const unusual = fc.oneof<fc.MaybeWeightedArbitrary<Command>[]>(
  { weight: 6, arbitrary: usual },
  { weight: 1, arbitrary: fc.record({ what: fc.constant("crash"), by, isDelivered: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant("pause"), by, ms: waits }) },
);
const plans = (command: fc.Arbitrary<Command>): fc.Arbitrary<Plan> =>
  fc.record({
    processes: fc.integer({ min: 1, max: 4 }),
    // Most of what can go wrong needs somebody who is logged in.
    commands: fc
      .array(command, { maxLength: 24 })
      .map((commands): Command[] => [{ what: "login", by: 0 }, { what: "wait", ms: 300 }, ...commands]),
    latencyMs: fc.constantFrom(0, 400, 12_000),
  });

function checkCalm({ ledger, server, ends, record, faults }: Model): void {
  expect(ledger.violations).toEqual([]);
  expect(server.replays).toBe(0);
  for (const count of ledger.sent.values()) expect(count).toBeLessThanOrEqual(1 + faults);
  expect(ends.filter((end) => end !== "fresh" && end !== "ReauthRequired")).toEqual([]);
  if (record?.state === "active" || record?.state === "pending") {
    const { access_token, refresh_token } = (record.tokens?.raw ?? {}) as unknown as TokenResponse;
    const family = ledger.issued.get(access_token)?.family;
    expect([family?.end, family?.refreshToken]).toEqual([undefined, refresh_token]);
  } else {
    // Ended on purpose, or never begun.
    expect([ledger.isEmpty, !record || isRevoked(record)]).toEqual([true, true]);
  }
}

function checkStormy({ ledger, server, ends, lastCalls, crashes, pauses, faults }: Model): void {
  expect(ledger.violations).toEqual([]);
  expect(server.replays).toBeLessThanOrEqual(crashes + pauses);
  for (const count of ledger.sent.values()) expect(count).toBeLessThanOrEqual(1 + crashes + pauses + faults);
  expect(ends.filter((end) => end !== "fresh" && end !== "ReauthRequired")).toEqual([]);
  // One for the last token's end, one for that of a token that was refused.
  expect(lastCalls).toBeLessThanOrEqual(2);
}

const model = (command: fc.Arbitrary<Command>, check: (model: Model) => void, planted?: Planted) =>
  fc.asyncProperty(fc.scheduler(), plans(command), async (scheduler, plan) => {
    check(await play(scheduler, plan, planted));
  });

// The same plans each time, so that a run answers for the change and not for luck; `LINGPAI_PLANS=20000` draws so many others.
const { process } = globalThis as unknown as { process?: { env: Readonly<Record<string, string | undefined>> } };
const asked = Number(process?.env.LINGPAI_PLANS ?? 0);
const runs = asked > 0 ? { numRuns: asked } : { numRuns: 300, seed: 20_261_121 };

describe("whatever order things happen in", () => {
  it.each([
    ["no refresh token is sent twice, no token is lost, and everybody hears what came of it", model(usual, checkCalm)],
    [
      "the same is true of processes whose clocks differ by three seconds each",
      model(usual, checkCalm, { aheadMs: 3_000 }),
    ],
    [
      "a process that ends or stops for a while costs one login at most, and nobody goes on for ever",
      model(unusual, checkStormy),
    ],
  ])(
    "%s",
    async (_, property) => {
      await fc.assert(property, runs);
    },
    30_000 + asked * 20,
  );
});

/** A store that takes whatever it is given. */
const careless = (shared: TokenStore): TokenStore => ({
  ...shared,
  async put(key, next) {
    return shared.put(key, next, (await shared.get(key))?.version);
  },
});

describe("the model finds what is wrong on purpose", () => {
  it.each<[string, Planted]>([
    ["a lease that everybody gets", { isLeaseForEverybody: true }],
    ["a store that does not compare", { store: careless }],
  ])("%s", async (_, planted) => {
    const { failed, errorInstance } = await fc.check(model(usual, checkCalm, planted), { seed: 1, numRuns: 2_000 });
    expect(failed).toBe(true);
    expect(`${errorInstance}`).toContain("AssertionError");
  });
});
