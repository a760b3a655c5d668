import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { failing, parsed, StoreFailed } from "../src/store-failed.ts";
import { failure } from "./lab.ts";

const thrown = (error: unknown): Promise<Error> =>
  failure(failing("fake", () => Promise.reject(error))) as Promise<Error>;

describe("what a driver throws", () => {
  it.each([
    ["a text", "ECONNREFUSED", "ECONNREFUSED"],
    ["a number", 1205, 1205],
    ["a text that may say anything", "duplicate key (canary)", "failed"],
    ["a list", ["ECONNREFUSED"], "failed"],
    ["none", undefined, "failed"],
  ])("is told by its code alone: %s", async (_, code, told) => {
    const error = await thrown(Object.assign(new Error("INSERT ... canary"), { code, parameters: ["canary"] }));
    expect(error).toBeInstanceOf(StoreFailed);
    expect(error).toMatchObject({ name: "StoreFailed", code: told, retryable: true });
    expect(error.message).toBe(`fake: the token store failed (${told})`);
    expect(inspect(error, { depth: null, showHidden: true })).not.toContain("canary");
  });

  it.each([undefined, null, "canary"])("is told where it is no error: %s", async (given) => {
    expect(await thrown(given)).toMatchObject({ message: "fake: the token store failed (failed)" });
  });

  it("is handed on where it was told before", async () => {
    const told = new StoreFailed("inner", "ETIMEDOUT");
    expect(await thrown(told)).toBe(told);
  });

  it("is nothing where it does its work", async () => {
    expect(await failing("fake", async () => 7)).toBe(7);
  });
});

describe("what was stored", () => {
  it("comes back from its text", () => {
    expect(parsed("fake", '{"version":1}')).toEqual({ version: 1 });
  });

  it.each(["", "{", "canary", "null", "1", '"canary"', undefined, {}])("is damaged, and not quoted: %j", (text) => {
    let error: unknown;
    try {
      parsed("fake", text);
    } catch (caught) {
      error = caught;
    }
    expect(error).toMatchObject({
      name: "StoreFailed",
      code: "damaged",
      retryable: false,
      message: "fake: the token store holds something damaged",
    });
  });
});
