import { describe, expect, it } from "vitest";
import { AuthTemporarilyUnavailable, type LeaseProvider, LeaseTimeout } from "../src/index.ts";
import { ApiError, NetworkError } from "./fake-server.ts";
import { faultyStore, hangs, ttlLease } from "./faulty.ts";
import { handClock, settled } from "./hand-clock.ts";
import { failure, lab } from "./lab.ts";

const hour = 3_600_000;
const thousand = Array.from({ length: 1_000 }, (_, index) => index);

async function expired(options: Parameters<typeof lab>[0] & { isRenewed?: boolean } = {}) {
  const clock = handClock();
  const lease = ttlLease(clock, { isRenewed: options.isRenewed ?? true });
  const store = faultyStore(clock);
  const here = lab({ lease, ...options, clock, store });
  const { access_token } = await here.login("u-1");
  await clock.advance(hour);
  lease.asked.length = lease.taken = 0;
  return { ...here, store, lease, access_token, source: here.manager.user("u-1") };
}

describe("a token server that is slower than the lease", () => {
  it("by three times is called once, by a thousand callers in four processes", async () => {
    const { clock, server, lease, process, manager } = await expired({ leaseMs: 1_000 });
    server.latencyMs = 3_000;
    const processes = [manager, process(), process(), process()];
    const all = Promise.all(thousand.map((index) => (processes[index % 4] as typeof manager).user("u-1").get()));
    await clock.advance(4_000);
    expect(new Set((await all).map(({ accessToken }) => accessToken)).size).toBe(1);
    expect([server.calls.refresh, server.replays, lease.busiest, lease.isHeld]).toEqual([1, 0, 1, false]);
    // Who waited sees that it is not needed any more.
    expect(lease.taken).toBe(1);
    expect(lease.asked.map(({ ttlMs, waitMs }) => [ttlMs, waitMs])).toEqual(Array(4).fill([1_000, 45_000]));
    expect(clock.pending).toBe(0);
  });

  it("of ten seconds, where nothing else is said", async () => {
    const { lease, source } = await expired();
    await source.get();
    expect(lease.asked.map(({ ttlMs }) => ttlMs)).toEqual([10_000]);
  });
});

describe("a lease that is lost", () => {
  it("before the token call is no right to make it", async () => {
    const { clock, server, store, lease, source } = await expired();
    store.next.put.push(async (work) => {
      lease.lose();
      return work();
    });
    expect(await failure(source.get())).toBeInstanceOf(LeaseTimeout);
    expect(server.calls.refresh).toBe(0);
    await clock.advance(1_000);
    expect(server.accepts((await source.get()).accessToken)).toBe(true);
    expect([server.calls.refresh, server.replays]).toEqual([1, 0]);
  });

  it("before the token call is made up for by who went on: his token is served", async () => {
    const { server, store, lease, source, process, events } = await expired();
    const other = process().user("u-1");
    let theirs = "";
    // The first is of him who was paused: his mark is there, and his time is over.
    store.next.put.push(async (work) => {
      await work();
      lease.lose();
      theirs = (await other.get()).accessToken;
      return true;
    });
    expect((await source.get()).accessToken).toBe(theirs);
    expect(server.accepts(theirs)).toBe(true);
    expect(events.map(({ type }) => type)).toEqual(["renewed", "renewed"]);
    expect([server.calls.refresh, server.replays]).toEqual([1, 0]);
  });

  it("before the record is marked leaves it as it is", async () => {
    const { server, store, process } = await expired();
    const lost = AbortSignal.abort();
    const source = process({ lease: { acquire: async () => ({ lost, release: async () => {} }) } }).user("u-1");
    const { put } = store.counts;
    expect(await failure(source.get())).toBeInstanceOf(LeaseTimeout);
    expect([server.calls.refresh, store.counts.put - put, store.stored()?.state]).toEqual([0, 0, "active"]);
  });

  it("before the token call leaves the token that lives", async () => {
    const { server, lease, store, login, manager, clock } = await expired();
    const { access_token } = await login("u-2");
    await clock.advance(hour - 30_000);
    store.next.put.push(async (work) => {
      lease.lose();
      return work();
    });
    expect((await manager.user("u-2").get()).accessToken).toBe(access_token);
    expect(server.calls.refresh).toBe(0);
  });

  it("during the token call loses no token", async () => {
    const { clock, server, store, lease, source, process } = await expired();
    server.latencyMs = 2_000;
    const served = source.get();
    await settled();
    lease.lose();
    await clock.advance(2_000);
    const { accessToken } = await served;
    expect(server.accepts(accessToken)).toBe(true);
    expect(store.stored()?.tokens?.raw.access_token).toBe(accessToken);
    expect((await process().user("u-1").get()).accessToken).toBe(accessToken);
    expect([server.calls.refresh, server.replays]).toEqual([1, 0]);
  });

  it("during the token call, where somebody else goes on, ends with one token for both", async () => {
    const { clock, server, store, lease, source, process } = await expired({ isRotating: false });
    server.latencyMs = 2_000;
    const served = source.get();
    await settled();
    lease.lose();
    await clock.advance(1_000);
    const theirs = process().user("u-1").get();
    await clock.advance(4_000);
    await Promise.all([served, theirs]);
    const { accessToken } = await process().user("u-1").get();
    expect(store.stored()).toMatchObject({ state: "active" });
    expect(server.calls.refresh).toBe(2);
    expect((await theirs).accessToken).toBe(accessToken);
  });

  it("between two tries of an answer that got lost is no right to the second one", async () => {
    const { clock, server, lease, source } = await expired();
    server.faults.push({ before: new NetworkError(false) });
    const failed = failure(source.get());
    await settled();
    lease.lose();
    await clock.advance(1_000);
    expect(await failed).toBeInstanceOf(AuthTemporarilyUnavailable);
    expect(server.calls.refresh).toBe(1);
  });

  it("after the tokens were stored does no harm", async () => {
    const { server, lease, store, source } = await expired();
    store.next.put.push(
      (work) => work(),
      async (work) => {
        const isPut = await work();
        lease.lose();
        return isPut;
      },
    );
    expect(server.accepts((await source.get()).accessToken)).toBe(true);
    expect(server.calls.refresh).toBe(1);
  });

  it("by a process that is gone is somebody else's after its time", async () => {
    const { clock, server, store, source, process } = await expired({ isRenewed: false });
    store.next.put.push(hangs);
    source.get().catch(() => {});
    await settled();
    const served = process().user("u-1").get();
    await clock.advance(9_000);
    expect(server.calls.refresh).toBe(0);
    await clock.advance(1_500);
    expect(server.accepts((await served).accessToken)).toBe(true);
    expect([server.calls.refresh, server.replays]).toEqual([1, 0]);
  });
});

describe("a lease that is not to be had", () => {
  const never: LeaseProvider = { acquire: async () => undefined };

  it("ends in LeaseTimeout, and never in a call without it", async () => {
    const { clock, server, process } = await expired();
    const source = process({ lease: never }).user("u-1");
    for (let times = 0; times < 5; times++) {
      const error = await failure(source.get());
      expect(error).toBeInstanceOf(LeaseTimeout);
      expect(error).toMatchObject({ code: "lease_timeout", retryable: true });
      await clock.advance(60_000);
    }
    expect(server.calls.refresh).toBe(0);
  });

  it("is waited for 45 seconds, where its holder goes on for ever", async () => {
    const { clock, server, process } = await expired();
    const lease = ttlLease(clock, { pollMs: 5_000 });
    await lease.acquire("lingpai:fake/fake-client:user:u-1", { ttlMs: 20_000, waitMs: 0 });
    let isOver = false;
    const failed = failure(process({ lease }).user("u-1").get()).finally(() => {
      isOver = true;
    });
    await clock.advance(44_900);
    expect(isOver).toBe(false);
    await clock.advance(100);
    expect(await failed).toBeInstanceOf(LeaseTimeout);
    expect(server.calls.refresh).toBe(0);
  });

  it("serves the token that lives", async () => {
    const { clock, server, process, login } = await expired();
    const { access_token } = await login("u-2");
    await clock.advance(hour - 30_000);
    expect((await process({ lease: never }).user("u-2").get()).accessToken).toBe(access_token);
    expect(server.calls.refresh).toBe(0);
  });

  it("serves what its holder has stored meanwhile", async () => {
    const { server, process, source } = await expired();
    let theirs = "";
    const acquire = async () => {
      theirs = (await source.get()).accessToken;
      return undefined;
    };
    expect((await process({ lease: { acquire } }).user("u-1").get()).accessToken).toBe(theirs);
    expect(server.calls.refresh).toBe(1);
  });

  it("is not waited for any longer than its holder needs, nor when only a login helps", async () => {
    const { clock, server, source, process } = await expired();
    server.latencyMs = 2_000;
    server.faults.push({ after: new ApiError("invalid_grant") });
    const others = [process(), process(), process()].map((each) => failure(each.user("u-1").get()));
    const first = failure(source.get());
    await clock.advance(2_500);
    for (const error of await Promise.all([first, ...others])) expect(error).toMatchObject({ reason: "refused" });
    expect([server.calls.refresh, clock.pending]).toEqual([1, 0]);
  });
});
