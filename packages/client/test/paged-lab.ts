import {
  type ClientOptions,
  type Credentials,
  createPlatformClient,
  type Fetch,
  type Manifest,
  type Platform,
} from "../src/index.ts";
import type { PageOptions } from "../src/options.ts";
import { envelope, type LabMethod } from "./lab.ts";
import { enveloped, json, type Sent } from "./wire.ts";

/** One operation for each way in which the platforms write lists in pages. */
export const paged = {
  /** The number of the next page stands beside the list. */
  numbered: {
    method: "GET",
    path: "/numbered",
    input: { page: { in: "query", type: "integer", minimum: 1 }, limit: { in: "query", type: "integer" } },
    security: [],
    pagination: { kind: "page", param: "page", items: "result", next: "next_page" },
  },
  /** The result is the list; the envelope counts the pages. */
  counted: {
    method: "GET",
    path: "/counted",
    input: { page: { in: "query", type: "integer", minimum: 1 }, limit: { in: "query", type: "integer" } },
    security: [],
    pagination: { kind: "envelopePage", param: "page", items: "" },
  },
  /** A place in the list that says nothing to anybody else. */
  opaque: {
    method: "GET",
    path: "/opaque",
    input: { next_page: { in: "query", type: "string", minLength: 1 }, limit: { in: "query", type: "integer" } },
    security: [],
    pagination: { kind: "cursor", param: "next_page", items: "result", next: "next_page" },
  },
  /** A place that is a number, and at the end the one that was just asked for. */
  integer: {
    method: "GET",
    path: "/integer",
    input: { next_page: { in: "query", type: "integer", minimum: 0 }, limit: { in: "query", type: "integer" } },
    security: [],
    pagination: { kind: "cursor", param: "next_page", items: "result", next: "next_page" },
  },
  /** Past the end comes the last page again. */
  paginator: {
    method: "GET",
    path: "/paginator",
    input: { p: { in: "query", type: "integer", minimum: 1 }, limit: { in: "query", type: "integer" } },
    security: [],
    envelope: false,
    pagination: { kind: "paginator", param: "p", items: "data", next: "paginator" },
  },
  locked: {
    method: "GET",
    path: "/locked",
    input: { page: { in: "query", type: "integer" } },
    security: [["key"]],
    pagination: { kind: "page", param: "page", items: "result", next: "next_page" },
  },
  /** Has no pages. */
  single: { method: "GET", path: "/single", input: {}, security: [] },
} as const satisfies Manifest;

export type Kind = Exclude<keyof typeof paged, "locked" | "single">;

export const kinds = ["numbered", "counted", "opaque", "integer", "paginator"] as const satisfies readonly Kind[];

export interface PagedMethod extends LabMethod {
  pages(input?: unknown, options?: PageOptions | null): AsyncGenerator<unknown, void, undefined>;
  all(input?: unknown, options?: PageOptions | null): AsyncGenerator<unknown, void, undefined>;
}

export const pagedLab = (
  options: ClientOptions,
  credentials: Credentials = {},
  differing: Partial<Platform> = {},
): Record<keyof typeof paged, PagedMethod> =>
  createPlatformClient(
    { name: "lab", baseUrl: "https://lab.test", operations: paged, envelope, ...differing },
    { maxRetries: 0, ...options },
    credentials,
  ) as unknown as Record<keyof typeof paged, PagedMethod>;

export const cursorOf = (index: number): string => `c${index}==`;

/** What the platform answers for the page with this index, of these. */
export const answers: Record<Kind, (pages: readonly (readonly unknown[])[], index: number) => Response> = {
  numbered: (pages, index) => numberedPage(pages[index] ?? [], index + 1 < pages.length ? index + 2 : null),
  counted: (pages, index) => {
    const data = pages[index] ?? [];
    return json({ code: 0, msg: "", data, pagination: { page: index + 1, count: data.length } });
  },
  opaque: (pages, index) => numberedPage(pages[index] ?? [], index + 1 < pages.length ? cursorOf(index + 1) : null),
  integer: (pages, index) =>
    // The first page was asked for without a number.
    numberedPage(pages[index] ?? [], index + 1 < pages.length ? index + 1 : index || null),
  paginator: (pages, index) => {
    const last = Math.max(0, pages.length - 1);
    const given = Math.min(index, last);
    return paginatorPage(pages[given] ?? [], given + 1, pages.length);
  },
};

export const numberedPage = (result: unknown, next_page: unknown): Response =>
  enveloped({ result, count: Array.isArray(result) ? result.length : 0, next_page });

export const paginatorPage = (data: unknown, current_page: unknown, total_pages: unknown): Response =>
  json({ paginator: { page_size: 10, total_size: 0, total_pages, current_page }, data });

/** The index that a request asks for. */
function indexOf(kind: Kind, { url }: Sent): number {
  const { searchParams } = new URL(url);
  const place = searchParams.get(paged[kind].pagination.param);
  if (place === null) return 0;
  if (kind === "opaque") return Number(/^c(\d+)==$/.exec(place)?.[1]);
  return kind === "integer" ? Number(place) : Number(place) - 1;
}

/** A platform that holds these pages. */
export function pagedWire(kind: Kind, pages: readonly (readonly unknown[])[]): { fetch: Fetch; sent: Sent[] } {
  const sent: Sent[] = [];
  const fetch: Fetch = async (url, init) => {
    const request: Sent = { url, method: init.method ?? "GET", headers: new Headers(init.headers), body: null, init };
    sent.push(request);
    return answers[kind](pages, indexOf(kind, request));
  };
  return { fetch, sent };
}

/** The searches of all requests, in their order. */
export const searches = (sent: readonly Sent[]): string[] => sent.map(({ url }) => new URL(url).search);

export async function taken<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}
