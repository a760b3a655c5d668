import { describe, expect, it } from "vitest";
import type { TokenEvent, TokenLogger } from "../src/index.ts";
import { ApiError, NetworkError } from "./fake-server.ts";
import { settled } from "./hand-clock.ts";
import { failure, type LabOptions, lab } from "./lab.ts";

const user = "fake-user-4711";

async function loggedIn(options: LabOptions = {}) {
  const lines: string[] = [];
  const logger: TokenLogger = {
    info: (line) => void lines.push(`info ${line}`),
    warn: (line) => void lines.push(`warn ${line}`),
  };
  const made = lab({ logger, ...options });
  await made.login(user);
  made.events.length = lines.length = 0;
  return { ...made, lines, source: made.manager.user(user) };
}

const told = (type: TokenEvent["type"], reason?: string): TokenEvent => ({
  type,
  platform: "fake",
  user,
  ...(reason && { reason }),
});

describe("an event", () => {
  it("of a renewal is told once, whatever the number of callers", async () => {
    const { clock, source, events, lines } = await loggedIn();
    await clock.advance(3_600_000);
    await Promise.all(Array.from({ length: 1_000 }, () => source.get()));
    expect(events).toEqual([told("renewed")]);
    expect(lines).toEqual(["info fake token of a user: renewed"]);
  });

  it("of the application names no user", async () => {
    const { manager, events, lines } = await loggedIn();
    await manager.app().get();
    expect(events).toEqual([{ type: "renewed", platform: "fake" }]);
    expect(lines).toEqual(["info fake token of the application: renewed"]);
  });

  it("is not told of a token that is good", async () => {
    const { source, process, events } = await loggedIn();
    await source.get();
    await process().user(user).get();
    expect(events).toEqual([]);
  });

  it("of the need for a login is told once, by one of all processes", async () => {
    const { clock, source, server, process, events, lines } = await loggedIn();
    await clock.advance(3_600_000);
    server.faults.push({ before: new ApiError("invalid_grant") });
    const other = process().user(user);
    const ends = await Promise.allSettled(
      Array.from({ length: 200 }, (_, index) => (index % 2 ? source : other).get()),
    );
    expect(ends.every(({ status }) => status === "rejected")).toBe(true);
    await failure(source.get());
    await clock.advance(60_000);
    await failure(other.get());
    expect(events).toEqual([told("reauth_required", "refused")]);
    expect(lines).toEqual(["warn fake token of a user: reauth required (refused)"]);
    expect(server.calls.refresh).toBe(1);
  });

  it("of a platform that does not answer is told once for all who wait", async () => {
    const { clock, source, server, events, lines } = await loggedIn();
    await clock.advance(3_600_000);
    server.faults.push({ before: new NetworkError(true) });
    await Promise.allSettled(Array.from({ length: 100 }, () => source.get()));
    await failure(source.get());
    expect(events).toEqual([told("unavailable", "auth_temporarily_unavailable")]);
    expect(lines).toEqual(["warn fake token of a user: unavailable (auth_temporarily_unavailable)"]);
  });

  it("of an application that is refused is told once", async () => {
    const { clock, source, server, events, lines } = await loggedIn();
    await clock.advance(3_600_000);
    server.faults.push({ before: new ApiError("invalid_client", 401) });
    await Promise.allSettled(Array.from({ length: 100 }, () => source.get()));
    await failure(source.get());
    expect(events).toEqual([told("misconfigured", "client_misconfigured")]);
    expect(lines).toEqual(["warn fake token of a user: misconfigured (client_misconfigured)"]);
  });

  it("of tokens that are in memory only is told once", async () => {
    const { clock, source, store, events, lines } = await loggedIn();
    await clock.advance(3_600_000);
    const { put } = store;
    let puts = 0;
    store.put = (...record) => (++puts === 1 ? put(...record) : Promise.reject(new Error("fake")));
    const served = source.get();
    await clock.advance(10_000);
    await served;
    expect(events).toEqual([told("persist_failed"), told("renewed")]);
    expect(lines).toEqual(["warn fake token of a user: persist failed", "info fake token of a user: renewed"]);
  });

  it("of a revocation is told once", async () => {
    const { source, events, lines } = await loggedIn();
    await source.revoke();
    await source.revoke();
    expect(events).toEqual([told("revoked")]);
    expect(lines).toEqual(["info fake token of a user: revoked"]);
  });

  it.each(["fake\n2026-11-21 ERROR forged line", `fake-${"x".repeat(1_000)}`, "fake canary", "", "令牌", "\u001b[31m"])(
    "does not repeat a platform's code that is none: %j",
    async (code) => {
      const { clock, source, server, events, lines } = await loggedIn();
      await clock.advance(3_600_000);
      server.faults.push({ before: new ApiError(code) });
      await failure(source.get());
      expect(events).toHaveLength(1);
      expect([undefined, "error"]).toContain(events[0]?.reason);
      expect(lines.join()).toMatch(/^warn fake token of a user: unavailable( \(error\))?$/);
    },
  );

  it("repeats a platform's code that is one", async () => {
    const { clock, source, server, events } = await loggedIn();
    await clock.advance(3_600_000);
    server.faults.push({ before: new ApiError(41_303) });
    await failure(source.get());
    expect(events).toEqual([told("unavailable", "41303")]);
  });
});

describe("a line of the log", () => {
  it("never has the user's id", async () => {
    const { clock, source, server, lines, login } = await loggedIn();
    const faults = ["invalid_client", "temporarily_unavailable", "odd", "invalid_grant"];
    for (const code of faults) {
      await clock.advance(3_600_000);
      server.faults.push({ before: new ApiError(code) });
      await failure(source.get());
    }
    await login(user);
    await source.revoke();
    expect(lines).toHaveLength(6);
    expect(lines.join()).not.toContain(user);
  });
});

describe("a line's level", () => {
  it.each<[LabOptions["logLevel"], string[]]>([
    ["debug", ["info", "warn"]],
    ["info", ["info", "warn"]],
    [undefined, ["info", "warn"]],
    ["warn", ["warn"]],
    ["error", []],
    ["off", []],
  ])("is above %s, or it is not logged; events are told all the same", async (logLevel, heard) => {
    const { clock, source, server, lines, events } = await loggedIn({ ...(logLevel && { logLevel }) });
    await clock.advance(3_600_000);
    await source.get();
    await clock.advance(3_600_000);
    server.faults.push({ before: new NetworkError(true) });
    await failure(source.get());
    expect(lines.map((line) => line.split(" ")[0])).toEqual(heard);
    expect(events).toHaveLength(2);
  });
});

describe("a listener that does harm", () => {
  const error = () => new Error("fake: of the listener");
  it.each<[string, LabOptions]>([
    [
      "throws",
      {
        onToken: () => {
          throw error();
        },
        logger: {
          info() {
            throw error();
          },
          warn() {
            throw error();
          },
        },
      },
    ],
    [
      "rejects",
      {
        onToken: () => Promise.reject(error()) as never,
        logger: { info: () => Promise.reject(error()) as never, warn: () => Promise.reject(error()) as never },
      },
    ],
    ["throws nothing that is an error", { onToken: () => Promise.reject(undefined) as never, logger: {} as never }],
    ["never comes to an end", { onToken: () => new Promise(() => {}) as never }],
    ["is no logger", { logger: 7 as never }],
  ])("does none to the tokens: one that %s", async (_, options) => {
    const { clock, source, server } = await loggedIn(options);
    await clock.advance(3_600_000);
    expect(server.accepts((await source.get()).accessToken)).toBe(true);
    await clock.advance(3_600_000);
    server.faults.push({ before: new NetworkError(true) });
    expect(await failure(source.get())).toMatchObject({ code: "auth_temporarily_unavailable" });
    await clock.advance(60_000);
    expect(server.accepts((await source.get()).accessToken)).toBe(true);
    await source.revoke();
    await settled();
    expect(clock.pending).toBe(0);
  });

  it("may ask for tokens itself", async () => {
    const seen: string[] = [];
    const made = await loggedIn({
      onToken: async ({ type }) => {
        if (type === "renewed") seen.push((await made.source.get()).accessToken);
      },
    });
    await made.clock.advance(3_600_000);
    const { accessToken } = await made.source.get();
    await settled();
    expect(seen).toEqual([accessToken]);
    expect(made.server.calls.refresh).toBe(1);
  });

  it("cannot change what others are told", async () => {
    const { manager, events } = await loggedIn();
    await manager.app().get();
    (events[0] as { type: string }).type = "changed";
    await manager.app().refresh();
    expect(events[1]).toEqual({ type: "renewed", platform: "fake" });
  });
});
