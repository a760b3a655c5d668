import { relative } from "node:path";
import { root } from "./registry.ts";

/** Something that a check objects to. */
export interface Finding {
  readonly file: string;
  readonly message: string;
}

/** Prints what was found, and makes the process fail if there is anything. */
export function report(what: string, findings: readonly Finding[]): void {
  for (const { file, message } of findings) console.error(`${relative(root, file) || "."}: ${message}`);
  if (findings.length > 0) process.exitCode = 1;
  else console.log(`${what}: nothing found`);
}
