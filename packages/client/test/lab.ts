import {
  type CallOptions,
  type ClientOptions,
  type Credentials,
  createPlatformClient,
  type Envelope,
  type Manifest,
  type Platform,
  type PlatformTypes,
} from "../src/index.ts";

/** Every shape that the runtime knows, on a platform that does not exist. */
export const operations = {
  search: {
    method: "GET",
    path: "/search",
    input: {
      text: { in: "query", required: true, type: "string", minLength: 2, maxLength: 4 },
      kind: { in: "query", type: "string", enum: ["plant", "animal"] },
      code: { in: "query", type: "string", pattern: "^rs[0-9]+$" },
      page: { in: "query", type: "integer", minimum: 1, maximum: 100 },
      ratio: { in: "query", type: "number", minimum: 0.5 },
      exact: { in: "query", type: "boolean" },
      tags: { in: "query", type: "array", minItems: 1, maxItems: 3, items: { type: "string", pattern: "^[a-z]+$" } },
      each: { in: "query", explode: true, type: "array", items: { type: "integer", maximum: 9 } },
      where: { in: "query", json: true, type: "object" },
    },
    security: [],
  },
  anything: {
    method: "GET",
    path: "/anything",
    input: {
      list: { in: "query", type: "array" },
      each: { in: "query", explode: true, type: "array" },
      a: { in: "query" },
      b: { in: "query" },
      c: { in: "query" },
    },
    security: [],
  },
  getPart: {
    method: "GET",
    path: "/things/{thing_id}/parts/{part_ids}",
    input: {
      thing_id: { in: "path", required: true, type: "string" },
      part_ids: { in: "path", required: true },
    },
    security: [],
  },
  note: {
    method: "GET",
    path: "/note",
    input: { "x-note": { in: "header", type: "string" }, "x-list": { in: "header", type: "array" } },
    security: [],
  },
  fill: {
    method: "POST",
    path: "/fill",
    input: {
      name: { in: "body", type: "string" },
      count: { in: "body", type: "number" },
      on: { in: "body", type: "boolean" },
      items: { in: "body", json: true, type: "array", minItems: 1, maxItems: 2, items: { type: "object" } },
      label: { in: "body", json: true, type: "string" },
    },
    content: "form",
    security: [],
  },
  save: {
    method: "POST",
    path: "/save",
    input: {
      name: { in: "body", type: "string", required: true },
      parent: { in: "body", type: "string", nullable: true },
      tags: { in: "body", type: "array", items: { type: "string" } },
      deep: { in: "body", type: "object" },
    },
    content: "json",
    security: [],
  },
  replace: {
    method: "PUT",
    path: "/things/{thing_id}",
    input: {
      thing_id: { in: "path", required: true, type: "string" },
      body: { in: "body", required: true, whole: true, type: "array", maxItems: 2, items: { type: "string" } },
    },
    content: "json",
    security: [],
  },
  upload: {
    method: "POST",
    path: "/upload",
    input: {
      file: { in: "body", required: true, type: "file" },
      title: { in: "body", type: "string" },
      meta: { in: "body", json: true, type: "object" },
    },
    content: "multipart",
    security: [],
  },
  extract: {
    method: "POST",
    path: "/extract",
    input: {
      id: { in: "body", required: true, type: "string" },
      regions: { in: "body", json: true, type: "array" },
      bed_file: { in: "body", type: "file" },
    },
    variants: [
      { content: "form", required: ["id", "regions"], optional: [] },
      { content: "multipart", required: ["id", "bed_file"], optional: [] },
    ],
    security: [],
  },
  grant: {
    method: "POST",
    path: "/grant",
    input: {
      grant_type: { in: "body", required: true, type: "string", enum: ["code", "refresh", "self"] },
      code: { in: "body", type: "string" },
      refresh_token: { in: "body", type: "string" },
      scope: { in: "body", type: "string" },
    },
    variants: [
      { content: "form", when: { grant_type: "code" }, required: ["grant_type", "code"], optional: [] },
      {
        content: "form",
        when: { grant_type: "refresh" },
        required: ["grant_type", "refresh_token"],
        optional: ["scope"],
      },
      { content: "form", when: { grant_type: "self" }, required: ["grant_type"], optional: [] },
    ],
    security: [],
  },
  pair: {
    method: "POST",
    path: "/pair",
    input: {
      level: { in: "body", required: true, type: "integer", enum: [1, 2] },
      by: { in: "body", required: true, type: "string", enum: ["login", "client"] },
      ticket: { in: "body", type: "string" },
    },
    variants: [
      { content: "json", when: { level: "1", by: "login" }, required: ["level", "by", "ticket"], optional: [] },
      { content: "json", when: { level: "2", by: "client" }, required: ["level", "by"], optional: [] },
    ],
    security: [],
  },
  read: { method: "GET", path: "/read", input: {}, security: [] },
  readPlain: { method: "GET", path: "/plain", input: {}, security: [], envelope: false },
  readGrant: { method: "GET", path: "/granted", input: {}, security: [], emptyIsNull: true },
  remove: { method: "DELETE", path: "/remove", input: {}, security: [], returns: "nothing", redirect: false },
  visit: {
    method: "GET",
    path: "/visit/{room}",
    input: {
      room: { in: "path", required: true, type: "string" },
      scope: { in: "query", type: "string" },
      state: { in: "query", type: "string" },
    },
    security: [],
    kind: "navigation",
  },
  alive: { method: "GET", path: "/ping", input: {}, security: [], kind: "probe" },
  locked: { method: "GET", path: "/locked", input: {}, security: [["key"]] },
  lockedForm: {
    method: "POST",
    path: "/locked",
    input: { name: { in: "body", type: "string" } },
    content: "form",
    security: [["signature"]],
    redirect: false,
  },
  twoWays: { method: "GET", path: "/two-ways", input: {}, security: [["app", "secret"], ["key"]] },
  open: { method: "GET", path: "/open", input: {}, security: [[]] },
} as const satisfies Manifest;

export type LabOperation = keyof typeof operations;

export const envelope: Envelope = { code: "code", message: "msg", data: "data" };

const platform: Platform = { name: "lab", baseUrl: "https://lab.test", operations, envelope };

/** Without the compiler's help, so that a test can give what it would refuse. */
export interface LabMethod {
  (input?: unknown, options?: CallOptions): Promise<unknown>;
  withResponse(input?: unknown, options?: CallOptions): Promise<{ data: unknown; response: Response }>;
}

export interface RawAnswer {
  data?: unknown;
  error?: unknown;
  response: Response;
}

export const verbs = ["GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE", "POST", "PATCH"] as const;

export type Verb = (typeof verbs)[number];

/** Twice is as good as once (RFC 9110 section 9.2.2). */
export const isIdempotent = (verb: Verb): boolean => verb !== "POST" && verb !== "PATCH";

type RawMethod = (path: string, init?: Record<string, unknown>) => Promise<RawAnswer>;

export type Lab = Record<LabOperation, LabMethod> & Record<Verb, RawMethod>;

export const lab = (
  options: ClientOptions = {},
  credentials: Credentials = {},
  differing: Partial<Platform> = {},
): Lab =>
  createPlatformClient<PlatformTypes>(
    { ...platform, ...differing },
    // Most tests are about one attempt; those about several say so.
    { maxRetries: 0, ...options },
    credentials,
  ) as unknown as Lab;
