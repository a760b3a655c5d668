import { type Clock, systemClock } from "./clock.ts";
import { active, type Check, leaseOf, must, mustBe, pause, times } from "./conformance.ts";

const atOnce = { ttlMs: 10_000, waitMs: 0 };

/** Of a process that hangs: it knows the time when it is asked, and nothing ever wakes it. */
const stopped: Clock = { now: () => Date.now(), after: () => () => {} };

export const leaseChecks: readonly Check[] = [
  [
    "a lease is held by one at a time, for each key",
    async ({ key, open }) => {
      const leases = [leaseOf(await open(systemClock)), leaseOf(await open(systemClock))] as const;
      const all = await times(20, (index) => leases[index % 2 ? 1 : 0].acquire(key, atOnce));
      const held = all.filter((each) => each !== undefined);
      mustBe(held.length, 1, "there is not exactly one holder");
      must(held[0]?.lost.aborted === false, "a new lease is said to be lost");
      for (const other of [`${key}:a`, `${key}:A`]) {
        const lease = await leases[1].acquire(other, atOnce);
        must(lease !== undefined, "a lease of one key is in the way of another");
        await lease?.release();
      }
      await held[0]?.release();
    },
  ],
  [
    "a lease that is released can be taken at once, and is released by nobody who held it before",
    async ({ key, open }) => {
      const [one, other] = [leaseOf(await open(systemClock)), leaseOf(await open(systemClock))];
      const first = await one.acquire(key, atOnce);
      await first?.release();
      const second = await other.acquire(key, atOnce);
      must(second !== undefined, "a released lease is not free");
      await first?.release();
      must((await one.acquire(key, atOnce)) === undefined, "a former holder has released the lease of another");
      await second?.release();
      await second?.release();
      const third = await one.acquire(key, atOnce);
      must(third !== undefined, "a lease that was released twice is not free");
      await third?.release();
    },
  ],
  [
    "a lease is waited for as long as was said",
    async ({ key, open }) => {
      const [one, other] = [leaseOf(await open(systemClock)), leaseOf(await open(systemClock))];
      const first = await one.acquire(key, atOnce);
      let startedAt = Date.now();
      must((await other.acquire(key, atOnce)) === undefined, "it has two holders");
      must(Date.now() - startedAt < 2_000, "there was a wait where none was wanted");
      startedAt = Date.now();
      must((await other.acquire(key, { ttlMs: 10_000, waitMs: 300 })) === undefined, "it has two holders");
      const waitedMs = Date.now() - startedAt;
      must(waitedMs >= 250 && waitedMs < 2_500, "the wait of 300 ms was shorter, or much longer");
      const waiting = other.acquire(key, { ttlMs: 10_000, waitMs: 10_000 });
      await pause(100);
      startedAt = Date.now();
      await first?.release();
      const second = await waiting;
      must(second !== undefined, "who waited has not got it after its release");
      must(Date.now() - startedAt < 2_500, "who waited has got it long after its release");
      await second?.release();
    },
  ],
  [
    "a lease that is not needed any more is not waited for",
    async ({ key, open }) => {
      const lease = leaseOf(await open(systemClock));
      const first = await lease.acquire(key, atOnce);
      let asked = 0;
      const startedAt = Date.now();
      const until = async () => ++asked > 2;
      const second = await lease.acquire(key, { ttlMs: 10_000, waitMs: 600, until });
      must(second === undefined, "it has two holders");
      must(asked > 0 || Date.now() - startedAt >= 500, "`until` was not asked");
      const waiting = lease.acquire(key, { ttlMs: 10_000, waitMs: 10_000, until: async () => true });
      await pause(50);
      await first?.release();
      must((await waiting) === undefined, "it was taken where `until` said that it is not needed");
      const third = await lease.acquire(key, atOnce);
      must(third !== undefined, "it was taken by nobody, and is not free");
      await third?.release();
    },
  ],
  [
    "those who wait get it one after the other",
    async ({ key, open }) => {
      const leases = [leaseOf(await open(systemClock)), leaseOf(await open(systemClock))] as const;
      let holders = 0;
      let most = 0;
      const got = await times(8, async (index) => {
        const lease = await leases[index % 2 ? 1 : 0].acquire(key, { ttlMs: 10_000, waitMs: 20_000 });
        most = Math.max(most, ++holders);
        await pause(5);
        holders--;
        await lease?.release();
        return lease !== undefined;
      });
      must(got.every(Boolean), "one of those who waited has not got it");
      mustBe(most, 1, "it had two holders");
    },
  ],
  [
    "a lease and the record of its key do not touch each other",
    async ({ key, open }) => {
      const store = await open(systemClock);
      const lease = leaseOf(store);
      const held = await lease.acquire(key, atOnce);
      mustBe(await store.get(key), undefined, "a lease is taken for a record");
      must(!(await store.delete(key)), "a lease was deleted as a record");
      must((await lease.acquire(key, atOnce)) === undefined, "`delete` has ended a lease");
      must(await store.put(key, active(1), undefined), "a lease is in the way of a record");
      must(await store.put(key, active(2), 1), "a lease is in the way of a replacement");
      must((await lease.acquire(key, atOnce)) === undefined, "`put` has ended a lease");
      must(await store.delete(key, 2), "a lease is in the way of a deletion");
      must((await lease.acquire(key, atOnce)) === undefined, "`delete` has ended a lease");
      await store.put(key, active(3), undefined);
      await held?.release();
      mustBe(await store.get(key), active(3), "a release has changed the record");
      const next = await lease.acquire(key, atOnce);
      mustBe(await store.get(key), active(3), "a lease has changed the record");
      await next?.release();
      await store.delete(key);
    },
  ],
];

export const expiryChecks: readonly Check[] = [
  [
    "a lease is renewed by its holder for as long as that takes",
    async ({ key, open }) => {
      const [one, other] = [leaseOf(await open(systemClock)), leaseOf(await open(systemClock))];
      const held = await one.acquire(key, { ttlMs: 900, waitMs: 0 });
      must(held !== undefined, "a free lease was not given");
      const second = await other.acquire(key, { ttlMs: 900, waitMs: 2_000 });
      must(second === undefined, "it was given to another while its holder was alive");
      must(held?.lost.aborted === false, "its living holder was told that it is lost");
      await held?.release();
    },
  ],
  [
    "a lease of a holder that hangs is free after its time, not before, and is not ended by him",
    async ({ key, open }) => {
      const [hung, other] = [leaseOf(await open(stopped)), leaseOf(await open(systemClock))];
      const startedAt = Date.now();
      const held = await hung.acquire(key, { ttlMs: 1_000, waitMs: 0 });
      must(held !== undefined, "a free lease was not given");
      const second = await other.acquire(key, { ttlMs: 10_000, waitMs: 5_000 });
      const tookMs = Date.now() - startedAt;
      must(second !== undefined, "it was not taken over from a holder that hangs (has the store got its `clock`?)");
      must(tookMs >= 950, "it was taken over before its time");
      await held?.release();
      must((await hung.acquire(key, atOnce)) === undefined, "a former holder has released the lease of another");
      must(second?.lost.aborted === false, "the new holder was told that it is lost");
      await second?.release();
    },
  ],
];
