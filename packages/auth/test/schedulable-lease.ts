import type { Lease, LeaseProvider } from "../src/index.ts";
import type { Process } from "./schedulable-world.ts";

/** What the processes share: whose lease it is, and until when. */
export type LeaseTable = Map<string, { readonly holder: object; until: number }>;

export interface SchedulableLease extends LeaseProvider {
  /** Leases that are waited for, or were taken and not given up. */
  readonly open: number;
}

const pollMs = 500;

/** A lease with a time to live, as a process has it that may stop in the middle of anything: every look at the table can be late. */
export function schedulableLease(
  table: LeaseTable,
  now: () => number,
  { clock, over }: Process,
  { isForEverybody = false } = {},
): SchedulableLease {
  let open = 0;
  const take = (key: string, holder: object, ttlMs: number) =>
    over("take the lease", async () => {
      const held = table.get(key);
      if (held && held.until > now() && !isForEverybody) return false;
      table.set(key, { holder, until: now() + ttlMs });
      return true;
    });

  const keep = (key: string, holder: object, ttlMs: number, since: number): Lease => {
    const lost = new AbortController();
    let isOver = false;
    let cancel: (() => void)[] = [];
    const end = () => {
      isOver = true;
      for (const each of cancel) each();
    };
    const lose = () => {
      end();
      lost.abort();
    };
    const plan = (from: number) => {
      for (const each of cancel) each();
      const left = Math.max(0, from + ttlMs - clock.now());
      cancel = [clock.after(Math.min(left, ttlMs / 3), renew), clock.after(left, lose)];
    };
    const renew = async () => {
      const from = clock.now();
      const isOurs = await over("renew the lease", async () => {
        const held = table.get(key);
        if (held?.holder !== holder || held.until <= now()) return isForEverybody;
        held.until = now() + ttlMs;
        return true;
      });
      if (isOver) return;
      if (isOurs) plan(from);
      else lose();
    };
    plan(since);
    return {
      lost: lost.signal,
      async release() {
        end();
        open--;
        await over("release the lease", async () => {
          if (table.get(key)?.holder === holder) table.delete(key);
        });
      },
    };
  };

  return {
    async acquire(key, { ttlMs, waitMs, until }) {
      const endsAt = clock.now() + waitMs;
      let lease: Lease | undefined;
      open++;
      try {
        for (;;) {
          const holder = {};
          const since = clock.now();
          if (await take(key, holder, ttlMs)) lease = keep(key, holder, ttlMs, since);
          const left = endsAt - clock.now();
          if (lease || left <= 0) return lease;
          await new Promise<void>((resolve) => clock.after(Math.min(left, pollMs), resolve));
          if (await until?.()) return undefined;
        }
      } finally {
        if (!lease) open--;
      }
    },
    get open() {
      return open;
    },
  };
}
