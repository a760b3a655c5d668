import { type Clock, systemClock } from "./clock.ts";
import { pollingLease } from "./polling-lease.ts";
import type { Flow, FlowStore, LeaseProvider, TokenRecord, TokenStore } from "./store.ts";

/**
 * What is used of a client. `ioredis` and `iovalkey` have `call`, also for a cluster; `redis` and `@redis/client` (5 and later) have
 * `sendCommand`. Any other client is one function away:
 *
 * ```ts
 * redis({ sendCommand: ([command, ...args]) => bun.send(command, args) });
 * // A cluster of @redis/client wants to know the key: it stands after the script and the number of keys, else it comes first.
 * redis({ sendCommand: (args) => cluster.sendCommand(args[0] === "EVAL" ? args[3] : args[1], false, args) });
 * ```
 */
export type RedisClient =
  | { call(command: string, ...args: string[]): Promise<unknown> }
  | { sendCommand(args: string[]): Promise<unknown> };

export interface RedisOptions {
  /** Goes before every key: one for each application that shares the server, with a `:` at its end. Default: none. */
  prefix?: string;
  /** Milliseconds after which a record is forgotten of which only a new login helps. Default: 30 days. */
  deadMs?: number;
  /** Tells when a login ends. Default: the system's. */
  clock?: Clock;
}

/** The server refused, or could not be reached. Has none of the client's own words: they may repeat what was sent. */
export class RedisStoreError extends Error {
  override readonly name = "RedisStoreError";
  /** The first word of the server's refusal (`OOM`, `READONLY`), the connection's code, or the name of the client's error. */
  readonly code: string;

  constructor(command: string, code: string) {
    super(`redis: ${command} failed (${code})`);
    this.code = code;
  }
}

// A record's text begins with its version (`textOf`): a server that had to parse the rest would fail where that is nested too deep,
// or holds half a surrogate pair.
const version = `string.match(found, '^{"version":(%d+)')`;
const scripts = {
  put: `local found = redis.call("GET", KEYS[1])
local version = ""
if found then version = ${version} or "none" end
if version ~= ARGV[1] then return 0 end
if ARGV[3] then redis.call("SET", KEYS[1], ARGV[2], "PX", ARGV[3]) else redis.call("SET", KEYS[1], ARGV[2]) end
return 1`,
  delete: `local found = redis.call("GET", KEYS[1])
if not found or ${version} ~= ARGV[1] then return 0 end
return redis.call("DEL", KEYS[1])`,
  renew: `if redis.call("GET", KEYS[1]) ~= ARGV[1] then return 0 end
return redis.call("PEXPIRE", KEYS[1], ARGV[2])`,
  release: `if redis.call("GET", KEYS[1]) ~= ARGV[1] then return 0 end
return redis.call("DEL", KEYS[1])`,
  // GETDEL, for servers before 6.2.
  take: `local found = redis.call("GET", KEYS[1])
redis.call("DEL", KEYS[1])
return found`,
};

/**
 * Keeps tokens in Redis or Valkey (2.6.12 and later), for all processes and machines that use one server.
 *
 * - Every step is one command, so compare-and-set, leases and the taking of a login hold among all of them. A lease ends by the
 *   server's clock; nobody else's counts.
 * - A record stays until it is deleted; one of which only a new login helps expires after `deadMs`, a login at its end. The server must
 *   not evict by itself (`maxmemory-policy noeviction`), and forgets tokens in a crash that it has not written (`appendonly yes`).
 * - After a fail-over to a replica that was behind, two processes may redeem the same refresh token once, and a record may be the one
 *   before: whoever wrote the last one still has it, and writes it again. Compare-and-set keeps one of them from undoing the other.
 * - Each command has one key, so a cluster needs no hash tags: a record and its lease may be on different nodes. Reading from replicas
 *   costs a round, never a token.
 * - The tokens are plain text: `seal` of `@lingpai/auth/seal` encrypts them.
 * - A key is `prefix` and the store's key; leases and logins have ` lease` and ` login` behind that, with the space that no key has.
 *
 * @param client - stays the caller's: to be connected, to have timeouts, to be closed
 * @throws TypeError when it has neither `call` nor `sendCommand`; RedisStoreError from the methods
 */
export function redis(
  client: RedisClient,
  { prefix = "", deadMs = 2_592_000_000, clock = systemClock }: RedisOptions = {},
): TokenStore & { lease: LeaseProvider; flows: FlowStore } {
  const send = senderOf(client);
  const run = (script: keyof typeof scripts, key: string, ...args: string[]): Promise<unknown> =>
    send(["EVAL", scripts[script], "1", `${prefix}${key}`, ...args]);
  const isDone = async (answer: Promise<unknown>): Promise<boolean> => Number(await answer) === 1;

  return {
    async get(key) {
      return parsed<TokenRecord>(await send(["GET", `${prefix}${key}`]), "GET");
    },
    put(key, next, expectedVersion) {
      const expiry = next.state === "needs_reauth" ? [`${Math.ceil(deadMs)}`] : [];
      return isDone(run("put", key, `${expectedVersion ?? ""}`, textOf(next), ...expiry));
    },
    delete: (key, expectedVersion) =>
      isDone(
        expectedVersion === undefined ? send(["DEL", `${prefix}${key}`]) : run("delete", key, `${expectedVersion}`),
      ),
    lease: pollingLease({
      clock,
      take: async (key, owner, ttlMs) =>
        (await send(["SET", `${prefix}${key} lease`, owner, "NX", "PX", `${Math.ceil(ttlMs)}`])) === "OK",
      renew: (key, owner, ttlMs) => isDone(run("renew", `${key} lease`, owner, `${Math.ceil(ttlMs)}`)),
      release: (key, owner) => run("release", `${key} lease`, owner),
    }),
    flows: {
      async put(key, flow) {
        const ms = Math.ceil(flow.expiresAt - clock.now());
        if (ms > 0) await send(["SET", `${prefix}${key} login`, JSON.stringify(flow), "PX", `${ms}`]);
      },
      async take(key) {
        const flow = parsed<Flow>(await run("take", `${key} login`), "EVAL");
        return flow && flow.expiresAt > clock.now() ? flow : undefined;
      },
    },
  };
}

/** @throws TypeError when the client has no way to send a command */
function senderOf(client: RedisClient): (args: [string, ...string[]]) => Promise<unknown> {
  const { call, sendCommand } = (client ?? {}) as { call?: unknown; sendCommand?: unknown };
  // Before `sendCommand`, which ioredis has too, for something else.
  const isCaller = typeof call === "function";
  if (!isCaller && typeof sendCommand !== "function") {
    throw new TypeError("redis: client: expected one with `call` (ioredis) or `sendCommand` (@redis/client)");
  }
  return async ([command, ...args]) => {
    try {
      return await ("call" in client ? client.call(command, ...args) : client.sendCommand([command, ...args]));
    } catch (error) {
      throw new RedisStoreError(command, codeOf(error));
    }
  };
}

function codeOf(thrown: unknown): string {
  const { code, message, name } = (thrown ?? {}) as { code?: unknown; message?: unknown; name?: unknown };
  if (typeof code === "string" && code) return code;
  return /^[A-Z]{2,}\b/.exec(`${message}`)?.[0] ?? `${name}`;
}

const textOf = ({ version, ...rest }: TokenRecord): string => JSON.stringify({ version, ...rest });

/** @throws RedisStoreError for a text that is none of ours; its own words would hold a part of it */
function parsed<T>(text: unknown, command: string): T | undefined {
  if (text === null || text === undefined) return undefined;
  try {
    return JSON.parse(`${text}`) as T;
  } catch {
    throw new RedisStoreError(command, "damaged");
  }
}
