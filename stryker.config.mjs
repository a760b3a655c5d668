import { readdirSync, readFileSync } from "node:fs";

// `pnpm mutate auth` sets it; knip reads this file without.
const { MUTATED_PACKAGE: name } = process.env;
const folder = `packages/${name ?? "client"}`;

/** The sandbox holds one package: a test that imports another would import its build, or nothing. */
const elsewhere = /from "(\.\.\/\.\.\/|@lingpai\/)/;

const leftOut = readdirSync(`${folder}/test`)
  .filter((file) => file.endsWith(".ts"))
  .map((file) => `${folder}/test/${file}`)
  .filter((file) => elsewhere.test(readFileSync(file, "utf8")));

if (name && leftOut.length > 0) console.log(`Not run, as they import other packages: ${leftOut.join(", ")}`);

export default {
  testRunner: "vitest",
  plugins: ["@stryker-mutator/vitest-runner"],
  mutate: [`${folder}/src/*.ts`, `!${folder}/src/{index,*.gen}.ts`],
  ignorePatterns: ["**", "!*.json", "!vitest.config.ts", `!${folder}/{package.json,src/**,test/**}`, ...leftOut],
  tempDirName: ".stryker-tmp",
  cleanTempDir: "always",
  // vitest strips the types without checking them.
  disableTypeChecks: false,
  coverageAnalysis: "perTest",
  // A machine that is busy with other things must not pass for an endless loop: that would count as found.
  timeoutMS: 30_000,
  // Mutants of what a module makes when it is loaded run all tests, but the tables are there: what may be repeated, what is hidden.
  ignoreStatic: false,
  concurrency: 2,
  reporters: ["clear-text", "html", "json"],
  clearTextReporter: { allowEmojis: false, logTests: false, reportTests: false },
  htmlReporter: { fileName: `.cache/mutation/${name}.html` },
  jsonReporter: { fileName: `.cache/mutation/${name}.json` },
  thresholds: { high: 95, low: 90, break: 85 },
};
