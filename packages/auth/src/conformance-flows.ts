import { systemClock } from "./clock.ts";
import { active, type Check, flow, flowsOf, must, mustBe, pause, times } from "./conformance.ts";

export const flowChecks: readonly Check[] = [
  [
    "a login is taken once, as it was put",
    async ({ key, open }) => {
      const [one, other] = [flowsOf(await open(systemClock)), flowsOf(await open(systemClock))];
      mustBe(await one.take(key), undefined, "a login is there that nobody has put");
      const put = { ...flow(), nonce: "fake-nonce", sealed: "fake-sealed" };
      await one.put(key, put);
      mustBe(await other.take(key), put, "a login is not the one that was put");
      mustBe(await other.take(key), undefined, "a login was taken twice");
      mustBe(await one.take(key), undefined, "a login was taken twice");
      const least = { redirectUri: "http://127.0.0.1/", expiresAt: Date.now() + 60_000 };
      await one.put(key, least);
      mustBe(await one.take(key), least, "a login of two fields is not the one that was put");
    },
  ],
  [
    "of 20 who take the same login one gets it",
    async ({ key, open }) => {
      const flows = [flowsOf(await open(systemClock)), flowsOf(await open(systemClock))] as const;
      for (let round = 0; round < 3; round++) {
        const put = flow(600_000, `u-${round}`);
        await flows[0].put(key, put);
        const taken = await times(20, (index) => flows[index % 2 ? 1 : 0].take(key));
        mustBe(
          taken.filter((each) => each !== undefined),
          [put],
          "there is not exactly one who got it",
        );
      }
    },
  ],
  [
    "a login that has expired is not there",
    async ({ key, open }) => {
      const flows = flowsOf(await open(systemClock));
      await flows.put(key, flow(-1));
      mustBe(await flows.take(key), undefined, "a login is there that had expired before it was put");
      await flows.put(key, flow(200));
      await flows.put(`${key}:later`, flow());
      await pause(300);
      mustBe(await flows.take(key), undefined, "a login is there after its end");
      must((await flows.take(`${key}:later`)) !== undefined, "a login is gone before its end");
    },
  ],
  [
    "logins that look alike are different, and apart from records",
    async ({ key, open }) => {
      const store = await open(systemClock);
      const flows = flowsOf(store);
      const long = `${key}:`.padEnd(511, "k");
      const keys = [`${key}:a`, `${key}:A`, `${key}:a%`, `${key}:a/`, `${long}a`, `${long}b`];
      const put = keys.map((_, index) => flow(600_000, `u-${index}`));
      for (const [index, each] of keys.entries()) await flows.put(each, put[index] ?? flow());
      mustBe(await store.get(`${key}:a`), undefined, "a login is taken for a record");
      must(await store.put(`${key}:a`, active(1), undefined), "a login is in the way of a record");
      for (const [index, each] of keys.entries())
        mustBe(await flows.take(each), put[index], "a key was taken for another");
      mustBe(await store.get(`${key}:a`), active(1), "the taking of a login has taken a record");
      await store.delete(`${key}:a`);
    },
  ],
  [
    "a login that is put again is the later one, and a copy",
    async ({ key, open }) => {
      const flows = flowsOf(await open(systemClock));
      await flows.put(key, flow(600_000, "u-1"));
      const put = { ...flow(600_000, "u-2") };
      const expected = { ...put };
      await flows.put(key, put);
      put.user = "changed";
      mustBe(await flows.take(key), expected, "a login is not the last one that was put");
    },
  ],
];
