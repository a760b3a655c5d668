import { describe, expect, it } from "vitest";
import { headerOption, requiredOption } from "../src/index.ts";
import { lab } from "./lab.ts";
import { expectHidden, only, refusal, wire } from "./wire.ts";

const canary = "canary-4711";

describe("options of a call", () => {
  it("refuses one that does not exist, and names those that do", async () => {
    const { fetch, sent } = wire();
    const error = await refusal(() => lab({ fetch }).read({}, { timeout: canary } as object));
    expect(error.message).toBe(
      "lab read: timeout: expected one of the call's options signal, headers, timeoutMs, deadlineMs, maxRetries",
    );
    expectHidden(error, canary);
    expect(sent).toEqual([]);
  });

  it.each([
    ["a newline in a header", { "x-note": `${canary}\n${canary}` }],
    ["a header that no byte can carry", { "x-note": `${canary}令` }],
    ["a name that is no header", { "x note": canary }],
  ])("refuses %s", async (_, headers) => {
    const { fetch, sent } = wire();
    const error = await refusal(() => lab({ fetch }).read({}, { headers }));
    expect([error.operation, error.input]).toEqual(["read", "headers"]);
    expect(error.expected).toBe("headers of an HTTP request");
    expectHidden(error, canary);
    expect(sent).toEqual([]);
  });

  it.each([canary, {}, { aborted: false }])("refuse the signal %j", async (signal) => {
    const { fetch, sent } = wire();
    const error = await refusal(() => lab({ fetch }).read({}, { signal } as object));
    expect([error.input, error.expected]).toEqual(["signal", "an AbortSignal"]);
    expectHidden(error, canary);
    expect(sent).toEqual([]);
  });

  it.each([new AbortController().signal, AbortSignal.abort(), 5, "x", true, [], [{}]])(
    "refuse %s in their place",
    async (options) => {
      const { fetch, sent } = wire();
      const error = await refusal(() => lab({ fetch }).read({}, options as object));
      expect([error.input, error.expected]).toEqual(["options", "an object such as { signal }"]);
      expect(sent).toEqual([]);
    },
  );

  it.each([undefined, null, {}, { signal: null }])("are left out as %j", async (options) => {
    const { fetch, sent } = wire();
    await lab({ fetch }).read({}, options as object | undefined);
    expect(only(sent).url).toBe("https://lab.test/read");
  });

  it("send headers along", async () => {
    const { fetch, sent } = wire();
    await lab({ fetch }).read({}, { headers: { "x-trace": "1" } });
    expect(only(sent).headers.get("x-trace")).toBe("1");
  });
});

describe("options of a client", () => {
  it.each(["", " ", 4711, null, {}])("refuse the base URL %j, which is no text", async (baseUrl) => {
    const error = await refusal(() => lab({ baseUrl: baseUrl as string }, {}, { baseUrl: "" }));
    expect([error.input, error.expected]).toEqual(["baseUrl", "a string that is not empty"]);
  });

  it.each([
    "lab.test",
    "/api",
    "ftp://lab.test",
    "https://",
    `https://${canary}@lab.test`,
    `https://user:${canary}@lab.test`,
    `https://lab.test?${canary}=1`,
    `https://lab.test/#${canary}`,
    "xhttps://lab.test",
    "httpx://lab.test",
  ])("refuse the base URL %j", async (baseUrl) => {
    const error = await refusal(() => lab({ baseUrl }));
    expect(error.expected).toBe("an absolute http or https URL without query, fragment or user");
    expect([error.platform, error.operation, error.input]).toEqual(["lab", undefined, "baseUrl"]);
    expectHidden(error, canary);
  });

  it("refuse a platform without an address of its own when none is given", async () => {
    const error = await refusal(() => lab({}, {}, { baseUrl: undefined }));
    expect(error.message).toBe("lab: baseUrl: expected a string that is not empty");
  });

  it.each([
    ["https://lab.test", "https://lab.test/read"],
    ["https://lab.test/", "https://lab.test/read"],
    ["https://lab.test//", "https://lab.test/read"],
    ["https://lab.test?", "https://lab.test/read"],
    ["https://lab.test/#", "https://lab.test/read"],
    ["https://LAB.test:443/api/v1", "https://lab.test/api/v1/read"],
    ["https://lab.test/api/v1///", "https://lab.test/api/v1/read"],
    ["http://127.0.0.1:4010", "http://127.0.0.1:4010/read"],
    ["http://[::1]:4010/a b", "http://[::1]:4010/a%20b/read"],
  ])("take the base URL %s", async (baseUrl, url) => {
    const { fetch, sent } = wire();
    await lab({ baseUrl, fetch }).read();
    expect(only(sent).url).toBe(url);
  });

  it("refuse a fetch that is no function", async () => {
    const error = await refusal(() => lab({ fetch: canary as unknown as typeof fetch }));
    expect(error.message).toBe("lab: fetch: expected a function");
    expectHidden(error, canary);
  });
});

describe("an option that is required", () => {
  it.each([undefined, null, "", "  ", 4711, {}, ["a"]])("refuses %j", async (value) => {
    const error = await refusal(() => requiredOption({ name: "lab" }, "clientId", value));
    expect(error.message).toBe("lab: clientId: expected a string that is not empty");
  });

  it.each(["\n", "\r", "\0"])("refuses %j, which no header can carry, and does not show the rest", async (mark) => {
    const error = await refusal(() => requiredOption({ name: "lab" }, "clientSecret", `${canary}${mark}x`));
    expect(error.message).toBe("lab: clientSecret: expected a string without line breaks");
    expectHidden(error, canary);
  });

  it("is handed back as it is", () => {
    expect(requiredOption({ name: "lab" }, "clientId", " a b ")).toBe(" a b ");
  });
});

describe("an option that goes into a header", () => {
  it.each([" a", "a b", "a\t", "é", "令", "a\x7f", "\x1fa"])("refuses %j, and does not show it", async (mark) => {
    const value = mark.replace("a", canary);
    const error = await refusal(() => headerOption({ name: "lab" }, "appCode", value));
    expect(error.message).toBe("lab: appCode: expected visible ASCII characters without blanks");
    expectHidden(error, canary);
  });

  it("refuses what is no text, as a required option does", async () => {
    const error = await refusal(() => headerOption({ name: "lab" }, "appCode", ""));
    expect(error.message).toBe("lab: appCode: expected a string that is not empty");
  });

  it.each(["a", "!~", "demo-code_1"])("is handed back as it is: %s", (value) => {
    expect(headerOption({ name: "lab" }, "appCode", value)).toBe(value);
  });
});
