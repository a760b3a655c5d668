import { randomUUID } from "node:crypto";

/** What a call is about; each client has its way to write it. */
export type Kind =
  | "get" // GET /items/i-1 with a bearer token
  | "put" // PUT /items/i-1 with JSON and a bearer token
  | "post" // POST /items with JSON and a bearer token
  | "delete" // DELETE /items/i-1 with a bearer token
  | "grants" // POST /grants, which only reads: may be repeated, and each request has to be signed anew
  | "token" // POST /token with a client secret in the form
  | "search" // GET /search with a token in the query
  | "upload"; // PUT /items/i-1/file with a stream as body

export interface Target {
  readonly base: string;
  /** For one attempt. */
  readonly timeoutMs: number;
  /** For the whole call. */
  readonly deadlineMs: number;
  readonly fetch: typeof globalThis.fetch;
}

export type Caller = (kind: Kind, signal?: AbortSignal) => Promise<unknown>;

/** A client that is driven through the situations. */
export interface Client {
  readonly name: string;
  /** The npm package whose version stands on the page. */
  readonly package?: string;
  /** How it was configured, and what it cannot be told. */
  readonly told: string;
  connect(target: Target): Caller | Promise<Caller>;
}

/** A client that hands errors back beside its data; `response` is in the caller's hands as well. */
export class Returned extends Error {
  readonly error: unknown;
  readonly response: Response | undefined;

  constructor({ error, response }: { error?: unknown; response?: Response }) {
    super("returned, not thrown");
    this.error = error;
    this.response = response;
  }
}

/** What the documents of openapi-fetch and hey-api show: `if (error) throw error; return data`. */
export function dataOf(result: { data?: unknown; error?: unknown; response?: Response }): unknown {
  if (result.error) throw new Returned(result);
  return result.data;
}

/** Node 20 may collect the sources of a combined signal, which then never fires (nodejs/node#57736). */
const held: AbortSignal[] = [];

/** For a client without a timeout of its own, as its users do. */
export function withTimeout(timeoutMs: number, signal?: AbortSignal): AbortSignal {
  const timeout = AbortSignal.timeout(timeoutMs);
  const both = AbortSignal.any([timeout, ...(signal ? [signal] : [])]);
  held.push(timeout, both);
  return both;
}

export const secrets = {
  accessToken: "fake-access-token-7d1f",
  clientSecret: "fake-client-secret-93ab",
  queryToken: "fake-query-token-5c20",
};

export const retries = 3;
export const bearer = { authorization: `Bearer ${secrets.accessToken}` };
export const inputs = {
  item: { name: "tablet" },
  grants: { client_id: "fake-client-id-0001" },
  token: { grant_type: "client_credentials", client_secret: secrets.clientSecret },
};

export const signature = (): string => `demo-signature-${randomUUID()}`;

export function stream(): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode("streamed"));
      controller.close();
    },
  });
}
