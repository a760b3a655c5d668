import type { Clock } from "./clock.ts";
import type { Check, Place } from "./conformance.ts";
import { dueChecks } from "./conformance-due.ts";
import { flowChecks } from "./conformance-flows.ts";
import { expiryChecks, leaseChecks } from "./conformance-lease.ts";
import { recordChecks } from "./conformance-records.ts";
import type { TokenStore } from "./store.ts";

/** One property of a store. `run` throws an Error that says what is not so. */
export interface ConformanceCheck {
  readonly name: string;
  run(): Promise<void>;
}

/** A store, and how to let go of it. */
export interface OpenedStore {
  store: TokenStore;
  close?(): Promise<void>;
}

export interface ConformanceOptions {
  /**
   * What is expected of the store's `lease`. Default: `shared`.
   *
   * - `shared`: it holds between processes, and ends when its holder does not renew it.
   * - `local`: it holds among the callers of one process, and never ends by itself.
   * - `none`: it has none, or none that is to be looked at.
   */
  lease?: "shared" | "local" | "none";
  /** Whether the store's `flows` are looked at. Default: true. */
  flows?: boolean;
}

/**
 * What a token store has to hold to, so that no token is lost and none is redeemed twice. For any test runner:
 *
 * ```ts
 * for (const { name, run } of storeConformance(async ({ clock }) => ({ store: myStore(url, { clock }) }))) test(name, run);
 * ```
 *
 * All checks together take about five seconds, by the real clock. Each uses keys of its own, so that they may run at the same time, and
 * in a place that is in use; they leave records under keys that begin with `lingpai-check:`.
 *
 * @param make - opens a store; each time on the same place, as another process would. Its clock is what the store has to count its
 *   lease by: one of them stands still, for a process that hangs
 */
export function storeConformance(
  make: (given: { clock: Clock }) => Promise<OpenedStore>,
  { lease = "shared", flows = true }: ConformanceOptions = {},
): ConformanceCheck[] {
  const checks: Check[] = [
    ...recordChecks,
    ...dueChecks,
    ...(lease === "none" ? [] : leaseChecks),
    ...(lease === "shared" ? expiryChecks : []),
    ...(flows ? flowChecks : []),
  ];
  return checks.map(([name, check]) => ({ name, run: () => atAPlace(make, check) }));
}

async function atAPlace(make: (given: { clock: Clock }) => Promise<OpenedStore>, check: Check[1]): Promise<void> {
  const opened: OpenedStore[] = [];
  const place: Place = {
    key: `lingpai-check:${crypto.randomUUID()}`,
    async open(clock) {
      const one = await make({ clock });
      opened.push(one);
      return one.store;
    },
  };
  try {
    await check(place);
  } finally {
    for (const { close } of opened) await close?.();
  }
}
