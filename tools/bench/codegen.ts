import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { table } from "./page.ts";
import { generateWith, generators, type Workshop } from "./peers.ts";

interface Codegen {
  name: keyof typeof generators;
  /** The best of the runs: what disturbs a run only ever adds. */
  seconds: number;
  files: number;
  bytes: number;
}

/** The time of a whole process that generates the clients of all specs, and what it leaves. */
async function codegen(workshop: Workshop, runs = 3): Promise<Codegen[]> {
  const best = new Map<Codegen["name"], Codegen>();
  for (let run = 0; run < runs; run++) {
    for (const name of Object.keys(generators) as Codegen["name"][]) {
      const out = join(workshop.folder, "codegen", name);
      const seconds = await generateWith(name, workshop, out);
      const sizes = readdirSync(out, { recursive: true })
        .map((path) => statSync(join(out, String(path))))
        .filter((entry) => entry.isFile())
        .map(({ size }) => size);
      const row = { name, seconds, files: sizes.length, bytes: sizes.reduce((sum, size) => sum + size, 0) };
      if (seconds < (best.get(name)?.seconds ?? Number.POSITIVE_INFINITY)) best.set(name, row);
    }
  }
  return [...best.values()];
}

const titles: Record<Codegen["name"], string> = {
  ours: "`tools/generate.ts`: types and manifests",
  "hey-api": "hey-api: types, functions, a runtime each",
  orval: "orval: types, functions",
};

/** The section of the page. */
export async function codegenSection(workshop: Workshop): Promise<string> {
  const rows = (await codegen(workshop)).map(({ name, seconds, files, bytes }) => [
    titles[name],
    seconds.toFixed(2),
    files,
    bytes,
  ]);
  const names = workshop.platforms.map(({ platform }) => platform).join(", ");
  return [
    `The clients of all ${workshop.platforms.length} specs (${names}), by one process from its start to its end, best of 3. Ours bundles the specs from their files
first; hey-api (plugins typescript, sdk, client-fetch) and orval (client fetch) get them bundled already. None uses the network.`,
    table(["generator", "seconds", "files", "bytes"], rows),
  ].join("\n\n");
}
