import { defineConfig } from "tsdown";

// One config for every package: turbo runs `tsdown --config ../../tsdown.config.ts` in the package's folder.
export default defineConfig({
  cwd: process.cwd(),
  tsconfig: "../../tsconfig.json",
  entry: ["src/index.ts"],
  format: "esm",
  platform: "neutral",
  target: "es2022",
  dts: { oxc: true },
  fixedExtension: false,
  hash: false,
});
