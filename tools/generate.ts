import { mkdir, readFile, writeFile } from "node:fs/promises";
import { basename, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { manifestOf } from "./manifest.ts";
import { printManifest } from "./print-manifest.ts";
import { printPaths } from "./print-paths.ts";
import { printSchemas } from "./print-schemas.ts";
import { generatedFile, type Registered, registry, root } from "./registry.ts";
import { bundled } from "./spec.ts";

/** The generated files of one spec, by path. */
export async function generated(registered: Registered): Promise<Map<string, string>> {
  const { platform, spec, package: folder } = registered;
  const document = await bundled(spec);
  // Two specs of one package are two clients of one name.
  const client = basename(folder).replace(/-client$/, "");
  return new Map([
    [generatedFile(registered, "operations"), printManifest(platform, document, manifestOf(document), client)],
    [generatedFile(registered, "paths"), await printPaths(platform, document)],
    [generatedFile(registered, "schemas"), printSchemas(platform, document)],
  ]);
}

/** Writes what has changed, unless told not to, and returns the paths of it. */
export async function generate(platforms: readonly Registered[] = registry(), isWriting = true): Promise<string[]> {
  const changed: string[] = [];
  for (const platform of platforms) {
    for (const [path, text] of await generated(platform)) {
      if ((await readFile(path, "utf8").catch(() => undefined)) === text) continue;
      changed.push(relative(root, path));
      if (!isWriting) continue;
      await mkdir(join(path, ".."), { recursive: true });
      await writeFile(path, text);
    }
  }
  return changed;
}

/** The command; with `--check` it writes nothing, names what is stale, and fails if there is any. */
export async function main(flags: readonly string[], platforms = registry(), print = console.log): Promise<number> {
  const isCheck = flags.includes("--check");
  const changed = await generate(platforms, !isCheck);
  for (const path of changed) print(`${isCheck ? "stale" : "wrote"} ${path}`);
  if (changed.length === 0) print("generated files are up to date");
  return isCheck && changed.length > 0 ? 1 : 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = await main(process.argv.slice(2));
