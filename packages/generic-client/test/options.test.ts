import { describe, expect, it } from "vitest";
import { expectHidden, refusal, wire } from "../../client/test/wire.ts";
import { createGenericClient, type GenericOptions } from "../src/index.ts";

const right = { clientId: 4711, clientSecret: "secret-canary-2-", baseUrl: "https://g.test" };

describe("an option of the generic client", () => {
  it.each([
    ["clientId", { ...right, clientId: undefined }],
    ["clientId", { ...right, clientId: "" }],
    ["clientId", { ...right, clientId: "canary" }],
    ["clientId", { ...right, clientId: 1.5 }],
    ["clientId", { ...right, clientId: -1 }],
    ["clientSecret", { ...right, clientSecret: undefined }],
    ["clientSecret", { ...right, clientSecret: "" }],
    ["clientSecret", { ...right, clientSecret: "15-bytes-canary" }],
    ["baseUrl", { ...right, baseUrl: undefined }],
    ["clientId", undefined],
  ])("is refused by its name: %s of %j", async (input, options) => {
    const error = await refusal(() => createGenericClient(options as GenericOptions));
    expect(error).toMatchObject({ name: "InputError", platform: "generic", operation: undefined, input });
    expectHidden(error, "canary");
  });

  it("has to be a secret of 16 bytes, whatever the number of characters", async () => {
    const { fetch, sent } = wire();
    expectHidden(createGenericClient({ ...right, fetch }), "canary");
    expect(createGenericClient({ ...right, clientSecret: "令牌令牌令牌" }).asClient()).toBeDefined();
    const error = await refusal(() => createGenericClient({ ...right, clientSecret: "令牌令牌令" }));
    expect(error.message).toBe("generic: clientSecret: expected at least 16 bytes, as a shorter key can be guessed");
    expect(sent).toEqual([]);
  });
});
