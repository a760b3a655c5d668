import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deeds, livedThrough, story } from "./secrets-lab.ts";

/** All that can be read of a value by going through it, as consoles and reporters of errors do. */
function printed(value: unknown, seen = new Set<unknown>()): string {
  if ((typeof value !== "object" && typeof value !== "function") || value === null) return String(value);
  if (seen.has(value)) return "";
  seen.add(value);
  const parts = [String(value), JSON.stringify(value)];
  const names: PropertyKey[] = value instanceof Error ? ["name", "message", "stack", "cause", "errors"] : [];
  for (const name of [...names, ...Object.keys(value), ...Object.getOwnPropertySymbols(value)]) {
    parts.push(String(name), printed((value as Record<PropertyKey, unknown>)[name], seen));
  }
  return parts.join(" ");
}

function expectHidden(output: string, secrets: readonly string[]): void {
  // Not by `toContain`, which would print all of it.
  for (const secret of new Set(secrets)) expect(output.includes(secret) ? secret : "none").toBe("none");
  expect(/.{0,40}canary.{0,40}/.exec(output)?.[0]).toBeUndefined();
}

describe("a secret", () => {
  it("is in nothing that can be printed, whatever happens to the tokens", async () => {
    await fc.assert(
      fc.asyncProperty(story, async (given) => {
        const { seen, secrets } = await livedThrough(given);
        expectHidden(seen.map((each) => printed(each)).join("\n"), secrets);
      }),
      { numRuns: 40 },
    );
  });

  it.each(deeds)("is in nothing after: log in, %s, wait, get, log in, revoke", async (deed) => {
    const { seen, secrets, keys, lines } = await livedThrough(["log in", deed, "wait", "get", "log in", "revoke"]);
    expectHidden(seen.map((each) => printed(each)).join("\n"), secrets);
    expect(secrets.length).toBeGreaterThan(5);
    expect(keys.length).toBeGreaterThan(5);
    expect(lines.join()).not.toContain("u-1");
  });

  it("would be found: the tokens are there for who asks for them", async () => {
    const { seen, secrets } = await livedThrough(["log in"]);
    const { tokens } = seen[0] as { tokens: { reveal(): unknown } };
    expect(() => expectHidden(printed(tokens.reveal()), secrets)).toThrow();
    expect(() => expectHidden(printed(new Error("x", { cause: [tokens.reveal()] })), secrets)).toThrow();
  });
});
