import type { AcquireOptions, Clock, Lease, LeaseProvider, TokenRecord, TokenStore } from "../src/index.ts";
import { memory } from "../src/index.ts";

type Around<T> = (work: () => Promise<T>) => Promise<T>;

/** A store whose operations can be made to fail, to hang, or to lie. */
export interface FaultyStore extends TokenStore {
  /** What happens to the next operations, in their order; where nothing is left they work. */
  readonly next: { readonly get: Around<TokenRecord | undefined>[]; readonly put: Around<boolean>[] };
  /** What happens to all operations that `next` says nothing of. */
  always: { get?: Around<TokenRecord | undefined>; put?: Around<boolean> } | undefined;
  readonly counts: { get: number; put: number };
  /** What is really there, for the only key of the test. */
  stored(): TokenRecord | undefined;
  /** Writes what no store would. */
  plant(record: unknown): void;
}

export function faultyStore(clock: Clock): FaultyStore {
  const real = memory({ clock });
  let key = "";
  let planted: { record: unknown } | undefined;
  let last: TokenRecord | undefined;
  const store: FaultyStore = {
    lease: real.lease,
    flows: real.flows,
    next: { get: [], put: [] },
    always: undefined,
    counts: { get: 0, put: 0 },
    stored: () => last,
    plant(record) {
      planted = { record };
    },
    get(of) {
      key = of;
      store.counts.get++;
      const work = async () => (planted ? (planted.record as TokenRecord) : real.get(key));
      return (store.next.get.shift() ?? store.always?.get ?? ((each) => each()))(work);
    },
    put(of, next, expectedVersion) {
      store.counts.put++;
      const work = async () => {
        const isPut = await real.put(of, next, expectedVersion);
        if (isPut) last = next;
        return isPut;
      };
      return (store.next.put.shift() ?? store.always?.put ?? ((each) => each()))(work);
    },
    async delete(of, expectedVersion) {
      const isDeleted = await real.delete(of, expectedVersion);
      if (isDeleted) last = undefined;
      return isDeleted;
    },
  };
  return store;
}

export const fails = (): Promise<never> => Promise.reject(Object.assign(new Error("fake"), { code: "ECONNRESET" }));
export const hangs = (): Promise<never> => new Promise(() => {});
export const works = <T>(work: () => Promise<T>): Promise<T> => work();
/** It has done its work, and nobody gets to know. */
export const failsAfterwards = async (work: () => Promise<unknown>): Promise<never> => {
  await work();
  return fails();
};
export const slowBy =
  (clock: Clock, ms: number) =>
  async <T>(work: () => Promise<T>): Promise<T> => {
    await new Promise<void>((resolve) => clock.after(ms, resolve));
    return work();
  };

export interface TtlLease extends LeaseProvider {
  readonly asked: AcquireOptions[];
  /** How often somebody got it. */
  taken: number;
  /** Holders at the same time, at most. */
  busiest: number;
  /** Takes the lease away from whoever holds it, as if it had been paused for too long. */
  lose(): void;
  readonly isHeld: boolean;
}

/** A lease as a server keeps it: it ends by itself, and its holder goes on renewing it. */
export function ttlLease(clock: Clock, { isRenewed = true, pollMs = 250 } = {}): TtlLease {
  const owners = new Map<string, { until: number; drop: () => void }>();
  let holders = 0;
  const take = (key: string, ttlMs: number): Lease => {
    const lost = new AbortController();
    holders++;
    provider.taken++;
    provider.busiest = Math.max(provider.busiest, holders);
    let cancel = () => {};
    const renew = () => {
      owner.until = clock.now() + ttlMs;
      cancel = clock.after(ttlMs / 3, () => owners.get(key) === owner && renew());
    };
    const owner = {
      until: clock.now() + ttlMs,
      drop: () => {
        cancel();
        lost.abort();
      },
    };
    owners.set(key, owner);
    if (isRenewed) renew();
    return {
      lost: lost.signal,
      async release() {
        cancel();
        holders--;
        if (owners.get(key) === owner) owners.delete(key);
      },
    };
  };
  const provider: TtlLease = {
    asked: [],
    taken: 0,
    busiest: 0,
    get isHeld() {
      return owners.size > 0;
    },
    lose() {
      for (const owner of owners.values()) owner.drop();
      owners.clear();
    },
    async acquire(key, options) {
      provider.asked.push(options);
      const endsAt = clock.now() + options.waitMs;
      for (;;) {
        const owner = owners.get(key);
        if (!owner || owner.until <= clock.now()) {
          owner?.drop();
          return take(key, options.ttlMs);
        }
        if (clock.now() >= endsAt) return undefined;
        await new Promise<void>((resolve) => clock.after(pollMs, resolve));
        if (await options.until?.()) return undefined;
      }
    },
  };
  return provider;
}
