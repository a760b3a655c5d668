import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { type Finding, report } from "./findings.ts";
import { generated } from "./generate.ts";
import { registry, root } from "./registry.ts";

/** A fenced block of a page. */
export interface Block {
  /** The first word behind the fence. */
  readonly language: string;
  /** The second: the file that the block stands for, where it stands for one. */
  readonly path?: string;
  /** Where the code starts, from 1 on. */
  readonly line: number;
  readonly code: string;
}

/** A page by its path in the repository, and its text. */
export type Pages = ReadonlyMap<string, string>;

const english = "README.md";
/** A page, and the same in the other language. */
const pairs = [
  [english, "README.zh-CN.md"],
  ["docs/tokens.md", "docs/tokens.zh-CN.md"],
  ["docs/stores.md", "docs/stores.zh-CN.md"],
] as const;
const workedExample = "CONTRIBUTING.md";

export function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  const lines = text.split("\n");
  for (let index = 0; index < lines.length; index++) {
    const [, fence, language = "", path] = /^(`{3,})(\S*) *(\S+)?\s*$/.exec(lines[index] ?? "") ?? [];
    if (fence === undefined) continue;
    const end = lines.findIndex((line, at) => at > index && line.trimEnd() === fence);
    const last = end === -1 ? lines.length : end;
    const code = `${lines.slice(index + 1, last).join("\n")}\n`;
    blocks.push({ language, line: index + 2, code, ...(path !== undefined && { path }) });
    index = last;
  }
  return blocks;
}

/** What of a block has to be the same in every language: all but its comments. */
function essence({ language, code }: Block): string {
  if (language === "text") return "";
  if (language !== "ts") return code.replace(/(^|\s)(#|\/\/).*$/gm, "").replace(/\s+/g, " ");
  const scanner = ts.createScanner(ts.ScriptTarget.ES2022, true, ts.LanguageVariant.Standard, code);
  const tokens: string[] = [];
  while (scanner.scan() !== ts.SyntaxKind.EndOfFileToken) tokens.push(scanner.getTokenText());
  return tokens.join(" ");
}

interface Outline {
  headings: string[];
  tables: string[];
  blocks: Block[];
}

/** Headings by their level, tables by their rows and columns: what a translation leaves as it is. */
function outline(text: string): Outline {
  const prose = text.replace(/^(`{3,})[^`]*\n[\s\S]*?^\1\s*$/gm, "");
  const columns = (row: string): number => row.replaceAll("\\|", "").split("|").length - 2;
  const tables = [...prose.matchAll(/(?:^\|.*\n?)+/gm)].map(([table]) => {
    const rows = table.trimEnd().split("\n").map(columns);
    return `${rows.length} rows of ${[...new Set(rows)].join(" or ")} columns`;
  });
  return { headings: [...prose.matchAll(/^#+(?= )/gm)].map(([marks]) => marks), tables, blocks: blocksOf(text) };
}

/** Two pages that say the same in two languages have the same shape and the same code. */
export function translationFindings(
  original: string,
  translated: string,
  [first, second]: readonly [string, string] = pairs[0],
): Finding[] {
  const [from, to] = [outline(original), outline(translated)];
  const file = resolve(root, second);
  const differ = (what: string, ours: readonly string[], theirs: readonly string[]): Finding[] => {
    if (ours.length !== theirs.length) {
      return [{ file, message: `has ${theirs.length} ${what}s; ${first} has ${ours.length}` }];
    }
    return ours.flatMap((one, index) => {
      const other = theirs[index];
      return one === other ? [] : [{ file, message: `${what} ${index + 1} is "${other}"; in ${first} it is "${one}"` }];
    });
  };
  const findings = [
    ...differ("heading", from.headings, to.headings),
    ...differ("table", from.tables, to.tables),
    ...differ("language of code block", from.blocks.map(languageOf), to.blocks.map(languageOf)),
  ];
  if (findings.length > 0) return findings;
  return from.blocks.flatMap((block, index) => {
    const other = to.blocks[index];
    if (!other || essence(block) === essence(other)) return [];
    return [{ file, message: `line ${other.line}: the code is not that of ${first}, line ${block.line}` }];
  });
}

const languageOf = ({ language }: Block): string => language;

/** The files of the worked example, as CONTRIBUTING.md has them, and what `pnpm generate` would add to them. */
async function exampleFiles(blocks: readonly Block[]): Promise<Map<string, string>> {
  const folder = mkdtempSync(join(tmpdir(), "lingpai-contributing-"));
  const files = new Map(blocks.flatMap(({ path, code }) => (path === undefined ? [] : [[path, code] as const])));
  try {
    for (const [path, code] of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), code);
    }
    const lines = join(folder, "redocly.yaml");
    for (const platform of existsSync(lines) ? registry(lines) : []) {
      for (const [path, code] of await generated(platform)) files.set(relative(folder, path), code);
    }
    return files;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const foldersAbove = (path: string): string[] => {
  const folder = dirname(path);
  return folder === "." ? [] : [folder, ...foldersAbove(folder)];
};

/** The messages of the compiler on files that need not exist, by the path of the file. */
function compile(files: ReadonlyMap<string, string>): { path: string; line: number; message: string }[] {
  const { config } = ts.readConfigFile(join(root, "tsconfig.json"), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  Object.assign(options, {
    // The packages are not dependencies of the root; a sample that shows a value need not use it.
    paths: {
      "@lingpai/client/*": ["./packages/client/src/*.ts"],
      "@lingpai/auth/*": ["./packages/auth/src/*.ts"],
      "@lingpai/*": ["./packages/*/src/index.ts"],
    },
    noUnusedLocals: false,
    moduleDetection: ts.ModuleDetectionKind.Force,
  } satisfies ts.CompilerOptions);
  const host = ts.createCompilerHost(options);
  const folders = new Set([...files.keys()].flatMap(foldersAbove));
  const { fileExists, directoryExists, getSourceFile } = host;
  host.fileExists = (path) => files.has(relative(root, path)) || fileExists(path);
  host.directoryExists = (path) => folders.has(relative(root, path)) || (directoryExists?.(path) ?? true);
  host.getSourceFile = (path, target, ...rest) => {
    const text = files.get(relative(root, path));
    return text === undefined ? getSourceFile(path, target, ...rest) : ts.createSourceFile(path, text, target);
  };
  const names = [...files.keys()].filter((path) => path.endsWith(".ts"));
  const program = ts.createProgram(
    names.map((path) => join(root, path)),
    options,
    host,
  );
  return ts.getPreEmitDiagnostics(program).map(({ file, start, messageText }) => ({
    path: relative(root, file?.fileName ?? ""),
    line: (file?.getLineAndCharacterOfPosition(start ?? 0).line ?? 0) + 1,
    message: ts.flattenDiagnosticMessageText(messageText, "\n"),
  }));
}

/** A page that stands in a block has blocks of its own. */
const withInner = (blocks: readonly Block[]): Block[] =>
  blocks.flatMap((block) => {
    if (block.language !== "markdown") return [block];
    return [block, ...blocksOf(block.code).map((inner) => ({ ...inner, line: block.line + inner.line - 1 }))];
  });

/** Every TypeScript block of the pages compiles by itself, against the sources. */
export async function sampleFindings(pages: Pages): Promise<Finding[]> {
  const files = new Map<string, string>();
  const origin = new Map<string, { page: string; line: number }>();
  for (const [page, text] of pages) {
    const blocks = withInner(blocksOf(text));
    if (page === workedExample) for (const [path, code] of await exampleFiles(blocks)) files.set(path, code);
    for (const { language, path, line, code } of blocks) {
      if (language !== "ts") continue;
      const name = path ?? `${page}.${line}.ts`;
      files.set(name, code);
      origin.set(name, { page, line });
    }
  }
  return compile(files).map(({ path, line, message }) => {
    const from = origin.get(path);
    const [file, at] = from ? [from.page, from.line + line - 1] : [path, line];
    return { file: resolve(root, file), message: `line ${at}: ${message}` };
  });
}

/** The pages that show code to users, and to those who add a platform. */
export function pagesOf(repository: string = root): Map<string, string> {
  const packages = readdirSync(join(repository, "packages")).map((name) => join("packages", name, english));
  const paths = [...pairs.flat(), workedExample, ...packages].filter((path) => existsSync(join(repository, path)));
  return new Map(paths.map((path) => [path, readFileSync(join(repository, path), "utf8")]));
}

export async function checkReadme(pages: Pages = pagesOf()): Promise<Finding[]> {
  const same = pairs.flatMap((pair) => translationFindings(pages.get(pair[0]) ?? "", pages.get(pair[1]) ?? "", pair));
  return [...same, ...(await sampleFindings(pages))];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) report("documents", await checkReadme());
