import {
  byRefreshToken,
  type KeptTokens,
  ReauthRequired,
  type TokenAnswer,
  type TokenCallOptions,
  type TokenManager,
  type TokenResponse,
  type TokenSet,
  tokenAnswer,
  tokenSet,
} from "@lingpai/auth";
import { type CallOptions, InputError } from "@lingpai/client";
import { cookieOf, type LoginRequest } from "./login-cookie.ts";

/** Whose login a request carries. */
export interface LoginOptions {
  /**
   * Your own id of the user. With it a token that is kept and good for a while is used, and the cookie is exchanged only where there is
   * none. Default: the name in the answer; the cookie is then exchanged at each call.
   */
  user?: string;
}

/** Tokens that are kept and renewed (`fromRequest`, `user`, `app`), and the token operations by hand: what those give you keep yourself. */
export interface BlueKingAuth<Token extends TokenResponse, Options = CallOptions> {
  /**
   * The token of the user who is logged in, in exchange for the login cookies of the request. It is kept for the user, so that background
   * jobs have it too.
   *
   * @param request - a Web `Request`, a Node request, or the text of a `Cookie` header
   * @throws ReauthRequired when the request lacks a login cookie; the message names the cookie
   */
  fromRequest(request: LoginRequest, options?: Options & LoginOptions): Promise<TokenSet<Token>>;
  /** The kept token of a user, by your own id. */
  user(id: string): KeptTokens<Token>;
  /** The kept token of the application itself. It is asked for anew when it ends. */
  app(): KeptTokens<Token>;
  /** Renews what is due, for a job that runs every few minutes. Needs a store that can search. */
  refreshDue: TokenManager<Token>["refreshDue"];
  /** The token of the application itself, without a user. Its `refresh()` asks anew. */
  clientCredentials(options?: Options): Promise<TokenSet<Token>>;
  /** Renews a user token, and ends the old access token. The set keeps the refresh token where the platform gives no new one. */
  refresh(refreshToken: string, options?: CallOptions): Promise<TokenSet<Token>>;
}

/** The login state of a user: by the field that the platform has for it, the value of the cookie. */
export type Login = Readonly<Record<string, string>>;

/** An answer of the platform out of its envelope, as it is, and the response that it came in. */
interface Answer<Token> {
  readonly data: Token;
  readonly response: Response;
}

/** The three token requests, as one back end has them. */
export interface Backend<Token extends TokenResponse, Options = CallOptions> {
  exchange(login: Login, options?: Options): Promise<Answer<Token>>;
  clientCredentials(options?: Options): Promise<Answer<Token>>;
  refresh(refreshToken: string, options?: CallOptions): Promise<Answer<Token>>;
}

/**
 * The login state that a request carries.
 *
 * @param cookies - the name of a cookie for each field
 * @throws ReauthRequired naming the first cookie that is not there
 */
export function loginOf(request: LoginRequest, cookies: Login): Login {
  if (typeof request !== "string" && !request?.headers) {
    const expected = "a Request, a Node request or the text of a Cookie header";
    throw new InputError({ platform: "blueking" }, "request", expected);
  }
  const fields = Object.entries(cookies).map(([field, cookie]): [string, string] => {
    const value = cookieOf(request, cookie);
    if (!value) throw new ReauthRequired("no_login", `blueking: the request has no cookie "${cookie}"`);
    return [field, value];
  });
  return Object.fromEntries(fields);
}

/** @param login - what the back end wants of a request */
export function blueKingAuth<Token extends TokenResponse, Options extends CallOptions>(
  backend: Backend<Token, Options>,
  manager: TokenManager<Token>,
  login: (request: LoginRequest) => Login,
  userOf: (raw: Token) => string | undefined,
): BlueKingAuth<Token, Options> {
  const ofUser = (raw: Token): TokenSet<Token> => tokenSet(raw, byRefreshToken(auth.refresh));
  const { user, app, obtain, refreshDue } = manager;
  const auth: BlueKingAuth<Token, Options> = {
    user,
    app,
    refreshDue,
    async fromRequest(request, given) {
      const { user: id, ...rest } = given ?? {};
      const options = rest as Options;
      const cookies = login(request);
      let answer: TokenAnswer<Token> | undefined;
      const exchange = async (limits: TokenCallOptions) => {
        const deadlineMs = Math.min(options.deadlineMs ?? limits.deadlineMs, limits.deadlineMs);
        const { data, response } = await backend.exchange(cookies, { ...options, ...limits, deadlineMs });
        answer = tokenAnswer(data, response);
        return answer;
      };
      const { signal, needNewToken: isNew = false } = options as CallOptions & { needNewToken?: boolean };
      try {
        return await obtain(id, exchange, { isNew, ...(signal && { signal }) });
      } catch (error) {
        // Good tokens of whom nobody knows cannot be kept.
        if (id !== undefined || !answer?.raw || userOf(answer.raw)) throw error;
        return ofUser(answer.raw);
      }
    },
    async clientCredentials(options) {
      return tokenSet((await backend.clientCredentials(options)).data, () => auth.clientCredentials());
    },
    async refresh(refreshToken, options) {
      const { data } = await backend.refresh(refreshToken, options);
      return ofUser({ ...data, refresh_token: data?.refresh_token || refreshToken });
    },
  };
  return auth;
}
