import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { scopeText } from "../src/index.ts";

describe("scopeText", () => {
  it.each([
    [["a", "b"], "a b"],
    ["a b", "a b"],
    ["a,b", "a b"],
    ["a, b ,  c", "a b c"],
    ["\ta\nb ", "a b"],
    [["a,b", "c d", " e "], "a b c d e"],
    [["profile.default", "variant.rsid"], "profile.default variant.rsid"],
    ["a", "a"],
    [[], undefined],
    ["", undefined],
    [" , ", undefined],
    [["", " "], undefined],
    [undefined, undefined],
  ])("writes %j as %j", (scope, text) => {
    expect(scopeText(scope)).toBe(text);
  });

  const name = fc.string({ minLength: 1 }).filter((text) => !/[\s,]/.test(text));

  it("puts a single space between, however the scopes were given", () => {
    fc.assert(
      fc.property(
        fc.array(name, { minLength: 1 }),
        fc.array(fc.constantFrom(" ", ",", ", ", "\n", " ,, ")),
        (names, marks) => {
          const text = names.map((part, index) => part + (marks[index % (marks.length || 1)] ?? " ")).join("");
          expect(scopeText(names)).toBe(names.join(" "));
          expect(scopeText(text)).toBe(names.join(" "));
        },
      ),
    );
  });

  it("leaves what it wrote as it is, and the caller's list too", () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (scope) => {
        const given = Object.freeze([...scope]);
        const text = scopeText(given);
        expect(scopeText(text)).toBe(text);
        expect(given).toEqual(scope);
      }),
    );
  });
});
