import fc from "fast-check";
import { type LeaseProvider, liveBearer, memory, type TokenStore, withToken } from "../src/index.ts";
import { ApiError, NetworkError } from "./fake-server.ts";
import { type Begun, loginLab } from "./login-lab.ts";

/** What may happen in the life of a token. */
export const deeds = [
  "log in",
  "log in with a callback of another browser",
  "log in with an error of the platform",
  "log in twice with one callback",
  "get",
  "get another one",
  "get one for the application",
  "refresh",
  "wait",
  "revoke",
  "introspect",
  "fetch",
  "fetch from another origin",
  "authorize",
  "the grant ends",
  "the application is refused",
  "the platform is down",
  "the answer is lost",
  "the answer is no token",
  "the store fails",
  "the store of logins fails",
  "the lease fails",
  "all works again",
] as const;

export const story = fc.array(fc.constantFrom(...deeds), { minLength: 1, maxLength: 14 });

/** Lives through a story, and hands back all that a program may print of it, and what must not be in that. */
export async function livedThrough(story: readonly (typeof deeds)[number][]) {
  const seen: unknown[] = [];
  const lines: string[] = [];
  const keys: string[] = [];
  const inner = memory();
  const broken = new Set<"store" | "flows" | "lease">();
  // As drivers of databases do: what was to be written stands in the error.
  const guarded =
    <Given extends unknown[], Result>(what: "store" | "flows" | "lease", work: (...given: Given) => Promise<Result>) =>
    (...given: Given): Promise<Result> => {
      keys.push(String(given[0]));
      if (!broken.has(what)) return work(...given);
      const words = `fake: cannot write ${JSON.stringify([...given, secrets()])}`;
      return Promise.reject(Object.assign(new Error(words, { cause: given }), { parameters: given, code: words }));
    };
  const lease: LeaseProvider = { acquire: guarded("lease", inner.lease.acquire) };
  const flows = { put: guarded("flows", inner.flows.put), take: guarded("flows", inner.flows.take) };
  const store: TokenStore = {
    get: guarded("store", inner.get),
    put: guarded("store", inner.put),
    delete: guarded("store", inner.delete),
    lease,
    flows,
  };
  const logger = { info: (line: string) => void lines.push(line), warn: (line: string) => void lines.push(line) };
  const lab = loginLab({}, { store, logger });
  const { manager, server, clock, begin, exchanges, events } = lab;
  const user = manager.user("u-1");
  const hidden = new Set<string>();
  const secrets = () => [
    ...hidden,
    ...exchanges.flatMap(({ code, codeVerifier = code, nonce = code }) => [code, codeVerifier, nonce]),
    ...server.given.flatMap((raw) => [raw.access_token, raw.refresh_token as string]),
  ];
  const noted = async (work: () => unknown): Promise<unknown> => {
    const end = Promise.resolve()
      .then(work)
      .catch((error: unknown) => error)
      .then((result) => seen.push(result));
    // What waits for a time gets it.
    await clock.advance(70_000);
    return end;
  };
  const login = async (change: Parameters<Begun["callback"]>[0], times = 1) => {
    const begun = await begin().catch((error: unknown) => error);
    if (begun instanceof Error) return seen.push(begun);
    const { state, wire, code, callback } = begun as Awaited<ReturnType<typeof begin>>;
    for (const each of [state, code, wire.get("nonce") as string]) hidden.add(each);
    for (let time = 0; time < times; time++) await noted(() => manager.finish(callback(change), { state }));
  };
  const fetch = async ({ headers }: Request) => {
    const token = headers.get("authorization")?.slice(7) ?? "";
    return new Response(null, { status: server.accepts(token) ? 200 : 401 });
  };
  const call = withToken(user, { origin: "https://api.example", fetch });
  const authorize = liveBearer(user);
  const fault = (before: unknown) => server.faults.push({ before }, { before });
  const todo: Record<(typeof deeds)[number], () => unknown> = {
    "log in": () => login({}),
    "log in with a callback of another browser": () => login({ state: "fake-canary-foreign" }),
    "log in with an error of the platform": () =>
      login({ code: undefined, error: "access_denied", error_description: "fake-canary-words" }),
    "log in twice with one callback": () => login({}, 2),
    get: () => noted(() => user.get()),
    "get another one": () => noted(() => user.get({ rejected: user.current()?.accessToken })),
    "get one for the application": () => noted(() => manager.app().get()),
    refresh: () => noted(() => user.refresh()),
    wait: () => clock.advance(3_600_000),
    revoke: () => noted(() => user.revoke()),
    introspect: () => noted(() => user.introspect()),
    fetch: () => noted(() => call("https://api.example/").then(({ status }) => status)),
    "fetch from another origin": () => noted(() => call("https://evil.example/")),
    authorize: () => noted(() => authorize({ headers: new Headers() })),
    "the grant ends": () => fault(new ApiError("invalid_grant")),
    "the application is refused": () => fault(new ApiError("invalid_client", 401)),
    "the platform is down": () => fault(new NetworkError(true)),
    "the answer is lost": () =>
      server.faults.push({ after: new NetworkError(false) }, { after: new NetworkError(false) }),
    "the answer is no token": () => {
      server.shape = (raw) => ({ ...raw, access_token: `${raw.access_token}\n` });
    },
    "the store fails": () => broken.add("store"),
    "the store of logins fails": () => broken.add("flows"),
    "the lease fails": () => broken.add("lease"),
    "all works again": () => {
      broken.clear();
      server.faults.length = 0;
      server.shape = (raw) => raw;
    },
  };
  for (const deed of story) await todo[deed]();
  const lasting = [manager, user, manager.app(), user.current(), call, authorize];
  return { seen: [...seen, ...lasting, events, lines, keys], secrets: secrets(), lines, keys };
}
