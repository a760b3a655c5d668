import {
  type Clock,
  createTokenManager,
  type ReauthRequired,
  systemClock,
  type TokenEndpoint,
  type TokenResponse,
  type TokenStore,
  tokenAnswer,
} from "../src/index.ts";
import { ApiError } from "./fake-server.ts";
import { openPlace, type Place } from "./places.ts";

/** A place of the one way to another token, where a process can be stopped. */
export type Point =
  | "before the lease"
  | "with the lease"
  | "with the record marked"
  | "before the token call"
  | "after the token call"
  | "after the save";

export interface Setup {
  /** Of the token endpoint. */
  readonly url: string;
  readonly place: Place;
  readonly leaseMs: number;
  readonly stopAt?: Point;
}

export type Task =
  /** Keeps tokens that a user was given that many milliseconds ago. */
  | { readonly do: "login"; readonly user: string; readonly raw: TokenResponse; readonly ageMs: number }
  /** That many callers at once want a token. */
  | { readonly do: "get"; readonly user: string; readonly callers: number; readonly rejected?: string | undefined }
  /** Leaves the point where it was stopped. */
  | { readonly do: "go on" }
  /** Adds one to a number in a record, that many times. */
  | { readonly do: "count"; readonly key: string; readonly times: number };

/** What the callers got, and how many of them got it. */
export interface Outcome {
  readonly tokens: Record<string, number>;
  readonly errors: Record<string, number>;
  readonly ms: number;
}

export type Said = { readonly reached: Point | "start" } | { readonly done: number; readonly outcome?: Outcome };

const say = (said: Said) => process.send?.(said);

function run({ url, place, leaseMs, stopAt }: Setup): void {
  let goOn = () => {};
  const gone = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const at = async (point: Point): Promise<void> => {
    if (point !== stopAt) return;
    say({ reached: point });
    await gone;
  };

  const endpoint: TokenEndpoint = {
    async refresh(refreshToken, { signal }) {
      await at("before the token call");
      const body = new URLSearchParams({ grant_type: "refresh_token", refresh_token: refreshToken });
      const response = await fetch(url, { method: "POST", body, signal });
      const answer = (await response.json()) as TokenResponse & { error: string };
      await at("after the token call");
      if (!response.ok) throw new ApiError(answer.error, response.status);
      return tokenAnswer<TokenResponse>(answer, response);
    },
  };
  const { lease, ...kept } = openPlace(place).store;
  const store: TokenStore = {
    ...kept,
    async put(key, next, expectedVersion) {
      const isDone = await kept.put(key, next, expectedVersion);
      if (next.state === "pending") await at("with the record marked");
      return isDone;
    },
    lease: {
      async acquire(key, options) {
        await at("before the lease");
        const taken = await lease.acquire(key, options);
        if (!taken) return undefined;
        await at("with the lease");
        return {
          get lost() {
            return taken.lost;
          },
          async release() {
            await at("after the save");
            await taken.release();
          },
        };
      },
    },
  };
  let ageMs = 0;
  const clock: Clock = { ...systemClock, now: () => Date.now() - ageMs };
  const manager = createTokenManager({
    platform: "fake",
    client: ["fake", "fake-client"],
    endpoint,
    store,
    leaseMs,
    clock,
  });

  async function get({ user, callers, rejected }: Task & { do: "get" }): Promise<Outcome> {
    const since = performance.now();
    const all = Array.from({ length: callers }, () => manager.user(user).get({ rejected }));
    const settled = await Promise.allSettled(all);
    const outcome: Outcome = { tokens: {}, errors: {}, ms: performance.now() - since };
    const add = (to: Record<string, number>, name: string) => {
      to[name] = (to[name] ?? 0) + 1;
    };
    for (const each of settled) {
      if (each.status === "fulfilled") add(outcome.tokens, each.value.accessToken);
      else
        add(outcome.errors, [each.reason.name, (each.reason as ReauthRequired).reason ?? each.reason.message].join());
    }
    return outcome;
  }

  async function count({ key, times }: Task & { do: "count" }): Promise<void> {
    for (let done = 0; done < times; ) {
      const before = await kept.get(key);
      const version = (before?.version ?? 0) + 1;
      const tokens = { raw: { n: Number(before?.tokens?.raw.n ?? 0) + 1 }, obtainedAt: 0 };
      if (await kept.put(key, { version, state: "active", tokens }, before?.version)) done++;
    }
  }

  process.on("message", async ({ id, task }: { id: number; task: Task }) => {
    if (task.do === "get") return say({ done: id, outcome: await get(task) });
    if (task.do === "login") {
      ageMs = task.ageMs;
      await manager.obtain(task.user, async () => ({ raw: task.raw }));
      ageMs = 0;
    } else if (task.do === "count") {
      await count(task);
    } else {
      goOn();
    }
    return say({ done: id });
  });
  process.on("disconnect", () => process.exit());
  say({ reached: "start" });
}

const given = process.env.MANAGER_SETUP;
if (given) run(JSON.parse(given) as Setup);
