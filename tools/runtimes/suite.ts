import { readdir, readFile } from "node:fs/promises";
import { builtinModules } from "node:module";
import { basename, join } from "node:path";
import { type BuildOptions, build } from "esbuild";
import { root } from "../registry.ts";

const folder = join(root, "packages", "auth", "test");
const core = join(root, "packages", "auth", "src", "index.ts");
const shim = join(import.meta.dirname, "shim.ts");

const common = {
  bundle: true,
  format: "esm",
  target: "es2022",
  conditions: ["@lingpai/source"],
  absWorkingDir: root,
  write: false,
  logLevel: "silent",
  metafile: true,
} satisfies BuildOptions;

/** The modules of Node that a bundle of the core would import, with all that it depends on. */
export async function nodeImports(): Promise<string[]> {
  const { metafile } = await build({
    ...common,
    entryPoints: [core],
    platform: "neutral",
    mainFields: ["module", "main"],
    external: builtinModules.flatMap((name) => [name, `node:${name}`]),
  });
  return Object.values(metafile.outputs).flatMap(({ imports }) => imports.map(({ path }) => path));
}

/** Packages that run anywhere. */
const portable = new Set(["vitest", "fast-check", "oauth4webapi", "jose"]);

async function isPortable(file: string): Promise<boolean> {
  // The shim has no more of it.
  if (!/^import \{ (describe|expect|it|, )+ \} from "vitest";$/m.test(await readFile(file, "utf8"))) return false;
  const { metafile } = await build({ ...common, entryPoints: [file], platform: "neutral", packages: "external" });
  const imports = Object.values(metafile.outputs).flatMap((output) => output.imports);
  return imports.every(({ path }) => portable.has(path));
}

/** The test files that any runtime can run: nothing of Node in all that they import, and no mocks of Vitest. */
export async function portableFiles(): Promise<string[]> {
  // What stores have to keep takes real time, and is not the core's.
  const isOfCore = (name: string) => name.endsWith(".test.ts") && !name.startsWith("conformance-");
  const names = (await readdir(folder)).filter(isOfCore).sort();
  const files = names.map((name) => join(folder, name));
  const are = await Promise.all(files.map(isPortable));
  return files.filter((_, index) => are[index]);
}

/** The test files as one module. `host` has `run()`, which resolves to the summary, and does with it what the runtime needs. */
export async function bundle(files: readonly string[], host: string): Promise<string> {
  const loads = files.map((file) => `${JSON.stringify(basename(file))}: () => import(${JSON.stringify(file)})`);
  const { outputFiles } = await build({
    ...common,
    stdin: {
      contents: `import { run as all } from ${JSON.stringify(shim)};
const run = () => all({ ${loads.join(", ")} });
${host}`,
      resolveDir: root,
      loader: "ts",
    },
    // Of the packages that have one, the build for no runtime in particular.
    platform: "browser",
    alias: { vitest: shim },
  });
  return outputFiles[0]?.text ?? "";
}
