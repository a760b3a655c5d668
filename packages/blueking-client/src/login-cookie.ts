/** Where a login is looked for: a Web `Request`, a Node request, or the text of a `Cookie` header. */
export type LoginRequest =
  | string
  | {
      headers: Headers | { cookie?: string | undefined; "x-forwarded-for"?: string | readonly string[] | undefined };
      socket?: { remoteAddress?: string | undefined };
    };

/**
 * The value of a cookie (RFC 6265 section 4.2.1) as it came, percent-encoded where it is: BlueKing's login decodes it itself, and its own
 * clients send what they find. Undefined where the request has none, or an empty one.
 */
export function cookieOf(request: LoginRequest, name: string): string | undefined {
  const header = typeof request === "string" ? request : headerOf(request, "cookie");
  for (const pair of (header ?? "").split(";")) {
    const at = pair.indexOf("=");
    if (at === -1 || pair.slice(0, at).trim() !== name) continue;
    const value = pair
      .slice(at + 1)
      .trim()
      .replace(/^"(.*)"$/, "$1");
    if (value !== "") return value;
  }
  return undefined;
}

/** Where the user's browser is: `X-Forwarded-For` as it came, which the user can forge, or else the other end of the connection. */
export function clientIpOf(request: LoginRequest): string | undefined {
  if (typeof request === "string") return undefined;
  return headerOf(request, "x-forwarded-for") || request.socket?.remoteAddress || undefined;
}

function headerOf({ headers }: Exclude<LoginRequest, string>, name: "cookie" | "x-forwarded-for"): string | undefined {
  const value = isWeb(headers) ? headers.get(name) : headers[name];
  return typeof value === "string" ? value : value?.join(", ");
}

/** Not `instanceof`: the Headers of a framework may be its own. */
const isWeb = (headers: object): headers is Headers => "get" in headers && typeof headers.get === "function";
