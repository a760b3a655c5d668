import { storeFailure } from "./errors.ts";
import { prefixOf, type Subject, subjectOf } from "./key.ts";
import { getToken, newEntry } from "./source.ts";
import { adopt, type Entry, type Held, nowAt, type TokenContext } from "./state.ts";
import { timed } from "./timed.ts";
import type { TokenResponse } from "./token-set.ts";
import { isForGood, vaultOf } from "./vault.ts";

export interface DueOptions {
  /** Also what is due within so many milliseconds: until the job runs again. Default: 300,000. */
  withinMs?: number;
  /** The most that are renewed, the earliest first. Default: 1,000. */
  limit?: number;
  /** How many at the same time. Default: 8. */
  concurrency?: number;
  /** Ends the job after those that are under way. */
  signal?: AbortSignal;
}

export interface DueResult {
  /** How many have another token now. */
  readonly renewed: number;
  /** The others, and what `get` would throw for them. */
  readonly failed: readonly { readonly user: string | undefined; readonly error: unknown }[];
}

const searchMs = 30_000;
/**
 * What is younger is renewed only when its own time has come: another process has just been there, and a token may live for less than a
 * job looks ahead.
 */
const youngMs = 30_000;

/** @throws what `invalid` makes, where the store cannot search; AuthTemporarilyUnavailable when the search fails */
export async function refreshDue<Raw extends TokenResponse>(
  context: TokenContext<Raw>,
  entryOf: (subject: Subject) => Entry<Raw>,
  { withinMs = 5 * 60_000, limit = 1_000, concurrency = 8, signal }: DueOptions,
): Promise<DueResult> {
  const { store, invalid, clock, platform } = context;
  if (!store.due) throw invalid("store.due", "a function, as in the Redis and SQL stores");
  if (!(concurrency >= 1)) throw invalid("concurrency", "1 or more");
  const prefix = await prefixOf(context.client);
  const before = nowAt(context) + withinMs;
  const failed: { user: string | undefined; error: unknown }[] = [];
  let renewed = 0;
  let unreadable = 0;
  const isDue = ({ record: { dueAt = before }, obtainedAt }: Held<Raw>): boolean =>
    dueAt <= (nowAt(context) - obtainedAt < youngMs ? nowAt(context) : before);
  const renew = async (key: string): Promise<void> => {
    const subject = subjectOf(key, prefix);
    // An id that is too long to stand in its key is not needed to renew what is there.
    const entry = subject ? entryOf(subject) : newEntry(context, { user: "" });
    try {
      entry.key = key;
      const vault = await vaultOf(context, entry);
      const stored = await vault.read().catch((error: unknown) => {
        if (isForGood(error)) unreadable++;
        throw error;
      });
      // Tokens that only this process knows of are for the transaction to put back.
      const held = entry.unsavedAt === undefined ? adopt(entry, stored) : entry.held;
      // Another process may have been here since the search.
      if (!held || isDue(held)) await getToken(context, entry, { rejected: held?.set.accessToken, isAsked: true });
      renewed++;
    } catch (error) {
      failed.push({ user: subject === "app" ? undefined : subject?.user, error });
    }
    // Whoever has the id finds them there.
    if (!subject && entry.unsavedAt !== undefined) context.orphans.set(key, entry);
  };
  const seen = new Set<string>();
  const isDone = () => signal?.aborted || seen.size - unreadable >= limit;
  // What nobody can read stays due, and first: it must not take the place of what can be renewed.
  for (let most = limit, skipped = -1; unreadable > skipped && !isDone(); most *= 2) {
    skipped = unreadable;
    const found = await timed(clock, searchMs, async () => store.due?.(prefix, before, most) ?? []).catch((error) => {
      throw storeFailure(platform, "the token store failed", error);
    });
    const next = found.filter((key) => !seen.has(key)).values();
    const worker = async (): Promise<void> => {
      for (const key of next) {
        if (isDone()) return;
        seen.add(key);
        await renew(key);
      }
    };
    await Promise.all(Array.from({ length: Math.min(concurrency, found.length) }, worker));
  }
  return { renewed, failed };
}
