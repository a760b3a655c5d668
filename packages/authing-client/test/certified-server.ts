import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { ClientMetadata, Configuration, InteractionResults, Provider } from "oidc-provider";
import { rsaKey } from "./id-tokens.ts";

export const redirectUri = "https://app.example/callback";
export const logoutUri = "https://app.example/bye";
export const clientId = "fake-app-id";
export const secret = "fake-secret-of-more-than-32-bytes-0001";

/** What a login ends with, in a browser that is a cookie jar. */
export interface Browser {
  /** Follows the redirects from a page of the server to the application, or to a page that has none. */
  open(url: string, answers?: Answers): Promise<{ url: string; status: number; text: string }>;
  /** Sends a form that a page has, with what its hidden fields hold and what is given. */
  submit(page: { text: string }, fields: Record<string, string>): Promise<{ url: string; status: number }>;
}

/** What the user says where the server asks. */
export interface Answers {
  name?: string;
  denies?: boolean;
}

export interface Certified {
  readonly url: string;
  readonly provider: Provider;
  /** What the token endpoint was asked for, and the error where it refused. */
  readonly grants: string[];
  /** Every request to the server, without its query: path and HTTP status. */
  readonly seen: string[];
  browser(): Browser;
  close(): Promise<void>;
}

export interface CertifiedOptions {
  client?: Partial<ClientMetadata>;
  rotates?: boolean;
  accessSeconds?: number;
}

// What the library says at each start of things that a test has no use for: keys for production, and Node 22.
async function quietly<T>(work: () => Promise<T>): Promise<T> {
  const { info, warn } = console;
  console.info = console.warn = () => {};
  try {
    return await work();
  } finally {
    Object.assign(console, { info, warn });
  }
}

const signing = rsaKey("fake-key-1").then(async ({ privateKey, jwk }) => {
  return { ...jwk, ...(await crypto.subtle.exportKey("jwk", privateKey)), kid: jwk.kid, key_ops: undefined };
});

/** An authorization server that the OpenID Foundation has certified, where Authing has its own: under `/oidc`, on loopback. */
export async function certifiedServer(options: CertifiedOptions = {}): Promise<Certified> {
  const grants: string[] = [];
  const seen: string[] = [];
  const server = createServer((request, response) => {
    // Node's own comes from a clock that cannot be set.
    response.setHeader("date", new Date().toUTCString());
    const path = request.url?.replace(/\?.*/, "");
    response.on("finish", () => seen.push(`${path} ${response.statusCode}`));
    serve(request, response).catch((error) => response.writeHead(500).end(`${error}`));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = await quietly(async () => {
    const { Provider: Made } = await import("oidc-provider");
    return new Made(`${url}/oidc`, { ...configuration(options), jwks: { keys: [await signing] } } as Configuration);
  });
  const named = ({ oidc }: { oidc: { params?: Record<string, unknown> } }) => `${oidc.params?.grant_type}`;
  provider.on("grant.success", (context) => grants.push(named(context)));
  provider.on("grant.error", (context, error) => grants.push(`${named(context)}: ${error.message}`));
  const oidc = provider.callback();

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { url: path = "/" } = request;
    if (!path.startsWith("/oidc/")) return answer(provider, request, response);
    // As a router would that the library is mounted under.
    Object.assign(request, { originalUrl: path, url: path.slice(5) });
    await oidc(request, response);
  }
  return {
    url,
    provider,
    grants,
    seen,
    browser: () => browserAt(url),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const isOwn = (_context: unknown, client: { clientId: string }, token: { clientId?: string }) =>
  client.clientId === token.clientId;

function logoutSource(context: { body?: unknown }, form: string): void {
  context.body = form;
}

const configuration = ({ client, rotates = true, accessSeconds = 600 }: CertifiedOptions): Configuration => ({
  clients: [
    {
      client_id: clientId,
      client_secret: secret,
      token_endpoint_auth_method: "client_secret_post",
      grant_types: ["authorization_code", "refresh_token"],
      redirect_uris: [redirectUri],
      post_logout_redirect_uris: [logoutUri],
      ...client,
    },
  ],
  routes: { jwks: "/.well-known/jwks.json" },
  cookies: { keys: ["fake-cookie-key"] },
  features: {
    devInteractions: { enabled: false },
    introspection: { enabled: true, allowedPolicy: isOwn },
    revocation: { enabled: true, allowedPolicy: isOwn },
    rpInitiatedLogout: { enabled: true, logoutSource },
  },
  enabledJWA: { idTokenSigningAlgValues: ["RS256", "HS256"] },
  interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
  findAccount: (_context, accountId) => ({ accountId, claims: async () => ({ sub: accountId, nickname: "Fake" }) }),
  claims: { profile: ["nickname"] },
  rotateRefreshToken: rotates,
  clockTolerance: 0,
  renderError(context, error) {
    context.body = error;
  },
  ttl: {
    AccessToken: accessSeconds,
    IdToken: 600,
    RefreshToken: 86_400,
    Grant: 86_400,
    Session: 86_400,
    Interaction: 600,
  },
});

/** Login and consent without a page: what the user says comes in headers. */
async function answer(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { prompt, session, params, grantId } = await provider.interactionDetails(request, response);
  const { "x-name": name, "x-denies": denies } = request.headers;
  const finish = (result: InteractionResults) => provider.interactionFinished(request, response, result);
  if (denies) return finish({ error: "access_denied", error_description: "the user said no" });
  if (prompt.name === "login") return finish({ login: { accountId: `${name}` } });
  const known = grantId ? await provider.Grant.find(grantId) : undefined;
  const grant = known ?? new provider.Grant({ accountId: session?.accountId, clientId: `${params.client_id}` });
  grant.addOIDCScope(`${params.scope}`);
  return finish({ consent: { grantId: await grant.save() } });
}

function browserAt(base: string): Browser {
  const jar = new Map<string, string>();
  const visit = async (url: string, init: RequestInit = {}) => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await fetch(url, { ...init, redirect: "manual", headers: { ...init.headers, cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value) jar.set(name, value);
      else jar.delete(name);
    }
    return response;
  };
  const follow = async (first: string, init: RequestInit) => {
    let response = await visit(first, init);
    let url = first;
    for (let hops = 0; hops < 10; hops++) {
      const { status } = response;
      const location = response.headers.get("location");
      const text = await response.text();
      if (!location) return { url, status, text };
      url = new URL(location, url).href;
      if (!url.startsWith(base)) return { url, status, text: "" };
      response = await visit(url, init.headers ? { headers: init.headers } : {});
    }
    throw new Error(`too many redirects, now at ${url}`);
  };
  return {
    open: (url, { name = "alice", denies } = {}) =>
      follow(url, { headers: { accept: "text/html", "x-name": name, ...(denies && { "x-denies": "1" }) } }),
    submit({ text }, fields) {
      const action = /action="([^"]+)"/.exec(text)?.[1] ?? "";
      const hidden = [...text.matchAll(/name="(\w+)" value="(\w*)"/g)].map(([, name, value]) => [name, value]);
      const body = new URLSearchParams({ ...Object.fromEntries(hidden), ...fields });
      return follow(action, { method: "POST", body });
    },
  };
}
