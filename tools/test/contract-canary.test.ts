import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { createPlatformClient, type Operation, type Plan } from "../../packages/client/src/index.ts";
import { findingsOf } from "../contract/findings.ts";
import { type Finding, platformOf, type Subject } from "../contract/subject.ts";
import { manifestOf } from "../manifest.ts";
import { root } from "../registry.ts";
import { bundled, type Spec } from "../spec.ts";

const envelope = { code: "code", message: "msg", data: "data" };

/** The generator refuses an array in a form, so that operation is written by hand. */
const formArray: Operation = {
  method: "POST",
  path: "/form-array",
  input: { tags: { in: "body", type: "array", required: true } },
  content: "form",
  security: [],
};

function manifest(spec: Spec): Record<string, Operation> {
  const { "/form-array": _, ...paths } = spec.paths;
  return { ...manifestOf({ ...spec, paths }), formArray };
}

function findings(spec: Spec, operations = manifest(spec), served = envelope): Promise<Finding[]> {
  const subject: Subject = {
    envelope,
    callers: (options) => {
      const key = ({ headers }: Plan) => headers.set("x-key", "fake-key");
      const client = createPlatformClient({ name: "canary", operations, envelope: served }, options, { key });
      return [{ name: "client", credentials: ["key"], client }];
    },
  };
  return findingsOf(platformOf("canary", spec, subject, operations));
}

/** What was found of one operation, one line each. */
const of = (all: Finding[], id: string): string[] =>
  all.filter(({ operation }) => operation === id).map(({ tried, message }) => `${tried}: ${message}`);

const canary = () => bundled(join(root, "tools/test/fixtures/canary.yaml"));

describe("planted faults of a spec", () => {
  let found: Finding[];
  beforeAll(async () => {
    found = await findings(await canary());
  });

  test("an operation without a fault has no findings", () => {
    expect(of(found, "fine")).toEqual([]);
    expect(of(found, "leave")).toEqual([]);
  });

  test("an example that breaks its schema, by Ajv and by Prism", () => {
    const lines = of(found, "badExample");
    expect(lines).toContainEqual(expect.stringMatching(/^example 200 > wrong: .*must be integer/));
    expect(lines).toContainEqual(expect.stringMatching(/^answer 200 > wrong: Prism: .*must be integer/));
  });

  test("JSON text that breaks its schema, which Prism does not see", () => {
    const lines = of(found, "badJsonText");
    expect(lines).toContainEqual(expect.stringMatching(/^example wrong: .*must be integer/));
    expect(lines.filter((line) => line.includes("Prism"))).toEqual([]);
  });

  test("unevaluatedProperties without jsonSchemaDialect", () => {
    expect(of(found, "unevaluated")).toContainEqual(expect.stringMatching(/^wrong request, extra field, .*accepted/));
  });

  test("dependentRequired without jsonSchemaDialect", () => {
    expect(of(found, "dependent")).toContainEqual(expect.stringMatching(/dependent left out, body.address: accepted/));
  });

  test("an array in a form without encoding", () => {
    expect(of(found, "formArray")).toContainEqual(expect.stringMatching(/^request .*refused with 422/));
  });

  test("a writeOnly field in an answer without an example", () => {
    const lines = of(found, "writeOnly");
    expect(lines).toContainEqual(expect.stringMatching(/no named example/));
    expect(lines).toContainEqual(expect.stringMatching(/^answer 200.*Prism: .*password/));
  });

  test("a body that is not required although its fields are", () => {
    expect(of(found, "bodyOptional")).toContainEqual(expect.stringMatching(/^wrong request, empty body, .*accepted/));
  });
});

test("with jsonSchemaDialect the newer keywords count", async () => {
  const { jsonSchemaDialect, ...spec } = { jsonSchemaDialect: undefined, ...(await canary()) };
  expect(jsonSchemaDialect).toBeUndefined();
  const dialect = "https://json-schema.org/draft/2020-12/schema";
  const found = await findings({ ...spec, jsonSchemaDialect: dialect } as Spec);
  expect(of(found, "unevaluated")).toEqual([]);
  expect(of(found, "dependent")).toEqual([]);
});

describe("planted faults of a client", () => {
  test("the result is taken out of another field than the spec's", async () => {
    const found = await findings(await canary(), undefined, { ...envelope, data: "msg" });
    expect(of(found, "fine")).toContainEqual(
      expect.stringMatching(/^answer 200 > done: expected .*"count":1.*got .*"ok"/),
    );
  });

  test("a failure on 200 is taken for a success", async () => {
    const spec = await canary();
    const operations = manifest(spec);
    const fine = { ...operations.fine, envelope: false } as Operation;
    const found = await findings(spec, { ...operations, fine });
    expect(of(found, "fine")).toContainEqual(expect.stringMatching(/^answer 200 > refused: expected .*"ApiError"/));
  });

  test("the credential is not sent", async () => {
    const spec = await canary();
    const operations = manifest(spec);
    const fine = { ...operations.fine, security: [] } as Operation;
    const found = await findings(spec, { ...operations, fine });
    expect(of(found, "fine")).toContainEqual(expect.stringMatching(/^request named by client: .*refused with 401/));
  });

  test("an input is left out of a browser's address", async () => {
    const spec = await canary();
    const operations = manifest(spec);
    const { to } = operations.leave?.input ?? {};
    const state = { in: "header", type: "string" } as const;
    const leave = { ...operations.leave, input: { to, state } } as Operation;
    const found = await findings(spec, { ...operations, leave });
    expect(of(found, "leave")).toContainEqual(expect.stringMatching(/^request .*expected the query/));
  });
});
