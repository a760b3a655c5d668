// `pnpm mutate auth` sets it; knip reads this file without.
const { MUTATED_PACKAGE: name } = process.env;
const folder = `packages/${name ?? "client"}`;

// What runs in other processes, on servers or in a browser does not see the mutants, or takes half a minute for each.
const elsewhere = `${folder}/test/{*-processes*,*-crashes,browser-*,sql-*,mysql-*,redis-*,conformance-{file,redis,postgres,mysql,faults},runtimes}.test.ts`;
const ofServers = `${folder}/src/{redis,postgres,mysql,sql-store,indexed-db,web-locks,browser,conformance*,testing}.ts`;

export default {
  testRunner: "vitest",
  plugins: ["@stryker-mutator/vitest-runner"],
  mutate: [`${folder}/src/*.ts`, `!${folder}/src/{index,*.gen}.ts`, `!${ofServers}`],
  // Some tests speak to the package through a platform's client.
  ignorePatterns: [
    "**",
    "!*.json",
    "!vitest.config.ts",
    "!packages/*/{package.json,src/**}",
    `!${folder}/test/**`,
    elsewhere,
  ],
  tempDirName: ".stryker-tmp",
  cleanTempDir: "always",
  // vitest strips the types without checking them.
  disableTypeChecks: false,
  coverageAnalysis: "perTest",
  // A machine that is busy with other things must not pass for an endless loop, which counts as found. Beside what the tests take.
  timeoutMS: 10_000,
  timeoutFactor: 1.2,
  // Mutants of what a module makes when it is loaded run all tests, but the tables are there: what may be repeated, what is hidden.
  ignoreStatic: false,
  concurrency: 2,
  reporters: ["clear-text", "progress-append-only", "html", "json"],
  clearTextReporter: { allowEmojis: false, logTests: false, reportTests: false },
  htmlReporter: { fileName: `.cache/mutation/${name}.html` },
  jsonReporter: { fileName: `.cache/mutation/${name}.json` },
  thresholds: { high: 95, low: 90, break: 85 },
};
