import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { budgetOf, createBudget } from "../src/budget.ts";
import type { Fetch } from "../src/index.ts";
import { failure, outcome, virtualTime } from "./clock.ts";
import { lab } from "./lab.ts";
import { enveloped, json, wire } from "./wire.ts";

virtualTime();

/** A budget that saw so many failures after so many successes. */
function after(successes: number, failures: number) {
  const budget = createBudget();
  for (let count = 0; count < successes; count++) budget.seen(false);
  for (let count = 0; count < failures; count++) budget.seen(true);
  return budget;
}

/** How many of so many retries go through. */
const allowed = (budget: { allows(): boolean }, asked: number) =>
  Array.from({ length: asked }, () => budget.allows()).filter(Boolean).length;

describe("the budgets of hosts", () => {
  it("are a thousand at most: of one more the oldest begins anew, and the others stay", () => {
    const fetch: Fetch = async () => new Response();
    const hosts = Array.from({ length: 1_000 }, (_, index) => `https://h${index}.test/`);
    const budgets = hosts.map((host) => budgetOf(fetch, host));
    expect(hosts.map((host) => budgetOf(fetch, host))).toEqual(budgets);
    for (const [index, host] of hosts.entries()) expect(budgetOf(fetch, host)).toBe(budgets[index]);
    budgetOf(fetch, "https://one-more.test/");
    for (const [index, host] of hosts.entries()) if (index > 0) expect(budgetOf(fetch, host)).toBe(budgets[index]);
    expect(budgetOf(fetch, hosts[0] as string)).not.toBe(budgets[0]);
  });
});

describe("a budget", () => {
  it.each([
    [0, 0, 100],
    [0, 19, 100],
    [0, 20, 10],
    [10, 10, 100],
    [9, 10, 100],
    [9, 11, 10],
    [50, 50, 100],
    [49, 51, 10],
    [1_000, 50, 100],
    [1_000, 51, 10],
  ])("lets, after %i successes and then %i failures, %i of 100 retries through", (successes, failures, expected) => {
    expect(allowed(after(successes, failures), 100)).toBe(expected);
  });

  it("lets the tenth of ten through, not the first", () => {
    const budget = after(0, 20);
    const answers = Array.from({ length: 20 }, () => budget.allows());
    expect(answers.flatMap((isAllowed, index) => (isAllowed ? [index] : []))).toEqual([9, 19]);
  });

  it("is whole again as soon as no more than half of the last 100 failed", () => {
    const budget = after(0, 100);
    for (let count = 0; count < 49; count++) budget.seen(false);
    expect(allowed(budget, 100)).toBe(10);
    budget.seen(false);
    expect(allowed(budget, 100)).toBe(100);
    budget.seen(true);
    expect(allowed(budget, 100)).toBe(100);
    for (let count = 0; count < 50; count++) budget.seen(true);
    expect(allowed(budget, 100)).toBe(10);
  });

  it("does what the rule says, whatever comes in whatever order", () => {
    const many = fc.record({
      outcome: fc.constantFrom("failure", "success", "retry"),
      times: fc.integer({ min: 1, max: 60 }),
    });
    fc.assert(
      fc.property(fc.array(many, { maxLength: 30 }), (steps) => {
        const budget = createBudget();
        const seen: boolean[] = [];
        let held = 0;
        for (const step of steps.flatMap(({ outcome, times }) => Array<string>(times).fill(outcome))) {
          if (step !== "retry") {
            budget.seen(step === "failure");
            seen.push(step === "failure");
            continue;
          }
          const last = seen.slice(-100);
          const isTight = seen.length >= 20 && last.filter(Boolean).length > last.length / 2;
          if (isTight) held++;
          expect(budget.allows()).toBe(!isTight || held % 10 === 0);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe("the budget of a host", () => {
  it("is one for the same fetch and origin, and another for another", () => {
    const [a, b]: Fetch[] = [wire().fetch, wire().fetch];
    expect(budgetOf(a as Fetch, "https://a.test/")).toBe(budgetOf(a as Fetch, "https://a.test/"));
    expect(budgetOf(a as Fetch, "https://a.test/")).not.toBe(budgetOf(a as Fetch, "https://b.test/"));
    expect(budgetOf(a as Fetch, "https://a.test/")).not.toBe(budgetOf(b as Fetch, "https://a.test/"));
  });

  it("is shared by all paths and methods of an origin, also under another prefix", async () => {
    const { fetch, sent } = wire(json({ code: 5 }, 503));
    for (let call = 0; call < 20; call++) await outcome(lab({ fetch }).save({ name: "a" }));
    await outcome(lab({ fetch, maxRetries: 3, baseUrl: "https://lab.test/v2" }).GET("/unknown"));
    expect(sent).toHaveLength(21);
  });

  it("gives a host that is down at most 1.2 attempts a call, one after the other or at the same time", async () => {
    for (const atOnce of [1, 50]) {
      const { fetch, sent } = wire(() => Promise.reject(failure("ECONNREFUSED")));
      const client = lab({ fetch, maxRetries: 3 });
      for (let call = 0; call < 1_000; call += atOnce) {
        await outcome(Promise.allSettled(Array.from({ length: atOnce }, () => client.read())));
      }
      expect(sent.length).toBeGreaterThan(1_050);
      expect(sent.length).toBeLessThanOrEqual(1_200);
    }
  });

  it("recovers once the host is back", async () => {
    let isDown = true;
    const { fetch, sent } = wire(() => (isDown ? json({ code: 5 }, 503) : enveloped("done")));
    const client = lab({ fetch, maxRetries: 3 });
    for (let call = 0; call < 100; call++) await outcome(client.read());
    isDown = false;
    for (let call = 0; call < 50; call++) expect((await outcome(client.read())).value).toBe("done");
    isDown = true;
    const before = sent.length;
    await outcome(client.read());
    // Each failure takes the place of an older one, so that no more than half of the last 100 failed.
    expect(sent.length - before).toBe(4);
  });

  it.each([
    ["404", json({ code: 5 }, 404)],
    ["401", json({ code: 5 }, 401)],
    ["501", json({ code: 5 }, 501)],
    ["200 with a code of the platform", json({ code: 5 })],
    ["HTML on 200", new Response("<html>")],
  ])("is not used up by answers that do not pass: %s", async (_, answer) => {
    let isDown = false;
    const { fetch, sent } = wire(() => (isDown ? json({}, 503) : answer.clone()));
    const client = lab({ fetch, maxRetries: 3 });
    for (let call = 0; call < 30; call++) await outcome(client.read());
    isDown = true;
    await outcome(client.read());
    expect(sent).toHaveLength(34);
  });

  it.each([
    ["408", () => json({}, 408)],
    ["429", () => json({}, 429)],
    ["a broken connection", () => Promise.reject(failure("ECONNRESET"))],
    ["a wrong certificate", () => Promise.reject(failure("CERT_HAS_EXPIRED"))],
    ["no answer in time", () => new Promise<never>(() => {})],
  ])("is used up by what fails: %s, repeated or not", async (_, answer) => {
    const { fetch, sent } = wire(answer);
    const client = lab({ fetch, timeoutMs: 100 });
    for (let call = 0; call < 20; call++) await outcome(client.save({ name: "a" }));
    await outcome(client.read({}, { maxRetries: 3 }));
    expect(sent).toHaveLength(21);
  });

  /** How often a failing call is sent after thirty calls that end so, and after as many failures. */
  async function sentAfter(fetch: Fetch, end: (client: ReturnType<typeof lab>) => Promise<unknown>, failures: number) {
    const counted = wire(json({}, 503));
    let isCounted = false;
    const client = lab(
      { fetch: (url, init) => (isCounted ? counted.fetch(url, init) : fetch(url, init)) },
      { key: () => Promise.reject(Object.assign(new Error("x"), { retryable: true })) },
    );
    for (let call = 0; call < 30; call++) await outcome(end(client));
    isCounted = true;
    for (let call = 0; call < failures; call++) await outcome(client.read());
    counted.sent.length = 0;
    await outcome(client.read({}, { maxRetries: 3 }));
    return counted.sent.length;
  }

  const never = () => new Promise<never>(() => {});

  it.each<[string, Fetch, (client: ReturnType<typeof lab>) => Promise<unknown>]>([
    [
      "the caller gave up",
      never,
      (client) => {
        const controller = new AbortController();
        setTimeout(() => controller.abort(), 10);
        return client.read({}, { signal: controller.signal });
      },
    ],
    ["a credential ended", never, (client) => client.locked({}, { maxRetries: 2 })],
    ["were refused for their input", never, (client) => client.search({})],
    ["were refused for their address", never, (client) => client.GET("/a", { baseUrl: "https://b.test" })],
  ])("counts calls that %s neither as failures nor as successes", async (_, fetch, end) => {
    expect(await sentAfter(fetch, end, 0)).toBe(4);
    // With the first attempt of the call itself it is the twentieth failure.
    expect(await sentAfter(fetch, end, 18)).toBe(2);
    expect(await sentAfter(fetch, end, 19)).toBe(1);
  });

  it("counts all others", async () => {
    expect(await sentAfter(wire(json({}, 503)).fetch, (client) => client.save({ name: "a" }), 0)).toBe(1);
    expect(await sentAfter(wire(enveloped(1)).fetch, (client) => client.save({ name: "a" }), 19)).toBe(4);
  });
});
