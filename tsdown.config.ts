import { readdirSync, readFileSync, writeFileSync } from "node:fs";
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
  hooks: {
    "build:done": () => {
      // The bundler puts a comment behind the member before it, where TypeScript does not see it and editors show nothing.
      const folder = join(process.cwd(), "dist");
      for (const name of readdirSync(folder).filter((file) => file.endsWith(".d.ts"))) {
        const text = readFileSync(join(folder, name), "utf8");
        writeFileSync(join(folder, name), text.replace(/^(\s*)(.*\S) (\/\*\*.*)$/gm, "$1$2\n$1$3"));
      }
    },
  },
});
