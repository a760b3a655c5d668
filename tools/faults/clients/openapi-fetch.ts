import createClient from "openapi-fetch";
import { bearer, type Client, dataOf, inputs, secrets, signature, stream, withTimeout } from "../client.ts";

type Answers = { responses: { 200: { content: { "application/json": object } } } };
type Path<Name extends string> = { parameters: { path: { [N in Name]: string } } };
type Json<Body> = { requestBody: { content: { "application/json": Body } } };

/** What openapi-typescript would write of the platform that fails. */
interface Paths {
  "/items/{id}": {
    get: Path<"id"> & Answers;
    put: Path<"id"> & Json<typeof inputs.item> & Answers;
    delete: Path<"id"> & { responses: { 204: { content?: never } } };
  };
  "/items": { post: Json<typeof inputs.item> & Answers };
  "/grants": { post: Json<typeof inputs.grants> & Answers };
  "/token": {
    post: { requestBody: { content: { "application/x-www-form-urlencoded": typeof inputs.token } } } & Answers;
  };
  "/search": { get: { parameters: { query: { token: string } } } & Answers };
  "/items/{id}/file": { put: Path<"id"> & { requestBody: { content: { "*/*": ReadableStream } } } & Answers };
}

export const openapiFetch: Client = {
  name: "openapi-fetch",
  package: "openapi-fetch",
  told: "`AbortSignal.any([signal, AbortSignal.timeout(500)])` on each call; `if (error) throw error; return data`; the signature in `onRequest`. Has no retries, no timeout and no deadline. The `response` that it hands back beside `error` counts as part of the error.",
  connect({ base, timeoutMs, fetch }) {
    const api = createClient<Paths>({ baseUrl: base, fetch, headers: bearer });
    api.use({
      onRequest({ request, schemaPath }) {
        if (schemaPath === "/grants") request.headers.set("x-signature", signature());
      },
    });
    const params = { path: { id: "i-1" } };
    return async (kind, given) => {
      const signal = withTimeout(timeoutMs, given);
      const calls = {
        get: () => api.GET("/items/{id}", { params, signal }),
        put: () => api.PUT("/items/{id}", { params, body: inputs.item, signal }),
        post: () => api.POST("/items", { body: inputs.item, signal }),
        delete: () => api.DELETE("/items/{id}", { params, signal }),
        grants: () => api.POST("/grants", { body: inputs.grants, signal }),
        token: () => {
          const bodySerializer = (body: typeof inputs.token) => new URLSearchParams(body);
          return api.POST("/token", { body: inputs.token, bodySerializer, signal });
        },
        search: () => api.GET("/search", { params: { query: { token: secrets.queryToken } }, signal }),
        upload: () => {
          const whole = { bodySerializer: (body: ReadableStream) => body, duplex: "half" as const };
          return api.PUT("/items/{id}/file", { params, body: stream(), ...whole, signal });
        },
      };
      return dataOf(await calls[kind]());
    };
  },
};
