import { literal } from "./print-literal.ts";
import { schemasOf } from "./schemas.ts";
import type { Spec } from "./spec.ts";

/** `schemas.gen.ts`: what the `validate` subpath compares with, which no client bundles by itself. */
export function printSchemas(platform: string, spec: Spec): string {
  const { $defs, operations } = schemasOf(spec);
  return [
    `// Generated from the spec of ${platform} by \`pnpm generate\`. Do not edit: change the spec.`,
    "",
    'import type { Schemas } from "@lingpai/client/validate";',
    "",
    `/** The schemas of ${spec.info.title}. */`,
    `export const schemas: Schemas = ${literal({ $defs, operations }, "")};`,
    "",
  ].join("\n");
}
