import { createBgePrivateClient } from "@lingpai/bge-private-client";
import { prefer, type Step, step } from "../quickstart.ts";

/** Every function of the platform's OAuth2 documents, in their order. Each call is signed. */
export function steps(url: string): Step[] {
  const bgePrivate = createBgePrivateClient({ appKey: "demo-app-key", appSecret: "demo-app-secret", baseUrl: url });
  const client_id = "demo-client-id";
  const auth_token = "demo-auth-token";
  const redirect_uri = "http://test.cn";
  return [
    step(
      "oauth2_application(client_id, redirect_uri)",
      "bgePrivate.oauth2Application({ client_id, redirect_uri })",
      () => bgePrivate.oauth2Application({ client_id, redirect_uri }, prefer("application")),
      ({ scopes }) => scopes.length === 13,
    ),
    step(
      "oauth2_authorize(client_id, redirect_uri, auth_token, biosample_ids)",
      "bgePrivate.oauth2Authorize({ client_id, redirect_uri, auth_token, biosample_ids })",
      () => {
        const biosample_ids = [{ biosample_id: "E-F00000000001", type: "Lowpass" }];
        return bgePrivate.oauth2Authorize(
          { client_id, redirect_uri, auth_token, biosample_ids },
          prefer("miniProgram"),
        );
      },
      ({ code }) => code !== "",
    ),
    step(
      "oauth2_grants(auth_token, client_id)",
      "bgePrivate.oauth2Grants({ auth_token, client_id })",
      () => bgePrivate.oauth2Grants({ auth_token, client_id }, prefer("granted")),
      (grant) => grant !== null && grant.application.name !== "",
    ),
    step(
      "oauth2_grants(auth_token, client_id), none given",
      "bgePrivate.oauth2Grants({ auth_token, client_id })",
      () => bgePrivate.oauth2Grants({ auth_token, client_id }, prefer("none")),
      (grant) => grant === null,
    ),
    step(
      "oauth2_revoke_grant(auth_token, client_id)",
      "bgePrivate.oauth2RevokeGrant({ auth_token, client_id })",
      () => bgePrivate.oauth2RevokeGrant({ auth_token, client_id }, prefer("revoked")),
      (nothing) => (nothing ?? null) === null,
    ),
  ];
}
