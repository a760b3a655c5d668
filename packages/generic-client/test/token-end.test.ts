import { describe, expect, it } from "vitest";
import { expectHidden, json, only, page, refusal, rejection, wire } from "../../client/test/wire.ts";
import { ApiError, createGenericClient, NetworkError } from "../src/index.ts";

const token = "token-canary-1";
const right = { clientId: 1, clientSecret: "fake-client-secret-canary", baseUrl: "http://auth.test" };
const text = "text/plain; charset=utf-8";

const made = (...answers: Parameters<typeof wire>) => {
  const { fetch, sent } = wire(...answers);
  const lines: unknown[] = [];
  const say = (...line: unknown[]) => lines.push(...line);
  const logger = { debug: say, info: say, warn: say, error: say };
  return {
    generic: createGenericClient({ ...right, fetch, logger, logLevel: "debug", maxRetries: 0 }),
    sent,
    lines,
  };
};

describe("destroying a token", () => {
  it("needs the token alone, in the query, and answers a text", async () => {
    const { generic, sent, lines } = made(page("access has been destroyed", 200, text));
    expect(await generic.destroyToken({ access_token: token })).toBe("access has been destroyed");
    expect([only(sent).method, only(sent).url]).toEqual([
      "DELETE",
      `${right.baseUrl}/oauth2/token?access_token=${token}`,
    ]);
    expect([only(sent).body, only(sent).headers.get("authorization")]).toEqual([null, null]);
    expectHidden(lines, token);
  });

  it.each(["invalid_access_token", "expired_access_token"])(
    "fails with %s, in JSON that is called text",
    async (code) => {
      const { generic, lines } = made(json({ error: code, error_description: `no ${token}` }, 400, text));
      const error = await rejection(() => generic.destroyToken({ access_token: token }));
      expect(error).toBeInstanceOf(ApiError);
      expect(error).toMatchObject({ code, status: 400, documented: true });
      for (const each of [error, lines]) expectHidden(each, token);
    },
  );

  it("that is none sends nothing", async () => {
    const { generic, sent } = made();
    expect(await refusal(() => generic.destroyToken({ access_token: "" }))).toMatchObject({ input: "access_token" });
    expect(sent).toEqual([]);
  });

  it("shows no token where the service cannot be reached", async () => {
    const { generic, lines } = made(() => Promise.reject(new TypeError(`fetch failed: ${token}`)));
    const error = await rejection(() => generic.destroyToken({ access_token: token }));
    expect(error).toBeInstanceOf(NetworkError);
    for (const each of [error, lines]) expectHidden(each, token);
  });
});

describe("asking whether a token has expired", () => {
  const answer = { is_access_expired: true, is_refresh_expired: false };

  it.each(["access_token", "refresh_token"] as const)("names it by its %s", async (name) => {
    const { generic, sent, lines } = made(json(answer));
    expect(await generic.getTokenExpiry({ [name]: token })).toEqual(answer);
    expect([only(sent).method, only(sent).url]).toEqual(["GET", `${right.baseUrl}/oauth2/expire?${name}=${token}`]);
    expect(only(sent).headers.get("authorization")).toBeNull();
    expectHidden(lines, token);
  });

  it("of neither is the service's to refuse", async () => {
    const { generic } = made(json({ error: "invalid_request", error_description: "missing" }, 400, text));
    expect(await rejection(() => generic.getTokenExpiry())).toMatchObject({ code: "invalid_request", status: 400 });
  });
});
