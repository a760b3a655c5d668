import { createBlueKingClient } from "@lingpai/blueking-client";
import { prefer, type Step, step } from "../quickstart.ts";

/** Every function of bkoauth, in the order of its documents. */
export function steps(url: string): Step[] {
  const blueking = createBlueKingClient({ appCode: "demo-app", appSecret: "demo-secret", baseUrl: url });
  const request = new Request("https://app.example/", { headers: { cookie: "lang=zh; bk_token=demo-login-cookie" } });
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
