import { describe, expect, it } from "vitest";
import { enveloped, expectHidden, only, refusal, wire } from "../../client/test/wire.ts";
import { type BgePrivateOptions, createBgePrivateClient } from "../src/index.ts";

const right = { appKey: "key-canary-1", appSecret: "secret-canary-2" };

describe("an option of the private BGE client", () => {
  it.each([
    ["appKey", { ...right, appKey: undefined }],
    ["appKey", { ...right, appKey: "" }],
    ["appSecret", { ...right, appSecret: undefined }],
    ["appSecret", { ...right, appSecret: "" }],
    ["appSecret", { ...right, appSecret: ["secret-canary-2"] }],
    ["baseUrl", { ...right, baseUrl: "https://canary@x.test" }],
    ["appKey", undefined],
  ])("is refused by its name: %s of %j", async (input, options) => {
    const error = await refusal(() => createBgePrivateClient(options as BgePrivateOptions));
    expect(error).toMatchObject({ name: "InputError", platform: "bge-private", operation: undefined, input });
    expectHidden(error, "canary");
  });

  it("may be another address", async () => {
    const { fetch, sent } = wire(enveloped([]));
    const client = createBgePrivateClient({ ...right, baseUrl: "https://private.test/api/", fetch });
    await client.oauth2Grants({ auth_token: "t" });
    expect(only(sent).url).toBe("https://private.test/api/openbge/oauth2/grants");
    expectHidden(client, "canary");
  });
});
