import { inspect } from "node:util";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type TokenResponse, TokenResponseError, type TokenSet, tokenSet } from "../src/index.ts";

const access = "access-canary-1";
const refresh = "refresh-canary-2";
const noRenewal = () => Promise.reject(new Error("not asked for"));
const make = (raw: object, now?: number): TokenSet => tokenSet(raw as TokenResponse, noRenewal, now);
const full = { access_token: access, refresh_token: refresh, token_type: "bearer", expires_in: 3600, scope: "a b" };

describe("a token set", () => {
  it("has the answer's values under plain names", () => {
    const set = make(full, 1_000);
    expect([set.accessToken, set.refreshToken, set.tokenType, set.scope]).toEqual([access, refresh, "bearer", "a b"]);
    expect(set.expiresAt).toBe(3_601_000);
    expect(set.raw).toBe(full);
  });

  it("has no more than the answer says", () => {
    const set = make({ access_token: access });
    expect([set.refreshToken, set.tokenType, set.scope, set.expiresAt]).toEqual([
      undefined,
      "Bearer",
      undefined,
      undefined,
    ]);
    expect(Object.keys(set)).toEqual(["tokenType"]);
    expect(set.reveal()).toEqual({ accessToken: access, tokenType: "Bearer" });
  });

  it.each(["refresh_token", "token_type", "scope", "expires_in"])("takes null for %s as left out", (name) => {
    const set = make({ access_token: access, [name]: null });
    expect(set.reveal()).toEqual({ accessToken: access, tokenType: "Bearer" });
  });

  it.each(["refresh_token", "token_type", "scope"])("takes empty text for %s as left out", (name) => {
    expect(make({ access_token: access, [name]: "" }).reveal()).toEqual({ accessToken: access, tokenType: "Bearer" });
  });

  it("keeps what the platform adds in `raw`", () => {
    const raw = { access_token: access, identity: { username: "u" } };
    expect(tokenSet(raw, noRenewal).raw.identity.username).toBe("u");
  });

  it("cannot be given another token", () => {
    const set = make(full) as { accessToken: string };
    expect(() => {
      set.accessToken = "other";
    }).toThrow(TypeError);
    expect(set.accessToken).toBe(access);
  });
});

describe("when a token ends", () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: 1_700_000_000_000 });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it.each([
    [3600, 1_700_003_600_000],
    ["3600", 1_700_003_600_000],
    [0, 1_700_000_000_000],
    ["0", 1_700_000_000_000],
    [0.5, 1_700_000_000_500],
  ])("is counted from the clock: expires_in %j", (expires_in, expiresAt) => {
    expect(make({ access_token: access, expires_in }).expiresAt).toBe(expiresAt);
  });

  it("is counted from when the answer came, not from when it is looked at", () => {
    const set = make(full);
    vi.advanceTimersByTime(60_000);
    expect(set.expiresAt).toBe(1_700_003_600_000);
  });
});

describe("printing a token set", () => {
  const set = make(full, 0);

  it.each<[string, () => unknown]>([
    ["String", () => String(set)],
    ["a template", () => `${set}`],
    ["JSON", () => JSON.stringify(set)],
    ["JSON, inside something", () => JSON.stringify({ user: "u", tokens: [set] })],
    ["inspect", () => inspect(set)],
    ["inspect at any depth", () => inspect({ a: [{ set }] }, { depth: null })],
    ["inspect with what is hidden", () => inspect(set, { showHidden: true, depth: null })],
    ["inspect without its own say", () => inspect(set, { customInspect: false, showHidden: true })],
    ["a spread", () => inspect({ ...set }, { showHidden: true })],
    ["a structured clone", () => inspect(structuredClone({ ...set }), { showHidden: true })],
    ["its keys", () => Object.keys(set).join()],
    ["its entries", () => inspect(Object.entries(set))],
    [
      "a for-in loop",
      () => {
        const seen: unknown[] = [];
        for (const name in set) seen.push(name, set[name as keyof TokenSet]);
        return inspect(seen);
      },
    ],
    ["an error's cause", () => inspect(new Error("x", { cause: set }))],
  ])("by %s shows no token", (_, print) => {
    const text = String(print());
    expect(text).not.toContain("canary");
    expect(text.length).toBeGreaterThan(5);
  });

  it("shows what is no secret, and that there is one", () => {
    const shown = {
      accessToken: "[redacted]",
      refreshToken: "[redacted]",
      tokenType: "bearer",
      scope: "a b",
      expiresAt: 3_600_000,
    };
    expect(JSON.parse(JSON.stringify(set))).toEqual(shown);
    expect(String(set)).toBe(`TokenSet ${JSON.stringify(shown)}`);
    expect(inspect(set)).toMatch(/^TokenSet \{[\s\S]*tokenType: 'bearer'[\s\S]*\}$/);
    expect(JSON.stringify(make({ access_token: access }))).toBe('{"accessToken":"[redacted]","tokenType":"Bearer"}');
  });

  it("is undone by reveal, each time anew", () => {
    const plain = set.reveal();
    expect(plain).toEqual({
      accessToken: access,
      refreshToken: refresh,
      tokenType: "bearer",
      scope: "a b",
      expiresAt: 3_600_000,
    });
    plain.accessToken = "changed";
    expect([set.reveal().accessToken, set.accessToken]).toEqual([access, access]);
  });

  it("cannot be spoilt by what was printed before", () => {
    Object.assign(set.toJSON(), { accessToken: "changed" });
    expect(set.toJSON()).toMatchObject({ accessToken: "[redacted]" });
  });
});

describe("an answer that holds no usable token", () => {
  const canary = "value-canary-3";
  it.each<[string, unknown, string, string]>([
    ["nothing", undefined, "body", "an object"],
    ["null", null, "body", "an object"],
    ["text", canary, "body", "an object"],
    ["no access token", { note: canary }, "access_token", "a string that is not empty"],
    ["a list", [canary], "access_token", "a string that is not empty"],
    ["an empty access token", { access_token: "" }, "access_token", "a string that is not empty"],
    ["a null access token", { access_token: null }, "access_token", "a string that is not empty"],
    ["an access token in an object", { access_token: { canary } }, "access_token", "a string that is not empty"],
    ["a refresh token in a list", { access_token: canary, refresh_token: [canary] }, "refresh_token", "a string"],
    ["a refresh token of false", { access_token: canary, refresh_token: false }, "refresh_token", "a string"],
    ["a token type that is a number", { access_token: canary, token_type: 1 }, "token_type", "a string"],
  ])("is a TokenResponseError: %s", (_, raw, field, expected) => {
    const attempt = () => make(raw as object);
    expect(attempt).toThrow(TokenResponseError);
    try {
      attempt();
    } catch (error) {
      expect(error).toMatchObject({
        name: "TokenResponseError",
        code: "invalid_token_response",
        retryable: false,
        message: `token response: ${field}: expected ${expected}`,
      });
      expect(inspect(error, { depth: null }) + JSON.stringify(error)).not.toContain(canary);
    }
  });
});

describe("refreshing a token set", () => {
  it("is what the platform does, with the set itself", async () => {
    const renewed = make({ access_token: "new" });
    const renew = vi.fn(async () => renewed);
    const set = tokenSet(full, renew as never);
    expect(renew).not.toHaveBeenCalled();
    expect(await set.refresh()).toBe(renewed);
    expect(renew.mock.calls).toEqual([[set]]);
  });

  it("works without its set, and passes a failure on", async () => {
    const failure = new Error("spent");
    const { refresh: again } = tokenSet(full, () => Promise.reject(failure));
    await expect(again()).rejects.toBe(failure);
  });
});
