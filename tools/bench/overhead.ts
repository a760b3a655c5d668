import { createBgeClient, type paths } from "@lingpai/bge-client";
import createClient from "openapi-fetch";

const body = JSON.stringify({ code: 0, msg: "success", data: [{ variant_id: "v", alternate_id: ["rs1"] }] });
const headers = { "content-type": "application/json" };
const stub = async () => new Response(body, { headers });

const input = { biosample_id: "E-F00000000001", rsids: ["rs1", "rs2"] };
const bge = createBgeClient({ clientId: "c", clientSecret: "s", fetch: stub }).withToken("t");
const plain = createClient<paths>({
  baseUrl: "https://api.bge.genomics.cn",
  fetch: stub,
  headers: { authorization: "Bearer t" },
  querySerializer: { array: { style: "form", explode: false } },
});
const withTimeout = () => ({ signal: AbortSignal.timeout(18_000) });

const candidates: Record<string, () => Promise<unknown>> = {
  "fetch and json": async () => (await stub()).json(),
  "openapi-fetch": () => plain.GET("/variants", { params: { query: input } }),
  "openapi-fetch with AbortSignal.timeout": () =>
    plain.GET("/variants", { params: { query: input }, ...withTimeout() }),
  "named method, token in hand": () => bge.getVariants(input),
};

export interface Overhead {
  name: string;
  microseconds: number;
  ratio: number;
}

/** The median time of a call over a fetch that answers at once; the order of the candidates rotates each round. */
export async function overhead(rounds = 120, calls = 100): Promise<Overhead[]> {
  const names = Object.keys(candidates);
  const times = new Map(names.map((name) => [name, [] as number[]]));
  for (let round = -20; round < rounds; round++) {
    for (let step = 0; step < names.length; step++) {
      const name = names[(round + 20 + step) % names.length] ?? "";
      const call = candidates[name];
      const start = performance.now();
      for (let count = 0; count < calls; count++) await call?.();
      // The first rounds warm the compiler up.
      if (round >= 0) times.get(name)?.push(((performance.now() - start) * 1000) / calls);
    }
  }
  const median = (name: string) => {
    const sorted = [...(times.get(name) ?? [])].sort((a, b) => a - b);
    return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  };
  const base = median("openapi-fetch");
  return names.map((name) => ({ name, microseconds: median(name), ratio: median(name) / base }));
}
