import { describe, expect, it } from "vitest";
import { AuthTemporarilyUnavailable, type LeaseProvider } from "../src/index.ts";
import { hangs } from "./faulty.ts";
import { settled } from "./hand-clock.ts";
import { failure, lab } from "./lab.ts";

async function expired() {
  const here = lab();
  await here.login("u-1");
  await here.clock.advance(3_600_000);
  return { ...here, source: here.manager.user("u-1") };
}

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
