import ky from "ky";
import { bearer, type Client, inputs, retries, secrets, signature, stream } from "../client.ts";

export const kyClient: Client = {
  name: "ky",
  package: "ky",
  told: '`timeout: 500`, `totalTimeout: 4000`, `retry: { limit: 3, retryOnTimeout: true }`; on the POST that only reads `retry.methods: ["post"]`, signed in `beforeRequest` and `beforeRetry`. A stream as body it copies as it is sent, and sends the whole of it again. It asks for Node 22.',
  connect({ base, timeoutMs, deadlineMs, fetch }) {
    const retry = { limit: retries, retryOnTimeout: true };
    const api = ky.create({ prefix: base, timeout: timeoutMs, totalTimeout: deadlineMs, retry, fetch });
    const sign = ({ request }: { request: Request }) => request.headers.set("x-signature", signature());
    const signed = { beforeRequest: [sign], beforeRetry: [sign] };
    return async (kind, signal) => {
      const options = { headers: bearer, ...(signal && { signal }) };
      const calls = {
        get: () => api.get("items/i-1", options).json(),
        put: () => api.put("items/i-1", { ...options, json: inputs.item }).json(),
        post: () => api.post("items", { ...options, json: inputs.item }).json(),
        delete: () => api.delete("items/i-1", options).then(() => undefined),
        grants: () =>
          api.post("grants", { json: inputs.grants, retry: { ...retry, methods: ["post"] }, hooks: signed }).json(),
        token: () => api.post("token", { body: new URLSearchParams(inputs.token) }).json(),
        search: () => api.get("search", { searchParams: { token: secrets.queryToken } }).json(),
        upload: () => api.put("items/i-1/file", { ...options, body: stream() }).json(),
      };
      return calls[kind]();
    };
  },
};
