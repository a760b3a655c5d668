import { describe, expect, it } from "vitest";
import { expectHidden, fields, json, only, refusal, wire } from "../../client/test/wire.ts";
import { type AuthingOptions, createAuthingClient } from "../src/index.ts";

const right = { clientId: "id-canary-1", clientSecret: "secret-canary-2", baseUrl: "https://a.authing.test" };

describe("an option of the Authing client", () => {
  it.each([
    ["clientId", { ...right, clientId: undefined }],
    ["clientId", { ...right, clientId: "" }],
    ["baseUrl", { ...right, baseUrl: undefined }],
    ["baseUrl", { ...right, baseUrl: "a.authing.test" }],
    ["tokenEndpointAuthMethod", { ...right, tokenEndpointAuthMethod: "canary" }],
    ["introspectionEndpointAuthMethod", { ...right, introspectionEndpointAuthMethod: "private_key_jwt" }],
    ["clientSecret", { ...right, clientSecret: 123 }],
    ["clientSecret", { ...right, clientSecret: "" }],
    ["clientSecret", { ...right, clientSecret: "secret-canary-2\n" }],
    ["clientSecret", { ...right, clientSecret: null }],
    ["redirectUri", { ...right, redirectUri: 5 }],
    ["redirectUri", { ...right, redirectUri: "" }],
    ["revocationEndpointAuthMethod", { ...right, revocationEndpointAuthMethod: "" }],
    ["clientId", undefined],
  ])("is refused by its name: %s of %j", async (input, options) => {
    const error = await refusal(() => createAuthingClient(options as AuthingOptions));
    expect(error).toMatchObject({ name: "InputError", platform: "authing", operation: undefined, input });
    expectHidden(error, "canary");
  });

  it("may be without a secret where none is needed", async () => {
    const { fetch, sent } = wire(json({ sub: "u" }));
    const authing = createAuthingClient({ clientId: "c", baseUrl: right.baseUrl, fetch });
    expect(await authing.withToken("t").getUserInfo()).toEqual({ sub: "u" });
    expect(only(sent).url).toBe("https://a.authing.test/oauth/me");
  });

  it("has no effect any more once the client is made", async () => {
    const { fetch, sent } = wire(json({ access_token: "t", sub: "u" }));
    const other = wire();
    const options: AuthingOptions = { ...right, redirectUri: "https://app.test/cb", fetch };
    const authing = createAuthingClient(options);
    Object.assign(options, {
      clientId: "changed",
      clientSecret: "changed",
      baseUrl: "https://evil.test",
      redirectUri: "https://evil.test/cb",
      tokenEndpointAuthMethod: "none",
      fetch: other.fetch,
    });
    await authing.auth.exchangeCode({ code: "c" });
    await authing.withToken("t").getUserInfo();
    expect(sent.map(({ url }) => url)).toEqual([`${right.baseUrl}/oauth/token`, `${right.baseUrl}/oauth/me`]);
    expect(sent.slice(0, 1).map(fields)).toEqual([
      [
        ["grant_type", "authorization_code"],
        ["code", "c"],
        ["redirect_uri", "https://app.test/cb"],
        ["client_id", right.clientId],
        ["client_secret", right.clientSecret],
      ],
    ]);
    expect(authing.auth.authorizationUrl()).not.toContain("evil");
    expect(other.sent).toEqual([]);
  });

  it("may have a trailing slash in its address", () => {
    const authing = createAuthingClient({ ...right, baseUrl: "https://a.authing.test/" });
    expect(authing.auth.logoutUrl()).toBe("https://a.authing.test/login/profile/logout");
    expectHidden(authing, "canary");
  });
});
