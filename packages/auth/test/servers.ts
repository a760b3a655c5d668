import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { accessSync, chownSync, constants, mkdtempSync, readdirSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe } from "vitest";
import { removeFolder } from "./folders.ts";

export type Kind = "redis" | "sentinel" | "postgres" | "mariadb";

/** A server of the system's own binaries, on a free port of this machine, with data of its own. */
export interface RealServer {
  readonly port: number;
  /** Ends it, by default as a crash does, and keeps its data. */
  stop(signal?: NodeJS.Signals): Promise<void>;
  /** Starts it again, on the same port and data. */
  start(): Promise<void>;
  /** Makes it hang, and go on. */
  signal(signal: "SIGSTOP" | "SIGCONT"): void;
  /** Ends it, and removes its data. */
  close(): Promise<void>;
}

interface Recipe {
  readonly binary: string;
  /** Makes the data, where the server does not. */
  readonly prepare?: (folder: string, bin: string) => [command: string, args: string[]];
  readonly args: (folder: string, port: number) => string[];
  readonly isReady: RegExp;
  /** Ends it at once, and all processes of it. */
  readonly crash: NodeJS.Signals;
}

// What is lost when the machine loses its power is not what is tested.
const recipes: Readonly<Record<Kind, Recipe>> = {
  redis: {
    binary: "redis-server",
    args: (folder, port) => ["--port", `${port}`, "--bind", "127.0.0.1", "--dir", folder, "--save", ""],
    isReady: /Ready to accept connections/,
    crash: "SIGKILL",
  },
  sentinel: {
    binary: "redis-server",
    // What it knows it writes there.
    prepare: (folder) => ["touch", [join(folder, "sentinel.conf")]],
    args: (folder, port) => [join(folder, "sentinel.conf"), "--sentinel", "--port", `${port}`, "--bind", "127.0.0.1"],
    isReady: /Sentinel ID is/,
    crash: "SIGKILL",
  },
  postgres: {
    binary: "postgres",
    prepare: (folder, bin) => [
      join(bin, "initdb"),
      ["-D", folder, "-U", "postgres", "--auth=trust", "--no-sync", "--encoding=UTF8", "--no-locale"],
    ],
    args: (folder, port) => [
      ...["-D", folder, "-p", `${port}`, "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories="],
      ...["-c", "fsync=off", "-c", "autovacuum=off", "-c", "max_connections=100"],
    ],
    isReady: /ready to accept connections/,
    crash: "SIGQUIT",
  },
  mariadb: {
    binary: "mariadbd",
    // Without the tables of rights and the like it starts in a moment.
    args: (folder, port) => [
      ...["--no-defaults", `--datadir=${folder}`, `--port=${port}`, "--bind-address=127.0.0.1", "--skip-grant-tables"],
      ...[`--socket=${join(folder, "s")}`, `--pid-file=${join(folder, "pid")}`, "--innodb-flush-log-at-trx-commit=2"],
      ...["--innodb-buffer-pool-size=32M", "--innodb-stats-persistent=0", "--performance-schema=0"],
    ],
    isReady: /ready for connections/,
    crash: "SIGKILL",
  },
};

/** Tests that need a server: without its binary they are skipped and it is said why, and where CI is set they fail. */
export function describeOn(kind: Kind, name: string, tests: () => void): void {
  const { binary } = recipes[kind];
  const isThere = folderOf(binary) !== undefined;
  if (!isThere && !process.env.CI) console.log(`skipped: ${name}: no ${binary} on this machine`);
  describe.skipIf(!isThere && !process.env.CI)(name, tests);
}

/** @param more - further arguments of the server */
export async function startServer(kind: Kind, more: readonly string[] = []): Promise<RealServer> {
  const recipe = recipes[kind];
  const bin = folderOf(recipe.binary);
  if (!bin) throw new Error(`no ${recipe.binary} on this machine`);
  const folder = mkdtempSync(join(tmpdir(), `lingpai-${kind}-`));
  const owner = ownerOf(folder);
  const prepared = recipe.prepare?.(folder, bin);
  if (prepared) {
    const { status, stderr } = spawnSync(...prepared, { ...owner, cwd: folder, encoding: "utf8" });
    if (status !== 0) throw new Error(`${prepared[0]} failed: ${stderr}`);
  }
  const port = await freePort();
  let child: ChildProcess | undefined;
  const kill = () => child?.kill(recipe.crash);
  process.once("exit", kill);

  const server: RealServer = {
    port,
    async start() {
      const args = [...recipe.args(folder, port), ...more];
      child = spawn(join(bin, recipe.binary), args, { ...owner, cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
      await ready(child, recipe.isReady);
    },
    async stop(signal = recipe.crash) {
      if (!child || child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, "exit");
      child.kill("SIGCONT");
      child.kill(signal);
      await ended;
    },
    signal: (signal) => {
      child?.kill(signal);
    },
    async close() {
      await server.stop();
      process.off("exit", kill);
      removeFolder(folder);
    },
  };
  try {
    await server.start();
  } catch (error) {
    await server.close();
    throw error;
  }
  return server;
}

export const startRedis = (more?: readonly string[]): Promise<RealServer> => startServer("redis", more);

/** When it says that it is ready. */
function ready(child: ChildProcess, isReady: RegExp): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = "";
    const listen = (data: Buffer) => {
      said += data;
      if (isReady.test(said)) resolve();
    };
    // For as long as it runs, so that it can go on writing.
    child.stdout?.on("data", listen);
    child.stderr?.on("data", listen);
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`the server ended with ${code}: ${said.slice(-2_000)}`)));
  });
}

async function freePort(): Promise<number> {
  const taken = createServer().listen(0, "127.0.0.1");
  await once(taken, "listening");
  const { port } = taken.address() as AddressInfo;
  taken.close();
  return port;
}

/** These servers do not run as root: they become nobody. */
function ownerOf(folder: string): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const [uid, gid] = ["-u", "-g"].map((of) => Number(spawnSync("id", [of, "nobody"], { encoding: "utf8" }).stdout));
  if (!uid || !gid) throw new Error("no user nobody on this machine");
  chownSync(folder, uid, gid);
  return { uid, gid };
}

/** Debian keeps PostgreSQL's and the servers' own apart from the path. */
function folderOf(binary: string): string | undefined {
  const debian = "/usr/lib/postgresql";
  const path = (process.env.PATH ?? "").split(":");
  return [...path, "/usr/sbin", "/usr/local/sbin", ...versions(debian)].find((folder) => {
    try {
      accessSync(join(folder, binary), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

function versions(folder: string): string[] {
  try {
    return readdirSync(folder).map((version) => join(folder, version, "bin"));
  } catch {
    return [];
  }
}
