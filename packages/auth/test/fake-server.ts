import type { Clock, TokenAnswer, TokenCallOptions, TokenEndpoint, TokenResponse } from "../src/index.ts";

/** As a platform's client throws it. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly code: string | number;
  readonly status: number;
  readonly retryable = false;
  readonly retryAfter?: number;

  constructor(code: string | number, status = 400, retryAfter?: number) {
    super(`fake ${code}`);
    this.code = code;
    this.status = status;
    if (retryAfter !== undefined) this.retryAfter = retryAfter;
  }
}

/** As a platform's client throws it; `isUnsent` where nothing can have been processed. */
export class NetworkError extends Error {
  override readonly name = "NetworkError";
  readonly code = "network_error";
  readonly retryable: boolean;

  constructor(isUnsent: boolean) {
    super("fake");
    this.retryable = isUnsent;
  }
}

/** What goes wrong with the next token call: before or after the server does its work. */
export type Fault = { readonly before?: unknown; readonly after?: unknown };

interface Grant {
  readonly user: string;
  refreshToken: string;
  accessToken: string;
  endsAt: number;
  readonly spent: Set<string>;
  isRevoked: boolean;
}

export interface FakeServer {
  readonly endpoint: TokenEndpoint;
  /** Token calls that arrived, and how many of them came with a spent refresh token. */
  readonly calls: { refresh: number; code: number; app: number; revoke: number; introspect: number };
  replays: number;
  /** The most calls that were there at the same time. */
  busiest: number;
  /** Ways of the next calls to fail, in their order. */
  readonly faults: Fault[];
  /** Changes the next answers. */
  shape: (raw: TokenResponse) => TokenResponse;
  lifeSeconds: number;
  latencyMs: number;
  /** Logs a user in: what the token endpoint answers to the code. */
  login(user: string): TokenResponse;
  /** Whether the API takes an access token. */
  accepts(accessToken: string): boolean;
  /** Ends an access token before its time. */
  kill(accessToken: string): void;
  readonly usersOf: Map<string, string>;
  /** What users were given, in its order. */
  readonly given: TokenResponse[];
}

/**
 * An authorization server that rotates refresh tokens and takes a second use of one for theft: then it ends the whole family
 * (RFC 9700 section 4.14.2).
 */
export function fakeServer(clock: Clock, { isRotating = true } = {}): FakeServer {
  const grants: Grant[] = [];
  const appTokens = new Map<string, number>();
  let count = 0;
  let busy = 0;
  const next = (kind: string) => `fake-${kind}-${++count}-canary`;

  const issue = (grant: Grant): TokenResponse => {
    if (isRotating && grant.refreshToken) grant.spent.add(grant.refreshToken);
    if (isRotating || !grant.refreshToken) grant.refreshToken = next("refresh");
    grant.accessToken = next("access");
    grant.endsAt = clock.now() + server.lifeSeconds * 1000;
    const { accessToken: access_token, refreshToken: refresh_token } = grant;
    const raw = { access_token, refresh_token, token_type: "Bearer", expires_in: server.lifeSeconds };
    server.given.push(raw);
    return { ...raw };
  };
  const call = async (
    kind: keyof FakeServer["calls"],
    { signal }: TokenCallOptions,
    work: () => TokenResponse,
  ): Promise<TokenAnswer> => {
    server.calls[kind]++;
    busy++;
    server.busiest = Math.max(server.busiest, busy);
    try {
      const fault = server.faults.shift();
      if (fault?.before) throw fault.before;
      if (server.latencyMs > 0) {
        await new Promise<void>((resolve, reject) => {
          const cancel = clock.after(server.latencyMs, resolve);
          signal.addEventListener("abort", () => {
            cancel();
            reject(signal.reason);
          });
        });
      }
      const raw = work();
      if (fault?.after) throw fault.after;
      return { raw: server.shape(raw) };
    } finally {
      busy--;
    }
  };

  const server: FakeServer = {
    calls: { refresh: 0, code: 0, app: 0, revoke: 0, introspect: 0 },
    replays: 0,
    busiest: 0,
    faults: [],
    shape: (raw) => raw,
    lifeSeconds: 3600,
    latencyMs: 0,
    usersOf: new Map(),
    given: [],
    login(user) {
      const grant: Grant = { user, refreshToken: "", accessToken: "", endsAt: 0, spent: new Set(), isRevoked: false };
      grants.push(grant);
      return issue(grant);
    },
    accepts(token) {
      const end = appTokens.get(token);
      if (end !== undefined) return clock.now() < end;
      const grant = grants.find(({ accessToken }) => accessToken === token);
      return grant !== undefined && !grant.isRevoked && clock.now() < grant.endsAt;
    },
    kill(token) {
      appTokens.delete(token);
      for (const grant of grants) if (grant.accessToken === token) grant.endsAt = 0;
    },
    endpoint: {
      authorizationUrl: ({ redirectUri, state, scope, codeChallenge, nonce }) =>
        `https://as.example/authorize?${new URLSearchParams({
          redirect_uri: redirectUri,
          state,
          ...(scope && { scope }),
          ...(codeChallenge && { code_challenge: codeChallenge }),
          ...(nonce && { nonce }),
        })}`,
      exchangeCode: ({ code }, options) =>
        call("code", options, () => {
          const user = server.usersOf.get(code);
          if (user === undefined) throw new ApiError("invalid_grant");
          server.usersOf.delete(code);
          return server.login(user);
        }),
      refresh: (refreshToken, options) =>
        call("refresh", options, () => {
          const theft = grants.find(({ spent }) => spent.has(refreshToken));
          if (theft) {
            theft.isRevoked = true;
            server.replays++;
          }
          const grant = grants.find((each) => each.refreshToken === refreshToken && !each.isRevoked);
          if (!grant) throw new ApiError("invalid_grant");
          return issue(grant);
        }),
      clientCredentials: (options) =>
        call("app", options, () => {
          const access_token = next("app");
          appTokens.set(access_token, clock.now() + server.lifeSeconds * 1000);
          return { access_token, token_type: "Bearer", expires_in: server.lifeSeconds };
        }),
      async introspect(accessToken) {
        server.calls.introspect++;
        return { active: server.accepts(accessToken) };
      },
      async revoke(token, hint) {
        server.calls.revoke++;
        const fault = server.faults.shift();
        if (fault?.before) throw fault.before;
        for (const grant of grants) {
          if ((hint === "refresh_token" ? grant.refreshToken : grant.accessToken) === token) grant.isRevoked = true;
        }
      },
    },
  };
  return server;
}
