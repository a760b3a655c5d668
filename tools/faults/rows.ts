import {
  after,
  cutChunks,
  cutLength,
  dripping,
  empty,
  envelope,
  failed,
  failedUntil,
  noContent,
  ok,
  okAs,
  page,
  plain,
  redirect,
  reset,
  silence,
} from "./answers.ts";
import { type Kind, secrets } from "./client.ts";
import * as must from "./judges.ts";
import type { Answer } from "./server.ts";

type Fetch = typeof globalThis.fetch;

/** How a situation is played, and who judges what came of it. */
export interface Row {
  readonly kind: Kind;
  /** What the server answers to each request in turn; the last answer stays. */
  readonly answers?: readonly Answer[] | ((elsewhere: string) => readonly Answer[]);
  readonly judges: readonly must.Judge[];
  /** So many connections are reset as soon as they stand. */
  readonly resets?: number;
  /** Nobody listens where the call goes. */
  readonly closed?: true;
  /** Stands in for the global fetch. */
  readonly fetch?: (base: string, closed: string) => Fetch;
  readonly deadlineMs?: number;
  /** The caller aborts after so many milliseconds; "never" is a signal that nobody aborts. */
  readonly abort?: number | "before" | "never";
  /** The call is made so many times. */
  readonly calls?: number;
  /** The row goes on for so long after its end, to see what comes late. */
  readonly lingerMs?: number;
}

const twice = [must.answer, must.requests(2)];
const once = [must.error, must.requests(1)];

/** The system refuses the first connection for real, on a port where nobody listens. */
const refusedOnce: NonNullable<Row["fetch"]> = (_, closed) => {
  let refused = false;
  return (input, init) => {
    if (refused) return fetch(input, init);
    refused = true;
    return fetch(closed);
  };
};

const yesterday = () => new Date(Date.now() - 86_400_000).toUTCString();

const jsonBody = (body: unknown): string => JSON.stringify(body);

export const rows: Readonly<Record<string, Row>> = {
  "get-500-200": { kind: "get", answers: [failed(500), ok], judges: twice },
  "get-502-200": { kind: "get", answers: [page(502), ok], judges: twice },
  "get-503-200": { kind: "get", answers: [failed(503), ok], judges: twice },
  "get-504-200": { kind: "get", answers: [failed(504), ok], judges: twice },
  "get-408-200": { kind: "get", answers: [failed(408), ok], judges: twice },
  "get-429-200": { kind: "get", answers: [failed(429), ok], judges: twice },
  "put-503-200": { kind: "put", answers: [failed(503), ok], judges: [...twice, must.sameBody] },
  "post-500-200": { kind: "post", answers: [failed(500), ok], judges: once },
  "post-503-200": { kind: "post", answers: [failed(503), ok], judges: once },
  "post-429-200": {
    kind: "post",
    answers: [failed(429, { "retry-after": "1" }), ok],
    judges: [must.retryAfter(1), must.requests(1)],
  },
  "read-over-post": { kind: "grants", answers: [failed(503), ok], judges: twice },
  "get-501": { kind: "get", answers: [failed(501)], judges: once },
  "get-404": { kind: "get", answers: [failed(404)], judges: [must.status(404), must.requests(1)] },
  "get-503-forever": { kind: "get", answers: [failed(503)], judges: [must.status(503), must.requests(4)] },
  "signed-again": { kind: "grants", answers: [failed(503), ok], judges: [...twice, must.signedAnew] },
  "dead-host": { kind: "get", closed: true, calls: 600, judges: [must.budget] },

  "retry-after-1": {
    kind: "get",
    answers: [failed(429, { "retry-after": "1" }), ok],
    judges: [must.answer, must.notBefore(1000)],
  },
  "retry-after-120": {
    kind: "get",
    answers: [failed(429, { "retry-after": "120" })],
    judges: [must.retryAfter(120), must.within(1000), must.requests(1)],
  },
  "retry-after-date": {
    kind: "get",
    answers: [failedUntil(503, 2000), ok],
    judges: [must.answer, must.notBeforeDate],
  },
  "retry-after-past": { kind: "get", answers: [failed(503, { "retry-after": yesterday() }), ok], judges: twice },
  "retry-after-garbage": { kind: "get", answers: [failed(503, { "retry-after": "soon" }), ok], judges: twice },
  "retry-after-huge": {
    kind: "get",
    answers: [failed(503, { "retry-after": "9999999999" })],
    judges: [must.error, must.within(1000), must.requests(1)],
  },
  "ratelimit-reset": {
    kind: "get",
    answers: [failed(429, { "ratelimit-reset": "1" }), ok],
    judges: [must.answer, must.notBefore(1000)],
  },
  "abort-in-backoff": {
    kind: "get",
    answers: [failed(503, { "retry-after": "3" }), ok],
    abort: 300,
    judges: [must.callersReason, must.promptly(300), must.requests(1)],
  },

  "refused-get": { kind: "get", answers: [ok], fetch: refusedOnce, judges: [must.answer] },
  "refused-post": {
    kind: "post",
    answers: [ok],
    fetch: refusedOnce,
    judges: [must.answer, must.processedOnce],
  },
  "reset-before-body-get": { kind: "get", resets: 1, answers: [ok], judges: [must.answer] },
  "reset-after-body-post": { kind: "post", answers: [reset, ok], judges: [must.error, must.processedOnce] },
  "reset-after-body-put": { kind: "put", answers: [reset, ok], judges: [...twice, must.sameBody] },
  "cut-body-get": { kind: "get", answers: [cutLength, ok], judges: twice },
  "cut-chunks-get": { kind: "get", answers: [cutChunks, ok], judges: twice },
  "cut-body-post": { kind: "post", answers: [cutLength, ok], judges: once },
  "stream-sent-once": { kind: "upload", answers: [failed(503), ok], judges: once },

  "slow-headers-get": {
    kind: "get",
    answers: [after(3000, ok), ok],
    judges: [...twice, must.within(2000)],
  },
  "slow-headers-post": {
    kind: "post",
    answers: [after(3000, ok)],
    judges: [must.timeout, must.within(2000), must.requests(1)],
  },
  "slow-body-get": { kind: "get", answers: [dripping(3000), ok], judges: [...twice, must.within(2000)] },
  "silent-forever": {
    kind: "get",
    answers: [silence],
    deadlineMs: 1200,
    judges: [must.timeout, must.lasting(1000), must.within(2000)],
  },
  "deaf-fetch": {
    kind: "post",
    fetch: () => () => new Promise(() => {}),
    judges: [must.timeout, must.within(2000)],
  },
  "abort-in-flight": {
    kind: "get",
    answers: [silence],
    abort: 200,
    judges: [must.callersReason, must.promptly(300), must.requests(1)],
  },
  "aborted-before": {
    kind: "get",
    answers: [ok],
    abort: "before",
    judges: [must.callersReason, must.requests(0)],
  },
  "signal-and-timeout": {
    kind: "get",
    answers: [after(3000, ok), ok],
    abort: "never",
    judges: [must.answer, must.within(2000)],
  },
  "late-failure": {
    kind: "post",
    answers: [after(800, reset)],
    // A fetch that hears of no timeout, so that its failure comes when nobody waits for it any more.
    fetch: (base) => () => fetch(`${base}/items`, { method: "POST", body: "{}" }),
    lingerMs: 1000,
    judges: [must.error, must.requests(1), must.allHandled],
  },

  "html-on-200": { kind: "get", answers: [page(200)], judges: [must.error] },
  "truncated-json": {
    kind: "get",
    answers: [okAs("application/json", jsonBody(envelope).slice(0, -20))],
    judges: [must.error],
  },
  "empty-200": { kind: "get", answers: [empty], judges: [must.error] },
  "no-content": { kind: "delete", answers: [noContent], judges: [must.noValue] },
  "json-as-text": { kind: "get", answers: [okAs("text/plain")], judges: [must.answer] },
  "json-with-bom": {
    kind: "get",
    answers: [okAs("application/json", `\ufeff${jsonBody(envelope)}`)],
    judges: [must.answer],
  },
  "refusal-in-200": {
    kind: "get",
    answers: [okAs("application/json", jsonBody({ code: 41303, msg: "no such sample", data: null }))],
    judges: [must.code(41303)],
  },
  "empty-429": { kind: "post", answers: [plain(429, {}, "")], judges: [must.status(429)] },
  "foreign-shape": {
    kind: "get",
    answers: [plain(418, { "content-type": "application/json" }, jsonBody({ teapot: ["short", "stout"] }))],
    judges: [must.status(418)],
  },

  "redirect-with-secret": {
    kind: "token",
    answers: (elsewhere) => [redirect(307, `${elsewhere}/token`)],
    judges: [must.error, must.keptHome],
  },
  "redirect-with-token": {
    kind: "get",
    answers: (elsewhere) => [redirect(302, `${elsewhere}/items/i-1`)],
    judges: [must.keptHome],
  },
  "echoed-token": {
    kind: "get",
    answers: [
      plain(
        400,
        { "content-type": "application/json" },
        jsonBody({ code: 41001, msg: `${secrets.accessToken} is no token`, data: null }),
      ),
    ],
    judges: [must.error, must.tight],
  },
  "refused-with-secret-query": { kind: "search", closed: true, judges: [must.error, must.tight] },
};
