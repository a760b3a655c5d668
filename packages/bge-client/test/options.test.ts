import { describe, expect, it } from "vitest";
import { expectHidden, refusal, wire } from "../../client/test/wire.ts";
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

  it("is enough with id and secret, and nothing is sent yet", () => {
    const { fetch, sent } = wire();
    expectHidden(createBgeClient({ ...right, fetch }), "canary");
    expect(sent).toEqual([]);
  });
});
