import { expect, test } from "vitest";
import { fieldsOf, mocked, prefer } from "../../../tools/contract/mocked.ts";
import { createBgeClient } from "../src/index.ts";

const mock = mocked("bge");
const redirectUri = "https://client.example.com/callback";
const made = () =>
  createBgeClient({ ...mock.options, clientId: "fake-client-id-0001", clientSecret: "fake-client-secret-0001" });

test.each([
  ["invalidGrant", "非法请求: invalid_grant"],
  ["unauthorizedClient", "非法请求: unauthorized_client"],
  ["badInput", "错误的请求"],
])("the token endpoint refuses on HTTP 200: %s", async (example, detail) => {
  const refused = made().auth.exchangeCode({ code: "fake-code-0001", redirectUri }, prefer(200, example));
  await expect(refused).rejects.toMatchObject({ name: "ApiError", status: 200, code: 400, detail, retryable: false });
});

test("a refresh token is replaced at every refresh", async () => {
  const first = await made().auth.exchangeCode({ code: "fake-code-0001", redirectUri });
  const second = await made().auth.refresh(first.refreshToken ?? "", prefer(200, "refreshToken"));
  expect([first.refreshToken, second.refreshToken]).toEqual([
    "fake-refresh-token-000000000001",
    "fake-refresh-token-000000000002",
  ]);
});

test("an app token has no refresh token and is asked for anew", async () => {
  const first = await made().auth.clientCredentials(prefer(200, "clientCredentials"));
  expect(first.refreshToken).toBeUndefined();
  await first.refresh();
  expect(mock.exchanges.map(fieldsOf).map(({ grant_type }) => grant_type)).toEqual(Array(2).fill("client_credentials"));
});

test("the consent page has scopes with spaces, whatever stands between them", async () => {
  const url = made().auth.authorizationUrl({ redirectUri, scope: "profile.default,variant.rsid", state: "demo" });
  expect(url).toBe(
    `${mock.options.baseUrl}/oauth2/authorize?client_id=fake-client-id-0001&response_type=code` +
      "&redirect_uri=https%3A%2F%2Fclient.example.com%2Fcallback&scope=profile.default+variant.rsid&state=demo",
  );
  expect((await fetch(url, { redirect: "manual" })).status).toBe(302);
});

test("a list is one parameter with commas", async () => {
  const bge = made().withToken("fake-access-token-0001");
  await bge.getVariants({ biosample_id: "E-F00000000001", rsids: ["rs671", "rs1229984"] });
  expect(new URL(mock.exchanges[0]?.url ?? "").search).toBe("?biosample_id=E-F00000000001&rsids=rs671,rs1229984");
});

test("regions go as JSON text in a form, a BED file in a multipart body, and never both", async () => {
  const bge = made().withToken("fake-access-token-0001");
  const biosample_id = "E-F00000000001";
  const regions = [{ chr: "chr1", begin: 1, end: 2 }];
  const bed_file = new Blob(["fake"], { type: "application/zip" });
  await bge.getProfessionalVariant({ biosample_id, regions });
  await bge.getProfessionalVariant({ biosample_id, bed_file });
  expect(mock.exchanges.map(fieldsOf)).toEqual([
    { biosample_id, regions: '[{"chr":"chr1","begin":1,"end":2}]' },
    { biosample_id, bed_file: "[file]" },
  ]);
  expect(mock.exchanges.map(({ violations }) => violations)).toEqual([null, null]);
  // @ts-expect-error the compiler refuses both as well
  await expect(bge.getProfessionalVariant({ biosample_id, regions, bed_file })).rejects.toThrow(/exactly one of them/);
  expect(mock.exchanges).toHaveLength(2);
});

test("alive() says false for a failure on 200 and for a host that is not there", async () => {
  expect(await made().alive()).toBe(true);
  expect(await made().alive(prefer(200, "down"))).toBe(false);
  const credentials = { clientId: "fake-client-id-0001", clientSecret: "fake-client-secret-0001" };
  expect(await createBgeClient({ ...credentials, baseUrl: "http://127.0.0.1:1" }).alive()).toBe(false);
});
