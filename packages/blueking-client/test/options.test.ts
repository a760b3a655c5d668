import { describe, expect, it } from "vitest";
import { expectHidden, refusal, wire } from "../../client/test/wire.ts";
import { type BlueKingOptions, createBlueKingClient } from "../src/index.ts";

const right = { appCode: "code-canary-1", appSecret: "secret-canary-2", baseUrl: "https://ssm.test" };

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
  ])("is refused by its name: %s of %j", async (input, options) => {
    const error = await refusal(() => createBlueKingClient(options as BlueKingOptions));
    expect(error).toMatchObject({ name: "InputError", platform: "blueking", operation: undefined, input });
    expectHidden(error, "canary");
  });

  it("is enough with code, secret and address, and nothing is sent yet", () => {
    const { fetch, sent } = wire();
    expectHidden(createBlueKingClient({ ...right, fetch }), "canary");
    expect(sent).toEqual([]);
  });
});
