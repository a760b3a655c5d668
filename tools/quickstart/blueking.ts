import { createBlueKingClient } from "@lingpai/blueking-client";
import { prefer, type Step, step } from "../quickstart.ts";

/** Every function of bkoauth, in the order of its documents. */
export function steps(url: string): Step[] {
  const blueking = createBlueKingClient({ appCode: "demo-app", appSecret: "demo-secret", baseUrl: url });
  const request = new Request("https://app.example/", { headers: { cookie: "lang=zh; bk_token=demo-login-cookie" } });
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
