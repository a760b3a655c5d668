import type { Fetch } from "./options.ts";

/** How the last attempts at one host went, and whether it bears more of them. */
export interface Budget {
  seen(isFailure: boolean): void;
  /** Whether a failed attempt may be repeated; asked once for each. */
  allows(): boolean;
}

const window = 100;
const enough = 20;
const mostHosts = 1_000;

/**
 * Once 20 attempts were seen and more than half of the last 100 failed, one retry in ten goes through until it is less: a host
 * that is down gets 1.1 attempts a call in place of 4.
 */
export function createBudget(): Budget {
  const outcomes: boolean[] = [];
  let failures = 0;
  let asked = 0;
  return {
    seen(isFailure) {
      if (outcomes.push(isFailure) > window && outcomes.shift()) failures--;
      if (isFailure) failures++;
    },
    allows: () => outcomes.length < enough || failures * 2 <= outcomes.length || ++asked % 10 === 0,
  };
}

/** By what sends the requests, so that the clients of all users share one, and two tests do not. */
const budgets = new WeakMap<Fetch, Map<string, Budget>>();

export function budgetOf(fetch: Fetch, origin: string): Budget {
  const hosts = budgets.get(fetch) ?? new Map<string, Budget>();
  budgets.set(fetch, hosts);
  const budget = hosts.get(origin) ?? createBudget();
  hosts.set(origin, budget);
  // The oldest: an application that makes clients of ever new hosts must not grow by it.
  const [oldest] = hosts.keys();
  if (hosts.size > mostHosts && oldest !== undefined) hosts.delete(oldest);
  return budget;
}
