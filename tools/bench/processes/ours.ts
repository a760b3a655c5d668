import {
  createTokenManager,
  type LeaseProvider,
  type TokenEndpoint,
  type TokenResponse,
  type TokenStore,
  tokenAnswer,
} from "../../../packages/auth/src/index.ts";
import { keyOf } from "../../../packages/auth/src/key.ts";
import { openPlace, type Place } from "../../../packages/auth/test/places.ts";
import { allCall, isServed, type Outcome } from "./callers.ts";
import { doJobs, setupOf } from "./jobs.ts";
import type { Urls } from "./server.ts";

export interface OurSetup {
  readonly urls: Urls;
  readonly place: Place;
}

export interface Login {
  readonly user: string;
  readonly raw: TokenResponse;
}

/** What this process has done since it was last asked. */
export interface Work {
  readonly reads: number;
  readonly leases: number;
  /** The most memory that it ever had. */
  readonly rssBytes: number;
}

const { urls, place } = setupOf<OurSetup>();
const client = ["bench", "bench-client"];

const refresh: TokenEndpoint["refresh"] = async (refreshToken, { signal }) => {
  const body = new URLSearchParams({ grant_type: "refresh_token", refresh_token: refreshToken });
  const response = await fetch(urls.token, { method: "POST", body, signal });
  const answer = (await response.json()) as TokenResponse & { error: string };
  if (!response.ok) throw Object.assign(new Error(), { name: "ApiError", code: answer.error, status: response.status });
  return tokenAnswer<TokenResponse>(answer, response);
};

let [reads, leases] = [0, 0];
const opened: TokenStore & { lease: LeaseProvider } = openPlace(place).store;
const store: TokenStore = {
  ...opened,
  get(key) {
    reads++;
    return opened.get(key);
  },
  lease: {
    acquire(key, options) {
      leases++;
      return opened.lease.acquire(key, options);
    },
  },
};
const manager = createTokenManager({ platform: "bench", client, endpoint: { refresh }, store });

/** So many at a time, for each of the items. */
async function forEach<T>(items: readonly T[], atOnce: number, work: (item: T) => Promise<void>): Promise<void> {
  const next = items.values();
  const worker = async () => {
    for (const item of next) await work(item);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

const jobs = {
  /** Keeps what users were given that many milliseconds ago. */
  login: ({ logins, ageMs }: { logins: readonly Login[]; ageMs: number }): Promise<void> =>
    forEach(logins, 16, async ({ user, raw }) => {
      const tokens = { raw: { ...raw }, obtainedAt: Date.now() - ageMs };
      await opened.put(await keyOf(client, { user }), { version: 1, state: "active", tokens }, undefined);
    }),
  call: ({ user, callers }: { user: string; callers: number }): Promise<Outcome> =>
    allCall(callers, async () => {
      const { accessToken } = await manager.user(user).get();
      return () => isServed(urls.api, accessToken);
    }),
  /** The access token of each user; those who got none are not in it. */
  async tokens({ users, atOnce }: { users: readonly string[]; atOnce: number }): Promise<string[]> {
    const tokens: string[] = [];
    await forEach(users, atOnce, async (user) => {
      const set = await manager
        .user(user)
        .get()
        .catch(() => undefined);
      if (set) tokens.push(set.accessToken);
    });
    return tokens;
  },
  async work(): Promise<Work> {
    const work = { reads, leases, rssBytes: process.resourceUsage().maxRSS * 1024 };
    [reads, leases] = [0, 0];
    return work;
  },
};

export type OurJobs = typeof jobs;

doJobs(jobs);
