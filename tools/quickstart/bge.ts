import { createBgeClient } from "@lingpai/bge-client";
import { prefer, redirects, type Step, step } from "../quickstart.ts";

/** Every function of the platform's OAuth2 module, in the order of its documents. */
export function steps(url: string): Step[] {
  const bge = createBgeClient({ clientId: "demo-client", clientSecret: "demo-secret", baseUrl: url });
  const redirectUri = "http://test.cn";
  const api = bge.withToken("demo-access-token");
  const user = "demo-user";
  const login = async () => {
    const { state } = await bge.auth.start({ user, redirectUri, scope: "profile.default,variant.rsid" });
    return bge.auth.finish(`${redirectUri}/?code=demo-code&state=${state}`, { state });
  };
  return [
    step(
      "alive()",
      "bge.alive()",
      () => bge.alive(),
      (up) => up,
    ),
    step(
      "get_authorization_url(redirect_uri, state, scopes)",
      "bge.auth.authorizationUrl({ redirectUri, state, scope })",
      () => bge.auth.authorizationUrl({ redirectUri, state: "demo", scope: "profile.default,variant.rsid" }),
      (page) => new URL(page).searchParams.get("scope") === "profile.default variant.rsid" && redirects(page),
    ),
    step(
      "exchange_authorization_code(code, redirect_uri)",
      "bge.auth.exchangeCode({ code, redirectUri })",
      () => bge.auth.exchangeCode({ code: "demo-code", redirectUri }, prefer("authorizationCode")),
      (token) => token.accessToken === token.raw.access_token && token.refreshToken !== undefined,
    ),
    step(
      "get_authorization_url(redirect_uri, state, scopes), kept",
      "bge.auth.start({ user, redirectUri, scope, state })",
      () => bge.auth.start({ user, redirectUri, scope: ["profile.default"], state: "demo" }),
      ({ url: page, state }) => new URL(page).searchParams.get("state") === state && redirects(page),
    ),
    step(
      "exchange_authorization_code(code, redirect_uri), kept",
      "bge.auth.finish(callback, { state })",
      login,
      (end) => {
        return end.user === user && end.tokens.accessToken !== "";
      },
    ),
    step(
      "token.refresh(), kept",
      "bge.auth.user(user).refresh()",
      () => bge.auth.user(user).refresh(),
      (token) => token.refreshToken !== undefined,
    ),
    step(
      "token.refresh()",
      "token.refresh()",
      async () => {
        const token = await bge.auth.exchangeCode({ code: "demo-code", redirectUri }, prefer("authorizationCode"));
        return token.refresh();
      },
      (token) => token.accessToken !== "" && token.refreshToken !== undefined,
    ),
    step(
      "exchange_refresh_token(refresh_token)",
      "bge.auth.refresh(refreshToken)",
      () => bge.auth.refresh("demo-refresh-token", prefer("refreshToken")),
      (token) => token.refreshToken !== undefined,
    ),
    step(
      "get_credentials_token()",
      "bge.auth.clientCredentials()",
      () => bge.auth.clientCredentials(prefer("clientCredentials")),
      (token) => token.accessToken !== "" && token.refreshToken === undefined,
    ),
    step(
      "get_credentials_token(), kept",
      "bge.auth.app().get()",
      () => bge.auth.app().get(),
      (token) => token.accessToken !== "",
    ),
    step(
      "get_api(access_token).get_samples(), by the application",
      "bge.asApp().getSamples({ limit: 10 })",
      () => bge.asApp().getSamples({ limit: 10 }),
      (page) => Array.isArray(page.result),
    ),
    step(
      "get_api(access_token).get_user(), by a user",
      "bge.as(user).getUser()",
      () => bge.as(user).getUser(),
      ({ userId }) => typeof userId === "string",
    ),
    step(
      "introspect(access_token)",
      "bge.auth.user(user).introspect()",
      () => bge.auth.user(user).introspect(),
      ({ active }) => typeof active === "boolean",
    ),
    step(
      "get_api(access_token).get_user()",
      "bge.withToken(accessToken).getUser()",
      () => api.getUser({}, prefer("everything")),
      ({ userId }) => typeof userId === "string",
    ),
    step(
      "get_api(access_token).get_variants(biosample_id, rsids)",
      'bge.withToken(accessToken).getVariants({ biosample_id, rsids: ["rs1229984"] })',
      () => api.getVariants({ biosample_id: "E-F19955300137", rsids: ["rs1229984"] }, prefer("variants")),
      (variants) => Array.isArray(variants) && variants.length > 0,
    ),
  ];
}
