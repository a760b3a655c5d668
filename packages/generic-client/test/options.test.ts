import { describe, expect, it } from "vitest";
import { expectHidden, json, refusal, wire } from "../../client/test/wire.ts";
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

  it("has no effect any more once the client is made", async () => {
    const { fetch, sent } = wire(json({ res_code: 0, res_msg: "", data: {} }));
    const options: GenericOptions = { ...right, fetch };
    const generic = createGenericClient(options);
    Object.assign(options, { baseUrl: "https://evil.test", fetch: wire().fetch });
    await generic.asClient().listUsers();
    await generic.withToken("t").getUser();
    expect(sent.map(({ url }) => url)).toEqual(["https://g.test/api/users", "https://g.test/api/user"]);
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
