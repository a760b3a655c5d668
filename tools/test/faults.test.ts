import { beforeAll, describe, expect, test } from "vitest";
import type { Client } from "../faults/client.ts";
import { ours } from "../faults/clients/ours.ts";
import { rawFetch } from "../faults/clients/raw-fetch.ts";
import type { Outcome } from "../faults/outcome.ts";
import { type Row, rows } from "../faults/rows.ts";
import { judge, scoresOf } from "../faults/run.ts";
import { situations } from "../faults/situations.ts";
import { hasty } from "./hasty-client.ts";

type Planted = readonly (readonly [id: string, wrong: string | RegExp])[];

/** What fetch alone gets wrong. */
const wrongForFetch: Planted = [
  ["get-503-200", "an error, 1 request"],
  ["post-429-200", "an error without the time"],
  ["signed-again", "an error, 1 request"],
  ["get-503-forever", "1 request"],
  ["retry-after-120", "an error without the time"],
  ["refused-post", "an error, processed 0 times"],
  ["cut-body-get", "an error, 1 request"],
  ["slow-headers-get", "a timeout, 1 request"],
  ["silent-forever", /^already after 0\.\d s$/],
  ["refusal-in-200", "another result"],
  ["redirect-with-secret", "the answer, the other origin got the secret"],
];

/** What a client gets wrong that repeats without thinking. */
const wrongForHasty: Planted = [
  ["put-503-200", "another body"],
  ["post-500-200", "the answer, 2 requests"],
  ["get-501", "4 requests"],
  ["get-404", "an error without the status, 4 requests"],
  ["signed-again", "the same signature"],
  ["dead-host", /^7\d\d attempts, and not all of 600 calls done$/],
  ["retry-after-1", /^already after 0\.\d s$/],
  ["retry-after-date", /^[012]\.\d s too early$/],
  ["reset-after-body-post", "the answer, processed 2 times"],
  ["aborted-before", "the answer, 1 request"],
  ["empty-200", "undefined as the result"],
  ["redirect-with-token", "the other origin got the secret"],
  ["echoed-token", "the secret shows in its message"],
  ["refused-with-secret-query", "the secret shows in its message"],
];

const found = new Map<Client, Map<string, string | undefined>>();

async function drive(client: Client, ids: readonly string[]): Promise<void> {
  const scores = await scoresOf(client, ids);
  found.set(client, new Map(scores.map(({ id, wrong }) => [id, wrong])));
}

const idsOf = (planted: Planted): string[] => planted.map(([id]) => id);

beforeAll(async () => {
  const all = situations.map(({ id }) => id);
  await drive(ours, all);
  await drive(rawFetch, idsOf(wrongForFetch));
  await drive(hasty, idsOf(wrongForHasty));
  // Ten seconds, but for a machine that has much else to do: there rows are played again.
}, 180_000);

test("every situation has a row, and every row a situation", () => {
  expect(Object.keys(rows)).toEqual(situations.map(({ id }) => id));
});

describe("the client does what is right", () => {
  test.each(situations.map(({ id, what, right }) => [id, what, right]))("%s: %s: %s", (id) => {
    const scores = found.get(ours);
    expect(scores?.has(id)).toBe(true);
    expect(scores?.get(id)).toBeUndefined();
  });
});

describe.each([
  [rawFetch, wrongForFetch],
  [hasty, wrongForHasty],
] as const)("the judges see what $name does wrong", (client, planted) => {
  test.each(planted)("%s: %s", (id, wrong) => {
    const said = found.get(client)?.get(id);
    if (typeof wrong === "string") expect(said).toBe(wrong);
    else expect(said).toMatch(wrong);
  });
});

describe("the judges see what cannot be planted without touching the process", () => {
  const outcome: Outcome = {
    end: { kind: "error", error: new Error("timeout") },
    elapsedMs: 500,
    seen: [],
    elsewhere: [],
    unhandled: 0,
  };
  const judged = (id: string, differing: Partial<Outcome>): string | undefined =>
    judge(rows[id] as Row, { ...outcome, ...differing });

  test("a rejection that nobody handled", () => {
    expect(judged("late-failure", { unhandled: 1 })).toContain("1 unhandled rejection");
  });

  test("an abort that is heard late", () => {
    expect(judged("abort-in-flight", { sinceAbortMs: 301 })).toContain("0.3 s after the abort");
  });

  test("an error that is not the caller's reason", () => {
    expect(judged("aborted-before", {})).toBe("an error of its own");
  });

  test("an end that comes late", () => {
    expect(judged("slow-headers-post", { elapsedMs: 2060 })).toContain("after 2.1 s");
  });

  test("a value where there is none", () => {
    expect(judged("no-content", { end: { kind: "value", value: "null" } })).toBe("the text as the result");
  });

  test("a call that does not end", () => {
    expect(judged("deaf-fetch", { end: { kind: "nothing" }, elapsedMs: 6000 })).toBe("nothing within 6.0 s");
  });
});
