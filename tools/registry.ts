import { readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** One line of the registry, `redocly.yaml`. */
export interface Registered {
  readonly platform: string;
  readonly spec: string;
  readonly package: string;
  /** What the names of its generated files and of its tests begin or end with, where the package has several specs. */
  readonly files?: string;
}

/** Of each spec in this order. */
export const generatedKinds = ["operations", "paths", "schemas"] as const;

/** Where a generated file of the spec goes: `src/operations.gen.ts`, or `src/auth-api-operations.gen.ts`. */
export const generatedFile = (
  { package: folder, files }: Pick<Registered, "package" | "files">,
  kind: (typeof generatedKinds)[number],
): string => join(folder, "src", `${files ? `${files}-` : ""}${kind}.gen.ts`);

/** Where a test file of the spec goes: `test/contract.test.ts`, or `test/contract-auth-api.test.ts`. */
export const testFile = (
  { package: folder, files }: Pick<Registered, "package" | "files">,
  name: "contract.test.ts" | "subject.ts",
): string => join(folder, "test", files ? name.replace(".", `-${files}.`) : name);

/** Every platform in `redocly.yaml`, with absolute paths. */
export function registry(file: string = resolve(root, "redocly.yaml")): Registered[] {
  const { apis } = parse(readFileSync(file, "utf8")) as {
    apis: Record<string, { root: string; "x-lingpai"?: { package?: string; files?: string } }>;
  };
  const all = Object.entries(apis).map(([platform, api]): Registered => {
    const { package: folder, files } = api["x-lingpai"] ?? {};
    if (!folder) throw new Error(`${file}: apis.${platform} has no x-lingpai.package`);
    const base = dirname(file);
    return { platform, spec: resolve(base, api.root), package: resolve(base, folder), ...(files && { files }) };
  });
  const places = all.map((one) => generatedFile(one, "operations"));
  const second = all.find((_, index) => places.indexOf(places[index] ?? "") !== index);
  if (second)
    throw new Error(`${file}: apis.${second.platform} would overwrite the files of another: give it x-lingpai.files`);
  return all;
}
