import { mkdtemp } from "node:fs/promises";
import { join } from "node:path";
import type { Child, Children } from "./children.ts";
import type { OurJobs, OurSetup } from "./ours.ts";
import type { peerNames } from "./peer-names.ts";
import type { PeerJobs, PeerSetup } from "./peers.ts";
import { hourMs, oneRound, type Round } from "./rounds.ts";
import type { ServerJobs } from "./server.ts";
import { type Stand, standOf, type storeNames } from "./stores.ts";

export const [processes, callers] = [16, 100];
/** Users of each process that wait for a token at the same time, where there are many. */
export const crowdAtOnce = 32;

const many = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make);

/** Processes on one of our stores, and a token server; all of them end with the measurement. */
async function onStore<T>(
  store: (typeof storeNames)[number],
  count: number,
  folder: string,
  { start, end }: Children,
  measure: (server: Child<ServerJobs>, all: readonly Child<OurJobs>[]) => Promise<T>,
): Promise<T> {
  let stand: Stand | undefined;
  try {
    stand = await standOf(store, folder);
    const server = start<ServerJobs>("server", {});
    const setup: OurSetup = { urls: await server.ask("open", undefined as never), place: stand.place };
    return await measure(
      server,
      many(count, () => start<OurJobs>("ours", setup)),
    );
  } finally {
    await end();
    await stand?.close();
  }
}

export interface Measured {
  readonly rounds: readonly Round[];
  /** Of a round on a token that is good: store reads of all processes, and lease operations. */
  readonly fresh: { readonly reads: number; readonly leases: number; readonly served: number };
}

/** So many rounds on one of our stores, and one more on a token that has not ended. */
export function measureStore(
  store: (typeof storeNames)[number],
  rounds: number,
  folder: string,
  of: Children,
): Promise<Measured> {
  return onStore(store, processes, folder, of, async (server, all) => {
    const done: Round[] = [];
    for (let round = 0; round < rounds; round++) done.push(await oneRound(server, all, `u-${round}`, callers));
    await Promise.all(all.map((each) => each.ask("work", undefined as never)));
    const { served } = await oneRound(server, all, "fresh", callers, 0);
    // Once more, now that each process has the token.
    const again = await Promise.all(all.map((each) => each.ask("call", { user: "fresh", callers })));
    const work = await Promise.all(all.map((each) => each.ask("work", undefined as never)));
    const sum = (values: readonly number[]) => values.reduce((one, other) => one + other, 0);
    return {
      rounds: done,
      fresh: {
        reads: sum(work.map(({ reads }) => reads)),
        leases: sum(work.map(({ leases }) => leases)),
        served: served + sum(again.map((each) => each.served)),
      },
    };
  });
}

/** So many rounds of somebody else's client, in so many processes. */
export async function measurePeer(
  peer: (typeof peerNames)[number],
  rounds: number,
  count: number,
  folder: string,
  { start, end }: Children,
): Promise<Round[]> {
  try {
    const server = start<ServerJobs>("server", {});
    const shared = await mkdtemp(join(folder, "shared-"));
    const setup: PeerSetup = { urls: await server.ask("open", undefined as never), peer, folder: shared };
    const all = many(count, () => start<PeerJobs>("peers", setup));
    const done: Round[] = [];
    for (let round = 0; round < rounds; round++) done.push(await oneRound(server, all, `u-${round}`, callers));
    return done;
  } finally {
    await end();
  }
}

export interface Crowd {
  readonly users: number;
  readonly processes: number;
  readonly calls: number;
  readonly replays: number;
  /** Of all that the processes got, how many were what the server gave last. */
  readonly accepted: number;
  readonly seconds: number;
  readonly rssBytes: number;
}

/** Above the most users: what is multiplied by anything, and divided by it, leaves each rest once. */
const prime = 10_007;

/** Processes that want a token of each of many users, all of them expired: each in an order of its own, and so many at a time. */
export function measureCrowd(users: number, count: number, folder: string, of: Children): Promise<Crowd> {
  return onStore("PostgreSQL", count, folder, of, async (server, all) => {
    const names = many(users, () => "").map((_, index) => `u-${index}`);
    const raws = await server.ask("login", names);
    const logins = raws.map((raw, index) => ({ user: `u-${index}`, raw }));
    await all[0]?.ask("login", { logins, ageMs: hourMs });
    const since = performance.now();
    const tokens = await Promise.all(
      all.map((each, index) => {
        const place = (name: string) => (Number(name.slice(2)) * 613 * (index + 1)) % prime;
        return each.ask("tokens", { users: [...names].sort((a, b) => place(a) - place(b)), atOnce: crowdAtOnce });
      }),
    );
    const seconds = (performance.now() - since) / 1_000;
    const accepted = await Promise.all(tokens.map((each) => server.ask("accepted", each)));
    const work = await Promise.all(all.map((each) => each.ask("work", undefined as never)));
    const { calls, replays } = await server.ask("count", names);
    return {
      users,
      processes: count,
      calls,
      replays,
      accepted: accepted.reduce((one, other) => one + other, 0),
      seconds,
      rssBytes: Math.max(...work.map(({ rssBytes }) => rssBytes)),
    };
  });
}
