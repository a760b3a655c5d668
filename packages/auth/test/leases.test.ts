import { describe, expect, it } from "vitest";
import { AuthTemporarilyUnavailable, type LeaseProvider, LeaseTimeout, localLease } from "../src/index.ts";
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

describe("a provider of leases that", () => {
  const signal = new AbortController().signal;

  it.each<[string, LeaseProvider]>([
    ["fails", { acquire: () => Promise.reject(Object.assign(new Error("fake"), { code: "ECONNREFUSED" })) }],
    [
      "throws at once",
      {
        acquire() {
          throw Object.assign(new Error("fake"), { code: "ECONNREFUSED" });
        },
      },
    ],
  ])("%s makes no call, and is told", async (_, lease) => {
    const { server, process } = await expired();
    const error = await failure(process({ lease }).user("u-1").get());
    expect(error).toBeInstanceOf(AuthTemporarilyUnavailable);
    expect(error).toMatchObject({ cause: { code: "ECONNREFUSED" } });
    expect(server.calls.refresh).toBe(0);
  });

  it("never answers stops nobody for ever; what it gives too late is given back", async () => {
    const { clock, server, process } = await expired();
    let answer = (_: Awaited<ReturnType<LeaseProvider["acquire"]>>) => {};
    const acquire: LeaseProvider["acquire"] = () =>
      new Promise((resolve) => {
        answer = resolve;
      });
    const failed = failure(process({ lease: { acquire } }).user("u-1").get());
    await clock.advance(75_000);
    expect(await failed).toBeInstanceOf(AuthTemporarilyUnavailable);
    let released = 0;
    answer({ lost: signal, release: async () => void released++ });
    await settled();
    expect([server.calls.refresh, released, clock.pending]).toEqual([0, 1, 0]);
  });

  it.each<[string, () => Promise<void>]>([
    ["fails", () => Promise.reject(new Error("fake"))],
    ["never ends", hangs],
    [
      "throws at once",
      () => {
        throw new Error("fake");
      },
    ],
  ])("cannot be given back its lease, as that %s, keeps nobody from his token", async (_, release) => {
    const { server, process, events } = await expired();
    const source = process({ lease: { acquire: async () => ({ lost: signal, release }) } }).user("u-1");
    expect(server.accepts((await source.get()).accessToken)).toBe(true);
    expect(events.map(({ type }) => type)).toEqual(["renewed", "renewed"]);
  });

  it("is asked once for each key, by the key of the store, which holds no secret", async () => {
    const { process, source } = await expired();
    const keys: string[] = [];
    const acquire: LeaseProvider["acquire"] = async (key) => {
      keys.push(key);
      return { lost: signal, release: async () => {} };
    };
    await process({ lease: { acquire } }).user("u-1").get();
    await source.get();
    expect(keys).toEqual(["lingpai:fake/fake-client:user:u-1"]);
  });
});

describe("the lease among callers of one process", () => {
  const options = { ttlMs: 1_000, waitMs: 0 };

  it("is held by one at a time, and each key has its own", async () => {
    const lease = localLease(handClock());
    const first = await lease.acquire("a", options);
    expect(first?.lost.aborted).toBe(false);
    expect(await lease.acquire("a", options)).toBeUndefined();
    expect(await lease.acquire("b", options)).toBeDefined();
    await first?.release();
    expect(await lease.acquire("a", options)).toBeDefined();
  });

  it("is not given up by somebody who held it before", async () => {
    const lease = localLease(handClock());
    const first = await lease.acquire("a", options);
    await first?.release();
    const second = await lease.acquire("a", options);
    await first?.release();
    expect(await lease.acquire("a", options)).toBeUndefined();
    await second?.release();
    await second?.release();
    expect(await lease.acquire("a", options)).toBeDefined();
  });

  it("goes to one of those who wait when it is given up, and to the next one after that", async () => {
    const clock = handClock();
    const lease = localLease(clock);
    const first = await lease.acquire("a", options);
    let holders = 0;
    let most = 0;
    const all = Promise.all(
      thousand.slice(0, 20).map(async () => {
        const mine = await lease.acquire("a", { ttlMs: 1_000, waitMs: 60_000 });
        most = Math.max(most, ++holders);
        await settled(1);
        holders--;
        await mine?.release();
        return mine;
      }),
    );
    await settled();
    expect(most).toBe(0);
    await first?.release();
    expect((await all).every((mine) => mine !== undefined)).toBe(true);
    expect([most, clock.pending]).toEqual([1, 0]);
  });

  it("is waited for as long as was said, and not when it is not needed any more", async () => {
    const clock = handClock();
    const lease = localLease(clock);
    const first = await lease.acquire("a", options);
    const late = lease.acquire("a", { ttlMs: 1_000, waitMs: 5_000 });
    await clock.advance(5_000);
    expect(await late).toBeUndefined();
    const needless = lease.acquire("a", { ttlMs: 1_000, waitMs: 5_000, until: async () => true });
    await settled();
    await first?.release();
    expect(await needless).toBeUndefined();
    expect(await lease.acquire("a", options)).toBeDefined();
    expect(clock.pending).toBe(0);
  });
});
