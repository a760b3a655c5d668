import type { TokenEndpoint, TokenRecord, TokenResponse, TokenStore } from "../src/index.ts";
import type { FakeServer } from "./fake-server.ts";
import type { Process } from "./schedulable-world.ts";

/** What a login began: the tokens that follow one another in it. */
export interface Family {
  refreshToken: string;
  accessToken: string;
  end?: "by revoke" | "by replay";
}

export interface Issued {
  readonly family: Family;
  readonly at: number;
  readonly endsAt: number;
  /** How many were stored before it; undefined where it never was. */
  rank?: number;
}

/** What really happened, as somebody knows who sees the server, the store and every caller. */
export interface Ledger {
  readonly issued: Map<string, Issued>;
  /** By refresh token: how often it was sent. */
  readonly sent: Map<string, number>;
  /** Access tokens that a caller has called refused, or ended at the server. */
  readonly refused: Set<string>;
  /** How many `refresh()` are under way, and when the last one ended. */
  refreshing: number;
  refreshedAt: number;
  readonly violations: string[];
  /** Of the last tokens that were stored. */
  rank: number;
  /** Whether the store has no tokens to serve, and how often that came about. */
  isEmpty: boolean;
  emptied: number;
  login(): TokenResponse;
  endpoint(process: Process): TokenEndpoint;
  store(process: Process, shared: TokenStore): TokenStore;
}

const user = "u-1";

export function newLedger(server: FakeServer, now: () => number, isCalm: boolean): Ledger {
  const stored = new Set<Family>();
  let present: Family | undefined;
  const familyOf = (token: unknown) => ledger.issued.get(token as string)?.family;
  const issue = (raw: TokenResponse, family: Family): TokenResponse => {
    const { access_token: accessToken, refresh_token: refreshToken = "" } = raw;
    const issued = { family, at: now(), endsAt: now() + server.lifeSeconds * 1000 };
    Object.assign(family, { accessToken, refreshToken });
    ledger.issued.set(accessToken, issued);
    ledger.issued.set(refreshToken, issued);
    return raw;
  };
  const wrong = (what: string) => void ledger.violations.push(what);

  /** From the earliest moment at which a token may be renewed unasked. */
  const isCaused = ({ at, endsAt }: Issued, accessToken: string) =>
    now() >= endsAt - ((endsAt - at) * 5) / 16 ||
    ledger.refused.has(accessToken) ||
    ledger.refreshing > 0 ||
    ledger.refreshedAt >= at;

  const empty = () => {
    present = undefined;
    ledger.isEmpty = true;
    ledger.emptied++;
  };
  const seen = (next: TokenRecord) => {
    if (next.state === "needs_reauth" && next.reason !== "revoked" && isCalm) wrong("a grant was taken for dead");
    if (next.state === "needs_reauth" || next.state === "revoking") empty();
    if (next.state !== "active") return;
    ledger.isEmpty = false;
    const { access_token: accessToken, refresh_token: refreshToken } = (next.tokens?.raw ??
      {}) as unknown as TokenResponse;
    const issued = ledger.issued.get(accessToken);
    if (!issued) return wrong("tokens were stored that nobody gave");
    const { family } = issued;
    if (isCalm && family.refreshToken !== refreshToken) wrong("a spent refresh token was stored");
    // Who stopped while it stored a login cannot know whether that was done, and stores it again.
    if (isCalm && family !== present && stored.has(family)) wrong("a login came back that another had replaced");
    present = family;
    stored.add(family);
    issued.rank ??= ++ledger.rank;
  };

  const ledger: Ledger = {
    issued: new Map(),
    sent: new Map(),
    refused: new Set(),
    refreshing: 0,
    refreshedAt: 0,
    violations: [],
    rank: 0,
    isEmpty: true,
    emptied: 0,
    login: () => issue(server.login(user), { refreshToken: "", accessToken: "" }),
    endpoint({ over }) {
      const { refresh, revoke } = server.endpoint as Required<TokenEndpoint>;
      return {
        ...server.endpoint,
        userOf: () => user,
        refresh: (refreshToken, ...rest) =>
          over("refresh", async () => {
            ledger.sent.set(refreshToken, (ledger.sent.get(refreshToken) ?? 0) + 1);
            const family = familyOf(refreshToken);
            if (!family) wrong("a refresh token was sent that nobody gave");
            const { replays } = server;
            try {
              const answer = await refresh(refreshToken, ...rest);
              const old = family as Family;
              if (!isCaused(ledger.issued.get(old.accessToken) as Issued, old.accessToken)) {
                wrong("a token was renewed for no reason");
              }
              issue(answer.raw, old);
              return answer;
            } finally {
              if (server.replays > replays && family) family.end ??= "by replay";
            }
          }),
        revoke: (token, hint, options) =>
          over("revoke", async () => {
            await revoke(token, hint, options);
            const family = familyOf(token);
            if (family?.[hint === "refresh_token" ? "refreshToken" : "accessToken"] === token) {
              family.end ??= "by revoke";
            }
          }),
      };
    },
    store({ over }, shared) {
      return {
        get: (key) => over("read", () => shared.get(key)),
        put: (key, next, expected) =>
          over(`write ${next.state} over ${expected}`, async () => {
            const isDone = await shared.put(key, next, expected);
            if (isDone) seen(next);
            return isDone;
          }),
        delete: (key, expected) =>
          over("delete", async () => {
            wrong("a record was deleted, and with it what orders the next one");
            return shared.delete(key, expected);
          }),
      };
    },
  };
  return ledger;
}
