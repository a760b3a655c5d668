import { join, resolve } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { build } from "esbuild";
import { describe, expect, it } from "vitest";
import {
  createValidator,
  type JsonSchema,
  type SchemaFinding,
  type Schemas,
} from "../../packages/client/src/validate.ts";
import { type Answer, answersOf } from "../contract/answers.ts";
import { judgeOf } from "../contract/judge.ts";
import { platformOf } from "../contract/subject.ts";
import { manifestOf } from "../manifest.ts";
import { generatedFile, registry } from "../registry.ts";
import { schemasOf } from "../schemas.ts";
import { bundled, deref, type ResponseObject } from "../spec.ts";
import { canary, mutantsOf } from "./schema-mutations.ts";

/** As a client that could read it hands it on. */
function bodyOf({ mediaType, example }: Answer): unknown {
  if (mediaType === undefined) return "";
  if (/json/.test(mediaType) || typeof example !== "string") return example;
  try {
    return JSON.parse(example) as unknown;
  } catch {
    return example;
  }
}

const responseOf = ({ status, mediaType }: Answer): Response =>
  new Response(null, { status, headers: mediaType ? { "content-type": `${mediaType}; charset=utf-8` } : {} });

const noAnswer: ResponseObject = { description: "" };

/** Another implementation's verdict. */
function ajvOf({ $defs }: Schemas) {
  const ajv = new Ajv2020({ strict: false });
  addFormats.default(ajv);
  const compiled = new Map<JsonSchema, (value: unknown) => boolean>();
  return (schema: JsonSchema, value: unknown): boolean => {
    const valid = compiled.get(schema) ?? ajv.compile(typeof schema === "boolean" ? schema : { ...schema, $defs });
    compiled.set(schema, valid);
    return valid(value);
  };
}

describe.each(registry())("the schemas of $platform", async (registered) => {
  const { platform: name, spec: file, package: folder } = registered;
  const spec = await bundled(file);
  const schemas = schemasOf(spec);
  const platform = platformOf(name, spec, { callers: () => [] });
  const operations = manifestOf(spec);
  const validator = createValidator({ name, operations }, schemas, "warn");
  const throwing = createValidator({ name, operations }, schemas, "throw");
  const answers = answersOf(platform).filter(({ exampleName, mediaType }) => exampleName || !mediaType);
  const where = (operation: string) => ({ platform: name, operation });
  const checked = (answer: Answer, body: unknown) =>
    validator.answer(where(answer.target.id), answer.target.id, responseOf(answer), body);

  it("are in no bundle of a client, nor is what compares with them", async () => {
    const { metafile } = await build({
      entryPoints: [join(folder, "src/index.ts")],
      bundle: true,
      write: false,
      metafile: true,
      format: "esm",
      conditions: ["@lingpai/source"],
      logLevel: "silent",
    });
    const files = Object.keys(metafile.inputs);
    expect(files.some((path) => resolve(path) === generatedFile(registered, "operations"))).toBe(true);
    expect(files.filter((path) => /schemas\.gen|src\/validate|cfworker/.test(path))).toEqual([]);
  });

  it("fit every example of an input", () => {
    for (const { id, inputs } of platform.targets) {
      for (const { name: example, input } of inputs)
        expect([id, example, validator.input(where(id), id, input)]).toEqual([id, example, []]);
    }
  });

  it("fit every example of an answer", () => {
    for (const answer of answers) expect([answer.title, checked(answer, bodyOf(answer))]).toEqual([answer.title, []]);
  });

  /** What is found, which has to be at that place, or inside it where it is an object now; and nothing of the value. */
  const isTold = (pointer: string, findings: readonly SchemaFinding[], compare: () => unknown): boolean => {
    expect(compare).toThrow("the schema of the spec");
    expect(compare).not.toThrow(canary.slice(0, 16));
    expect(JSON.stringify(findings)).not.toContain(canary.slice(0, 16));
    return findings.every((finding) => finding.pointer === pointer || finding.pointer.startsWith(`${pointer}/`));
  };

  it("find what is wrong with an answer where Ajv finds it by the spec, at its place and without its value", () => {
    const { accepts } = judgeOf(spec);
    let count = 0;
    for (const answer of answers.filter(({ mediaType }) => mediaType && /json/.test(mediaType))) {
      const { target, status, mediaType = "" } = answer;
      const response = deref<ResponseObject>(spec, target.found.operation.responses[status] ?? noAnswer);
      const schema = response.content?.[mediaType]?.schema ?? {};
      for (const { what, pointer, value } of mutantsOf(answer.example)) {
        const findings = checked(answer, value);
        const tried = [target.id, answer.title, what, pointer];
        expect([...tried, findings.length === 0]).toEqual([...tried, accepts(schema, value, false)]);
        if (findings.length === 0) continue;
        count++;
        const compare = () => throwing.answer(where(target.id), target.id, responseOf(answer), value);
        expect([...tried, findings, isTold(pointer, findings, compare)]).toEqual([...tried, findings, true]);
      }
    }
    expect(count).toBeGreaterThan(150);
  });

  it("find what is wrong with an input where Ajv finds it, at its place and without its value", () => {
    const accepts = ajvOf(schemas);
    let count = 0;
    for (const { id, inputs } of platform.targets) {
      const { parameters = true, body = true } = schemas.operations[id] ?? {};
      const isInBody = (name: string) => operations[id]?.input[name]?.in === "body";
      for (const { input } of inputs) {
        for (const { what, pointer, value } of mutantsOf(input)) {
          if (pointer === "") continue;
          const findings = validator.input(where(id), id, value);
          const fields = Object.entries(value as object);
          const isRight =
            accepts(parameters, Object.fromEntries(fields.filter(([name]) => !isInBody(name)))) &&
            accepts(body, Object.fromEntries(fields.filter(([name]) => isInBody(name))));
          const tried = [id, what, pointer];
          expect([...tried, findings.length === 0]).toEqual([...tried, isRight]);
          if (findings.length === 0) continue;
          count++;
          const compare = () => throwing.input(where(id), id, value);
          // Of two bodies neither is there: which one was meant nobody knows.
          const place = what === "missing" ? pointer.slice(0, pointer.lastIndexOf("/")) : pointer;
          expect([...tried, findings, isTold(place, findings, compare)]).toEqual([...tried, findings, true]);
        }
      }
    }
    expect(count).toBeGreaterThan(20);
  });
});
