import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import type { TokenResponse } from "../../../packages/auth/src/index.ts";
import { doJobs } from "./jobs.ts";

export interface Urls {
  readonly token: string;
  readonly api: string;
}

/** What came of some logins. */
export interface Count {
  /** Token calls, and those of them that came with a spent refresh token. */
  readonly calls: number;
  readonly replays: number;
  /** How many of the logins are alive. */
  readonly alive: number;
}

interface Family {
  calls: number;
  replays: number;
  isRevoked: boolean;
  accessToken: string;
  refreshToken: string;
}

// As long as a platform takes that is not on the same machine.
const delayMs = 50;
const byUser = new Map<string, Family>();
// Found at once: with ten thousand logins a server that searches is what would be measured.
const byRefreshToken = new Map<string, Family>();
const byAccessToken = new Map<string, Family>();
let count = 0;

function issue(family: Family): TokenResponse {
  byAccessToken.delete(family.accessToken);
  family.accessToken = `fake-access-${++count}`;
  family.refreshToken = `fake-refresh-${count}`;
  byAccessToken.set(family.accessToken, family);
  byRefreshToken.set(family.refreshToken, family);
  const { accessToken: access_token, refreshToken: refresh_token } = family;
  return { access_token, refresh_token, token_type: "Bearer", expires_in: 3_600 };
}

/** Each refresh token is good once; who brings one again ends the login. */
function refresh(token: string): TokenResponse | undefined {
  const family = byRefreshToken.get(token);
  if (!family) return undefined;
  family.calls++;
  if (family.refreshToken !== token) {
    family.replays++;
    family.isRevoked = true;
  }
  return family.isRevoked ? undefined : issue(family);
}

const isAccepted = (accessToken: string): boolean => byAccessToken.get(accessToken)?.isRevoked === false;

function answer(response: ServerResponse, status: number, body: object): void {
  const challenge = { "www-authenticate": 'Bearer error="invalid_token"' };
  response.writeHead(status, { "content-type": "application/json", ...(status === 401 && challenge) });
  response.end(JSON.stringify(body));
}

const listener = createServer(async (request, response) => {
  const sent = await text(request);
  if (request.url === "/api") {
    const isGood = isAccepted(request.headers.authorization?.split(" ")[1] ?? "");
    answer(response, isGood ? 200 : 401, isGood ? {} : { error: "invalid_token" });
    return;
  }
  const tokens = refresh(new URLSearchParams(sent).get("refresh_token") ?? "");
  setTimeout(() => answer(response, tokens ? 200 : 400, tokens ?? { error: "invalid_grant" }), delayMs);
});

const jobs = {
  async open(): Promise<Urls> {
    // None is closed while a client is about to use it again: an answer that is lost so is not what is measured.
    listener.keepAliveTimeout = 600_000;
    await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", 4_096, resolve));
    const origin = `http://127.0.0.1:${(listener.address() as AddressInfo).port}`;
    return { token: `${origin}/token`, api: `${origin}/api` };
  },
  login: async (users: readonly string[]): Promise<TokenResponse[]> =>
    users.map((user) => {
      const family: Family = { calls: 0, replays: 0, isRevoked: false, accessToken: "", refreshToken: "" };
      byUser.set(user, family);
      return issue(family);
    }),
  async count(users: readonly string[]): Promise<Count> {
    const families = users.flatMap((user) => byUser.get(user) ?? []);
    const sum = (of: (family: Family) => number) => families.reduce((all, each) => all + of(each), 0);
    return {
      calls: sum(({ calls }) => calls),
      replays: sum(({ replays }) => replays),
      alive: sum(({ isRevoked }) => (isRevoked ? 0 : 1)),
    };
  },
  /** Of these access tokens, how many the API takes. */
  accepted: async (tokens: readonly string[]): Promise<number> => tokens.filter(isAccepted).length,
};

export type ServerJobs = typeof jobs;

doJobs(jobs);
