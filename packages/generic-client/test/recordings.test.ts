import { describe, expect, test } from "vitest";
import { judgeOf } from "../../../tools/contract/judge.ts";
import { registry } from "../../../tools/registry.ts";
import { bundled, deref, type Found, operationsOf, type ResponseObject, type Schema } from "../../../tools/spec.ts";
import { createGenericClient, type Generic } from "../src/index.ts";
import recordings from "./recordings.json" with { type: "json" };

/** An answer that a running server gave; its tokens, codes, hashes and secrets have been replaced. */
interface Recorded {
  about: string;
  status: number;
  /** The content type; a redirect has none here. */
  type?: string;
  location?: string;
  body?: { error?: string; error_description?: string; res_code?: number; res_msg?: string; data?: unknown };
}

const redirectUri = "http://127.0.0.1:8080/callback";
const code = "fake-code-000000000009";
const refreshToken = "fake-refresh-token-000000000009";

type Calls = Record<Exclude<keyof typeof recordings, "authorize">, (generic: Generic) => Promise<unknown>>;
const calls: Calls = {
  exchangeCode: async ({ auth }) => (await auth.exchangeCode({ code, redirectUri })).raw,
  refresh: async ({ auth }) => (await auth.refresh(refreshToken)).raw,
  getUser: (generic) => generic.withToken("fake-access-token-000000000009").getUser(),
  listUsers: (generic) => generic.asClient().listUsers(),
};

const registered = registry().find(({ platform }) => platform === "generic");
if (!registered) throw new Error("redocly.yaml has no generic platform");
const spec = await bundled(registered.spec);
const judge = judgeOf(spec);

const operationIds: Record<string, string> = { exchangeCode: "requestToken", refresh: "requestToken" };

/** What the spec says of this status. */
function documented(name: string, status: number): ResponseObject {
  const wanted = operationIds[name] ?? name;
  const found: Found | undefined = operationsOf(spec).find(({ operation }) => operation.operationId === wanted);
  const response = found?.operation.responses[status];
  if (!response) throw new Error(`${wanted} documents no ${status}`);
  return deref<ResponseObject>(spec, response);
}

const accepts = (schema: Schema | undefined, value: unknown): boolean =>
  schema !== undefined && judge.accepts(schema, value, false);

const clientOf = (fetch: () => Promise<Response>): Generic =>
  createGenericClient({ baseUrl: "http://auth.test", fetch, clientId: 7, clientSecret: "fake-client-secret-0001" });

const recordedOf = (name: string, list: readonly Recorded[]) => list.map((one) => ({ name, ...one }));
const everything = Object.entries(recordings).flatMap(([name, list]) => recordedOf(name, list));

describe("what a server answered", () => {
  test.each(everything)(
    "to $name is what the spec says: $about ($status)",
    ({ name, status, type, location, body }) => {
      const { content = {}, headers = {} } = documented(name, status);
      if (location !== undefined) return expect(accepts(headers.Location?.schema, location)).toBe(true);
      expect(Object.keys(content)).toContain(type?.split(";")[0]);
      // The fields stand at the JSON type, also for what is served as `text/plain`.
      expect(accepts(content["application/json"]?.schema, body)).toBe(true);
    },
  );

  test("would be refused by the spec with a field gone or of another type", () => {
    const schema = (name: string, status: number) => documented(name, status).content?.["application/json"]?.schema;
    for (const { name, status, body } of everything.filter((one) => one.body)) {
      const broken = body?.error === undefined ? { ...body, res_code: "0", access_token: 1 } : { ...body, error: 1 };
      expect([name, status, accepts(schema(name, status), broken)]).toEqual([name, status, false]);
      expect([name, status, accepts(schema(name, status), {})]).toEqual([name, status, false]);
    }
  });
});

describe.each(Object.entries(calls))("the client's %s", (name, call) => {
  const answers: readonly Recorded[] = recordings[name as keyof Calls];

  test.each(answers)("reads the answer of a server: $about ($status)", async ({ status, type = "", body = {} }) => {
    const response = new Response(JSON.stringify(body), { status, headers: { "content-type": type } });
    const { error, res_code } = body;
    const outcome = call(clientOf(async () => response));
    if (error === undefined && !res_code) return expect(await outcome).toEqual(res_code === 0 ? body.data : body);
    const detail = error === undefined ? body.res_msg : body.error_description;
    await expect(outcome).rejects.toMatchObject({ name: "ApiError", status, code: error ?? res_code, detail });
  });
});
