import { join } from "node:path";
import { codegenSection } from "./codegen.ts";
import { overheadSection } from "./overhead.ts";
import type { Section } from "./page.ts";
import { bytesSection } from "./peer-bytes.ts";
import { typesSection } from "./peer-types.ts";
import { generateWith, loadHeyApi, type Workshop } from "./peers.ts";
import { processesSection } from "./processes.ts";

/** What sections share: the specs, and the clients that hey-api and orval make of them. */
export interface Shared {
  readonly workshop: Workshop;
  readonly heyApi: string;
  readonly orval: string;
}

export async function prepare(workshop: Workshop): Promise<Shared> {
  const shared = { workshop, heyApi: join(workshop.folder, "hey-api"), orval: join(workshop.folder, "orval") };
  await generateWith("hey-api", workshop, shared.heyApi);
  await generateWith("orval", workshop, shared.orval);
  return shared;
}

/** The page, in its order. A new section is a line here. */
export const sections: readonly Section<Shared>[] = [
  { title: "Overhead of a call", run: async (shared) => overheadSection(await loadHeyApi((await shared()).heyApi)) },
  { title: "Bytes", run: async (shared) => bytesSection(await shared()) },
  { title: "Work for the compiler", run: async (shared) => typesSection(await shared()) },
  { title: "Generating", run: async (shared) => codegenSection((await shared()).workshop) },
  { title: "One refresh across processes", run: processesSection },
];
