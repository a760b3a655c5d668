import { existsSync } from "node:fs";
import { join } from "node:path";
import { Stryker } from "@stryker-mutator/core";
import { quiet } from "./quiet.mjs";
import { root } from "./registry.ts";

// pnpm mutate [package, default client] [file of its src ...]
const [name = "client", ...files] = process.argv.slice(2);
const folder = `packages/${name}`;

const missing = [`${folder}/test`, ...files.map((file) => `${folder}/src/${file}`)].find(
  (path) => !existsSync(join(root, path)),
);
if (missing) {
  console.error(`${missing} is not there`);
  process.exit(1);
}

process.chdir(root);
Object.assign(process.env, quiet, { MUTATED_PACKAGE: name });
const some = files.length > 0 ? { mutate: files.map((file) => `${folder}/src/${file}`) } : {};
// It logs what goes wrong, and sets the exit code itself where the score is under the threshold.
await new Stryker({ configFile: "stryker.config.mjs", ...some }).runMutationTest().catch(() => {
  process.exitCode = 1;
});
