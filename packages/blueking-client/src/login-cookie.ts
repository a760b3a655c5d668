/** Where a login cookie is looked for: a Web `Request`, a Node request, or the text of a `Cookie` header. */
export type LoginRequest = string | { headers: Headers | { cookie?: string | undefined } };

/** The value of a cookie (RFC 6265 section 4.2.1); undefined where the request has none, or an empty one. */
export function cookieOf(request: LoginRequest, name: string): string | undefined {
  const header = typeof request === "string" ? request : headerOf(request);
  for (const pair of (header ?? "").split(";")) {
    const at = pair.indexOf("=");
    if (at === -1 || pair.slice(0, at).trim() !== name) continue;
    const value = pair
      .slice(at + 1)
      .trim()
      .replace(/^"(.*)"$/, "$1");
    if (value !== "") return decoded(value);
  }
  return undefined;
}

const headerOf = ({ headers }: Exclude<LoginRequest, string>): string | null | undefined =>
  isWeb(headers) ? headers.get("cookie") : headers.cookie;

/** Not `instanceof`: the Headers of a framework may be its own. */
const isWeb = (headers: object): headers is Headers => "get" in headers && typeof headers.get === "function";

/** Frameworks percent-encode a value that needs it; one that is not encoded may hold a bare `%`. */
function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
