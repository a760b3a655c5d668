import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { root } from "../registry.ts";

export interface Bytes {
  name: string;
  min: number;
  gzip: number;
}

/**
 * Minified for a browser, and gzipped (level 9).
 *
 * @param folder - where the imports of `contents` are looked up
 */
export async function bytes(name: string, contents: string, folder: string, external: string[] = []): Promise<Bytes> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: folder, loader: "ts" },
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    conditions: ["@lingpai/source"],
    external,
    write: false,
  });
  const [file] = outputFiles;
  if (!file) throw new Error(`${name}: nothing was built`);
  return { name, min: file.contents.length, gzip: gzipSync(file.contents, { level: 9 }).length };
}

const clients = {
  bge: "Bge",
  "bge-private": "BgePrivate",
  blueking: "BlueKing",
  authing: "Authing",
  generic: "Generic",
};

const bge = `import { createBgeClient } from "@lingpai/bge-client"; console.log(createBgeClient);`;

/** What each subpath of bge-client adds to an application that uses the client already; those of the others are alike. */
async function subpaths(): Promise<Bytes[]> {
  const { exports } = JSON.parse(readFileSync(join(root, "packages/bge-client/package.json"), "utf8")) as {
    exports: object;
  };
  const alone = await bytes("bge-client", bge, root);
  const rows: Bytes[] = [];
  for (const path of Object.keys(exports).filter((key) => key !== "." && !key.endsWith(".json"))) {
    const module = `@lingpai/bge-client${path.slice(1)}`;
    const both = await bytes(module, `${bge} export * from "${module}";`, root, ["node:*"]);
    rows.push({
      name: `bge-client${path.slice(1)}, added to bge-client`,
      min: both.min - alone.min,
      gzip: both.gzip - alone.gzip,
    });
  }
  return rows;
}

/** Every client as an application would bundle it, and the runtime beside its one dependency. */
export async function allBytes(): Promise<Bytes[]> {
  const rows = [
    await bytes("openapi-fetch", `import c from "openapi-fetch"; console.log(c)`, root),
    await bytes(
      "client, beside openapi-fetch",
      `import { createPlatformClient } from "./src/index.ts"; console.log(createPlatformClient)`,
      join(root, "packages/client"),
      ["openapi-fetch"],
    ),
    await bytes(
      "auth, beside oauth4webapi",
      `export { bearer, createTokenManager, liveBearer, memory, scopeText, tokenSet } from "./src/index.ts"`,
      join(root, "packages/auth"),
      ["oauth4webapi"],
    ),
  ];
  for (const [platform, name] of Object.entries(clients)) {
    const source = `import { create${name}Client } from "./src/index.ts"; console.log(create${name}Client)`;
    rows.push(await bytes(`${platform}-client, all in`, source, join(root, `packages/${platform}-client`)));
  }
  return [...rows, ...(await subpaths())];
}

/**
 * The most that each may take, min+gzip. Of the client a quarter are input checks with their messages, a quarter redaction and
 * events, the rest attempts, answers, pages and raw calls. Of auth a third is the one transaction with what may go wrong in it, the
 * rest logins, windows, errors, events and the store in memory. A client with tokens has both and oauth4webapi (2 kB of it, of authing
 * 8 kB, as an ID token is checked there).
 */
export const byteBudgets: Readonly<Record<string, number>> = {
  "client, beside openapi-fetch": 12_100,
  "auth, beside oauth4webapi": 10_750,
  "bge-client, all in": 27_750,
  "bge-private-client, all in": 15_250,
  "blueking-client, all in": 28_700,
  "authing-client, all in": 34_900,
  "generic-client, all in": 31_800,
};
