import type { CodeExchange, TokenEndpoint, TokenManager, TokenResponse } from "../src/index.ts";
import { type Lab, type LabOptions, lab } from "./lab.ts";

/** A login that was begun: what the browser took to the platform, and what it will come back with. */
export interface Begun {
  readonly state: string;
  /** The parameters of the login page. */
  readonly wire: URLSearchParams;
  readonly url: string;
  readonly code: string;
  /** What the browser comes back with. Undefined leaves a parameter out, a list has it several times. */
  callback(change?: Record<string, string | readonly string[] | undefined>): string;
}

export interface LoginLab extends Lab {
  readonly endpoint: TokenEndpoint;
  /** What was sent to the token endpoint, in its order. */
  readonly exchanges: CodeExchange[];
  /** The tokens that were ended at the platform, in their order. */
  readonly revoked: string[];
  begin(user?: string, input?: { state?: string; scope?: string; names?: string }): Promise<Begun>;
}

export const redirectUri = "https://app.example/callback";

/**
 * A platform with a login page, PKCE and nonce.
 *
 * @param change - of its endpoint; undefined takes an operation away
 */
export function loginLab(
  change: { [Name in keyof TokenEndpoint]?: TokenEndpoint[Name] | undefined } = {},
  options: LabOptions = {},
): LoginLab {
  const made = lab(options);
  const exchanges: CodeExchange[] = [];
  const revoked: string[] = [];
  const { exchangeCode, revoke } = made.server.endpoint as Required<TokenEndpoint>;
  const all = {
    ...made.server.endpoint,
    pkce: true,
    nonce: true,
    exchangeCode: (input, limits) => {
      exchanges.push(input);
      return exchangeCode(input, limits);
    },
    revoke: async (token, hint, limits) => {
      await revoke(token, hint, limits);
      revoked.push(token);
    },
    ...change,
  } as TokenEndpoint;
  const endpoint = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as TokenEndpoint;
  const process: Lab["process"] = (more) => made.process({ endpoint, ...more });
  const manager: TokenManager<TokenResponse> = process();
  let count = 0;
  return {
    ...made,
    endpoint,
    process,
    manager,
    exchanges,
    revoked,
    async begin(user = "u-1", { names, ...input } = {}) {
      const code = `fake-code-${++count}-canary`;
      made.server.usersOf.set(code, user);
      const { url, state } = await manager.start({ ...(names !== "platform" && { user }), redirectUri, ...input });
      const wire = new URL(url).searchParams;
      return {
        state,
        wire,
        url,
        code,
        callback(changes = {}) {
          const parameters = { code, state: wire.get("state") as string, ...changes };
          const list = Object.entries(parameters).flatMap(([name, value]) =>
            [value ?? []].flat().map((each) => [name, each]),
          );
          return `${redirectUri}?${new URLSearchParams(list)}`;
        },
      };
    },
  };
}
