import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  enveloped,
  expectHidden,
  fields,
  json,
  only,
  refusal,
  rejection,
  type Sent,
  wire,
} from "../../client/test/wire.ts";
import { createBgePrivateClient } from "../src/index.ts";

const made = (...answers: Parameters<typeof wire>) => {
  const { fetch, sent } = wire(...answers);
  return { client: createBgePrivateClient({ appKey: "test-key", appSecret: "test-secret", fetch }), sent };
};

const valuesOf = (sent: Sent): Record<string, unknown> => Object.fromEntries(fields(sent));

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2021, 8, 3, 16, 42, 51, 999), toFake: ["Date"] });
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** 0123456789abcdef0123456789abcdef, so that a signature can be compared with one that the platform's own client made. */
function fixNonce(): void {
  vi.spyOn(crypto, "getRandomValues").mockImplementation((array) => {
    const bytes = [0x01, 0x23, 0x45, 0x67, 0x89, 0xab, 0xcd, 0xef];
    if (array instanceof Uint8Array) array.set([...bytes, ...bytes]);
    return array;
  });
}

describe("the signature", () => {
  const spaced = '[{"biosample_id": "E-F1", "type": "Lowpass"}]';
  const redirect_uri = "http://test.cn/cb?x=1&y=2";
  type Client = ReturnType<typeof made>["client"];

  it.each<[string, (client: Client) => Promise<unknown>, string]>([
    [
      "plain fields",
      (client) => client.oauth2Grants({ auth_token: "tok-1", client_id: "cid-1" }),
      "tlC4uGFEqjXY5qIVCtmCedjhD84=",
    ],
    ["a field left out", (client) => client.oauth2Grants({ auth_token: "tok-1" }), "K9l8boE8rUlVofgaJGugO1jj9D4="],
    [
      "marks of a URL and JSON text",
      (client) =>
        client.oauth2Authorize({ client_id: "cid-1", redirect_uri, auth_token: "tok-1", biosample_ids: spaced }),
      "h8TxMzV1tYGtTpmBqX3Alx6SvLM=",
    ],
  ])("is the one of the platform's own client: %s", async (_, call, sign) => {
    fixNonce();
    const { client, sent } = made(enveloped([]));
    await call(client);
    const values = valuesOf(only(sent));
    expect(values).toMatchObject({
      app_key: "test-key",
      signature_nonce: "0123456789abcdef0123456789abcdef",
      timestamp: "2021-09-03T16:42:51Z",
    });
    expect(values.sign).toBe(sign);
  });

  it("is new for every call, with a nonce of 32 hexadecimal digits", async () => {
    const { client, sent } = made(enveloped([]));
    await client.oauth2Grants({ auth_token: "t" });
    await client.oauth2Grants({ auth_token: "t" });
    const [first, second] = sent.map(valuesOf);
    expect(first?.signature_nonce).toMatch(/^[0-9a-f]{32}$/);
    expect(second?.signature_nonce).not.toBe(first?.signature_nonce);
    expect(second?.sign).not.toBe(first?.sign);
  });

  it("takes the time of each call", async () => {
    const { client, sent } = made(enveloped([]));
    await client.oauth2Grants({ auth_token: "t" });
    vi.setSystemTime(Date.UTC(2022, 0, 1));
    await client.oauth2Grants({ auth_token: "t" });
    expect(sent.map((request) => valuesOf(request).timestamp)).toEqual([
      "2021-09-03T16:42:51Z",
      "2022-01-01T00:00:00Z",
    ]);
  });

  it("stands in a raw call too", async () => {
    fixNonce();
    const { client, sent } = made(enveloped([]));
    const body = { auth_token: "tok-1", client_id: "cid-1" } as never;
    await client.POST("/openbge/oauth2/grants", { body });
    expect(valuesOf(only(sent)).sign).toBe("tlC4uGFEqjXY5qIVCtmCedjhD84=");
  });

  it("replaces what a raw call claims to have signed", async () => {
    fixNonce();
    const { client, sent } = made(enveloped([]));
    const body = { auth_token: "tok-1", client_id: "cid-1", app_key: "theirs", timestamp: "1970" } as never;
    await client.POST("/openbge/oauth2/grants", { body });
    expect(valuesOf(only(sent)).sign).toBe("tlC4uGFEqjXY5qIVCtmCedjhD84=");
  });

  it("cannot be given by the caller of a method", async () => {
    const { client, sent } = made();
    for (const name of ["sign", "app_key", "signature_nonce", "timestamp"]) {
      const input = { auth_token: "t", [name]: "canary" } as { auth_token: string };
      expect((await refusal(() => client.oauth2Grants(input))).input).toBe(name);
    }
    expect(sent).toEqual([]);
  });

  it("goes in a form that follows no redirect, and the secret goes nowhere", async () => {
    const { client, sent } = made(enveloped([]));
    await client.oauth2Grants({ auth_token: "t" });
    const { method, url, headers, init, body } = only(sent);
    expect([method, url, init.redirect]).toEqual([
      "POST",
      "https://api.private.omgut.com/openbge/oauth2/grants",
      "manual",
    ]);
    expect(Object.fromEntries(headers)).toEqual({ "content-type": "application/x-www-form-urlencoded" });
    expect(String(body)).not.toContain("test-secret");
  });
});

describe("an operation", () => {
  const application = { name: "n", client_id: "c", redirect_uri: "r", scopes: [] };
  const business = (request: Sent) =>
    fields(request).filter(([name]) => !["app_key", "signature_nonce", "timestamp", "sign"].includes(name));

  it("oauth2Application: the whole body is the result where there is no envelope", async () => {
    const { client, sent } = made(json(application));
    expect(await client.oauth2Application({ client_id: "c", redirect_uri: "http://test.cn" })).toEqual(application);
    expect(only(sent).url).toBe("https://api.private.omgut.com/openbge/oauth2/application");
    expect(business(only(sent))).toEqual([
      ["client_id", "c"],
      ["redirect_uri", "http://test.cn"],
    ]);
  });

  it("oauth2Application: an error of OAuth's kind is an ApiError, though there is no envelope and the status is 200", async () => {
    const { client } = made(json({ error: "x" }), json({ error: "x", error_description: "why" }));
    const call = () => client.oauth2Application({ client_id: "c", redirect_uri: "http://test.cn" });
    const failed = {
      name: "ApiError",
      platform: "bge-private",
      operation: "oauth2Application",
      code: "x",
      status: 200,
    };
    expect(await rejection(call)).toMatchObject({ ...failed, detail: "" });
    expect(await rejection(call)).toMatchObject({ ...failed, detail: "why" });
  });

  it("oauth2Authorize: takes samples as an array, and leaves out what is not given", async () => {
    const { client, sent } = made(enveloped({ code: "x", redirect_uri: "pages/index", wxmp_app_id: "wx" }));
    const input = { client_id: "c", redirect_uri: "r", auth_token: "t" };
    await client.oauth2Authorize({ ...input, biosample_ids: [{ biosample_id: "E-F1", type: "Lowpass" }] });
    await client.oauth2Authorize(input);
    const common = [
      ["client_id", "c"],
      ["redirect_uri", "r"],
      ["auth_token", "t"],
    ];
    expect(sent.map(business)).toEqual([
      [...common, ["biosample_ids", '[{"biosample_id":"E-F1","type":"Lowpass"}]']],
      common,
    ]);
  });

  it("oauth2Grants: no grant is null", async () => {
    const { client, sent } = made(enveloped([]), enveloped({ grant_time: "2020-01-01 00:00:00" }));
    expect(await client.oauth2Grants({ auth_token: "t", client_id: "c", redirect_uri: "r" })).toBeNull();
    expect(await client.oauth2Grants({ auth_token: "t" })).toEqual({ grant_time: "2020-01-01 00:00:00" });
    expect(sent.map(business)).toEqual([
      [
        ["auth_token", "t"],
        ["client_id", "c"],
        ["redirect_uri", "r"],
      ],
      [["auth_token", "t"]],
    ]);
  });

  it("oauth2RevokeGrant: answers nothing", async () => {
    const { client, sent } = made(enveloped(null));
    expect(await client.oauth2RevokeGrant({ auth_token: "t", client_id: "c" })).toBeNull();
    expect(only(sent).url).toBe("https://api.private.omgut.com/openbge/oauth2/revoke_grant");
  });

  it("that fails shows neither the user's token nor the secret", async () => {
    const { client } = made(json({ code: 400, msg: "参数错误", data: null }), () =>
      Promise.reject(new TypeError("fetch failed")),
    );
    const call = () => client.oauth2Grants({ auth_token: "token-canary" });
    const refused = await rejection(call);
    expect(refused).toMatchObject({
      name: "ApiError",
      platform: "bge-private",
      operation: "oauth2Grants",
      code: 400,
      detail: "参数错误",
    });
    for (const error of [refused, await rejection(call)]) expectHidden(error, "canary", "test-secret");
  });
});
