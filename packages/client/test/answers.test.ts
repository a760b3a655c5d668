import { describe, expect, it } from "vitest";
import { ApiError, ResponseFormatError } from "../src/index.ts";
import { envelope, type LabOperation, lab, operations } from "./lab.ts";
import { enveloped, expectHidden, json, only, page, rejection, wire } from "./wire.ts";

const answered = (answer: Response, operation: LabOperation = "read", differing = {}) =>
  lab({ fetch: wire(answer).fetch }, {}, differing)[operation]();

const optional = { envelope: { ...envelope, codeOptional: true as const } };
const canary = "canary-4711";

/** How long a call took is all that a message does not always say alike. */
const timeless = ({ message }: Error) => message.replace(/\d+ ms/, "0 ms");

describe("a success", () => {
  it.each([{ a: [1] }, [], [1], "text", 0, false, null])("is the data of the envelope: %j", async (data) => {
    expect(await answered(enveloped(data))).toEqual(data);
  });

  it("may have its code as text", async () => {
    expect(await answered(json({ code: "0", data: 1 }))).toBe(1);
  });

  it("may have an `error` beside its code", async () => {
    expect(await answered(json({ code: 0, data: 1, error: "none" }))).toBe(1);
  });

  it("may have another 2xx status", async () => {
    expect(await answered(json({ code: 0, data: 1 }, 201))).toBe(1);
  });

  it.each([
    "text/plain",
    "text/html; charset=utf-8",
    "application/problem+json",
    "application/octet-stream",
    "image/png",
  ])("may be served as %s", async (type) => {
    expect(await answered(json({ code: 0, data: 1 }, 200, type))).toBe(1);
  });

  it("may be served as nothing", async () => {
    const response = json({ code: 0, data: 1 });
    response.headers.delete("content-type");
    expect(await answered(response)).toBe(1);
  });

  it("may start with a byte order mark", async () => {
    expect(await answered(page('\ufeff{"code":0,"data":"令"}', 200, "application/json"))).toBe("令");
  });

  it("keeps other names of the envelope apart", async () => {
    const names = { envelope: { code: "res_code", message: "res_msg", data: "result" } };
    expect(await answered(json({ res_code: 0, code: 7, result: "r", data: "d" }), "read", names)).toBe("r");
  });

  it("comes with its response, which can still be read", async () => {
    const { fetch } = wire(enveloped({ a: 1 }));
    const { data, response } = await lab({ fetch }).read.withResponse();
    expect(data).toEqual({ a: 1 });
    expect([response.status, response.headers.get("content-type")]).toEqual([200, "application/json"]);
    expect(await response.json()).toEqual({ code: 0, msg: "", data: { a: 1 } });
    expect(await response.clone().text()).toBe('{"code":0,"msg":"","data":{"a":1}}');
  });

  it("without an envelope is the whole body", async () => {
    expect(await answered(json({ code: 7, sub: "u" }), "readPlain")).toEqual({ code: 7, sub: "u" });
    expect(await answered(json([1, 2]), "readPlain")).toEqual([1, 2]);
    expect(await answered(json({ code: 7 }), "read", { envelope: undefined })).toEqual({ code: 7 });
  });

  it("is the whole body where the platform may leave the envelope out", async () => {
    expect(await answered(json({ name: "n", data: 1 }), "read", optional)).toEqual({ name: "n", data: 1 });
    expect(await answered(json({ code: 0, data: 1 }), "read", optional)).toBe(1);
  });

  it("that stands for none is null", async () => {
    expect(await answered(enveloped([]), "readGrant")).toBeNull();
    expect(await answered(enveloped([1]), "readGrant")).toEqual([1]);
    expect(await answered(enveloped({ a: 1 }), "readGrant")).toEqual({ a: 1 });
    expect(await answered(enveloped([]), "read")).toEqual([]);
  });

  it.each([
    ["204", new Response(null, { status: 204 })],
    ["an empty 200", new Response("", { status: 200 })],
    ["text", page("done", 200, "text/plain")],
    ["JSON", json({ any: "thing" })],
    ["bytes", page("\0", 200, "application/octet-stream")],
  ])("that carries nothing is undefined, whatever came: %s", async (_, answer) => {
    expect(await answered(answer, "remove")).toBeUndefined();
  });
});

describe("a success that is not JSON", () => {
  const { read } = operations;
  const returning = (returns: "text" | "binary", answer: Response) =>
    answered(answer, "read", { operations: { read: { ...read, returns } } });
  const refused = { name: "ApiError", code: 41303, detail: "m", status: 200 };

  it.each([page("a,b\n", 200, "text/csv"), page("a,b\n", 200, "text/json-like"), new Response("a,b\n")])(
    "is its text",
    async (answer) => {
      expect(await returning("text", answer)).toBe("a,b\n");
    },
  );

  it("is its text where that is JSON, and where there is none", async () => {
    expect(await returning("text", json({ code: 0, data: 1 }))).toBe('{"code":0,"data":1}');
    expect(await returning("text", page('{"code":41303,"msg":"m"}', 200, "text/plain"))).toBe(
      '{"code":41303,"msg":"m"}',
    );
    expect(await returning("text", new Response(null, { status: 204 }))).toBe("");
  });

  it("is its bytes, with their type", async () => {
    const bytes = new Uint8Array([0xef, 0xbb, 0xbf, 0xff, 0]);
    for (const type of ["application/zip", "text/plain;charset=gbk", undefined]) {
      const got = await returning("binary", new Response(bytes, type ? { headers: { "content-type": type } } : {}));
      if (!(got instanceof Blob)) throw new Error("not a blob");
      expect([new Uint8Array(await got.arrayBuffer()), got.type]).toEqual([bytes, type ?? ""]);
    }
  });

  it("is an empty file where there is no body", async () => {
    const got = await returning("binary", new Response(null, { status: 204 }));
    if (!(got instanceof Blob)) throw new Error("not a blob");
    expect([got.size, got.type]).toEqual([0, ""]);
  });

  it.each(["text", "binary"] as const)("is no success where the platform says no in JSON: %s", async (returns) => {
    const refusal = () => json({ code: 41303, msg: "m" }, 200, "Application/JSON");
    expect(await rejection(() => returning(returns, refusal()))).toMatchObject(refused);
    const failed = json({ code: 41303, msg: "m" }, 400, "text/plain");
    expect(await rejection(() => returning(returns, failed))).toMatchObject({ ...refused, status: 400 });
    const gateway = page("<p>", 502);
    expect(await rejection(() => returning(returns, gateway))).toMatchObject({ received: "HTML or XML" });
  });
});

describe("a probe", () => {
  it("is true on a success", async () => {
    expect(await answered(enveloped(null), "alive")).toBe(true);
    expect(await answered(json({ code: 0, msg: "success" }), "alive")).toBe(true);
  });

  it.each([json({ code: 1, data: null }), json({}, 500), page("<html>"), new Response(null, { status: 204 })])(
    "is false on anything else",
    async (answer) => {
      expect(await answered(answer, "alive")).toBe(false);
    },
  );

  it("is false when nothing answers, and when the caller gives up", async () => {
    const failing = wire(() => Promise.reject(new TypeError("fetch failed")));
    expect(await lab({ fetch: failing.fetch }).alive()).toBe(false);
    const controller = new AbortController();
    const { signal } = controller;
    const aborting = wire(({ init }) => {
      controller.abort();
      return Promise.reject(init.signal?.reason);
    });
    expect(await lab({ fetch: aborting.fetch }).alive({ signal })).toBe(false);
    expect(only(aborting.sent).init.signal?.reason).toBe(signal.reason);
    expect(await lab({ fetch: aborting.fetch }).alive({ signal })).toBe(false);
    expect(aborting.sent).toHaveLength(1);
  });
});

describe("a failure of the platform", () => {
  it.each([
    ["a code on 200", json({ code: 41303, msg: "no such sample", data: null }), 41303, "no such sample", 200],
    ["a code as text", json({ code: "41303", msg: "m" }), 41303, "m", 200],
    ["a code that is a word", json({ code: "denied", msg: "m" }), "denied", "m", 200],
    ["a code of letters", json({ code: "abc", msg: "m", data: 1 }), "abc", "m", 200],
    ["a code that is a blank", json({ code: " ", msg: "m", data: 1 }), " ", "m", 200],
    ["a code that is a blank and a zero", json({ code: " 0", msg: "m", data: 1 }), " 0", "m", 200],
    ["a code that begins with a zero", json({ code: "0x", msg: "m", data: 1 }), "0x", "m", 200],
    ["a negative code", json({ code: -1, msg: "m" }), -1, "m", 200],
    ["a negative code as text", json({ code: "-1", msg: "m" }), -1, "m", 200],
    ["a code without a message", json({ code: 5 }), 5, "", 200],
    ["a message that is no text", json({ code: 5, msg: { a: 1 } }), 5, "", 200],
    ["a code on 404", json({ code: 404, msg: "gone" }, 404), 404, "gone", 404],
    ["a code on 503", json({ code: 50300, msg: "busy" }, 503), 50300, "busy", 503],
    [
      "an OAuth error on 400",
      json({ error: "invalid_grant", error_description: "spent" }, 400),
      "invalid_grant",
      "spent",
      400,
    ],
    ["an OAuth error without a description", json({ error: "invalid_client" }, 401), "invalid_client", "", 401],
    [
      "an OAuth error on 200",
      json({ error: "invalid_grant", error_description: "spent" }),
      "invalid_grant",
      "spent",
      200,
    ],
    ["an OAuth error as text/plain", json({ error: "invalid_scope" }, 400, "text/plain"), "invalid_scope", "", 400],
    ["an envelope as text/plain", json({ code: 9, msg: "m" }, 500, "text/plain; charset=utf-8"), 9, "m", 500],
    ["an envelope as bytes", json({ code: 9, msg: "m" }, 500, "application/octet-stream"), 9, "m", 500],
    ["an empty 500", new Response("", { status: 500 }), "http_500", "", 500],
    ["an empty 401", new Response(null, { status: 401 }), "http_401", "", 401],
    ["blanks on 503", page(" \r\n", 503, "text/plain"), "http_503", "", 503],
  ])("is an ApiError: %s", async (_, answer, code, detail, status) => {
    const error = await rejection(() => answered(answer));
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ name: "ApiError", platform: "lab", operation: "read", code, detail, status });
    expect(timeless(error)).toBe(`lab read: ${code}${detail && ` ${detail}`} (HTTP ${status}, 1 attempt, 0 ms)`);
  });

  it.each(["readPlain", "remove"] as const)("is an OAuth error without an envelope too: %s", async (operation) => {
    const error = await rejection(() => answered(json({ error: "invalid_grant" }, 400), operation));
    expect(error).toMatchObject({ name: "ApiError", operation, code: "invalid_grant", status: 400 });
  });

  it("is an OAuth error on 200 without an envelope too", async () => {
    const error = await rejection(() => answered(json({ error: "invalid_grant" }), "readPlain"));
    expect(error).toMatchObject({ name: "ApiError", code: "invalid_grant", status: 200 });
  });

  it("is told from a result that only has an empty `error`", async () => {
    expect(await answered(json({ error: "", sub: "u" }), "readPlain")).toEqual({ error: "", sub: "u" });
  });

  it.each([
    [200, false],
    [400, false],
    [403, false],
    [429, true],
    [500, true],
    [503, true],
  ])("on %i says whether trying again may help: %s", async (status, retryable) => {
    expect(await rejection(() => answered(json({ code: 1, msg: "" }, status)))).toMatchObject({ retryable });
    expect(await rejection(() => answered(page("<p>", status)))).toMatchObject({ retryable });
  });

  it("does not repeat a secret of the request as its code, and changes no other code", async () => {
    const key = "fake-47114711";
    for (const [code, shown] of [
      [key, "[redacted]"],
      ["denied", "denied"],
      [41303, 41303],
    ]) {
      const { fetch } = wire(json({ code, msg: `no ${key}` }));
      const client = lab({ fetch }, { key: ({ headers }) => headers.set("authorization", key) });
      expect(await rejection(() => client.locked())).toMatchObject({ code: shown, detail: "no [redacted]" });
    }
  });

  it("has its response at hand, and does not print it", async () => {
    const answer = json({ code: 7, msg: "m", token: canary }, 400);
    answer.headers.set("x-token", canary);
    const error = await rejection(() => answered(answer));
    if (!(error instanceof ApiError)) throw error;
    expect(Object.keys(error)).not.toContain("response");
    expect(await error.response.json()).toEqual({ code: 7, msg: "m", token: canary });
    expectHidden(error, canary);
  });
});

describe("an answer that is not what the spec says", () => {
  const noCode = 'an envelope with the field "code"';
  it.each([
    ["an object without the code", json({ [canary]: 1 }), noCode, "an object without it", 200],
    ["a code that is neither number nor text", json({ code: null, data: canary }), noCode, "an object without it", 200],
    ["an empty code", json({ code: "", data: canary }), noCode, "an object without it", 200],
    ["an array", json([canary]), noCode, "an array", 200],
    ["text in JSON", json(canary), noCode, "no object", 200],
    ["null", json(null), noCode, "no object", 200],
    ["an envelope without data", json({ code: 0, msg: canary }), 'the field "data"', "an envelope without it", 200],
    ["HTML", page(`<html>${canary}`), "JSON", "HTML or XML", 200],
    ["HTML as JSON", page(`\n<html>${canary}`, 200, "application/json"), "JSON", "HTML or XML", 200],
    ["text", page(canary, 200, "text/plain; charset=utf-8"), "JSON", "text/plain", 200],
    ["text without a type", new Response(new TextEncoder().encode(canary)), "JSON", "text", 200],
    ["nothing", new Response("", { status: 200 }), "JSON", "an empty body", 200],
    ["blanks", page(" \n", 200, "application/json"), "JSON", "an empty body", 200],
    ["204", new Response(null, { status: 204 }), "JSON", "no content (204)", 204],
    ["JSON that is cut short", page(`{"code":0,"data":"${canary}`), "JSON", "JSON that is cut short or broken", 200],
    ["JSON with markup, cut short", page(`\n{"code":0,"data":"<p>`), "JSON", "JSON that is cut short or broken", 200],
    ["text with a bracket", page(`${canary}{"[`, 200, "text/plain"), "JSON", "text/plain", 200],
    ["HTML with 502", page(`<html>${canary}`, 502), "an error of the platform", "HTML or XML", 502],
    ["text with 404", page(canary, 404, "text/plain"), "an error of the platform", "text/plain", 404],
    ["bytes with 502", page(canary, 502, "image/png"), "an error of the platform", "image/png", 502],
    ["other JSON with 500", json({ oops: canary }, 500), "an error of the platform", "JSON of another shape", 500],
    [
      "the code of success with 500",
      json({ code: 0, data: canary }, 500),
      "an error of the platform",
      "JSON of another shape",
      500,
    ],
    [
      "broken JSON with 500",
      page(`{"${canary}`, 500),
      "an error of the platform",
      "JSON that is cut short or broken",
      500,
    ],
    ["300", new Response(null, { status: 300 }), "an answer", "a redirect, which is not followed", 300],
    ["304", new Response(null, { status: 304 }), "an answer", "a redirect, which is not followed", 304],
  ])("is a ResponseFormatError: %s", async (_, answer, expected, received, status) => {
    const error = await rejection(() => answered(answer));
    expect(error).toBeInstanceOf(ResponseFormatError);
    expect(error).toMatchObject({
      name: "ResponseFormatError",
      code: "unexpected_response",
      platform: "lab",
      operation: "read",
      expected,
      received,
      status,
    });
    expect(timeless(error)).toBe(
      `lab read: expected ${expected}, received ${received} (HTTP ${status}, 1 attempt, 0 ms)`,
    );
    expect(Object.keys(error)).not.toContain("response");
    expectHidden(error, canary);
  });

  it("is refused without an envelope too", async () => {
    const error = await rejection(() => answered(page(`<html>${canary}`), "readPlain"));
    expect(error).toMatchObject({ name: "ResponseFormatError", expected: "JSON", received: "HTML or XML" });
  });

  it.each([{ code: null, data: 1 }, { code: "" }])(
    "is refused with a broken code though the code is optional: %j",
    async (body) => {
      expect(await rejection(() => answered(json(body), "read", optional))).toMatchObject({ expected: noCode });
    },
  );

  it.each([[], "text", null, 0].map((body) => [body]))("is refused as %j though the code is optional", async (body) => {
    expect(await rejection(() => answered(json(body), "read", optional))).toMatchObject({ expected: noCode });
  });
});

describe("a redirect", () => {
  it("is not followed where it would carry a secret with it, and its target is not shown", async () => {
    const redirect = new Response(null, { status: 302, headers: { location: `https://evil.test/?t=${canary}` } });
    const { fetch, sent } = wire(redirect);
    const error = await rejection(() => lab({ fetch }).remove());
    expect(only(sent).init.redirect).toBe("manual");
    expect(error).toMatchObject({
      name: "ResponseFormatError",
      received: "a redirect, which is not followed",
      status: 302,
    });
    expectHidden(error, canary, "evil");
  });

  it("is recognized in the opaque form of browsers", async () => {
    const opaque = Object.defineProperties(new Response(null), {
      type: { value: "opaqueredirect" },
      status: { value: 0 },
      ok: { value: false },
    });
    const error = await rejection(() => lab({ fetch: async () => opaque }).remove());
    expect(error).toMatchObject({
      name: "ResponseFormatError",
      received: "a redirect, which is not followed",
      status: 0,
    });
  });

  it("is left to fetch everywhere else", async () => {
    const { fetch, sent } = wire(enveloped(1));
    await lab({ fetch }).read();
    expect(only(sent).init.redirect).toBe("follow");
  });
});
