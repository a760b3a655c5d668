import { type Clock, systemClock } from "./clock.ts";
import type { AcquireOptions, Flow, FlowStore, Lease, LeaseProvider, TokenRecord, TokenStore } from "./store.ts";

/**
 * Keeps tokens in this process: they are gone when it ends, and nobody else sees them. The default. It guards a refresh token among the
 * callers of one process; where several processes share one user's tokens they need a store that all of them see.
 */
export function memory(options: { clock?: Clock } = {}): TokenStore & { lease: LeaseProvider; flows: FlowStore } {
  const { clock = systemClock } = options;
  const records = new Map<string, TokenRecord>();
  const matches = (key: string, version: number | undefined) => records.get(key)?.version === version;
  return {
    async get(key) {
      return structuredClone(records.get(key));
    },
    async put(key, next, expectedVersion) {
      if (!matches(key, expectedVersion)) return false;
      records.set(key, structuredClone(next));
      return true;
    },
    async delete(key, expectedVersion) {
      if (expectedVersion !== undefined && !matches(key, expectedVersion)) return false;
      return records.delete(key);
    },
    async due(prefix, before, limit) {
      const due: [key: string, dueAt: number][] = [];
      for (const [key, { state, dueAt = before }] of records) {
        const isAlive = state === "active" || state === "pending";
        if (isAlive && dueAt < before && key.startsWith(prefix)) due.push([key, dueAt]);
      }
      return due
        .sort(([, a], [, b]) => a - b)
        .slice(0, limit)
        .map(([key]) => key);
    },
    lease: localLease(clock),
    flows: memoryFlows(clock),
  };
}

interface Companions {
  readonly lease: LeaseProvider;
  readonly flows: FlowStore;
}

const companions = new WeakMap<TokenStore, Companions>();

/** What a store lacks: the same for all clients of this process that share the store. */
export function companionsOf(store: TokenStore, clock: Clock): Companions {
  const made = companions.get(store) ?? { lease: localLease(clock), flows: memoryFlows(clock) };
  companions.set(store, made);
  return made;
}

function memoryFlows(clock: Clock): FlowStore {
  const flows = new Map<string, Flow>();
  return {
    async put(key, flow) {
      // Logins that nobody finished; the oldest come first.
      for (const [each, { expiresAt }] of flows) {
        if (expiresAt > clock.now()) break;
        flows.delete(each);
      }
      flows.set(key, structuredClone(flow));
    },
    async take(key) {
      const flow = flows.get(key);
      flows.delete(key);
      return flow && flow.expiresAt > clock.now() ? flow : undefined;
    },
  };
}

/** A lease among the callers of one process. Its holder is as alive as they are, so it never runs out. */
export function localLease(clock: Clock = systemClock): LeaseProvider {
  const held = new Map<string, Set<() => void>>();
  const { signal: lost } = new AbortController();
  const take = (key: string): Lease => {
    const waiting = new Set<() => void>();
    held.set(key, waiting);
    return {
      lost,
      async release() {
        if (held.get(key) !== waiting) return;
        held.delete(key);
        for (const wake of waiting) wake();
      },
    };
  };
  return {
    async acquire(key, { waitMs, until }: AcquireOptions) {
      const endsAt = clock.now() + waitMs;
      for (let waiting = held.get(key); waiting; waiting = held.get(key)) {
        const leftMs = endsAt - clock.now();
        if (leftMs <= 0) return undefined;
        await released(waiting, clock, leftMs);
        if (await until?.()) return undefined;
      }
      return take(key);
    },
  };
}

const released = (waiting: Set<() => void>, clock: Clock, ms: number): Promise<void> =>
  new Promise((resolve) => {
    const wake = () => {
      cancel();
      waiting.delete(wake);
      resolve();
    };
    const cancel = clock.after(ms, wake);
    waiting.add(wake);
  });
