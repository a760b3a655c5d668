import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { TokenResponse } from "../../../packages/auth/src/index.ts";
import { type TokenServer, tokenServer } from "../../../packages/auth/test/token-server.ts";
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

// As long as a platform takes that is not on the same machine.
const delayMs = 50;

let server: TokenServer;

/** An API that wants an access token of this server. */
async function api(): Promise<string> {
  const listener = createServer((request, response) => {
    request.resume();
    const [, token = ""] = request.headers.authorization?.split(" ") ?? [];
    const isTaken = server.accepts(token);
    response.writeHead(isTaken ? 200 : 401, isTaken ? {} : { "www-authenticate": 'Bearer error="invalid_token"' });
    response.end(isTaken ? "{}" : '{"error":"invalid_token"}');
  });
  await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", 4_096, resolve));
  return `http://127.0.0.1:${(listener.address() as AddressInfo).port}/`;
}

const jobs = {
  async open(): Promise<Urls> {
    server = await tokenServer();
    server.delayMs = delayMs;
    return { token: server.url, api: await api() };
  },
  login: async (users: readonly string[]): Promise<TokenResponse[]> => users.map((user) => server.login(user)),
  async count(users: readonly string[]): Promise<Count> {
    const families = users.flatMap((user) => server.families.get(user) ?? []);
    const sum = (of: (family: (typeof families)[number]) => number) =>
      families.reduce((all, each) => all + of(each), 0);
    return {
      calls: sum(({ calls }) => calls),
      replays: sum(({ replays }) => replays),
      alive: sum(({ isRevoked }) => (isRevoked ? 0 : 1)),
    };
  },
  /** Of these access tokens, one a login, how many the API takes. */
  async accepted(tokens: readonly string[]): Promise<number> {
    const good = new Set([...server.families.values()].flatMap((each) => (each.isRevoked ? [] : each.accessToken)));
    return tokens.filter((token) => good.has(token)).length;
  },
};

export type ServerJobs = typeof jobs;

doJobs(jobs);
