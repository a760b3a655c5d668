import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { page, partsOf } from "./bench/page.ts";
import { workshopIn } from "./bench/peers.ts";
import { prepare, type Shared, sections } from "./bench/sections.ts";
import { root } from "./registry.ts";

/**
 * Measures the sections, prints each as it comes, and writes the page.
 *
 * @param words - where there are some: only sections with one of them in their title; the others stay as they are on the page
 */
async function main(file: string, words: readonly string[]): Promise<void> {
  const isWanted = (title: string) =>
    words.length === 0 || words.some((word) => title.toLowerCase().includes(word.toLowerCase()));
  if (!sections.some(({ title }) => isWanted(title))) {
    throw new Error(`no section with that in its title: ${sections.map(({ title }) => title).join(", ")}`);
  }
  const before = partsOf(await readFile(file, "utf8").catch(() => ""));
  const folder = await mkdtemp(join(tmpdir(), "lingpai-bench-"));
  let made: Promise<Shared> | undefined;
  const shared = () => (made ??= workshopIn(folder).then(prepare));
  try {
    const parts: { title: string; text: string }[] = [];
    for (const { title, run } of sections) {
      const text = isWanted(title) ? await run(shared) : before.get(title);
      if (text === undefined) continue;
      parts.push({ title, text });
      if (isWanted(title)) console.log(`## ${title}\n\n${text}\n`);
    }
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, page(parts));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

await main(join(root, "docs/benchmarks.md"), process.argv.slice(2));
