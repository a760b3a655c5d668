import { describe, expect, it } from "vitest";
import { settled } from "./hand-clock.ts";
import { failure, lab } from "./lab.ts";

const minute = 60_000;
const thousand = Array.from({ length: 1_000 }, (_, index) => index);

describe("a caller who gives up", () => {
  it("goes at once, and the renewal goes on for the others", async () => {
    const { clock, server, manager, login } = lab();
    await login("u-1");
    await clock.advance(60 * minute);
    server.latencyMs = 5_000;
    const impatient = new AbortController();
    const source = manager.user("u-1");
    const first = failure(source.get({ signal: impatient.signal }));
    const others = Promise.all(thousand.map(() => source.get({ signal: new AbortController().signal })));
    await settled();
    const reason = new Error("enough");
    impatient.abort(reason);
    expect(await first).toBe(reason);
    await clock.advance(5_000);
    expect(new Set((await others).map(({ accessToken }) => server.accepts(accessToken)))).toEqual(new Set([true]));
    expect([server.calls.refresh, server.replays, clock.pending]).toEqual([1, 0, 0]);
  });

  it("as the only one leaves a renewal that is kept all the same", async () => {
    const { clock, server, manager, login } = lab();
    await login("u-1");
    await clock.advance(60 * minute);
    server.latencyMs = 5_000;
    const impatient = new AbortController();
    const gone = failure(manager.user("u-1").get({ signal: impatient.signal }));
    await settled();
    impatient.abort();
    await gone;
    await clock.advance(5_000);
    const current = manager.user("u-1").current();
    expect(current && server.accepts(current.accessToken)).toBe(true);
    expect([server.calls.refresh, server.replays]).toEqual([1, 0]);
  });

  it("before he asked makes no call, whatever the token", async () => {
    const { clock, server, manager, login } = lab();
    await login("u-1");
    const reason = new Error("enough");
    const signal = AbortSignal.abort(reason);
    expect(await failure(manager.user("u-1").get({ signal }))).toBe(reason);
    await clock.advance(60 * minute);
    expect(await failure(manager.user("u-1").get({ signal }))).toBe(reason);
    await settled();
    expect(server.calls.refresh).toBe(0);
  });
});
