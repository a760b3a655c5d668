import { join } from "node:path";
import { defineConfig } from "vitest/config";

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
const mutated = process.env.MUTATED_PACKAGE ? sandboxed : [];

export default defineConfig({
  resolve: { conditions: ["@lingpai/source"], alias: mutated },
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
  },
});
