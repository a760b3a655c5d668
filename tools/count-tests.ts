/** The part of vitest's JSON report that is counted. */
export interface Report {
  numPassedTests: number;
  testResults: { status: string; assertionResults: { status: string }[] }[];
}

/** A file that failed without a failed test (it could not be loaded) counts as one. */
function failedIn({ status, assertionResults }: Report["testResults"][number]): number {
  const failed = assertionResults.filter((test) => test.status === "failed").length;
  return failed === 0 && status === "failed" ? 1 : failed;
}

/**
 * The line that ends a run: how many tests passed, and how many failed; a failed step counts like a test.
 *
 * @param report - undefined where vitest wrote none
 * @param code - vitest's exit code: it may fail without a failed test
 */
export function summaryOf(report: Report | undefined, code: number, failedSteps: number): string {
  const failed = (report?.testResults ?? []).reduce((sum, file) => sum + failedIn(file), 0);
  const atLeast = code === 0 && report ? 0 : 1;
  return `${report?.numPassedTests ?? 0} passed, ${Math.max(failed, atLeast) + failedSteps} failed`;
}
