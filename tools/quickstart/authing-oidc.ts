import { createAuthingClient, memory } from "@lingpai/authing-client";
import { prefer, redirects, type Step, step } from "../quickstart.ts";

/** The nonce of the spec's ID tokens: the mock cannot sign another. */
const nonce = "fake-nonce-0000000001";

/** Logins that are under way, all of them with that nonce. */
function flowsOfTheMock() {
  const { flows } = memory();
  return {
    put: flows.put,
    async take(key: string) {
      const flow = await flows.take(key);
      return flow && { ...flow, nonce };
    },
  };
}

/** Every function of the OpenID Connect module of the platform's SDK, in the order of its documents. */
export function steps(url: string): Step[] {
  const redirectUri = "http://localhost:3000";
  const authing = createAuthingClient({
    protocol: "oidc",
    // Those that the spec's ID tokens are made with.
    clientId: "fake-app-id-000000000001",
    clientSecret: "fake-app-secret-000000000001",
    issuer: "https://sample-app.authing.cn/oidc",
    baseUrl: url,
    redirectUri,
    flows: flowsOfTheMock(),
  });
  const token = "demo-access-token";
  // Whom those ID tokens are about.
  const user = "fake-user-id-000000000001";
  const login = async () => {
    const { state } = await authing.auth.start({ scope: "openid profile offline_access" });
    return authing.auth.finish(`${redirectUri}/?code=demo-code&state=${state}`, { state });
  };
  return [
    step(
      "build_authorize_url(scope)",
      "authing.auth.authorizationUrl({ scope })",
      () => authing.auth.authorizationUrl({ scope: "openid profile offline_access" }),
      (page) => new URL(page).searchParams.get("prompt") === "consent" && redirects(page),
    ),
    step(
      "build_authorize_url(scope), kept",
      "authing.auth.start({ scope, state })",
      () => authing.auth.start({ scope: "openid profile offline_access", state: "demo" }),
      ({ url: page, state }) => new URL(page).searchParams.get("state") === state && redirects(page),
    ),
    step(
      "get_access_token_by_code(code, code_verifier)",
      "authing.auth.exchangeCode({ code, codeVerifier })",
      () => authing.auth.exchangeCode({ code: "demo-code", codeVerifier: "demo-verifier".repeat(4) }, prefer("issued")),
      (set) => set.accessToken !== "" && set.raw.id_token !== undefined,
    ),
    step(
      "get_access_token_by_code(code, code_verifier), kept",
      "authing.auth.finish(callback, { state })",
      login,
      (end) => end.user === user && end.tokens.accessToken !== "",
    ),
    step(
      "(the ID token of that answer)",
      "authing.auth.checkIdToken({ idToken, accessToken }, { nonce })",
      async () => {
        const { raw, accessToken } = await authing.auth.exchangeCode({ code: "demo-code" }, prefer("issued"));
        return authing.auth.checkIdToken({ idToken: raw.id_token ?? "", accessToken }, { nonce });
      },
      ({ sub }) => sub === user,
    ),
    step(
      "get_access_token_by_client_credentials(scope, access_key, access_secret)",
      "authing.auth.clientCredentials({ scope, accessKey, accessSecret })",
      () =>
        authing.auth.clientCredentials(
          { scope: "user:read order:read", accessKey: "demo-key", accessSecret: "demo-secret" },
          prefer("ofApplication"),
        ),
      (set) => set.accessToken !== "" && set.refreshToken === undefined,
    ),
    step(
      "get_user_info_by_access_token(access_token)",
      "authing.withToken(accessToken).getUserInfo()",
      () => authing.withToken(token).getUserInfo({}, prefer("allScopes")),
      ({ sub, username }) => sub !== "" && username !== undefined,
    ),
    step(
      "get_user_info_by_access_token(access_token), kept",
      "authing.as(user).getUserInfo()",
      () => authing.as(user).getUserInfo(),
      ({ sub }) => sub !== "",
    ),
    step(
      "get_new_access_token_by_refresh_token(refresh_token)",
      "authing.auth.refresh(refreshToken)",
      () => authing.auth.refresh("demo-refresh-token", prefer("refreshTokenKept")),
      (set) => set.accessToken !== "" && set.refreshToken === "demo-refresh-token",
    ),
    step(
      "get_new_access_token_by_refresh_token(refresh_token), kept",
      "authing.auth.user(user).refresh()",
      () => authing.auth.user(user).refresh(),
      (set) => set.refreshToken !== undefined,
    ),
    step(
      "introspect_token(token)",
      "authing.auth.introspect(token)",
      () => authing.auth.introspect(token, prefer("active")),
      ({ active }) => active,
    ),
    step(
      "introspect_token(token), kept",
      "authing.auth.user(user).introspect()",
      () => authing.auth.user(user).introspect(),
      ({ active }) => typeof active === "boolean",
    ),
    step(
      "revoke_token(token)",
      "authing.auth.revoke(token)",
      () => authing.auth.revoke(token),
      (revoked) => revoked,
    ),
    step(
      "revoke_token(token), kept",
      "authing.auth.user(user).revoke()",
      () => authing.auth.user(user).revoke(),
      (nothing) => nothing === undefined && authing.auth.user(user).current() === undefined,
    ),
    step(
      "build_logout_url(redirect_uri)",
      "authing.auth.logoutUrl({ redirectUri })",
      () => authing.auth.logoutUrl({ redirectUri }),
      (page) => new URL(page).searchParams.get("redirect_uri") === redirectUri && redirects(page),
    ),
    step(
      "build_logout_url(redirect_uri, expert=True, id_token)",
      "authing.auth.logoutUrl({ redirectUri, idToken })",
      () => authing.auth.logoutUrl({ redirectUri, idToken: "demo-id-token" }),
      (page) => new URL(page).searchParams.get("post_logout_redirect_uri") === redirectUri && redirects(page),
    ),
    step(
      "(the provider's metadata)",
      "authing.getConfiguration()",
      () => authing.getConfiguration(),
      ({ issuer }) => issuer !== "",
    ),
    step(
      "(the provider's keys)",
      "authing.getJwks()",
      () => authing.getJwks(),
      ({ keys }) => keys.length > 0,
    ),
  ];
}
