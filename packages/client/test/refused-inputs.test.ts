import { describe, expect, it } from "vitest";
import { createPlatformClient, type Input, type Manifest, type PlatformTypes, type Variant } from "../src/index.ts";
import { type LabOperation, lab } from "./lab.ts";
import { expectHidden, only, refusal, type Sent, wire } from "./wire.ts";

interface Refused {
  readonly title: string;
  readonly operation: LabOperation;
  readonly given: unknown;
  readonly input: string;
  readonly expected: string;
  /** A value that was given and that nothing may show. */
  readonly hidden?: string;
}

const refuse = (
  title: string,
  operation: Refused["operation"],
  given: unknown,
  input: string,
  expected: string,
  hidden?: string,
): Refused => ({ title, operation, given, input, expected, ...(hidden !== undefined && { hidden }) });

const canary = "canary-4711";
const search = (more: Record<string, unknown>) => ({ text: "abc", ...more });
const file = new Blob(["zip"]);

const refused: Refused[] = [
  refuse("a required input that is missing", "search", {}, "text", "a value, it is required"),
  refuse("a required input without any input", "search", undefined, "text", "a value, it is required"),
  refuse("a required input that is null", "search", { text: null }, "text", "a value, it is required"),
  refuse("a required input that is undefined", "search", { text: undefined }, "text", "a value, it is required"),
  refuse("a required body", "replace", { thing_id: "1" }, "body", "a value, it is required"),
  refuse("a required file", "upload", { title: "t" }, "file", "a value, it is required"),
  refuse("an unknown input", "note", { nope: canary }, "nope", "one of the inputs x-note, x-list", canary),
  refuse("an input where there is none", "read", { nope: canary }, "nope", "nothing, as there are no inputs", canary),
  refuse(
    "call options in the place of the input",
    "read",
    { signal: canary },
    "signal",
    "it in the second argument, the options of the call",
    canary,
  ),
  refuse("a name that every object has", "note", { toString: canary }, "toString", "one of the inputs x-note, x-list"),
  refuse("an unknown input that is undefined", "note", { nope: undefined }, "nope", "one of the inputs x-note, x-list"),
  refuse("text in place of the inputs", "search", canary, "input", "an object", canary),
  refuse("a list in place of the inputs", "search", [canary], "input", "an object", canary),
  refuse("a number in place of the inputs", "search", 4711, "input", "an object", "4711"),

  refuse("a number for a string", "search", { text: 47114711 }, "text", "a string", "47114711"),
  refuse("text for a whole number", "search", search({ page: canary }), "page", "a whole number", canary),
  refuse("digits for a whole number", "search", search({ page: "4711" }), "page", "a whole number", "4711"),
  refuse("a fraction for a whole number", "search", search({ page: 4.711 }), "page", "a whole number", "4.711"),
  refuse("a whole number past what is exact", "search", search({ page: 2 ** 53 }), "page", "a whole number"),
  refuse("NaN for a number", "search", search({ ratio: Number.NaN }), "ratio", "a finite number", "NaN"),
  refuse("infinity", "search", search({ ratio: Number.POSITIVE_INFINITY }), "ratio", "a finite number", "Infinity"),
  refuse("text for a boolean", "search", search({ exact: canary }), "exact", "true or false", canary),
  refuse("a number for a boolean", "search", search({ exact: 1 }), "exact", "true or false"),
  refuse("text for an array", "search", search({ tags: canary }), "tags", "an array", canary),
  refuse("an array for an object", "search", search({ where: [canary] }), "where", "an object", canary),
  refuse("text for a file", "upload", { file: canary }, "file", "a Blob or File", canary),
  refuse("null in a list", "search", search({ tags: ["a", null] }), "tags", "a string as item 1"),

  refuse("a value outside the enum", "search", search({ kind: canary }), "kind", "one of plant, animal", canary),
  refuse("a number below the minimum", "search", search({ page: -4711 }), "page", "a number of at least 1", "4711"),
  refuse("a number above the maximum", "search", search({ page: 4711 }), "page", "a number of at most 100", "4711"),
  refuse(
    "a fraction below the minimum",
    "search",
    search({ ratio: 0.4711 }),
    "ratio",
    "a number of at least 0.5",
    "4711",
  ),
  refuse("text that is too long", "search", { text: canary }, "text", "at most 4 characters, not 11", canary),
  refuse("text that is too short", "search", { text: "¤" }, "text", "at least 2 characters", "¤"),
  refuse("one character of two code units", "search", { text: "🧬" }, "text", "at least 2 characters", "🧬"),
  refuse(
    "text that breaks the pattern",
    "search",
    search({ code: canary }),
    "code",
    "a string that matches ^rs[0-9]+$",
    canary,
  ),
  refuse("an empty list", "search", search({ tags: [] }), "tags", "at least 1 item"),
  refuse("a list that is too long", "search", search({ tags: ["a", "b", "c", "d"] }), "tags", "at most 3 items, not 4"),
  refuse(
    "an item that breaks the pattern",
    "search",
    search({ tags: ["a", canary] }),
    "tags",
    "a string that matches ^[a-z]+$ as item 1",
    canary,
  ),
  refuse(
    "an item above the maximum",
    "search",
    search({ each: [1, 2, 4711] }),
    "each",
    "a number of at most 9 as item 2",
    "4711",
  ),
  refuse("an item of another type", "search", search({ each: [canary] }), "each", "a whole number as item 0", canary),
  refuse(
    "a whole body that is too long",
    "replace",
    { thing_id: "1", body: ["a", "b", canary] },
    "body",
    "at most 2 items, not 3",
    canary,
  ),
  refuse("null in JSON text of an object", "search", search({ where: "null" }), "where", "an object"),
  refuse("another type where null is a value", "save", { name: "n", parent: 4711 }, "parent", "a string", "4711"),
  refuse("a field with half a character", "fill", { name: `${canary}\ud800` }, "name", "well-formed text", canary),
  refuse("text with half a character", "anything", { a: `${canary}\ud800` }, "a", "well-formed text", canary),
  refuse(
    "half a character in a list",
    "anything",
    { list: ["a", `${canary}\udc00`] },
    "list",
    "well-formed text",
    canary,
  ),

  refuse("broken JSON text", "fill", { items: `[${canary}` }, "items", "a value, or its JSON text", canary),
  refuse("JSON text of another type", "fill", { items: `"${canary}"` }, "items", "an array", canary),
  refuse("JSON text of null", "fill", { items: "null" }, "items", "an array"),
  refuse("JSON text with too many items", "fill", { items: "[{},{},{}]" }, "items", "at most 2 items, not 3"),
  refuse("JSON text with a wrong item", "fill", { items: `[{},"${canary}"]` }, "items", "an object as item 1", canary),
  refuse("a JSON value with too few items", "fill", { items: [] }, "items", "at least 1 item"),

  refuse("the path segment .", "getPart", { thing_id: ".", part_ids: "1" }, "thing_id", "a path segment"),
  refuse("the path segment ..", "getPart", { thing_id: "..", part_ids: "1" }, "thing_id", "a path segment"),
  refuse("an empty path segment", "getPart", { thing_id: "", part_ids: "1" }, "thing_id", "a path segment"),
  refuse(
    "a list that makes the path segment ..",
    "getPart",
    { thing_id: "a", part_ids: [".."] },
    "part_ids",
    "a path segment",
  ),
  refuse("a header with a newline", "note", { "x-note": `${canary}\nx-more: 1` }, "x-note", "a header value", canary),
  refuse("a header with a return", "note", { "x-note": `${canary}\rx-more: 1` }, "x-note", "a header value", canary),
  refuse("a header with a zero", "note", { "x-note": `${canary}\0` }, "x-note", "a header value", canary),
  refuse("a header that no byte can carry", "note", { "x-note": `${canary}令` }, "x-note", "a header value", canary),
  refuse(
    "a newline in a list of a header",
    "note",
    { "x-list": ["a", `${canary}\n`] },
    "x-list",
    "a header value",
    canary,
  ),

  refuse(
    "both of two forms",
    "extract",
    { id: "1", regions: [], bed_file: file },
    "regions, bed_file",
    "exactly one of them",
  ),
  refuse("neither of two forms", "extract", { id: "1" }, "regions, bed_file", "exactly one of them"),
  refuse("no form and no common field", "extract", {}, "id", "a value, it is required"),
  refuse("a grant without its type", "grant", { code: canary }, "grant_type", "a value, it is required", canary),
  refuse(
    "a grant of an unknown type",
    "grant",
    { grant_type: canary },
    "grant_type",
    "one of code, refresh, self",
    canary,
  ),
  refuse("a grant without its field", "grant", { grant_type: "code" }, "code", "a value, as grant_type is code"),
  refuse(
    "a grant whose field is null",
    "grant",
    { grant_type: "code", code: null },
    "code",
    "a value, as grant_type is code",
  ),
  refuse(
    "a grant with another's field",
    "grant",
    { grant_type: "code", code: "c", refresh_token: canary },
    "refresh_token",
    "nothing, as grant_type is code",
    canary,
  ),
  refuse(
    "a grant without fields, with one",
    "grant",
    { grant_type: "self", scope: canary },
    "scope",
    "nothing, as grant_type is self",
    canary,
  ),
  refuse("choosers that do not go together", "pair", { level: 1, by: "client" }, "level, by", "1, login or 2, client"),
  refuse(
    "a field lacking under a chosen number",
    "pair",
    { level: 1, by: "login" },
    "ticket",
    "a value, as level is 1 and by is login",
  ),
  refuse(
    "another's field under a chosen number",
    "pair",
    { level: 2, by: "client", ticket: canary },
    "ticket",
    "nothing, as level is 2 and by is client",
    canary,
  ),
];

describe("an input that is not what the spec states", () => {
  it.each(refused)("refuses $title", async ({ operation, given, input, expected, hidden }) => {
    const { fetch, sent } = wire();
    const error = await refusal(() => lab({ fetch })[operation](given));
    expect(error).toMatchObject({
      name: "InputError",
      code: "invalid_input",
      retryable: false,
      platform: "lab",
      operation,
      input,
      expected,
      message: `lab ${operation}: ${input}: expected ${expected}`,
    });
    expect(error).toBeInstanceOf(TypeError);
    expect(error.cause).toBeUndefined();
    if (hidden !== undefined) expectHidden(error, hidden);
    expect(sent).toEqual([]);
  });

  it("is refused by a navigation at once, without a promise", () => {
    const visit = () => lab().visit({ room: ".." });
    expect(visit).toThrow("lab visit: room: expected a path segment");
  });

  it("never reaches a credential", async () => {
    const calls: unknown[] = [];
    const { fetch } = wire();
    const error = await refusal(() =>
      lab({ fetch }, { signature: (plan) => void calls.push(plan) }).lockedForm({ no: 1 }),
    );
    expect([error.input, calls]).toEqual(["no", []]);
  });
});

/** A client with one operation, `fill`, that has these inputs. */
function filling(input: Record<string, Input>, variants?: Variant[], path = "/fill") {
  const { fetch, sent } = wire();
  const fill = { method: "POST", path, input, content: "json", security: [], ...(variants && { variants }) } as const;
  return { fill: lab({ fetch }, {}, { operations: { fill } }).fill, sent };
}

describe("a limit", () => {
  const body = (limits: Omit<Input, "in">): { it: Input } => ({ it: { in: "body", ...limits } });

  it.each<[string, Omit<Input, "in">, unknown, string]>([
    ["a length of one", { minLength: 1 }, "", "a string that is not empty"],
    ["two items", { minItems: 2 }, ["a"], "at least 2 items"],
    ["a pattern of characters, not of their halves", { pattern: "^[🧬🧫]$" }, "🧬🧬", "a string that matches ^[🧬🧫]$"],
    ["a type of items that null is not", { items: { type: "object" } }, [{}, null], "an object as item 1"],
    ["a type of items beside null", { items: { type: "string", nullable: true } }, [null, 1], "a string as item 1"],
    ["a minimum of digits, not of their text", { minimum: 2 }, 1, "a number of at least 2"],
  ])("is %s", async (_, limits, it, expected) => {
    const { fill, sent } = filling(body(limits));
    expect((await refusal(() => fill({ it }))).expected).toBe(expected);
    expect(sent).toEqual([]);
  });

  it.each<[string, Omit<Input, "in">, unknown]>([
    ["a pattern, to a character of two code units", { pattern: "^[🧬🧪]$" }, "🧬"],
    ["a type, to a null that is a value", { items: { type: "string", nullable: true } }, ["a", null]],
    ["an object's, to JSON text", { type: "object", json: true }, '{"a":1}'],
    ["a number's, to what is none", { minimum: 2, maximum: 3 }, true],
    ["a number's, to text", { minimum: 2, maximum: 3 }, "1"],
    ["a list's, to what is none", { minItems: 2, items: { type: "string" } }, { length: 1, 0: 1 }],
    ["a list's, to null", { items: { items: { type: "string" } } }, [null]],
  ])("does not apply: %s", async (_, limits, it) => {
    const { fill, sent } = filling(body(limits));
    await fill({ it });
    expect(sent).toHaveLength(1);
  });
});

describe("what JSON cannot hold", () => {
  const circle: Record<string, unknown> = { [canary]: 1 };
  circle.again = circle;

  it.each<[string, LabOperation, object, string]>([
    ["in a field of a body", "save", { name: "a", deep: { n: 4711n } }, "deep"],
    ["in a circle", "save", { name: "a", deep: circle }, "deep"],
    ["in a field of a form", "extract", { id: "1", regions: [["chr1", 4711n, 2n]] }, "regions"],
    ["in the query", "search", { text: "abc", where: circle }, "where"],
  ])("is refused, and not shown: %s", async (_, operation, given, input) => {
    const { fetch, sent } = wire();
    const error = await refusal(() => lab({ fetch })[operation](given));
    expect(error).toMatchObject({ operation, input, expected: "what JSON can hold" });
    expectHidden(error, canary, "4711");
    expect(sent).toEqual([]);
  });

  it("is refused as a whole body, and by a raw call", async () => {
    const { fetch, sent } = wire();
    const operations: Manifest = {
      put: { method: "PUT", path: "/put", input: { body: { in: "body", whole: true } }, content: "json", security: [] },
    };
    const client = createPlatformClient<PlatformTypes>(
      { name: "lab", baseUrl: "https://lab.test", operations },
      { fetch },
      {},
    ) as unknown as Record<"put", (input: object) => Promise<unknown>>;
    expect((await refusal(() => client.put({ body: [1n] }))).input).toBe("body");
    expect(await refusal(() => lab({ fetch }).POST("/save", { body: { name: "a", deep: circle } }))).toMatchObject({
      operation: "save",
      input: "deep",
    });
    expect(sent).toEqual([]);
  });
});

describe("the shape of a body", () => {
  it("names what is missing where the fields that were given belong to one shape only", async () => {
    const shapes: Variant[] = [
      { content: "json", required: ["ticket", "user"], optional: [] },
      { content: "json", required: ["id", "key"], optional: ["note"] },
    ];
    const operations: Manifest = {
      issue: {
        method: "POST",
        path: "/issue",
        input: Object.fromEntries(["ticket", "user", "id", "key", "note"].map((name) => [name, { in: "body" }])),
        variants: shapes,
        security: [],
      },
    };
    const { issue } = createPlatformClient<PlatformTypes>(
      { name: "lab", baseUrl: "https://lab.test", operations },
      wire(),
      {},
    ) as unknown as Record<"issue", (input: object) => Promise<unknown>>;
    const wrong = async (given: object) => {
      const { input, expected } = await refusal(() => issue(given));
      return [input, expected];
    };
    expect(await wrong({ ticket: "t" })).toEqual(["user", "a value, as it goes with ticket"]);
    expect(await wrong({ note: "n", key: "k" })).toEqual(["id", "a value, as it goes with note, key"]);
    for (const given of [{}, { ticket: "t", id: "i" }]) {
      expect(await wrong(given)).toEqual(["ticket, user, id, key", "exactly one of them"]);
    }
  });

  const variants: Variant[] = [
    { content: "json", required: ["a"], optional: [] },
    { content: "json", required: ["b"], optional: [] },
  ];
  const input: Record<string, Input> = {
    id: { in: "path", required: true },
    page: { in: "query" },
    a: { in: "body" },
    b: { in: "body" },
  };

  it("is chosen by the body's fields alone", async () => {
    const { fill, sent } = filling(input, variants, "/fill/{id}");
    await fill({ id: 1, page: 2, b: 3 });
    const { url, body }: Sent = only(sent);
    expect([url, body]).toEqual(["https://lab.test/fill/1?page=2", '{"b":3}']);
  });
});

describe("an input at the edge of what the spec states", () => {
  it.each([
    { text: "ab", page: 1, ratio: 0.5, tags: ["a"] },
    { text: "abcd", page: 100, tags: ["a", "b", "c"], each: [9] },
    { text: "🧬🧬🧬🧬", kind: "plant", exact: false, code: "rs1" },
  ])("is taken: %j", async (given) => {
    const { fetch, sent } = wire();
    await lab({ fetch }).search(given);
    expect(sent).toHaveLength(1);
  });

  it("is left out when it is null or undefined", async () => {
    const { fetch, sent } = wire();
    await lab({ fetch }).search({ text: "ab", page: null, kind: undefined, tags: null });
    await lab({ fetch }).read(null);
    expect(sent.map(({ url }) => url)).toEqual(["https://lab.test/search?text=ab", "https://lab.test/read"]);
  });

  it("keeps null where null is a value", async () => {
    const { fetch, sent } = wire();
    await lab({ fetch }).save({ name: "n", parent: null, tags: null });
    expect(sent[0]?.body).toBe('{"name":"n","parent":null}');
  });

  it("takes an object without a prototype", async () => {
    const { fetch, sent } = wire();
    await lab({ fetch }).search(Object.assign(Object.create(null) as object, { text: "ab" }));
    expect(sent[0]?.url).toBe("https://lab.test/search?text=ab");
  });

  it("does not change the caller's object", async () => {
    const { fetch } = wire();
    const given = Object.freeze({ text: "ab", tags: Object.freeze(["a", "b"]) });
    await lab({ fetch }).search(given);
    expect(given).toEqual({ text: "ab", tags: ["a", "b"] });
  });
});
