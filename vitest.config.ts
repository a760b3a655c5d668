import { join, relative } from "node:path";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

const tests = ["packages/*/test/**/*.test.ts", "tools/test/**/*.test.ts"];
const onRealTime = [
  "tools/test/faults.test.ts",
  "tools/test/soak.test.ts",
  "packages/auth/test/{many,killed,counting}-processes*.test.ts",
  "packages/auth/test/conformance-{file,redis,postgres,mysql}.test.ts",
  "packages/auth/test/{sql,redis,mysql}-*.test.ts",
];

// In Stryker's sandbox the links of node_modules lead out of it, to sources that are not mutated.
const sandboxed = [
  { find: /^@lingpai\/([\w-]+)$/, replacement: join(import.meta.dirname, "packages/$1/src/index.ts") },
  { find: /^@lingpai\/([\w-]+)\/([\w-]+)$/, replacement: join(import.meta.dirname, "packages/$1/src/$2.ts") },
];

/** Of thousands of runs each ends at the first test that fails: the one that failed last time comes first, then the short ones. */
class ShortestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const { cache, config } = this.ctx;
    const cost = ({ project, moduleId }: TestSpecification) => {
      const last = cache.getFileTestResults(`${project.name}:${relative(config.root, moduleId)}`);
      return last?.failed ? -1 : (last?.duration ?? 0);
    };
    return files.toSorted((a, b) => cost(a) - cost(b));
  }
}

// A worker for each file would take most of the time, and no test leaves anything behind.
const mutating = { isolate: false, sequence: { sequencer: ShortestFirst }, testTimeout: 10_000 };
const { MUTATED_PACKAGE: isMutated } = process.env;

export default defineConfig({
  resolve: { conditions: ["@lingpai/source"], alias: isMutated ? sandboxed : [] },
  // Not "import": pg requires parts of itself that it also has as modules.
  ssr: { resolve: { conditions: ["@lingpai/source", "node"] } },
  test: {
    projects: [
      { extends: true, test: { name: "tests", include: tests, exclude: onRealTime } },
      // Alone: what they measure is real sockets and a real clock, and a busy machine makes timeouts of its own.
      { extends: true, test: { name: "real time", include: onRealTime, maxWorkers: 1, sequence: { groupOrder: 1 } } },
    ],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Prism takes a second and 150 MB to load; two workers are what the smallest machine bears.
    maxWorkers: 2,
    ...(isMutated ? mutating : {}),
  },
});
