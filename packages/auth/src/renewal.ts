import { type ReauthReason, ReauthRequired } from "./errors.ts";
import { refreshTokenOf } from "./record.ts";
import type { Ask, Entry, Obtain, TokenContext } from "./state.ts";
import type { TokenRecord } from "./store.ts";
import type { TokenResponse } from "./token-set.ts";

export interface Renewal<Raw extends TokenResponse> {
  readonly call: Obtain<Raw>;
  /** It spends a refresh token. */
  readonly isOnce: boolean;
}

/** How the next token is to be had, or why it is not. */
export function way<Raw extends TokenResponse>(
  { endpoint }: TokenContext<Raw>,
  { subject }: Entry<Raw>,
  { obtain }: Ask<Raw>,
  record: TokenRecord | undefined,
): Renewal<Raw> | ReauthReason {
  if (obtain) return { call: obtain, isOnce: false };
  if (subject === "app") {
    return { call: async (options) => (endpoint.clientCredentials as Obtain<Raw>)(options), isOnce: false };
  }
  if (!record) return "no_token";
  if (record.state === "revoking") return "revoked";
  if (record.state === "needs_reauth") return (record.reason as ReauthReason | undefined) ?? "refused";
  const refreshToken = refreshTokenOf(record.tokens);
  const { refresh } = endpoint;
  if (!refreshToken || !refresh) return "no_refresh_token";
  const previous = record.tokens?.raw as unknown as Raw;
  return { call: (options) => refresh.call(endpoint, refreshToken, options, previous), isOnce: true };
}

const why: Readonly<Record<ReauthReason, string>> = {
  no_token: "no token is kept for this user",
  no_login: "there is no login to go on with",
  no_refresh_token: "the token ended, and there is no refresh token",
  refused: "the platform does not take the refresh token any more",
  interrupted: "the platform does not take the refresh token any more, after an attempt whose answer was lost",
  revoked: "the tokens were revoked",
};

export function reauth(platform: string, reason: ReauthReason): ReauthRequired {
  return new ReauthRequired(reason, `${platform}: ${why[reason] ?? why.refused}: the user has to log in`);
}

/** @throws ReauthRequired when only a new login helps */
export function renewalOf<Raw extends TokenResponse>(
  context: TokenContext<Raw>,
  entry: Entry<Raw>,
  ask: Ask<Raw>,
  record: TokenRecord | undefined,
): Renewal<Raw> {
  const found = way(context, entry, ask, record);
  if (typeof found !== "string") return found;
  entry.held = undefined;
  throw reauth(context.platform, found);
}
