import type fc from "fast-check";
import { createTokenManager, memory } from "../src/index.ts";
import { ApiError, fakeServer, NetworkError } from "./fake-server.ts";
import {
  type Caller,
  type Command,
  type Member,
  type Model,
  numbers,
  type Plan,
  type Planted,
} from "./interleavings-plan.ts";
import { newLedger } from "./ledger.ts";
import { type LeaseTable, schedulableLease } from "./schedulable-lease.ts";
import { schedulableWorld } from "./schedulable-world.ts";

const user = "u-1";
const key = `lingpai:fake/fake-client:user:${user}`;

/** Plays a plan to its end, and then asks each process that is left for a token. */
export async function play(
  scheduler: fc.Scheduler,
  { processes, commands, latencyMs }: Plan,
  { isLeaseForEverybody = false, store = (shared) => shared, aheadMs = 0 }: Planted = {},
): Promise<Model> {
  const { random } = Math;
  Math.random = numbers();
  try {
    const count = (...kinds: Command["what"][]) => commands.filter(({ what }) => kinds.includes(what)).length;
    const [crashes, pauses, faults] = [count("crash"), count("pause"), count("unsent", "broken")];
    const isCalm = crashes + pauses === 0;
    const world = schedulableWorld(scheduler);
    const server = fakeServer(world.clock);
    server.latencyMs = latencyMs;
    const shared = store(memory({ clock: world.clock }));
    const ledger = newLedger(server, world.clock.now, isCalm);
    const table: LeaseTable = new Map();
    const members = Array.from({ length: processes }, (_, index): Member => {
      const process = world.process(`process ${index}`, index * aheadMs);
      const lease = schedulableLease(table, world.clock.now, process, { isForEverybody: isLeaseForEverybody });
      const manager = createTokenManager({
        platform: "fake",
        client: ["fake", "fake-client"],
        endpoint: ledger.endpoint(process),
        store: ledger.store(process, shared),
        lease,
        clock: process.clock,
      });
      return { process, manager, lease, rank: 0, revoked: 0, emptied: -1, since: 0 };
    });
    const callers: Caller[] = [];
    const wrong = (what: string) => void ledger.violations.push(what);

    /** Somebody who waits for something, and what is to be true of what he gets. */
    const call = async (
      what: string,
      member: Member,
      rejected: string | undefined,
      work: (signal: AbortSignal) => Promise<{ readonly accessToken: string } | undefined>,
    ): Promise<string | undefined> => {
      const caller: Caller = { what, member, abort: new AbortController(), isSettled: false };
      callers.push(caller);
      const { rank, revoked } = member;
      // A caller may join what began before.
      if (!callers.some((each) => each.member === member && each !== caller && !each.isSettled)) {
        member.emptied = ledger.isEmpty ? -1 : ledger.emptied;
        member.since = world.clock.now();
      }
      try {
        const set = await work(caller.abort.signal);
        if (!set) return undefined;
        const { accessToken } = set;
        const issued = ledger.issued.get(accessToken);
        if (!issued) {
          wrong(`${what}: served a token that nobody gave`);
          return undefined;
        }
        member.last = accessToken;
        const now = world.clock.now() - aheadMs * processes;
        // A replacement that is refused as well is not replaced at once.
        const isKept = accessToken === member.replacement && now < issued.at + 30_000;
        if (accessToken === rejected && !isKept) wrong(`${what}: served what was refused`);
        // Who stopped while new tokens were on their way may go on with them an hour later.
        const isUnderWay = !isCalm && issued.at >= member.since;
        if (now >= issued.endsAt && !isUnderWay) wrong(`${what}: served a token that had ended`);
        const isOver = world.clock.now() >= issued.endsAt;
        const isEnded = isOver || issued.family.end !== undefined || ledger.refused.has(accessToken);
        const isReplaced = issued.family.accessToken !== accessToken;
        if (isCalm && !isEnded && !isReplaced && !server.accepts(accessToken)) {
          wrong(`${what}: served a token that the server does not take`);
        }
        if (isCalm && (issued.rank ?? 0) < rank) wrong(`${what}: served an older token than before`);
        if (isCalm && (issued.rank ?? 0) <= revoked) wrong(`${what}: served a token that was revoked here`);
        if (rejected !== undefined && accessToken !== rejected) member.replacement = accessToken;
        member.rank = Math.max(member.rank, issued.rank ?? 0);
        return accessToken;
      } catch (error) {
        const { name } = error as Error;
        if (caller.abort.signal.aborted) return undefined;
        const allowed = ["AuthTemporarilyUnavailable"];
        if (!isCalm || ledger.emptied !== member.emptied || count("abort") > 0) allowed.push("ReauthRequired");
        if (!isCalm || latencyMs > 1_000) allowed.push("LeaseTimeout");
        if (!isCalm && what === "login") allowed.push("PersistFailed", "TimeoutError");
        if (!allowed.includes(name)) wrong(`${what}: ${error}`);
        return name;
      } finally {
        caller.isSettled = true;
      }
    };
    const get = (member: Member, rejected?: string) => {
      if (rejected !== undefined) ledger.refused.add(rejected);
      return call(rejected === undefined ? "get" : "get again", member, rejected, (signal) =>
        member.manager.user(user).get({ rejected, signal }),
      );
    };
    const login = (member: Member) => async () =>
      member.process.over("log in", async () => {
        return { raw: ledger.login() };
      });

    const perform = async (command: Command): Promise<void> => {
      const member = "by" in command ? members[command.by % processes] : undefined;
      if (member?.process.isDead) return;
      const one = member as Member;
      switch (command.what) {
        case "get":
          get(one);
          break;
        case "get again":
          get(one, one.last);
          break;
        case "refresh":
          ledger.refreshing++;
          call("refresh", one, undefined, (signal) => one.manager.user(user).refresh({ signal })).then(() => {
            ledger.refreshing--;
            ledger.refreshedAt = world.clock.now();
          });
          break;
        case "login":
          call("login", one, undefined, () => one.manager.obtain(undefined, login(one)));
          break;
        case "obtain":
          call("obtain", one, undefined, (signal) => one.manager.obtain(user, login(one), { signal }));
          break;
        case "revoke": {
          const { rank } = ledger;
          call("revoke", one, undefined, async () => {
            await one.manager.user(user).revoke();
            one.revoked = Math.max(one.revoked, rank);
            return undefined;
          });
          break;
        }
        case "kill":
          for (const [token, { family }] of ledger.issued) {
            if (family.accessToken !== token) continue;
            server.kill(token);
            ledger.refused.add(token);
          }
          break;
        case "abort":
          callers.findLast(({ isSettled }) => !isSettled)?.abort.abort(new Error("given up"));
          break;
        case "unsent":
          server.faults.push({ before: new NetworkError(true) });
          break;
        case "broken":
          server.faults.push({ before: new ApiError("bad_gateway", 502) });
          break;
        case "wait":
          if (isCalm) await new Promise<void>((resolve) => world.clock.after(command.ms, resolve));
          else await world.jump(command.ms);
          break;
        case "crash":
          one.process.crash(command.isDelivered);
          break;
        case "pause":
          one.process.pause(command.ms);
      }
    };

    const isIdle = () =>
      callers.every(({ isSettled, member }) => isSettled || member.process.isDead) &&
      members.every(({ lease, process: { isDead } }) => isDead || lease.open === 0);
    let isPlayed = false;
    const atRest = () => {
      if (!isPlayed || !isIdle()) return;
      for (const { process } of members) if (process.pending > 0) wrong(`${process.pending} timers are left`);
    };
    const script = (async () => {
      for (const command of commands) {
        await world.turn(JSON.stringify(command));
        await perform(command);
      }
      isPlayed = !commands.some(({ what }) => what === "pause");
    })();
    const drained = async <T>(work: Promise<T>, atRest = () => {}): Promise<T> => {
      let isDone = false;
      const watched = work.finally(() => {
        isDone = true;
      });
      watched.catch(() => {});
      await world.drain(atRest);
      if (!isDone) throw new Error("nothing is under way, and the plan is not at its end");
      return watched;
    };
    await drained(script, atRest);
    for (const { what, isSettled, member } of callers) {
      if (!isSettled && !member.process.isDead) wrong(`${what}: nobody heard of it again`);
    }
    // Nothing is resting any more, and no lease is held by one who is gone.
    await drained(world.jump(61_000));
    server.faults.length = 0;
    const ends: string[] = [];
    const { refresh: before } = server.calls;
    for (const member of members) {
      if (member.process.isDead) continue;
      let got = await drained(get(member));
      // As a client does that is refused: for what it has itself, for what the store has, and for what comes then.
      for (let tries = 0; tries < 2 && got && ledger.issued.has(got) && !server.accepts(got); tries++) {
        got = await drained(get(member, got));
      }
      ends.push(got && server.accepts(got) ? "fresh" : `${got}`);
    }
    return {
      world,
      server,
      ledger,
      shared,
      members,
      callers,
      crashes,
      pauses,
      faults,
      ends,
      lastCalls: server.calls.refresh - before,
      record: await shared.get(key),
    };
  } finally {
    Math.random = random;
  }
}
