import { createBlueKingClient } from "@lingpai/blueking-client";
import { prefer, type Step, step } from "../quickstart.ts";

/** Every function of bkoauth, with the back end of the internal edition. */
export function steps(url: string): Step[] {
  const credentials = { appCode: "demo-app", appSecret: "demo-secret", baseUrl: url };
  const blueking = createBlueKingClient({ ...credentials, backend: "auth_api", environment: "test" });
  const cookie = "lang=zh; bk_uid=zhangsan; bk_ticket=demo-login-cookie";
  const request = new Request("https://app.example/", { headers: { cookie, "x-forwarded-for": "10.0.0.1" } });
  const user = "demo-user";
  return [
    step(
      "get_access_token(request)",
      "blueking.auth.fromRequest(request)",
      () => blueking.auth.fromRequest(request, prefer("userToken")),
      (token) => token.accessToken !== "" && token.expiresAt !== undefined && token.refreshToken !== undefined,
    ),
    step(
      "get_access_token(request), kept",
      "blueking.auth.fromRequest(request, { user })",
      () => blueking.auth.fromRequest(request, { user, ...prefer("userToken") }),
      (token) => token.accessToken !== "" && token.refreshToken !== undefined,
    ),
    step(
      "get_app_access_token()",
      "blueking.auth.clientCredentials()",
      () => blueking.auth.clientCredentials(prefer("appToken")),
      (token) => token.accessToken !== "" && token.expiresAt !== undefined,
    ),
    step(
      "get_app_access_token(), kept",
      "blueking.auth.app().get()",
      () => blueking.auth.app().get(),
      (token) => token.accessToken !== "" && token.expiresAt !== undefined,
    ),
    step(
      "get_access_token_by_user(user_id)",
      "blueking.auth.user(user).get()",
      () => blueking.auth.user(user).get(),
      (token) => token.accessToken !== "" && token.refreshToken !== undefined,
    ),
    step(
      "refresh_token(access_token)",
      "blueking.auth.refresh(refreshToken)",
      () => blueking.auth.refresh("demo-refresh-token", prefer("refreshed")),
      (token) => token.accessToken !== "" && token.refreshToken !== undefined,
    ),
    step(
      "refresh_token(access_token), kept",
      "blueking.auth.user(user).refresh()",
      () => blueking.auth.user(user).refresh(),
      (token) => token.accessToken !== "" && token.refreshToken !== undefined,
    ),
  ];
}
