/** The part of a request that a credential changes. */
interface Authorizable {
  headers: Headers;
}

/** A credential that sends the token as RFC 6750 section 2.1 has it. */
export const bearer =
  (accessToken: string) =>
  (request: Authorizable): void => {
    request.headers.set("authorization", `Bearer ${accessToken}`);
  };
