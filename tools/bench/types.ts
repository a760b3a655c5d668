import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
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
  /** What the imports cost before anything is called; not part of the above. */
  imported: { named: number; plain: number };
}

export const callCounts = [3, 30];

/** The most that named methods may cost, over openapi-fetch. */
export const typeBar = 0.5;

/** How many types the compiler makes for the same calls, by our methods and by openapi-fetch. */
export async function typeCost(): Promise<TypeCost[]> {
  const spec = await bundled(resolve(root, "specs/bge/openapi.yaml"));
  // Inside the package, where `openapi-fetch` and the packages are found.
  const folder = mkdtempSync(join(root, "packages/bge-client/node_modules/.bench-"));
  try {
    const rows: TypeCost[] = [];
    for (const from of ["sources", "declarations"] as const) {
      const module = from === "sources" ? "../../src/index.ts" : "../../dist/index.js";
      for (const calls of callCounts) {
        const count = (name: string, text: string, empty: string) => callCost(folder, name, text, empty, options(from));
        const named = count("named", namedCalls(spec, calls, module), emptyNamed(module));
        const plain = count("plain", plainCalls(spec, calls, module), emptyPlain(module));
        rows.push({
          calls,
          from,
          named: named.calls,
          plain: plain.calls,
          ratio: named.calls / plain.calls,
          imported: { named: named.imported, plain: plain.imported },
        });
      }
    }
    return rows;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export interface CallCost {
  /** Of the calls, without those of the imports. */
  calls: number;
  /** Of the imports alone. */
  imported: number;
}

/** The instantiations of a file with calls, and of one with the same imports alone. */
export function callCost(
  folder: string,
  name: string,
  calls: string,
  empty: string,
  how: ts.CompilerOptions,
): CallCost {
  const count = (suffix: string, text: string) => {
    const file = join(folder, `${name}-${suffix}.ts`);
    writeFileSync(file, text);
    return instantiations(file, how);
  };
  const imported = count("empty", empty);
  return { calls: count("calls", calls) - imported, imported };
}

export const options = (from: TypeCost["from"]): ts.CompilerOptions => ({
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

export interface Call {
  readonly found: Found;
  readonly input: Record<string, unknown>;
  readonly index: number;
}

/** Calls without a body, of one operation after the other, over and over. */
export function sample(spec: Spec, count: number): Call[] {
  const usable = operationsOf(spec).filter(({ operation }) => !operation.requestBody && !operation["x-lingpai-kind"]);
  return Array.from({ length: count }, (_, index) => {
    const found = usable[index % usable.length];
    const [right] = found ? rightInputs(spec, found) : [];
    if (!found || !right) throw new Error("no operation to call");
    return { found, input: right.input, index };
  });
}

/** The inputs by where they stand in the request. */
export function byPlace({ found, input }: Call): Record<string, Record<string, unknown>> {
  const params: Record<string, Record<string, unknown>> = {};
  for (const { name, in: at } of found.parameters) {
    if (name in input) params[at] = { ...params[at], [name]: input[name] };
  }
  return params;
}

/** As an argument; nothing where there is nothing to give. */
export const argument = (value: object): string => (Object.keys(value).length > 0 ? JSON.stringify(value) : "");

function namedCalls(spec: Spec, calls: number, module: string): string {
  const lines = sample(spec, calls).map(
    ({ found, input, index }) =>
      `export const r${index} = await api.${found.operation.operationId}(${argument(input)});`,
  );
  return `import { createBgeClient } from "${module}";
const api = createBgeClient({ clientId: "c", clientSecret: "s" }).withToken("t");
${lines.join("\n")}
`;
}

function plainCalls(spec: Spec, calls: number, module: string): string {
  const lines = sample(spec, calls).map((call) => {
    const { path, verb } = call.found;
    const params = argument(byPlace(call));
    const init = params && `, { params: ${params} }`;
    return `export const r${call.index} = (await api.${verb.toUpperCase()}("${path}"${init})).data;`;
  });
  return `import createClient from "openapi-fetch";
import type { paths } from "${module}";
const api = createClient<paths>({ baseUrl: "https://localhost" });
${lines.join("\n")}
`;
}
