import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import type { TokenResponse } from "../src/index.ts";

/** What became of the tokens of one login. */
export interface Family {
  /** Token calls that arrived for it, and how many of them came with a spent refresh token. */
  calls: number;
  replays: number;
  isRevoked: boolean;
  accessToken: string;
  readonly spent: string[];
}

export interface TokenServer {
  readonly url: string;
  /** Milliseconds between doing the work and answering. */
  delayMs: number;
  /** The last spent refresh token works again, for who did not get the answer (FAPI 2.0 section 5.3.2.1). */
  isForgiving: boolean;
  readonly families: Map<string, Family>;
  login(user: string): TokenResponse;
  /** Whether an API takes this access token. */
  accepts(accessToken: string): boolean;
  /** When the next token call has done its work. */
  nextCall(): Promise<void>;
  close(): Promise<void>;
}

/** An authorization server that rotates refresh tokens, and takes a second use of one for theft: then it ends the family. */
export async function tokenServer(): Promise<TokenServer> {
  const families = new Map<string, Family & { refreshToken: string }>();
  let count = 0;
  let told: (() => void)[] = [];

  const issue = (user: string): TokenResponse => {
    const family = families.get(user);
    if (!family) throw new Error(`nobody has logged in as ${user}`);
    if (family.refreshToken) family.spent.push(family.refreshToken);
    family.accessToken = `fake-access-${++count}`;
    family.refreshToken = `fake-refresh-${count}`;
    const { accessToken: access_token, refreshToken: refresh_token } = family;
    return { access_token, refresh_token, token_type: "Bearer", expires_in: 3_600 };
  };
  const refresh = (token: string | null): TokenResponse | undefined => {
    for (const [user, family] of families) {
      const isSpent = family.spent.includes(token ?? "");
      if (!isSpent && family.refreshToken !== token) continue;
      family.calls++;
      const isForgiven = server.isForgiving && family.spent.at(-1) === token;
      if (isSpent && !isForgiven) {
        family.replays++;
        family.isRevoked = true;
      }
      return family.isRevoked ? undefined : issue(user);
    }
    return undefined;
  };

  const listener = createServer(async (request, response) => {
    const answer = refresh(new URLSearchParams(await text(request)).get("refresh_token"));
    for (const tell of told) tell();
    told = [];
    await new Promise((resolve) => setTimeout(resolve, server.delayMs));
    response.writeHead(answer ? 200 : 400, { "content-type": "application/json" });
    response.end(JSON.stringify(answer ?? { error: "invalid_grant" }));
  });
  await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));

  const server: TokenServer = {
    url: `http://127.0.0.1:${(listener.address() as AddressInfo).port}/token`,
    delayMs: 0,
    isForgiving: false,
    families,
    login(user) {
      families.set(user, { calls: 0, replays: 0, isRevoked: false, accessToken: "", refreshToken: "", spent: [] });
      return issue(user);
    },
    accepts: (token) => [...families.values()].some((each) => each.accessToken === token && !each.isRevoked),
    nextCall: () => new Promise((resolve) => told.push(resolve)),
    close: () =>
      new Promise((resolve) => {
        listener.closeAllConnections();
        listener.close(() => resolve());
      }),
  };
  return server;
}
