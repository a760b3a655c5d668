import type { Operation } from "../packages/client/src/operation.ts";
import { codesOf } from "./codes.ts";
import { literal, propertyName } from "./print-literal.ts";
import { rightInputs } from "./right-inputs.ts";
import { type Found, operationsOf, type Spec, successes } from "./spec.ts";

/**
 * `operations.gen.ts`: the manifest as a constant, a JSDoc comment a member; and the codes of failures.
 *
 * @param client - what the client is called in the samples, in kebab-case
 */
export function printManifest(
  platform: string,
  spec: Spec,
  manifest: Record<string, Operation>,
  client = platform,
): string {
  const members = operationsOf(spec).map((found) => {
    const id = found.operation.operationId;
    return `${comment(client, spec, found)}\n  ${id}: ${literal(manifest[id], "  ")},`;
  });
  return [
    `// Generated from the spec of ${platform} by \`pnpm generate\`. Do not edit: change the spec.`,
    "",
    `/** The operations of ${spec.info.title}. */`,
    "export const operations = {",
    members.join("\n"),
    "} as const;",
    "",
    "/** The codes of failures that are documented; others may come. */",
    `export const codes = ${wrapped(codesOf(spec))} as const;`,
    "",
  ].join("\n");
}

function wrapped(items: readonly unknown[]): string {
  const line = literal(items, "");
  return line.length < 100 ? line : `[\n${items.map((item) => `  ${literal(item, "  ")},`).join("\n")}\n]`;
}

function comment(client: string, spec: Spec, found: Found): string {
  const { operation, verb, path } = found;
  const returns = successes(spec, operation)[0]?.description;
  const lines = [
    operation.summary,
    "",
    ...(operation.description?.trim().split("\n") ?? []),
    "",
    ...(returns && operation["x-lingpai-kind"] !== "navigation" ? [`Answers: ${oneLine(returns)}`, ""] : []),
    `\`${verb.toUpperCase()} ${path}\`${needs(spec, found)}`,
    "",
    ...(operation.deprecated ? ["@deprecated"] : []),
    "@example",
    "```ts",
    ...example(client, spec, found).split("\n"),
    "```",
  ];
  const text = lines.map((line) => `   * ${line ?? ""}`.trimEnd().replaceAll("*/", "*\\/"));
  return ["  /**", ...text, "   */"].join("\n");
}

const oneLine = (text: string): string => text.trim().replace(/\s+/g, " ");

function needs(spec: Spec, { operation }: Found): string {
  const alternatives = (operation.security ?? spec.security ?? []).map((names) =>
    Object.entries(names)
      .map(([name, scopes]) => (scopes.length > 0 ? `${name} with ${scopes.join(" ")}` : name))
      .join(" and "),
  );
  const named = alternatives.filter((names) => names !== "");
  return named.length > 0 ? `, with ${named.join(" or ")}` : "";
}

/** Which member of a client brings the credential that a scheme of this role needs. */
const binders: Record<string, string> = {
  userToken: ".withToken(accessToken)",
  appToken: ".withToken(accessToken)",
  clientJwt: ".asClient()",
};

function example(name: string, spec: Spec, found: Found): string {
  const { operationId, security, "x-lingpai-kind": kind } = found.operation;
  const [first] = rightInputs(spec, found);
  const scheme = (security ?? []).flatMap((names) => Object.keys(names)).find((name) => binders[name]);
  const client = name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  const binder = (scheme && binders[scheme]) ?? "";
  const input = Object.keys(first?.input ?? {}).length > 0 ? source(first?.input, "") : "";
  return `${kind === "navigation" ? "" : "await "}${client}${binder}.${operationId}(${input});`;
}

function source(value: unknown, indent: string): string {
  if (value instanceof Blob) return "file";
  if (Array.isArray(value)) return `[${value.map((item) => source(item, indent)).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).map(([key, field]) => `${propertyName(key)}: ${source(field, `${indent}  `)}`);
  const line = `{ ${fields.join(", ")} }`;
  if (line.length < 90) return line;
  return `{\n${fields.map((field) => `${indent}  ${field},`).join("\n")}\n${indent}}`;
}
