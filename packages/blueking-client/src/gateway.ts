import { type TokenManager, type TokenResponse, type TokenSource, withToken } from "@lingpai/auth";
import { type Fetch, InputError } from "@lingpai/client";
import type { AppOptions } from "./options.ts";

/** What a token of BlueKing is for: calls of the API gateway, in the name of a user or of the application. */
export interface BlueKingGateway {
  /**
   * The standard `fetch` with the token in the header `X-Bkapi-Authorization`. An answer of 401 is replayed once with another token.
   *
   * @param input - a path of the gateway, or a URL that is there
   * @throws TypeError for a URL elsewhere; ReauthRequired where no token is kept for the user, or only a new login helps
   */
  fetch(input: string | URL | Request, init?: RequestInit): Promise<Response>;
}

export interface Acting {
  /** Calls of the API gateway in the name of a user, by your own id, with the token that is kept. */
  as(user: string): BlueKingGateway;
  /** Calls of the API gateway in the name of the application. */
  asApp(): BlueKingGateway;
}

export const acting = <Token extends TokenResponse>(
  { user, app }: TokenManager<Token>,
  { gatewayUrl, fetch }: AppOptions,
): Acting => ({
  as: (id) => gateway(user(id), gatewayUrl, fetch),
  asApp: () => gateway(app(), gatewayUrl, fetch),
});

/** @throws InputError when the client was made without the gateway's address */
function gateway(source: TokenSource, gatewayUrl: string | undefined, fetch: Fetch | undefined): BlueKingGateway {
  if (typeof gatewayUrl !== "string" || !/^https?:/.test(gatewayUrl) || !URL.canParse(gatewayUrl)) {
    throw new InputError(
      { platform: "blueking" },
      "gatewayUrl",
      "the http or https URL of the API gateway, as an option",
    );
  }
  const base = gatewayUrl.replace(/\/+$/, "");
  const send = withToken(source, {
    origin: base,
    place: (headers, access_token) => headers.set("x-bkapi-authorization", JSON.stringify({ access_token })),
    ...(fetch && { fetch: (request: Request) => given(fetch, request) }),
  });
  return {
    fetch: (input, init) => send(typeof input === "string" && input.startsWith("/") ? base + input : input, init),
  };
}

/** The body as a whole: as the stream that a Request makes of it, it would go out without a length. */
async function given(fetch: Fetch, request: Request): Promise<Response> {
  const { url, method, headers, redirect, signal } = request;
  const body = /^(GET|HEAD)$/.test(method) ? null : await request.arrayBuffer();
  return fetch(url, { method, headers, redirect, signal, body: body?.byteLength ? body : null });
}
