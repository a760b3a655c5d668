import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bars, table } from "./page.ts";
import { type Children, children } from "./processes/children.ts";
import {
  type Crowd,
  callers,
  crowdAtOnce,
  type Measured,
  measureCrowd,
  measurePeer,
  measureStore,
  processes,
} from "./processes/measure.ts";
import { peerNames } from "./processes/peer-names.ts";
import type { Round } from "./processes/rounds.ts";
import { storeNames } from "./processes/stores.ts";
import { median } from "./statistics.ts";

const all = processes * callers;
const peerRounds = 3;
const users = 10_000;
const crowdProcesses = 8;

const roundsOf = (text: string | undefined): number => Math.max(1, Math.trunc(Number(text)) || 50);

/** A row of one of our stores; a text says why there are no figures. */
type OfStore = { readonly name: string; readonly measured: Measured | string };

const sum = (rounds: readonly Round[], of: (round: Round) => number): number =>
  rounds.reduce((total, round) => total + of(round), 0);

/** One number where it is always the same, else the least and the most. */
function range(rounds: readonly Round[], of: (round: Round) => number): string {
  const values = rounds.map(of);
  const [least, most] = [Math.min(...values), Math.max(...values)].map((value) => value.toLocaleString("en-US"));
  return least === most ? `${least}` : `${least} to ${most}`;
}

const missed = (rounds: readonly Round[]): number => rounds.length * all - sum(rounds, ({ served }) => served);

/** Measured where the server is there; what else goes wrong is no figure but a failure. */
async function whereItIs<T>(name: string, measure: () => Promise<T>): Promise<T | string> {
  try {
    const since = performance.now();
    const measured = await measure();
    console.log(`  ${name}: ${((performance.now() - since) / 1_000).toFixed(1)} s`);
    return measured;
  } catch (error) {
    if (error instanceof Error && /^no \S+ on this machine$/.test(error.message)) return error.message;
    throw error;
  }
}

function storesTable(stores: readonly OfStore[]): string {
  const head = ["store", "rounds", "token calls a round", "replays", "served", "not served", "ms a round, p50"];
  const rows = stores.map(({ name, measured }) => {
    if (typeof measured === "string") return [`${name}: ${measured}`, ..."------"];
    const { rounds } = measured;
    const ms = Math.round(median(rounds.map((round) => round.ms)));
    const served = sum(rounds, (round) => round.served);
    return [
      name,
      rounds.length,
      range(rounds, ({ calls }) => calls),
      sum(rounds, (each) => each.replays),
      served,
      missed(rounds),
      ms,
    ];
  });
  return table(head, rows);
}

function freshTable(stores: readonly OfStore[]): string {
  const rows = stores.flatMap(({ name, measured }) =>
    typeof measured === "string" ? [] : [[name, measured.fresh.served, measured.fresh.reads, measured.fresh.leases]],
  );
  return table(["store", "calls of the API", "store reads", "lease operations"], rows);
}

async function peersTable(folder: string, of: Children): Promise<string> {
  const head = [
    "client",
    "token calls, 1 process",
    "served",
    "token calls, 16 processes",
    "replays",
    "served",
    "logins alive",
  ];
  const rows: string[][] = [];
  for (const name of peerNames) {
    const measured = await whereItIs(name, async () => ({
      alone: await measurePeer(name, peerRounds, 1, folder, of),
      together: await measurePeer(name, peerRounds, processes, folder, of),
    }));
    if (typeof measured === "string") continue;
    const { alone, together } = measured;
    rows.push([
      name,
      range(alone, ({ calls }) => calls),
      `${sum(alone, ({ served }) => served)} of ${peerRounds * callers}`,
      range(together, ({ calls }) => calls),
      range(together, ({ replays }) => replays),
      `${sum(together, ({ served }) => served).toLocaleString("en-US")} of ${(peerRounds * all).toLocaleString("en-US")}`,
      `${sum(together, ({ isAlive }) => Number(isAlive))} of ${peerRounds}`,
    ]);
  }
  return table(head, rows);
}

function crowdText(crowd: Crowd | string): string {
  if (typeof crowd === "string") return `Not measured: ${crowd}.`;
  const { calls, replays, accepted, seconds, rssBytes } = crowd;
  return table(
    ["users", "processes", "token calls", "replays", "tokens accepted", "seconds", "memory of a process at most, MiB"],
    [[crowd.users, crowd.processes, calls, replays, accepted, seconds.toFixed(1), Math.round(rssBytes / 2 ** 20)]],
  );
}

function barsOf(stores: readonly OfStore[], crowd: Crowd | string): string {
  const measured = stores.flatMap((each) =>
    typeof each.measured === "string" ? [] : [{ ...each.measured, name: each.name }],
  );
  const rows = measured.flatMap(({ name, rounds, fresh }) => [
    { what: `${name}: token calls a round`, most: 1, measured: Math.max(...rounds.map(({ calls }) => calls)) },
    { what: `${name}: replays`, most: 0, measured: sum(rounds, ({ replays }) => replays) },
    { what: `${name}: callers not served`, most: 0, measured: missed(rounds) },
    { what: `${name}: store reads of a process for a token that is good`, most: 1, measured: fresh.reads / processes },
    { what: `${name}: lease operations for it`, most: 0, measured: fresh.leases },
  ]);
  if (typeof crowd === "string") return bars(rows);
  const { calls, replays, accepted } = crowd;
  const named = `${crowd.users.toLocaleString("en-US")} users`;
  return bars([
    ...rows,
    { what: `${named}: token calls`, most: crowd.users, measured: calls },
    { what: `${named}: replays`, most: 0, measured: replays },
    {
      what: `${named}: tokens not had, or not accepted`,
      most: 0,
      measured: crowd.users * crowd.processes - accepted,
    },
  ]);
}

/** The section of the page. `BENCH_ROUNDS`: rounds on each of our stores. */
export async function processesSection(): Promise<string> {
  const rounds = roundsOf(process.env.BENCH_ROUNDS);
  const folder = await mkdtemp(join(tmpdir(), "lingpai-processes-"));
  try {
    const of = await children(folder);
    const stores: OfStore[] = [];
    for (const name of storeNames) {
      const what = `${name}, ${rounds} rounds`;
      stores.push({ name, measured: await whereItIs(what, () => measureStore(name, rounds, folder, of)) });
    }
    const peers = await peersTable(folder, of);
    const crowd = await whereItIs(`${users} users`, () => measureCrowd(users, crowdProcesses, folder, of));
    return [
      `A token server that gives another refresh token each time, and takes a second use of one for theft: then the login is over (RFC 9700
section 4.14.2). It runs in a process of its own and answers after 50 ms. In each round a user whose access token has ended is wanted by
${processes} processes with ${callers} callers each, all at once; each caller gets a token, and calls an API of that server with it. Served are those
whom the API takes. A replay is a token call with a spent refresh token. The time is until the last caller has its token.`,
      storesTable(stores),
      `A token that is good: the same callers twice. Each process reads the store once, then knows the token, and none asks for the lease.`,
      freshTable(stores),
      `Other clients on the same server, ${peerRounds} rounds, each as its documentation says. They leave it to the user where tokens are kept: here in a JSON
file that the processes share. In one process three of them make one token call; none coordinates several.
\`@atproto/oauth-client-node\` has the \`requestLocalLock\` of its package, which is for one process, and takes a lock of the user's own for several.
It speaks to servers of its own protocol, so metadata, DIDs and the type of the token are made up for it on the way.`,
      peers,
      `${users.toLocaleString("en-US")} users on PostgreSQL, all of them expired. Each process wants a token of every one, in an order of its own, ${crowdAtOnce} at a time, by two
connections.`,
      crowdText(crowd),
      barsOf(stores, crowd),
    ].join("\n\n");
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
