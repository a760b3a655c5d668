import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import ts from "typescript";
import { instantiations } from "../editor.ts";
import { root } from "../registry.ts";
import { rightInputs } from "../right-inputs.ts";
import { bundled, type Found, operationsOf, type Spec } from "../spec.ts";

export interface TypeCost {
  calls: number;
  from: "sources" | "declarations";
  named: number;
  plain: number;
  ratio: number;
}

/** How many types the compiler makes for the same calls, by our methods and by openapi-fetch. */
export async function typeCost(): Promise<TypeCost[]> {
  const spec = await bundled(resolve(root, "specs/bge/openapi.yaml"));
  const folder = join(root, "packages/bge-client/node_modules/.bench");
  mkdirSync(folder, { recursive: true });
  try {
    const rows: TypeCost[] = [];
    for (const from of ["sources", "declarations"] as const) {
      const module = from === "sources" ? "../../src/index.ts" : "../../dist/index.js";
      for (const calls of [3, 30]) {
        const count = (name: string, text: string) => {
          const file = join(folder, `${name}.ts`);
          writeFileSync(file, text);
          return instantiations(file, options(from));
        };
        const named = count("named", namedCalls(spec, calls, module)) - count("empty", emptyNamed(module));
        const plain = count("plain", plainCalls(spec, calls, module)) - count("empty", emptyPlain(module));
        rows.push({ calls, from, named, plain, ratio: named / plain });
      }
    }
    return rows;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const options = (from: string): ts.CompilerOptions => ({
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  lib: ["lib.es2022.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
  types: [],
  allowImportingTsExtensions: true,
  ...(from === "sources" && { customConditions: ["@lingpai/source"] }),
});

const emptyNamed = (module: string) =>
  `import { createBgeClient } from "${module}";\nexport default createBgeClient;\n`;
const emptyPlain = (module: string) =>
  `import createClient from "openapi-fetch";\nimport type { paths } from "${module}";\nexport type P = keyof paths;\nexport default createClient;\n`;

/** Operations with one shape of input, over and over. */
function* sample(spec: Spec, calls: number): Generator<[Found, Record<string, unknown>, number]> {
  const usable = operationsOf(spec).filter(({ operation }) => !operation.requestBody && !operation["x-lingpai-kind"]);
  for (let index = 0; index < calls; index++) {
    const found = usable[index % usable.length];
    const [right] = found ? rightInputs(spec, found) : [];
    if (found && right) yield [found, right.input, index];
  }
}

function namedCalls(spec: Spec, calls: number, module: string): string {
  const lines = [...sample(spec, calls)].map(
    ([{ operation }, input, index]) =>
      `export const r${index} = await api.${operation.operationId}(${inputText(input)});`,
  );
  return `import { createBgeClient } from "${module}";
const api = createBgeClient({ clientId: "c", clientSecret: "s" }).withToken("t");
${lines.join("\n")}
`;
}

const inputText = (input: Record<string, unknown>) => (Object.keys(input).length > 0 ? JSON.stringify(input) : "");

function plainCalls(spec: Spec, calls: number, module: string): string {
  const lines = [...sample(spec, calls)].map(([{ path, verb, parameters }, input, index]) => {
    const params: Record<string, Record<string, unknown>> = {};
    for (const { name, in: at } of parameters) {
      if (name in input) params[at] = { ...params[at], [name]: input[name] };
    }
    const init = Object.keys(params).length > 0 ? `, { params: ${JSON.stringify(params)} }` : "";
    return `export const r${index} = (await api.${verb.toUpperCase()}("${path}"${init})).data;`;
  });
  return `import createClient from "openapi-fetch";
import type { paths } from "${module}";
const api = createClient<paths>({ baseUrl: "https://localhost" });
${lines.join("\n")}
`;
}
