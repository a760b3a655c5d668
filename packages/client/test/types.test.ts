import { describe, expect, expectTypeOf, it } from "vitest";
import { createAuthingClient } from "../../authing-client/src/index.ts";
import { type BgeInput, type BgeResult, createBgeClient } from "../../bge-client/src/index.ts";
import {
  type BgePrivateInput,
  type BgePrivateResult,
  createBgePrivateClient,
} from "../../bge-private-client/src/index.ts";
import { createBlueKingClient } from "../../blueking-client/src/index.ts";
import { createGenericClient, type GenericInput, type GenericResult } from "../../generic-client/src/index.ts";
import type { CallOptions, CredentialMissing, InputOf } from "../src/index.ts";
import { enveloped, json, refusal, wire } from "./wire.ts";

// Checked by `tsc`, which also reports a `@ts-expect-error` that expects nothing.
const { fetch, sent } = wire(enveloped(null));
const bge = createBgeClient({ clientId: "c", clientSecret: "s", fetch });
const withToken = bge.withToken("t");
const bgePrivate = createBgePrivateClient({ appKey: "k", appSecret: "s", fetch });
const blueking = createBlueKingClient({ appCode: "c", appSecret: "s", baseUrl: "https://ssm.test", fetch });
const authing = createAuthingClient({ clientId: "c", clientSecret: "s", baseUrl: "https://a.authing.test", fetch });
const generic = createGenericClient({
  clientId: 1,
  clientSecret: "0123456789abcdef",
  baseUrl: "https://g.test",
  fetch,
});
const asClient = generic.asClient();

type Resolved<Call> = Call extends (...args: never[]) => Promise<infer Value> ? Value : never;

describe("what the compiler refuses, the client refuses too", () => {
  const id = "E-F00000000001";

  it("a wrong name", async () => {
    // @ts-expect-error there is no rsid
    await refusal(() => withToken.getVariants({ biosample_id: id, rsid: ["rs1"] }));
    // @ts-expect-error there is no rsid beside what is right
    await refusal(() => withToken.getVariants({ biosample_id: id, rsids: ["rs1"], rsid: "rs1" }));
  });

  it("a missing name", async () => {
    // @ts-expect-error rsids is required
    await refusal(() => withToken.getVariants({ biosample_id: id }));
    // @ts-expect-error the input is required
    await refusal(() => withToken.getVariants());
    // @ts-expect-error model_id is required
    await refusal(() => withToken.getModelVersions({ limit: 1 }));
  });

  it("a wrong type", async () => {
    // @ts-expect-error a list, not text
    await refusal(() => withToken.getVariants({ biosample_id: id, rsids: "rs1" }));
    // @ts-expect-error numbers, not text
    await refusal(() => withToken.getSamples({ omics: ["1"] }));
    // @ts-expect-error one of two words
    await refusal(() => withToken.getRangeStream({ data_element_id: "d", sort_direction: "up" }));
    // @ts-expect-error a Blob, not text
    await refusal(() => withToken.getProfessionalVariant({ biosample_id: id, bed_file: "zip" }));
  });

  it("a field of another grant, or no grant", async () => {
    // @ts-expect-error the field of another grant
    await refusal(() => bge.requestToken({ grant_type: "refresh_token", code: "c" }));
    // @ts-expect-error no grant of this platform
    await refusal(() => bge.requestToken({ grant_type: "password" }));
    // @ts-expect-error choosers that do not go together
    await refusal(() => blueking.issueAccessToken({ grant_type: "client_credentials", id_provider: "bk_login" }));
  });

  it("any input of an operation without inputs", async () => {
    // @ts-expect-error there are no inputs
    await refusal(() => withToken.getUser({ page: 1 }));
    // @ts-expect-error options are the second argument
    await refusal(() => withToken.getUser({ signal: AbortSignal.abort() }));
  });

  it("an unknown option of a call", async () => {
    // @ts-expect-error there is no timeout
    await refusal(() => withToken.getUser({}, { timeout: 1 }));
  });

  it("an operation whose credential the client does not have", async () => {
    // @ts-expect-error needs a token
    await refusal(() => bge.getUser());
    // @ts-expect-error needs a token
    await refusal(() => bge.getVariants({ biosample_id: id, rsids: ["rs1"] }));
    // @ts-expect-error needs a token
    await refusal(() => authing.getUserInfo());
    // @ts-expect-error needs a user
    await refusal(() => asClient.getUser());
    // @ts-expect-error needs a client or a user
    await refusal(() => generic.listUsers());
    // @ts-expect-error needs the client
    await refusal(() => generic.withToken("t").requestToken({ grant_type: "refresh_token", refresh_token: "r" }));
    expectTypeOf(bge.getUser).toEqualTypeOf<CredentialMissing<"userToken">>();
    expectTypeOf(bge.getSamples).toEqualTypeOf<CredentialMissing<"userToken" | "appToken">>();
  });

  it("an option that is missing", async () => {
    // @ts-expect-error needs the secret
    await refusal(() => createBgeClient({ clientId: "c" }));
    // @ts-expect-error needs the address
    await refusal(() => createBlueKingClient({ appCode: "c", appSecret: "s" }));
    // @ts-expect-error needs options
    await refusal(() => createBgePrivateClient());
  });

  it("and nothing of it was sent", () => {
    expect(sent).toEqual([]);
  });
});

describe("inputs", () => {
  it("are one flat object of path, query and body", () => {
    type Operations = Parameters<typeof withToken.getModelVersions>[0];
    expectTypeOf<Operations>().toEqualTypeOf<{ model_id: string; limit?: number; next_page?: number }>();
    expectTypeOf(withToken.getModelVersions).parameter(1).toEqualTypeOf<CallOptions | undefined>();
  });

  it("take read-only lists", async () => {
    const rsids = ["rs1", "rs2"] as const;
    const answer = wire(enveloped([]));
    const client = createBgeClient({ clientId: "c", clientSecret: "s", fetch: answer.fetch }).withToken("t");
    expect(await client.getVariants({ biosample_id: "E-1", rsids })).toEqual([]);
    expect(answer.sent[0]?.url).toMatch(/rsids=rs1,rs2$/);
  });

  it("take a value or its JSON text", () => {
    expectTypeOf(bgePrivate.oauth2Authorize).parameter(0).toHaveProperty("biosample_ids");
    type Ids = Parameters<typeof bgePrivate.oauth2Authorize>[0]["biosample_ids"];
    expectTypeOf<string>().toExtend<Ids>();
    expectTypeOf<{ biosample_id: string; type: string }[]>().toExtend<Ids>();
    expectTypeOf<number>().not.toExtend<Ids>();
  });

  it("hold nothing that the client fills", () => {
    type Signed = Parameters<typeof bgePrivate.oauth2Grants>[0];
    expectTypeOf<keyof Signed>().toEqualTypeOf<"auth_token" | "client_id" | "redirect_uri">();
    type Revoked = Parameters<typeof authing.revokeToken>[0];
    expectTypeOf<keyof Revoked>().toEqualTypeOf<"token">();
  });

  it("may be left out where none is required", () => {
    expectTypeOf(withToken.getSamples).toBeCallableWith();
    expectTypeOf(withToken.getSamples).toBeCallableWith({});
    expectTypeOf(withToken.getSamples).toBeCallableWith({ limit: 10 }, {});
    expectTypeOf(withToken.getUser).toBeCallableWith({}, { signal: new AbortController().signal });
    expectTypeOf(withToken.getUser).toBeCallableWith(undefined, { headers: { "x-trace": "1" } });
  });

  it("of a body that is no object are given as `body`", () => {
    interface Replace {
      parameters: { path: { id: string } };
      requestBody: { content: { "application/json": string[] } };
    }
    expectTypeOf<InputOf<Replace>>().toEqualTypeOf<{ id: string; body: readonly string[] }>();
  });

  it("of a body whose names are not known are given as `body` too", () => {
    interface Count<Body> {
      parameters: { path: { id: string } };
      requestBody: { content: { "application/json": Body } };
    }
    type Counts = { [name: string]: number };
    expectTypeOf<InputOf<Count<Counts>>>().toEqualTypeOf<{ id: string; body: Counts }>();
    type Anything = Record<string, never>;
    expectTypeOf<InputOf<Count<Anything>>>().toEqualTypeOf<{ id: string; body: Anything }>();
    expectTypeOf<InputOf<Count<{ a: number }>>>().toEqualTypeOf<{ id: string; a: number }>();
  });

  it("have a name, by the operation", () => {
    type Variants = BgeInput<"getVariants">;
    expectTypeOf<Variants>().toEqualTypeOf<{ biosample_id: string; rsids: readonly string[] }>();
    expectTypeOf<Variants>().toEqualTypeOf<Parameters<typeof withToken.getVariants>[0]>();
    expectTypeOf<keyof BgePrivateInput<"oauth2Grants">>().toEqualTypeOf<"auth_token" | "client_id" | "redirect_uri">();
    expectTypeOf<GenericInput<"requestToken">["grant_type"]>().toEqualTypeOf<"authorization_code" | "refresh_token">();
    // @ts-expect-error no such operation
    expectTypeOf<BgeInput<"nope">>().toBeUnknown();
  });
});

describe("results", () => {
  it("are out of the envelope, without the failures", () => {
    type Page = Resolved<typeof withToken.getSamples>;
    expectTypeOf<keyof Page>().toEqualTypeOf<"result" | "count" | "next_page">();
    expectTypeOf<Page["next_page"]>().toEqualTypeOf<number | null>();
    type Token = Resolved<typeof bge.requestToken>;
    expectTypeOf<Token["access_token"]>().toEqualTypeOf<string>();
  });

  it("are the whole answer where there is no envelope", () => {
    expectTypeOf<Resolved<typeof authing.introspectToken>>().toHaveProperty("active").toEqualTypeOf<boolean>();
    expectTypeOf<Resolved<typeof asClient.requestToken>>().toHaveProperty("access_token").toEqualTypeOf<string>();
  });

  it("are void where the platform sends nothing", () => {
    expectTypeOf<Resolved<typeof authing.revokeToken>>().toEqualTypeOf<void>();
  });

  it("are null where the platform's list stands for none", () => {
    type Grant = Resolved<typeof bgePrivate.oauth2Grants>;
    expectTypeOf<null>().toExtend<Grant>();
    expectTypeOf<Extract<Grant, readonly unknown[]>>().toBeNever();
    expectTypeOf<NonNullable<Grant>["grant_time"]>().toEqualTypeOf<string>();
    expectTypeOf<Resolved<typeof bgePrivate.oauth2RevokeGrant>>().toEqualTypeOf<null>();
  });

  it("have a name, by the operation", () => {
    expectTypeOf<BgeResult<"getVariants">>().toEqualTypeOf<Resolved<typeof withToken.getVariants>>();
    expectTypeOf<BgeResult<"getVariants">[number]["batch_no"]>().toEqualTypeOf<number | null | undefined>();
    expectTypeOf<GenericResult<"requestToken">>().toEqualTypeOf<Resolved<typeof asClient.requestToken>>();
    expectTypeOf<GenericResult<"requestToken">["access_token"]>().toEqualTypeOf<string>();
    type Grant = BgePrivateResult<"oauth2Grants">;
    expectTypeOf<Grant>().toEqualTypeOf<Resolved<typeof bgePrivate.oauth2Grants>>();
    expectTypeOf<null>().toExtend<Grant>();
    expectTypeOf<Extract<Grant, readonly unknown[]>>().toBeNever();
    expectTypeOf<NonNullable<Grant>["grant_time"]>().toEqualTypeOf<string>();
  });

  it("come with the response on request", () => {
    type With = Resolved<typeof withToken.getSamples.withResponse>;
    expectTypeOf<With>().toEqualTypeOf<{ data: Resolved<typeof withToken.getSamples>; response: Response }>();
  });

  it("of a navigation are text, of a probe true or false", () => {
    expectTypeOf(authing.logout).returns.toEqualTypeOf<string>();
    expectTypeOf(bge.authorize).returns.toEqualTypeOf<string>();
    expectTypeOf(bge.alive).toEqualTypeOf<(options?: CallOptions) => Promise<boolean>>();
  });

  it("of a raw call are what openapi-fetch makes of them", async () => {
    const answer = wire(json({ code: 0, msg: "", data: { active: true } }));
    const client = createBgeClient({ clientId: "c", clientSecret: "s", fetch: answer.fetch }).withToken("t");
    const { data } = await client.GET("/oauth2/introspect", { params: { query: { token: "t" } } });
    if (data?.code !== 0) throw new Error("no success");
    expectTypeOf(data.data.active).toEqualTypeOf<boolean>();
    expect(data).toEqual({ code: 0, msg: "", data: { active: true } });
    // @ts-expect-error no such path
    await client.GET("/nope");
  });
});
