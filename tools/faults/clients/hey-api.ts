import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { createClient as generate } from "@hey-api/openapi-ts";
import { type Client, dataOf, inputs, secrets, signature, stream, withTimeout } from "../client.ts";
import { document } from "./document.ts";

interface Returns {
  data?: unknown;
  error?: unknown;
  response?: Response;
}

/** The functions of `sdk.gen.ts`, one an operation. */
type Sdk = Record<string, (options: object) => Promise<Returns>>;

interface Made {
  interceptors: { request: { use(change: (request: Request) => Request): void } };
}

interface Generated {
  sdk: Sdk;
  createClient(config: object): Made;
}

let generated: Promise<Generated> | undefined;

async function generateOnce(): Promise<Generated> {
  const folder = await mkdtemp(join(tmpdir(), "lingpai-faults-"));
  try {
    await generate({
      input: document,
      output: folder,
      plugins: ["@hey-api/client-fetch", "@hey-api/typescript", "@hey-api/sdk"],
      logs: { level: "silent" },
    });
    await writeFile(join(folder, "package.json"), JSON.stringify({ type: "module" }));
    const load = (file: string): Promise<unknown> => import(pathToFileURL(join(folder, file)).href);
    const { createClient } = (await load("client/index.ts")) as Pick<Generated, "createClient">;
    return { sdk: (await load("sdk.gen.ts")) as Sdk, createClient };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export const heyApi: Client = {
  name: "hey-api client-fetch",
  package: "@hey-api/openapi-ts",
  told: "generated from an OpenAPI document of the server; `AbortSignal.any([signal, AbortSignal.timeout(500)])` on each call; `if (error) throw error; return data`; the token as `auth`, the signature in an interceptor; `parseAs` as generated (auto). Has no retries, no timeout and no deadline. The `response` that it hands back beside `error` counts as part of the error.",
  async connect({ base, timeoutMs, fetch }) {
    generated ??= generateOnce();
    const { sdk, createClient } = await generated;
    const client = createClient({ baseUrl: base, fetch, auth: () => secrets.accessToken });
    client.interceptors.request.use((request) => {
      if (request.url.endsWith("/grants")) request.headers.set("x-signature", signature());
      return request;
    });
    const path = { id: "i-1" };
    const calls = {
      get: ["getItem", () => ({ path })],
      put: ["putItem", () => ({ path, body: inputs.item })],
      post: ["postItem", () => ({ body: inputs.item })],
      delete: ["deleteItem", () => ({ path })],
      grants: ["getGrants", () => ({ body: inputs.grants })],
      token: ["requestToken", () => ({ body: inputs.token })],
      search: ["search", () => ({ query: { token: secrets.queryToken } })],
      upload: ["putFile", () => ({ path, body: stream(), duplex: "half" })],
    } as const;
    return async (kind, signal) => {
      const [name, options] = calls[kind];
      const call = sdk[name];
      if (!call) throw new TypeError(`hey-api generated no ${name}`);
      return dataOf(await call({ client, ...options(), signal: withTimeout(timeoutMs, signal) }));
    };
  },
};
