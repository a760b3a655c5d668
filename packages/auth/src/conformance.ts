import type { Clock } from "./clock.ts";
import type { Flow, FlowStore, LeaseProvider, TokenRecord, TokenStore } from "./store.ts";

/** Where a check takes place. */
export interface Place {
  /** Of this check alone. */
  readonly key: string;
  open(clock: Clock): Promise<TokenStore>;
}

export type Check = readonly [name: string, check: (place: Place) => Promise<void>];

/** @throws Error when it is not so */
export function must(isSo: boolean, what: string): void {
  if (!isSo) throw new Error(`the store does not conform: ${what}`);
}

/** As texts whose fields are in order: one that is undefined is one that is not there. */
const ordered = (value: unknown): string | undefined =>
  JSON.stringify(value, (_, each: unknown) =>
    each && typeof each === "object" && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );

/** @throws Error when two plain values differ; it does not name them */
export const mustBe = (actual: unknown, expected: unknown, what: string): void =>
  must(ordered(actual) === ordered(expected), what);

export const active = (version: number, token = `fake-token-${version}`): TokenRecord => ({
  version,
  state: "active",
  tokens: { raw: { access_token: token, refresh_token: `fake-refresh-${token}` }, obtainedAt: version },
});

export const flow = (ms = 600_000, user = "u-1"): Flow => ({
  redirectUri: "https://app.test/callback?a=1&b=%E4%BB%A4",
  expiresAt: Date.now() + ms,
  user,
  state: '{"back":"/令牌"}',
  codeVerifier: "fake-verifier",
});

export const times = <T>(count: number, make: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => make(index)));

export const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

export function leaseOf({ lease }: TokenStore): LeaseProvider {
  if (!lease) throw new Error("the store does not conform: it has no `lease`");
  return lease;
}

export function flowsOf({ flows }: TokenStore): FlowStore {
  if (!flows) throw new Error("the store does not conform: it has no `flows`");
  return flows;
}
