import { ok } from "./answers.ts";
import type { Caller, Client, Target } from "./client.ts";
import { type Outcome, reason } from "./outcome.ts";
import { type Row, rows } from "./rows.ts";
import { closedUrl, faultServer } from "./server.ts";
import { situations } from "./situations.ts";

export interface Score {
  readonly id: string;
  /** What was wrong, in a few words; undefined where the client was right. */
  readonly wrong?: string;
}

const limits = { timeoutMs: 500, deadlineMs: 4000 };
/** Longer than any right outcome takes. A client that is still at it gets no further. */
const cutOffMs = 6000;
const manyCutOffMs = 25_000;

interface Waiting {
  readonly passed: Promise<void>;
  cancel(): void;
}

function waiting(ms: number): Waiting {
  let cancel = (): void => {};
  const passed = new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms);
    cancel = () => clearTimeout(timer);
  });
  return { passed, cancel: () => cancel() };
}

/** A machine that is this late lets attempts time out that were answered at once. */
const lateMs = 100;
const triesWhenLate = 8;

/** Watches how late timers are; the function ends it and tells the worst. */
function watchedLateness(): () => number {
  const beatMs = 20;
  let [last, worst] = [performance.now(), 0];
  const beat = (): void => {
    const now = performance.now();
    worst = Math.max(worst, now - last - beatMs);
    last = now;
  };
  const timer = setInterval(beat, beatMs);
  return () => {
    clearInterval(timer);
    beat();
    return worst;
  };
}

type Ended = Pick<Outcome, "end" | "elapsedMs" | "sinceAbortMs">;

async function callOnce(call: Caller, row: Row): Promise<Ended> {
  const controller = row.abort === undefined ? undefined : new AbortController();
  let abortedAt: number | undefined;
  const abort = (): void => {
    abortedAt = performance.now();
    controller?.abort(reason);
  };
  if (row.abort === "before") abort();
  const aborting = typeof row.abort === "number" ? setTimeout(abort, row.abort) : undefined;
  const cutOff = waiting(cutOffMs);
  const start = performance.now();
  const end = await Promise.race<Outcome["end"]>([
    call(row.kind, controller?.signal).then(
      (value) => ({ kind: "value", value }),
      (error: unknown) => ({ kind: "error", error }),
    ),
    cutOff.passed.then(() => ({ kind: "nothing" })),
  ]);
  const now = performance.now();
  cutOff.cancel();
  clearTimeout(aborting);
  return { end, elapsedMs: now - start, ...(abortedAt !== undefined && { sinceAbortMs: now - abortedAt }) };
}

/** With 64 calls in flight, until all are done or more was attempted than any budget allows. */
async function callMany(client: Client, row: Row, target: Target): Promise<Ended & Pick<Outcome, "many">> {
  const calls = row.calls ?? 1;
  let [begun, errors, attempts] = [0, 0, 0];
  const over = (): boolean => attempts > 1.2 * calls;
  let stop = (): void => {};
  const stopped = new Promise<void>((resolve) => {
    stop = resolve;
  });
  const counting: typeof fetch = (input, init) => {
    attempts++;
    if (over()) stop();
    return target.fetch(input, init);
  };
  const call = await client.connect({ ...target, fetch: counting });
  const worker = async (): Promise<void> => {
    while (begun < calls && !over()) {
      begun++;
      await call(row.kind).catch(() => errors++);
    }
  };
  const start = performance.now();
  const cutOff = waiting(manyCutOffMs);
  await Promise.race([Promise.all(Array.from({ length: 64 }, worker)), stopped, cutOff.passed]);
  cutOff.cancel();
  return { end: { kind: "nothing" }, elapsedMs: performance.now() - start, many: { calls, errors, attempts } };
}

/** Plays one row with one client, on servers of its own: clients keep books by origin. */
async function play(client: Client, row: Row): Promise<Outcome> {
  const elsewhere = await faultServer([ok]);
  const answers = typeof row.answers === "function" ? row.answers(elsewhere.url) : (row.answers ?? [ok]);
  const server = await faultServer(answers, row.resets);
  const closed = await closedUrl();
  let unhandled = 0;
  const count = (): void => {
    unhandled++;
  };
  if (row.lingerMs) process.on("unhandledRejection", count);
  const lateness = watchedLateness();
  try {
    const base = row.closed ? closed : server.url;
    const fetch = row.fetch?.(base, closed) ?? globalThis.fetch;
    const target: Target = { base, fetch, ...limits, ...(row.deadlineMs && { deadlineMs: row.deadlineMs }) };
    const ended = row.calls ? await callMany(client, row, target) : await callOnce(await client.connect(target), row);
    if (row.lingerMs) await waiting(row.lingerMs).passed;
    // What a client sends after its end, or after it was cut off, is not looked at.
    return { ...ended, seen: [...server.seen], elsewhere: [...elsewhere.seen], unhandled, lateMs: lateness() };
  } finally {
    lateness();
    process.off("unhandledRejection", count);
    await Promise.all([server.close(), elsewhere.close()]);
  }
}

export function judge(row: Row, outcome: Outcome): string | undefined {
  const wrong = row.judges.map((look) => look(outcome)).filter((found) => found !== undefined);
  return wrong.length === 0 ? undefined : [...new Set(wrong)].join(", ");
}

async function score(client: Client, id: string): Promise<Score> {
  const row = rows[id];
  if (!row) throw new Error(`there is no row for ${id}`);
  for (let tries = 1; ; tries++) {
    const outcome = await play(client, row);
    // Many calls at once are late by themselves.
    const isLate = !row.calls && (outcome.lateMs ?? 0) > lateMs;
    if (isLate && tries < triesWhenLate) continue;
    const wrong = judge(row, outcome);
    if (wrong === undefined) return { id };
    return { id, wrong: isLate ? `${wrong} (the machine was late)` : wrong };
  }
}

/** These need the process for themselves: rejections have no sender, and 600 calls would make the clocks of others late. */
const isAlone = (id: string): boolean => Boolean(rows[id]?.calls ?? rows[id]?.lingerMs);

/** More at once would make each other late on a small machine. */
const inFlight = 12;

/** Drives a client through the situations. */
export async function scoresOf(
  client: Client,
  ids: readonly string[] = situations.map(({ id }) => id),
): Promise<Score[]> {
  // What a runtime and a client load on their first call must not count.
  await play(client, { kind: "get", judges: [] });
  const scores = new Map<string, Score>();
  const left = ids.filter((id) => !isAlone(id));
  const worker = async (): Promise<void> => {
    for (let id = left.shift(); id !== undefined; id = left.shift()) scores.set(id, await score(client, id));
  };
  await Promise.all(Array.from({ length: inFlight }, worker));
  for (const id of ids.filter(isAlone)) scores.set(id, await score(client, id));
  return ids.flatMap((id) => scores.get(id) ?? []);
}
