import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { failure, outcome, virtualTime } from "./clock.ts";
import { lab } from "./lab.ts";
import { byCode, dead, renewing, tokens } from "./replay-lab.ts";
import { enveloped, json, type Sent, wire } from "./wire.ts";

virtualTime();

const answers = {
  done: () => enveloped("done"),
  refused: dead,
  wrong: () => json({ code: 5, msg: "" }, 400),
  busy: () => json({ code: 5, msg: "" }, 500),
  broken: () => Promise.reject(failure("ECONNRESET")),
  unreachable: () => Promise.reject(failure("ECONNREFUSED")),
};

type Answer = keyof typeof answers;

const ends: Record<Answer, object> = {
  done: { value: "done" },
  refused: { error: { name: "ApiError", code: 403 } },
  wrong: { error: { name: "ApiError", code: 5, status: 400 } },
  busy: { error: { name: "ApiError", code: 5, status: 500 } },
  broken: { error: { name: "NetworkError", cause: { code: "ECONNRESET" } } },
  unreachable: { error: { name: "NetworkError", cause: { code: "ECONNREFUSED" } } },
};

/** The tokens that are sent, and the last answer. */
function modelled(given: readonly Answer[], isIdempotent: boolean, maxRetries: number): [number[], Answer] {
  const sent: number[] = [];
  let token = 1;
  let retries = maxRetries;
  for (const answer of given) {
    sent.push(token);
    if (answer === "refused" && token === 1) {
      token = 2;
      continue;
    }
    const isRetried = answer === "unreachable" || (isIdempotent && (answer === "busy" || answer === "broken"));
    if (!isRetried || retries-- === 0) return [sent, answer];
  }
  return [[...sent, token], "done"];
}

describe("the requests of a call", () => {
  it("are those of a small model, whatever is answered", async () => {
    const given = fc.array(fc.constantFrom(...(Object.keys(answers) as Answer[])), { maxLength: 8 });
    const property = fc.asyncProperty(given, fc.boolean(), fc.nat(4), async (given, isIdempotent, maxRetries) => {
      const { fetch, sent } = wire((request: Sent) => {
        const answer = given[sent.length - 1] ?? "done";
        return request.url.endsWith("/locked") ? answers[answer]() : enveloped(null);
      });
      const { key, plans } = renewing();
      const client = lab({ fetch, maxRetries }, { key, signature: key }, byCode);
      const ended = await outcome(isIdempotent ? client.locked() : client.lockedForm({ name: "a" }));
      const [expected, last] = modelled(given, isIdempotent, maxRetries);
      expect(tokens(sent)).toEqual(expected);
      expect(ended).toMatchObject({ ...ends[last], ms: 0 });
      if (last !== "done") expect(ended.error).toMatchObject({ attempts: expected.length });
      expect(plans.filter(({ refused }) => refused)).toHaveLength(expected.filter((token) => token === 2).length);
    });
    await fc.assert(property, { numRuns: 300 });
  });
});
