import { createBlueKingClient } from "@lingpai/blueking-client";
import { prefer, type Step, step } from "../quickstart.ts";

/** Every function of bkoauth, with the back end of the internal edition. */
export function steps(url: string): Step[] {
  const credentials = { appCode: "demo-app", appSecret: "demo-secret", baseUrl: url };
  const blueking = createBlueKingClient({ ...credentials, backend: "auth_api", environment: "test" });
  const cookie = "lang=zh; bk_uid=zhangsan; bk_ticket=demo-login-cookie";
  const request = new Request("https://app.example/", { headers: { cookie, "x-forwarded-for": "10.0.0.1" } });
  return [
    step(
      "get_access_token(request)",
      "blueking.auth.fromRequest(request)",
      () => blueking.auth.fromRequest(request, prefer("userToken")),
      (token) => token.accessToken !== "" && token.expiresAt !== undefined && token.refreshToken !== undefined,
    ),
    step(
      "get_app_access_token()",
      "blueking.auth.clientCredentials()",
      () => blueking.auth.clientCredentials(prefer("appToken")),
      (token) => token.accessToken !== "" && token.expiresAt !== undefined,
    ),
    {
      python: "get_access_token_by_user(user_id)",
      ours: "comes with the token lifecycle",
      run: "makes no call: it looks up a token that was kept",
    },
    step(
      "refresh_token(access_token)",
      "blueking.auth.refresh(refreshToken)",
      () => blueking.auth.refresh("demo-refresh-token", prefer("refreshed")),
      (token) => token.accessToken !== "" && token.refreshToken !== undefined,
    ),
  ];
}
