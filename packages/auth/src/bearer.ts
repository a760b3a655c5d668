/** The part of a request that a credential changes. */
interface Authorizable {
  headers: Headers;
}

/** Characters that a token in a header may have; `Headers` would show another one in its own message. */
export const inHeader: RegExp = /^[\x21-\x7e]+$/;

/**
 * A credential that sends the token as RFC 6750 section 2.1 has it.
 *
 * @throws TypeError when no header can hold the token; `Headers` would show it in its own message
 */
export function bearer(accessToken: string): (request: Authorizable) => void {
  if (!inHeader.test(accessToken)) {
    throw new TypeError("access token: expected characters that a header can hold");
  }
  return ({ headers }) => headers.set("authorization", `Bearer ${accessToken}`);
}
