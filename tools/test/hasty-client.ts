import { type Client, type Kind, secrets, signature } from "../faults/client.ts";

const places: Record<Kind, [method: string, path: string]> = {
  get: ["GET", "/items/i-1"],
  put: ["PUT", "/items/i-1"],
  post: ["POST", "/items"],
  delete: ["DELETE", "/items/i-1"],
  grants: ["POST", "/grants"],
  token: ["POST", "/token"],
  search: ["GET", `/search?token=${secrets.queryToken}`],
  upload: ["PUT", "/items/i-1/file"],
};

/**
 * Does what no client should: repeats everything and at once, with one signature and another body each time, deaf to the
 * caller, with the token in a header that follows to other origins, and tells all of it in its error.
 */
export const hasty: Client = {
  name: "hasty",
  told: "nothing",
  connect({ base, fetch }) {
    const headers = { "x-token": secrets.accessToken, "x-signature": signature() };
    return async (kind) => {
      const [method, path] = places[kind];
      const url = `${base}${path}`;
      for (let tries = 1; tries <= 4; tries++) {
        const body = method === "GET" ? undefined : `attempt ${tries}`;
        const response = await fetch(url, { method, headers, body }).catch(() => undefined);
        const text = response?.ok ? await response.text() : undefined;
        if (text !== undefined) return text === "" ? undefined : JSON.parse(text);
      }
      throw new Error(`${url} with ${JSON.stringify(headers)} failed`);
    };
  },
};
