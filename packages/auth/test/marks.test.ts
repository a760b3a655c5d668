import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fails, faultyStore, works } from "./faulty.ts";
import { handClock, settled } from "./hand-clock.ts";
import { failure, lab } from "./lab.ts";
import { mark } from "./revoke-lab.ts";

const hour = 3_600_000;

/** Processes whose clocks differ from the true time. */
function world(...offsets: number[]) {
  const clock = handClock();
  const store = faultyStore(clock);
  const here = lab({ clock, store });
  const endpoint = { ...here.server.endpoint, userOf: () => "u-1" };
  const processes = offsets.map((ms) =>
    here.process({ endpoint, clock: { now: () => clock.now() + ms, after: clock.after } }),
  );
  const login = async (index: number) => {
    const raw = here.server.login("u-1");
    await processes[index]?.obtain(undefined, async () => ({ raw }));
    return raw.access_token;
  };
  /** What a process has in the end, when all that it had before is refused. */
  const end = async (index: number, token: string | undefined) => {
    const user = processes[index]?.user("u-1");
    const rejected = user?.current()?.accessToken;
    const got = user?.get(rejected === token ? {} : { rejected });
    return got?.then(
      ({ accessToken }) => accessToken,
      ({ reason }: { reason?: string }) => reason,
    );
  };
  return { ...here, store, processes, login, end };
}

const offset = fc.constantFrom(-140_000, -3_000, -1, 0, 1, 3_000, 140_000);
const step = fc.record({
  what: fc.constantFrom("login", "revoke", "look"),
  by: fc.nat({ max: 2 }),
  ms: fc.constantFrom(0, 1, 1_000, 5_000),
});

const aheadOfWhoLooked = [
  { what: "login", by: 2, ms: 0 },
  { what: "login", by: 0, ms: 0 },
  { what: "look", by: 2, ms: 0 },
  { what: "login", by: 0, ms: 0 },
];

describe("logins and revocations of processes whose clocks differ", () => {
  it("count in the order in which they happened, for each of them", async () => {
    const steps = fc.array(step, { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(fc.tuple(offset, offset, offset), steps, async (offsets, plan) => {
        const { clock, server, processes, login, end } = world(...offsets);
        let token: string | undefined;
        let reason = "no_token";
        for (const { what, by, ms } of plan) {
          if (what === "login") token = await login(by);
          if (what === "revoke") {
            await processes[by]?.user("u-1").revoke();
            if (token !== undefined) reason = "revoked";
            token = undefined;
          }
          // So that it has something to be wrong about.
          if (what === "look") expect(await end(by, token)).toBe(token ?? reason);
          // What came in place of a refused token is taken for good for half a minute.
          await clock.advance(what === "look" ? 30_000 + ms : ms);
        }
        for (const index of offsets.keys()) expect(await end(index, token)).toBe(token ?? reason);
        expect([server.calls.refresh, server.replays]).toEqual([0, 0]);
      }),
      { numRuns: 150, examples: [[[3_000, -140_000, 0], aheadOfWhoLooked]] },
    );
  });
});

describe("a mark", () => {
  it("holds no tokens and no due time", async () => {
    const { store, manager, login } = lab();
    await login("u-1");
    await manager.user("u-1").revoke();
    expect(await store.get("lingpai:fake/fake-client:user:u-1")).toEqual(mark);
    expect(await manager.refreshDue({ withinMs: 2 * hour })).toEqual({ renewed: 0, failed: [] });
  });

  it("ends tokens in memory only, though their version is of a clock that is ahead of the one that revoked them", async () => {
    const { clock, store, server, processes, login } = world(250_000, 0);
    await login(0);
    const [ahead, behind] = processes.map((each) => each.user("u-1"));
    await clock.advance(hour);
    store.next.put.push(works);
    store.always = { put: fails };
    server.latencyMs = 2_000;
    const served = ahead?.get();
    await clock.advance(5_050);
    const token = (await served)?.accessToken;
    store.always = undefined;
    await behind?.revoke();
    await clock.advance(1_001);
    expect(ahead?.current()?.accessToken).toBe(token);
    await settled();
    expect(ahead?.current()).toBeUndefined();
    expect(await failure(ahead?.get() as Promise<unknown>)).toMatchObject({ reason: "revoked" });
    expect([store.stored(), server.calls.refresh]).toEqual([mark, 1]);
    // It is no end of the user.
    const next = await login(1);
    expect((await ahead?.get())?.accessToken).toBe(next);
  });
});
