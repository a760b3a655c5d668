import { describe, expect, test } from "vitest";
import { fieldsOf, headerOf, mocked } from "../../../tools/contract/mocked.ts";
import { type AuthingOptions, type ClientAuthMethod, createAuthingClient } from "../src/index.ts";

const mock = mocked("authing");
const clientId = "fake-app-id-000000000001";
const clientSecret = "fake s%cr+t/=& ü";
const made = (options: Partial<AuthingOptions> = {}) => createAuthingClient({ ...mock.options, clientId, ...options });
type Authing = ReturnType<typeof made>;

const redirectUri = "https://app.test/callback";
const endpoints = [
  ["tokenEndpointAuthMethod", (one: Authing) => one.auth.exchangeCode({ code: "fake-code-0001", redirectUri })],
  ["introspectionEndpointAuthMethod", (one: Authing) => one.auth.introspect("fake-token-0001")],
  ["revocationEndpointAuthMethod", (one: Authing) => one.auth.revoke("fake-token-0001")],
] as const;

describe.each(endpoints)("%s", (option, call) => {
  const proof = async (method?: ClientAuthMethod) => {
    await call(made({ ...(method !== "none" && { clientSecret }), ...(method && { [option]: method }) }));
    const [exchange] = mock.exchanges;
    if (!exchange) throw new Error("nothing was sent");
    expect(exchange.violations).toBeNull();
    const { client_id, client_secret } = fieldsOf(exchange);
    return { client_id, client_secret, authorization: headerOf(exchange, "authorization") };
  };

  test("is client_secret_post by default", async () => {
    expect(await proof()).toEqual({ client_id: clientId, client_secret: clientSecret, authorization: null });
  });

  test("client_secret_post sends both in the form", async () => {
    const sent = await proof("client_secret_post");
    expect(sent).toEqual({ client_id: clientId, client_secret: clientSecret, authorization: null });
  });

  test("client_secret_basic sends both in the header, not percent-encoded before", async () => {
    const authorization = `Basic ${Buffer.from(`${clientId}:${clientSecret}`, "utf8").toString("base64")}`;
    expect(await proof("client_secret_basic")).toEqual({ authorization });
  });

  test("none sends the id alone and needs no secret", async () => {
    expect(await proof("none")).toEqual({ client_id: clientId, authorization: null });
  });

  test.each(["client_secret_post", "client_secret_basic"] as const)(
    "%s without a secret sends nothing",
    async (method) => {
      const refused = call(made({ [option]: method }));
      await expect(refused).rejects.toMatchObject({ name: "InputError", input: "clientSecret" });
      expect(mock.exchanges).toEqual([]);
    },
  );

  test("leaves the other endpoints as they are", async () => {
    const authing = made({ clientSecret, [option]: "none" });
    for (const [, one] of endpoints) await one(authing);
    const withSecret = mock.exchanges.map((exchange) => "client_secret" in fieldsOf(exchange));
    expect(withSecret).toEqual(endpoints.map(([other]) => other !== option));
  });
});

// Prism wants no second colon in Basic, RFC 7617 allows it.
test("a secret with a colon goes into Basic as it is", async () => {
  const sent: RequestInit[] = [];
  const fetch = async (_: string, init: RequestInit) => {
    sent.push(init);
    return new Response(null, { status: 200 });
  };
  const method = "client_secret_basic";
  await made({ fetch, clientSecret: "fake:a:b", revocationEndpointAuthMethod: method }).auth.revoke("fake-token-0001");
  const authorization = new Headers(sent[0]?.headers).get("authorization");
  expect(authorization).toBe(`Basic ${Buffer.from(`${clientId}:fake:a:b`).toString("base64")}`);
});

test.each([200, 204, 202])("a revocation that is answered by an empty %i has worked", async (status) => {
  const fetch = async () => new Response(null, { status });
  expect(await made({ clientSecret, fetch }).auth.revoke("fake-token-0001")).toBe(true);
});

test("a dead token is an answer and not an error", async () => {
  const fetch = async () => Response.json({ active: false });
  expect(await made({ clientSecret, fetch }).auth.introspect("fake-token-0001")).toEqual({ active: false });
});

test("the login page has the platform's own order of parameters", async () => {
  const url = made().auth.authorizationUrl({
    redirectUri: "https://app.test/callback?a=1&b=2",
    responseType: "code",
    responseMode: "query",
    state: "a b+c&d",
    nonce: "fake-nonce",
    scope: ["user", "email"],
    codeChallenge: "fake-code-challenge-000000000000000000000001",
    codeChallengeMethod: "S256",
  });
  expect(url).toBe(
    `${mock.options.baseUrl}/oauth/auth?state=a+b%2Bc%26d&scope=user+email&client_id=${clientId}` +
      "&redirect_uri=https%3A%2F%2Fapp.test%2Fcallback%3Fa%3D1%26b%3D2&response_type=code&response_mode=query" +
      "&nonce=fake-nonce&code_challenge=fake-code-challenge-000000000000000000000001&code_challenge_method=S256",
  );
  const answer = await fetch(url, { redirect: "manual" });
  expect([answer.status, answer.headers.get("sl-violations")]).toEqual([302, null]);
});

test("the login page makes a new state each time and asks for the scope user", () => {
  const pages = [1, 2].map(() => new URL(made({ redirectUri }).auth.authorizationUrl()).searchParams);
  const [first, second] = pages.map((page) => page.get("state") ?? "");
  expect(first).toMatch(/^[A-Za-z0-9_-]{43}$/);
  expect(second).not.toBe(first);
  expect(pages.map((page) => [page.get("scope"), page.get("response_type")])).toEqual(Array(2).fill(["user", "code"]));
});

test("the logout page, with and without a way back", async () => {
  const page = `${mock.options.baseUrl}/login/profile/logout`;
  expect(made().auth.logoutUrl()).toBe(page);
  const url = made().auth.logoutUrl({ redirectUri: "https://app.test/?bye=1&a=b" });
  expect(url).toBe(`${page}?redirect_uri=https%3A%2F%2Fapp.test%2F%3Fbye%3D1%26a%3Db`);
  expect((await fetch(url, { redirect: "manual" })).status).toBe(302);
});
