import {
  type CallOptions,
  type Credentials,
  createPlatformClient,
  type Manifest,
  type Platform,
  type PlatformTypes,
} from "../../../packages/client/src/index.ts";
import { bearer, type Client, dataOf, inputs, retries, secrets, signature, stream } from "../client.ts";

const id = { id: { in: "path", required: true, type: "string" } } as const;
const security = [["accessToken"]] as const;

const operations = {
  getItem: { method: "GET", path: "/items/{id}", input: id, security },
  putItem: {
    method: "PUT",
    path: "/items/{id}",
    input: { ...id, name: { in: "body", type: "string" } },
    content: "json",
    security,
  },
  postItem: { method: "POST", path: "/items", input: { name: { in: "body" } }, content: "json", security },
  deleteItem: { method: "DELETE", path: "/items/{id}", input: id, security, returns: "nothing" },
  getGrants: {
    method: "POST",
    path: "/grants",
    input: { client_id: { in: "body", type: "string" } },
    content: "json",
    security: [["signature"]],
    idempotent: true,
  },
  requestToken: {
    method: "POST",
    path: "/token",
    input: { grant_type: { in: "body", type: "string" }, client_secret: { in: "body", type: "string" } },
    content: "form",
    security: [],
    redirect: false,
    sensitive: ["client_secret"],
  },
  search: {
    method: "GET",
    path: "/search",
    input: { token: { in: "query", type: "string" } },
    security: [],
    sensitive: ["token"],
  },
  putFile: { method: "PUT", path: "/items/{id}/file", input: id, security },
} as const satisfies Manifest;

const platform: Platform = { name: "faults", operations, envelope: { code: "code", message: "msg", data: "data" } };

const credentials: Credentials = {
  accessToken: (plan) => plan.headers.set("authorization", bearer.authorization),
  signature: (plan) => plan.headers.set("x-signature", signature()),
};

type Methods = Record<keyof typeof operations, (input: object, options: CallOptions) => Promise<unknown>> & {
  PUT(path: string, init: object): Promise<{ data?: unknown; error?: unknown; response?: Response }>;
};

export const ours: Client = {
  name: "@lingpai/client",
  told: "`timeoutMs: 500`, `deadlineMs: 4000`, `maxRetries: 3`; what is safe to repeat, where no redirect is followed and which fields are secret is in the manifest, as codegen writes it.",
  connect({ base, fetch, timeoutMs, deadlineMs }) {
    const options = { baseUrl: base, fetch, timeoutMs, deadlineMs, maxRetries: retries, logLevel: "off" as const };
    const made: unknown = createPlatformClient<PlatformTypes>(platform, options, credentials);
    const api = made as Methods;
    return async (kind, signal) => {
      const options = { signal };
      const calls = {
        get: () => api.getItem({ id: "i-1" }, options),
        put: () => api.putItem({ id: "i-1", ...inputs.item }, options),
        post: () => api.postItem(inputs.item, options),
        delete: () => api.deleteItem({ id: "i-1" }, options),
        grants: () => api.getGrants(inputs.grants, options),
        token: () => api.requestToken(inputs.token, options),
        search: () => api.search({ token: secrets.queryToken }, options),
        upload: async () => {
          const whole = { body: stream(), bodySerializer: (body: unknown) => body, duplex: "half", signal };
          return dataOf(await api.PUT("/items/{id}/file", { params: { path: { id: "i-1" } }, ...whole }));
        },
      };
      return calls[kind]();
    };
  },
};
