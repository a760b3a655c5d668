import { type Authing, type AuthingOidc, type AuthingOidcOptions, createAuthingClient } from "../src/index.ts";
import { halfHash, signed } from "./id-tokens.ts";

export type Protocol = "oauth" | "oidc";

const clientId = "fake-app-id";
export const clientSecret = "fake-secret-of-more-than-32-bytes-0001";
const baseUrl = "https://sample-app.authing.cn";
export const redirectUri = "https://app.example/callback";
const options = { clientId, clientSecret, baseUrl, maxRetries: 0 };

export const json = (body: unknown, status = 200) =>
  new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json" } });

export interface Claims {
  [name: string]: unknown;
}

/** An application at Authing, as far as tokens go, with both protocols side by side. */
export function platform() {
  const live = new Set<string>();
  const calls: string[] = [];
  const bodies: URLSearchParams[] = [];
  const seen: { path: string; token: string | null; body: string }[] = [];
  const grants = new Map<string, string>();
  const nonces: (string | null)[] = [];
  const state = {
    ...{ live, calls, bodies, seen, nonces, rotates: true, refuses: undefined as string | undefined },
    /** Makes another ID token of the right one, or none. */
    idToken: (claims: Claims): Promise<string | undefined> => signed(claims, { alg: "HS256" }, clientSecret),
    /** Makes the one that comes with a refresh. */
    refreshedIdToken: async (_: Claims): Promise<string | undefined> => undefined,
    keys: async () => json({ keys: [] }),
  };
  let count = 0;

  async function token(path: string, form: URLSearchParams): Promise<Response> {
    const grant = `${form.get("grant_type")}`;
    calls.push(`${path} ${grant}`);
    if (state.refuses === grant) return json({ error: "invalid_grant" }, 400);
    const spent = form.get("refresh_token");
    const protocol = path.split("/")[1] ?? "";
    if (spent !== null && grants.get(spent) !== protocol) return json({ error: "invalid_grant" }, 400);
    const access_token = `fake-access-${++count}`;
    live.add(access_token);
    const now = Math.floor(Date.now() / 1000);
    const claims = { iss: `${baseUrl}/oidc`, sub: "fake-sub", aud: clientId, exp: now + 3600, iat: now };
    const at_hash = await halfHash(access_token);
    const nonce = nonces.at(-1) ?? undefined;
    const isNew = spent === null || state.rotates;
    const idToken =
      spent === null ? state.idToken({ ...claims, at_hash, nonce }) : state.refreshedIdToken({ ...claims, at_hash });
    if (isNew) grants.set(`fake-refresh-${count}`, protocol);
    return json({
      access_token,
      token_type: "Bearer",
      expires_in: 3600,
      ...(isNew && { refresh_token: `fake-refresh-${count}` }),
      ...(protocol === "oidc" && { id_token: await idToken }),
    });
  }

  const fetch: NonNullable<AuthingOidcOptions["fetch"]> = async (url, init) => {
    const path = new URL(url).pathname;
    const form = new URLSearchParams(`${init.body ?? ""}`);
    if (path.endsWith("/token")) return token(path, form);
    if (path.endsWith("/jwks.json")) return state.keys();
    if (/\/(revocation|introspection)$/.test(path)) {
      calls.push(path);
      bodies.push(form);
      if (path.endsWith("introspection")) return json({ active: live.has(form.get("token") ?? "") });
      live.delete(form.get("token") ?? "");
      return new Response(null);
    }
    const sent = new Headers(init.headers).get("authorization")?.replace("Bearer ", "") ?? null;
    seen.push({ path, token: sent, body: `${init.body ?? ""}` });
    return sent && live.has(sent) ? json({ sub: "fake-sub" }) : json({ error: "invalid_token" }, 401);
  };
  return Object.assign(state, { fetch });
}

type Either = Authing | AuthingOidc;

export function made(
  protocol: Protocol,
  server: ReturnType<typeof platform>,
  more: Partial<AuthingOidcOptions> = {},
): Either {
  const all = { ...options, redirectUri, fetch: server.fetch, ...more };
  return protocol === "oidc" ? createAuthingClient({ ...all, protocol }) : createAuthingClient({ ...all, protocol });
}

export async function login(authing: Either, server: ReturnType<typeof platform>, user: string | undefined = "u-1") {
  const { url, state } = await authing.auth.start(user === undefined ? {} : { user });
  server.nonces.push(new URL(url).searchParams.get("nonce"));
  return { url: new URL(url), ...(await authing.auth.finish(`/callback?code=fake-code&state=${state}`, { state })) };
}
