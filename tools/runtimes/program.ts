import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, dirname, join } from "node:path";
import { root } from "../registry.ts";

const exe = process.platform === "win32" ? ".exe" : "";

/** The program of a package that has one package for each platform; undefined where this machine's was not installed. */
export function packaged(name: string, path: string): string | undefined {
  const manifest = createRequire(join(root, "package.json")).resolve(`${name}/package.json`);
  const { resolve } = createRequire(manifest);
  const { optionalDependencies } = JSON.parse(readFileSync(manifest, "utf8")) as {
    optionalDependencies: Record<string, string>;
  };
  for (const each of Object.keys(optionalDependencies)) {
    try {
      const file = join(dirname(resolve(`${each}/package.json`)), `${path}${exe}`);
      if (existsSync(file)) return file;
    } catch {}
  }
  return undefined;
}

/** The first of these on PATH. */
export function onPath(names: readonly string[]): string | undefined {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return names
    .flatMap((name) => folders.map((folder) => join(folder, `${name}${exe}`)))
    .find((file) => existsSync(file));
}

const limitMs = 180_000;

/** Runs a program for as long as `work` needs what it prints, and ends it then. */
export async function whileRunning<T>(
  file: string,
  args: readonly string[],
  cwd: string,
  work: (printed: (pattern: RegExp) => Promise<string>) => Promise<T>,
): Promise<T> {
  const env = { PATH: process.env.PATH, HOME: cwd, NO_COLOR: "1", DENO_NO_UPDATE_CHECK: "1", DO_NOT_TRACK: "1" };
  const child: ChildProcess = spawn(file, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
  let text = "";
  let check = () => {};
  const ended = new Promise<never>((_, reject) => {
    const fail = (why: string) => reject(new Error(`${file} ${why}:\n${text.slice(-4_000)}`));
    const timer = setTimeout(() => fail(`did not end within ${limitMs / 1000} s`), limitMs);
    child.on("error", ({ message }) => fail(message));
    child.on("close", (code) => {
      clearTimeout(timer);
      fail(`ended with ${code}`);
    });
  });
  ended.catch(() => {});
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (chunk: string) => {
      text += chunk;
      check();
    });
  }
  const printed = (pattern: RegExp) =>
    new Promise<string>((resolve) => {
      check = () => {
        const found = pattern.exec(text)?.[1];
        if (found !== undefined) resolve(found);
      };
      check();
    });
  try {
    return await Promise.race([work(printed), ended]);
  } finally {
    const gone = new Promise((resolve) => child.on("close", resolve));
    if (child.exitCode === null && child.signalCode === null && child.pid !== undefined) {
      child.kill("SIGKILL");
      await gone;
    }
  }
}
