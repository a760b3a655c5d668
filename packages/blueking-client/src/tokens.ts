import {
  createTokenManager,
  type RefusalCodes,
  type TokenManager,
  type TokenResponse,
  tokenAnswer,
} from "@lingpai/auth";
import { InputError } from "@lingpai/client";
import type { Backend } from "./auth.ts";
import type { AppOptions } from "./options.ts";

/** The tokens that one back end gives, kept. There is no login page and no revocation: a login cookie stands for a code. */
export function blueKingTokens<Token extends TokenResponse, Options>(
  options: AppOptions,
  realm: readonly string[],
  backend: Backend<Token, Options>,
  userOf: (raw: Token) => string | undefined,
  codes: RefusalCodes = {},
): TokenManager<Token> {
  return createTokenManager<Token>({
    ...options,
    platform: "blueking",
    client: ["blueking", ...realm],
    endpoint: {
      codes,
      userOf,
      async clientCredentials(limits) {
        const { data, response } = await backend.clientCredentials(limits as Options);
        return tokenAnswer(data, response);
      },
      async refresh(refreshToken, limits) {
        const { data, response } = await backend.refresh(refreshToken, limits);
        return tokenAnswer(data, response);
      },
    },
    invalid: (input, expected) => new InputError({ platform: "blueking" }, input, expected),
  });
}
