import { columns } from "../columns.ts";
import type { Soaked } from "./scenarios.ts";

const sum = (counts: Readonly<Record<string, number>>): number => Object.values(counts).reduce((a, b) => a + b, 0);

const listed = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .sort(([, a], [, b]) => b - a)
    .map(([name, count]) => `${count} ${name}`)
    .join(", ") || "none";

/** The figures of a scenario, to be read by a person. */
export function reportOf({ title, limits, figures, attempts, leaks, socketPeak, heap, tally }: Soaked): string {
  const { calls, right, aborted, errors, wrong } = figures;
  const faults = tally && Object.fromEntries(Object.entries(tally.requests).filter(([name]) => name !== "none"));
  const lines = [
    ["limits", `timeoutMs ${limits.timeoutMs}, deadlineMs ${limits.deadlineMs}, maxRetries ${limits.maxRetries}`],
    ["right answers", `${right} of ${calls} (${((100 * right) / calls).toFixed(2)} %)`],
    ...(aborted > 0
      ? [["aborted", `${aborted}, the slowest ended ${figures.slowestAbortMs.toFixed(1)} ms after its abort`]]
      : []),
    ["typed errors", `${sum(errors)}: ${listed(errors)}`],
    ["anything else", wrong.slice(0, 10).join("; ") || "none"],
    ["attempts", `${attempts}, ${(attempts / calls).toFixed(3)} a call`],
    ...(tally && faults
      ? [
          [
            "requests at proxy",
            `${sum(tally.requests)}, ${((100 * sum(faults)) / sum(tally.requests)).toFixed(1)} % faults`,
          ],
          ["faults", `${listed(faults)}; not drawn: ${tally.accidents}`],
          ["connections", `at most ${tally.peakConnections} at the proxy, ${socketPeak} in the client`],
          ["left at proxy", `${tally.leftExchanges} exchanges, ${tally.leftConnections} connections`],
        ]
      : []),
    [
      "left in client",
      `${leaks.timers} timers (${leaks.timerHandles} by the process), ${leaks.listeners} listeners, ${leaks.sockets} sockets (${leaks.socketWraps} by the process)`,
    ],
    ["told", [...leaks.unhandled, ...leaks.warnings].slice(0, 10).join("; ") || "no unhandled rejection, no warning"],
    [
      "heap MB",
      heap
        .map((megabytes) => megabytes.toFixed(1))
        .join(" before, ")
        .concat(" after"),
    ],
    [
      "time",
      `${figures.seconds.toFixed(1)} s; a call p50 ${figures.p50Ms.toFixed(0)} ms, p99 ${figures.p99Ms.toFixed(0)} ms, longest ${figures.longestMs.toFixed(0)} ms; the longest stall ${figures.longestStallMs.toFixed(0)} ms`,
    ],
  ];
  return [`soak: ${title}`, ...columns(lines).map((line) => `  ${line}`)].join("\n");
}
