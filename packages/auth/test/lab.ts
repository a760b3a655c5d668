import {
  createTokenManager,
  memory,
  type TokenEvent,
  type TokenManager,
  type TokenManagerOptions,
  type TokenResponse,
  type TokenStore,
} from "../src/index.ts";
import { type FakeServer, fakeServer } from "./fake-server.ts";
import { type HandClock, handClock } from "./hand-clock.ts";

export interface Lab {
  readonly clock: HandClock;
  readonly server: FakeServer;
  readonly store: TokenStore;
  readonly events: TokenEvent[];
  readonly manager: TokenManager<TokenResponse>;
  /** Another process: a manager of its own on the same store. */
  process(options?: Partial<TokenManagerOptions<TokenResponse, unknown>>): TokenManager<TokenResponse>;
  /** Logs a user in, and keeps the tokens. */
  login(user: string): Promise<TokenResponse>;
}

export const client = ["fake", "fake-client"] as const;

export interface LabOptions extends Partial<TokenManagerOptions<TokenResponse, unknown>> {
  isRotating?: boolean;
  clock?: HandClock;
}

export function lab({ isRotating = true, clock = handClock(), ...options }: LabOptions = {}): Lab {
  const server = fakeServer(clock, { isRotating });
  const store = options.store ?? memory({ clock });
  const events: TokenEvent[] = [];
  const process: Lab["process"] = (more) =>
    createTokenManager({
      platform: "fake",
      client,
      endpoint: server.endpoint,
      clock,
      onToken: (event) => events.push(event),
      ...options,
      store,
      ...more,
    });
  const manager = process();
  return {
    clock,
    server,
    store,
    events,
    manager,
    process,
    async login(user) {
      const raw = server.login(user);
      await manager.obtain(user, async () => ({ raw }));
      return raw;
    },
  };
}

/** What a promise rejects with. */
export const failure = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    (value) => {
      throw new Error(`resolved to ${value}`);
    },
    (error: unknown) => error,
  );
