import { dirname, join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { watch } from "chokidar";
import { generate } from "./generate.ts";
import type { Mock } from "./mock-server.ts";
import { firstPort, startNear } from "./mocks.ts";
import { type Registered, registry, root } from "./registry.ts";
import { bundled } from "./spec.ts";

export interface DevOptions {
  readonly platforms: () => Registered[];
  readonly generate: (platforms: readonly Registered[]) => Promise<string[]>;
  readonly start: (platform: Registered, port: number) => Promise<Mock>;
  readonly print: (line: string) => void;
  readonly port?: number;
}

export interface Dev {
  /** Which platforms are up, and where. */
  readonly mocks: ReadonlyMap<string, Mock>;
  /** Brings up what the registry has. */
  open(): Promise<void>;
  /** Regenerates what the changed files belong to, and restarts its mocks. Changes while it is busy come after. */
  changed(files: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : `${error}`);

/** The platforms that a file belongs to: those in its folder, or all where it is in none's. */
export function affectedBy(file: string, platforms: readonly Registered[]): readonly Registered[] {
  const own = platforms.filter(({ spec }) => file.startsWith(`${dirname(spec)}${sep}`));
  return own.length > 0 ? own : platforms;
}

/** Keeps generated files and mocks in step with the specs. */
export function createDev(options: DevOptions): Dev {
  const { print, start } = options;
  const mocks = new Map<string, Mock>();
  const { port: first = firstPort } = options;
  let queue = Promise.resolve();

  async function bringUp(platform: Registered, port: number): Promise<void> {
    for (const path of await options.generate([platform])) print(`wrote ${path}`);
    const old = mocks.get(platform.platform);
    if (!old) {
      const mock = await start(platform, port);
      mocks.set(platform.platform, mock);
      print(`${platform.platform} is at ${mock.url}`);
      return;
    }
    // What cannot be started at all must not cost the mock that runs.
    await (await start(platform, 0)).close();
    await old.close();
    mocks.delete(platform.platform);
    const mock = await start(platform, Number(new URL(old.url).port));
    mocks.set(platform.platform, mock);
    print(`${platform.platform} restarted at ${mock.url}`);
  }

  async function refresh(choose: (platforms: readonly Registered[]) => readonly Registered[]): Promise<void> {
    let platforms: Registered[];
    try {
      platforms = options.platforms();
    } catch (error) {
      print(`redocly.yaml: ${messageOf(error)}\nthe mocks stay as they were`);
      return;
    }
    for (const [name, mock] of mocks) {
      if (platforms.some(({ platform }) => platform === name)) continue;
      await mock.close();
      mocks.delete(name);
      print(`${name} is gone`);
    }
    for (const platform of choose(platforms)) {
      try {
        await bringUp(platform, first + platforms.indexOf(platform));
      } catch (error) {
        const kept = mocks.has(platform.platform) ? "its mock stays as it was" : "it has no mock until that is mended";
        print(`${platform.platform}: ${messageOf(error)}\n${kept}`);
      }
    }
  }

  const soon = (job: () => Promise<void>): Promise<void> => {
    queue = queue.then(job);
    return queue;
  };

  return {
    mocks,
    open: () => soon(() => refresh((platforms) => platforms)),
    changed: (files) =>
      soon(() =>
        refresh((platforms) => {
          const affected = new Set(files.flatMap((file) => affectedBy(file, platforms)));
          return platforms.filter((platform) => affected.has(platform));
        }),
      ),
    close: () =>
      soon(async () => {
        await Promise.all([...mocks.values()].map((mock) => mock.close()));
        mocks.clear();
      }),
  };
}

/** Gathers what comes in a burst, as editors and git write many files at once. */
export function debounced(wait: number, handle: (items: string[]) => void): (item: string) => void {
  let items = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  return (item) => {
    items.add(item);
    clearTimeout(timer);
    timer = setTimeout(() => {
      const ready = [...items];
      items = new Set();
      handle(ready);
    }, wait);
  };
}

const isSpec = (file: string): boolean => /\.(ya?ml|json)$/.test(file);

/** On the port asked for, or on another where that is taken. */
async function startPrism({ platform, spec }: Registered, port: number): Promise<Mock> {
  const mock = await startNear(await bundled(spec), port);
  if (mock.taken) console.log(`port ${port} is taken: ${platform} is at ${mock.url}`);
  return mock;
}

async function main(): Promise<void> {
  const print = console.log;
  const dev = createDev({ platforms: registry, generate, start: startPrism, print });
  await dev.open();
  const notify = debounced(150, (files) => {
    print(`\nchanged: ${files.map((file) => file.slice(root.length + 1)).join(", ")}`);
    void dev.changed(files);
  });
  const watched = watch([join(root, "specs"), join(root, "redocly.yaml")], { ignoreInitial: true });
  watched.on("all", (event, file) => {
    if (!event.endsWith("Dir") && isSpec(file)) notify(file);
  });
  print("\nwatching specs/ and redocly.yaml; Ctrl-C ends it");

  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(), 2000).unref();
    await watched.close();
    await dev.close();
    process.exit();
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void stop());
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
