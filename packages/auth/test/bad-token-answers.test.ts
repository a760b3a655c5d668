import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type TokenAnswer, type TokenResponse, TokenResponseError, type TokenSet } from "../src/index.ts";
import { failure, lab } from "./lab.ts";
import { loginLab } from "./login-lab.ts";

const good = { access_token: "fake-access-canary", refresh_token: "fake-refresh-canary" };

/** As the client throws it where the answer is HTML, cut short, or nothing. */
class ResponseFormatError extends Error {
  override readonly name = "ResponseFormatError";
  readonly code = "unexpected_response";
  readonly status = 200;
  readonly retryable = false;
}

/** What comes of a login whose token answer is this. */
async function answered(raw: unknown): Promise<TokenSet> {
  const { manager, begin } = loginLab({ exchangeCode: async () => ({ raw: raw as TokenResponse }) });
  const { state, callback } = await begin();
  return (await manager.finish(callback(), { state })).tokens;
}

const without = (...names: string[]) =>
  Object.fromEntries(Object.entries(good).filter(([name]) => !names.includes(name)));

const unusable: [string, unknown, field: string][] = [
  ["nothing", undefined, "body"],
  ["null", null, "body"],
  ["text", JSON.stringify(good), "body"],
  ["empty text", "", "body"],
  ["a number", 7, "body"],
  ["true", true, "body"],
  ["an empty list", [], "access_token"],
  ["a list", [good], "access_token"],
  ["an empty object", {}, "access_token"],
  ["an envelope", { code: 0, data: good }, "access_token"],
  ["names in capitals", { accessToken: "fake-canary" }, "access_token"],
  ["no access token", without("access_token"), "access_token"],
  ["an access token of null", { ...good, access_token: null }, "access_token"],
  ["an empty access token", { ...good, access_token: "" }, "access_token"],
  ["an access token that is a number", { ...good, access_token: 4711 }, "access_token"],
  ["an access token in a list", { ...good, access_token: ["fake-canary"] }, "access_token"],
  ["an access token in an object", { ...good, access_token: { value: "fake-canary" } }, "access_token"],
  ["an access token with a line break", { ...good, access_token: "fake-canary\r\nx-admin: 1" }, "access_token"],
  ["an access token with a line break behind", { ...good, access_token: "fake-canary\n" }, "access_token"],
  ["an access token with a blank", { ...good, access_token: "fake canary" }, "access_token"],
  ["an access token with NUL", { ...good, access_token: "fake\0canary" }, "access_token"],
  ["an access token in Chinese", { ...good, access_token: "令牌-canary" }, "access_token"],
  ["an access token with an umlaut", { ...good, access_token: "fäke-canary" }, "access_token"],
  ["a refresh token that is a number", { ...good, refresh_token: 4711 }, "refresh_token"],
  ["a refresh token of false", { ...good, refresh_token: false }, "refresh_token"],
  ["a refresh token in a list", { ...good, refresh_token: ["fake-canary"] }, "refresh_token"],
  ["a refresh token in an object", { ...good, refresh_token: {} }, "refresh_token"],
  ["a token type that is a number", { ...good, token_type: 1 }, "token_type"],
  ["the token type mac", { ...good, token_type: "mac" }, "token_type"],
  ["the token type DPoP", { ...good, token_type: "DPoP" }, "token_type"],
  ["the token type N_A", { ...good, token_type: "N_A" }, "token_type"],
  ["a token type with something behind", { ...good, token_type: "Bearer x" }, "token_type"],
];

describe("a token answer that holds no usable token", () => {
  it.each(unusable)("ends a login with an error that names the field: %s", async (_, raw, field) => {
    const error = await failure(answered(raw));
    expect(error).toBeInstanceOf(TokenResponseError);
    expect((error as Error).message).toMatch(`token response: ${field}: expected `);
    expect(`${error}${JSON.stringify(error)}`).not.toMatch(/canary|4711/);
  });

  it.each(unusable)("leaves the tokens that there are as they are: %s", async (_, raw, field) => {
    const { manager, process, login, server, clock } = lab({ isRotating: false });
    await login("u-1");
    await clock.advance(3_600_000);
    const { shape } = server;
    server.shape = () => raw as TokenResponse;
    for (const each of [manager, process()]) {
      const error = await failure(each.user("u-1").get());
      expect(error).toBeInstanceOf(TokenResponseError);
      expect((error as Error).message).toMatch(`token response: ${field}: `);
      expect(each.user("u-1").current()).toBeUndefined();
    }
    expect(server.calls.refresh).toBe(2);
    server.shape = shape;
    await clock.advance(30_000);
    expect(server.accepts((await manager.user("u-1").get()).accessToken)).toBe(true);
  });

  it("is not asked for again by the next callers for a while", async () => {
    const { manager, server } = lab();
    server.shape = () => ({}) as TokenResponse;
    const ends = await Promise.allSettled(Array.from({ length: 100 }, () => manager.app().get()));
    expect(ends.every(({ status }) => status === "rejected")).toBe(true);
    await failure(manager.app().get());
    expect(server.calls.app).toBe(1);
  });
});

describe("an answer that is HTML", () => {
  it("ends a login with the client's own error, and the code is not sent again", async () => {
    let calls = 0;
    const error = new ResponseFormatError("fake: expected an answer, received HTML or XML");
    const { manager, begin } = loginLab({
      exchangeCode: () => {
        calls++;
        return Promise.reject(error);
      },
    });
    const { state, callback } = await begin();
    expect(await failure(manager.finish(callback(), { state }))).toBe(error);
    expect(await failure(manager.finish(callback(), { state }))).toMatchObject({ code: "unknown_state" });
    expect(calls).toBe(1);
  });

  it("to a refresh says nothing of the refresh token", async () => {
    const { manager, login, server, clock } = lab();
    await login("u-1");
    await clock.advance(3_600_000);
    server.faults.push({ before: new ResponseFormatError("fake") }, { before: new ResponseFormatError("fake") });
    const ended = failure(manager.user("u-1").get());
    await clock.advance(10_000);
    expect(await ended).toMatchObject({ name: "AuthTemporarilyUnavailable", cause: { code: "unexpected_response" } });
    expect(server.accepts((await manager.user("u-1").get()).accessToken)).toBe(true);
    expect(server.replays).toBe(0);
  });
});

describe("a token answer that can be used though it is odd", () => {
  const unknown = undefined;
  it.each<[string, Record<string, unknown>, life: number | undefined]>([
    ["no expires_in", {}, unknown],
    ["expires_in null", { expires_in: null }, unknown],
    ["expires_in 0, which some servers say for no limit", { expires_in: 0 }, 0],
    ["expires_in as text", { expires_in: "3600" }, 3_600_000],
    ["expires_in with a fraction", { expires_in: 0.5 }, 500],
    ["expires_in -1", { expires_in: -1 }, unknown],
    ["expires_in -1 as text", { expires_in: "-1" }, unknown],
    ["expires_in empty", { expires_in: "" }, unknown],
    ["expires_in in words", { expires_in: "an hour" }, unknown],
    ["expires_in with a unit", { expires_in: "3600s" }, unknown],
    ["expires_in as a date", { expires_in: "2030-01-01T00:00:00Z" }, unknown],
    ["expires_in 1e3 as text", { expires_in: "1e3" }, unknown],
    ["expires_in NaN", { expires_in: Number.NaN }, unknown],
    ["expires_in Infinity", { expires_in: Number.POSITIVE_INFINITY }, unknown],
    ["expires_in 1e300", { expires_in: 1e300 }, unknown],
    ["expires_in of 400 digits", { expires_in: "9".repeat(400) }, unknown],
    ["expires_in true", { expires_in: true }, unknown],
    ["expires_in in a list", { expires_in: [3600] }, unknown],
    ["expires_in in an object", { expires_in: {} }, unknown],
  ])("%s", async (_, more, life) => {
    const { manager, begin, clock } = loginLab({
      exchangeCode: async () => ({ raw: { ...good, ...more } as TokenResponse }),
    });
    const { state, callback } = await begin();
    const { tokens } = await manager.finish(callback(), { state });
    expect(tokens.expiresAt).toBe(life === undefined ? undefined : clock.now() + life);
    expect(manager.user("u-1").current()?.accessToken).toBe(good.access_token);
  });

  it.each<[string, Record<string, unknown>, Partial<TokenSet>]>([
    ["no token type", {}, { tokenType: "Bearer" }],
    ["a token type of null", { token_type: null }, { tokenType: "Bearer" }],
    ["an empty token type", { token_type: "" }, { tokenType: "Bearer" }],
    ["a token type in small letters", { token_type: "bearer" }, { tokenType: "bearer" }],
    ["a token type in capitals", { token_type: "BEARER" }, { tokenType: "BEARER" }],
    ["a refresh token of null", { refresh_token: null }, {}],
    ["an empty refresh token", { refresh_token: "" }, {}],
    ["a scope in a list", { scope: ["a", "b"] }, { scope: "a b" }],
    ["a scope in an empty list", { scope: [] }, {}],
    ["a scope with commas", { scope: "a,b, c" }, { scope: "a b c" }],
    ["a scope with blanks", { scope: " a  b\n" }, { scope: "a b" }],
    ["an empty scope", { scope: "" }, {}],
    ["a scope of null", { scope: null }, {}],
    ["a name of the language itself", { ["__proto__"]: "x", constructor: "x", toString: 1, toJSON: "x" }, {}],
    ["an access token of 8 kB", { access_token: "x".repeat(8_192) }, {}],
    ["an access token that looks like padding", { access_token: "a/b+c==" }, {}],
  ])("%s", async (_, more, shown) => {
    const set = await answered({ ...good, ...more });
    const { accessToken, refreshToken, ...open } = set.reveal();
    expect(accessToken).toBe(more.access_token ?? good.access_token);
    expect(refreshToken).toBe("refresh_token" in more ? undefined : good.refresh_token);
    expect(open).toEqual({ tokenType: "Bearer", ...shown });
  });
});

describe("a refresh token", () => {
  it.each<[string, string]>([
    ["with +", "fake+a+b"],
    ["with %", "fake%2B%zz%"],
    ["with & and =", "fake&grant_type=x="],
    ["with blanks", " fake token "],
    ["with quotes", `fake"'\\`],
    ["with a line break", "fake\r\ntoken"],
    ["with NUL", "fake\0token"],
    ["in Chinese", "令牌"],
    ["with a key", "fake-\u{1f511}"],
    ["in two spellings", "e\u0301é"],
    ["of 8 kB", "x".repeat(8_192)],
    ["with the name of a field", "__proto__"],
  ])("comes to the endpoint as it was given: %s", async (_, refresh_token) => {
    const seen: string[] = [];
    const raw = { access_token: "fake-1", refresh_token, expires_in: 3600 };
    const { manager, process, begin, clock, revoked } = loginLab({
      exchangeCode: async () => ({ raw }),
      refresh: async (given) => {
        seen.push(given);
        return { raw: { access_token: `fake-${seen.length + 1}`, expires_in: 3600 } };
      },
    });
    const { state, callback } = await begin();
    await manager.finish(callback(), { state });
    await clock.advance(3_600_000);
    await process().user("u-1").get();
    // An answer without one leaves it in force.
    await clock.advance(3_600_000);
    await manager.user("u-1").get();
    await manager.user("u-1").revoke();
    expect(seen).toEqual([refresh_token, refresh_token]);
    expect(revoked[0]).toBe(refresh_token);
  });
});

describe("any answer at all", () => {
  const field = fc.oneof(fc.jsonValue(), fc.constantFrom(undefined, "", "Bearer", "fake-token", 3600, "3600"));
  const names = ["access_token", "refresh_token", "token_type", "expires_in", "scope"] as const;
  const raw = fc.oneof(
    fc.anything(),
    fc.record(Object.fromEntries(names.map((name) => [name, field])), { requiredKeys: [] }),
  );

  it("ends in a token that a header can hold, or in an error that shows nothing of it", async () => {
    await fc.assert(
      fc.asyncProperty(raw, async (given) => {
        const { manager } = lab();
        const obtained = manager.obtain("u-1", async () => ({ raw: given }) as TokenAnswer);
        const end = await obtained.catch((error: unknown) => error);
        if (end instanceof Error) {
          expect(end).toBeInstanceOf(TokenResponseError);
          expect(end.message).toMatch(/^token response: (body|access_token|refresh_token|token_type|scope): expected /);
          expect(end.message.length).toBeLessThan(100);
        } else {
          const { accessToken } = end as TokenSet;
          new Headers().set("authorization", `Bearer ${accessToken}`);
          expect(manager.user("u-1").current()?.accessToken).toBe(accessToken);
        }
      }),
      { numRuns: 300 },
    );
  });
});
