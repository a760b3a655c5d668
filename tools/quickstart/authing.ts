import { createAuthingClient } from "@lingpai/authing-client";
import { prefer, redirects, type Step, step } from "../quickstart.ts";

/** Every function of the OAuth 2.0 module of the platform's SDK, in the order of its documents. */
export function steps(url: string): Step[] {
  const redirectUri = "http://localhost:3000";
  const authing = createAuthingClient({ clientId: "demo-app", clientSecret: "demo-secret", baseUrl: url, redirectUri });
  const token = "demo-access-token";
  const user = "demo-user";
  const login = async () => {
    const { state } = await authing.auth.start({ user, scope: "user" });
    return authing.auth.finish(`${redirectUri}/?code=demo-code&state=${state}`, { state });
  };
  return [
    step(
      "build_authorize_url(scope)",
      "authing.auth.authorizationUrl({ scope })",
      () => authing.auth.authorizationUrl({ scope: "user" }),
      (page) => new URL(page).searchParams.get("redirect_uri") === redirectUri && redirects(page),
    ),
    step(
      "build_authorize_url(scope), kept",
      "authing.auth.start({ user, scope, state })",
      () => authing.auth.start({ user, scope: "user", state: "demo" }),
      ({ url: page, state }) => new URL(page).searchParams.get("state") === state && redirects(page),
    ),
    step(
      "get_access_token_by_code(code)",
      "authing.auth.exchangeCode({ code })",
      () => authing.auth.exchangeCode({ code: "demo-code" }, prefer("issued")),
      (set) => set.accessToken !== "" && set.scope !== undefined,
    ),
    step(
      "get_access_token_by_code(code), kept",
      "authing.auth.finish(callback, { state })",
      login,
      (end) => end.user === user && end.tokens.accessToken !== "",
    ),
    step(
      "get_user_info_by_access_token(access_token)",
      "authing.withToken(accessToken).getUserInfo()",
      () => authing.withToken(token).getUserInfo({}, prefer("mostlyEmpty")),
      ({ sub }) => sub !== "",
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
      () => authing.auth.refresh("demo-refresh-token", prefer("refreshed")),
      (set) => set.accessToken !== "" && set.refreshToken !== undefined,
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
      "introspect_token(token), a dead one",
      "authing.auth.introspect(token)",
      () => authing.auth.introspect(token, prefer("inactive")),
      ({ active }) => !active,
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
  ];
}
