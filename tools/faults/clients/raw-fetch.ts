import { bearer, type Client, inputs, type Kind, secrets, signature, stream, withTimeout } from "../client.ts";

const json = { "content-type": "application/json" };

const requests: Record<Kind, () => [path: string, init: RequestInit & { duplex?: "half" }]> = {
  get: () => ["/items/i-1", { headers: bearer }],
  put: () => ["/items/i-1", { method: "PUT", headers: { ...bearer, ...json }, body: JSON.stringify(inputs.item) }],
  post: () => ["/items", { method: "POST", headers: { ...bearer, ...json }, body: JSON.stringify(inputs.item) }],
  delete: () => ["/items/i-1", { method: "DELETE", headers: bearer }],
  grants: () => [
    "/grants",
    { method: "POST", headers: { ...json, "x-signature": signature() }, body: JSON.stringify(inputs.grants) },
  ],
  token: () => ["/token", { method: "POST", body: new URLSearchParams(inputs.token) }],
  search: () => [`/search?${new URLSearchParams({ token: secrets.queryToken })}`, {}],
  upload: () => ["/items/i-1/file", { method: "PUT", headers: bearer, body: stream(), duplex: "half" }],
};

export const rawFetch: Client = {
  name: "fetch and json",
  told: "`AbortSignal.any([signal, AbortSignal.timeout(500)])` on each call; throws unless `response.ok`, then `response.json()`. Has no retries and no deadline.",
  connect:
    ({ base, timeoutMs, fetch }) =>
    async (kind, signal) => {
      const [path, init] = requests[kind]();
      const response = await fetch(`${base}${path}`, { ...init, signal: withTimeout(timeoutMs, signal) });
      // As MDN's page "Using the Fetch API" does it.
      if (!response.ok) throw new Error(`Response status: ${response.status}`);
      return response.status === 204 ? undefined : response.json();
    },
};
