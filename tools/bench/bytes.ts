import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { root } from "../registry.ts";

export interface Bytes {
  name: string;
  min: number;
  gzip: number;
}

/** Minified for a browser, and gzipped (level 9). */
async function bytes(name: string, contents: string, folder: string, external: string[] = []): Promise<Bytes> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: join(root, folder), loader: "ts" },
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

/** Every client as an application would bundle it, and the runtime beside its one dependency. */
export async function allBytes(): Promise<Bytes[]> {
  const rows = [
    await bytes("openapi-fetch", `import c from "openapi-fetch"; console.log(c)`, "packages/client"),
    await bytes(
      "client, beside openapi-fetch",
      `import { createPlatformClient } from "./src/index.ts"; console.log(createPlatformClient)`,
      "packages/client",
      ["openapi-fetch"],
    ),
    await bytes(
      "auth, beside oauth4webapi",
      `export { tokenSet, scopeText, bearer, generateRandomState } from "./src/index.ts"`,
      "packages/auth",
      ["oauth4webapi"],
    ),
  ];
  for (const [platform, name] of Object.entries(clients)) {
    const source = `import { create${name}Client } from "./src/index.ts"; console.log(create${name}Client)`;
    rows.push(await bytes(`${platform}-client, all in`, source, `packages/${platform}-client`));
  }
  return rows;
}
