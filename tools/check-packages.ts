import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { parse } from "yaml";
import { startMock } from "./mock-server.ts";
import { registry, root } from "./registry.ts";

const run = promisify(execFile);

interface Package {
  name: string;
  folder: string;
  tarball: string;
}

/** Packs every package as it would be published. */
async function pack(target: string): Promise<Package[]> {
  const folders = await readdir(join(root, "packages"));
  return Promise.all(
    folders.map(async (folder) => {
      const path = join(root, "packages", folder);
      const { stdout } = await run("pnpm", ["pack", "--json", "--pack-destination", target], { cwd: path });
      const { name, filename } = JSON.parse(stdout) as { name: string; filename: string };
      return { name, folder: path, tarball: filename };
    }),
  );
}

/** publint and attw on one tarball; throws with what they print. */
async function lint({ name, folder, tarball }: Package): Promise<string> {
  const bin = (tool: string) => join(root, "node_modules/.bin", tool);
  try {
    await run(bin("publint"), ["run", "--strict", tarball], { cwd: folder });
    await run(bin("attw"), [tarball, "--profile", "esm-only", "--format", "ascii"], { cwd: folder });
  } catch (cause) {
    const { stdout, stderr } = cause as { stdout?: string; stderr?: string };
    throw new Error(`${name}: ${stdout ?? ""}${stderr ?? ""}`, { cause });
  }
  return name;
}

/** The first TypeScript block of a package's README, pointed at a local mock instead of the platform. */
async function readmeExample(folder: string, url: string): Promise<string> {
  const readme = await readFile(join(folder, "README.md"), "utf8");
  const block = /```ts\n([\s\S]*?)```/.exec(readme)?.[1];
  if (!block) throw new Error(`${folder}/README.md shows no call`);
  const local = /baseUrl: "[^"]*"/.test(block)
    ? block.replace(/baseUrl: "[^"]*"/, `baseUrl: "${url}"`)
    : block.replace(/(create\w+Client\(\{)/, `$1 baseUrl: "${url}",`);
  if (!local.includes(url)) throw new Error(`${folder}/README.md: no client is made in its first block`);
  return local;
}

/** Installs the tarballs in an empty folder, as a user would, compiles the README's example there and runs it. */
async function tryOut(packages: Package[], platform: string, folder: string, spec: string): Promise<string> {
  const user = await mkdtemp(join(tmpdir(), "lingpai-user-"));
  const mock = await startMock(spec);
  try {
    // The client's own dependencies are not in the registry yet: they come from their tarballs as well.
    const local = Object.fromEntries(packages.map(({ name, tarball }) => [name, `file:${tarball}`]));
    const { name } = JSON.parse(await readFile(join(folder, "package.json"), "utf8")) as { name: string };
    const workspace = await readFile(join(root, "pnpm-workspace.yaml"), "utf8");
    const { catalog } = parse(workspace) as { catalog: Record<string, string> };
    const pinned = (dependency: string) => ({ [dependency]: catalog[dependency] });
    const manifest = {
      type: "module",
      dependencies: { [name]: local[name] },
      devDependencies: pinned("typescript"),
      overrides: Object.fromEntries(Object.entries(local).filter(([other]) => other !== name)),
    };
    await writeFile(join(user, "package.json"), JSON.stringify(manifest));
    await writeFile(join(user, "example.ts"), await readmeExample(folder, mock.url));
    await run("npm", ["install", "--no-audit", "--no-fund", "--loglevel=error"], { cwd: user });
    const compile = ["--strict", "--target", "es2022", "--module", "nodenext", "--lib", "es2022,dom", "example.ts"];
    await run(join(user, "node_modules/.bin/tsc"), compile, { cwd: user });
    const { stdout } = await run("node", ["example.js"], { cwd: user });

    // The validator is the user's to bring: what lacks it says so.
    const use = ["--input-type=module", "--eval", `import { validate } from "${name}/validate"; validate("throw");`];
    const lacking = await run("node", use, { cwd: user }).then(
      () => "",
      ({ stderr }: { stderr: string }) => stderr,
    );
    const missing = "Cannot find package '@cfworker/json-schema'";
    if (!lacking.includes(missing)) throw new Error(`without its peer, ${name}/validate said: ${lacking}`);
    const [[peer = "", version = ""] = []] = Object.entries(pinned("@cfworker/json-schema"));
    await run("npm", ["install", "--no-audit", "--no-fund", "--loglevel=error", `${peer}@${version}`], { cwd: user });
    await run("node", use, { cwd: user });
    return `${platform}: README example printed ${JSON.stringify(stdout.trim().slice(0, 100))}`;
  } catch (cause) {
    const { stdout, stderr, message } = cause as { stdout?: string; stderr?: string; message: string };
    throw new Error(`${platform}: ${message}\n${stdout ?? ""}${stderr ?? ""}`, { cause });
  } finally {
    await mock.close();
    await rm(user, { recursive: true, force: true });
  }
}

/** What would be published, checked; needs `pnpm build` before. */
export async function checkPackages(): Promise<string[]> {
  const target = await mkdtemp(join(tmpdir(), "lingpai-pack-"));
  try {
    const packages = await pack(target);
    const done = [];
    for (const one of packages) done.push(`${await lint(one)}: publint and attw (esm-only) clean`);
    for (const { platform, package: folder, spec } of registry()) {
      if (["bge", "generic"].includes(platform)) done.push(await tryOut(packages, platform, folder, spec));
    }
    return done;
  } finally {
    await rm(target, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const line of await checkPackages()) console.log(line);
}
