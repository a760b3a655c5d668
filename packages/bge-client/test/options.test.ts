import { describe, expect, it } from "vitest";
import { enveloped, expectHidden, fields, refusal, wire } from "../../client/test/wire.ts";
import { type BgeOptions, createBgeClient } from "../src/index.ts";

const right = { clientId: "id-canary-1", clientSecret: "secret-canary-2" };

describe("an option of the BGE client", () => {
  it.each([
    ["clientId", { ...right, clientId: undefined }],
    ["clientId", { ...right, clientId: "" }],
    ["clientId", { ...right, clientId: 4711 }],
    ["clientSecret", { ...right, clientSecret: undefined }],
    ["clientSecret", { ...right, clientSecret: " " }],
    ["clientSecret", { ...right, clientSecret: "secret-canary-2\n" }],
    ["baseUrl", { ...right, baseUrl: "" }],
    ["baseUrl", { ...right, baseUrl: "api.bge.genomics.cn" }],
    ["fetch", { ...right, fetch: "canary" }],
    ["clientId", undefined],
    ["clientId", {}],
  ])("is refused by its name: %s of %j", async (input, options) => {
    const error = await refusal(() => createBgeClient(options as BgeOptions));
    expect(error).toMatchObject({ name: "InputError", platform: "bge", operation: undefined, input });
    expectHidden(error, "canary");
  });

  it("has no effect any more once the client is made", async () => {
    const { fetch, sent } = wire(enveloped({ access_token: "t" }));
    const other = wire();
    const options: BgeOptions = { ...right, baseUrl: "https://b.test", fetch };
    const bge = createBgeClient(options);
    Object.assign(options, { clientSecret: "changed", baseUrl: "https://evil.test", fetch: other.fetch });
    await bge.auth.clientCredentials();
    await bge.withToken("t").getUser();
    expect(sent.map(({ url }) => url)).toEqual(["https://b.test/oauth2/access_token", "https://b.test/profile"]);
    expect(sent.slice(0, 1).map(fields)[0]).toContainEqual(["client_secret", right.clientSecret]);
    expect(other.sent).toEqual([]);
  });

  it("is enough with id and secret, and nothing is sent yet", () => {
    const { fetch, sent } = wire();
    expectHidden(createBgeClient({ ...right, fetch }), "canary");
    expect(sent).toEqual([]);
  });
});
