import type { Situation } from "./situation.ts";

const safe = "RFC 9110 9.2.2: only idempotent methods are repeated without asking";
const processed = "RFC 9110 9.2.2: the request may have been processed, a POST would do its work twice";

/** What the connection and the clock do. */
export const connections: readonly Situation[] = [
  {
    id: "refused-get",
    group: "connection",
    what: "GET: connection refused once, then 200",
    right: "the answer",
    why: safe,
  },
  {
    id: "refused-post",
    group: "connection",
    what: "POST: connection refused once, then 200",
    right: "the answer, processed once",
    why: "RFC 9110 9.2.2: known never to have been applied",
  },
  {
    id: "reset-before-body-get",
    group: "connection",
    what: "GET: reset as soon as the connection stands, then 200",
    right: "the answer",
    why: safe,
  },
  {
    id: "reset-after-body-post",
    group: "connection",
    what: "POST: reset after the whole body was read, then 200",
    right: "an error, processed once",
    why: processed,
  },
  {
    id: "reset-after-body-put",
    group: "connection",
    what: "PUT: reset after the whole body was read, then 200",
    right: "the answer, 2 requests with the same body",
    why: safe,
  },
  {
    id: "cut-body-get",
    group: "connection",
    what: "GET: the body ends before its Content-Length, then 200",
    right: "the answer, 2 requests",
    why: "RFC 9112 8: an incomplete message",
  },
  {
    id: "cut-chunks-get",
    group: "connection",
    what: "GET: a chunked body without its last chunk, then 200",
    right: "the answer, 2 requests",
    why: "RFC 9112 8",
  },
  {
    id: "cut-body-post",
    group: "connection",
    what: "POST: the body ends before its Content-Length",
    right: "an error, 1 request",
    why: processed,
  },
  {
    id: "stream-sent-once",
    group: "connection",
    what: "PUT with a stream as body: 503, then 200",
    right: "an error, 1 request",
    why: "Fetch Standard 2.2.4: a stream is used up when sent",
  },
  {
    id: "slow-headers-get",
    group: "time",
    what: "GET: no header for 3 s, then at once",
    right: "the answer from a second request within 2 s",
    why: "bgesdk: timeout, max_retries",
  },
  {
    id: "slow-headers-post",
    group: "time",
    what: "POST: no header for 3 s",
    right: "an error that says timeout within 2 s, 1 request",
    why: processed,
  },
  {
    id: "slow-body-get",
    group: "time",
    what: "GET: headers at once, the body drips for 3 s; then at once",
    right: "the answer from a second request within 2 s",
    why: "a timeout that ends at the headers is none",
  },
  {
    id: "silent-forever",
    group: "time",
    what: "GET: never an answer, a deadline of 1.2 s",
    right: "an error that says timeout between 1 and 2 s",
    why: "one limit over all attempts and waits",
  },
  {
    id: "deaf-fetch",
    group: "time",
    what: "a fetch that ignores its signal and never settles",
    right: "an error that says timeout within 2 s",
    why: "proxies and polyfills of fetch do so",
  },
  {
    id: "abort-in-flight",
    group: "time",
    what: "GET: no answer; the caller aborts after 0.2 s",
    right: "the caller's reason within 0.3 s more, 1 request",
    why: "DOM Standard 3.1",
  },
  {
    id: "aborted-before",
    group: "time",
    what: "a signal that is aborted already",
    right: "the caller's reason, no request",
    why: "DOM Standard 3.1",
  },
  {
    id: "signal-and-timeout",
    group: "time",
    what: "GET with a signal that nobody aborts: no header for 3 s, then at once",
    right: "the answer within 2 s: the signal does not replace the timeout",
    why: "both limits hold",
  },
  {
    id: "late-failure",
    group: "time",
    what: "POST: timeout; the connection breaks afterwards",
    right: "one error, no unhandled rejection",
    why: "Node.js ends the process on one",
  },
];
