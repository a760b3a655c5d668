import { type Credential, InputError } from "@lingpai/client";
import { SignJWT } from "jose";

/**
 * Proves the client with a JWT of its own making, new for every attempt: the service refuses one older than 300 seconds.
 *
 * @param clientId - as a decimal number; it goes into the token as text, like the time
 * @param clientSecret - as issued: its text is the key, it is not decoded
 * @throws InputError when the secret is shorter than 16 bytes
 */
export function clientJwt(clientId: string, clientSecret: string): Credential {
  const key = new TextEncoder().encode(clientSecret);
  if (key.length < 16) {
    throw new InputError({ platform: "generic" }, "clientSecret", "at least 16 bytes, as a shorter key can be guessed");
  }
  return async ({ headers }) => {
    const time = String(Math.floor(Date.now() / 1000));
    // No iat, exp or nbf: the service checks them without any allowance for clocks that differ.
    const token = new SignJWT({ id: clientId, time, nonce: crypto.randomUUID() });
    headers.set("authorization", `Client ${await token.setProtectedHeader({ alg: "HS256", typ: "JWT" }).sign(key)}`);
  };
}
