import { type TokenEndpoint, tokenAnswer } from "@lingpai/auth";
import { ApiError, type PlatformClient, type Result } from "@lingpai/client";
import type { BgeTypes } from "./index.ts";

export type BgeToken = Result<BgeTypes["operations"]["requestToken"], BgeTypes["success"]>;
export type BgeIntrospection = Result<BgeTypes["operations"]["introspect"], BgeTypes["success"]>;

/** The token operations of the platform, for the lifecycle. There is no revocation: what is revoked is only forgotten here. */
export function bgeTokenEndpoint(
  client: PlatformClient<BgeTypes, "client">,
  authorizationUrl: NonNullable<TokenEndpoint["authorizationUrl"]>,
  withToken: (accessToken: string) => PlatformClient<BgeTypes, "client" | "userToken" | "appToken">,
): TokenEndpoint<BgeToken, BgeIntrospection> {
  // Whose token calls the platform has answered: an application may have the grant of users only.
  const worked = { users: false, application: false };
  const ask = async (...[input, options]: Parameters<typeof client.requestToken>) => {
    const { data, response } = await client.requestToken.withResponse(input, options);
    worked[input.grant_type === "client_credentials" ? "application" : "users"] = true;
    return tokenAnswer(data, response);
  };
  const endpoint: TokenEndpoint<BgeToken, BgeIntrospection> = {
    authorizationUrl,
    exchangeCode: ({ code, redirectUri }, options) =>
      ask({ grant_type: "authorization_code", code, redirect_uri: redirectUri }, options),
    async refresh(refresh_token, options) {
      try {
        return await ask({ grant_type: "refresh_token", refresh_token }, options);
      } catch (error) {
        if (!isRefusal(error)) throw error;
        // Newer servers say 400 for everything. A wrong secret must not cost the users their logins: whether it is that, the
        // application's own token tells.
        if (!error.detail.includes("invalid_grant")) await checkApplication(options);
        throw named(error, "invalid_grant");
      }
    },
    clientCredentials: (options) =>
      ask({ grant_type: "client_credentials" }, options).catch((error: unknown) => {
        // Nothing but id and secret was in it.
        throw isRefusal(error) ? named(error, "unauthorized_client") : error;
      }),
    introspect: (token, options) => withToken(token).introspect({ token }, options),
  };
  /** @throws ApiError when it is the application that is refused, and not a user's grant */
  async function checkApplication(options: Parameters<typeof client.requestToken>[1]): Promise<void> {
    try {
      await ask({ grant_type: "client_credentials" }, options);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      // RFC 6749 section 5.2: its secret was right, and it may not have this grant; where there are no such words, it never had it.
      const isForbidden = error.detail.includes("unauthorized_client");
      const hasNever = error.code === 400 && worked.users && !worked.application;
      if (!isForbidden && !hasNever) throw named(error, "unauthorized_client");
    }
  }
  return endpoint;
}

const isRefusal = (error: unknown): error is ApiError =>
  error instanceof ApiError && (error.code === 400 || error.code === 401);

/** The same refusal, by the name that RFC 6749 section 5.2 has for it. */
const named = ({ platform, operation, response, detail }: ApiError, code: string): ApiError =>
  new ApiError({ platform, operation }, response, code, detail, true);
