import { describe, expect, it } from "vitest";
import { failure, outcome, virtualTime } from "./clock.ts";
import { isIdempotent, lab, verbs } from "./lab.ts";
import { enveloped, json, wire } from "./wire.ts";

virtualTime();

const bare = (code: string) => Object.assign(new Error(code), { code });

const unsent: [what: string, thrown: unknown][] = [
  ...["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "UND_ERR_CONNECT_TIMEOUT"].map((code): [string, unknown] => [
    `Node's ${code}`,
    failure(code),
  ]),
  ["Node's ETIMEDOUT of a connect", failure("ETIMEDOUT", { syscall: "connect" })],
  ["Node's EADDRNOTAVAIL of a connect", failure("EADDRNOTAVAIL", { syscall: "connect" })],
  [
    "Node's list of refusals, one an address",
    new TypeError("fetch failed", {
      cause: Object.assign(new AggregateError([bare("ECONNREFUSED")]), bare("ECONNREFUSED")),
    }),
  ],
  [
    "Node's list of addresses, the first of which took too long",
    new TypeError("fetch failed", {
      cause: Object.assign(
        new AggregateError([Object.assign(bare("ETIMEDOUT"), { syscall: "connect" }), bare("ECONNREFUSED")]),
        bare("ETIMEDOUT"),
      ),
    }),
  ],
  ["Bun's ConnectionRefused", bare("ConnectionRefused")],
  ["Bun's FailedToOpenSocket", bare("FailedToOpenSocket")],
  [
    "Deno's words of a connect",
    new TypeError("error sending request for url (https://lab.test/): client error (Connect): tcp connect error"),
  ],
];

const maybeSent: [what: string, thrown: unknown][] = [
  ...["ECONNRESET", "EPIPE", "ETIMEDOUT", "UND_ERR_SOCKET", "UND_ERR_HEADERS_TIMEOUT", "UND_ERR_BODY_TIMEOUT"].map(
    (code): [string, unknown] => [`Node's ${code}`, failure(code)],
  ),
  [
    "Node's list of addresses, one of which may have been reached",
    new TypeError("fetch failed", {
      cause: Object.assign(new AggregateError([bare("ECONNREFUSED"), bare("ECONNRESET")]), bare("ECONNRESET")),
    }),
  ],
  [
    "Node's list of no addresses",
    new TypeError("fetch failed", { cause: Object.assign(new AggregateError([]), bare("ETIMEDOUT")) }),
  ],
  ["Node's ETIMEDOUT of a read", failure("ETIMEDOUT", { syscall: "read" })],
  ["a code that only begins like one", failure("ECONNREFUSED_NOT")],
  ["a code that only ends like one", failure("NOT_ENOTFOUND")],
  ["Bun's ConnectionClosed", bare("ConnectionClosed")],
  [
    "Deno's words of a send",
    new TypeError("error sending request for url (https://lab.test/): client error (SendRequest)"),
  ],
  [
    "Deno's words of a wrong certificate, which do not say what is wrong with it",
    new TypeError(
      "error sending request for url (https://lab.test/): client error (Connect): invalid peer certificate: UnknownIssuer",
    ),
  ],
  ["a browser's words", new TypeError("Failed to fetch")],
  ["an undefined reason", undefined],
  ["null", null],
];

const certificates = [
  "CERT_HAS_EXPIRED",
  "CERT_NOT_YET_VALID",
  "CERT_REVOKED",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "ERR_TLS_CERT_ALTNAME_INVALID",
  "HOSTNAME_MISMATCH",
  "CRL_HAS_EXPIRED",
  "INVALID_CA",
  "INVALID_PURPOSE",
  "PATH_LENGTH_EXCEEDED",
];

/** With one retry, and an answer that waits for it. */
async function requests(verb: (typeof verbs)[number], thrown: unknown): Promise<number> {
  const { fetch, sent } = wire(() => Promise.reject(thrown), enveloped("done"));
  const { value, error } = await outcome(lab({ fetch, maxRetries: 1 })[verb]("/unknown"));
  if (sent.length === 2) expect(value).toMatchObject({ response: { status: 200 } });
  else expect(error).toMatchObject({ name: "NetworkError", attempts: 1, retryable: false });
  return sent.length;
}

describe("a connection that was never made", () => {
  it.each(unsent)("is tried again by any method: %s", async (_, thrown) => {
    const counts = await Promise.all(verbs.map((verb) => requests(verb, thrown)));
    expect(counts).toEqual(verbs.map(() => 2));
  });

  it("is tried again also for what the manifest calls not idempotent", async () => {
    const { fetch, sent } = wire(() => Promise.reject(failure("ECONNREFUSED")), enveloped("done"));
    const operation = { method: "GET", path: "/", input: {}, security: [], idempotent: false } as const;
    const client = lab({ fetch, maxRetries: 1 }, {}, { operations: { read: operation } });
    expect(await outcome(client.read())).toMatchObject({ value: "done" });
    expect(sent).toHaveLength(2);
  });
});

describe("a connection that broke", () => {
  it.each(maybeSent)("is tried again by the methods that do no work twice: %s", async (_, thrown) => {
    const counts = await Promise.all(verbs.map((verb) => requests(verb, thrown)));
    expect(counts).toEqual(verbs.map((verb) => (isIdempotent(verb) ? 2 : 1)));
  });

  it.each([failure("ECONNRESET"), failure("ECONNREFUSED")])("while the answer came was one: %o", async (thrown) => {
    const cut = () => new Response(new ReadableStream({ start: (body) => body.error(thrown) }), json({}));
    for (const [verb, expected] of [
      ["GET", 2],
      ["POST", 1],
    ] as const) {
      const { fetch, sent } = wire(cut, enveloped("done"));
      const { error } = await outcome(lab({ fetch, maxRetries: 1 })[verb]("/unknown"));
      expect(sent).toHaveLength(expected);
      if (verb === "POST") expect(error).toMatchObject({ name: "NetworkError", retryable: false });
    }
  });
});

describe("a certificate that is wrong", () => {
  it.each(certificates)("stays so, and ends the call by any method: %s", async (code) => {
    for (const thrown of [failure(code), bare(code), failure(code, { syscall: "connect" })]) {
      const counts = await Promise.all(verbs.map((verb) => requests(verb, thrown)));
      expect(counts).toEqual(verbs.map(() => 1));
    }
  });
});

describe("a fetch that says itself whether it helps to come again", () => {
  it.each([
    [true, "GET", 2],
    // It may have sent it before.
    [true, "POST", 1],
    [false, "GET", 1],
    [false, "POST", 1],
  ] as const)("is believed: retryable %s on %s", async (retryable, verb, expected) => {
    const own = Object.assign(new Error("no token"), { retryable, code: "ECONNREFUSED" });
    const { fetch, sent } = wire(() => Promise.reject(own));
    expect((await outcome(lab({ fetch, maxRetries: 1 })[verb]("/unknown"))).error).toBe(own);
    expect(sent).toHaveLength(expected);
  });

  it.each(["true", 1, null, undefined])("says nothing with %j", async (retryable) => {
    const thrown = Object.assign(new Error("x"), { retryable });
    const { fetch } = wire(() => Promise.reject(thrown));
    expect((await outcome(lab({ fetch }).read())).error).toMatchObject({ name: "NetworkError", retryable: true });
  });
});
