import { describe, expect, it } from "vitest";
import { expectHidden, json, only, refusal, wire } from "../../client/test/wire.ts";
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

  it("may have a trailing slash in its address", () => {
    const authing = createAuthingClient({ ...right, baseUrl: "https://a.authing.test/" });
    expect(authing.auth.logoutUrl()).toBe("https://a.authing.test/login/profile/logout");
    expectHidden(authing, "canary");
  });
});
