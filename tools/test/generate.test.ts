import { cp, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Operation } from "../../packages/client/src/operation.ts";
import type { Schemas } from "../../packages/client/src/validate.ts";
import { codesOf } from "../codes.ts";
import { generate, generated, main } from "../generate.ts";
import { manifestOf } from "../manifest.ts";
import { printManifest } from "../print-manifest.ts";
import { printPaths } from "../print-paths.ts";
import { printSchemas } from "../print-schemas.ts";
import { type Registered, registry } from "../registry.ts";
import { schemasOf } from "../schemas.ts";
import { bundled, type Spec } from "../spec.ts";

const fixture = new URL("fixtures/right-spec.yaml", import.meta.url);

let folder: string;
let platform: Registered;
const operationsFile = () => join(platform.package, "src/operations.gen.ts");

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "generate-"));
  platform = { platform: "tablet", spec: join(folder, "openapi.yaml"), package: join(folder, "client") };
  await cp(fixture, platform.spec);
});
afterAll(() => rm(folder, { recursive: true }));

/** What the compiler says of a file by itself: only whether it can be read. */
function syntaxErrors(text: string): string[] {
  const { diagnostics = [] } = ts.transpileModule(text, { reportDiagnostics: true });
  return diagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
}

interface Exported {
  operations: Record<string, Operation>;
  codes: (string | number)[];
  schemas: Schemas;
}

/** The constants that a generated file exports. */
async function evaluated(text: string): Promise<Exported> {
  const { outputText } = ts.transpileModule(text, {
    compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
  });
  const url = `data:text/javascript;base64,${Buffer.from(outputText).toString("base64")}`;
  return (await import(/* @vite-ignore */ url)) as Exported;
}

describe("generating", () => {
  it("writes three files a platform, then nothing more", async () => {
    const printed: string[] = [];
    const print = (line: string) => void printed.push(line);
    expect(await main([], [platform], print)).toBe(0);
    expect(printed.map((line) => line.replace(/^(\w+) .*\//, "$1 "))).toEqual([
      "wrote operations.gen.ts",
      "wrote paths.gen.ts",
      "wrote schemas.gen.ts",
    ]);
    const { mtimeMs } = await stat(operationsFile());
    expect(await main([], [platform], print)).toBe(0);
    expect(printed.slice(3)).toEqual(["generated files are up to date"]);
    expect((await stat(operationsFile())).mtimeMs).toBe(mtimeMs);
  });

  it("writes beside each other what the specs of one package need", async () => {
    const second = { ...platform, platform: "tablet-two", package: join(folder, "two-client"), files: "two" };
    const files = new Map([
      ...(await generated(second)),
      ...(await generated({ ...platform, package: second.package })),
    ]);
    expect([...files.keys()].map((path) => path.slice(second.package.length + 1))).toEqual([
      "src/two-operations.gen.ts",
      "src/two-paths.gen.ts",
      "src/two-schemas.gen.ts",
      "src/operations.gen.ts",
      "src/paths.gen.ts",
      "src/schemas.gen.ts",
    ]);
    // Both show how the package's client is called, whatever the name of the entry.
    expect([...files.values()][0]).toContain("await two.");
    expect([...files.values()][3]).toContain("await two.");
  });

  it("refuses two specs that would write the same files", async () => {
    const line = (name: string) => `  ${name}: { root: a.yaml, x-lingpai: { package: packages/one-client } }\n`;
    await writeFile(join(folder, "redocly.yaml"), `apis:\n${line("one")}${line("two")}`);
    expect(() => registry(join(folder, "redocly.yaml"))).toThrow("apis.two would overwrite the files of another");
  });

  it("is deterministic, for every platform", async () => {
    for (const each of [platform, ...registry()]) {
      const [first, second] = [await generated(each), await generated(each)];
      expect([...second]).toEqual([...first]);
      for (const text of first.values())
        expect(text).toMatch(new RegExp(`^// Generated from the spec of ${each.platform} by`));
    }
  });

  it("makes files that the compiler can read, for every platform", async () => {
    for (const each of [platform, ...registry()]) {
      for (const text of (await generated(each)).values()) expect(syntaxErrors(text)).toEqual([]);
    }
  });

  it("prints the manifest as it is", async () => {
    for (const each of [platform, ...registry()]) {
      const spec = await bundled(each.spec);
      const manifest = manifestOf(spec);
      const { operations, codes } = await evaluated(printManifest(each.platform, spec, manifest));
      expect(operations).toEqual(manifest);
      expect(codes).toEqual(codesOf(spec));
    }
  });

  it("prints the schemas as they are", async () => {
    for (const each of [platform, ...registry()]) {
      const spec = await bundled(each.spec);
      expect((await evaluated(printSchemas(each.platform, spec))).schemas).toEqual(schemasOf(spec));
    }
  });

  it("fails for a spec that is not there", async () => {
    await expect(generate([{ ...platform, spec: join(folder, "nope.yaml") }])).rejects.toThrow(/nope\.yaml/);
  });
});

describe("--check", () => {
  it("is content with what was generated", async () => {
    await generate([platform]);
    const printed: string[] = [];
    expect(await main(["--check"], [platform], (line: string) => void printed.push(line))).toBe(0);
    expect(printed).toEqual(["generated files are up to date"]);
  });

  it("names what is stale, fails, and leaves it as it is", async () => {
    await generate([platform]);
    await writeFile(operationsFile(), "// edited by hand\n");
    for (const attempt of [1, 2]) {
      const printed: string[] = [];
      expect([attempt, await main(["--check"], [platform], (line: string) => void printed.push(line))]).toEqual([
        attempt,
        1,
      ]);
      expect(printed.map((line) => line.replace(/ .*\//, " "))).toEqual(["stale operations.gen.ts"]);
    }
    expect(await readFile(operationsFile(), "utf8")).toBe("// edited by hand\n");
    expect(await generate([platform])).toHaveLength(1);
  });

  it("names what was never generated, and does not make it", async () => {
    const fresh = { ...platform, package: join(folder, "fresh") };
    const printed: string[] = [];
    expect(await main(["--check"], [fresh], (line: string) => void printed.push(line))).toBe(1);
    expect(printed).toHaveLength(3);
    await expect(stat(fresh.package)).rejects.toThrow("ENOENT");
  });
});

describe("words of the spec in the generated comments", () => {
  const rude = "ends here */ export const broken = `; /* and $goes on \\u{0} @deprecated";
  const spec = {
    openapi: "3.1.0",
    info: { title: "Lab", version: "1" },
    paths: {
      "/a*/b": {
        get: {
          operationId: "op",
          summary: rude,
          description: `first\n${rude}\n\nlast`,
          security: [],
          parameters: [
            {
              name: "p",
              in: "query",
              description: rude,
              schema: { type: "string", description: rude, pattern: "^*/`\\$" },
              example: `${rude}\u2028"'`,
            },
          ],
          responses: {
            200: {
              description: rude,
              content: {
                "application/json": {
                  schema: {
                    type: "object",
                    description: rude,
                    properties: { a: { type: "string", description: rude } },
                  },
                },
              },
            },
          },
        },
      },
    },
  } as unknown as Spec;

  it("cannot end the comment of an operation", async () => {
    const text = printManifest("lab", spec, manifestOf(spec));
    expect(syntaxErrors(text)).toEqual([]);
    expect(text).toContain("ends here *\\/ export");
    expect((await evaluated(text)).operations).toEqual(manifestOf(spec));
    expect(Object.keys(await evaluated(text))).toEqual(["codes", "operations"]);
  });

  it("cannot end a text of the schemas", async () => {
    const text = printSchemas("lab", spec);
    expect(syntaxErrors(text)).toEqual([]);
    expect((await evaluated(text)).schemas).toEqual(schemasOf(spec));
    expect(text).not.toContain("ends here");
  });

  it("cannot end the comment of a type", async () => {
    const text = await printPaths("lab", spec);
    expect(syntaxErrors(text)).toEqual([]);
    const file = ts.createSourceFile("paths.ts", text, ts.ScriptTarget.ES2022);
    const names = file.statements.map((node) =>
      ts.isVariableStatement(node) ? "a variable" : ts.SyntaxKind[node.kind],
    );
    expect(names).not.toContain("a variable");
  });
});

describe("the types", () => {
  it("have what the caller gives, and a Blob for a file", async () => {
    const file = { type: "string", format: "binary" };
    const text = {
      type: "string",
      contentMediaType: "application/json",
      contentSchema: { type: "array", items: { type: "integer" } },
    };
    const sign = { type: "string", "x-lingpai-filled-by": "signature" };
    const mode = { type: "string", default: "a" };
    const schema = { type: "object", required: ["file", "sign"], properties: { file, text, sign, mode } };
    const requestBody = { required: true, content: { "multipart/form-data": { schema } } };
    const post = { operationId: "op", requestBody, responses: { 204: { description: "done" } } };
    const types = await printPaths("lab", {
      openapi: "3.1.0",
      info: { title: "Lab" },
      paths: { "/a": { post } },
    } as unknown as Spec);
    const fields = types.replace(/\s*(\/\*\*[\s\S]*?\*\/)\s*/g, " ").match(/"multipart\/form-data": \{([^}]*)\}/)?.[1];
    expect(
      fields
        ?.split(";")
        .map((field) => field.trim())
        .filter(Boolean),
    ).toEqual(["file: Blob", "text?: number[] | string", "mode?: string"]);
  });
});
