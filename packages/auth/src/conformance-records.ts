import { systemClock } from "./clock.ts";
import { active, type Check, must, mustBe, times } from "./conformance.ts";
import type { TokenRecord } from "./store.ts";

/** What a platform may answer, and a careless store change. */
const odd: Readonly<Record<string, unknown>> = {
  access_token: "fake-令牌-\u{1f511}-\u0000-\ud800-\\-\"-'-%-$1-\r\n-\u2028",
  refresh_token: "fake-refresh-token",
  expires_in: "7200",
  whole: 9_007_199_254_740_991,
  fraction: 0.1,
  large: 1e21,
  none: null,
  isOn: false,
  empty: "",
  list: [1, [], [{}], null, "2026-01-01T00:00:00.000Z"],
  nested: { "": { "a.b": { $set: [{ "令牌 ": "1" }] } } },
};

const same: TokenRecord = { version: 7, state: "pending", tokens: { raw: odd, obtainedAt: 1_800_000_000_000.5 } };

/** Keys that one store or another takes for the same: by case, as a pattern, as a path, by its end, by its beginning. */
const likes = [
  "a",
  "A",
  "a%",
  "a_",
  "a*",
  "a?",
  "a/",
  "a:",
  "a::",
  "a.",
  "a..",
  "a\\",
  "a'",
  'a"',
  "a--",
  "{a}",
  "a%20",
  "a~",
  "$a",
];

export const recordChecks: readonly Check[] = [
  [
    "a key that was never put has no record",
    async ({ key, open }) => {
      const store = await open(systemClock);
      mustBe(await store.get(key), undefined, "`get` of an unknown key is not undefined");
      must(!(await store.delete(key)), "`delete` of an unknown key is not false");
      must(!(await store.delete(key, 1)), "`delete` of an unknown key at a version is not false");
      must(!(await store.put(key, active(2), 1)), "a record was replaced that is not there");
      mustBe(await store.get(key), undefined, "what was refused was written");
    },
  ],
  [
    "a record is created only where there is none",
    async ({ key, open }) => {
      const store = await open(systemClock);
      must(await store.put(key, active(1), undefined), "the first record was refused");
      must(!(await store.put(key, active(2), undefined)), "a record was created where there was one");
      mustBe(await store.get(key), active(1), "what was refused was written");
    },
  ],
  [
    "a record is replaced only at its version",
    async ({ key, open }) => {
      const store = await open(systemClock);
      await store.put(key, active(5), undefined);
      for (const version of [0, 4, 6, 50]) {
        must(!(await store.put(key, active(9), version)), `version 5 was replaced where ${version} was expected`);
      }
      mustBe(await store.get(key), active(5), "what was refused was written");
      must(await store.put(key, active(12), 5), "a record was not replaced at its version");
      must(!(await store.put(key, active(13), 5)), "a record was replaced at the version before");
      mustBe(await store.get(key), active(12), "the record is not the one that was put");
    },
  ],
  [
    "of 50 who create the same record one wins, and the record is his",
    async ({ key, open }) => {
      const stores = [await open(systemClock), await open(systemClock)] as const;
      const won = await times(50, (index) => stores[index % 2 ? 1 : 0].put(key, active(1, `fake-${index}`), undefined));
      mustBe(won.filter(Boolean).length, 1, "there is not exactly one winner");
      mustBe(await stores[0].get(key), active(1, `fake-${won.indexOf(true)}`), "the record is not the winner's");
    },
  ],
  [
    "of 50 who replace the same record one wins, round after round",
    async ({ key, open }) => {
      const stores = [await open(systemClock), await open(systemClock)] as const;
      await stores[0].put(key, active(1), undefined);
      for (let version = 1; version < 5; version++) {
        const next = (index: number) => active(version + 1, `fake-${version}-${index}`);
        const won = await times(50, (index) => stores[index % 2 ? 1 : 0].put(key, next(index), version));
        mustBe(won.filter(Boolean).length, 1, "there is not exactly one winner");
        mustBe(await stores[1].get(key), next(won.indexOf(true)), "the record is not the winner's");
      }
    },
  ],
  [
    "of one who replaces a record and one who deletes it one wins",
    async ({ key, open }) => {
      const store = await open(systemClock);
      for (let round = 0; round < 5; round++) {
        const here = `${key}:${round}`;
        await store.put(here, active(1), undefined);
        const won = await Promise.all([store.put(here, active(2), 1), store.delete(here, 1)]);
        mustBe(won.filter(Boolean).length, 1, "there is not exactly one winner");
        mustBe(await store.get(here), won[0] ? active(2) : undefined, "the record is not the winner's");
      }
    },
  ],
  [
    "a record that is read while it is replaced is the old one or the new one",
    async ({ key, open }) => {
      const stores = [await open(systemClock), await open(systemClock)] as const;
      const next = (version: number) => active(version, `fake-${version}-`.repeat(1_000));
      await stores[0].put(key, next(1), undefined);
      for (let version = 1; version <= 20; version++) {
        const read = async (index: number) => {
          for (let turn = 0; turn < 3; turn++) {
            const found = await stores[index % 2 ? 1 : 0].get(key);
            const isNew = found?.version === version + 1;
            must(isNew || found?.version === version, "a record was neither there nor replaced");
            mustBe(found, next(isNew ? version + 1 : version), "a record is half of another one");
          }
        };
        const [isPut] = await Promise.all([stores[0].put(key, next(version + 1), version), times(4, read)]);
        must(isPut, "a record was not replaced at its version");
      }
    },
  ],
  [
    "a record is deleted only at its version, or whatever it is",
    async ({ key, open }) => {
      const store = await open(systemClock);
      await store.put(key, active(5), undefined);
      for (const version of [0, 4, 6]) must(!(await store.delete(key, version)), "another version was deleted");
      mustBe(await store.get(key), active(5), "what was not to be deleted is gone");
      must(await store.delete(key, 5), "a record was not deleted at its version");
      mustBe(await store.get(key), undefined, "a deleted record is there");
      must(!(await store.put(key, active(6), 5)), "a record was replaced that was deleted");
      must(await store.put(key, active(6), undefined), "after a deletion there is no place for a new record");
      must(await store.delete(key), "a record was not deleted where no version is given");
      must(!(await store.delete(key)), "a record was deleted twice");
    },
  ],
  [
    "a record comes back as it was put",
    async ({ key, open }) => {
      const store = await open(systemClock);
      await store.put(key, same, undefined);
      mustBe(await store.get(key), same, "a value was changed");
      const deep = { nested: Array.from({ length: 200 }).reduce<unknown>((inner) => [inner], "fake") };
      const large = { ...odd, ...deep, large: "令fake".repeat(25_000) };
      const next: TokenRecord = { version: 8, state: "active", tokens: { raw: large, obtainedAt: 0 } };
      must(await store.put(key, next, 7), "a large record was refused");
      mustBe(await store.get(key), next, "a large or a deep value was changed");
      must(await store.put(key, active(9), 8), "a large record was not replaced");
    },
  ],
  [
    "a record is replaced as a whole, in every state",
    async ({ key, open }) => {
      const store = await open(systemClock);
      const all: TokenRecord[] = [
        { ...active(1), state: "revoking" },
        { version: 2, state: "needs_reauth", reason: "refused" },
        { version: 3, state: "active", sealed: "fake-sealed" },
        { ...active(4), state: "pending", reason: undefined },
        { version: 5, state: "needs_reauth", reason: "interrupted" },
        active(6),
      ];
      for (const [index, record] of all.entries()) {
        must(await store.put(key, record, all[index - 1]?.version), `${record.state} was refused`);
        mustBe(await store.get(key), record, `something is left of ${all[index - 1]?.state}, or missing`);
      }
    },
  ],
  [
    "versions are told apart up to 2^53",
    async ({ key, open }) => {
      const store = await open(systemClock);
      const last = Number.MAX_SAFE_INTEGER;
      await store.put(key, active(last - 1), undefined);
      must(!(await store.put(key, active(last), last - 2)), "two versions that differ by one are taken for the same");
      must(await store.put(key, active(last), last - 1), "a large version was refused");
      mustBe((await store.get(key))?.version, last, "a large version was changed");
    },
  ],
  [
    "what was put and what was got are copies",
    async ({ key, open }) => {
      const store = await open(systemClock);
      const record = structuredClone(active(1)) as { version: number; tokens: { raw: Record<string, unknown> } };
      await store.put(key, record as TokenRecord & typeof record, undefined);
      record.tokens.raw.access_token = "changed";
      const got = (await store.get(key)) as typeof record | undefined;
      mustBe(got, active(1), "a change of what was put reaches the store");
      if (got) got.tokens.raw.access_token = "changed";
      mustBe(await store.get(key), active(1), "a change of what was got reaches the store");
    },
  ],
  [
    "keys that look alike are different, up to 512 characters",
    async ({ key, open }) => {
      const store = await open(systemClock);
      const long = `${key}:`.padEnd(511, "k");
      const keys = [...likes.map((each) => `${key}:${each}`), `${long}a`, `${long}b`, `${long}A`];
      for (const [index, each] of keys.entries()) {
        must(await store.put(each, active(index + 1), undefined), `key ${index} was taken for another one`);
      }
      for (const [index, each] of keys.entries()) {
        mustBe(await store.get(each), active(index + 1), `key ${index} was taken for another one`);
      }
      must(await store.delete(keys[0] ?? ""), "a record was not deleted");
      for (const each of keys.slice(1))
        must((await store.get(each)) !== undefined, "the deletion of one key reaches another");
      for (const each of keys) await store.delete(each);
    },
  ],
  [
    "two stores on one place see each other's records",
    async ({ key, open }) => {
      const [one, other] = [await open(systemClock), await open(systemClock)];
      await one.put(key, active(1), undefined);
      mustBe(await other.get(key), active(1), "a record of one is not there for the other");
      must(await other.put(key, active(2), 1), "a record of one was not replaced by the other");
      must(!(await one.put(key, active(3), 1)), "one replaced what the other had replaced before");
      must(await one.delete(key, 2), "a record of one was not deleted by the other");
      mustBe(await other.get(key), undefined, "what one deleted is there for the other");
    },
  ],
];
