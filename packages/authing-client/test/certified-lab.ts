import { type AuthingOidcOptions, createAuthingClient, type TokenEvent } from "../src/index.ts";
import { validateOidc } from "../src/validate.ts";
import {
  type Answers,
  type Certified,
  type CertifiedOptions,
  certifiedServer,
  clientId,
  redirectUri,
  secret,
} from "./certified-server.ts";

export const scope = "openid profile offline_access";

const running: Certified[] = [];

/** Ends the servers of a test. */
export async function closeAll(): Promise<void> {
  await Promise.all(running.splice(0).map((server) => server.close()));
}

/** A certified server and a client of it; every answer is compared with the spec, and what does not fit is in `misfits`. */
export async function lab(given: CertifiedOptions = {}, more: Partial<AuthingOidcOptions> = {}) {
  const server = await certifiedServer(given);
  running.push(server);
  const events: TokenEvent[] = [];
  const misfits: string[] = [];
  const warn = (line: string) => line.includes("does not fit") && misfits.push(line);
  const client = (options: Partial<AuthingOidcOptions> = {}) =>
    createAuthingClient({
      clientId,
      clientSecret: secret,
      baseUrl: server.url,
      redirectUri,
      maxRetries: 0,
      onToken: (event) => events.push(event),
      validate: validateOidc("warn"),
      logger: { debug() {}, info() {}, warn, error() {} },
      ...more,
      ...options,
      protocol: "oidc",
    });
  const authing = client();
  const browser = server.browser();
  /** A login up to the callback, which is not looked at yet. */
  const begun = async (input: Partial<Parameters<typeof authing.auth.start>[0]> = {}, answers?: Answers) => {
    const { url, state } = await authing.auth.start({ scope, ...input });
    const page = await browser.open(url, answers);
    return { callback: new URL(page.url), state, asked: new URL(url).searchParams };
  };
  const login = async (input?: Parameters<typeof begun>[0], answers?: Answers) => {
    const { callback, state } = await begun(input, answers);
    return authing.auth.finish(callback, { state });
  };
  const countOf = (path: string) => server.seen.filter((line) => line.startsWith(`/oidc/${path} `)).length;
  return { server, authing, client, browser, events, misfits, begun, login, countOf };
}
