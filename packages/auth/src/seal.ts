import { base64url, CompactEncrypt, compactDecrypt, decodeProtectedHeader } from "jose";
import type { Flow, FlowStore, TokenRecord, TokenStore } from "./store.ts";

export interface SealKey {
  /** Its name, which stands in the open beside what it encrypts. */
  readonly id: string;
  /** 32 bytes, or those as base64url text. */
  readonly secret: Uint8Array | string;
}

/** What a store returned cannot be trusted. The message says what is wrong, and holds nothing of it. */
export class SealError extends Error {
  override readonly name = "SealError";
  readonly code = "seal_broken";
  readonly retryable = false;
  /**
   * - `not_sealed`: it was stored without a seal, or the seal was taken off.
   * - `unknown_key`: its key is not in the ring.
   * - `damaged`: it was cut or changed, or another key bears the same id.
   * - `moved`: it is whole, but belongs to another place, version or state.
   */
  readonly reason: "not_sealed" | "unknown_key" | "damaged" | "moved";

  constructor(reason: SealError["reason"], detail: string) {
    super(`sealed store: ${detail}`);
    this.reason = reason;
  }
}

/**
 * Encrypts what another store keeps: JWE (RFC 7516) with `dir` and A256GCM.
 *
 * The inner store sees the key, `version`, `state`, `reason` and `dueAt` of a record, and `redirectUri` and `expiresAt` of a login; all else is
 * sealed, and those but `dueAt` are sealed with it. So a record that was changed, or put in the place of another user's or of another version,
 * does not open. What it does not find out: that somebody put back an older row as a whole, or removed one.
 * Leases hold no secret and are the inner store's own. One key is good for 2^32 writes (NIST SP 800-38D section 8.3).
 *
 * @param keys - the first one seals, each of them opens. Add a new one at the end of every process's list, put it first when all have it, and
 *   take the old one out when no record is left of it
 * @throws TypeError when there is no key, two have one id, or one is not 32 bytes long
 * @throws SealError from `get` and `take`
 */
export function seal<S extends TokenStore>(
  store: S,
  keys: readonly SealKey[],
): TokenStore & Pick<S, "lease" | "flows" | "due" | "isLocal"> {
  const ring = ringOf(keys);
  const { lease, flows } = store;
  return {
    async get(key) {
      const found = await store.get(key);
      return found && openRecord(ring, key, found);
    },
    async put(key, next, expectedVersion) {
      const { version, state, reason, dueAt } = next;
      const sealed = await close(ring, { key, record: next });
      const open = { version, state, ...(reason !== undefined && { reason }), ...(dueAt !== undefined && { dueAt }) };
      return store.put(key, { ...open, sealed }, expectedVersion);
    },
    ...(store.due && { due: (prefix: string, before: number, limit: number) => store.due?.(prefix, before, limit) }),
    delete: (key, expectedVersion) => store.delete(key, expectedVersion),
    ...(store.isLocal && { isLocal: true }),
    ...(lease && { lease }),
    ...(flows && { flows: sealFlows(flows, ring) }),
  } as TokenStore & Pick<S, "lease" | "flows" | "due" | "isLocal">;
}

/**
 * A new key for `seal`, to be kept where the stored tokens are not.
 *
 * @param id - default: 8 random characters
 */
export function generateKey(id: string = random(6)): { id: string; secret: string } {
  return { id, secret: random(32) };
}

const random = (bytes: number): string => base64url.encode(crypto.getRandomValues(new Uint8Array(bytes)));

interface Ring {
  readonly byId: ReadonlyMap<string, Uint8Array>;
  /** Seals. */
  readonly kid: string;
  readonly secret: Uint8Array;
}

function ringOf(keys: readonly SealKey[]): Ring {
  const byId = new Map<string, Uint8Array>();
  for (const { id, secret } of keys) {
    if (typeof id !== "string" || !id) throw new TypeError("seal: keys: id: expected a text that is not empty");
    if (byId.has(id)) throw new TypeError("seal: keys: id: expected another one for each key");
    byId.set(id, bytesOf(secret));
  }
  const [first] = byId;
  if (!first) throw new TypeError("seal: keys: expected one at least");
  return { byId, kid: first[0], secret: first[1] };
}

function bytesOf(secret: unknown): Uint8Array {
  // 43 characters are 32 bytes, without the padding that RFC 7515 leaves out.
  if (typeof secret === "string" && /^[\w-]{43}$/.test(secret)) return base64url.decode(secret);
  if (secret instanceof Uint8Array && secret.length === 32) return secret.slice();
  throw new TypeError("seal: keys: secret: expected 32 bytes, or those as base64url text");
}

async function close({ kid, secret }: Ring, content: unknown): Promise<string> {
  return new CompactEncrypt(new TextEncoder().encode(JSON.stringify(content)))
    .setProtectedHeader({ alg: "dir", enc: "A256GCM", kid })
    .encrypt(secret);
}

async function open(ring: Ring, sealed: unknown): Promise<Record<string, unknown>> {
  if (typeof sealed !== "string") throw new SealError("not_sealed", "what the store returned is not sealed");
  const secret = ring.byId.get(kidOf(sealed));
  if (!secret)
    throw new SealError("unknown_key", "what the store returned was sealed with a key that is not in the ring");
  try {
    const { plaintext } = await compactDecrypt(sealed, secret, {
      keyManagementAlgorithms: ["dir"],
      contentEncryptionAlgorithms: ["A256GCM"],
    });
    return JSON.parse(new TextDecoder().decode(plaintext)) as Record<string, unknown>;
  } catch {
    throw damaged();
  }
}

const damaged = () =>
  new SealError("damaged", "what the store returned does not open: it was cut, changed or sealed otherwise");

function kidOf(sealed: string): string {
  try {
    return `${decodeProtectedHeader(sealed).kid}`;
  } catch {
    throw damaged();
  }
}

// The content holds its own place, rather than a header: that is as well protected, and does not repeat who the user is in the open.
function inPlace(isSame: boolean): void {
  if (!isSame) throw new SealError("moved", "what the store returned belongs to another key, version or state");
}

async function openRecord(ring: Ring, key: string, found: TokenRecord): Promise<TokenRecord> {
  const content = (await open(ring, found.sealed)) as { key?: string; record?: TokenRecord };
  const record = content.record as TokenRecord;
  inPlace(
    content.key === key &&
      record?.version === found.version &&
      record.state === found.state &&
      record.reason === found.reason,
  );
  return record;
}

function sealFlows(flows: FlowStore, ring: Ring): FlowStore {
  return {
    async put(key, flow) {
      const { redirectUri, expiresAt } = flow;
      await flows.put(key, { redirectUri, expiresAt, sealed: await close(ring, { key, flow }) });
    },
    async take(key) {
      const found = await flows.take(key);
      if (!found) return undefined;
      const content = (await open(ring, found.sealed)) as { key?: string; flow?: Flow };
      const flow = content.flow as Flow;
      inPlace(content.key === key && flow?.expiresAt === found.expiresAt && flow.redirectUri === found.redirectUri);
      return flow;
    },
  };
}
