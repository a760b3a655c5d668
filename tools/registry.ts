import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** One line of the registry, `redocly.yaml`. */
export interface Registered {
  readonly platform: string;
  readonly spec: string;
  readonly package: string;
}

/** Every platform in `redocly.yaml`, with absolute paths. */
export function registry(file: string = resolve(root, "redocly.yaml")): Registered[] {
  const { apis } = parse(readFileSync(file, "utf8")) as {
    apis: Record<string, { root: string; "x-lingpai"?: { package?: string } }>;
  };
  return Object.entries(apis).map(([platform, api]) => {
    const folder = api["x-lingpai"]?.package;
    if (!folder) throw new Error(`${file}: apis.${platform} has no x-lingpai.package`);
    return { platform, spec: resolve(dirname(file), api.root), package: resolve(dirname(file), folder) };
  });
}
