import { join } from "node:path";
import { root } from "../registry.ts";
import { allBytes, type Bytes, byteBudgets, bytes } from "./bytes.ts";
import { bars, table } from "./page.ts";

const url = `"https://api.bge.genomics.cn"`;
const input = `{ biosample_id: "E-F00000000001", rsids: "rs671,rs1229984" }`;
const list = `{ biosample_id: "E-F00000000001", rsids: ["rs671", "rs1229984"] }`;
const headers = `headers: { authorization: "Bearer t" }`;

/** An application that makes one call, `GET /variants` of BGE with a token, and nothing else. */
async function oneCallBytes(generated: { heyApi: string; orval: string }): Promise<Bytes[]> {
  const row = (name: string, folder: string, source: string) => bytes(name, source, folder);
  return [
    await row(
      "fetch, by hand",
      root,
      `const r = await fetch(${url} + "/variants?" + new URLSearchParams(${input}), { ${headers} }); console.log(await r.json());`,
    ),
    await row(
      "bge-client",
      root,
      `import { createBgeClient } from "./packages/bge-client/src/index.ts";
      const bge = createBgeClient({ clientId: "c", clientSecret: "s" }).withToken("t");
      console.log(await bge.getVariants(${list}));`,
    ),
    await row(
      "openapi-fetch",
      root,
      `import createClient from "openapi-fetch";
      const bge = createClient({ baseUrl: ${url}, ${headers}, querySerializer: { array: { style: "form", explode: false } } });
      console.log((await bge.GET("/variants", { params: { query: ${list} } })).data);`,
    ),
    await row(
      "ky",
      root,
      `import ky from "ky"; console.log(await ky.get(${url} + "/variants", { searchParams: ${input}, ${headers} }).json());`,
    ),
    await row(
      "ofetch",
      root,
      `import { ofetch } from "ofetch"; console.log(await ofetch(${url} + "/variants", { query: ${input}, ${headers} }));`,
    ),
    await row(
      "openai",
      root,
      `import OpenAI from "openai"; const client = new OpenAI({ apiKey: "t", baseURL: ${url}, dangerouslyAllowBrowser: true });
      console.log(await client.get("/variants", { query: ${input} }));`,
    ),
    await row(
      "hey-api, generated",
      join(generated.heyApi, "bge"),
      `import { client } from "./client.gen"; import { getVariants } from "./sdk.gen";
      client.setConfig({ auth: "t" }); console.log((await getVariants({ query: ${list} })).data);`,
    ),
    await row(
      "orval, generated",
      join(generated.orval, "bge"),
      `import { getVariants } from "./index"; console.log((await getVariants(${list}, { ${headers} })).data);`,
    ),
  ];
}

/** The section of the page. */
export async function bytesSection(generated: { heyApi: string; orval: string }): Promise<string> {
  const own = await allBytes();
  const gzip = new Map(own.map((row) => [row.name, row.gzip]));
  const cells = (rows: Bytes[]) => rows.map(({ name, min, gzip }) => [name, min, gzip]);
  return [
    "Bundled with esbuild for a browser (`--minify --format=esm --target=es2022`), then gzip level 9. The packages of this repository:",
    table(["bundle", "min", "min+gzip"], cells(own)),
    bars(Object.entries(byteBudgets).map(([what, most]) => ({ what, most, measured: gzip.get(what) ?? Number.NaN }))),
    `An application that makes one call, \`GET /variants\` of BGE with a token. bge-client always holds every operation of its platform, with
the checks of their inputs; the generated code of hey-api and orval holds the one. openai has no smaller entry: its core comes with the
methods of its own platform.`,
    table(["one call by", "min", "min+gzip"], cells(await oneCallBytes(generated))),
  ].join("\n\n");
}
