import fc from "fast-check";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { registry } from "../../../tools/registry.ts";
import { bundled } from "../../../tools/spec.ts";
import { expectHidden, json, only, page, rejection, wire } from "../../client/test/wire.ts";
import { ApiError, type AuthingOidcOptions, createAuthingClient, IdTokenError, NetworkError } from "../src/index.ts";
import { base64url, halfHash, rsaKey, signed } from "./id-tokens.ts";

const secret = "fake-secret-canary-0001";
const accessToken = "fake-access-canary-0002";
const nonce = "fake-nonce-canary-0003";
const baseUrl = "https://sample-app.authing.cn";
const now = 1_800_000_000;
const claims = {
  iss: `${baseUrl}/oidc`,
  sub: "fake-user-canary-0004",
  aud: "app-1",
  iat: now,
  exp: now + 3600,
  nonce,
};
const HS256 = { alg: "HS256", typ: "JWT" };
const RS256 = { alg: "RS256", kid: "key-1" };

let key: Awaited<ReturnType<typeof rsaKey>>;
let other: Awaited<ReturnType<typeof rsaKey>>;
beforeAll(async () => {
  [key, other] = await Promise.all([rsaKey("key-1"), rsaKey("key-2")]);
});
beforeEach(() => {
  vi.useFakeTimers({ now: now * 1000, toFake: ["Date"] });
});
afterEach(() => {
  vi.useRealTimers();
});

const made = (options: Partial<AuthingOidcOptions> = {}, ...answers: Parameters<typeof wire>) => {
  const { fetch, sent } = wire(...(answers.length > 0 ? answers : [() => json({ keys: [key.jwk] })]));
  const given = { clientId: "app-1", clientSecret: secret, baseUrl, fetch, maxRetries: 0, ...options };
  return { auth: createAuthingClient({ ...given, protocol: "oidc" }).auth, sent };
};

type Tokens = { id_token?: string; access_token: string };
type Content = { "application/json": { examples: Record<string, { value: Tokens }> } };
type Paths = { "/oidc/token": { post: { responses: { 200: { content: Content } } } } };

const without = (name: keyof typeof claims) => ({ ...claims, [name]: undefined });

describe("an ID token is believed", () => {
  it("when it is signed with the application's secret, and no key is read then", async () => {
    const { auth, sent } = made();
    const idToken = await signed({ ...claims, at_hash: await halfHash(accessToken) }, HS256, secret);
    expect(await auth.checkIdToken({ idToken, accessToken }, { nonce })).toMatchObject(claims);
    expect(sent).toEqual([]);
  });

  it("when it is signed with a key of the platform, which is read once", async () => {
    const { auth, sent } = made();
    const idToken = await signed(claims, RS256, key.privateKey);
    expect(await auth.checkIdToken({ idToken, accessToken }, { nonce })).toEqual(claims);
    expect(await Promise.all([1, 2].map(() => auth.checkIdToken({ idToken }, { nonce })))).toEqual([claims, claims]);
    expect([only(sent).method, only(sent).url]).toEqual(["GET", `${baseUrl}/oidc/.well-known/jwks.json`]);
    expect(only(sent).headers.get("authorization")).toBeNull();
  });

  it.each([
    ["of several applications, when it was made for this one", { aud: ["app-2", "app-1"], azp: "app-1" }],
    ["within half a minute after its end", { exp: now - 29 }],
  ])("%s", async (_, more) => {
    const idToken = await signed({ ...claims, ...more }, HS256, secret);
    expect(await made().auth.checkIdToken({ idToken }, { nonce })).toEqual({ ...claims, ...more });
  });

  it("by the clock that is given", async () => {
    const idToken = await signed({ ...claims, iat: now - 9000, exp: now - 5400 }, HS256, secret);
    expect(await made().auth.checkIdToken({ idToken }, { nonce, now: (now - 7200) * 1000 })).toMatchObject({ nonce });
    const error = await rejection(() => made().auth.checkIdToken({ idToken }, { nonce, now: now * 1000 }));
    expect(error.message).toContain('"exp"');
  });

  it("of another issuer, when the option says so", async () => {
    const issuer = "https://login.app.test/oidc";
    const idToken = await signed({ ...claims, iss: issuer }, HS256, secret);
    expect(await made({ issuer }).auth.checkIdToken({ idToken }, { nonce })).toMatchObject({ iss: issuer });
    expect(await rejection(() => made().auth.checkIdToken({ idToken }, { nonce }))).toBeInstanceOf(IdTokenError);
  });

  it("of a client that has no secret, when a key of the platform signed it", async () => {
    const options = { clientSecret: undefined, tokenEndpointAuthMethod: "none" } as const;
    const idToken = await signed(claims, RS256, key.privateKey);
    expect(await made(options).auth.checkIdToken({ idToken }, { nonce })).toEqual(claims);
  });

  it("of a refresh without a nonce, or with the one of the login, when the user is the same", async () => {
    for (const given of [without("nonce"), claims]) {
      const idToken = await signed(given, HS256, secret);
      expect(await made().auth.checkIdToken({ idToken }, { subject: claims.sub })).toMatchObject({ sub: claims.sub });
    }
  });

  it("as the spec shows it", async () => {
    const spec = registry().find(({ platform }) => platform === "authing-oidc")?.spec ?? "";
    const { post } = ((await bundled(spec)).paths as unknown as Paths)["/oidc/token"];
    const { examples } = post.responses[200].content["application/json"];
    const example = { clientId: "fake-app-id-000000000001", clientSecret: "fake-app-secret-000000000001" };
    const shown = Object.values(examples).flatMap(({ value }) => (value.id_token ? [value] : []));
    expect(shown).toHaveLength(3);
    for (const { id_token = "", access_token } of shown) {
      const input = { idToken: id_token, accessToken: access_token };
      expect(await made(example).auth.checkIdToken(input)).toMatchObject({ sub: "fake-user-id-000000000001" });
    }
  });
});

describe("an ID token is refused", () => {
  const byKey = (given: unknown = claims, header = RS256) => signed(given, header, key.privateKey);
  const bySecret = (given: unknown = claims, header: typeof HS256 = HS256) => signed(given, header, secret);
  const spoilt = async (token: Promise<string>, at: 0 | 1 | 2, change: (part: string) => string) => {
    const parts = (await token).split(".");
    parts[at] = change(parts[at] ?? "");
    return parts.join(".");
  };
  const inside = (change: object) => (part: string) =>
    base64url(JSON.stringify({ ...JSON.parse(Buffer.from(part, "base64url").toString()), ...change }));
  const inverted = (part: string) => base64url(Buffer.from(part, "base64url").map((byte) => byte ^ 1));

  const cases: [why: string, token: () => Promise<string>, told: RegExp][] = [
    ["signed with another key", () => signed(claims, RS256, other.privateKey), /signature verification failed/],
    ["with a changed signature, of a key", () => spoilt(byKey(), 2, inverted), /signature verification failed/],
    ["with a changed signature, of the secret", () => spoilt(bySecret(), 2, inverted), /signature verification failed/],
    ["with no signature", () => spoilt(bySecret(), 2, () => ""), /signature verification failed/],
    ["with a signature of a key that is no base64", () => spoilt(byKey(), 2, () => "%%%"), /cannot be read/],
    ["with a signature that is no base64", () => spoilt(bySecret(), 2, () => "%%%"), /cannot be read/],
    ["with changed claims, of a key", () => spoilt(byKey(), 1, inside({ sub: "x" })), /signature verification failed/],
    ["with changed claims, of the secret", () => spoilt(bySecret(), 1, inside({ sub: "x" })), /signature verification/],
    ["signed with another secret", () => signed(claims, HS256, `${secret}x`), /signature verification failed/],
    ["signed with the public key as a secret", () => signed(claims, HS256, JSON.stringify(key.jwk)), /signature/],
    ["with the algorithm none", () => signed(claims, { alg: "none" }), /"alg"/],
    ["with the algorithm none, and a signature", () => spoilt(bySecret(), 0, inside({ alg: "none" })), /"alg"/],
    ["with an algorithm that was not agreed", () => spoilt(byKey(), 0, inside({ alg: "RS512" })), /"alg"/],
    ["without an algorithm", () => spoilt(byKey(), 0, inside({ alg: undefined })), /"alg"/],
    ["with critical extensions", () => byKey(claims, { ...RS256, crit: ["x"] } as typeof RS256), /"crit"/],
    ["of an unknown key", () => signed(claims, { ...RS256, kid: "key-2" }, other.privateKey), /no applicable keys/],
    ["of another issuer", () => bySecret({ ...claims, iss: "https://core.authing.cn/oidc" }), /"iss"/],
    ["of an issuer that only begins alike", () => bySecret({ ...claims, iss: `${claims.iss}/` }), /"iss"/],
    ["for another application", () => bySecret({ ...claims, aud: "app-2" }), /"aud"/],
    ["for other applications", () => bySecret({ ...claims, aud: ["app-2", "app-3"] }), /"aud"/],
    ["for several, not saying which asked", () => bySecret({ ...claims, aud: ["app-1", "app-2"] }), /"aud"/],
    ["that another asked for", () => bySecret({ ...claims, aud: ["app-1", "app-2"], azp: "app-2" }), /"azp"/],
    ["that has expired", () => bySecret({ ...claims, exp: now - 31 }), /"exp"/],
    ["whose end is no number", () => bySecret({ ...claims, exp: "tomorrow" }), /"exp"/],
    ["that is not yet valid", () => bySecret({ ...claims, nbf: now + 31 }), /"nbf"/],
    ["with another nonce", () => bySecret({ ...claims, nonce: "fake-nonce-of-another" }), /"nonce"/],
    ["with a nonce of another case", () => bySecret({ ...claims, nonce: nonce.toUpperCase() }), /"nonce"/],
    ["without a nonce", () => bySecret(without("nonce")), /"nonce"/],
    ["without an issuer", () => bySecret(without("iss")), /"iss"/],
    ["without an application", () => bySecret(without("aud")), /"aud"/],
    ["without an end", () => bySecret(without("exp")), /"exp"/],
    ["without a time of issue", () => bySecret(without("iat")), /"iat"/],
    ["without a user", () => bySecret(without("sub")), /"sub"/],
    ["whose user is no text", () => bySecret({ ...claims, sub: 5 }), /"sub"/],
    ["of another access token", async () => bySecret({ ...claims, at_hash: await halfHash("other") }), /"at_hash"/],
    ["with a hash that is no text", () => bySecret({ ...claims, at_hash: null }), /"at_hash"/],
    ["that is encrypted", async () => "e30.a.b.c.d", /JWE/],
    ["that has two parts", async () => "e30.e30", /Invalid JWT/],
    ["that is no token", async () => "fake-canary", /Invalid JWT/],
    ["whose header is no JSON", () => spoilt(bySecret(), 0, () => base64url("{canary")), /Header/],
    ["whose claims are no JSON", () => spoilt(bySecret(), 1, () => base64url("{canary")), /Payload/],
    ["whose claims are no object", () => bySecret([claims]), /Payload/],
    ["that is empty", async () => "", /there is none/],
    ["that is missing", async () => undefined as unknown as string, /there is none/],
  ];

  it.each(cases)("%s", async (_, token, told) => {
    const idToken = await token();
    const { auth } = made();
    const error = await rejection(() => auth.checkIdToken({ idToken, accessToken }, { nonce }));
    expect(error).toBeInstanceOf(IdTokenError);
    expect(error).toMatchObject({ name: "IdTokenError", code: "invalid_id_token", retryable: false });
    expect(error.message).toMatch(/^ID token: /);
    expect(error.message).toMatch(told);
    expect(error.cause).toBeUndefined();
    const parts = (idToken ?? "").split(".").filter((part) => part.length > 3);
    expectHidden(error, "canary", accessToken, ...parts);
  });

  it.each([
    ["no secret", { clientSecret: undefined, tokenEndpointAuthMethod: "none" }, ""],
    ["a secret of less than 16 bytes", { clientSecret: "fake-secret-123" }, "fake-secret-123"],
  ] as const)("that a secret signed, by a client with %s", async (_, options, used) => {
    const idToken = await signed(claims, HS256, used || "\0".repeat(16));
    const error = await rejection(() => made(options).auth.checkIdToken({ idToken }, { nonce }));
    expect(error.message).toMatch(/"alg"/);
  });

  it("of a refresh, for another user than that of the login", async () => {
    const error = await rejection(async () =>
      made().auth.checkIdToken({ idToken: await bySecret() }, { subject: "fake-user-0009" }),
    );
    expect(error.message).toMatch(/"sub"/);
    expectHidden(error, "canary", "0009");
  });

  it("in the words of an IdTokenError also when the signal is aborted by then", async () => {
    const controller = new AbortController();
    controller.abort();
    for (const idToken of [await bySecret({ ...claims, aud: "app-2" }), `${await bySecret()}.extra`]) {
      const { auth } = made();
      const error = await rejection(() => auth.checkIdToken({ idToken }, { nonce, signal: controller.signal }));
      expect(error).toBeInstanceOf(IdTokenError);
      expectHidden(error, "canary", ...idToken.split("."));
    }
  });

  it("when the nonce that is expected is empty", async () => {
    const idToken = await bySecret({ ...claims, nonce: "" });
    const error = await rejection(() => made().auth.checkIdToken({ idToken }, { nonce: "" }));
    expect(error).toBeInstanceOf(IdTokenError);
    expect(error.message).toBe("ID token: the expected nonce is empty");
  });

  it.each([
    ["too short", { kty: "RSA", kid: "key-1", n: base64url(new Uint8Array(128).fill(255)), e: "AQAB" }],
    ["none", { kty: "RSA", kid: "key-1" }],
  ])("when its key is %s", async (_, jwk) => {
    const { auth } = made({}, () => json({ keys: [jwk] }));
    const error = await rejection(async () => auth.checkIdToken({ idToken: await byKey() }, { nonce }));
    expect(error).toBeInstanceOf(IdTokenError);
    expectHidden(error, "canary");
  });

  it("with any letter changed in what is signed", async () => {
    const idToken = await bySecret();
    const { auth } = made();
    const end = idToken.lastIndexOf(".");
    const letters = fc.constantFrom(..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");
    const change = fc.tuple(fc.nat(end - 1), letters).filter(([at, letter]) => idToken[at] !== letter);
    await fc.assert(
      fc.asyncProperty(change, async ([at, letter]) => {
        const changed = idToken.slice(0, at) + letter + idToken.slice(at + 1);
        expect(await rejection(() => auth.checkIdToken({ idToken: changed }, { nonce }))).toBeInstanceOf(IdTokenError);
      }),
    );
  });
});

describe("the platform's keys", () => {
  it("are read again for one that is not among them, once a minute", async () => {
    const { auth, sent } = made({}, json({ keys: [key.jwk] }), () => json({ keys: [key.jwk, other.jwk] }));
    const [old, fresh] = await Promise.all([
      signed(claims, RS256, key.privateKey),
      signed(claims, { ...RS256, kid: "key-2" }, other.privateKey),
    ]);
    await auth.checkIdToken({ idToken: old }, { nonce });
    expect(await rejection(() => auth.checkIdToken({ idToken: fresh }, { nonce }))).toBeInstanceOf(IdTokenError);
    expect(sent).toHaveLength(1);
    vi.setSystemTime((now + 60) * 1000);
    expect(await auth.checkIdToken({ idToken: fresh }, { nonce })).toEqual(claims);
    expect(sent).toHaveLength(2);
  });

  it("are read again after five minutes", async () => {
    const { auth, sent } = made();
    const idToken = await signed(claims, RS256, key.privateKey);
    for (const seconds of [0, 299, 300]) {
      vi.setSystemTime((now + seconds) * 1000);
      await auth.checkIdToken({ idToken }, { nonce });
    }
    expect(sent).toHaveLength(2);
  });

  it.each([
    ["away", () => Promise.reject(new TypeError("fetch failed")), NetworkError],
    ["refused", () => json({ error: "invalid_request" }, 400), ApiError],
    ["a page", () => page("<html>", 502), Error],
  ] as const)("that are %s are told as what they are, and asked for again", async (_, answer, kind) => {
    const { auth, sent } = made({}, answer, () => json({ keys: [key.jwk] }));
    const idToken = await signed(claims, RS256, key.privateKey);
    const error = await rejection(() => auth.checkIdToken({ idToken }, { nonce }));
    expect(error).toBeInstanceOf(kind);
    expect(error).not.toBeInstanceOf(IdTokenError);
    expect(error).toMatchObject({ platform: "authing", operation: "getJwks" });
    expectHidden(error, "canary", ...idToken.split("."));
    expect(await auth.checkIdToken({ idToken }, { nonce })).toEqual(claims);
    expect(sent).toHaveLength(2);
  });

  it("are not waited for any more when the signal is aborted", async () => {
    const controller = new AbortController();
    const { auth } = made({}, () => {
      controller.abort("enough");
      return new Promise<Response>(() => {});
    });
    const idToken = await signed(claims, RS256, key.privateKey);
    await expect(auth.checkIdToken({ idToken }, { nonce, signal: controller.signal })).rejects.toBe("enough");
  });
});
