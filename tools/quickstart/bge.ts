import { createBgeClient } from "@lingpai/bge-client";
import { prefer, redirects, type Step, step } from "../quickstart.ts";

/** Every function of the platform's OAuth2 module, in the order of its documents. */
export function steps(url: string): Step[] {
  const bge = createBgeClient({ clientId: "demo-client", clientSecret: "demo-secret", baseUrl: url });
  const redirectUri = "http://test.cn";
  const api = bge.withToken("demo-access-token");
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
