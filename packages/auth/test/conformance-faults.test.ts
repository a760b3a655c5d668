import { expect, it } from "vitest";
import { type Clock, systemClock } from "../src/clock.ts";
import { localLease, memory } from "../src/memory.ts";
import { pollingLease } from "../src/polling-lease.ts";
import type { AcquireOptions, Flow, FlowStore, Lease, LeaseProvider, TokenRecord, TokenStore } from "../src/store.ts";
import { type ConformanceOptions, storeConformance } from "../src/testing.ts";

/** A store with nothing wrong, but that it is not safe between two callers where `isAtomic` is false. */
function plainStore({ isAtomic = true, keyOf = (key: string) => key, copy = structuredClone } = {}): TokenStore {
  const records = new Map<string, TokenRecord>();
  const turn = () => (isAtomic ? undefined : new Promise<void>((resolve) => setTimeout(resolve)));
  return {
    get: async (key) => copy(records.get(keyOf(key))),
    async put(key, next, expectedVersion) {
      const isExpected = records.get(keyOf(key))?.version === expectedVersion;
      if (!isAtomic) await turn();
      if (isExpected) records.set(keyOf(key), copy(next));
      return isExpected;
    },
    async delete(key, expectedVersion) {
      const version = records.get(keyOf(key))?.version;
      const isExpected = version !== undefined && (expectedVersion === undefined || version === expectedVersion);
      if (!isAtomic) await turn();
      return isExpected && records.delete(keyOf(key));
    },
    flows: memory().flows,
  };
}

/** A lease that ends by itself; whatever of it is wrong. */
function ttlLease(faults: Partial<Parameters<typeof pollingLease>[0]> = {}, clock?: Clock): LeaseProvider {
  const held = heldBy;
  const find = (key: string) => ((held.get(key)?.until ?? 0) > Date.now() ? held.get(key)?.owner : undefined);
  const set = (key: string, owner: string, ttlMs: number) => !!held.set(key, { owner, until: Date.now() + ttlMs });
  return pollingLease({
    take: async (key, owner, ttlMs) => !find(key) && set(key, owner, ttlMs),
    renew: async (key, owner, ttlMs) => find(key) === owner && set(key, owner, ttlMs),
    release: async (key, owner) => find(key) === owner && held.delete(key),
    ...(clock && { clock }),
    ...faults,
  });
}
const heldBy = new Map<string, { owner: string; until: number }>();

const withLease = (lease: LeaseProvider): TokenStore => ({ ...plainStore(), lease });

async function failures(
  make: (given: { clock: Clock }) => TokenStore,
  options: ConformanceOptions = { lease: "none", flows: false },
  only = /./,
): Promise<string[]> {
  const all = storeConformance(async (given) => ({ store: make(given) }), options);
  const checks = all.filter(({ name }) => only.test(name));
  expect(checks).not.toEqual([]);
  const failed = await Promise.all(
    checks.map(({ name, run }) =>
      run().then(
        () => "",
        (error: Error) => `${name}: ${error.message}`,
      ),
    ),
  );
  return failed.filter(Boolean);
}

const always = (store: TokenStore) => () => store;

it("finds nothing wrong with stores that have nothing wrong", async () => {
  const store = plainStore();
  const shared = ({ clock }: { clock: Clock }) => ({ ...store, lease: ttlLease({}, clock) });
  expect(await failures(shared, {})).toEqual([]);
  expect(await failures(always(memory()), { lease: "local" })).toEqual([]);
});

/** A store that shows something else for a while when it replaces a record. */
function inTwoSteps(halfway?: (old: TokenRecord) => TokenRecord): TokenStore {
  const store = plainStore();
  const changing = new Map<string, TokenRecord | undefined>();
  return {
    ...store,
    get: async (key) => (changing.has(key) ? structuredClone(changing.get(key)) : store.get(key)),
    async put(key, next, expectedVersion) {
      const old = await store.get(key);
      if (old) changing.set(key, halfway?.(old));
      await new Promise<void>((resolve) => setTimeout(resolve));
      changing.delete(key);
      return store.put(key, next, expectedVersion);
    },
  };
}

const inner = () => plainStore();
const changed = (change: (store: TokenStore) => Partial<TokenStore>) => {
  const store = inner();
  return { ...store, ...change(store) };
};
const json = (edit: (text: string) => string) =>
  (<T>(value: T): T =>
    value === undefined ? value : (JSON.parse(edit(JSON.stringify(value))) as T)) as typeof structuredClone;

it.concurrent.each<[string, TokenStore, RegExp]>([
  ["looks and writes in two steps", plainStore({ isAtomic: false }), /winner/],
  ["only sets", changed((store) => ({ put: async (...[key, next]) => put(store, key, next) })), /was replaced/],
  [
    "creates where there is one",
    changed((store) => ({ put: (...a) => (a[2] ? store.put(...a) : put(store, a[0], a[1])) })),
    /created where/,
  ],
  [
    "says yes to what it refused",
    changed((store) => ({ put: async (...a) => (await store.put(...a)) || true })),
    /replaced/,
  ],
  ["deletes any version", changed((store) => ({ delete: (key) => store.delete(key) })), /another version was deleted/],
  [
    "says that it has deleted nothing",
    changed((store) => ({ delete: async (key) => (await store.delete(key)) || true })),
    /unknown key/,
  ],
  ["does not copy", plainStore({ copy: ((value: unknown) => value) as typeof structuredClone }), /reaches the store/],
  ["does not tell letters of another case apart", plainStore({ keyOf: (key) => key.toLowerCase() }), /another one/],
  ["takes a slash for a colon", plainStore({ keyOf: (key) => key.replaceAll("/", ":") }), /another one/],
  ["cuts long keys", plainStore({ keyOf: (key) => key.slice(0, 255) }), /another one/],
  ["decodes keys", plainStore({ keyOf: (key) => key.replace("%20", " ").replace(/[%_*?]$/, "%") }), /another one/],
  [
    "keeps 32 bits of a version",
    plainStore({ copy: json((text) => text.replace("9007199254740991", "9007199254740990")) }),
    /version/,
  ],
  ["keeps ASCII only", plainStore({ copy: json((text) => text.replaceAll("令", "?")) }), /was changed/],
  [
    "drops what is undefined in an object, and null too",
    plainStore({ copy: json((text) => text.replace('"none":null,', "")) }),
    /was changed/,
  ],
  ["keeps 64 kB", plainStore({ copy: json((text) => text.replaceAll(/(令fake){20000}/g, "")) }), /was changed/],
  [
    "does not keep the reason",
    plainStore({ copy: json((text) => text.replace(',"reason":"refused"', "")) }),
    /missing/,
  ],
  [
    "keeps what the next record has not",
    changed((store) => ({
      async put(key, next, expectedVersion) {
        const { tokens } = (await store.get(key)) ?? {};
        return store.put(key, tokens ? { tokens, ...next } : next, expectedVersion);
      },
    })),
    /something is left/,
  ],
  ["forgets when it is due", { ...plainStore(), due: async () => [] }, /due/],
  ["truncates and then writes", inTwoSteps(), /neither there nor replaced/],
  ["writes one field after the other", inTwoSteps(({ version, ...old }) => ({ ...old, version: version + 1 })), /half/],
])("finds a store that %s", async (_, store, message) => {
  const found = await failures(always(store));
  expect(found.join("\n")).toMatch(message);
});

async function put(store: TokenStore, key: string, next: TokenRecord): Promise<boolean> {
  return store.put(key, next, (await store.get(key))?.version);
}

it("finds two stores that do not share their place", async () => {
  const found = await failures(() => plainStore());
  expect(found.join("\n")).toMatch(/two stores on one place/);
});

const free: Lease = { lost: new AbortController().signal, release: async () => {} };

const waiting = (change: (options: AcquireOptions) => AcquireOptions) => (): LeaseProvider => {
  const { acquire } = ttlLease();
  return { acquire: (key, options) => acquire(key, change(options)) };
};
const forEver = { owner: "", until: Number.POSITIVE_INFINITY };

it.concurrent.each<[string, (given: { clock: Clock }) => LeaseProvider, RegExp, RegExp]>([
  ["is everybody's", () => ({ acquire: async () => free }), /one at a time/, /exactly one holder/],
  ["is nobody's", () => ({ acquire: async () => undefined }), /one at a time/, /exactly one holder/],
  ["is each process's own", () => localLease(), /one at a time/, /exactly one holder/],
  ["is not renewed", () => ttlLease({ renew: async () => true }), /renewed/, /alive/],
  ["is renewed by a holder that hangs", () => ttlLease({}, systemClock), /hangs/, /not taken over/],
  [
    "never ends",
    ({ clock }) => ttlLease({ take: async (key) => !heldBy.has(key) && !!heldBy.set(key, forEver) }, clock),
    /hangs/,
    /not taken over/,
  ],
  [
    "ends too early",
    ({ clock }) =>
      ttlLease({ take: async (key) => !heldBy.get(key)?.until && !!heldBy.set(key, { owner: "", until: 0 }) }, clock),
    /hangs/,
    /before its time/,
  ],
  [
    "is released by anybody",
    ({ clock }) => ttlLease({ release: async (key) => heldBy.delete(key) }, clock),
    /released/,
    /former holder/,
  ],
  ["is not released", ({ clock }) => ttlLease({ release: async () => {} }, clock), /can be taken/, /not free/],
  [
    "is waited for by those who do not want to",
    waiting((options) => ({ ...options, waitMs: options.waitMs || 3_000 })),
    /as long as/,
    /none was wanted/,
  ],
  ["is not waited for", waiting((options) => ({ ...options, waitMs: 0 })), /as long as/, /wait of 300 ms/],
  ["does not ask whether it is needed", waiting(({ until: _, ...options }) => options), /not needed/, /`until`/],
])("finds a lease that %s", async (_, make, only, message) => {
  const found = await failures((given) => withLease(make(given)), { flows: false }, only);
  expect(found.join("\n")).toMatch(message);
});

const flowsWith = (change: (flows: FlowStore) => Partial<FlowStore>): TokenStore => {
  const { flows } = memory();
  return { ...plainStore(), flows: { ...flows, ...change(flows) } };
};

/** Logins that are looked at and deleted in two steps. */
function twoSteps(isThere: (flow: Flow) => boolean): FlowStore {
  const logins = new Map<string, Flow>();
  return {
    put: async (key, flow) => void logins.set(key, structuredClone(flow)),
    async take(key) {
      const flow = logins.get(key);
      await new Promise<void>((resolve) => setTimeout(resolve));
      logins.delete(key);
      return flow && isThere(flow) ? flow : undefined;
    },
  };
}

it.concurrent.each<[string, TokenStore, RegExp]>([
  [
    "gives a login again and again",
    flowsWith(({ take, put: keep }) => ({
      async take(key) {
        const flow = await take(key);
        if (flow) await keep(key, flow);
        return flow;
      },
    })),
    /twice/,
  ],
  [
    "looks and deletes in two steps",
    { ...plainStore(), flows: twoSteps(({ expiresAt }) => expiresAt > Date.now()) },
    /exactly one/,
  ],
  ["keeps logins for ever", { ...plainStore(), flows: twoSteps(() => true) }, /expired/],
  ["has none", { ...plainStore(), flows: undefined }, /no `flows`/],
  [
    "forgets a field",
    flowsWith(({ put: keep }) => ({ put: (key, { nonce: _, ...flow }) => keep(key, flow) })),
    /not the one/,
  ],
])("finds a store that %s", async (_, store, message) => {
  const found = await failures(always(store), { lease: "none" });
  expect(found.join("\n")).toMatch(message);
});

it("closes what it has opened, also where a check fails, and says no value of a record", async () => {
  let isOpen = 0;
  const messages: string[] = [];
  for (const { run } of storeConformance(
    async () => {
      isOpen++;
      return { store: plainStore({ isAtomic: false }), close: async () => void isOpen-- };
    },
    { lease: "none", flows: false },
  )) {
    await run().catch((error: Error) => messages.push(error.message));
  }
  expect(isOpen).toBe(0);
  expect(messages.length).toBeGreaterThan(2);
  expect(messages.join()).not.toContain("fake");
});
