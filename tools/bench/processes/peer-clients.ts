import { OAuth2Client, OAuth2Fetch, type OAuth2Token } from "@badgateway/oauth2-client";
import { type Credentials, OAuth2Client as GoogleClient } from "google-auth-library";
import { AuthorizationCode } from "simple-oauth2";
import type { TokenResponse } from "../../../packages/auth/src/index.ts";
import { type Call, isServed } from "./callers.ts";
import type { Urls } from "./server.ts";
import type { SharedFiles } from "./shared-files.ts";

/** A client of somebody else, used as its documentation says. */
export interface Peer {
  login(user: string, raw: TokenResponse, obtainedAt: number): Promise<void>;
  /** One for the callers of this process: what each of them does to have a token. */
  open(user: string): Promise<() => Promise<Call>>;
}

const lifeOf = ({ expires_in }: TokenResponse): number => Number(expires_in) * 1_000;

export const peersOf = (urls: Urls, files: SharedFiles) => ({
  "simple-oauth2": simpleOauth2(urls, files),
  "google-auth-library": googleAuthLibrary(urls, files),
  "@badgateway/oauth2-client": badgateway(urls, files),
});

/** README, "Refresh an access token": read what was persisted, `expired()`, `refresh()`, persist. */
function simpleOauth2({ token, api }: Urls, files: SharedFiles): Peer {
  const { origin, pathname } = new URL(token);
  const client = new AuthorizationCode({
    client: { id: "bench-client", secret: "fake-secret" },
    auth: { tokenHost: origin, tokenPath: pathname },
  });
  return {
    login: (user, raw, obtainedAt) =>
      files.write(user, { ...raw, expires_at: new Date(obtainedAt + lifeOf(raw)).toISOString() }),
    open: async (user) => async () => {
      let accessToken = client.createToken((await files.read(user)) ?? {});
      if (accessToken.expired()) {
        accessToken = await accessToken.refresh();
        await files.write(user, accessToken);
      }
      return () => isServed(api, `${accessToken.token.access_token}`);
    },
  };
}

/** README, "Handling token events" and "Retrieve access token": `setCredentials` of what was kept, keep what `tokens` tells. */
function googleAuthLibrary({ token, api }: Urls, files: SharedFiles): Peer {
  return {
    login: (user, { access_token, refresh_token = null }, obtainedAt) =>
      files.write(user, { access_token, refresh_token, expiry_date: obtainedAt } satisfies Credentials),
    async open(user) {
      const client = new GoogleClient({
        clientId: "bench-client",
        clientSecret: "fake-secret",
        endpoints: { oauth2TokenUrl: token },
      });
      const kept = (await files.read<Credentials>(user)) ?? {};
      client.setCredentials(kept);
      let saved: Promise<void> | undefined;
      client.on("tokens", (tokens) => {
        saved = files.write(user, { ...kept, ...tokens });
      });
      return async () => {
        const { token: accessToken } = await client.getAccessToken();
        await saved;
        return () => isServed(api, `${accessToken}`);
      };
    },
  };
}

/** README, "Fetch Wrapper" and "Storing tokens for later use with FetchWrapper". */
function badgateway({ token, api }: Urls, files: SharedFiles): Peer {
  const client = new OAuth2Client({ clientId: "bench-client", clientSecret: "fake-secret", tokenEndpoint: token });
  return {
    login: (user, { access_token: accessToken, refresh_token: refreshToken = null }, obtainedAt) =>
      files.write(user, { accessToken, refreshToken, expiresAt: obtainedAt } satisfies OAuth2Token),
    async open(user) {
      const wrapper = new OAuth2Fetch({
        client,
        getNewToken: () => null,
        storeToken: (kept) => void files.write(user, kept),
        getStoredToken: async () => (await files.read<OAuth2Token>(user)) ?? null,
      });
      return async () => {
        await wrapper.getAccessToken();
        return async () => (await wrapper.fetch(api)).ok;
      };
    },
  };
}
