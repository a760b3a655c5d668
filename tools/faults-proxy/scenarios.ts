import type { CallLimits } from "../../packages/client/src/index.ts";
import { closedUrl } from "../faults/server.ts";
import { safeCalls } from "./calls.ts";
import { drive, type Figures } from "./drive.ts";
import type { Hosted } from "./hosted.ts";
import { heapMb, type Leaks, watchLeaks } from "./leaks.ts";
import type { Tally } from "./proxy.ts";
import { seeded } from "./random.ts";
import { ownSignals, type Signals, sharedSignal } from "./signals.ts";

/** What came of a scenario. */
export interface Soaked {
  readonly title: string;
  readonly limits: Required<CallLimits>;
  readonly figures: Figures;
  /** Requests that the client says it sent. */
  readonly attempts: number;
  readonly leaks: Leaks;
  readonly socketPeak: number;
  /** Megabytes in use before and after. */
  readonly heap: readonly [number, number];
  /** Of the proxy, where there is one. */
  readonly tally?: Tally;
}

export const inFlight = 64;

// An attempt has more time than a busy machine takes for an answer without faults: what fails is what the proxy chose.
const limits = { timeoutMs: 5_000, deadlineMs: 30_000, maxRetries: 3 };

/** Calls as a program makes them that ends them all together, or none. */
export const manyCalls = (hosted: Hosted): Promise<Soaked> =>
  soak({ title: "one signal for all calls", at: hosted, limits, count: 10_000, signals: sharedSignal });

/** A deadline that comes in the middle of attempts and of waits. */
export const hurriedCalls = (hosted: Hosted): Promise<Soaked> =>
  soak({
    title: "a short deadline",
    at: hosted,
    limits: { ...limits, deadlineMs: 400 },
    count: 2_000,
    signals: sharedSignal,
  });

/** Calls that the caller ends, some of them. */
export const abortedCalls = (hosted: Hosted, seed: number): Promise<Soaked> =>
  soak({
    title: "calls that the caller ends, one in twenty",
    at: hosted,
    limits,
    count: 2_000,
    signals: () => ownSignals(seeded(seed)),
  });

/** Calls to a port that nobody listens on. */
export const callsToDeadHost = async (): Promise<Soaked> =>
  soak({
    title: "a host that is down",
    at: { proxyUrl: await closedUrl() },
    limits,
    count: 1_000,
    signals: sharedSignal,
  });

interface Scenario {
  readonly title: string;
  readonly at: Pick<Hosted, "proxyUrl"> & Partial<Hosted>;
  readonly limits: Required<CallLimits>;
  readonly count: number;
  readonly signals: () => Signals;
}

async function soak({ title, at, limits, count, signals }: Scenario): Promise<Soaked> {
  let attempts = 0;
  const observe = ({ type }: { type: string }): void => {
    if (type === "attempt") attempts++;
  };
  const calls = safeCalls({ baseUrl: at.proxyUrl, ...limits, observe });
  const without = { headers: { "x-fault": "none" }, ...limits, deadlineMs: 30_000 };
  const answers = at.settled ? await Promise.all(calls.map((call) => call(without))) : [];
  await at.settled?.();
  attempts = 0;

  const before = heapMb();
  const watch = watchLeaks();
  const { run, all, ended } = signals();
  const figures = await drive({
    count,
    inFlight,
    call: (index) => run(index, async (signal) => calls[index % calls.length]?.({ signal })),
    right: (index) => answers[index % answers.length],
    ended,
  });
  const timers = watch.timers();
  const { socketPeak } = watch;
  const tally = await at.settled?.();
  const leaks = { ...timers, ...(await watch.ended(all)) };
  return { title, limits, figures, attempts, leaks, socketPeak, heap: [before, heapMb()], tally };
}
