import { type TokenEndpoint, tokenAnswer } from "@lingpai/auth";
import { ApiError, type CallOptions, type PlatformClient, type Result } from "@lingpai/client";
import type { GenericTypes } from "./index.ts";

export type GenericToken = Result<GenericTypes["operations"]["requestToken"], never>;
export type GenericExpiry = Result<GenericTypes["operations"]["getTokenExpiry"], never>;

/** The token operations of the service, for the lifecycle. */
export function genericTokenEndpoint(
  client: PlatformClient<GenericTypes, "clientJwt">,
  authorizationUrl: NonNullable<TokenEndpoint["authorizationUrl"]>,
): TokenEndpoint<GenericToken, GenericExpiry> {
  const ask = async (...input: Parameters<typeof client.requestToken>) => {
    try {
      const { data, response } = await client.requestToken.withResponse(...input);
      return tokenAnswer(data, response);
    } catch (error) {
      throw isAboutUs(error) ? misconfigured(error) : error;
    }
  };
  const successor = async (refresh_token: string, options: CallOptions): Promise<string | undefined> => {
    try {
      const { is_access_expired, is_refresh_expired } = await client.getTokenExpiry({ refresh_token }, options);
      if (!is_access_expired || is_refresh_expired) return undefined;
      return (await ask({ grant_type: "refresh_token", refresh_token }, options)).raw.access_token;
    } catch (error) {
      if (isEnded(error)) return undefined;
      throw error;
    }
  };
  return {
    authorizationUrl,
    exchangeCode: ({ code, redirectUri }, options) =>
      ask({ grant_type: "authorization_code", code, redirect_uri: redirectUri }, options),
    refresh: (refresh_token, options) => ask({ grant_type: "refresh_token", refresh_token }, options),
    introspect: (access_token, options) => client.getTokenExpiry({ access_token }, options),
    async revoke(token, hint, options) {
      // The access token ends the whole login, its refresh token too; one that has ended does not, and needs a successor for that.
      const ending = hint === "access_token" ? token : await successor(token, options);
      if (ending === undefined) return;
      await client.destroyToken({ access_token: ending }, options).catch((error: unknown) => {
        if (!isEnded(error)) throw error;
      });
    },
    codes: {
      dead: ["expired_refresh_token", "invalid_refresh_token"],
      misconfigured: ["invalid_client", "unauthorized_client"],
      // 400, when the service cannot reach its database.
      temporary: ["server_error", "temporarily_unavailable"],
    },
  };
}

const ended: readonly unknown[] = [
  "expired_access_token",
  "invalid_access_token",
  "expired_refresh_token",
  "invalid_refresh_token",
];

const isEnded = (error: unknown): boolean => error instanceof ApiError && ended.includes(error.code);

/** The same code as for a database that is away; only the words differ. */
const isAboutUs = (error: unknown): error is ApiError =>
  error instanceof ApiError &&
  error.code === "server_error" &&
  /signature is invalid|client_not_found/.test(error.detail);

const misconfigured = ({ platform, operation, response, detail }: ApiError): ApiError =>
  new ApiError({ platform, operation }, response, "invalid_client", detail, true);
