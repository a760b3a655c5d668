import { readFileSync } from "node:fs";
import { join } from "node:path";
import { defineConfig } from "tsdown";

const { exports } = JSON.parse(readFileSync(join(process.cwd(), "package.json"), "utf8")) as {
  exports: Record<string, { "@lingpai/source": string }>;
};

// One config for every package: turbo runs `tsdown --config ../../tsdown.config.ts` in the package's folder.
export default defineConfig({
  cwd: process.cwd(),
  tsconfig: "../../tsconfig.json",
  entry: Object.values(exports).map((entry) => entry["@lingpai/source"]),
  format: "esm",
  platform: "neutral",
  target: "es2022",
  dts: { oxc: true },
  deps: { neverBundle: [/^node:/] },
  fixedExtension: false,
  hash: false,
});
