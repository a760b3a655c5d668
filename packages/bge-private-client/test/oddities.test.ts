import { createHmac } from "node:crypto";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { fieldsOf, mocked, prefer } from "../../../tools/contract/mocked.ts";
import { root } from "../../../tools/registry.ts";
import { bundled, type Example, operationsOf, requestContent } from "../../../tools/spec.ts";
import { createBgePrivateClient } from "../src/index.ts";
import { signature } from "../src/sign.ts";

const mock = mocked("bge-private");
const appKey = "fake-app-key-0001";
const appSecret = "fake-app-secret-0001";
const made = () => createBgePrivateClient({ ...mock.options, appKey, appSecret });

/** The platform's rules once more, byte by byte and with another HMAC than the client's. */
function signOf(fields: Record<string, string>, secret: string): string {
  const encoded = (text: string) =>
    [...Buffer.from(text, "utf8")]
      .map((byte) => {
        const mark = String.fromCharCode(byte);
        return /[A-Za-z0-9._~-]/.test(mark) ? mark : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
      })
      .join("");
  const names = Object.keys(fields).filter((name) => name !== "sign");
  const pairs = names.sort().map((name) => `${encoded(name)}=${encoded(fields[name] ?? "")}`);
  const text = `abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ&${encoded(pairs.join("&"))}`;
  return createHmac("sha1", `${secret}&`).update(text).digest("base64");
}

describe("the signature", () => {
  const proof = {
    app_key: "test-key",
    signature_nonce: "0123456789abcdef0123456789abcdef",
    timestamp: "2021-09-03T16:42:51Z",
  };
  const samples = '[{"biosample_id": "E-F1", "type": "Lowpass"}]';
  const redirect_uri = "http://test.cn/cb?x=1&y=2";

  // Made with the platform's own client.
  test.each([
    [{ auth_token: "tok-1", client_id: "cid-1" }, "tlC4uGFEqjXY5qIVCtmCedjhD84="],
    [{ auth_token: "tok-1" }, "K9l8boE8rUlVofgaJGugO1jj9D4="],
    [{ client_id: "cid-1", redirect_uri, auth_token: "tok-1", biosample_ids: samples }, "h8TxMzV1tYGtTpmBqX3Alx6SvLM="],
  ])("of %j is the known one", async (business, sign) => {
    const fields = { ...business, ...proof };
    expect(signOf(fields, "test-secret")).toBe(sign);
    expect(await signature(Object.entries(fields), "test-secret")).toBe(sign);
  });

  test("of every request in the spec is a true one", async () => {
    const spec = await bundled(resolve(root, "specs/bge-private/openapi.yaml"));
    const examples = operationsOf(spec).flatMap(({ operation }) =>
      Object.values(requestContent(spec, operation)).flatMap((media) => Object.values<Example>(media.examples ?? {})),
    );
    const bodies = examples.map(({ value }) => value as Record<string, string>);
    expect(bodies.length).toBeGreaterThan(0);
    expect(bodies.map((body) => signOf(body, appSecret))).toEqual(bodies.map(({ sign }) => sign));
  });

  test("covers the very text that is sent, with a nonce and a time of its own each time", async () => {
    const text = "a!b'c(d)e*f ~-._ 测试 &=%+";
    for (const auth_token of [text, text]) await made().oauth2RevokeGrant({ auth_token, client_id: "Zz" });
    const biosample_ids = [{ biosample_id: "E-F1", type: "Lowpass" }];
    const client_id = "fake-client-id-0001";
    const redirect_uri = "https://app.example/callback";
    await made().oauth2Authorize({ client_id, redirect_uri, auth_token: text, biosample_ids });

    const forms = mock.exchanges.map(fieldsOf);
    expect(forms.map((form) => signOf(form, appSecret))).toEqual(forms.map(({ sign }) => sign));
    expect(forms.map(({ auth_token }) => auth_token)).toEqual(Array(3).fill(text));
    expect(forms.map(({ app_key }) => app_key)).toEqual(Array(3).fill(appKey));
    expect(new Set(forms.map(({ signature_nonce }) => signature_nonce)).size).toBe(3);
    for (const { signature_nonce, timestamp = "" } of forms) {
      expect(signature_nonce).toMatch(/^[0-9a-f]{32}$/);
      expect(timestamp).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
      expect(Math.abs(Date.parse(timestamp) - Date.now())).toBeLessThan(60_000);
    }
    expect(mock.exchanges.map(({ violations }) => violations)).toEqual([null, null, null]);
    expect(JSON.stringify(forms)).not.toContain(appSecret);
  });
});

test("a field that is left out is not sent at all, nor as the text null", async () => {
  await made().oauth2Grants({ auth_token: "fake-auth-token-000000000001", client_id: undefined });
  const [form = {}] = mock.exchanges.map(fieldsOf);
  expect(Object.keys(form).sort()).toEqual(["app_key", "auth_token", "sign", "signature_nonce", "timestamp"]);
});

test("an empty array stands for no grant and comes as null", async () => {
  const input = { auth_token: "fake-auth-token-000000000001" };
  expect(await made().oauth2Grants(input, prefer(200, "none"))).toBeNull();
  expect(await made().oauth2Grants(input)).toMatchObject({});
});

test("a body without a code is the result itself", async () => {
  const bare = { client_id: "fake-client-id-0001", name: "测试应用" };
  const fetch = async () => Response.json(bare);
  const client = createBgePrivateClient({ appKey, appSecret, fetch });
  const input = { client_id: "fake-client-id-0001", redirect_uri: "https://app.example/callback" };
  expect(await client.oauth2Application(input)).toEqual(bare);
});
