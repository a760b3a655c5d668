import type { Clock } from "./clock.ts";
import { hashed } from "./key.ts";
import { localLease } from "./memory.ts";
import type { Flow, FlowStore, LeaseProvider, TokenRecord, TokenStore } from "./store.ts";
import { parsed } from "./store-failed.ts";

/** A store for one process. */
export interface LocalStore extends TokenStore {
  /** Another process does not see its lease, nor does its compare-and-set hold there: no other lease is to be used with it. */
  readonly isLocal: true;
  readonly lease: LeaseProvider;
  readonly flows: FlowStore;
}

/** A place that has only get and set. */
export interface Shelf {
  /** Stands in error messages. */
  readonly name: string;
  /** Two stores on the same one keep out of each other's way. */
  readonly identity: object;
  read(name: string): Promise<unknown>;
  /** @param ttlMs - left out: it stays */
  write(name: string, text: string, ttlMs?: number): Promise<void>;
  remove(name: string): Promise<unknown>;
}

export interface LocalStoreOptions {
  /** Goes before every name. Default: `lingpai:`. */
  prefix?: string;
  /** Milliseconds after which a record is forgotten of which only a new login helps, where the place has expiry. Default: 30 days. */
  deadMs?: number;
  /** Tells when a login ends. Default: the system's. */
  clock?: Clock;
}

/** What the stores of this process on one shelf share. */
interface Guard {
  readonly lease: LeaseProvider;
  readonly last: Map<string, Promise<unknown>>;
}

const guards = new WeakMap<object, Guard>();

function guardOf(identity: object, clock: Clock): Guard {
  const guard = guards.get(identity) ?? { lease: localLease(clock), last: new Map() };
  guards.set(identity, guard);
  return guard;
}

/** Compare-and-set among the callers of one process, on a place that knows none: one of them at a name at a time. */
export function localStore(shelf: Shelf, clock: Clock, options: LocalStoreOptions): LocalStore {
  const { prefix = "lingpai:", deadMs = 2_592_000_000 } = options;
  const { lease, last } = guardOf(shelf.identity, clock);

  /** Does it when all is over that was begun with that name before. */
  async function inTurn<T>(kind: "token" | "login", key: string, job: (name: string) => Promise<T>): Promise<T> {
    const name = await nameOf(kind, key);
    const turn = (last.get(name) ?? Promise.resolve()).then(
      () => job(name),
      () => job(name),
    );
    last.set(name, turn);
    try {
      return await turn;
    } finally {
      if (last.get(name) === turn) last.delete(name);
    }
  }
  // Keys as they are would not do: to some of these places `a/b` and `a:b` are the same, or `A` and `a`; others bear only short ones.
  const nameOf = async (kind: string, key: string) => `${prefix}${kind}:${await hashed(key)}`;

  async function read<T>(name: string): Promise<T | undefined> {
    const text = await shelf.read(name);
    return text === undefined || text === null ? undefined : parsed<T>(shelf.name, text);
  }

  return {
    isLocal: true,
    // Some places truncate and then write: in between there is something damaged, and what is damaged may be replaced.
    get: (key) => inTurn("token", key, (name) => read<TokenRecord>(name)),
    put: (key, next, expectedVersion) => {
      // As it is now: its turn may come later.
      const text = JSON.stringify(next);
      return inTurn("token", key, async (name) => {
        if ((await read<TokenRecord>(name))?.version !== expectedVersion) return false;
        await shelf.write(name, text, next.state === "needs_reauth" ? deadMs : undefined);
        return true;
      });
    },
    delete: (key, expectedVersion) =>
      inTurn("token", key, async (name) => {
        if (expectedVersion === undefined) {
          // Also what is damaged.
          const found = await shelf.read(name);
          if (found === undefined || found === null) return false;
        } else if ((await read<TokenRecord>(name))?.version !== expectedVersion) return false;
        await shelf.remove(name);
        return true;
      }),
    lease,
    flows: {
      async put(key, flow) {
        const text = JSON.stringify(flow);
        const leftMs = flow.expiresAt - clock.now();
        if (leftMs > 0) await inTurn("login", key, (name) => shelf.write(name, text, leftMs));
      },
      take: (key) =>
        inTurn("login", key, async (name) => {
          const text = await shelf.read(name);
          if (text === undefined || text === null) return undefined;
          await shelf.remove(name);
          const flow = parsed<Flow>(shelf.name, text);
          return flow.expiresAt > clock.now() ? flow : undefined;
        }),
    },
  };
}
