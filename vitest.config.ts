import { defineConfig } from "vitest/config";

const tests = ["packages/*/test/**/*.test.ts", "tools/test/**/*.test.ts"];
const onRealTime = ["tools/test/faults.test.ts", "tools/test/soak.test.ts"];

export default defineConfig({
  resolve: { conditions: ["@lingpai/source"] },
  ssr: { resolve: { conditions: ["@lingpai/source", "node", "import", "default"] } },
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
