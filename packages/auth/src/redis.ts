import { type Clock, systemClock } from "./clock.ts";
import { plain } from "./errors.ts";
import { pollingLease } from "./polling-lease.ts";
import type { Flow, FlowStore, LeaseProvider, TokenRecord, TokenStore } from "./store.ts";
import { parsed, StoreFailed } from "./store-failed.ts";

export { StoreFailed };

export interface RedisStore extends TokenStore {
  due(prefix: string, before: number, limit: number): Promise<string[]>;
  readonly lease: LeaseProvider;
  readonly flows: FlowStore;
}

/**
 * What is used of a client. `ioredis` and `iovalkey` have `call`, also for a cluster and behind sentinels; `redis` and `@redis/client` (5 and
 * later) have `sendCommand`: a client, a pool, a cluster and a sentinel are passed as they are. Any other client is one function away:
 *
 * ```ts
 * redis({ sendCommand: ([command, ...args]) => bun.send(command, args) });
 * ```
 */
export type RedisClient =
  | (Single & { call(command: string, ...args: string[]): Promise<unknown> })
  | (Single & { sendCommand(args: Command): Promise<unknown> })
  | ClusterClient
  | SentinelClient;

type Command = [command: string, ...args: string[]];

/** What only a cluster or a sentinel has tells them apart, as each has a `sendCommand` of its own. */
interface Single {
  getSlotRandomNode?: undefined;
  getMasterNode?: undefined;
}

/** Of `createCluster`. */
interface ClusterClient {
  sendCommand(firstKey: string | undefined, isReadonly: boolean, args: Command): Promise<unknown>;
  getSlotRandomNode(slot: number): unknown;
  getMasterNode?: undefined;
}

/** Of `createSentinel`. */
interface SentinelClient {
  sendCommand(isReadonly: boolean, args: Command): Promise<unknown>;
  getSlotRandomNode?: undefined;
  getMasterNode(): unknown;
}

export interface RedisOptions {
  /** Goes before every key: one for each application that shares the server, with a `:` at its end. Default: none. */
  prefix?: string;
  /** Milliseconds after which a record is forgotten of which only a new login helps. Default: 30 days. */
  deadMs?: number;
  /** Tells when a login ends. Default: the system's. */
  clock?: Clock;
}

// A record's text begins with its version (`textOf`): a server that had to parse the rest would fail where that is nested too deep, or
// holds half a surrogate pair. Redis runs a script as one step.
const versionIs = (expected: string): string => `string.match(found, '^{"version":(%d+)') ${expected}`;
const scripts = {
  put: `local found = redis.call("GET", KEYS[1])
local version = found and (${versionIs('or "none"')}) or ""
if version ~= ARGV[2] then return 0 end
if ARGV[5] then redis.call("SET", KEYS[1], ARGV[3], "PX", ARGV[5]) else redis.call("SET", KEYS[1], ARGV[3]) end
if ARGV[4] == "" then redis.call("ZREM", KEYS[2], ARGV[1]) else redis.call("ZADD", KEYS[2], ARGV[4], ARGV[1]) end
return 1`,
  delete: `local found = redis.call("GET", KEYS[1])
if not found or (ARGV[2] ~= "" and ${versionIs("~= ARGV[2]")}) then return 0 end
redis.call("ZREM", KEYS[2], ARGV[1])
return redis.call("DEL", KEYS[1])`,
  // Other applications' keys are passed over.
  due: `local keys = {}
local from = 0
while true do
  local some = redis.call("ZRANGEBYSCORE", KEYS[1], "-inf", "(" .. ARGV[2], "LIMIT", from, 500)
  for _, key in ipairs(some) do
    if #keys >= tonumber(ARGV[3]) then return keys end
    if string.sub(key, 1, #ARGV[1]) == ARGV[1] then table.insert(keys, key) end
  end
  if #some < 500 then return keys end
  from = from + 500
end`,
  renew: `if redis.call("GET", KEYS[1]) ~= ARGV[1] then return 0 end
return redis.call("PEXPIRE", KEYS[1], ARGV[2])`,
  release: `if redis.call("GET", KEYS[1]) ~= ARGV[1] then return 0 end
return redis.call("DEL", KEYS[1])`,
  // As GETDEL, which servers before 6.2 do not have.
  take: `local found = redis.call("GET", KEYS[1])
redis.call("DEL", KEYS[1])
return found`,
};

/**
 * Keeps tokens in Redis or Valkey, for all processes and machines that use one server. Tested with Redis 7.
 *
 * - Each step is one command, so compare-and-set, leases and the taking of a login hold among all of them. A lease ends by the server's
 *   clock, which is compared with nobody else's.
 * - A record stays until it is deleted; one of which only a new login helps expires after `deadMs`, a login at its end. The server must
 *   not evict by itself (`maxmemory-policy noeviction`), and loses in a crash what it has not written (`appendonly yes`).
 * - A fail-over to a replica that was behind, or a crash without what was written last, may give a lease to two processes, which then
 *   redeem the same refresh token once each, and may bring a record of before back; whoever wrote the later one has it in memory, and
 *   writes it again. Neither overwrites what the other wrote: compare-and-set holds all the same.
 * - In a cluster `prefix` has to hold a hash tag (`{app}:`), as a record and the list of what is due are changed in one step. A record
 *   and its lease are never in one command. A reading from a replica that is behind costs another round, and no token.
 * - The tokens are plain text: `seal` of `@lingpai/auth/seal` encrypts them.
 * - A record is at `prefix` and its key. Leases and logins have ` lease` and ` login` behind that; the space is in no key.
 *
 * @param client - stays the caller's: to be connected, to have timeouts, to be closed
 * @throws TypeError when it has neither `call` nor `sendCommand`; StoreFailed from the methods, with the connection's code, or the first
 *   word of the server's refusal (`OOM`, `READONLY`, `CROSSSLOT`)
 */
export function redis(
  client: RedisClient,
  { prefix = "", deadMs = 2_592_000_000, clock = systemClock }: RedisOptions = {},
): RedisStore {
  const send = senderOf(client);
  const run = (script: keyof typeof scripts, keys: string[], ...args: string[]): Promise<unknown> =>
    send(["EVAL", scripts[script], `${keys.length}`, ...keys.map((key) => prefix + key), ...args]);
  const isDone = async (answer: Promise<unknown>): Promise<boolean> => Number(await answer) === 1;
  const due = " due";

  return {
    async get(key) {
      return stored<TokenRecord>(await send(["GET", prefix + key]));
    },
    put(key, next, expectedVersion) {
      const { state, dueAt } = next;
      const dueText = dueAt !== undefined && (state === "active" || state === "pending") ? `${dueAt}` : "";
      const expiry = state === "needs_reauth" ? [wholeMs(deadMs)] : [];
      return isDone(run("put", [key, due], key, `${expectedVersion ?? ""}`, textOf(next), dueText, ...expiry));
    },
    delete: (key, expectedVersion) => isDone(run("delete", [key, due], key, `${expectedVersion ?? ""}`)),
    due: async (keyPrefix, before, limit) => (await run("due", [due], keyPrefix, `${before}`, `${limit}`)) as string[],
    lease: pollingLease({
      clock,
      take: async (key, owner, ttlMs) =>
        (await send(["SET", `${prefix}${key} lease`, owner, "NX", "PX", wholeMs(ttlMs)])) === "OK",
      renew: (key, owner, ttlMs) => isDone(run("renew", [`${key} lease`], owner, wholeMs(ttlMs))),
      release: (key, owner) => run("release", [`${key} lease`], owner),
    }),
    flows: {
      async put(key, flow) {
        const leftMs = flow.expiresAt - clock.now();
        if (leftMs > 0) await send(["SET", `${prefix}${key} login`, JSON.stringify(flow), "PX", wholeMs(leftMs)]);
      },
      async take(key) {
        const flow = stored<Flow>(await run("take", [`${key} login`]));
        return flow && flow.expiresAt > clock.now() ? flow : undefined;
      },
    },
  };
}

const wholeMs = (ms: number): string => `${Math.ceil(ms)}`;

/** @throws TypeError when the client has no way to send a command */
function senderOf(client: RedisClient): (args: Command) => Promise<unknown> {
  const { call, sendCommand } = (client ?? {}) as { call?: unknown; sendCommand?: unknown };
  if (typeof call !== "function" && typeof sendCommand !== "function") {
    throw new TypeError("redis: client: expected one with `call` (ioredis) or `sendCommand` (@redis/client)");
  }
  return async (args) => {
    try {
      return await sent(client, args);
    } catch (error) {
      throw new StoreFailed("redis", codeOf(error));
    }
  };
}

function sent(client: RedisClient, args: Command): Promise<unknown> {
  // First `call`: ioredis has a `sendCommand` too, for something else.
  if ("call" in client) return client.call(...args);
  // Never of a replica, which may be behind.
  if (client.getSlotRandomNode) return client.sendCommand(args[0] === "EVAL" ? args[3] : args[1], false, args);
  if (client.getMasterNode) return client.sendCommand(false, args);
  return client.sendCommand(args);
}

function codeOf(thrown: unknown): string | number {
  const { code, message } = Object(thrown) as { code?: unknown; message?: unknown };
  // The client's own words may repeat what was sent; ioredis keeps it beside them.
  const word = /^[A-Z]{2,}\b/.exec(`${message}`)?.[0];
  // The errors of @redis/client have a name in their class only.
  const name: unknown = Object(thrown).constructor?.name;
  for (const each of [code, word, name]) if (typeof each === "string" && plain.test(each)) return each;
  return "failed";
}

const textOf = ({ version, ...rest }: TokenRecord): string => JSON.stringify({ version, ...rest });

const stored = <T>(text: unknown): T | undefined =>
  text === null || text === undefined ? undefined : parsed<T>("redis", text);
