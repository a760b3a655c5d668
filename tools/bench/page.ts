import { readFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { columns } from "../columns.ts";
import { root } from "../registry.ts";
import { peerNames } from "./processes/peer-names.ts";

/** One part of docs/benchmarks.md. */
export interface Section<Shared> {
  readonly title: string;
  /** Measures, and returns Markdown. `shared` makes what sections have in common, once. */
  run(shared: () => Promise<Shared>): Promise<string>;
}

type Cell = string | number;

const shown = (cell: Cell): string =>
  (typeof cell === "number" ? cell.toLocaleString("en-US") : cell).replaceAll("|", "\\|");

/** A table of Markdown that reads well in a terminal too; columns of numbers stand to the right. */
export function table(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const cells = rows.map((row) => row.map(shown));
  const isNumeric = head.map((_, column) => cells.every((row) => /^([\d.,]+( [µm]?s|x)?|-)$/.test(row[column] ?? "")));
  const ruler = isNumeric.map((right) => (right ? "--:" : "---"));
  const piped = [head.map(shown), ruler, ...cells].map((row) => ["|", ...row.flatMap((cell) => [cell, "|"])]);
  return columns(piped, (column) => column % 2 === 1 && isNumeric[(column - 1) / 2] === true).join("\n");
}

export const times = (ratio: number): string => `${ratio.toFixed(2)}x`;

/** A bar, and beside it what was measured. */
export interface Bar {
  readonly what: string;
  readonly most: number;
  readonly measured: number;
}

export function bars(rows: readonly Bar[], text: (value: number) => Cell = (value) => value): string {
  const verdict = ({ most, measured }: Bar) => (measured <= most ? "met" : "**missed**");
  return table(
    ["bar", "at most", "measured", ""],
    rows.map((row) => [row.what, text(row.most), text(row.measured), verdict(row)]),
  );
}

const versionOf = (name: string): string => {
  const text = readFileSync(join(root, "node_modules", name, "package.json"), "utf8");
  return `${name} ${(JSON.parse(text) as { version: string }).version}`;
};

const measuredPackages = [
  "openapi-fetch",
  "ky",
  "ofetch",
  "openai",
  "@hey-api/openapi-ts",
  "orval",
  "openapi-typescript",
  ...peerNames,
  "esbuild",
  "typescript",
  "tsx",
];

function machine(): string {
  const [cpu, ...others] = cpus();
  return `Node ${process.versions.node} on ${process.platform} ${process.arch}, ${1 + others.length} CPUs (${cpu?.model.trim() || "of unknown kind"}).`;
}

const introduction = `# Benchmarks

Written by \`pnpm bench\`, which builds the packages and then measures: edit the sections under \`tools/bench/\`, not this page.
\`pnpm bench processes\` measures the sections with that word in their title alone, and leaves the others as they are.

Times differ from machine to machine and from run to run. Read the ratios: all candidates of a table are measured in one process, or
one after the other on the same machine. Bytes and type instantiations are the same everywhere; tests hold their bars.`;

/** The sections of a page that was written before, by their titles. */
export function partsOf(text: string): Map<string, string> {
  const [, ...parts] = text.split(/^## /m);
  return new Map(parts.map((part) => [part.slice(0, part.indexOf("\n")), part.slice(part.indexOf("\n")).trim()]));
}

/** The whole page. It holds no date: what changes from run to run should be what was measured. */
export function page(parts: readonly { title: string; text: string }[]): string {
  const sections = parts.map(({ title, text }) => `## ${title}\n\n${text}`);
  const versions = `Packages: ${measuredPackages.map(versionOf).join(", ")}.`;
  return `${[introduction, machine(), versions, ...sections].join("\n\n")}\n`;
}
