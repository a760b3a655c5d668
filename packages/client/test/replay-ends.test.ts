import { describe, expect, it } from "vitest";
import { budgetOf } from "../src/budget.ts";
import type { CallEvent, Credential, Plan } from "../src/index.ts";
import { outcome, virtualTime } from "./clock.ts";
import { lab } from "./lab.ts";
import { byCode, dead, renewing, tokens } from "./replay-lab.ts";
import { levels, watching } from "./watching.ts";
import { enveloped, only, type Sent, wire } from "./wire.ts";

virtualTime();

const renewable = (authorize: (plan: Plan) => void | Promise<void>): Credential =>
  Object.assign(authorize, { renewable: true as const });

const late = (ms: number, answer: Response) => () =>
  new Promise<Response>((resolve) => setTimeout(() => resolve(answer), ms));

describe("a credential that has no other token", () => {
  it.each([false, undefined])("ends the call with its own error: retryable %s", async (retryable) => {
    const { fetch, sent } = wire(dead());
    const wrong = Object.assign(new Error("sign in again"), { retryable });
    const key = renewable(({ refused }) => {
      if (refused) throw wrong;
    });
    expect(await outcome(lab({ fetch, maxRetries: 3 }, { key }, byCode).locked())).toEqual({ error: wrong, ms: 0 });
    expect(sent).toHaveLength(1);
  });

  it("is asked again where its error passes, and told again what was refused", async () => {
    const { fetch, sent } = wire(dead(), enveloped("done"));
    const refusals: unknown[] = [];
    const key = renewable(({ refused, headers }) => {
      refusals.push(refused?.headers.get("x-token"));
      if (refusals.length === 2) throw Object.assign(new Error("busy"), { retryable: true, retryAfter: 5 });
      headers.set("x-token", String(refusals.length));
    });
    const client = lab({ fetch, maxRetries: 1 }, { signature: key }, byCode);
    expect(await outcome(client.lockedForm())).toEqual({ value: "done", ms: 5_000 });
    expect(refusals).toEqual([undefined, "1", "1"]);
    expect(sent.map(({ headers }) => headers.get("x-token"))).toEqual(["1", "3"]);
  });
});

describe("a credential whose error would pass", () => {
  it("ends the call with it where there is no retry", async () => {
    const wrong = Object.assign(new Error("busy"), { retryable: true });
    const key = renewable(({ refused }) => (refused ? Promise.reject(wrong) : undefined));
    expect((await outcome(lab(wire(dead()), { key }, byCode).locked())).error).toBe(wrong);
  });
});

describe("a replay", () => {
  it("has what is left of the deadline, also for its token", async () => {
    const { fetch, sent } = wire(late(600, dead()), late(600, enveloped("late")));
    const { key } = renewing();
    const waiting = renewable(({ refused }) => (refused ? new Promise(() => {}) : undefined));
    for (const [credential, expected] of [
      [key, 2],
      [waiting, 1],
    ] as const) {
      sent.length = 0;
      const client = lab({ fetch, deadlineMs: 1_000 }, { key: credential }, byCode);
      const { error, ms } = await outcome(client.locked());
      expect([error, ms]).toMatchObject([{ name: "TimeoutError", limit: "deadlineMs", attempts: expected }, 1_000]);
      expect(sent).toHaveLength(expected);
    }
  });

  it("has a timeout of its own", async () => {
    const { fetch } = wire(late(600, dead()), late(600, enveloped("done")));
    const client = lab({ fetch, timeoutMs: 1_000 }, { key: renewing().key }, byCode);
    expect(await outcome(client.locked())).toEqual({ value: "done", ms: 1_200 });
  });

  it.each<[string, (controller: AbortController) => (sent: Sent) => Response]>([
    [
      "while the refusal came",
      (controller) => () => {
        controller.abort("enough");
        return dead();
      },
    ],
    [
      "while the credential gets another token",
      (controller) => () => {
        setTimeout(() => controller.abort("enough"), 10);
        return dead();
      },
    ],
  ])("is not sent when the caller gives up %s", async (_, answer) => {
    const controller = new AbortController();
    const { fetch, sent } = wire(answer(controller), enveloped("done"));
    const key = renewable(({ refused }) => (refused ? new Promise(() => {}) : undefined));
    const { error } = await outcome(lab({ fetch }, { key }, byCode).locked({}, { signal: controller.signal }));
    expect(error).toBe("enough");
    only(sent);
  });

  it("asks no budget, and a refusal is no failure of the host", async () => {
    const { fetch, sent } = wire(dead(), enveloped("done"));
    const budget = budgetOf(fetch, "https://lab.test/");
    for (let count = 0; count < 100; count++) budget.seen(true);
    const client = lab({ fetch }, { key: renewing().key }, byCode);
    expect((await outcome(client.locked())).value).toBe("done");
    expect(sent).toHaveLength(2);
    for (let count = 0; count < 48; count++) budget.seen(false);
    // Two of 50 successes were the call's.
    expect([budget.allows(), budget.allows()]).toEqual([true, true]);
    budget.seen(true);
    budget.seen(true);
    expect(budget.allows()).toBe(true);
  });

  it("is told as an attempt, after one that says why", async () => {
    const { options, lines, events } = watching();
    const { fetch, sent } = wire(dead(), enveloped("done"));
    await outcome(lab({ ...options, fetch }, { key: renewing().key }, byCode).locked());
    const told = ({ type, ...event }: CallEvent) => {
      const { attempt, status, retryInMs, tokenRefused } = event as Record<string, unknown>;
      return { type, attempt, status, retryInMs, tokenRefused };
    };
    expect(events.map(told)).toEqual([
      { type: "attempt", attempt: 1, status: 200, retryInMs: 0, tokenRefused: true },
      { type: "attempt", attempt: 2, status: 200, retryInMs: undefined, tokenRefused: undefined },
    ]);
    expect(events[1]).not.toHaveProperty("tokenRefused");
    expect(lines.map(({ message }) => message)).toEqual([
      "lab GET /locked 200 in 0 ms, attempt 1, token refused, again with another",
      "lab GET /locked 200 in 0 ms, attempt 2",
    ]);
    expect(levels(lines)).toEqual(["warn", "info"]);
    expect(tokens(sent)).toEqual([1, 2]);
  });

  it("that is refused too is told as a refusal", async () => {
    const { options, events } = watching();
    await outcome(lab({ ...options, ...wire(dead()) }, { key: renewing().key }, byCode).locked());
    expect(events).toMatchObject([{ tokenRefused: true }, { attempt: 2 }, { type: "refusal", status: 200, code: 403 }]);
    expect(events[1]).not.toHaveProperty("tokenRefused");
  });
});
