import { describe, expect, expectTypeOf, it } from "vitest";
import { json, wire } from "../../client/test/wire.ts";
import {
  type BlueKing,
  type BlueKingAuthApi,
  type BlueKingAuthApiResult,
  createBlueKingClient,
  type TokenSet,
} from "../src/index.ts";
import { validateAuthApi } from "../src/validate.ts";

const bare = { appCode: "app", appSecret: "fake-secret", baseUrl: "https://gateway.test" };

describe("the back end", () => {
  it("decides which methods the client has", () => {
    expectTypeOf(createBlueKingClient({ ...bare, backend: "auth_api" })).toEqualTypeOf<BlueKingAuthApi>();
    expectTypeOf(createBlueKingClient(bare)).toEqualTypeOf<BlueKing>();
    expectTypeOf(createBlueKingClient({ ...bare, backend: "ssm" })).toEqualTypeOf<BlueKing>();
    type Issued = BlueKingAuthApiResult<"issueAccessToken">;
    expectTypeOf<BlueKingAuthApi["auth"]["refresh"]>().returns.toEqualTypeOf<Promise<TokenSet<Issued>>>();
    expectTypeOf<Issued["user_id"]>().toEqualTypeOf<string | undefined>();
  });

  it("has paths of its own", async () => {
    const token = { access_token: "fake-1", refresh_token: "fake-2", expires_in: 60 };
    const { fetch, sent } = wire(json({ result: true, code: 0, message: "", data: token }));
    await createBlueKingClient({ ...bare, fetch }).auth.clientCredentials();
    await createBlueKingClient({ ...bare, fetch, backend: "ssm" }).auth.clientCredentials();
    await createBlueKingClient({ ...bare, fetch, backend: "auth_api" }).auth.clientCredentials();
    expect(sent.map(({ url }) => new URL(url).pathname)).toEqual([
      "/api/v1/auth/access-tokens",
      "/api/v1/auth/access-tokens",
      "/auth_api/token/",
    ]);
  });

  it("has schemas of its own", async () => {
    const lines: string[] = [];
    const keep = (line: string) => void lines.push(line);
    const logger = { debug: () => {}, info: () => {}, warn: keep, error: keep };
    const answer = (expires_in: unknown) =>
      json({ result: true, code: "0", message: "", data: { access_token: "fake-1", expires_in } });
    const { fetch } = wire(answer(60), answer("soon"));
    const validate = validateAuthApi("warn");
    const blueking = createBlueKingClient({ ...bare, fetch, backend: "auth_api", logger, validate });
    await blueking.auth.clientCredentials();
    expect(lines).toEqual([]);
    await blueking.auth.clientCredentials();
    expect(lines.join()).toContain("/data/expires_in");
  });
});
