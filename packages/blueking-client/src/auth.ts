import { byRefreshToken, ReauthRequired, type TokenSet, tokenSet } from "@lingpai/auth";
import { type CallOptions, InputError, type PlatformClient, type Result } from "@lingpai/client";
import type { BlueKingTypes } from "./index.ts";
import { cookieOf, type LoginRequest } from "./login-cookie.ts";

type BlueKingToken = Result<BlueKingTypes["operations"]["issueAccessToken"], BlueKingTypes["success"]>;

/** The token operations of the platform, by hand: what you get you keep yourself. */
export interface BlueKingAuth {
  /**
   * The token of the user who is logged in, in exchange for the login cookie of the request.
   *
   * @param request - a Web `Request`, a Node request, or the text of a `Cookie` header
   * @throws ReauthRequired when the request carries no login cookie; the message names the cookie
   */
  fromRequest(request: LoginRequest, options?: CallOptions): Promise<TokenSet<BlueKingToken>>;
  /** The token of the application itself, without a user. Its `refresh()` asks anew. */
  clientCredentials(options?: CallOptions): Promise<TokenSet<BlueKingToken>>;
  /** Renews a user token. The platform repeats the refresh token and ends the old access token. */
  refresh(refreshToken: string, options?: CallOptions): Promise<TokenSet<BlueKingToken>>;
}

export function blueKingAuth(
  client: PlatformClient<BlueKingTypes, "appCode" | "appSecret">,
  cookie: string,
): BlueKingAuth {
  const ofUser = (raw: BlueKingToken): TokenSet<BlueKingToken> => tokenSet(raw, byRefreshToken(auth.refresh));
  const auth: BlueKingAuth = {
    async fromRequest(request, options) {
      if (typeof request !== "string" && !request?.headers) {
        throw new InputError(
          { platform: "blueking" },
          "request",
          "a Request, a Node request or the text of a Cookie header",
        );
      }
      const login = cookieOf(request, cookie);
      if (!login) throw new ReauthRequired("no_login", `blueking: the request has no cookie "${cookie}"`);
      const input = { grant_type: "authorization_code", id_provider: "bk_login", bk_token: login } as const;
      return ofUser(await client.issueAccessToken(input, options));
    },
    async clientCredentials(options) {
      const input = { grant_type: "client_credentials", id_provider: "client" } as const;
      return tokenSet(await client.issueAccessToken(input, options), () => auth.clientCredentials());
    },
    async refresh(refreshToken, options) {
      const raw = await client.refreshAccessToken({ refresh_token: refreshToken }, options);
      return ofUser({ ...raw, refresh_token: raw?.refresh_token ?? refreshToken });
    },
  };
  return auth;
}
