import { describe, expect, it } from "vitest";
import type { TokenEndpoint, TokenSet } from "../src/index.ts";
import { settled } from "./hand-clock.ts";
import { failure } from "./lab.ts";
import { isNotServed, loggedIn, mark } from "./revoke-lab.ts";

const never = { signal: new AbortController().signal, deadlineMs: 0 };

describe("revoking", () => {
  it("ends the refresh token first, then the access token, and leaves nothing but a mark", async () => {
    const made = await loggedIn();
    await made.user.revoke();
    expect(made.revoked).toEqual([made.raw.refresh_token, made.raw.access_token]);
    expect(made.server.accepts(made.raw.access_token)).toBe(false);
    expect(await made.records()).toEqual([mark]);
    await isNotServed(made, "revoked");
    expect(made.server.calls.refresh).toBe(0);
  });

  it("is told once", async () => {
    const { user, events } = await loggedIn();
    events.length = 0;
    await user.revoke();
    await user.revoke();
    expect(events).toEqual([{ type: "revoked", platform: "fake", user: "u-1" }]);
  });

  it("may be called again, and where there is nothing", async () => {
    const { user, manager, server, records } = await loggedIn();
    await user.revoke();
    await user.revoke();
    const [left] = await records();
    await user.revoke();
    await manager.user("nobody").revoke();
    expect(server.calls.revoke).toBe(2);
    expect(await records()).toEqual([left]);
  });

  it("may be called by several at once", async () => {
    const made = await loggedIn();
    const ends = await Promise.allSettled([
      made.user.revoke(),
      made.process().user("u-1").revoke(),
      made.user.revoke(),
    ]);
    expect(ends.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled", "fulfilled"]);
    expect(await made.records()).toEqual([mark]);
  });

  it("is true of a process whose older read comes late, where another has ended them already", async () => {
    const made = await loggedIn();
    const { get } = made.store;
    const raise: (() => void)[] = [];
    const slow = {
      ...made.store,
      get: (key: string) =>
        get(key).then((record) => new Promise<typeof record>((resolve) => raise.push(() => resolve(record)))),
    };
    const user = made.process({ store: slow }).user("u-1");
    const read = user.get();
    await settled();
    await made.user.revoke();
    const revoking = user.revoke();
    await settled();
    raise.shift()?.();
    expect((await read).accessToken).toBe(made.raw.access_token);
    raise.shift()?.();
    await revoking;
    expect(user.current()).toBeUndefined();
  });

  it("works for the application, which gets another token", async () => {
    const { manager, server } = await loggedIn();
    const old = await manager.app().get();
    await manager.app().revoke();
    expect((await manager.app().get()).accessToken).not.toBe(old.accessToken);
    expect(server.calls).toMatchObject({ app: 2, revoke: 1 });
  });

  it("leaves other users alone", async () => {
    const { user, manager, login } = await loggedIn();
    const other = await login("u-2");
    await user.revoke();
    expect((await manager.user("u-2").get()).accessToken).toBe(other.access_token);
  });

  it("lets the user log in again", async () => {
    const { user, manager, begin, server } = await loggedIn();
    await user.revoke();
    const { state, callback } = await begin();
    const { tokens } = await manager.finish(callback(), { state });
    expect((await user.get()).accessToken).toBe(tokens.accessToken);
    expect(server.accepts(tokens.accessToken)).toBe(true);
  });

  it("forgets the tokens where the platform has no way", async () => {
    const made = await loggedIn({ revoke: undefined });
    await made.user.revoke();
    expect(await made.records()).toEqual([mark]);
    await isNotServed(made, "revoked");
  });

  it("leaves its mark where only a new login helps, too: somebody may have tokens that the store does not know", async () => {
    const { user, server, clock, records, events } = await loggedIn();
    server.faults.push({ before: Object.assign(new Error("fake"), { code: "invalid_grant" }) });
    await clock.advance(3_600_000);
    await failure(user.get());
    expect(await records()).toMatchObject([{ state: "needs_reauth", reason: "refused" }]);
    events.length = 0;
    await user.revoke();
    await user.revoke();
    expect([await records(), server.calls.revoke]).toEqual([[mark], 0]);
    expect(events.map(({ type }) => type)).toEqual(["revoked"]);
  });

  const refusing = (of: string, code: string) =>
    loggedIn({
      revoke: async (_, hint) => {
        if (hint === of)
          throw Object.assign(new Error("fake"), { name: "ApiError", status: 400, code, retryable: false });
      },
    });

  it("is done where the platform cannot end access tokens (RFC 7009 section 2.2.1)", async () => {
    const { user, records } = await refusing("access_token", "unsupported_token_type");
    await user.revoke();
    expect(await records()).toEqual([mark]);
  });

  it.each([
    ["refresh_token", "unsupported_token_type"],
    ["access_token", "invalid_request"],
  ])("says so where the platform refuses the %s with %s, and may be called again", async (of, code) => {
    const { user, records } = await refusing(of, code);
    expect(await failure(user.revoke())).toMatchObject({ name: "ApiError", code, retryable: false });
    expect(await records()).toMatchObject([{ state: "revoking", tokens: {} }]);
  });

  it("and forgetting leaves a login alone that came meanwhile", async () => {
    const { process, server, user, revoked } = await loggedIn();
    const again = process();
    const late = process({
      endpoint: {
        revoke: async (token) => {
          revoked.push(token);
          const raw = server.login("u-1");
          if (revoked.length === 1) await again.obtain("u-1", async () => ({ raw }));
        },
      },
    });
    await late.user("u-1").forget();
    expect(server.accepts((await process().user("u-1").get()).accessToken)).toBe(true);
    expect(server.accepts((await user.get()).accessToken)).toBe(true);
  });

  it("ends tokens that this process has not seen yet", async () => {
    const { process, raw, revoked } = await loggedIn();
    await process().user("u-1").revoke();
    expect(revoked[0]).toBe(raw.refresh_token);
  });
});

describe("revoking during a renewal", () => {
  it.each([
    ["this", "before"],
    ["this", "after"],
    ["another", "before"],
    ["another", "after"],
  ])("of %s process ends the new tokens too, where it comes %s the platform made them", async (whose, when) => {
    let answer = () => {};
    const isRead = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const made = await loggedIn();
    const { clock, server, process, records, revoked } = made;
    const { refresh } = server.endpoint as Required<TokenEndpoint>;
    let calls = 0;
    const late: TokenEndpoint["refresh"] = async (...given) => {
      calls++;
      if (when === "before") await isRead;
      const answered = await refresh(...given);
      if (when === "after") await isRead;
      return answered;
    };
    const endpoint = { ...server.endpoint, refresh: late, revoke: made.endpoint.revoke } as TokenEndpoint;
    const [manager, other] = [process({ endpoint }), process({ endpoint })];
    await clock.advance(3_600_000);
    const renewed = (whose === "this" ? manager : other)
      .user("u-1")
      .get()
      .catch((error: unknown) => error);
    await settled(8);
    expect(calls).toBe(1);
    const revoking = manager.user("u-1").revoke();
    await settled(8);
    answer();
    await clock.advance(10_000);
    await revoking;
    const end = (await renewed) as TokenSet | Error;
    if (end instanceof Error) expect(end).toMatchObject({ name: "ReauthRequired" });
    else expect(server.accepts(end.accessToken)).toBe(false);
    expect(await records()).toEqual([mark]);
    for (const each of [manager, other, process()]) {
      expect(each.user("u-1").current()).toBeUndefined();
      expect(await failure(each.user("u-1").get())).toMatchObject({ reason: "revoked" });
    }
    // Of all that was ever given nothing works any more.
    expect(server.given.length).toBe(when === "before" ? 1 : 2);
    for (const { access_token, refresh_token } of server.given) {
      expect(server.accepts(access_token)).toBe(false);
      expect(await failure(refresh(refresh_token as string, never, { access_token }))).toMatchObject({
        code: "invalid_grant",
      });
    }
    expect(revoked).not.toEqual([]);
  });

  it("that begins meanwhile brings nothing back", async () => {
    const made = await loggedIn();
    const revoking = made.user.revoke();
    const gets = [made.user.get(), made.process().user("u-1").get(), made.user.refresh()];
    const ends = await Promise.allSettled(gets);
    await revoking;
    for (const end of ends) {
      if (end.status === "fulfilled") expect(made.server.accepts(end.value.accessToken)).toBe(false);
    }
    expect(await made.records()).toEqual([mark]);
    expect(made.user.current()).toBeUndefined();
  });
});
