import { createBgeClient, type paths, type TokenStore } from "@lingpai/bge-client";
import ky from "ky";
import { createFetch } from "ofetch";
import OpenAI from "openai";
import createClient from "openapi-fetch";
import type { HeyApi } from "./peers.ts";

/** A client that makes the two calls, as its documentation says to. */
export interface Candidate {
  readonly name: string;
  /** What ends a call that hangs, and how often one is repeated, unless told otherwise. */
  readonly timeLimit: string;
  readonly retries: string;
  GET(): Promise<unknown>;
  POST(): Promise<unknown>;
  /** The platform's data, in what a call resolves to. */
  data(answer: unknown): unknown;
}

export const verbs = ["GET", "POST"] as const;

const baseUrl = "https://api.bge.genomics.cn";
export const token = "fake-access-token-000000000001";

const biosample_id = "E-F00000000001";
const rsids = ["rs671", "rs1229984"];
const regions = [
  { chr: "chr1" as const, begin: 1000001, end: 1000100 },
  { chr: "chr3" as const, begin: 2000001, end: 2000100 },
];

/** What has to be sent, and what comes back. */
export const exchanges = {
  GET: {
    sent: { url: `${baseUrl}/variants`, fields: { biosample_id, rsids: rsids.join(",") } },
    data: [{ variant_id: "v", alternate_id: ["rs671"] }],
  },
  POST: {
    sent: {
      url: `${baseUrl}/professional/variant`,
      fields: { biosample_id, only_variant_site: "false", regions: JSON.stringify(regions) },
    },
    data: { task_id: "00000000-0000-4000-8000-000000000011" },
  },
};

/** Answers at once, whatever is asked. */
export function stub(verb: (typeof verbs)[number]): typeof fetch {
  const body = JSON.stringify({ code: 0, msg: "success", data: exchanges[verb].data });
  const headers = { "content-type": "application/json" };
  return async () => new Response(body, { headers });
}

const inEnvelope = (answer: unknown) => (answer as { data?: unknown } | undefined)?.data;
const inResult = (answer: unknown) => inEnvelope(inEnvelope(answer));

const query = () => ({ biosample_id, rsids: rsids.join(",") });
const form = () => ({ biosample_id, only_variant_site: "false", regions: JSON.stringify(regions) });

/** All of them, with a client each that sends by `fetch`. What a client does not join or encode by itself is done by hand. */
export function candidates(fetch: typeof globalThis.fetch, heyApi: HeyApi): Candidate[] {
  const headers = { authorization: `Bearer ${token}` };
  const formHeaders = { "content-type": "application/x-www-form-urlencoded" };

  const bge = createBgeClient({ clientId: "fake-client-id", clientSecret: "fake-client-secret", fetch }).withToken(
    token,
  );
  // What a store would have of a user who logged in just now.
  const tokens = { raw: { access_token: token, token_type: "Bearer", expires_in: 86_400 }, obtainedAt: Date.now() };
  const store: TokenStore = {
    get: async () => ({ version: 1, state: "active", tokens }),
    put: async () => true,
    delete: async () => true,
  };
  const living = createBgeClient({ clientId: "fake-client-id", clientSecret: "fake-client-secret", fetch, store }).as(
    "u",
  );
  const plain = createClient<paths>({
    baseUrl,
    fetch,
    headers,
    querySerializer: { array: { style: "form", explode: false } },
  });
  const plainForm = { biosample_id, only_variant_site: false };
  const limited = () => ({ signal: AbortSignal.timeout(18_000) });
  const kyBge = ky.create({ prefix: baseUrl, fetch, headers });
  const ofetchBge = createFetch({ fetch, defaults: { baseURL: baseUrl, headers } });
  const openai = new OpenAI({ apiKey: token, baseURL: baseUrl, fetch });
  const client = heyApi.createClient({ baseUrl, fetch, auth: token });

  return [
    {
      name: "fetch and json, by hand",
      timeLimit: "none",
      retries: "none",
      GET: async () => (await fetch(`${baseUrl}/variants?${new URLSearchParams(query())}`, { headers })).json(),
      POST: async () => {
        const body = new URLSearchParams(form());
        return (await fetch(`${baseUrl}/professional/variant`, { method: "POST", headers, body })).json();
      },
      data: inEnvelope,
    },
    {
      name: "openapi-fetch",
      timeLimit: "none",
      retries: "none",
      GET: () => plain.GET("/variants", { params: { query: { biosample_id, rsids } } }),
      POST: () =>
        plain.POST("/professional/variant", {
          headers: formHeaders,
          body: { ...plainForm, regions: JSON.stringify(regions) },
        }),
      data: inResult,
    },
    {
      name: "openapi-fetch with AbortSignal.timeout",
      timeLimit: "18 s, by hand",
      retries: "none",
      GET: () => plain.GET("/variants", { params: { query: { biosample_id, rsids } }, ...limited() }),
      POST: () =>
        plain.POST("/professional/variant", {
          headers: formHeaders,
          body: { ...plainForm, regions: JSON.stringify(regions) },
          ...limited(),
        }),
      data: inResult,
    },
    {
      name: "named method, token in hand",
      timeLimit: "18 s, 60 s in all",
      retries: "3, where safe",
      GET: () => bge.getVariants({ biosample_id, rsids }),
      POST: () => bge.getProfessionalVariant({ biosample_id, only_variant_site: false, regions }),
      data: (answer) => answer,
    },
    {
      name: "named method, living token",
      timeLimit: "18 s, 60 s in all",
      retries: "3, where safe",
      GET: () => living.getVariants({ biosample_id, rsids }),
      POST: () => living.getProfessionalVariant({ biosample_id, only_variant_site: false, regions }),
      data: (answer) => answer,
    },
    {
      name: "ky",
      timeLimit: "10 s",
      retries: "2, not POST",
      GET: () => kyBge.get("variants", { searchParams: query() }).json(),
      POST: () => kyBge.post("professional/variant", { body: new URLSearchParams(form()) }).json(),
      data: inEnvelope,
    },
    {
      name: "ofetch",
      timeLimit: "none",
      retries: "1, not POST",
      GET: () => ofetchBge("/variants", { query: query() }),
      POST: () => ofetchBge("/professional/variant", { method: "POST", body: new URLSearchParams(form()) }),
      data: inEnvelope,
    },
    {
      name: "openai (its own get and post)",
      timeLimit: "600 s",
      retries: "2, POST too",
      GET: () => openai.get("/variants", { query: query() }),
      POST: () => openai.post("/professional/variant", { body: new URLSearchParams(form()) }),
      data: inEnvelope,
    },
    {
      name: "hey-api, generated",
      timeLimit: "none",
      retries: "none",
      GET: () => heyApi.getVariants({ client, query: { biosample_id, rsids } }),
      POST: () => heyApi.getProfessionalVariant({ client, body: { ...plainForm, regions: JSON.stringify(regions) } }),
      data: inResult,
    },
  ];
}
