import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import { fieldsOf, headerOf, mocked } from "../../../tools/contract/mocked.ts";
import { createGenericClient } from "../src/index.ts";

const mock = mocked("generic");
const clientSecret = "fake-client-secret-0001";
const redirectUri = "http://127.0.0.1:8080/callback";
const made = () => createGenericClient({ ...mock.options, clientId: 7, clientSecret });

describe("the client JWT", () => {
  const decoded = (text = ""): unknown => JSON.parse(Buffer.from(text, "base64url").toString("utf8"));

  test("is signed with the secret as it was issued, and all its claims are text", async () => {
    await made().asClient().listUsers();
    const [exchange] = mock.exchanges;
    const [kind, token = ""] = (exchange && headerOf(exchange, "authorization"))?.split(" ") ?? [];
    const [header, claims, sign] = token.split(".");
    expect(kind).toBe("Client");
    expect(decoded(header)).toEqual({ alg: "HS256", typ: "JWT" });
    expect(sign).toBe(createHmac("sha256", clientSecret).update(`${header}.${claims}`).digest("base64url"));
    const { id, time, nonce, ...others } = decoded(claims) as Record<string, unknown>;
    expect(others).toEqual({});
    expect(id).toBe("7");
    expect(time).toMatch(/^\d{10}$/);
    expect(Math.abs(Number(time) - Date.now() / 1000)).toBeLessThan(60);
    expect(nonce).toEqual(expect.stringMatching(/^.{16,}$/));
  });

  test("is a new one at every call", async () => {
    const client = made().asClient();
    await Promise.all([client.listUsers(), client.listUsers(), client.listUsers()]);
    const tokens = mock.exchanges.map((exchange) => headerOf(exchange, "authorization"));
    expect(new Set(tokens).size).toBe(3);
  });

  test.each(["fake", "fifteen-bytes-1", "五个汉字啊"])("refuses the secret %j, shorter than 16 bytes", (secret) => {
    const make = () => createGenericClient({ ...mock.options, clientId: 7, clientSecret: secret });
    expect(make).toThrow(expect.objectContaining({ name: "InputError", input: "clientSecret" }));
  });

  test.each(["sixteen-bytes-16", "六个汉字正好十八"])("takes the secret %j, 16 bytes or more", (secret) => {
    const make = () => createGenericClient({ ...mock.options, clientId: 7, clientSecret: secret });
    expect(make).not.toThrow();
  });
});

test("credentials go into Authorization, never into the misspelt Authencation", async () => {
  const generic = made();
  await generic.auth.exchangeCode({ code: "fake-code-000000000001", redirectUri });
  await generic.asClient().listUsers();
  await generic.withToken("fake-access-token-000000000001").getUser();
  const names = mock.exchanges.map(({ init }) => [...new Headers(init.headers).keys()]);
  expect(names.map((all) => all.includes("authorization"))).toEqual([true, true, true]);
  expect(names.flat()).not.toContain("authencation");
  const [token, , user] = mock.exchanges;
  expect(user && headerOf(user, "authorization")).toBe("Bearer fake-access-token-000000000001");
  expect(token && fieldsOf(token)).not.toHaveProperty("client_secret");
  expect(JSON.stringify(mock.exchanges)).not.toContain(clientSecret);
});

test.each([
  [400, "expiredToken", "expired_access_token"],
  [401, "noAuth", "no_auth"],
])("a failure %i that comes as text/plain is read as JSON all the same", async (status, example, code) => {
  const headers = { accept: "text/plain", prefer: `code=${status}, example=${example}` };
  const { baseUrl } = mock.options;
  const seen: (string | null)[] = [];
  const fetch = async (url: string, init: RequestInit) => {
    const response = await globalThis.fetch(url, init);
    seen.push(response.headers.get("content-type"));
    return response;
  };
  const generic = createGenericClient({ baseUrl, fetch, clientId: 7, clientSecret });
  const refused = generic.withToken("fake-access-token-000000000001").getUser(undefined, { headers });
  await expect(refused).rejects.toMatchObject({ name: "ApiError", status, code });
  expect(seen).toEqual([expect.stringContaining("text/plain")]);
});

test.each([
  [1, "a client JWT has no user"],
  [2, "unauthorized_request"],
])("res_code %i on HTTP 200 is a failure", async (code, detail) => {
  const fetch = async () => Response.json({ res_code: code, res_msg: detail, data: null });
  const generic = createGenericClient({ baseUrl: "http://auth.test", fetch, clientId: 7, clientSecret });
  const refused = generic.withToken("fake-access-token-000000000001").getUser();
  await expect(refused).rejects.toMatchObject({ name: "ApiError", status: 200, code, detail });
});

test("the login page, with all scopes unless told otherwise", async () => {
  const { auth } = made();
  const page = `${mock.options.baseUrl}/oauth2/authorize?client_id=7`;
  const back = "&redirect_uri=http%3A%2F%2F127.0.0.1%3A8080%2Fcallback&response_type=code";
  expect(auth.authorizationUrl({ redirectUri })).toBe(`${page}${back}&scope=all%3Aall`);
  const url = auth.authorizationUrl({ redirectUri, scope: ["user:read", "role:read"], state: "a b&c" });
  expect(url).toBe(`${page}${back}&scope=user%3Aread+role%3Aread&state=a+b%26c`);
  expect((await fetch(url, { redirect: "manual" })).status).toBe(302);
});

test("a refresh sends the scope as documented", async () => {
  await made().auth.refresh("fake-refresh-token-000000000001", { scope: ["user:read", "role:read"] });
  expect(mock.exchanges.map(fieldsOf)).toEqual([
    {
      grant_type: "refresh_token",
      refresh_token: "fake-refresh-token-000000000001",
      scope: "user:read role:read",
    },
  ]);
});
