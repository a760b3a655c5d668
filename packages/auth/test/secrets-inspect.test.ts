import { inspect } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { livedThrough, story } from "./secrets-lab.ts";

const ways: [string, (value: unknown) => string][] = [
  ["inspect", inspect],
  ["inspect at any depth", (value) => inspect(value, { depth: null, maxArrayLength: null, maxStringLength: null })],
  ["inspect with what is hidden", (value) => inspect(value, { depth: null, showHidden: true, maxArrayLength: null })],
  ["inspect without its own say", (value) => inspect(value, { depth: null, customInspect: false })],
];

describe("Node's inspect", () => {
  it("shows no secret, whatever happens to the tokens", async () => {
    await fc.assert(
      fc.asyncProperty(story, async (given) => {
        const { seen, secrets } = await livedThrough(["log in", ...given]);
        for (const [name, print] of ways) {
          const text = print(seen);
          for (const secret of secrets) expect(text.includes(secret) ? `${name}: ${secret}` : "none").toBe("none");
          expect(/.{0,40}canary.{0,40}/.exec(text)?.[0]).toBeUndefined();
          expect(text.length).toBeGreaterThan(100);
        }
      }),
      { numRuns: 25 },
    );
  });

  it("would show one that is there", async () => {
    const { seen, secrets } = await livedThrough(["log in"]);
    const { tokens } = seen[0] as { tokens: { raw: unknown } };
    expect(secrets.some((secret) => inspect({ tokens: tokens.raw }, { depth: null }).includes(secret))).toBe(true);
  });
});
