import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { checkBoundaries } from "../check-boundaries.ts";
import { checkPlatforms } from "../check-platforms.ts";
import type { Finding } from "../findings.ts";

const made: string[] = [];

afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true });
});

/** A repository that both checks are content with. */
const sound: Record<string, string> = {
  "redocly.yaml": "apis:\n  one: { root: specs/one/openapi.yaml, x-lingpai: { package: packages/one-client } }\n",
  "pnpm-workspace.yaml": "packages: [packages/*]\ncatalog:\n  openapi-fetch: 0.17.0\n",
  "pnpm-lock.yaml": "lockfileVersion: '9.0'\n\n    deprecated: see https://example.test\n",
  "package.json": JSON.stringify({ devDependencies: { vitest: "catalog:" } }),
  "README.md": "| package | |\n| `@lingpai/one-client` | one |\n",
  "README.zh-CN.md": "| package | |\n| `@lingpai/one-client` | one |\n",
  "packages/client/package.json": JSON.stringify({ dependencies: { "openapi-fetch": "catalog:" } }),
  "packages/client/src/index.ts": 'import createClient from "openapi-fetch";\nexport { createClient };\n',
  "packages/auth/package.json": JSON.stringify({ dependencies: { oauth4webapi: "catalog:" } }),
  "packages/auth/src/index.ts": 'export { generateRandomState } from "oauth4webapi";\n',
  "packages/one-client/package.json": JSON.stringify({
    name: "@lingpai/one-client",
    description: "One.",
    dependencies: { "@lingpai/client": "workspace:^", "@lingpai/auth": "workspace:^" },
    peerDependencies: { "@cfworker/json-schema": "catalog:peers" },
  }),
  "packages/one-client/README.md": "# one\n",
  "packages/one-client/src/index.ts":
    'import { a } from "@lingpai/auth";\nimport { b } from "./other.ts";\nexport { a, b };\n',
  "packages/one-client/src/other.ts": "export const b = 1;\n",
  "packages/one-client/src/operations.gen.ts": "export const operations = {};\n".repeat(300),
  "packages/one-client/src/paths.gen.ts": "export interface paths {}\n",
  "packages/one-client/src/schemas.gen.ts": "export const schemas = {};\n",
  "packages/one-client/test/contract.test.ts": "",
  "packages/one-client/dist/index.js": "",
  "tools/short.ts": "export {};\n",
};

/** Writes the repository with these files changed, or left out where they are null. */
function repository(changes: Record<string, string | null> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), "lingpai-checks-"));
  made.push(folder);
  for (const [path, text] of Object.entries({ ...sound, ...changes })) {
    if (text === null) continue;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

const twoSpecs = `apis:
  one: { root: specs/one/openapi.yaml, x-lingpai: { package: packages/one-client } }
  one-more: { root: specs/one/more.yaml, x-lingpai: { package: packages/one-client, files: more } }
`;

const found = (check: (repository: string) => Finding[], changes: Record<string, string | null>): string[] => {
  const folder = repository(changes);
  return check(folder).map(({ file, message }) => `${relative(folder, file)}: ${message}`);
};

const importing = (specifier: string): string => `import "${specifier}";\n`;

describe("boundaries", () => {
  it("has nothing against a sound repository", () => {
    expect(checkBoundaries(repository())).toEqual([]);
  });

  it.each([
    ["client to auth", "packages/client/src/index.ts", importing("@lingpai/auth"), "may not depend on"],
    ["auth to client", "packages/auth/src/index.ts", importing("@lingpai/client"), "may not depend on"],
    ["auth to openapi-fetch", "packages/auth/src/index.ts", importing("openapi-fetch"), "may not depend on"],
    ["client to a platform", "packages/client/src/index.ts", importing("@lingpai/one-client"), "may not depend on"],
    ["a platform to jose", "packages/one-client/src/index.ts", importing("jose"), "may not depend on"],
    ["a subpath", "packages/one-client/src/index.ts", importing("openapi-fetch/sub"), "may not depend on"],
    ["a re-export", "packages/auth/src/index.ts", 'export * from "@lingpai/client";\n', "may not depend on"],
    ["a type", "packages/auth/src/index.ts", 'import type { A } from "@lingpai/client";\n', "may not depend on"],
    ["a dynamic import", "packages/auth/src/a.ts", 'await import("@lingpai/client");\n', "may not depend on"],
    ["node:", "packages/client/src/index.ts", importing("node:fs"), "browsers"],
    ["node: in another subpath", "packages/client/src/other.ts", importing("node:diagnostics_channel"), "browsers"],
    ["more of Node in its subpath", "packages/client/src/diagnostics.ts", importing("node:fs"), "browsers"],
    ["Node without a prefix", "packages/client/src/index.ts", importing("fs/promises"), "browsers"],
    ["a file elsewhere", "packages/one-client/src/index.ts", importing("../../auth/src/index.ts"), "not a file beside"],
    ["a folder", "packages/client/src/deep/file.ts", "export {};\n", "src is flat"],
    ["something else in src", "packages/client/src/data.json", "{}", "no TypeScript"],
    ["a config file", "packages/client/tsconfig.json", "{}", "config file"],
    ["another file", "packages/client/notes.txt", "", "does not belong"],
    ["a long source", "packages/client/src/long.ts", "export {};\n".repeat(251), "has 251 lines"],
    ["a long tool", "tools/deep/long.ts", "export {};\n".repeat(251), "has 251 lines"],
    ["a package outside the table", "packages/stray/package.json", "{}", "not in the table"],
    ["a package without a manifest", "packages/two-client/src/index.ts", "", "no package.json"],
  ])("finds %s", (_name, file, text, message) => {
    expect(found(checkBoundaries, { [file]: text })).toContainEqual(expect.stringContaining(message));
  });

  it("finds a dependency that the table has not, and an import that the manifest has not", () => {
    const dependencies = { "@lingpai/client": "workspace:^", jose: "catalog:" };
    const text = JSON.stringify({ dependencies });
    expect(found(checkBoundaries, { "packages/one-client/package.json": text })).toEqual([
      "packages/one-client/package.json: may not depend on jose",
      'packages/one-client/src/index.ts: imports "@lingpai/auth", which is not in the package\'s dependencies',
    ]);
  });

  it("lets the subpath for Node import the channels of Node", () => {
    const text = importing("node:diagnostics_channel");
    expect(found(checkBoundaries, { "packages/client/src/diagnostics.ts": text })).toEqual([]);
  });

  it("takes what is left of a removed package for no package", () => {
    expect(found(checkBoundaries, { "packages/gone/node_modules/x": "", "packages/gone/dist/x": "" })).toEqual([]);
  });
});

describe("platforms", () => {
  it("has nothing against a sound repository", () => {
    expect(checkPlatforms(repository())).toEqual([]);
  });

  it.each([
    ["no package", { "packages/one-client/package.json": null }, "has no package.json"],
    ["another name", { "packages/one-client/package.json": '{"name":"x","description":"x"}' }, "name is x"],
    ["no description", { "packages/one-client/package.json": '{"name":"@lingpai/one-client"}' }, "no description"],
    ["no row", { "README.md": "@lingpai/one-client\n" }, "README.md: has no table row"],
    ["no row in Chinese", { "README.zh-CN.md": null }, "README.zh-CN.md: has no table row"],
    [
      "an exact version for a user",
      { "packages/auth/package.json": '{"peerDependencies":{"a":"catalog:"}}' },
      "not catalog:peers",
    ],
    ["a file that was not generated", { "packages/one-client/src/paths.gen.ts": null }, "run pnpm generate"],
    [
      "a file that was not generated for a package's second spec",
      {
        "redocly.yaml": twoSpecs,
        "packages/one-client/test/contract-more.test.ts": "",
        "packages/one-client/src/more-operations.gen.ts": "",
        "packages/one-client/src/more-paths.gen.ts": "",
      },
      "src/more-schemas.gen.ts: is missing: run pnpm generate",
    ],
    ["no contract test of a package's second spec", { "redocly.yaml": twoSpecs }, "no contract-more.test.ts"],
    ["no contract test", { "packages/one-client/test/contract.test.ts": null }, "no contract.test.ts"],
    ["an unregistered client", { "packages/two-client/package.json": "{}" }, "two-client: is in no entry"],
    ["a version in a manifest", { "package.json": '{"dependencies":{"a":"^1.0.0"}}' }, 'a is "^1.0.0"'],
    ["a version of a package", { "packages/auth/package.json": '{"peerDependencies":{"a":"1"}}' }, 'a is "1"'],
    ["a range in the catalog", { "pnpm-workspace.yaml": "catalog: { a: ^1.0.0 }\n" }, "not an exact version"],
    ["an address", { "pnpm-lock.yaml": "    resolution: {tarball: https://x.test/a.tgz}\n" }, "line 1 holds"],
  ])("finds %s", (_name, changes, message) => {
    expect(found(checkPlatforms, changes)).toContainEqual(expect.stringContaining(message));
  });
});
