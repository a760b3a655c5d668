import { NodeOAuthClient, type NodeSavedSession, requestLocalLock } from "@atproto/oauth-client-node";
import type { Peer } from "./peer-clients.ts";
import type { Urls } from "./server.ts";
import type { SharedFiles } from "./shared-files.ts";

const issuer = "https://login.test";
const resource = "https://api.test";
const didOf = (user: string) => `did:web:${user}.test` as const;

/**
 * README, "From a backend service": `sessionStore`, `restore`, and the `requestLocalLock` of the package. It speaks to servers of its own
 * protocol only, so its `fetch` and its resolvers stand in for what ours is not: metadata, DIDs, a token answer of type DPoP.
 */
export function atproto({ token, api }: Urls, files: SharedFiles): Peer {
  const json = (body: unknown, status = 200) => Response.json(body, { status });
  const metadata: Readonly<Record<string, unknown>> = {
    [`${resource}/.well-known/oauth-protected-resource`]: { resource: `${resource}`, authorization_servers: [issuer] },
    [`${issuer}/.well-known/oauth-authorization-server`]: {
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      pushed_authorization_request_endpoint: `${issuer}/par`,
      require_pushed_authorization_requests: true,
      client_id_metadata_document_supported: true,
      token_endpoint_auth_methods_supported: ["none"],
      dpop_signing_alg_values_supported: ["ES256"],
    },
  };
  let didOfToken = "";
  const send = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init);
    if (request.url in metadata) return json(metadata[request.url]);
    if (request.url !== `${issuer}/token`) return fetch(api, { headers: request.headers });
    const response = await fetch(token, { method: "POST", body: new URLSearchParams(await request.text()) });
    const answer = (await response.json()) as object;
    return json(
      response.ok ? { ...answer, token_type: "DPoP", sub: didOfToken, scope: "atproto" } : answer,
      response.status,
    );
  };
  const sessions = {
    set: (sub: string, session: NodeSavedSession) => files.write(sub, session),
    get: (sub: string) => files.read<NodeSavedSession>(sub),
    del: (sub: string) => files.remove(sub),
  };
  const client = new NodeOAuthClient({
    clientMetadata: {
      client_id: "https://app.test/client-metadata.json",
      redirect_uris: ["https://app.test/callback"],
      grant_types: ["authorization_code", "refresh_token"],
      response_types: ["code"],
      scope: "atproto",
      token_endpoint_auth_method: "none",
      dpop_bound_access_tokens: true,
    },
    stateStore: { set: async () => {}, get: async () => undefined, del: async () => {} },
    sessionStore: sessions,
    requestLock: requestLocalLock,
    fetch: send,
    identityResolver: {
      resolve: async (did) => ({
        did: did as ReturnType<typeof didOf>,
        handle: "handle.invalid",
        didDoc: {
          id: did as ReturnType<typeof didOf>,
          service: [{ id: "#atproto_pds", type: "AtprotoPersonalDataServer", serviceEndpoint: resource }],
        },
      }),
    },
  });
  return {
    async login(user, { access_token, refresh_token }, obtainedAt) {
      const { privateKey } = await crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, true, ["sign"]);
      const { kty, crv, x, y, d } = await crypto.subtle.exportKey("jwk", privateKey);
      const session = {
        dpopJwk: { kty, crv, x, y, d, kid: "bench", alg: "ES256" },
        authMethod: { method: "none" },
        tokenSet: {
          iss: issuer,
          sub: didOf(user),
          aud: `${resource}/`,
          scope: "atproto",
          access_token,
          refresh_token,
          token_type: "DPoP",
          expires_at: new Date(obtainedAt).toISOString(),
        },
      };
      await files.write(didOf(user), session);
    },
    async open(user) {
      didOfToken = didOf(user);
      return async () => {
        const session = await client.restore(didOf(user));
        return async () => (await session.fetchHandler("/")).ok;
      };
    },
  };
}
