import { createGenericClient } from "@lingpai/generic-client";
import { prefer, redirects, type Step, step } from "../quickstart.ts";

/** The three steps of the service's OAuth2 documents, and what their token is good for. */
export function steps(url: string): Step[] {
  const generic = createGenericClient({ clientId: 1, clientSecret: "demo-secret-of-22-byte", baseUrl: url });
  const redirectUri = "http://xxx.com/xxx";
  const user = "demo-user";
  const login = async () => {
    const { state } = await generic.auth.start({ user, redirectUri, scope: "all:all", state: "somestate" });
    return generic.auth.finish(`${redirectUri}?code=fake-code-000000000001&state=${state}`, { state });
  };
  return [
    step(
      "GET /oauth2/authorize",
      "generic.auth.authorizationUrl({ redirectUri, scope, state })",
      () => generic.auth.authorizationUrl({ redirectUri, scope: "all:all", state: "somestate" }),
      (page) => new URL(page).searchParams.get("state") === "somestate" && redirects(page),
    ),
    step(
      "POST /oauth2/token (authorization_code)",
      "generic.auth.exchangeCode({ code, redirectUri })",
      () => generic.auth.exchangeCode({ code: "fake-code-000000000001", redirectUri }, prefer("asDocumented")),
      (token) => token.accessToken !== "" && token.refreshToken !== undefined,
    ),
    step(
      "POST /oauth2/token (refresh_token)",
      "generic.auth.refresh(refreshToken, { scope })",
      () => generic.auth.refresh("fake-refresh-token-000000000001", { scope: "all:all", ...prefer("refreshed") }),
      (token) => token.accessToken !== "" && token.refreshToken !== undefined,
    ),
    step("POST /oauth2/token (authorization_code), kept", "generic.auth.finish(callback, { state })", login, (end) => {
      return end.user === user && end.state === "somestate";
    }),
    step(
      "POST /oauth2/token (refresh_token), kept",
      "generic.auth.user(user).refresh()",
      () => generic.auth.user(user).refresh(),
      (token) => token.refreshToken !== undefined,
    ),
    step(
      "GET /api/user, by a user",
      "generic.as(user).getUser()",
      () => generic.as(user).getUser(),
      ({ id }) => id !== "",
    ),
    step(
      "DELETE /oauth2/token",
      "generic.auth.user(user).revoke()",
      () => generic.auth.user(user).revoke(),
      (nothing) => nothing === undefined,
    ),
    step(
      "GET /api/user",
      "generic.withToken(accessToken).getUser()",
      () => generic.withToken("demo-access-token").getUser({}, prefer("user")),
      ({ id }) => id !== "",
    ),
    step(
      "GET /api/users",
      "generic.asClient().listUsers({ p: 1, page_size: 10 })",
      () => generic.asClient().listUsers({ p: 1, page_size: 10 }, prefer("onePage")),
      (page) => Object.keys(page).length > 0,
    ),
  ];
}
