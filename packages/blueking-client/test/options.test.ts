import { describe, expect, it } from "vitest";
import { expectHidden, refusal, wire } from "../../client/test/wire.ts";
import { type BlueKingOptions, createBlueKingClient } from "../src/index.ts";

const right = { appCode: "code-canary-1", appSecret: "secret-canary-2", baseUrl: "https://ssm.test" };

const authApi = { ...right, backend: "auth_api" };

describe("an option of the BlueKing client", () => {
  it.each([
    ["appCode", { ...right, appCode: undefined }],
    ["appCode", { ...right, appCode: "" }],
    ["appSecret", { ...right, appSecret: undefined }],
    ["appSecret", { ...right, appSecret: "secret-canary-2\r\n" }],
    ["baseUrl", { ...right, baseUrl: undefined }],
    ["baseUrl", { ...right, baseUrl: "ssm.test/canary" }],
    ["cookies.bk_token", { ...right, cookies: { bk_token: "" } }],
    ["cookies.bk_token", { ...right, cookies: {} }],
    ["appCode", undefined],
    ["backend", { ...right, backend: "AUTH_API" }],
    ["backend", { ...right, backend: null }],
    ["environment", { ...right, environment: "prod" }],
    ["environment", { ...authApi, environment: "canary" }],
    ["environment", { ...authApi, environment: null }],
    ["appSecret", { ...authApi, appSecret: "secret-canary-2\r\n" }],
    ["baseUrl", { ...authApi, baseUrl: undefined }],
    ["cookies", { ...authApi, cookies: {} }],
    ["cookies.bk_ticket", { ...authApi, cookies: { bk_ticket: "" } }],
    ["cookies.bk_token", { ...authApi, cookies: { bk_token: "canary" } }],
    ["cookies.env_name", { ...authApi, cookies: { bk_ticket: "a", rtx: "b", env_name: "canary" } }],
    ["cookie", { ...authApi, cookie: { bk_ticket: "canary" } }],
  ])("is refused by its name: %s of %j", async (input, options) => {
    const error = await refusal(() => createBlueKingClient(options as BlueKingOptions));
    expect(error).toMatchObject({ name: "InputError", platform: "blueking", operation: undefined, input });
    expectHidden(error, "canary");
  });

  it.each([right, authApi])("is enough with code, secret and address, and nothing is sent yet: %#", (options) => {
    const { fetch, sent } = wire();
    expectHidden(createBlueKingClient({ ...options, fetch } as BlueKingOptions), "canary");
    expect(sent).toEqual([]);
  });
});
