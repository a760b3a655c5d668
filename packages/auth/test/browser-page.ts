import fc from "fast-check";
import { indexedDb, webLocks } from "../src/browser.ts";
import { generateKey, seal } from "../src/seal.ts";
import type { Flow, Lease, TokenRecord } from "../src/store.ts";

/** What each frame of the page has: its own copy of the code, in a world of its own. */
interface Stores {
  indexedDb: typeof indexedDb;
  webLocks: typeof webLocks;
}

declare global {
  interface Window {
    stores: Stores;
  }
}

window.stores = { indexedDb, webLocks };

async function frame(): Promise<{ stores: Stores; close(): void }> {
  const element = document.createElement("iframe");
  element.src = "/frame";
  document.body.append(element);
  await new Promise((resolve) => element.addEventListener("load", resolve));
  return { stores: (element.contentWindow as Window).stores, close: () => element.remove() };
}

const frames = (count: number) => Promise.all(Array.from({ length: count }, frame));
const record = (version: number): TokenRecord => ({ version, state: "active" });
const atOnce = { ttlMs: 1_000, waitMs: 0 };
const patient = { ttlMs: 1_000, waitMs: 60_000 };

const key = fc.constantFrom("a", "A");
const version = fc.integer({ min: 0, max: 3 });
const expected = fc.option(version, { nil: undefined });
const step = fc.oneof(
  fc.record({ do: fc.constant("get" as const), key }),
  fc.record({ do: fc.constant("put" as const), key, version, expected }),
  fc.record({ do: fc.constant("delete" as const), key, expected }),
);

/** Each of them ends in what the test beside this file expects. */
const scenarios: Record<string, () => Promise<unknown>> = {
  async model() {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 20 }), async (steps) => {
        const store = indexedDb(`model-${run++}`);
        const model = new Map<string, number>();
        for (const each of steps) {
          const has = model.get(each.key);
          if (each.do === "get") {
            const same = JSON.stringify(await store.get(each.key));
            if (same !== (has === undefined ? undefined : JSON.stringify(record(has)))) return false;
            continue;
          }
          const fits =
            each.do === "put"
              ? has === each.expected
              : has !== undefined && (each.expected === undefined || has === each.expected);
          const done =
            each.do === "put"
              ? await store.put(each.key, record(each.version), each.expected)
              : await store.delete(each.key, each.expected);
          if (done !== fits) return false;
          if (!fits) continue;
          if (each.do === "put") model.set(each.key, each.version);
          else model.delete(each.key);
        }
        return true;
      }),
      { numRuns: 30 },
    );
    return "held";
  },

  async count() {
    await Promise.all(
      (await frames(4)).map(async ({ stores }) => {
        const store = stores.indexedDb("count");
        for (let done = 0; done < 25; ) {
          const before = await store.get("k");
          if (await store.put("k", record((before?.version ?? 0) + 1), before?.version)) done++;
        }
      }),
    );
    return indexedDb("count").get("k");
  },

  async copies() {
    const store = indexedDb("copies");
    const raw = { access_token: "fake-a" };
    await store.put("k", { ...record(1), tokens: { raw, obtainedAt: 0 } }, undefined);
    raw.access_token = "fake-b";
    return (await store.get("k"))?.tokens?.raw;
  },

  async deleted() {
    const store = indexedDb("deleted");
    await store.put("k", record(1), undefined);
    await new Promise((resolve) => {
      indexedDB.deleteDatabase("deleted").onsuccess = resolve;
    });
    return [await store.get("k"), await store.put("k", record(2), undefined), await store.get("k")];
  },

  async refused() {
    // A later version of the application has been here: this one cannot open its database until that is gone.
    const later = await new Promise<IDBDatabase>((resolve) => {
      const opening = indexedDB.open("refused", 2);
      opening.onsuccess = () => resolve(opening.result);
    });
    later.close();
    const store = indexedDb("refused");
    const error = await store.get("k").catch((thrown) => thrown.name);
    await new Promise((resolve) => {
      indexedDB.deleteDatabase("refused").onsuccess = resolve;
    });
    return [error, await store.put("k", record(1), undefined)];
  },

  async sealed() {
    const store = seal(indexedDb("sealed"), [generateKey()]);
    await store.put("k", { ...record(1), tokens: { raw: { access_token: "fake-a" }, obtainedAt: 0 } }, undefined);
    const inside = JSON.stringify(await indexedDb("sealed").get("k"));
    return [inside.includes("fake-a"), (await store.get("k"))?.tokens?.raw];
  },

  async flows() {
    const all = (await frames(4)).map(({ stores }) => stores.indexedDb("flows").flows);
    const flow: Flow = { redirectUri: "http://x.test/", expiresAt: Date.now() + 600_000 };
    const rounds: number[] = [];
    for (let i = 0; i < 10; i++) {
      await all[0]?.put("s", flow);
      rounds.push((await Promise.all(all.map((each) => each.take("s")))).filter(Boolean).length);
    }
    return rounds;
  },

  async expired() {
    let now = 1_000;
    const { flows } = indexedDb("expired", { clock: { now: () => now, after: () => () => {} } });
    const flow = (expiresAt: number): Flow => ({ redirectUri: "http://x.test/", expiresAt });
    for (let i = 0; i < 10; i++) await flows.put(`s${i}`, flow(2_000));
    now = 1_999;
    const before = await flows.take("s0");
    now = 2_000;
    const after = await flows.take("s1");
    await flows.put("last", flow(3_000));
    const left = await new Promise<number>((resolve) => {
      const opening = indexedDB.open("expired");
      opening.onsuccess = () => {
        const counting = opening.result.transaction("flows").objectStore("flows").count();
        counting.onsuccess = () => resolve(counting.result);
      };
    });
    return [Boolean(before), Boolean(after), left];
  },

  async exclusive() {
    const [a, b] = (await frames(2)).map(({ stores }) => stores.indexedDb("exclusive").lease);
    const held = await a?.acquire("k", atOnce);
    const seen = [Boolean(held), Boolean(await b?.acquire("k", atOnce)), Boolean(await b?.acquire("other", atOnce))];
    await held?.release();
    await held?.release();
    return [...seen, Boolean(await b?.acquire("k", atOnce)), held?.lost.aborted];
  },

  async inside() {
    let inside = 0;
    let most = 0;
    await Promise.all(
      (await frames(4)).map(async ({ stores }) => {
        for (let i = 0; i < 25; i++) {
          const lease = (await stores.webLocks("inside").acquire("k", patient)) as Lease;
          most = Math.max(most, ++inside);
          await indexedDb("inside").get("k");
          inside--;
          await lease.release();
        }
      }),
    );
    return most;
  },

  async gone() {
    const [holder, other] = await frames(2);
    await holder?.stores.webLocks("gone").acquire("k", atOnce);
    const waiting = other?.stores.webLocks("gone").acquire("k", patient);
    holder?.close();
    return Boolean(await waiting);
  },

  async waiting() {
    const lease = webLocks("waiting");
    const held = await lease.acquire("k", atOnce);
    const late = await lease.acquire("k", { ttlMs: 1_000, waitMs: 250 });
    let asked = 0;
    const until = async () => ++asked === 3;
    const unneeded = await lease.acquire("k", { ...patient, until });
    const failing = () => Promise.reject(new Error("the store failed"));
    const failed = await lease.acquire("k", { ...patient, until: failing }).catch((thrown) => thrown.message);
    await held?.release();
    const after = await lease.acquire("k", atOnce);
    return [Boolean(late), Boolean(unneeded), asked, failed, Boolean(after)];
  },

  async granted() {
    // It is released while `until` is asked: who gives up then must not keep it.
    const lease = webLocks("granted");
    const held = await lease.acquire("k", atOnce);
    const until = async () => {
      await held?.release();
      const isGranted = async () => (await navigator.locks.query()).held?.some(({ name }) => name === "granted:k");
      while (!(await isGranted()));
      return true;
    };
    const given = await lease.acquire("k", { ...patient, until });
    const next = await lease.acquire("k", { ttlMs: 1_000, waitMs: 5_000 });
    return [Boolean(given), Boolean(next)];
  },

  async stolen() {
    const held = (await webLocks("stolen").acquire("k", atOnce)) as Lease;
    const lost = new Promise((resolve) => held.lost.addEventListener("abort", resolve));
    await navigator.locks.request("stolen:k", { steal: true }, () => {});
    await lost;
    await held.release();
    return [held.lost.aborted, (held.lost.reason as Error).message];
  },
};

if (location.pathname === "/") {
  const results: Record<string, unknown> = {};
  for (const [name, run] of Object.entries(scenarios)) {
    results[name] = await run().catch((error) => ({ failed: `${error}` }));
  }
  await fetch("/results", { method: "POST", body: JSON.stringify(results) });
}
