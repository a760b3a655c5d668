import { type Clock, systemClock } from "./clock.ts";
import type { Lease, LeaseProvider } from "./store.ts";

export interface BrowserOptions {
  /** Tells when a login ends, or somebody has waited long enough. Default: the system's. */
  clock?: Clock;
}

/** Milliseconds between two times that a waiter asks whether it still needs the lease. */
const askEveryMs = 100;

/**
 * Leases among the windows, tabs and workers of one origin (Web Locks API; secure contexts only). Who asks first gets it first.
 *
 * The browser frees a lease when its page or worker goes, also by a crash. So `ttlMs` is not used: a page that hangs, or that the
 * browser froze, keeps what it holds. `lost` is aborted when a script steals the lock.
 *
 * @param name - goes before the key in the name of a lock, so that two applications of one origin do not meet. Default: `lingpai`
 * @throws DOMException from `acquire` where the page may not use locks
 */
export function webLocks(name = "lingpai", { clock = systemClock }: BrowserOptions = {}): LeaseProvider {
  return {
    async acquire(key, { waitMs, until }) {
      const lock = `${name}:${key}`;
      if (waitMs <= 0) return request(lock, { ifAvailable: true });
      const giveUpAt = clock.now() + waitMs;
      const asking = new AbortController();
      const asked = request(lock, { signal: asking.signal });
      const giveUp = () => {
        asking.abort();
        // It may have come while `until` was asked.
        asked.then((lease) => lease?.release()).catch(() => {});
      };
      try {
        do {
          const answer = await within(Math.min(askEveryMs, giveUpAt - clock.now()), asked, clock);
          if (answer) return answer.lease;
        } while (clock.now() < giveUpAt && !(await until?.()));
      } catch (error) {
        giveUp();
        throw error;
      }
      giveUp();
      return undefined;
    },
  };
}

/** What was asked for, where it comes in that time. */
function within<T>(ms: number, asked: Promise<T>, clock: Clock): Promise<{ lease: T } | undefined> {
  return new Promise((resolve, reject) => {
    const cancel = clock.after(ms, () => resolve(undefined));
    asked.then((lease) => resolve({ lease }), reject).finally(cancel);
  });
}

function request(name: string, options: LockOptions): Promise<Lease | undefined> {
  return new Promise((resolve, reject) => {
    const lost = new AbortController();
    const ended = navigator.locks
      .request(name, options, (lock) => {
        if (!lock) return resolve(undefined);
        return new Promise<void>((free) => {
          const release = async () => {
            free();
            await ended;
          };
          resolve({ lost: lost.signal, release });
        });
      })
      .catch((error) => {
        // Our own abort, a refusal, or, long after `resolve`, somebody who steals the lock.
        lost.abort(new Error("the lease was lost: another page has stolen the lock"));
        if (options.signal?.aborted) resolve(undefined);
        else reject(error);
      });
  });
}
