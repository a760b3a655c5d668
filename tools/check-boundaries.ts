import { type Dirent, existsSync, readdirSync, readFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { basename, dirname, join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { type Finding, report } from "./findings.ts";
import { root } from "./registry.ts";

/** Dependencies point one way; what is not here may not be depended on. */
const mayDependOn: Record<string, readonly string[]> = {
  client: ["openapi-fetch", "@cfworker/json-schema"],
  auth: ["oauth4webapi", "jose"],
  "generic-client": ["@lingpai/client", "@lingpai/auth", "@cfworker/json-schema", "jose"],
};

// The validator is the user's to bring, and only `@lingpai/client/validate` imports it.
const ofAPlatform: readonly string[] = ["@lingpai/client", "@lingpai/auth", "@cfworker/json-schema"];

/** Subpaths for Node, and what is like it: a file's package and name, and what it may import. */
const ofNode: readonly { file: RegExp; modules: readonly string[] }[] = [
  { file: /^client\/diagnostics\.ts$/, modules: ["node:diagnostics_channel"] },
  {
    file: /^auth\/file(-\w+)*\.ts$/,
    modules: ["node:crypto", "node:fs", "node:fs/promises", "node:os", "node:path", "node:timers/promises"],
  },
];

// The user's to bring: all other files of the package have to work without it.
const withJose = /^auth\/seal\.ts$/;
const isWithoutJose = (place: string): boolean => place.startsWith("auth/") && !withJose.test(place);

const known = new Set(["package.json", "README.md", "LICENSE", "CHANGELOG.md", "src", "test"]);
const ignored = new Set(["dist", "node_modules", ".turbo"]);
const config = /^(tsconfig|biome|turbo|vitest|tsdown|knip|eslint|prettier|\.npmrc|\.editorconfig)|\.config\.\w+$/;

const maximumLines = 250;

interface Manifest {
  dependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

function allowed(name: string): readonly string[] | undefined {
  return mayDependOn[name] ?? (name.endsWith("-client") ? ofAPlatform : undefined);
}

const entries = (folder: string): Dirent[] => (existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : []);

/** Every file under a folder. */
function filesUnder(folder: string): string[] {
  return entries(folder).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesUnder(path) : [path];
  });
}

const text = (file: string): string => readFileSync(file, "utf8");

/** `@scope/name/sub` and `name/sub` without the subpath. */
const packageOf = (specifier: string): string =>
  specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");

/** What is wrong with one import of a source file; undefined where it is right. */
function wrongImport(
  file: string,
  specifier: string,
  names: readonly string[],
  own: ReadonlySet<string>,
): string | undefined {
  const place = `${basename(dirname(dirname(file)))}/${basename(file)}`;
  if (ofNode.some((each) => each.file.test(place) && each.modules.includes(specifier))) return undefined;
  if (specifier === "jose" && isWithoutJose(place)) return 'imports "jose": only seal.ts may, for those who bring it';
  if (specifier.startsWith(".")) {
    return /^\.\/[^/]+\.ts$/.test(specifier) ? undefined : `imports "${specifier}", which is not a file beside it`;
  }
  const name = packageOf(specifier);
  // Before the names: some packages are called like a module of Node, and only with the prefix is it clear.
  if (specifier.startsWith("node:") || (isBuiltin(name) && !own.has(name))) {
    return `imports "${specifier}": sources run in browsers and workers too`;
  }
  if (!names.includes(name)) return `imports "${name}", which this package may not depend on`;
  return own.has(name) ? undefined : `imports "${name}", which is not in the package's dependencies`;
}

function checkImports(file: string, names: readonly string[], own: ReadonlySet<string>): Finding[] {
  const { importedFiles } = ts.preProcessFile(text(file), true, true);
  return importedFiles.flatMap(({ fileName }) => {
    const message = wrongImport(file, fileName, names, own);
    return message ? [{ file, message }] : [];
  });
}

/** Hand-written files only: `*.gen.ts` grow with the platform. */
function tooLong(file: string): Finding[] {
  if (!/\.(ts|mjs)$/.test(file) || file.endsWith(".gen.ts")) return [];
  const lines = text(file).replace(/\n$/, "").split("\n").length;
  return lines > maximumLines ? [{ file, message: `has ${lines} lines; ${maximumLines} are the most` }] : [];
}

function checkPackage(folder: string, name: string): Finding[] {
  const inside = entries(folder).filter((entry) => !ignored.has(entry.name));
  // What another branch left behind is no package.
  if (inside.length === 0) return [];
  const findings: Finding[] = inside
    .filter((entry) => !known.has(entry.name))
    .map((entry) => ({
      file: join(folder, entry.name),
      message: config.test(entry.name) ? "is a config file: there is one of each, at the root" : "does not belong here",
    }));

  const manifest = join(folder, "package.json");
  if (!existsSync(manifest)) return [...findings, { file: folder, message: "has no package.json" }];
  const names = allowed(name);
  if (!names) {
    return [...findings, { file: folder, message: "is not in the table of tools/check-boundaries.ts" }];
  }
  const { dependencies, peerDependencies, optionalDependencies } = JSON.parse(text(manifest)) as Manifest;
  const own = new Set(Object.keys({ ...dependencies, ...peerDependencies, ...optionalDependencies }));
  for (const dependency of own) {
    if (!names.includes(dependency)) findings.push({ file: manifest, message: `may not depend on ${dependency}` });
  }
  for (const entry of entries(join(folder, "src"))) {
    const file = join(folder, "src", entry.name);
    if (entry.isDirectory()) findings.push({ file, message: "is a folder: src is flat" });
    else if (!entry.name.endsWith(".ts")) findings.push({ file, message: "is no TypeScript" });
  }
  const sources = filesUnder(join(folder, "src"));
  for (const file of sources.filter((path) => path.endsWith(".ts"))) findings.push(...checkImports(file, names, own));
  for (const file of sources) findings.push(...tooLong(file));
  return findings;
}

/** Which package may know which, and what may lie where. */
export function checkBoundaries(repository: string = root): Finding[] {
  const packages = join(repository, "packages");
  const folders = entries(packages).filter((entry) => entry.isDirectory());
  return [
    ...folders.flatMap(({ name }) => checkPackage(join(packages, name), name)),
    ...filesUnder(join(repository, "tools"))
      .filter((file) => !file.includes(`${sep}test${sep}`))
      .flatMap(tooLong),
  ];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) report("boundaries", checkBoundaries());
