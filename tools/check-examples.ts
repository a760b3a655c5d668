import { fileURLToPath } from "node:url";
import { Ajv2020, type AnySchemaObject, type ErrorObject } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { type ExampleSite, exampleSites, type Kind } from "./lint/example-sites.ts";
import { registry } from "./registry.ts";
import { bundled, type Spec } from "./spec.ts";

export interface ExampleProblem {
  platform: string;
  operation: string;
  status?: string;
  example: string;
  /** Where in the bundled document the wrong value stands. */
  pointer: string;
  message: string;
}

export interface ExampleReport {
  platform: string;
  counts: Record<Kind, number>;
  /** How many of them are wrong; one may have several problems. */
  invalid: number;
  problems: ExampleProblem[];
}

// Ajv compiles a schema as a whole before it looks into it, but leaves definitions alone until one is asked for.
const DOCUMENT = "lingpai:document#/$defs/document";
// Keywords of OpenAPI's own that say nothing about validity.
const ANNOTATIONS = ["example", "discriminator", "xml", "externalDocs"];

/** A copy whose references name the document, so that a schema can be compiled wherever it stands. */
function absolute(value: unknown, keys: Set<string>): unknown {
  if (Array.isArray(value)) return value.map((item) => absolute(item, keys));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      if (key.startsWith("x-")) keys.add(key);
      const isReference = key === "$ref" && typeof inner === "string" && inner.startsWith("#");
      return [key, isReference ? DOCUMENT + inner.slice(1) : absolute(inner, keys)];
    }),
  );
}

function validator(document: Spec): Ajv2020 {
  // Types are stated once, beside `oneOf` rather than in each arm, and `required` beside the arms' properties.
  const ajv = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false, allErrors: true, verbose: false });
  addFormats.default(ajv);
  const extensions = new Set<string>();
  const copy = absolute(document, extensions) as AnySchemaObject;
  ajv.addVocabulary([...ANNOTATIONS, ...extensions]);
  ajv.removeKeyword("contentSchema");
  ajv.addKeyword({
    keyword: "contentSchema",
    type: "string",
    compile: (schema, parent) => jsonText(ajv, schema, parent),
  });
  ajv.addSchema({ $id: "lingpai:document", $defs: { document: copy } }, undefined, undefined, false);
  return ajv;
}

/** JSON text in a field is read and checked, where Ajv would take the schema of its content for a remark. */
function jsonText(ajv: Ajv2020, schema: AnySchemaObject, parent: AnySchemaObject) {
  if (parent.contentMediaType !== "application/json") return () => true;
  const valid = ajv.compile(schema);
  const check = (text: string): boolean => {
    check.errors = [];
    let content: unknown;
    try {
      content = JSON.parse(text);
    } catch {
      check.errors = [{ keyword: "contentSchema", message: "must be JSON text", params: {} }];
      return false;
    }
    if (valid(content)) return true;
    check.errors = (valid.errors ?? []).map((error) => ({
      keyword: "contentSchema",
      message: `has content whose ${said(error)}`,
      params: {},
    }));
    return false;
  };
  check.errors = [] as Partial<ErrorObject>[];
  return check;
}

function said({ instancePath, keyword, message, params }: ErrorObject): string {
  const subject = instancePath === "" ? "value" : instancePath;
  if (keyword === "oneOf" && Array.isArray(params.passingSchemas)) {
    return `${subject} matches the arms ${params.passingSchemas.join(" and ")} of oneOf, not exactly one`;
  }
  const detail = Object.values(params).filter((value) => typeof value === "string" || typeof value === "number");
  const known = detail.length === 0 || detail.some((value) => message?.includes(String(value)));
  return `${subject} ${message}${known ? "" : ` (${detail.join(", ")})`}`;
}

/** The pointer as the fragment of a URI, which is how a reference spells it. */
const fragment = (pointer: string): string => pointer.slice(1).split("/").map(encodeURIComponent).join("/");

export function checkExamples(platform: string, document: Spec): ExampleReport {
  const counts: Record<Kind, number> = { parameter: 0, request: 0, response: 0, header: 0, schema: 0 };
  const problems: ExampleProblem[] = [];
  let invalid = 0;
  const ajv = validator(document);
  const compiled = new Map<string, (value: unknown) => ErrorObject[]>();

  const compile = (schema: string): ((value: unknown) => ErrorObject[]) => {
    const before = compiled.get(schema);
    if (before) return before;
    const valid = ajv.compile({ $ref: DOCUMENT + fragment(schema) });
    const check = (value: unknown): ErrorObject[] => (valid(value) ? [] : (valid.errors ?? []));
    compiled.set(schema, check);
    return check;
  };

  for (const site of exampleSites(document)) {
    counts[site.kind]++;
    const before = problems.length;
    const say = (message: string, path = ""): void => {
      const { operation, status, name } = site;
      problems.push({ platform, operation, status, example: name, pointer: site.pointer + path, message });
    };
    if (site.value === undefined) say("has no value");
    else if (site.schema === undefined) say("has no schema to satisfy");
    else for (const error of errorsOf(compile, site)) say(error.message, error.path);
    if (problems.length > before) invalid++;
  }
  return { platform, counts, invalid, problems };
}

function errorsOf(compile: (schema: string) => (value: unknown) => ErrorObject[], site: ExampleSite) {
  try {
    const errors = compile(site.schema ?? "")(site.value);
    return errors.map((error) => ({ path: error.instancePath, message: said(error) }));
  } catch (error) {
    return [{ path: "", message: `its schema ${site.schema} cannot be used: ${(error as Error).message}` }];
  }
}

export const describeProblem = ({ platform, operation, status, example, pointer, message }: ExampleProblem): string =>
  `${[platform, operation, status, example].filter(Boolean).join(" > ")}\n  ${pointer}\n  ${message}`;

export const totalOf = ({ counts }: ExampleReport): number =>
  Object.values(counts).reduce((sum, count) => sum + count, 0);

async function main(platforms: readonly string[]): Promise<void> {
  const chosen = registry().filter(({ platform }) => platforms.length === 0 || platforms.includes(platform));
  for (const { platform, spec } of chosen) {
    const report = checkExamples(platform, await bundled(spec));
    const kinds = Object.entries(report.counts).map(([kind, count]) => `${kind} ${count}`);
    console.log(`${platform}: ${totalOf(report)} examples (${kinds.join(", ")}), ${report.problems.length} problems`);
    for (const problem of report.problems) console.error(describeProblem(problem));
    if (report.problems.length > 0) process.exitCode = 1;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main(process.argv.slice(2));
