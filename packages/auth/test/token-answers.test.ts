import { describe, expect, it } from "vitest";
import { byRefreshToken, tokenAnswer, tokenSet } from "../src/index.ts";

const raw = { access_token: "fake-access", refresh_token: "fake-refresh" };

describe("the answer of a token endpoint", () => {
  it("has the platform's clock beside it, where that is told", () => {
    const date = "Sat, 21 Nov 2026 06:00:00 GMT";
    expect(tokenAnswer(raw, new Response(null, { headers: { date } }))).toEqual({ raw, date: Date.parse(date) });
    for (const response of [new Response(), new Response(null, { headers: { date: "soon" } })]) {
      expect(tokenAnswer(raw, response)).toEqual({ raw, date: undefined });
    }
  });
});

describe("a set that is renewed by its refresh token", () => {
  const next = tokenSet({ access_token: "fake-next" }, () => Promise.reject());
  const asked: string[] = [];
  const renew = byRefreshToken(async (refreshToken: string) => {
    asked.push(refreshToken);
    return next;
  });

  it("is renewed by nothing else", async () => {
    expect(await tokenSet(raw, renew).refresh()).toBe(next);
    const { refresh_token: _, ...without } = raw;
    const end = tokenSet(without, renew).refresh();
    await expect(end).rejects.toMatchObject({ name: "ReauthRequired", reason: "no_refresh_token" });
    await expect(end).rejects.toThrow("the token set has no refresh token: the user has to log in again");
    expect(asked).toEqual(["fake-refresh"]);
  });
});
