import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import {
  ApiError,
  type ClientOptions,
  InputError,
  isApiError,
  NetworkError,
  type Platform,
  ResponseFormatError,
  TimeoutError,
} from "../src/index.ts";
import { type LabOperation, lab } from "./lab.ts";
import { json, page, rejection, wire } from "./wire.ts";

const withHeaders = (response: Response, headers: Record<string, string>): Response => {
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
};

const id = { "x-request-id": "req-4711" };
const refused = () => withHeaders(json({ code: 41303, msg: "not yours", data: null }, 403), id);
const reset = () => Promise.reject(Object.assign(new Error("read"), { code: "ECONNRESET" }));

interface Case {
  readonly name: string;
  readonly fetch: ClientOptions["fetch"];
  readonly options?: ClientOptions;
  readonly fields: object;
  readonly message: RegExp;
}

const cases: Case[] = [
  {
    name: "ApiError",
    fetch: wire(refused()).fetch,
    fields: {
      code: 41303,
      status: 403,
      detail: "not yours",
      documented: false,
      attempts: 1,
      requestId: "req-4711",
      retryable: false,
    },
    message: /^lab read: 41303 not yours \(HTTP 403, 1 attempt, \d+ ms, request req-4711\)$/,
  },
  {
    name: "ApiError",
    fetch: wire(withHeaders(new Response("", { status: 503 }), { ...id, "retry-after": "120" })).fetch,
    options: { maxRetries: 2, deadlineMs: 1000 },
    fields: {
      code: "http_503",
      status: 503,
      detail: "",
      documented: false,
      attempts: 1,
      requestId: "req-4711",
      retryable: true,
      retryAfter: 120,
    },
    message: /^lab read: http_503 \(HTTP 503, 1 attempt, \d+ ms, request req-4711\)$/,
  },
  {
    name: "ResponseFormatError",
    fetch: wire(withHeaders(page("<html>", 502), { "retry-after": "0.2" })).fetch,
    fields: {
      code: "unexpected_response",
      status: 502,
      expected: "an error of the platform",
      received: "HTML or XML",
      attempts: 1,
      retryable: true,
      retryAfter: 1,
    },
    message: /^lab read: expected an error of the platform, received HTML or XML \(HTTP 502, 1 attempt, \d+ ms\)$/,
  },
  {
    name: "NetworkError",
    fetch: wire(reset).fetch,
    options: { maxRetries: 1 },
    fields: { code: "network_error", attempts: 2, retryable: true },
    message: /^lab read: no complete answer \(ECONNRESET\) \(2 attempts, \d+ ms\)$/,
  },
  {
    name: "TimeoutError",
    fetch: () => new Promise<never>(() => {}),
    options: { timeoutMs: 5 },
    fields: { code: "timeout", limit: "timeoutMs", limitMs: 5, attempts: 1, retryable: true },
    message: /^lab read: no complete answer within timeoutMs 5 \(1 attempt, \d+ ms\)$/,
  },
  {
    name: "TimeoutError",
    fetch: () => new Promise<never>(() => {}),
    options: { deadlineMs: 5 },
    fields: { code: "timeout", limit: "deadlineMs", limitMs: 5, attempts: 1, retryable: true },
    message: /^lab read: no complete answer within deadlineMs 5 \(1 attempt, \d+ ms\)$/,
  },
];

const classes: Record<string, new (...args: never[]) => Error> = {
  ApiError,
  ResponseFormatError,
  NetworkError,
  TimeoutError,
  InputError,
};

describe.each(cases)("$name ($fields.code)", ({ name, fetch, options, fields, message }) => {
  const failing = () => rejection(() => lab({ fetch, ...options }).read());

  it("tells platform, operation and how the call went, in fields and in words", async () => {
    const startedAt = performance.now();
    const error = (await failing()) as Error & { elapsedMs: number };
    const elapsed = performance.now() - startedAt;
    expect(error.constructor).toBe(classes[name]);
    expect(error).toBeInstanceOf(Error);
    expect({ ...error }).toEqual({ name, platform: "lab", operation: "read", elapsedMs: error.elapsedMs, ...fields });
    expect(Number.isInteger(error.elapsedMs)).toBe(true);
    expect(error.elapsedMs).toBeGreaterThanOrEqual(0);
    expect(error.elapsedMs).toBeLessThanOrEqual(elapsed + 1);
    expect(error.message).toMatch(message);
    expect(error.stack).toContain(error.message);
  });

  it("shows its fields when it is printed, and not its response", async () => {
    const error = await failing();
    const shown = inspect(error, { depth: null });
    for (const field of Object.keys(fields)) expect(shown).toContain(`${field}:`);
    expect(shown).not.toMatch(/Response \{|Headers|body:/);
    expect(JSON.parse(JSON.stringify(error))).toEqual({ ...error });
  });
});

describe("an error of a call that was answered", () => {
  it("has the response, which can be read, but is not printed", async () => {
    const error = (await rejection(() => lab({ fetch: wire(refused()).fetch }).read())) as ApiError;
    expect(Object.getOwnPropertyDescriptor(error, "response")).toMatchObject({ enumerable: false });
    expect(error.response.headers.get("x-request-id")).toBe("req-4711");
    expect(await error.response.json()).toEqual({ code: 41303, msg: "not yours", data: null });
    const html = (await rejection(() => lab({ fetch: wire(page("<p>", 500)).fetch }).read())) as ResponseFormatError;
    expect(Object.keys(html)).not.toContain("response");
    expect(await html.response.text()).toBe("<p>");
  });

  it("counts the requests that were sent, and tells of the last answer", async () => {
    const busy = withHeaders(json({ code: 7, msg: "busy" }, 503), { "x-request-id": "first", "retry-after": "0" });
    const last = withHeaders(json({ code: 8, msg: "gone" }, 500), { "x-request-id": "last" });
    const { fetch } = wire(busy, reset, last);
    const error = await rejection(() => lab({ fetch, maxRetries: 2 }).read());
    expect(error).toMatchObject({ code: 8, attempts: 3, requestId: "last", detail: "gone", status: 500 });
    expect(error).not.toHaveProperty("retryAfter");
    expect(error.message).toContain("3 attempts");
  });

  it("has no id of the request where the platform sends none, and none that is no id", async () => {
    for (const value of ["", "two words", "<b>", "x".repeat(129), "ü"]) {
      const answer = withHeaders(json({ code: 1, msg: "" }), { "x-request-id": value });
      const error = await rejection(() => lab({ fetch: wire(answer).fetch }).read());
      expect(error).not.toHaveProperty("requestId");
      expect(error.message).not.toContain("request ");
    }
    expect(await rejection(() => lab({ fetch: wire(json({ code: 1 })).fetch }).read())).not.toHaveProperty("requestId");
  });

  it.each([
    [{ code: 1, message: "", request_id: "in-body" }, {}, "in-body"],
    [{ code: 1, message: "", request_id: "in-body" }, id, "in-body"],
    [{ code: 1, message: "", request_id: "" }, id, "req-4711"],
    [{ code: 1, message: "", request_id: 7 }, id, "req-4711"],
    [{ code: 1, message: "", request_id: "no id, but text" }, {}, undefined],
    [{ code: 1, message: "" }, {}, undefined],
  ])("has the id from the envelope where the platform writes it there: %j %j", async (body, headers, expected) => {
    const platform = { envelope: { code: "code", message: "message", data: "data", requestId: "request_id" } };
    const { fetch } = wire(withHeaders(json(body), headers));
    const error = (await rejection(() => lab({ fetch }, {}, platform).read())) as ApiError;
    expect(error.requestId).toBe(expected);
  });

  it("has the seconds that the platform wants to wait, however it says so", async () => {
    const after = async (status: number, headers: Record<string, string>) =>
      (
        (await rejection(() =>
          lab({ fetch: wire(withHeaders(new Response("", { status }), headers)).fetch }).read(),
        )) as ApiError
      ).retryAfter;
    expect(await after(429, { "retry-after": "7" })).toBe(7);
    expect(await after(429, { "ratelimit-reset": "9" })).toBe(9);
    expect(await after(503, { "ratelimit-reset": "9" })).toBeUndefined();
    const date = "Sat, 21 Nov 2026 06:00:00 GMT";
    expect(await after(503, { date, "retry-after": "Sat, 21 Nov 2026 06:01:30 GMT" })).toBe(90);
    expect(await after(503, { date, "retry-after": "Sat, 21 Nov 2026 05:00:00 GMT" })).toBe(0);
    expect(await after(503, { "retry-after": "soon" })).toBeUndefined();
    expect(await after(400, { "retry-after": "5" })).toBe(5);
  });
});

describe("whether the same call may be sent again", () => {
  it.each<[LabOperation, unknown, boolean]>([
    ["read", {}, true],
    ["remove", {}, true],
    ["replace", { thing_id: "t", body: [] }, true],
    ["save", { name: "n" }, false],
  ])("depends on the operation (%s)", async (operation, input, expected) => {
    for (const answer of [json({ code: 1 }, 503), page("<p>", 502), reset]) {
      const error = await rejection(() => lab({ fetch: wire(answer).fetch })[operation](input));
      expect(error).toMatchObject({ retryable: expected, attempts: 1 });
    }
  });

  it("is not where the answer would be the same", async () => {
    for (const answer of [json({ code: 1 }), json({ code: 1 }, 404), page("<p>"), page("<p>", 403)]) {
      expect(await rejection(() => lab({ fetch: wire(answer).fetch }).read())).toMatchObject({ retryable: false });
    }
  });
});

describe("a code", () => {
  const codes = [41303, "invalid_grant"] as const;
  const answered = async (body: object, differing: Partial<Platform> = { codes }) =>
    (await rejection(() => lab({ fetch: wire(json(body, 400)).fetch }, {}, differing).read())) as ApiError;

  it("is documented where the platform's list has it", async () => {
    expect(await answered({ code: 41303 })).toMatchObject({ code: 41303, documented: true });
    expect(await answered({ code: "41303" })).toMatchObject({ code: 41303, documented: true });
    expect(await answered({ error: "invalid_grant" })).toMatchObject({ code: "invalid_grant", documented: true });
    expect(await answered({ code: 41304 })).toMatchObject({ code: 41304, documented: false });
    expect(await answered({ error: "other" })).toMatchObject({ code: "other", documented: false });
    expect(await answered({ code: 41303 }, {})).toMatchObject({ documented: false });
  });

  it("that is documented is kept whole where a secret stands in it, any other is not", async () => {
    const refused = async (error: string) => {
      const { fetch } = wire(json({ error }, 400));
      const call = lab({ fetch }, {}, { codes }).read({}, { headers: { "x-api-key": "grant" } });
      return (await rejection(() => call)) as ApiError;
    };
    expect(await refused("invalid_grant")).toMatchObject({ code: "invalid_grant", documented: true });
    expect(await refused("other_grant")).toMatchObject({ code: "other_[redacted]", documented: false });
  });

  it("of an answer without one is never documented", async () => {
    const { fetch } = wire(new Response("", { status: 500 }));
    expect(await rejection(() => lab({ fetch }, {}, { codes: ["http_500"] }).read())).toMatchObject({
      documented: false,
    });
  });

  it("belongs to its platform", async () => {
    const error = await answered({ code: 41303 });
    expect(isApiError(error, "lab" as never)).toBe(true);
    expect(isApiError(error, "bge" as never)).toBe(false);
    expect(isApiError(new InputError({ platform: "lab" }, "x", "y"), "lab" as never)).toBe(false);
    for (const other of [undefined, null, "lab", { platform: "lab" }, new Error("lab")]) {
      expect(isApiError(other, "lab" as never)).toBe(false);
    }
  });
});

describe("an answer that nobody documents", () => {
  const kinds: LabOperation[] = ["read", "readPlain", "search"];
  it.each<[string, () => Response, object]>([
    ["418 with text", () => page("I'm a teapot", 418, "text/plain"), { status: 418, received: "text/plain" }],
    ["418 with HTML", () => page("<h1>", 418), { status: 418, received: "HTML or XML" }],
    ["418 with other JSON", () => json({ why: "tea" }, 418), { status: 418, received: "JSON of another shape" }],
    ["418 with a list", () => json([1], 418), { status: 418, received: "JSON of another shape" }],
    ["418 with nothing", () => new Response(null, { status: 418 }), { status: 418, code: "http_418", detail: "" }],
    ["418 with blanks", () => page(" \n", 418), { status: 418, code: "http_418" }],
    ["418 with cut JSON", () => page('{"code":', 418, "application/json"), { status: 418 }],
    ["418 with code 0", () => json({ code: 0, data: 1 }, 418), { status: 418 }],
    ["599 with nothing", () => new Response("", { status: 599 }), { status: 599, code: "http_599" }],
    ["299 with HTML", () => page("<h1>", 299), { status: 299, expected: "JSON", received: "HTML or XML" }],
    ["299 with nothing", () => new Response("", { status: 299 }), { status: 299, received: "an empty body" }],
    ["204", () => new Response(null, { status: 204 }), { status: 204, received: "no content (204)" }],
    ["200 with nothing", () => new Response(null), { status: 200, received: "an empty body" }],
    [
      "200 with cut JSON",
      () => page('{"code":0,', 200, "application/json"),
      { received: "JSON that is cut short or broken" },
    ],
    ["304", () => new Response(null, { status: 304 }), { status: 304 }],
    ["301", () => new Response("", { status: 301, headers: { location: "/x" } }), { status: 301 }],
  ])("is an error that says so: %s", async (_, answer, fields) => {
    for (const operation of kinds) {
      const error = await rejection(() =>
        lab({ fetch: wire(answer()).fetch })[operation]({ ...(operation === "search" && { text: "ab" }) }),
      );
      expect([ApiError, ResponseFormatError]).toContain(error.constructor);
      expect(error).toMatchObject({ platform: "lab", operation, attempts: 1, ...fields });
      expect(error.message).not.toMatch(/undefined|null|\[object/);
      for (const value of Object.values(error)) expect(value).toBeDefined();
    }
  });

  it("is a result where it is the envelope of a success, on whatever success status", async () => {
    for (const status of [201, 206, 299]) {
      expect(await lab({ fetch: wire(json({ code: 0, data: 1 }, status)).fetch }).read()).toBe(1);
    }
  });

  it.each([null, [], [1], "text", 7, true, {}, { data: 1 }, { code: null, data: 1 }, { code: 0 }, { code: {} }])(
    "is an error where it is no envelope: %j",
    async (body) => {
      const error = await rejection(() => lab({ fetch: wire(json(body)).fetch }).read());
      expect(error).toBeInstanceOf(ResponseFormatError);
      expect(error.message).toMatch(/field "(code|data)"/);
    },
  );
});

describe("an error of an input or an option", () => {
  it("tells platform, operation, the name and what was expected", async () => {
    const { fetch, sent } = wire();
    const error = await rejection(() => lab({ fetch }).search({ text: "a" }));
    expect({ ...error }).toEqual({
      name: "InputError",
      code: "invalid_input",
      retryable: false,
      platform: "lab",
      operation: "search",
      input: "text",
      expected: "at least 2 characters",
    });
    expect(error).toBeInstanceOf(TypeError);
    expect(error.message).toBe("lab search: text: expected at least 2 characters");
    expect(sent).toEqual([]);
    const option = await rejection(() => lab({ baseUrl: "fake-nonsense" }));
    expect(option).toMatchObject({ platform: "lab", operation: undefined, input: "baseUrl" });
    expect(option.message).toMatch(/^lab: baseUrl: expected an absolute/);
  });
});

describe("an error of a raw call", () => {
  it("has an operation where the spec knows the path", async () => {
    const known = await rejection(() => lab({ fetch: wire(reset).fetch }).GET("/read"));
    expect(known).toMatchObject({ name: "NetworkError", platform: "lab", operation: "read", attempts: 1 });
    const unknown = await rejection(() => lab({ fetch: wire(reset).fetch }).GET("/elsewhere"));
    expect(unknown).toMatchObject({ name: "NetworkError", platform: "lab", operation: undefined, attempts: 1 });
    expect(unknown.message).toMatch(/^lab: no complete answer/);
  });
});
