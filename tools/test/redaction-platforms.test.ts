import { describe, expect, test } from "vitest";
import { createAuthingClient } from "../../packages/authing-client/src/index.ts";
import { createBgeClient } from "../../packages/bge-client/src/index.ts";
import { createBgePrivateClient } from "../../packages/bge-private-client/src/index.ts";
import { createBlueKingClient } from "../../packages/blueking-client/src/index.ts";
import type { ClientOptions, Manifest } from "../../packages/client/src/index.ts";
import { printed } from "../../packages/client/test/redaction-lab.ts";
import { watching } from "../../packages/client/test/watching.ts";
import { createGenericClient } from "../../packages/generic-client/src/index.ts";
import { type Caller, methodOf, platformOf, type Subject } from "../contract/subject.ts";
import { generatedFile, registry, testFile } from "../registry.ts";
import { bundled } from "../spec.ts";

/** Letters only in the middle, so that it is found however it is encoded. */
const core = "CanaryQwertzuiop";
const canary = (role: string): string => `fake-"${role}/+${core}%&`;
const header = (role: string): string => `fake-${role}/+${core}%&`;

type Made = ClientOptions & { baseUrl: string };

const authing = (create: (made: { clientId: string }) => { withToken(token: string): object }): Caller[] =>
  ["client_secret_post", "client_secret_basic", "none"].map((method) => {
    const methods = { tokenEndpointAuthMethod: method, introspectionEndpointAuthMethod: method };
    const own = { clientId: "fake-id", clientSecret: canary("secret"), revocationEndpointAuthMethod: method };
    const client = create({ ...methods, ...own }).withToken(header("token"));
    return { name: method, credentials: ["clientAuth", "userToken"], client };
  });

const clients: Record<string, (options: Made) => Caller[]> = {
  bge: (options) => {
    const client = createBgeClient({ ...options, clientId: "fake-id", clientSecret: canary("secret") });
    const credentials = ["client", "userToken", "appToken"];
    return [{ name: "token", credentials, client: client.withToken(header("token")) }];
  },
  "bge-private": (options) => {
    const client = createBgePrivateClient({ ...options, appKey: "fake-key", appSecret: canary("secret") });
    return [{ name: "app", credentials: ["signature"], client }];
  },
  blueking: (options) => {
    const client = createBlueKingClient({ ...options, appCode: "fake-app", appSecret: header("secret") });
    return [{ name: "app", credentials: ["appCode", "appSecret"], client }];
  },
  "blueking-auth-api": (options) => {
    const made = { ...options, appCode: "fake-app", appSecret: header("secret") };
    const client = createBlueKingClient({ ...made, backend: "auth_api" });
    return [{ name: "app", credentials: ["appCode", "appSecret"], client }];
  },
  authing: (options) => authing((made) => createAuthingClient({ ...options, ...made })),
  "authing-oidc": (options) => authing((made) => createAuthingClient({ ...options, ...made, protocol: "oidc" })),
  generic: (options) => {
    const client = createGenericClient({ ...options, clientId: 1, clientSecret: canary("secret") });
    return [
      { name: "none", credentials: [], client },
      { name: "user", credentials: ["userToken"], client: client.withToken(header("token")) },
      { name: "client", credentials: ["clientJwt"], client: client.asClient() },
    ];
  },
};

/** The input with a secret of ours in every place that the spec marks. */
function withCanaries(value: unknown, sensitive: readonly string[], isHeld = false): unknown {
  if (Array.isArray(value)) return value.map((item) => withCanaries(item, sensitive, isHeld));
  if (value instanceof Blob || typeof value !== "object" || value === null) {
    // Some have a least length, and an alphabet of their own (RFC 7636 section 4.1).
    return isHeld && typeof value === "string" ? (value.length < 43 ? canary("input") : core.padEnd(43, "-")) : value;
  }
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      withCanaries(inner, sensitive, isHeld || sensitive.includes(name)),
    ]),
  );
}

/** All of a request, as text. */
async function repeated(url: string, { method, headers, body }: RequestInit): Promise<string> {
  const text = body ? await new Response(body).text() : "";
  const values = [...new Headers(headers)].map(([name, value]) => `${name}: ${value}`);
  return [
    `${method} ${url}`,
    decodeURIComponent(url.replaceAll("+", " ").replace(/%(?![\da-f]{2})/gi, "%25")),
    ...values,
    text,
  ].join("\n");
}

/** The signed values and JWTs in it, which are secrets for as long as they last. */
const signed = (text: string): string[] =>
  [...text.matchAll(/(?:Client |[?&]sign=|name="sign"\r\n\r\n|^sign=)([\w.+/%=-]{20,})/gm)].map(
    ([, value = ""]) => value,
  );

const base64 = (text: string): string => Buffer.from(text).toString("base64").replace(/=+$/, "");

describe.each(registry())("$platform", (registered) => {
  const { platform: name, spec } = registered;
  test("shows no secret of a request, of whatever operation, that the platform repeats in its refusal", async () => {
    const make = clients[name];
    if (!make) throw new Error(`no client of ${name} here`);
    const { subject } = (await import(testFile(registered, "subject.ts"))) as { subject: Subject };
    const { operations } = (await import(generatedFile(registered, "operations"))) as { operations: Manifest };
    const { code = "error", message = "error_description" } = subject.envelope ?? {};
    const { targets } = platformOf(name, await bundled(spec), subject);
    const called = new Set<string>();
    let count = 0;
    for (const { id, inputs, found } of targets) {
      const { kind, sensitive = [] } = operations[id] ?? {};
      if (kind) continue;
      for (const { input } of inputs) {
        for (const refuse of refusals(code, message)) {
          const { options, lines, events } = watching();
          const secrets: string[] = [];
          const fetch = async (url: string, init: RequestInit) => {
            const text = await repeated(url, init);
            secrets.push(...signed(text));
            return refuse(text);
          };
          const made = make({ ...options, fetch, baseUrl: "https://platform.test", maxRetries: 0, logLevel: "debug" });
          const alternatives = operations[id]?.security ?? [];
          const fits = ({ credentials }: Caller) =>
            alternatives.length === 0 ||
            alternatives.some((names) => names.every((needed) => credentials.includes(needed)));
          for (const caller of made.filter(fits)) {
            const given = withCanaries(input, sensitive);
            // What a call resolves to is for the caller; only its failures are looked at.
            const error = await Promise.resolve(methodOf(caller, id)(given)).then(
              () => undefined,
              (thrown: Error) => thrown,
            );
            const text = [error, lines, events, caller.client].map((value) => printed(value)).join("\n");
            expect(error?.name, `${found.operation.operationId}: ${error?.message}`).not.toBe("InputError");
            expect(lines.length).toBeGreaterThan(1);
            const basic = base64(`fake-id:${canary("secret")}`);
            for (const secret of [core, basic, ...secrets]) expect(text, id).not.toContain(secret);
            called.add(id);
            count++;
          }
        }
      }
    }
    const callable = Object.keys(operations).filter((id) => !operations[id]?.kind);
    expect([...called].sort()).toEqual(callable.sort());
    expect(count).toBeGreaterThanOrEqual(callable.length * 5);
  });
});

/** Ways in which a platform, or something in between, repeats what it was sent. */
function refusals(code: string, message: string): ((text: string) => Response | Promise<Response>)[] {
  const json = (body: unknown, status: number) =>
    new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json" } });
  return [
    (text) => json({ [code]: code === "error" ? "invalid_request" : 4711, [message]: text }, 200),
    (text) => json({ error: "invalid_request", error_description: text }, 400),
    (text) => json({ [code]: text, [message]: "" }, 500),
    (text) => new Response(`<html>${text}</html>`, { status: 502 }),
    (text) => Promise.reject(Object.assign(new TypeError(text, { cause: new Error(text) }), { text })),
  ];
}
