import { fork } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { columns } from "./columns.ts";
import type { Client } from "./faults/client.ts";
import { clients } from "./faults/clients.ts";
import { pageOf, type Result, rightOf, versionOf } from "./faults/page.ts";
import { type Score, scoresOf } from "./faults/run.ts";
import { situations } from "./faults/situations.ts";
import { root } from "./registry.ts";

const file = fileURLToPath(import.meta.url);

/** Time for a process to end by itself when its work is done. */
const graceMs = 5000;

interface Driven extends Result {
  /** The process ended without being killed: no timer, socket or server was left. */
  readonly endedByItself: boolean;
}

/** In a process of its own: what a client leaves behind, a timer of two minutes say, must not touch the next. */
function drive(client: Client): Promise<Driven> {
  return new Promise((resolve, reject) => {
    const child = fork(file, [client.name], { stdio: ["ignore", "pipe", "pipe", "ipc"] });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on("data", (chunk: Buffer) => {
        output += chunk.toString();
      });
    }
    let scores: readonly Score[] | undefined;
    let grace: NodeJS.Timeout | undefined;
    child.on("message", (message) => {
      scores = message as readonly Score[];
      grace = setTimeout(() => child.kill(), graceMs);
    });
    child.on("error", reject);
    child.on("close", (code) => {
      clearTimeout(grace);
      if (scores) resolve({ client, scores, endedByItself: code === 0 });
      else reject(new Error(`${client.name} came to no end:\n${output}`));
    });
  });
}

async function asChild(name: string): Promise<void> {
  const client = clients.find((known) => known.name === name);
  if (!client) throw new Error(`there is no client ${name}`);
  // A rejection that nobody handles would end the process in the middle of other rows.
  process.on("unhandledRejection", () => {});
  const scores = await scoresOf(client);
  process.send?.(scores, () => process.disconnect());
}

async function main(): Promise<void> {
  const results: Driven[] = [];
  for (const client of clients) {
    const result = await drive(client);
    results.push(result);
    console.log(`${client.name}: ${rightOf(result)} of ${situations.length}`);
  }
  await mkdir(join(root, "docs"), { recursive: true });
  await writeFile(join(root, "docs", "faults.md"), pageOf(results));
  const rows = results.map((result) => [
    result.client.name,
    versionOf(result.client),
    `${rightOf(result)}`,
    result.endedByItself ? "" : "left timers or sockets behind",
  ]);
  console.log(["", ...columns(rows, (column) => column === 2), "", "wrote docs/faults.md"].join("\n"));
  const [own] = results;
  for (const { id, wrong } of own?.scores ?? []) if (wrong !== undefined) console.log(`${id}: ${wrong}`);
  if (!own?.endedByItself || rightOf(own) < situations.length) process.exitCode = 1;
}

const [name] = process.argv.slice(2);
await (name === undefined ? main() : asChild(name));
