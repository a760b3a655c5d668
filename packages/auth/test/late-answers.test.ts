import { describe, expect, it } from "vitest";
import { memory } from "../src/index.ts";
import { handClock, settled } from "./hand-clock.ts";
import { type Lab, lab } from "./lab.ts";

const redirectUri = "https://app.example/callback";

async function logIn({ manager, server }: Lab, code = "fake-code-2"): Promise<string> {
  server.usersOf.set(code, "u-1");
  const { state } = await manager.start({ user: "u-1", redirectUri });
  const { tokens } = await manager.finish(`${redirectUri}?code=${code}&state=${state}`, { state });
  return tokens.accessToken;
}

describe("a login is not forgotten for what was stored before it", () => {
  it("when the store is late to say that it took what a renewal brought", async () => {
    const all = lab();
    const { access_token: rejected } = await all.login("u-1");
    const { put } = all.store;
    let answer = (): void => {};
    const late = new Promise<void>((resolve) => {
      answer = resolve;
    });
    let writes = 0;
    all.store.put = async (key, next, expected) => {
      const isDone = await put(key, next, expected);
      // The first is `pending`, the second what came of it.
      if (++writes === 2) await late;
      return isDone;
    };
    const renewing = all.manager.user("u-1").get({ rejected });
    await settled();
    expect(writes).toBe(2);
    const mine = await logIn(all);
    answer();
    await renewing;
    expect((await all.manager.user("u-1").get()).accessToken).toBe(mine);
    expect(all.clock.pending).toBe(0);
  });
});

describe("processes whose clocks differ by three seconds", () => {
  it("keep a login that came after a revocation elsewhere", async () => {
    const clock = handClock();
    const { server, process } = lab({ clock, store: memory({ clock }) });
    const ahead = process({ clock: { now: () => clock.now() + 3_000, after: clock.after } });
    const behind = process();
    const first = server.login("u-1");
    await ahead.obtain("u-1", async () => ({ raw: first }));
    await clock.advance(1_000);
    await behind.user("u-1").revoke();
    await clock.advance(1_000);
    const second = server.login("u-1");
    await behind.obtain("u-1", async () => ({ raw: second }));
    const { accessToken } = await ahead.user("u-1").get({ rejected: first.access_token });
    expect(accessToken).toBe(second.access_token);
  });
});
