import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { conditions: ["@lingpai/source"] },
  ssr: { resolve: { conditions: ["@lingpai/source", "node", "import", "default"] } },
  test: {
    include: ["packages/*/test/**/*.test.ts", "tools/test/**/*.test.ts"],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Prism takes a second and 150 MB to load; two workers are what the smallest machine bears.
    maxWorkers: 2,
  },
});
