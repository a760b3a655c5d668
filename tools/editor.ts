import { join } from "node:path";
import ts from "typescript";
import { root } from "./registry.ts";

/** What an editor shows of a file that exists only in memory. */
export interface Editor {
  /** The text that hovering the given piece of code shows: its type, then its documentation. */
  hover(code: string): string;
  /** The messages of the compiler, one a problem. */
  problems(): string[];
  /** The names that completion offers behind the given piece of code. */
  completions(code: string): string[];
}

/**
 * Opens a file in TypeScript's language service.
 *
 * @param text - the file
 * @param folder - where it lies, which decides what its imports find
 * @param source - true: the packages' sources (`@lingpai/source`); false: what they export to users
 */
export function open(text: string, folder: string = join(root, "tools"), source = true): Editor {
  const file = join(folder, "in-memory.ts");
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ["lib.es2023.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
    types: [],
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    allowImportingTsExtensions: true,
    ...(source && { customConditions: ["@lingpai/source"] }),
  };
  const read = (path: string): string | undefined => (path === file ? text : ts.sys.readFile(path));
  const service = ts.createLanguageService({
    getCompilationSettings: () => options,
    getScriptFileNames: () => [file],
    getScriptVersion: () => "1",
    getScriptSnapshot: (path) => {
      const content = read(path);
      return content === undefined ? undefined : ts.ScriptSnapshot.fromString(content);
    },
    getCurrentDirectory: () => folder,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: (path) => path === file || ts.sys.fileExists(path),
    readFile: read,
    readDirectory: ts.sys.readDirectory,
    directoryExists: ts.sys.directoryExists,
    getDirectories: ts.sys.getDirectories,
    realpath: ts.sys.realpath ?? ((path) => path),
  });
  const at = (code: string): number => {
    const index = text.indexOf(code);
    if (index === -1) throw new Error(`"${code}" is not in the file`);
    return index + code.length;
  };
  return {
    hover(code) {
      const info = service.getQuickInfoAtPosition(file, at(code) - 1);
      const tags = (info?.tags ?? []).map(({ name, text }) => `@${name} ${ts.displayPartsToString(text)}`);
      return [ts.displayPartsToString(info?.displayParts), ts.displayPartsToString(info?.documentation), ...tags].join(
        "\n",
      );
    },
    problems: () =>
      [...service.getSyntacticDiagnostics(file), ...service.getSemanticDiagnostics(file)].map(({ messageText }) =>
        ts.flattenDiagnosticMessageText(messageText, "\n"),
      ),
    completions: (code) => service.getCompletionsAtPosition(file, at(code), {})?.entries.map(({ name }) => name) ?? [],
  };
}

/** How much work the compiler has with a file: deterministic, unlike seconds. */
export function instantiations(file: string, options: ts.CompilerOptions): number {
  const program = ts.createProgram([file], { ...options, noEmit: true, skipLibCheck: true, strict: true });
  const wrong = ts.getPreEmitDiagnostics(program);
  if (wrong.length > 0) {
    throw new Error(
      `${file}: ${wrong.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n")).join("; ")}`,
    );
  }
  return program.getInstantiationCount();
}
