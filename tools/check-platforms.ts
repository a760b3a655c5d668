import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { type Finding, report } from "./findings.ts";
import { generatedFile, generatedKinds, type Registered, registry, root, testFile } from "./registry.ts";

interface Manifest {
  name?: string;
  description?: string;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

const readmes = ["README.md", "README.zh-CN.md"];

const names = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder) : []);
const textOf = (file: string): string => (existsSync(file) ? readFileSync(file, "utf8") : "");
const manifestOf = (file: string): Manifest => JSON.parse(textOf(file) || "{}") as Manifest;

/** What a platform needs beside its spec. */
function checkPlatform(repository: string, registered: Registered): Finding[] {
  const { platform, package: folder } = registered;
  const findings: Finding[] = [];
  const manifest = join(folder, "package.json");
  if (!existsSync(manifest)) return [{ file: folder, message: `platform ${platform} has no package.json` }];
  const { name, description } = manifestOf(manifest);
  const expected = `@lingpai/${basename(folder)}`;
  if (name !== expected) findings.push({ file: manifest, message: `name is ${name}, not ${expected}` });
  if (!description) findings.push({ file: manifest, message: "has no description" });

  for (const readme of readmes) {
    const rows = textOf(join(repository, readme)).split("\n");
    if (rows.some((row) => row.startsWith("|") && row.includes(expected))) continue;
    findings.push({ file: join(repository, readme), message: `has no table row for ${expected}` });
  }
  for (const file of generatedKinds.map((kind) => generatedFile(registered, kind))) {
    if (!existsSync(file)) findings.push({ file, message: "is missing: run pnpm generate" });
  }
  const contract = testFile(registered, "contract.test.ts");
  if (!existsSync(contract)) findings.push({ file: dirname(contract), message: `has no ${basename(contract)}` });
  return findings;
}

/** A client that no line of the registry generates. */
function checkUnregistered(repository: string, platforms: readonly Registered[]): Finding[] {
  const packages = join(repository, "packages");
  const registered = new Set(platforms.map(({ package: folder }) => folder));
  return names(packages)
    .filter((name) => name.endsWith("-client"))
    .map((name) => join(packages, name))
    .filter((folder) => existsSync(join(folder, "package.json")) && !registered.has(folder))
    .map((folder) => ({ file: folder, message: "is in no entry of redocly.yaml" }));
}

/** Versions stand in the catalog alone, and exactly. */
function checkPins(repository: string): Finding[] {
  const packages = join(repository, "packages");
  const manifests = ["", ...names(packages).map((name) => join("packages", name))]
    .map((folder) => join(repository, folder, "package.json"))
    .filter((file) => existsSync(file));
  const findings = manifests.flatMap((file) => {
    const { dependencies, devDependencies, peerDependencies, optionalDependencies } = manifestOf(file);
    const allowed = ["catalog:", "workspace:^"];
    const wrong = (group: Record<string, string> | undefined, versions: readonly string[]) =>
      Object.entries(group ?? {})
        .filter(([, version]) => !versions.includes(version))
        .map(([name, version]) => ({ file, message: `${name} is "${version}", not ${versions.join(" or ")}` }));
    return [
      ...[dependencies, devDependencies, optionalDependencies].flatMap((group) => wrong(group, allowed)),
      // A user's own version may be a later one: these stand in a catalog of ranges.
      ...wrong(peerDependencies, ["catalog:peers", "workspace:^"]),
    ];
  });
  const workspace = join(repository, "pnpm-workspace.yaml");
  const { catalog } = (parse(textOf(workspace)) ?? {}) as { catalog?: Record<string, string> };
  for (const [name, version] of Object.entries(catalog ?? {})) {
    if (/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)) continue;
    findings.push({ file: workspace, message: `${name} is "${version}", not an exact version` });
  }
  return findings;
}

/** A lockfile with an address in it only installs where that address answers. */
function checkLock(repository: string): Finding[] {
  const file = join(repository, "pnpm-lock.yaml");
  return textOf(file)
    .split("\n")
    .flatMap((line, index) =>
      // A deprecation notice may name a page; nothing is fetched from there.
      /https?:\/\/|\btarball:/.test(line) && !/^\s*deprecated:/.test(line)
        ? [{ file, message: `line ${index + 1} holds an address: ${line.trim()}` }]
        : [],
    );
}

/** The registry, its packages, their pages and tests, and the pinned versions all agree. */
export function checkPlatforms(repository: string = root): Finding[] {
  const platforms = registry(join(repository, "redocly.yaml"));
  return [
    ...platforms.flatMap((platform) => checkPlatform(repository, platform)),
    ...checkUnregistered(repository, platforms),
    ...checkPins(repository),
    ...checkLock(repository),
  ];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) report("platforms", checkPlatforms());
