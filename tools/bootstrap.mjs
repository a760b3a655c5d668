// Plain Node and no dependency: this runs before anything is installed.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { constants, tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { quiet } from "./quiet.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const windows = process.platform === "win32";
const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

const scripts = { start: "tools/start.ts", test: "tools/test-all.ts" };

function fail(message, code = 1) {
  console.error(message);
  if (process.argv[2] === "test") console.log("0 passed, 1 failed");
  process.exit(code);
}

function checkNode() {
  const needed = manifest.engines.node.replace(/^>=/, "");
  const parts = (version) => version.split(".").map(Number);
  const [[major, minor], [neededMajor, neededMinor]] = [parts(process.versions.node), parts(needed)];
  if (major > neededMajor || (major === neededMajor && minor >= neededMinor)) return;
  fail(`This needs Node ${needed} or newer; this is ${process.versions.node}. Get one at https://nodejs.org/`);
}

/** `pnpm@10.34.9+sha512.<hex>` in its parts. */
function pinned() {
  const found = /^pnpm@([\d.]+)\+sha512\.([0-9a-f]{128})$/.exec(manifest.packageManager);
  if (!found) fail("package.json: packageManager has to be pnpm@<version>+sha512.<hash>");
  return { version: found[1], sha512: found[2] };
}

/** From outside the repository, where a pnpm of another version would fetch the pinned one before it answers. */
function versionOnPath() {
  const env = { ...process.env, COREPACK_ENABLE_NETWORK: "0" };
  const { status, stdout } = spawnSync("pnpm", ["--version"], { cwd: tmpdir(), env, shell: windows, encoding: "utf8" });
  return status === 0 ? stdout.trim() : undefined;
}

/** The folder to put first on PATH, or undefined where the right pnpm is on it. */
function findPnpm() {
  const { version, sha512 } = pinned();
  if (versionOnPath() === version) return undefined;
  const folder = join(root, ".cache", "pnpm");
  const installed = () => {
    const lock = join(folder, "node_modules", ".package-lock.json");
    return existsSync(lock) ? JSON.parse(readFileSync(lock, "utf8")).packages?.["node_modules/pnpm"] : undefined;
  };
  if (installed()?.version !== version) {
    console.log(`pnpm ${version} is not on PATH: installing it into .cache/pnpm`);
    const flags = ["--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error"];
    // By name and arguments: npm start hands its own npm down, but a person may call this file with node alone.
    const npm = ["install", "--prefix", folder, ...flags, `pnpm@${version}`];
    rmSync(folder, { recursive: true, force: true });
    const { status, error } = spawnSync("npm", npm, { cwd: tmpdir(), shell: windows, stdio: "inherit" });
    if (status !== 0) fail(`pnpm ${version} could not be installed by npm${error ? `: ${error.message}` : ""}`);
  }
  const integrity = installed()?.integrity;
  if (integrity !== `sha512-${Buffer.from(sha512, "hex").toString("base64")}`) {
    rmSync(folder, { recursive: true, force: true });
    fail(`pnpm ${version} is not the one that package.json pins: npm installed ${integrity}`);
  }
  return join(folder, "node_modules", ".bin");
}

/** Runs a command to its end, passing signals on; resolves to its exit code and, where it is not shown, its output. */
function run(command, args, { env, show, shell = false }) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, env, shell, stdio: show ? "inherit" : ["ignore", "pipe", "pipe"] });
    const output = [];
    for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => output.push(chunk));
    const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
    const pass = (signal) => child.kill(signal);
    for (const signal of signals) process.on(signal, pass);
    // npm starts a shell, which dies of a signal without passing it on.
    const parent = process.ppid;
    const orphaned = setInterval(() => process.ppid !== parent && pass("SIGTERM"), 500);
    const end = (code, text) => {
      clearInterval(orphaned);
      for (const signal of signals) process.off(signal, pass);
      resolve({ code, output: text });
    };
    child.on("error", (error) => end(1, `${command}: ${error.message}\n`));
    child.on("close", (code, signal) => {
      end(code ?? 128 + constants.signals[signal], Buffer.concat(output).toString());
    });
  });
}

async function main([name, ...args]) {
  if (!Object.hasOwn(scripts, name)) fail("usage: node tools/bootstrap.mjs start|test [arguments]", 2);
  checkNode();
  const env = { ...process.env, ...quiet };
  const folder = findPnpm();
  // Windows spells it "Path", and a child must not get both.
  const path = Object.keys(env).find((key) => key.toUpperCase() === "PATH") ?? "PATH";
  if (folder) env[path] = `${folder}${delimiter}${env[path] ?? ""}`;

  const started = performance.now();
  // Whatever NODE_ENV says, the tools are needed; and nobody is there to be asked.
  const flags = ["--frozen-lockfile", "--prod=false", "--config.confirmModulesPurge=false"];
  const install = await run("pnpm", ["install", ...flags], { env, show: false, shell: windows });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  if (install.code !== 0) fail(`${install.output}\npnpm install failed after ${seconds} s`, install.code);
  console.log(`install  ok  ${seconds} s`);

  const tsx = join(root, "node_modules", "tsx", "dist", "cli.mjs");
  const script = [tsx, "-C", "@lingpai/source", join(root, scripts[name]), ...args];
  const { code } = await run(process.execPath, script, { env, show: true });
  process.exitCode = code;
}

await main(process.argv.slice(2));
