import type { Outcome } from "./callers.ts";
import type { Child } from "./children.ts";
import type { OurJobs } from "./ours.ts";
import type { PeerJobs } from "./peers.ts";
import type { ServerJobs } from "./server.ts";

export const hourMs = 3_600_000;

export interface Round {
  readonly calls: number;
  readonly replays: number;
  readonly isAlive: boolean;
  readonly served: number;
  /** Until the last caller of all processes had a token. */
  readonly ms: number;
  readonly errors: Outcome["errors"];
}

type Caller = Child<Pick<OurJobs | PeerJobs, "login" | "call">>;

/** A user with an expired token, and so many callers in each process who want to call the API for him, all at once. */
export async function oneRound(
  server: Child<ServerJobs>,
  processes: readonly Caller[],
  user: string,
  callers: number,
  ageMs = hourMs,
): Promise<Round> {
  const [raw] = await server.ask("login", [user]);
  if (!raw || !processes[0]) throw new Error("there is nobody to log in");
  await processes[0].ask("login", { logins: [{ user, raw }], ageMs });
  const outcomes = await Promise.all(processes.map((each) => each.ask("call", { user, callers })));
  const { calls, replays, alive } = await server.ask("count", [user]);
  const errors: Record<string, number> = {};
  for (const [why, count] of outcomes.flatMap((each) => Object.entries(each.errors))) {
    errors[why] = (errors[why] ?? 0) + count;
  }
  const served = outcomes.reduce((all, each) => all + each.served, 0);
  return { calls, replays, served, errors, isAlive: alive === 1, ms: Math.max(...outcomes.map(({ ms }) => ms)) };
}
