import { expect, test } from "vitest";
import { headerOf, mocked, prefer } from "../../../tools/contract/mocked.ts";
import { createBlueKingClient } from "../src/index.ts";

const mock = mocked("blueking");
const credentials = { appCode: "fake-app", appSecret: "fake-app-secret-0001" };
const made = (cookies?: { bk_token: string }) =>
  createBlueKingClient({ ...mock.options, ...credentials, ...(cookies && { cookies }) });

test("every call proves the application by two headers and by nothing else", async () => {
  const blueking = made();
  await blueking.auth.clientCredentials(prefer(200, "appToken"));
  await blueking.refreshAccessToken({ refresh_token: "fakerefreshtoken00000000000001" });
  await blueking.verifyAccessToken({ access_token: "fakeaccesstoken000000000000001" });
  expect(mock.exchanges).toHaveLength(3);
  for (const exchange of mock.exchanges) {
    expect(headerOf(exchange, "X-Bk-App-Code")).toBe("fake-app");
    expect(headerOf(exchange, "X-Bk-App-Secret")).toBe("fake-app-secret-0001");
    expect(headerOf(exchange, "Authorization")).toBeNull();
    expect(`${exchange.url} ${exchange.init.body}`).not.toContain("fake-app");
    expect(exchange.violations).toBeNull();
  }
});

const token = { access_token: "fake-1", refresh_token: "fake-2", expires_in: 43200 };
const answering = (body: object) =>
  createBlueKingClient({ ...credentials, baseUrl: "http://bk.test", fetch: async () => Response.json(body) });

test.each([0, "0", "00"])("the code %j is success, as a number and as text", async (code) => {
  const blueking = answering({ code, message: "ok", data: token });
  expect(await blueking.refreshAccessToken({ refresh_token: "fake" })).toEqual(token);
});

test.each([1901403, "1901403"])("the code %j is a failure, on HTTP 200 too", async (code) => {
  const blueking = answering({ code, message: "expired", data: null });
  const refused = blueking.refreshAccessToken({ refresh_token: "fake" });
  await expect(refused).rejects.toMatchObject({ name: "ApiError", status: 200, code: 1901403, detail: "expired" });
});

test.each([
  ["bk_token", "other=1; bk_token=fake-login; x=2"],
  ["my_login", "bk_token=wrong; my_login=fake-login"],
])("the login state is read from the cookie %s", async (name, cookie) => {
  await made({ bk_token: name }).auth.fromRequest({ headers: new Headers({ cookie }) });
  const [exchange] = mock.exchanges;
  expect(JSON.parse(String(exchange?.init.body))).toEqual({
    grant_type: "authorization_code",
    id_provider: "bk_login",
    bk_token: "fake-login",
  });
  expect(exchange?.violations).toBeNull();
});

test("without the login cookie nothing is sent, and the error names the cookie", async () => {
  const refused = made({ bk_token: "my_login" }).auth.fromRequest("bk_token=fake-login");
  await expect(refused).rejects.toMatchObject({ name: "ReauthRequired", reason: "no_login" });
  await expect(refused).rejects.toThrow('"my_login"');
  expect(mock.exchanges).toEqual([]);
});

test("a refresh repeats the refresh token; an app token is asked for anew", async () => {
  const user = await made().auth.fromRequest("bk_token=fake-login");
  const next = await made().auth.refresh(user.refreshToken ?? "");
  expect(next.refreshToken).toBe(user.refreshToken);
  expect(next.accessToken).not.toBe(user.accessToken);
  const app = await made().auth.clientCredentials(prefer(200, "appToken"));
  await app.refresh();
  const [, , first, second] = mock.exchanges;
  expect(second?.init.body).toBe(first?.init.body);
});
