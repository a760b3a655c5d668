import { describe, expect, it } from "vitest";
import { type Report, summaryOf } from "../count-tests.ts";

const file = (status: string, ...tests: string[]): Report["testResults"][number] => ({
  status,
  assertionResults: tests.map((each) => ({ status: each })),
});
const report = (...testResults: Report["testResults"]): Report => ({ numPassedTests: 7, testResults });

describe("the line that ends a run", () => {
  it("is clean only when everything went well", () => {
    expect(summaryOf(report(file("passed", "passed", "skipped")), 0, 0)).toBe("7 passed, 0 failed");
  });

  it("counts failed tests, files that could not be loaded, and failed steps", () => {
    const results = report(file("failed", "failed", "passed", "failed"), file("failed"), file("passed", "passed"));
    expect(summaryOf(results, 1, 0)).toBe("7 passed, 3 failed");
    expect(summaryOf(results, 1, 2)).toBe("7 passed, 5 failed");
  });

  it("is never clean when vitest failed without a failed test, or said nothing", () => {
    expect(summaryOf(report(file("passed", "passed")), 1, 0)).toBe("7 passed, 1 failed");
    expect(summaryOf(undefined, 1, 0)).toBe("0 passed, 1 failed");
    expect(summaryOf(undefined, 0, 0)).toBe("0 passed, 1 failed");
  });
});
