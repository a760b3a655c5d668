import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { page } from "./bench/page.ts";
import { workshopIn } from "./bench/peers.ts";
import { prepare, sections } from "./bench/sections.ts";
import { root } from "./registry.ts";

/** Measures every section, prints each as it comes, and writes the page. */
async function main(file: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "lingpai-bench-"));
  try {
    const shared = await prepare(await workshopIn(folder));
    const parts: { title: string; text: string }[] = [];
    for (const { title, run } of sections) {
      const text = await run(shared);
      parts.push({ title, text });
      console.log(`## ${title}\n\n${text}\n`);
    }
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, page(parts));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

await main(join(root, "docs/benchmarks.md"));
