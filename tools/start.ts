import { fileURLToPath } from "node:url";
import { generate } from "./generate.ts";
import type { Mock } from "./mock-server.ts";
import { firstPort, mockTable, type Start, startNear } from "./mocks.ts";
import { type Quickstart, runQuickstarts, type Tally } from "./quickstart.ts";
import { type Registered, registry } from "./registry.ts";
import { bundled, type Spec } from "./spec.ts";

export interface Running {
  readonly mocks: readonly { platform: string; url: string; spec: Spec }[];
  /** What became of the quickstart. */
  readonly tally: Tally;
  close(): Promise<void>;
}

export interface StartOptions {
  readonly platforms?: readonly Registered[];
  /** Where the first platform's mock goes; the others follow. */
  readonly port?: number;
  readonly print?: (line: string) => void;
  readonly start?: Start;
  readonly find?: (platform: string) => Promise<Quickstart | undefined>;
}

/** A mock for every platform, and every documented call made against it. */
export async function start(options: StartOptions = {}): Promise<Running> {
  const { platforms = registry(), port = firstPort, print = console.log } = options;
  const servers: Mock[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(servers.splice(0).map((server) => server.close()));
  };
  try {
    const mocks: { platform: string; url: string; spec: Spec }[] = [];
    for (const [index, { platform, spec: file }] of platforms.entries()) {
      const spec = await bundled(file);
      const server = await startNear(spec, port + index, options.start);
      servers.push(server);
      if (server.taken) print(`port ${port + index} is taken: ${platform} is at ${server.url}`);
      mocks.push({ platform, url: server.url, spec });
    }
    print("");
    for (const line of mockTable(mocks)) print(line);
    const tally = await runQuickstarts(mocks, print, options.find);
    print(`\n${tally.calls} calls, ${tally.failed} failed`);
    return { mocks, tally, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** What a run is worth to a script that called it. */
export const exitCodeOf = ({ calls, failed }: Tally): number => (failed > 0 || calls === 0 ? 1 : 0);

async function main(args: readonly string[]): Promise<void> {
  const unknown = args.find((arg) => arg !== "--once");
  if (unknown !== undefined) {
    console.error(`unknown argument ${unknown}; there is --once: exit after the quickstart`);
    process.exitCode = 2;
    return;
  }
  let stop: () => void = () => {};
  const stopped = new Promise<void>((resolve) => {
    stop = resolve;
  });
  // A terminal sends Ctrl-C to npm as well, which passes it on: it may come twice.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);

  for (const path of await generate()) console.log(`wrote ${path}`);
  const running = await Promise.race([start(), stopped]);
  // The signal came first: nothing is worth waiting for.
  if (!running) process.exit(0);
  if (args.includes("--once")) {
    process.exitCode = exitCodeOf(running.tally);
  } else {
    const { url } = running.mocks[0] ?? { url: "" };
    console.log(`
The mocks stay up until Ctrl-C. Point a client at one: { baseUrl: "${url}" }.
A header picks an answer, as in { headers: { prefer: "example=deadToken" } }; the examples are in specs/.
Editing a spec? pnpm dev regenerates the client and restarts its mock at every change.`);
    await stopped;
  }
  // A browser that keeps its connection open must not keep the process alive.
  await Promise.race([running.close(), new Promise((resolve) => setTimeout(resolve, 2000))]);
  process.exit();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main(process.argv.slice(2));
