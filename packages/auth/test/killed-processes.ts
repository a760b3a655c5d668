import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { keyOf } from "../src/key.ts";
import { client } from "./lab.ts";
import type { Outcome, Point } from "./manager-child.ts";
import type { ManagerProcess, ManagerProcesses } from "./manager-children.ts";
import { openPlace, type Place } from "./places.ts";
import { type Family, type TokenServer, tokenServer } from "./token-server.ts";

const hourMs = 3_600_000;
const leaseMs = 1_000;
const callers = 25;

const points: [point: Point, calls: number, replays: number][] = [
  ["before the lease", 1, 0],
  ["with the lease", 1, 0],
  ["with the record marked", 1, 0],
  ["before the token call", 1, 0],
  ["after the token call", 2, 1],
  ["after the save", 1, 0],
];

/** Tests of processes that share one place and come to an end, or to a stop; to be called within a `describe`. */
export function killedProcesses(managers: ManagerProcesses, placeOf: () => Place | Promise<Place>): void {
  let server: TokenServer;
  let place: Place;
  /** Two that go on at once, and one that comes afterwards. */
  let first: ManagerProcess;
  let second: ManagerProcess;
  let last: ManagerProcess;

  beforeAll(async () => {
    server = await tokenServer();
    place = await placeOf();
    [first, second, last] = await Promise.all([start(), start(), start()]);
  });
  afterAll(() => server.close());
  afterEach(() => {
    server.delayMs = 0;
    server.isForgiving = false;
  });

  const start = (stopAt?: Point): Promise<ManagerProcess> =>
    managers.start({ url: server.url, place, leaseMs, ...(stopAt && { stopAt }) });

  async function login(user: string): Promise<void> {
    await first.do({ do: "login", user, raw: server.login(user), ageMs: hourMs });
  }

  const familyOf = (user: string): Family => server.families.get(user) as Family;
  const served = (user: string, count = callers) => ({ tokens: { [familyOf(user).accessToken]: count }, errors: {} });
  const refused = (count = callers) => ({ tokens: {}, errors: { "ReauthRequired,interrupted": count } });
  const both = (user: string): Promise<Outcome[]> =>
    Promise.all([first, second].map((each) => each.get(user, callers)));

  /** All records are whole, and no one is on the way to another token. */
  async function expectSaneRecords(): Promise<void> {
    const { store, close } = openPlace(place);
    try {
      for (const user of server.families.keys()) {
        const record = await store.get(await keyOf(client, { user }));
        expect(["active", "needs_reauth"]).toContain(record?.state);
        expect("tokens" in (record ?? {})).toBe(record?.state === "active");
      }
    } finally {
      await close();
    }
  }

  describe("a process that is killed", () => {
    async function kill(user: string, point: Point): Promise<Outcome[]> {
      await login(user);
      const victim = await start(point);
      victim.get(user, callers);
      await victim.stopped;
      victim.signal("SIGKILL");
      await victim.ended;
      return both(user);
    }

    it.each(points)("%s makes it %i token calls in all, %i of them a replay", async (point, calls, replays) => {
      const user = `killed ${point}`;
      const outcomes = await kill(user, point);
      const expected = replays > 0 ? refused() : served(user);
      for (const { ms, ...outcome } of outcomes) {
        expect(outcome).toEqual(expected);
        expect(ms).toBeLessThan(leaseMs + 1_000);
      }
      expect(familyOf(user)).toMatchObject({ calls, replays });
      expect(server.accepts(familyOf(user).accessToken)).toBe(replays === 0);
      // Once more, and by who was not there: nobody asks the platform again.
      for (const each of [first, second, last]) expect(await each.get(user, callers)).toMatchObject(expected);
      expect(familyOf(user)).toMatchObject({ calls, replays });
      await expectSaneRecords();
    });

    it("after the token call costs no login where the platform lets the spent refresh token work again", async () => {
      server.isForgiving = true;
      const user = "forgiven";
      for (const { ms, ...outcome } of await kill(user, "after the token call")) {
        expect(outcome).toEqual(served(user));
        expect(ms).toBeLessThan(leaseMs + 1_000);
      }
      expect(familyOf(user)).toMatchObject({ calls: 2, replays: 0 });
      expect(await last.get(user, callers)).toMatchObject(served(user));
      expect(familyOf(user)).toMatchObject({ calls: 2 });
      await expectSaneRecords();
    });

    it("while the platform works on its call leaves the others with one replay", async () => {
      const user = "killed in the token call";
      await login(user);
      server.delayMs = 60_000;
      const victim = await start();
      const called = server.nextCall();
      victim.get(user, callers);
      await called;
      server.delayMs = 0;
      victim.signal("SIGKILL");
      await victim.ended;
      for (const outcome of [...(await both(user)), await last.get(user, callers)]) {
        expect(outcome).toMatchObject(refused());
      }
      expect(familyOf(user)).toMatchObject({ calls: 2, replays: 1 });
      await expectSaneRecords();
    });
  });

  describe.skipIf(process.platform === "win32")("a process that is paused for longer than its lease lasts", () => {
    /** What its callers get when it goes on, and what the others got before. */
    async function pause(
      user: string,
      point: Point,
    ): Promise<{ others: Outcome[]; late: Outcome; paused: ManagerProcess }> {
      await login(user);
      const paused = await start(point);
      const wanted = paused.get(user, callers);
      await paused.stopped;
      paused.signal("SIGSTOP");
      const others = await both(user);
      const going = paused.do({ do: "go on" });
      paused.signal("SIGCONT");
      await going;
      return { others, late: await wanted, paused };
    }

    it.each(["before the lease", "with the lease", "with the record marked"] as const)(
      "%s makes no token call after it",
      async (point) => {
        const user = `paused ${point}`;
        const { others, late } = await pause(user, point);
        for (const outcome of [...others, late, await last.get(user, callers)])
          expect(outcome).toMatchObject(served(user));
        expect(familyOf(user)).toMatchObject({ calls: 1, replays: 0 });
        await expectSaneRecords();
      },
    );

    it("after the token call takes what the others stored, where the platform forgave them theirs", async () => {
      server.isForgiving = true;
      const user = "paused and forgiven";
      const { others, late } = await pause(user, "after the token call");
      for (const outcome of [...others, late, await last.get(user, callers)])
        expect(outcome).toMatchObject(served(user));
      expect(familyOf(user)).toMatchObject({ calls: 2, replays: 0 });
      await expectSaneRecords();
    });

    it.each([
      // The last look at the lease was before the pause: its call comes as a replay.
      ["before the token call", "served"],
      // The others find a mark, and replay the call of which they do not know.
      ["after the token call", "refused"],
    ] as const)("%s costs one replay at most", async (point, what) => {
      const user = `paused ${point}`;
      const { others, late, paused } = await pause(user, point);
      for (const { errors } of others) expect(errors).toEqual(what === "served" ? {} : refused().errors);
      expect(familyOf(user)).toMatchObject({ calls: 2, replays: 1 });
      // The platform has ended all of it. Who was served learns that from an API, and asks for another token.
      const [rejected] = Object.keys(late.tokens);
      expect(late.tokens).toEqual({ [rejected ?? ""]: callers });
      expect(server.accepts(rejected ?? "")).toBe(false);
      for (const each of [paused, first, second, last, paused, first]) {
        const { tokens, errors } = await each.get(user, callers, rejected);
        expect(tokens).toEqual({});
        expect(Object.keys(errors)).toHaveLength(1);
        expect(Object.keys(errors)[0]).toMatch(/^ReauthRequired,/);
      }
      expect(familyOf(user)).toMatchObject({ calls: 3, replays: 1 });
      await expectSaneRecords();
    });
  });
}
