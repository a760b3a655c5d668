import openapiTS, { astToString } from "openapi-typescript";
import ts from "typescript";
import { callerView } from "./caller-view.ts";
import type { Spec } from "./spec.ts";

const blob = ts.factory.createTypeReferenceNode("Blob");

/** `paths.gen.ts`: the types of the spec as a caller sees it. */
export async function printPaths(platform: string, spec: Spec): Promise<string> {
  const ast = await openapiTS(callerView(spec) as unknown as string, {
    silent: true,
    // A default is the platform's to fill in; it must not make an input obligatory.
    defaultNonNullable: false,
    transform: (schema) => (schema.format === "binary" ? blob : undefined),
  });
  return `// Generated from the spec of ${platform} by \`pnpm generate\`. Do not edit: change the spec.\n\n${astToString(ast)}`;
}
