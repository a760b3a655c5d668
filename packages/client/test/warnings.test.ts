import { describe, expect, it } from "vitest";
import {
  ApiError,
  type CallEvent,
  createPlatformClient,
  InputError,
  type Manifest,
  ResponseFormatError,
  type SchemaFinding,
  type Validator,
} from "../src/index.ts";
import { validatorOf } from "../src/validate-call.ts";
import { type LabMethod, lab } from "./lab.ts";
import { levels, watching } from "./watching.ts";
import { enveloped, json, page, rejection, wire } from "./wire.ts";

const old = {
  old: { method: "GET", path: "/old/{id}", input: { id: { in: "path" } }, security: [], deprecated: true },
} as const satisfies Manifest;

const warned = (headers: Record<string, string>, status = 200): Response => {
  const answer = json({ code: 0, msg: "", data: 1 }, status);
  for (const [name, value] of Object.entries(headers)) answer.headers.set(name, value);
  return answer;
};

const deprecations = (events: readonly CallEvent[]): CallEvent[] => events.filter(({ type }) => type === "deprecation");

describe("the code of a refusal", () => {
  it.each<[string | number, string | number]>([
    [41_303, 41_303],
    [-1, -1],
    ["invalid_grant", "invalid_grant"],
    ["urn:a.b-c", "urn:a.b-c"],
    ["x".repeat(64), "x".repeat(64)],
    ["x".repeat(65), "unknown"],
    ["x\n2026-11-21 INFO login ok", "unknown"],
    ["a b", "unknown"],
    ["\u001b[31m", "unknown"],
  ])("is told where it is one: %j", async (code, told) => {
    const { options, events, lines } = watching();
    const error = await rejection(() => lab({ ...options, ...wire(json({ code, msg: "m" })) }).read());
    expect(error).toMatchObject({ name: "ApiError", code });
    expect(events.at(-1)).toMatchObject({ type: "refusal", code: told });
    expect(lines.at(-1)?.message).toBe(`lab GET /read refused: ${told} (HTTP 200)`);
  });
});

describe("a deprecation", () => {
  it.each<[string, Record<string, string>, object, string]>([
    [
      "since a time",
      { deprecation: "@1688169599" },
      { since: "2023-06-30T23:59:59.000Z" },
      " since 2023-06-30T23:59:59.000Z",
    ],
    [
      "since before 1970",
      { deprecation: "@-1" },
      { since: "1969-12-31T23:59:59.000Z" },
      " since 1969-12-31T23:59:59.000Z",
    ],
    ["as drafts of the RFC had it", { deprecation: "true" }, {}, ""],
    [
      "with an end",
      { sunset: "Sat, 21 Nov 2026 06:00:00 GMT" },
      { sunset: "2026-11-21T06:00:00.000Z" },
      " and ends 2026-11-21T06:00:00.000Z",
    ],
    [
      "with both",
      { deprecation: "@1688169599", sunset: "Sat, 21 Nov 2026 06:00:00 GMT" },
      { since: "2023-06-30T23:59:59.000Z", sunset: "2026-11-21T06:00:00.000Z" },
      " since 2023-06-30T23:59:59.000Z and ends 2026-11-21T06:00:00.000Z",
    ],
    ["in a form that nobody knows", { deprecation: "soon", sunset: "next year" }, {}, ""],
    ["at a time that no date has", { deprecation: "@99999999999999999999" }, {}, ""],
  ])("of the platform's headers is told: %s", async (_, headers, fields, words) => {
    const { options, events, lines } = watching();
    await lab({ ...options, fetch: wire(warned(headers)).fetch }).read();
    const place = { platform: "lab", operation: "read", name: "GET /read", method: "GET", path: "/read" };
    expect(deprecations(events)).toEqual([{ type: "deprecation", ...place, ...fields }]);
    expect(lines.at(-1)).toEqual({
      level: "warn",
      message: `lab GET /read is deprecated${words}`,
    });
  });

  it("since a date, as drafts of the RFC had it, is told", async () => {
    const { options, events } = watching();
    await lab({ ...options, fetch: wire(warned({ deprecation: "Sun, 11 Nov 2018 23:59:59 GMT" })).fetch }).read();
    expect(deprecations(events)).toMatchObject([{ operation: "read" }]);
  });

  it("of the spec is told, without what was given", async () => {
    const { options, events, lines } = watching();
    const { fetch } = wire(enveloped(1));
    const client = createPlatformClient(
      { name: "lab", baseUrl: "https://lab.test", operations: old },
      { ...options, fetch },
      {},
    ) as unknown as { old: LabMethod };
    await client.old({ id: "fake-4711" });
    await client.old({ id: "fake-4712" });
    expect(deprecations(events)).toMatchObject([{ operation: "old", name: "GET /old/{id}" }]);
    expect(levels(lines)).toEqual(["info", "warn", "info"]);
    expect(JSON.stringify([lines, events])).not.toContain("fake-47");
  });

  it("is told with a refusal, and for a raw call", async () => {
    const { options, events } = watching();
    const { fetch } = wire(warned({ deprecation: "true" }, 403));
    await rejection(() => lab({ ...options, fetch }).read());
    await lab({ ...options, fetch }).GET("/elsewhere");
    expect(deprecations(events).map(({ name }) => name)).toEqual(["GET /read", "GET (unknown)"]);
  });

  it("is told once an operation, over all clients with the same logger", async () => {
    const { options, events } = watching();
    const { fetch } = wire(warned({ deprecation: "@1688169599" }));
    const clients = [lab({ ...options, fetch }), lab({ ...options, fetch })];
    for (const client of clients) for (let turn = 0; turn < 3; turn++) await client.read();
    await clients[1]?.readPlain();
    expect(deprecations(events).map(({ operation }) => operation)).toEqual(["read", "readPlain"]);
    await lab({ ...options, fetch }, {}, { name: "other" }).read();
    expect(deprecations(events).map(({ platform }) => platform)).toEqual(["lab", "lab", "other"]);
  });

  it("is told once an operation, over all clients with the same observer", async () => {
    const { options, events } = watching();
    const { observe } = options;
    const { fetch } = wire(warned({ deprecation: "@1688169599" }));
    for (let turn = 0; turn < 2; turn++) await lab({ observe, fetch }).read();
    expect(deprecations(events)).toHaveLength(1);
    const other = watching();
    await lab({ observe: other.options.observe, fetch }).read();
    expect(deprecations(other.events)).toHaveLength(1);
  });

  it("is told once, also where the call is repeated", async () => {
    const { options, events } = watching();
    const { fetch } = wire(warned({ deprecation: "true" }, 503), warned({ deprecation: "true" }));
    await lab({ ...options, fetch, maxRetries: 1 }).read();
    expect(events.map(({ type }) => type)).toEqual(["attempt", "deprecation", "attempt"]);
  });

  it("is not told where there is none, or no answer", async () => {
    const { options, events } = watching();
    await lab({ ...options, fetch: wire(enveloped(1)).fetch }).read();
    await rejection(() => lab({ ...options, fetch: wire(() => Promise.reject(new Error("x"))).fetch }).read());
    expect(deprecations(events)).toEqual([]);
  });

  it("does not reach a logger that wants errors only", async () => {
    const { options, lines } = watching();
    await lab({ ...options, logLevel: "error", fetch: wire(warned({ deprecation: "true" })).fetch }).read();
    expect(lines).toEqual([]);
  });
});

describe("a comparison with the spec", () => {
  type Compared = Parameters<Validator["input"]> | Parameters<Validator["answer"]>;
  const finding = { pointer: "/deep/0", keyword: "type" };
  const stub = (
    input: readonly SchemaFinding[] | (() => never),
    answer: readonly SchemaFinding[] | (() => never),
  ): { validate: Validator; compared: Compared[] } => {
    const compared: Compared[] = [];
    const said = (given: Compared, what: readonly SchemaFinding[] | (() => never)) => {
      compared.push(given);
      return typeof what === "function" ? what() : what;
    };
    return {
      validate: validatorOf({
        input: (...given) => said(given, input),
        answer: (...given) => said(given, answer),
      }),
      compared,
    };
  };

  it("tells what does not fit, of the input and of the answer, and the call goes on", async () => {
    const { options, events, lines } = watching();
    const { validate } = stub([finding], [finding, { pointer: "", keyword: "required" }]);
    expect(await lab({ ...options, validate, fetch: wire(enveloped(1)).fetch }).save({ name: "n" })).toBe(1);
    const place = { platform: "lab", operation: "save", name: "POST /save", method: "POST", path: "/save" };
    expect(events.filter(({ type }) => type === "drift")).toEqual([
      { type: "drift", ...place, where: "input", findings: [finding] },
      { type: "drift", ...place, where: "answer", findings: [finding, { pointer: "", keyword: "required" }] },
    ]);
    expect(levels(lines)).toEqual(["warn", "info", "warn"]);
    expect(lines[0]?.message).toBe("lab POST /save input does not fit the spec: /deep/0 (type)");
    expect(lines[2]?.message).toBe("lab POST /save answer does not fit the spec: /deep/0 (type), / (required)");
  });

  it("tells nothing where all fits", async () => {
    const { options, events } = watching();
    await lab({ ...options, validate: stub([], []).validate, fetch: wire(enveloped(1)).fetch }).read();
    expect(events.map(({ type }) => type)).toEqual(["attempt"]);
  });

  it("gets the input as it was given and the answer as it came, with its envelope", async () => {
    const { validate, compared } = stub([], []);
    const input = { name: "n", tags: ["t"] };
    const { response } = (await lab({ validate, fetch: wire(enveloped([7])).fetch }).save.withResponse(input)) as {
      response: Response;
    };
    expect(compared).toEqual([
      [{ platform: "lab", operation: "save" }, "save", input],
      [
        expect.objectContaining({ platform: "lab", operation: "save", attempts: 1 }),
        "save",
        response,
        { code: 0, msg: "", data: [7] },
      ],
    ]);
    expect(compared[0]?.[2]).toBe(input);
    const text = stub([], []);
    await rejection(() => lab({ validate: text.validate, fetch: wire(page("<p>")).fetch }).read());
    expect(text.compared[1]?.[3]).toBe("<p>");
  });

  it("happens once a call, of the last answer", async () => {
    const { validate, compared } = stub([], []);
    const { fetch } = wire(json({}, 503), enveloped(1));
    await lab({ validate, fetch, maxRetries: 1 }).read();
    expect(compared.map(([, operation]) => operation)).toEqual(["read", "read"]);
  });

  it("that throws at the input ends the call before anything is sent", async () => {
    const { options, events } = watching();
    const wrong = new InputError({ platform: "lab", operation: "save" }, "/name", "type");
    const { validate } = stub(() => {
      throw wrong;
    }, []);
    const { fetch, sent } = wire(enveloped(1));
    expect(await rejection(() => lab({ ...options, validate, fetch }).save({ name: "n" }))).toBe(wrong);
    expect([sent, events]).toEqual([[], []]);
  });

  it("that throws at the answer of a success ends the call", async () => {
    const wrong = new ResponseFormatError({ platform: "lab" }, new Response(), "a schema", "another");
    const { validate } = stub([], () => {
      throw wrong;
    });
    const { fetch, sent } = wire(enveloped(1));
    expect(await rejection(() => lab({ validate, fetch, maxRetries: 3 }).read())).toBe(wrong);
    expect(sent).toHaveLength(1);
  });

  it("does not take the place of the platform's refusal", async () => {
    const { options, events } = watching();
    const refusal = json({ code: 41303, msg: "not yours" }, 403);
    const throwing = stub([], () => {
      throw new Error("schema");
    });
    const strict = lab({ ...options, validate: throwing.validate, fetch: wire(refusal).fetch });
    const error = await rejection(() => strict.read());
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ code: 41303, detail: "not yours" });
    const telling = lab({ ...options, validate: stub([], [finding]).validate, fetch: wire(refusal).fetch });
    expect(await rejection(() => telling.read())).toMatchObject({ name: "ApiError", code: 41303 });
    expect(events.filter(({ type }) => type === "drift")).toMatchObject([{ where: "answer", findings: [finding] }]);
  });

  it("tells nobody where nobody listens", async () => {
    const { validate } = stub([finding], [finding]);
    expect(await lab({ validate, fetch: wire(enveloped(1)).fetch }).read()).toBe(1);
  });

  it("is not made of a raw call", async () => {
    const { validate, compared } = stub([finding], [finding]);
    await lab({ validate, fetch: wire(enveloped(1)).fetch }).GET("/read");
    expect(compared).toEqual([]);
  });
});
