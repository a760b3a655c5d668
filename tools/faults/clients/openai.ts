import OpenAI from "openai";
import { type Client, inputs, retries, secrets, signature, stream } from "../client.ts";

export const openaiCore: Client = {
  name: "openai (core)",
  package: "openai",
  told: "`timeout: 500`, `maxRetries: 3`, `get`, `post`, `put` and `delete` with a path; the signature in `fetch`. Cannot be told a deadline, nor what is safe to repeat: `maxRetries: 0` on a POST would end its repeats, and those after a refused connection too.",
  connect({ base, timeoutMs, fetch }) {
    const signing: typeof fetch = (url, init) => {
      const headers = new Headers(init?.headers);
      if (String(url).endsWith("/grants")) headers.set("x-signature", signature());
      return fetch(url, { ...init, headers });
    };
    const api = new OpenAI({
      apiKey: secrets.accessToken,
      baseURL: base,
      timeout: timeoutMs,
      maxRetries: retries,
      fetch: signing,
      logLevel: "off",
    });
    return async (kind, signal) => {
      const options = signal ? { signal } : {};
      const calls = {
        get: () => api.get("/items/i-1", options),
        put: () => api.put("/items/i-1", { body: inputs.item, ...options }),
        post: () => api.post("/items", { body: inputs.item, ...options }),
        delete: () => api.delete("/items/i-1", options),
        grants: () => api.post("/grants", { body: inputs.grants }),
        token: () => api.post("/token", { body: new URLSearchParams(inputs.token) }),
        search: () => api.get("/search", { query: { token: secrets.queryToken } }),
        upload: () => api.put("/items/i-1/file", { body: stream(), ...options }),
      };
      return calls[kind]();
    };
  },
};
