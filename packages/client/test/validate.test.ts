import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { createBgeClient } from "../../bge-client/src/index.ts";
import { validate } from "../../bge-client/src/validate.ts";
import { createBgePrivateClient } from "../../bge-private-client/src/index.ts";
import { validate as validatePrivate } from "../../bge-private-client/src/validate.ts";
import { ApiError, type CallEvent, InputError, ResponseFormatError } from "../src/index.ts";
import type { ValidateModes } from "../src/validate.ts";
import { json, rejection, wire } from "./wire.ts";

const canary = "fake-canary-51c2";
const versions = { result: [], count: 0, next_page: null };
const drifted = { result: [{ [canary]: canary }], next_page: canary };

const success = (data: unknown): Response => json({ code: 0, msg: "ok", data });

/** A client, what it sends, and what it says. */
function lab(modes: ValidateModes, ...answers: Response[]) {
  const events: CallEvent[] = [];
  const warnings: unknown[] = [];
  const { fetch, sent } = wire(...answers);
  const logger = { ...console, debug() {}, info() {}, warn: (...line: unknown[]) => void warnings.push(line) };
  const options = { clientId: "c", clientSecret: "fake-secret", fetch, validate: validate(modes), maxRetries: 0 };
  const bge = createBgeClient({ ...options, logger, observe: (event) => void events.push(event) }).withToken("fake-t");
  return { bge, sent, warnings, drifts: () => events.filter(({ type }) => type === "drift") };
}

const right = { model_id: "m-1", limit: 10 };
const region = { chr: "chr1", begin: 1, end: 2 };
const wrongRegions = { biosample_id: "E-F00000000001", regions: [region, { ...region, [canary]: canary }] };

describe("an answer that does not fit", () => {
  it("is told and handed on, where the mode is warn", async () => {
    const { bge, drifts, warnings } = lab("warn", success(drifted));
    expect(await bge.getModelVersions(right)).toEqual(drifted);
    expect(drifts()).toMatchObject([
      {
        type: "drift",
        platform: "bge",
        operation: "getModelVersions",
        method: "GET",
        path: "/model/{model_id}/versions",
        where: "answer",
        findings: expect.arrayContaining([{ pointer: "/data/next_page", keyword: "type" }]),
      },
    ]);
    expect(warnings).toHaveLength(1);
    expect(inspect([warnings, drifts()], { depth: 9 })).not.toContain(canary);
  });

  it("is an error, where the mode is throw", async () => {
    const { bge, sent } = lab("throw", success(drifted));
    const error = await rejection(() => bge.getModelVersions(right));
    expect(error).toBeInstanceOf(ResponseFormatError);
    expect(error).toMatchObject({ status: 200, expected: "the schema of the spec", attempts: 1, retryable: false });
    expect(error.message).toContain("/data/next_page: type");
    expect(inspect(error, { depth: 9 })).not.toContain(canary);
    expect(sent).toHaveLength(1);
  });

  it.each(["off", { input: "throw" }, { input: "throw", answer: "off" }, {}] as const)(
    "is not looked at, where the mode is %j",
    async (modes) => {
      const { bge, drifts } = lab(modes, success(drifted));
      expect(await bge.getModelVersions(right)).toEqual(drifted);
      expect(drifts()).toEqual([]);
    },
  );

  it("is still a refusal, where the platform refuses in a way that nobody knows", async () => {
    const refusal = json({ code: 99_999, msg: "no", data: canary });
    for (const modes of ["warn", "throw"] as const) {
      const { bge } = lab(modes, refusal);
      expect(await rejection(() => bge.getUser())).toBeInstanceOf(ApiError);
    }
    const { bge, drifts } = lab("warn", refusal);
    await rejection(() => bge.getUser());
    expect(drifts()).toMatchObject([{ findings: [{ pointer: "/code", keyword: "enum" }] }]);
  });
});

describe("an input that does not fit", () => {
  it("is told and sent, where the mode is warn", async () => {
    const { bge, sent, drifts } = lab("warn", success({ task_id: "t-1" }));
    await bge.getProfessionalVariant(wrongRegions);
    expect(sent).toHaveLength(1);
    expect(drifts()[0]).toMatchObject({
      where: "input",
      findings: [{ pointer: "/regions/1/*", keyword: "additionalProperties" }],
    });
    expect(inspect(drifts(), { depth: 9 })).not.toContain(canary);
  });

  it("is an error that names it, and nothing is sent, where the mode is throw", async () => {
    const { bge, sent } = lab("throw", success({ task_id: "t-1" }));
    const error = await rejection(() => bge.getProfessionalVariant(wrongRegions));
    expect(error).toBeInstanceOf(InputError);
    expect(error).toMatchObject({
      input: "regions",
      expected: "the schema of the spec, broken at /regions/1/*: additionalProperties",
      pointers: ["/regions/1/*"],
    });
    expect(inspect(error, { depth: 9 })).not.toContain(canary);
    expect(sent).toEqual([]);
  });

  it("is found in JSON text as in its value", async () => {
    const { fetch, sent } = wire(success(null));
    const client = createBgePrivateClient({
      appKey: "k",
      appSecret: "fake-s",
      fetch,
      validate: validatePrivate("throw"),
    });
    const input = { client_id: "c", redirect_uri: "https://a.test", auth_token: "fake-t" };
    for (const biosample_ids of ['[{"biosample_id":7}]', [{ biosample_id: 7 }]]) {
      // @ts-expect-error the id is text
      const error = await rejection(() => client.oauth2Authorize({ ...input, biosample_ids }));
      expect(error).toMatchObject({ input: "biosample_ids" });
      expect(error.message).toContain("/biosample_ids/0/biosample_id: type");
    }
    expect(sent).toEqual([]);
  });
});

describe("what fits", () => {
  it("passes, with null and undefined as good as left out", async () => {
    const { bge, sent, drifts } = lab("throw", success(versions));
    // @ts-expect-error null is the same as left out
    await bge.getModelVersions({ ...right, limit: null, next_page: undefined });
    await bge.getSamples();
    expect(sent).toHaveLength(2);
    expect(drifts()).toEqual([]);
  });
});

it.each([undefined, null, "on", { input: "on" }, { answer: true }, 1])("the mode %j is refused", (modes) => {
  expect(() => validate(modes as unknown as ValidateModes)).toThrow(
    expect.objectContaining({
      name: "InputError",
      platform: "bge",
      input: "validate",
      expected: "one of off, warn, throw",
    }),
  );
});
