import type { TokenManager, TokenRecord, TokenResponse, TokenStore } from "../src/index.ts";
import type { FakeServer } from "./fake-server.ts";
import type { Ledger } from "./ledger.ts";
import type { SchedulableLease } from "./schedulable-lease.ts";
import type { Process, World } from "./schedulable-world.ts";

/** What may happen, to which process where that matters. */
export type Command =
  | { readonly what: "get" | "get again" | "refresh" | "login" | "obtain" | "revoke"; readonly by: number }
  | { readonly what: "kill" | "abort" | "unsent" | "broken" }
  | { readonly what: "wait"; readonly ms: number }
  | { readonly what: "crash"; readonly by: number; readonly isDelivered: boolean }
  | { readonly what: "pause"; readonly by: number; readonly ms: number };

export interface Plan {
  readonly processes: number;
  readonly commands: readonly Command[];
  readonly latencyMs: number;
}

/** What is wrong on purpose. */
export interface Planted {
  isLeaseForEverybody?: boolean;
  store?: (shared: TokenStore) => TokenStore;
  /** By how many milliseconds the clock of each process is ahead of that of the one before. */
  aheadMs?: number;
}

export interface Member {
  readonly process: Process;
  readonly manager: TokenManager<TokenResponse>;
  readonly lease: SchedulableLease;
  /** The rank of the last tokens that it served; what it serves later must not be older. */
  rank: number;
  /** Tokens up to this rank were revoked here. */
  revoked: number;
  /** How often the store had been emptied when its oldest caller came. */
  emptied: number;
  /** When its oldest caller came. */
  since: number;
  last?: string;
  /** What it served in place of a token that was called refused. */
  replacement?: string;
}

export interface Caller {
  readonly what: string;
  readonly member: Member;
  readonly abort: AbortController;
  isSettled: boolean;
}

export interface Model {
  readonly world: World;
  readonly server: FakeServer;
  readonly ledger: Ledger;
  readonly shared: TokenStore;
  readonly members: readonly Member[];
  readonly callers: readonly Caller[];
  /** What the plan has of them. */
  readonly crashes: number;
  readonly pauses: number;
  readonly faults: number;
  /** What each process that is left has in the end: a token that the server takes, or an error. */
  readonly ends: readonly string[];
  /** The refresh calls that this took. */
  readonly lastCalls: number;
  /** What the store holds in the end. */
  readonly record: TokenRecord | undefined;
}

/** A number that follows from the one before: a seed is to find again what it found. */
export function numbers(): () => number {
  let state = 1;
  return () => {
    state = (state * 48_271) % 0x7fffffff;
    return state / 0x7fffffff;
  };
}
