import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import type { Options } from "orval";
import { type Registered, registry, root } from "../registry.ts";
import { bundled } from "../spec.ts";
import { runStep, type Step } from "../steps.ts";

/** Where the specs lie, each in one file, and where to put what is made of them. */
export interface Workshop {
  readonly folder: string;
  readonly platforms: readonly Registered[];
}

const specOf = (workshop: Workshop, platform: string) => join(workshop.folder, "specs", `${platform}.json`);

/** A folder outside of the repository, with the specs in it. */
export async function workshopIn(folder: string, only: (platform: string) => boolean = () => true): Promise<Workshop> {
  const workshop = { folder, platforms: registry().filter(({ platform }) => only(platform)) };
  await mkdir(join(folder, "specs"), { recursive: true });
  for (const { platform, spec } of workshop.platforms) {
    await writeFile(specOf(workshop, platform), JSON.stringify(await bundled(spec), null, 2));
  }
  return workshop;
}

/** Makes the command that generates the client of every platform into `out/<platform>`, in one process. */
type Generator = (workshop: Workshop, out: string) => Promise<Step>;

async function ours({ folder, platforms }: Workshop, out: string): Promise<Step> {
  const moved = platforms.map((registered) => ({ ...registered, package: join(out, registered.platform) }));
  const script = join(folder, "generate.mts");
  const module = pathToFileURL(join(root, "tools/generate.ts")).href;
  await writeFile(
    script,
    `import { generate } from ${JSON.stringify(module)};\nawait generate(${JSON.stringify(moved)});\n`,
  );
  return { name: "tools/generate.ts", command: ["tsx", script] };
}

async function heyApi(workshop: Workshop, out: string): Promise<Step> {
  const names = workshop.platforms.map(({ platform }) => platform);
  const input = names.map((name) => specOf(workshop, name));
  const output = names.map((name) => join(out, name));
  const plugins = ["@hey-api/typescript", "@hey-api/sdk"];
  return {
    name: "hey-api",
    command: [
      "openapi-ts",
      "-i",
      ...input,
      "-o",
      ...output,
      "-c",
      "@hey-api/client-fetch",
      "-p",
      ...plugins,
      "--no-log-file",
    ],
  };
}

async function orval(workshop: Workshop, out: string): Promise<Step> {
  const project = (platform: string): Options => ({
    input: specOf(workshop, platform),
    output: {
      target: join(out, platform, "index.ts"),
      client: "fetch",
      baseUrl: { getBaseUrlFromSpecification: true },
    },
  });
  const projects = workshop.platforms.map(({ platform }) => [platform, project(platform)]);
  const config = join(workshop.folder, "orval.config.mjs");
  await writeFile(config, `export default ${JSON.stringify(Object.fromEntries(projects))};\n`);
  return { name: "orval", command: ["orval", "--config", config] };
}

/** Each reads local files and writes local files; telemetry is off as in every step of this repository. */
export const generators = { ours, "hey-api": heyApi, orval } satisfies Record<string, Generator>;

/** Runs a generator as a process of its own, and returns its seconds. */
export async function generateWith(name: keyof typeof generators, workshop: Workshop, out: string): Promise<number> {
  await rm(out, { recursive: true, force: true });
  await mkdir(out, { recursive: true });
  const { code, output, seconds } = await runStep(await generators[name](workshop, out));
  if (code !== 0) throw new Error(`${name} failed: ${output}`);
  return seconds;
}

/** What we use of the client that hey-api generates for BGE. */
export interface HeyApi {
  createClient(config: { baseUrl: string; auth: string; fetch: typeof fetch }): object;
  getVariants(options: { client: object; query: object }): Promise<{ data?: unknown }>;
  getProfessionalVariant(options: { client: object; body: object }): Promise<{ data?: unknown }>;
}

/** hey-api's client of BGE, bundled into one module as an application would have it, and loaded. */
export async function loadHeyApi(generated: string): Promise<HeyApi> {
  const outfile = join(generated, "bge.mjs");
  await build({
    stdin: {
      contents: `export { createClient } from "./client"; export { getVariants, getProfessionalVariant } from "./sdk.gen";`,
      resolveDir: join(generated, "bge"),
    },
    bundle: true,
    format: "esm",
    target: "node20",
    outfile,
  });
  return (await import(/* @vite-ignore */ pathToFileURL(outfile).href)) as HeyApi;
}
