import { basename } from "node:path";
import { node, runtimes } from "./runtimes/hosts.ts";
import { portableFiles } from "./runtimes/suite.ts";

const given = process.argv.slice(2);
const files = (await portableFiles()).filter((file) => given.length === 0 || given.includes(basename(file)));
console.log(`${files.length} files`);
for (const { name, program, run } of [node, ...runtimes]) {
  const file = program();
  if (file === undefined) {
    console.log(`${name}: not on this machine`);
    continue;
  }
  const started = performance.now();
  const { passed, failed, skipped } = await run(file, files);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${name}: ${passed} passed, ${failed.length} failed, ${skipped.length} skipped, ${seconds} s`);
  for (const { name, error } of failed) console.log(`  ${name}\n    ${error.replaceAll("\n", "\n    ")}`);
  if (failed.length > 0) process.exitCode = 1;
}
