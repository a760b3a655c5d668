import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { enveloped, expectHidden, only, refusal, type Sent, wire } from "../../client/test/wire.ts";
import { createBgePrivateClient } from "../src/index.ts";

const appSecret = "fake-app-secret-0001";
const form = "application/x-www-form-urlencoded";
const grants = "/openbge/oauth2/grants";

const made = () => {
  const { fetch, sent } = wire(enveloped([]));
  const client = createBgePrivateClient({ appKey: "fake-app-key-0001", appSecret, fetch });
  // Without the compiler's help, as from JavaScript.
  const post = (init: object) => client.POST(grants, init as never);
  return { post, sent };
};

/** The fields as the platform reads them from the very bytes that `fetch` makes of the request. */
async function received({ body, headers }: Sent): Promise<[string, string][]> {
  const request = new Response(body as BodyInit);
  const type = headers.get("content-type") ?? request.headers.get("content-type") ?? "";
  const text = await request.text();
  if (/form-urlencoded/i.test(type)) return [...new URLSearchParams(text)];
  const parts = text.split(`--${/boundary=(.+)$/.exec(type)?.[1]}`).slice(1, -1);
  return parts
    .filter((part) => !part.includes("; filename="))
    .map((part) => [/ name="(.*)"/.exec(part)?.[1] ?? "", part.slice(part.indexOf("\r\n\r\n") + 4, -2)]);
}

const encoded = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);

/** The signature that the platform computes over what it received, and the one that came. */
function signatures(fields: readonly [string, string][]): [computed: string, came: string | undefined] {
  const pairs = fields
    .filter(([name]) => name !== "sign")
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`);
  const text = `abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ&${encoded(pairs.join("&"))}`;
  const computed = createHmac("sha1", `${appSecret}&`).update(text).digest("base64");
  return [computed, fields.find(([name]) => name === "sign")?.[1]];
}

function formData(fields: Record<string, string | Blob>): FormData {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  return body;
}

describe("a raw call is signed over what the platform receives", () => {
  const lines = "one\ntwo\r\nthree\rfour\n\r\n";
  it.each<[string, object]>([
    ["an object", { body: { auth_token: lines } }],
    ["FormData", { body: formData({ auth_token: lines }) }],
    ["FormData with a file", { body: formData({ auth_token: lines, scan: new Blob(["\n"]) }) }],
    [
      "text",
      { body: lines, bodySerializer: (text: string) => `auth_token=${text}`, headers: { "content-type": form } },
    ],
    ["URLSearchParams", { body: new URLSearchParams({ auth_token: lines }), headers: { "Content-Type": form } }],
    ["a form by another spelling", { body: { auth_token: lines }, headers: { "content-type": form.toUpperCase() } }],
    ["no body", {}],
  ])("with the ends of its lines as they arrive: %s", async (_, init) => {
    const { post, sent } = made();
    await post(init);
    const [computed, came] = signatures(await received(only(sent)));
    expect(came).toBe(computed);
  });

  it.each<[string, object]>([
    ["an object", { auth_token: "t", sign: "theirs" }],
    ["FormData", formData({ auth_token: "t", sign: "theirs" })],
  ])("and never over a signature of its own: %s", async (_, body) => {
    const { post, sent } = made();
    await post({ body });
    const fields = await received(only(sent));
    const [computed, came] = signatures(fields);
    expect(came).toBe(computed);
    expect(fields.filter(([name]) => name === "sign")).toHaveLength(1);
  });
});

describe("a raw call is refused before anything is sent", () => {
  const asForm = { headers: { "content-type": form } };
  const whole = (body: unknown) => body;
  const body = { auth_token: "token-canary" };
  it.each<[string, object]>([
    ["URLSearchParams, whose fields openapi-fetch would lose", { body: new URLSearchParams(body) }],
    ["JSON", { body, bodySerializer: JSON.stringify }],
    ["JSON that is called a form", { body, bodySerializer: JSON.stringify, ...asForm }],
    ["text in JSON that is called a form", { body: "token-canary", bodySerializer: JSON.stringify, ...asForm }],
    ["text that is not called a form", { body: "auth_token=token-canary" }],
    ["a list", { body: [body] }],
    ["null", { body: null }],
    ["an object of a class", { body: Object.assign(Object.create({}) as object, body) }],
    ["a form that is called JSON", { body, headers: { "content-type": "application/json" } }],
    ["a Blob", { body: new Blob(["auth_token=token-canary"]), bodySerializer: whole, ...asForm }],
    ["bytes", { body: Buffer.from("auth_token=token-canary"), bodySerializer: whole, ...asForm }],
    ["a stream", { body: new Blob(["auth_token=token-canary"]).stream(), bodySerializer: whole, ...asForm }],
  ])("where its body is no form: %s", async (_, init) => {
    const { post, sent } = made();
    const error = await refusal(() => post(init));
    expect(error).toMatchObject({ platform: "bge-private", operation: "oauth2Grants", input: "body" });
    expect(error.expected).toBe("an object, FormData, or a text of the type application/x-www-form-urlencoded");
    expectHidden(error, "canary");
    expect(sent).toEqual([]);
  });
});
