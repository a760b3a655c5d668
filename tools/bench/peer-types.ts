import { join, resolve } from "node:path";
import ts from "typescript";
import { root } from "../registry.ts";
import { bundled, type Spec } from "../spec.ts";
import { bars, table, times } from "./page.ts";
import {
  argument,
  byPlace,
  type Call,
  type CallCost,
  callCost,
  callCounts,
  options,
  sample,
  type TypeCost,
  typeBar,
  typeCost,
} from "./types.ts";

const plainOptions = options("declarations");

/** What was generated as sources, as the declarations that a package of it would have. */
function declarationsOf(folder: string, module: string): string {
  const outDir = join(folder, "declarations");
  const file = join(folder, `${module}.ts`);
  ts.createProgram([file], {
    ...plainOptions,
    strict: true,
    declaration: true,
    emitDeclarationOnly: true,
    allowImportingTsExtensions: false,
    outDir,
  }).emit();
  return outDir;
}

const heyApiCall = (call: Call) => argument(byPlace(call));

/** orval takes each path parameter by itself, then the query. */
function orvalCall(call: Call): string {
  const { path = {}, query = {} } = byPlace(call);
  const inPath = call.found.parameters
    .filter(({ in: at }) => at === "path")
    .map(({ name }) => JSON.stringify(path[name]));
  return [...inPath, argument(query)].filter((text) => text !== "").join(", ");
}

/** The same calls, by the functions in a module that was generated. */
function peerCost(spec: Spec, folder: string, module: string, args: (call: Call) => string): CallCost[] {
  const imported = `import * as sdk from "./${module}";\n`;
  return callCounts.map((count) => {
    const lines = sample(spec, count).map(
      (call) => `export const r${call.index} = (await sdk.${call.found.operation.operationId}(${args(call)})).data;`,
    );
    const text = `${imported}${lines.join("\n")}\n`;
    return callCost(folder, "typed", text, `${imported}export default sdk;\n`, plainOptions);
  });
}

type Row = [name: string, from: string, costs: CallCost[]];

function ownRows(own: TypeCost[]): Row[] {
  const row = (name: string, which: "named" | "plain", from: TypeCost["from"]): Row => {
    const costs = own.filter((cost) => cost.from === from);
    return [name, from, costs.map((cost) => ({ calls: cost[which], imported: cost.imported[which] }))];
  };
  return (["declarations", "sources"] as const).flatMap((from) => [
    row("named methods", "named", from),
    row("openapi-fetch", "plain", from),
  ]);
}

function peerRows(spec: Spec, name: string, folder: string, module: string, args: (call: Call) => string): Row[] {
  return [
    [name, "declarations", peerCost(spec, declarationsOf(folder, module), module, args)],
    [name, "sources", peerCost(spec, folder, module, args)],
  ];
}

/** The section of the page. */
export async function typesSection(generated: { heyApi: string; orval: string }): Promise<string> {
  const spec = await bundled(resolve(root, "specs/bge/openapi.yaml"));
  const own = await typeCost();
  const rows = [
    ...ownRows(own),
    ...peerRows(spec, "hey-api, generated", join(generated.heyApi, "bge"), "sdk.gen", heyApiCall),
    ...peerRows(spec, "orval, generated", join(generated.orval, "bge"), "index", orvalCall),
  ].sort(([, a], [, b]) => (a < b ? -1 : a > b ? 1 : 0));
  return [
    `Type instantiations that \`tsc --strict --skipLibCheck\` needs for the same calls of BGE's operations without a body, beyond those of the
imports alone. They are the same on every machine. An application sees our packages and openapi-fetch as declarations. What hey-api and orval
generate are sources of the application, which the compiler checks in full: that is in the imports. As declarations they are compiled first,
into a package of their own. The \`paths\` that openapi-fetch is called with come out of bge-client, whose sources so count among its imports.`,
    table(
      ["client", "seen as", "imports alone", ...callCounts.map((count) => `${count} calls`)],
      rows.map(([name, from, costs]) => [name, from, costs[0]?.imported ?? "-", ...costs.map(({ calls }) => calls)]),
    ),
    bars(
      own.map(({ calls, from, ratio }) => ({
        what: `named methods over openapi-fetch, ${calls} calls, ${from}`,
        most: typeBar,
        measured: ratio,
      })),
      times,
    ),
  ].join("\n\n");
}
