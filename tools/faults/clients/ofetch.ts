import { createFetch } from "ofetch";
import { bearer, type Client, inputs, retries, secrets, signature, stream } from "../client.ts";

export const ofetchClient: Client = {
  name: "ofetch",
  package: "ofetch",
  told: "`timeout: 500`, `retryDelay: 200`; `retry: 3` on GET, PUT, DELETE and the POST that only reads (it repeats no POST unless told, and then always), signed in `onRequest`; `responseType` left open. Cannot be told a deadline.",
  connect({ base, timeoutMs, fetch }) {
    const api = createFetch({ fetch, defaults: { baseURL: base, timeout: timeoutMs, retryDelay: 200 } });
    const onRequest = ({ options }: { options: { headers: Headers } }) =>
      options.headers.set("x-signature", signature());
    return async (kind, signal) => {
      const options = { headers: bearer, ...(signal && { signal }) };
      const safe = { ...options, retry: retries };
      const calls = {
        get: () => api("/items/i-1", safe),
        put: () => api("/items/i-1", { ...safe, method: "PUT", body: inputs.item }),
        post: () => api("/items", { ...options, method: "POST", body: inputs.item }),
        delete: () => api("/items/i-1", { ...safe, method: "DELETE" }),
        grants: () => api("/grants", { method: "POST", body: inputs.grants, retry: retries, onRequest }),
        token: () => api("/token", { method: "POST", body: new URLSearchParams(inputs.token) }),
        search: () => api("/search", { query: { token: secrets.queryToken }, retry: retries }),
        upload: () => api("/items/i-1/file", { ...safe, method: "PUT", body: stream() }),
      };
      return calls[kind]();
    };
  },
};
