import { describe, expect, it } from "vitest";
import { createBgeClient } from "../../bge-client/src/index.ts";
import type { CallLimits } from "../src/index.ts";
import { lab } from "./lab.ts";
import { enveloped, expectHidden, refusal, wire } from "./wire.ts";

const noTimes = [0, -1, 0.5, 2 ** 31, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
const noNumbers = ["1000", "", null, true, {}, [], [1], 10n, () => 1];
const noCounts = [-1, 0.5, 101, 1e9, Number.NaN, Number.POSITIVE_INFINITY];

const bad: [name: string, value: unknown][] = [
  ...["timeoutMs", "deadlineMs"].flatMap((name) =>
    [...noTimes, ...noNumbers].map((value): [string, unknown] => [name, value]),
  ),
  ...[...noCounts, ...noNumbers].map((value): [string, unknown] => ["maxRetries", value]),
];

const good: CallLimits[] = [
  {},
  { timeoutMs: undefined, deadlineMs: undefined, maxRetries: undefined },
  { timeoutMs: 1_000.5, deadlineMs: 2 ** 31 - 1, maxRetries: 100 },
  { timeoutMs: 2 ** 31 - 1, deadlineMs: 5_000, maxRetries: 0 },
];

describe("a limit", () => {
  it.each(bad)("that is none is refused when the client is made: %s %s", async (name, value) => {
    const { fetch, sent } = wire();
    const error = await refusal(() => lab({ fetch, [name]: value }));
    expect(error).toMatchObject({ platform: "lab", operation: undefined, input: name, code: "invalid_input" });
    expect(error.message).toMatch(new RegExp(`^lab: ${name}: expected `));
    expect(sent).toEqual([]);
  });

  it.each(bad)("that is none is refused before anything of a call is sent: %s %s", async (name, value) => {
    const { fetch, sent } = wire();
    const asked: unknown[] = [];
    const client = lab({ fetch, maxRetries: 3 }, { key: (plan) => void asked.push(plan) });
    for (const call of [client.locked, client.locked.withResponse]) {
      const error = await refusal(() => call({}, { [name]: value } as CallLimits));
      expect(error).toMatchObject({ platform: "lab", operation: "locked", input: name, retryable: false });
      expect(error.message).toMatch(new RegExp(`^lab locked: ${name}: expected `));
    }
    expect([sent, asked]).toEqual([[], []]);
  });

  it("that is none is not shown, as it may be anything", async () => {
    const { fetch } = wire();
    expectHidden(await refusal(() => lab({ fetch, timeoutMs: "canary-4711" as never })), "canary-4711");
  });

  it.each(good)("is taken otherwise: %j", async (limits) => {
    const { fetch, sent } = wire(enveloped("done"));
    expect(await lab({ fetch, ...limits }).read()).toBe("done");
    expect(await lab({ fetch }).read({}, limits)).toBe("done");
    expect(sent).toHaveLength(2);
  });

  it("says what it has to be", async () => {
    const said = [];
    for (const name of ["timeoutMs", "deadlineMs", "maxRetries"]) {
      for (const value of ["1", -1, 2 ** 31]) said.push((await refusal(() => lab({ [name]: value }))).message);
    }
    expect(said).toMatchInlineSnapshot(`
      [
        "lab: timeoutMs: expected a finite number",
        "lab: timeoutMs: expected a number of at least 1",
        "lab: timeoutMs: expected a number of at most 2147483647",
        "lab: deadlineMs: expected a finite number",
        "lab: deadlineMs: expected a number of at least 1",
        "lab: deadlineMs: expected a number of at most 2147483647",
        "lab: maxRetries: expected a whole number",
        "lab: maxRetries: expected a number of at least 0",
        "lab: maxRetries: expected a number of at most 100",
      ]
    `);
  });

  it("is checked for the client of a platform too, and for the clients of its users", async () => {
    const { fetch, sent } = wire();
    const own = { clientId: "c", clientSecret: "fake-secret", fetch };
    expect((await refusal(() => createBgeClient({ ...own, maxRetries: -1 }))).message).toMatch(/^bge: maxRetries: /);
    const user = createBgeClient(own).withToken("fake-token");
    expect((await refusal(() => user.getUser({}, { deadlineMs: 0 }))).message).toMatch(/^bge getUser: deadlineMs: /);
    expect(sent).toEqual([]);
  });
});
