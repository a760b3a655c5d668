import { describe, expect, expectTypeOf, it } from "vitest";
import { type BgeResult, createBgeClient } from "../../bge-client/src/index.ts";
import { createBgePrivateClient } from "../../bge-private-client/src/index.ts";
import { createGenericClient, type GenericResult } from "../../generic-client/src/index.ts";
import type { PageOptions } from "../src/index.ts";
import { taken } from "./paged-lab.ts";
import { enveloped, wire } from "./wire.ts";

// Checked by `tsc`, which also reports a `@ts-expect-error` that expects nothing.
const { fetch } = wire(enveloped({ result: [], count: 0, next_page: null }));
const bge = createBgeClient({ clientId: "c", clientSecret: "fake-secret", fetch }).withToken("fake-token");
const bgePrivate = createBgePrivateClient({ appKey: "k", appSecret: "fake-secret", fetch });
const options = { clientId: 1, clientSecret: "fake-0123456789abcdef", baseUrl: "https://g.test", fetch };
const generic = createGenericClient(options).asClient();

type Yielded<Iterating> = Iterating extends (...args: never[]) => AsyncGenerator<infer Value> ? Value : never;

describe("the items of all pages", () => {
  it("are those of the field that holds the list", () => {
    type Sample = Yielded<typeof bge.getSamples.all>;
    expectTypeOf<Sample>().toEqualTypeOf<BgeResult<"getSamples">["result"][number]>();
    expectTypeOf<Sample>().toHaveProperty("biosample_id");
    type Entry = Yielded<typeof bge.getRangeStream.all>;
    expectTypeOf<Entry>().toEqualTypeOf<BgeResult<"getRangeStream">["result"][number]>();
    expectTypeOf<Entry>().not.toBeAny();
    type Version = Yielded<typeof bge.getModelVersions.all>;
    expectTypeOf<Version["version"]>().toEqualTypeOf<BgeResult<"getModelVersions">["result"][number]["version"]>();
    type User = Yielded<typeof generic.listUsers.all>;
    expectTypeOf<User>().toEqualTypeOf<GenericResult<"listUsers">["data"][number]>();
    expectTypeOf<User>().not.toBeNever();
  });

  it("are those of the result where that is the list", () => {
    type Taxon = Yielded<typeof bge.getTaxonAbundance.all>;
    expectTypeOf<Taxon>().toEqualTypeOf<BgeResult<"getTaxonAbundance">[number]>();
    expectTypeOf<Taxon>().not.toBeNever();
    expectTypeOf<Taxon>().not.toBeAny();
  });
});

describe("a page", () => {
  it("is what the call resolves to", () => {
    expectTypeOf<Yielded<typeof bge.getSamples.pages>>().toEqualTypeOf<BgeResult<"getSamples">>();
    expectTypeOf<Yielded<typeof bge.getTaxonAbundance.pages>>().toEqualTypeOf<BgeResult<"getTaxonAbundance">>();
    expectTypeOf<Yielded<typeof bge.getModelVersions.pages>>().toEqualTypeOf<BgeResult<"getModelVersions">>();
    expectTypeOf<Yielded<typeof generic.listUsers.pages>>().toEqualTypeOf<GenericResult<"listUsers">>();
  });
});

describe("an iteration", () => {
  it("takes the input of the call, and `maxPages` beside the options of a call", async () => {
    expectTypeOf(bge.getModelVersions.all).parameters.toEqualTypeOf<
      [input: Parameters<typeof bge.getModelVersions>[0], options?: PageOptions]
    >();
    expectTypeOf(bge.getSamples.pages).toBeCallableWith();
    expectTypeOf(bge.getSamples.all).toBeCallableWith({ page: 2, limit: 10 }, { maxPages: 3, timeoutMs: 100 });
    // @ts-expect-error model_id is required
    expect(() => bge.getModelVersions.all()).not.toThrow();
    // @ts-expect-error there is no rsid
    expect(() => bge.getSamples.all({ rsid: 1 })).not.toThrow();
    // @ts-expect-error one page has no pages
    await expect(bge.getSamples({}, { maxPages: 1 })).rejects.toThrow("maxPages");
    expect(await taken(bge.getSamples.all())).toEqual([]);
  });

  it("is there only where a list comes in pages", () => {
    // @ts-expect-error a user is no list
    expect(bge.getUser.all).toBeUndefined();
    // @ts-expect-error a user is no list
    expect(bge.getUser.pages).toBeUndefined();
    // @ts-expect-error a list in one piece
    expect(bge.getVariants.all).toBeUndefined();
    // @ts-expect-error no list
    expect(bgePrivate.oauth2Grants.all).toBeUndefined();
    // @ts-expect-error no list
    expect(generic.requestToken.pages).toBeUndefined();
  });

  it("needs the credential of the call", () => {
    const withoutToken = createBgeClient({ clientId: "c", clientSecret: "fake-secret", fetch });
    // @ts-expect-error needs a token
    expect(withoutToken.getSamples.all).toBeTypeOf("function");
  });
});
