const encoder = new TextEncoder();

export const base64url = (bytes: Uint8Array | string): string => Buffer.from(bytes).toString("base64url");

type Header = { alg: string; [field: string]: unknown };

/** Signs an ID token: with a secret, with a private key, or not at all. */
export async function signed(claims: unknown, header: Header, key?: CryptoKey | string): Promise<string> {
  const text = `${base64url(JSON.stringify(header))}.${base64url(JSON.stringify(claims))}`;
  if (key === undefined) return `${text}.`;
  const isSecret = typeof key === "string";
  const algorithm = isSecret ? { name: "HMAC", hash: "SHA-256" } : "RSASSA-PKCS1-v1_5";
  const used = isSecret ? await crypto.subtle.importKey("raw", encoder.encode(key), algorithm, false, ["sign"]) : key;
  return `${text}.${base64url(new Uint8Array(await crypto.subtle.sign(algorithm, used, encoder.encode(text))))}`;
}

/** What `at_hash` is of an access token. */
export async function halfHash(accessToken: string): Promise<string> {
  return base64url(new Uint8Array(await crypto.subtle.digest("SHA-256", encoder.encode(accessToken))).subarray(0, 16));
}

/** A pair of keys of the platform; `kid` names it in the set. */
export async function rsaKey(kid: string): Promise<{ privateKey: CryptoKey; jwk: JsonWebKey & { kid: string } }> {
  const algorithm = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256", modulusLength: 2048 };
  const exponent = { publicExponent: new Uint8Array([1, 0, 1]) };
  const { privateKey, publicKey } = await crypto.subtle.generateKey({ ...algorithm, ...exponent }, true, [
    "sign",
    "verify",
  ]);
  const { kty, n, e } = await crypto.subtle.exportKey("jwk", publicKey);
  return { privateKey, jwk: { kty, n, e, kid, alg: "RS256", use: "sig" } as JsonWebKey & { kid: string } };
}
