import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onPath, packaged, whileRunning } from "./program.ts";
import type { Summary } from "./shim.ts";
import { bundle } from "./suite.ts";

export interface Runtime {
  readonly name: string;
  /** The program; undefined where this machine has none. */
  program(): string | undefined;
  run(program: string, files: readonly string[]): Promise<Summary>;
}

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "lingpai-runtime-"));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** A runtime that runs a file and prints. */
const printing = (
  name: string,
  program: () => string | undefined,
  args: (file: string) => readonly string[],
): Runtime => ({
  name,
  program,
  run: (file, files) =>
    inFolder(async (folder) => {
      const path = join(folder, "suite.mjs");
      await writeFile(path, await bundle(files, 'console.log("summary", JSON.stringify(await run()), "end");'));
      return whileRunning(file, args(path), folder, async (printed) =>
        JSON.parse(await printed(/^summary (.*) end$/m)),
      );
    }),
});

const workerd: Runtime = {
  name: "workerd",
  program: () => packaged("workerd", "bin/workerd"),
  run: (file, files) =>
    inFolder(async (folder) => {
      const host = "export default { fetch: async () => Response.json(await run()) };";
      await writeFile(join(folder, "suite.js"), await bundle(files, host));
      await writeFile(
        join(folder, "config.capnp"),
        `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "suite", worker = .suite)],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "suite")],
);
const suite :Workerd.Worker = (
  modules = [(name = "suite.js", esModule = embed "suite.js")],
  compatibilityDate = "2026-11-01",
);
`,
      );
      return whileRunning(file, ["serve", "config.capnp", "--control-fd=1"], folder, async (printed) => {
        const port = await printed(/"event":"listen".*"port":(\d+)/);
        const response = await fetch(`http://127.0.0.1:${port}/`);
        if (!response.ok) throw new Error(`workerd answered ${response.status}: ${await response.text()}`);
        return (await response.json()) as Summary;
      });
    }),
};

/** A browser lets a timer that a timer has set wait for 4 ms, where other runtimes take 1; one that a message has set is as quick as theirs. */
const quickTimers = `
const { setTimeout: timer } = globalThis;
const { port1, port2 } = new MessageChannel();
const asked = [];
port1.onmessage = () => timer(...asked.shift());
globalThis.setTimeout = (callback, ms, ...given) => {
  if (ms) return timer(callback, ms, ...given);
  asked.push([callback, 1, ...given]);
  port2.postMessage(0);
  return 0;
};`;

const chromium: Runtime = {
  name: "Chromium",
  program: () => process.env.CHROMIUM || onPath(["chromium", "chromium-browser", "google-chrome", "chrome"]),
  run: (file, files) =>
    inFolder(async (folder) => {
      const host = `${quickTimers}\nawait fetch("/", { method: "POST", body: JSON.stringify(await run()) });`;
      const script = await bundle(files, host);
      const server = createServer();
      const summary = new Promise<Summary>((resolve) => {
        server.on("request", async (request, response) => {
          if (request.method === "POST") {
            let text = "";
            for await (const chunk of request.setEncoding("utf8")) text += chunk;
            response.end();
            return resolve(JSON.parse(text) as Summary);
          }
          const isScript = request.url === "/suite.js";
          response.setHeader("content-type", isScript ? "text/javascript" : "text/html; charset=utf-8");
          response.end(isScript ? script : '<!doctype html><script type="module" src="/suite.js"></script>');
        });
      });
      await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
      const { port } = server.address() as AddressInfo;
      const flags = ["--headless=new", "--disable-gpu", "--no-first-run", `--user-data-dir=${join(folder, "profile")}`];
      // Its sandbox does not work for root.
      if (process.getuid?.() === 0) flags.push("--no-sandbox");
      // Only there may a page that comes by HTTP use crypto.subtle.
      const url = `http://localhost:${port}/`;
      try {
        return await whileRunning(file, [...flags, url], folder, () => summary);
      } finally {
        server.closeAllConnections();
        server.close();
      }
    }),
};

export const node = printing(
  "Node",
  () => process.execPath,
  (file) => [file],
);

export const runtimes: readonly Runtime[] = [
  printing(
    "Bun",
    () => packaged("bun", "bin/bun"),
    (file) => ["run", file],
  ),
  printing(
    "Deno",
    () => packaged("deno", "deno"),
    (file) => ["run", "--no-prompt", "--no-config", "--allow-env", file],
  ),
  workerd,
  chromium,
];
