import { expect } from "vitest";
import { memory } from "../src/index.ts";
import { failure } from "./lab.ts";
import { loginLab } from "./login-lab.ts";

/** A store that shows its records. */
function open() {
  const store = memory();
  const keys = new Set<string>();
  const { put } = store;
  store.put = (key, ...rest) => {
    keys.add(key);
    return put(key, ...rest);
  };
  const records = async () => {
    const all = await Promise.all([...keys].map((key) => store.get(key)));
    return all.filter((record) => record !== undefined);
  };
  return { store, records };
}

export async function loggedIn(change: Parameters<typeof loginLab>[0] = {}) {
  const { store, records } = open();
  const made = loginLab(change, { store });
  const raw = await made.login("u-1");
  return { ...made, store, raw, records, user: made.manager.user("u-1") };
}

/** What is left of a record whose tokens were ended on purpose: it orders what comes after, and holds no secret. */
export const mark: unknown = { version: expect.any(Number), state: "needs_reauth", reason: "revoked" };

export const isNotServed = async (made: Awaited<ReturnType<typeof loggedIn>>, reason: string) => {
  for (const manager of [made.manager, made.process()]) {
    const user = manager.user("u-1");
    expect(user.current()).toBeUndefined();
    for (const end of [user.get(), user.get({ rejected: made.raw.access_token }), user.refresh()]) {
      expect(await failure(end)).toMatchObject({ name: "ReauthRequired", reason });
    }
  }
};
