import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { manifestOf } from "./manifest.ts";
import { printManifest } from "./print-manifest.ts";
import { printPaths } from "./print-paths.ts";
import { type Registered, registry, root } from "./registry.ts";
import { bundled } from "./spec.ts";

/** The generated files of one platform, by path. */
export async function generated({ platform, spec, package: folder }: Registered): Promise<Map<string, string>> {
  const document = await bundled(spec);
  return new Map([
    [join(folder, "src/operations.gen.ts"), printManifest(platform, document, manifestOf(document))],
    [join(folder, "src/paths.gen.ts"), await printPaths(platform, document)],
  ]);
}

/** Writes what has changed and returns the paths of it. */
export async function generate(platforms: readonly Registered[] = registry()): Promise<string[]> {
  const changed: string[] = [];
  for (const platform of platforms) {
    for (const [path, text] of await generated(platform)) {
      if ((await readFile(path, "utf8").catch(() => undefined)) === text) continue;
      await mkdir(join(path, ".."), { recursive: true });
      await writeFile(path, text);
      changed.push(relative(root, path));
    }
  }
  return changed;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const check = process.argv.includes("--check");
  const changed = await generate();
  for (const path of changed) console.log(`${check ? "stale" : "wrote"} ${path}`);
  if (changed.length === 0) console.log("generated files are up to date");
  if (check && changed.length > 0) process.exitCode = 1;
}
