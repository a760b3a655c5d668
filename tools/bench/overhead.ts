import { type Candidate, candidates, stub, type verbs } from "./candidates.ts";
import { bars, table, times } from "./page.ts";
import type { HeyApi } from "./peers.ts";
import { assertRightCalls } from "./right-call.ts";
import { median, pairedRatio, type Rounds, timed } from "./statistics.ts";

export interface Overhead {
  name: string;
  microseconds: number;
  /** To openapi-fetch. */
  ratio: number;
}

const base = "openapi-fetch";
const ours = ["named method, token in hand", "named method, living token"];
const bar = 1.2;

/** What a call costs over a fetch that answers at once: p50 of the rounds, and the ratio to openapi-fetch. */
export async function overhead(
  verb: (typeof verbs)[number],
  heyApi: HeyApi,
  rounds: Rounds = { rounds: 128, warmUp: 32, calls: 100 },
): Promise<Overhead[]> {
  const found = candidates(stub(verb), heyApi);
  const measured = await timed(new Map(found.map((one) => [one.name, one[verb]])), rounds);
  const ofBase = measured.get(base) ?? [];
  return [...measured].map(([name, us]) => ({ name, microseconds: median(us), ratio: pairedRatio(us, ofBase) }));
}

/** The section of the page. */
export async function overheadSection(heyApi: HeyApi): Promise<string> {
  await assertRightCalls(heyApi);
  const GET = new Map((await overhead("GET", heyApi)).map((row) => [row.name, row]));
  const POST = new Map((await overhead("POST", heyApi)).map((row) => [row.name, row]));
  const row = ({ name, timeLimit, retries }: Candidate) => {
    const [get, post] = [GET.get(name), POST.get(name)];
    const cells = [get, post].flatMap((one) => [one?.microseconds.toFixed(1) ?? "-", one ? times(one.ratio) : "-"]);
    return [name, ...cells, timeLimit, retries];
  };
  const rows = candidates(fetch, heyApi).map(row);
  const measured = (verb: string, all: Map<string, Overhead>) =>
    ours.map((name) => ({
      what: `${verb}: ${name}, over openapi-fetch`,
      most: bar,
      measured: all.get(name)?.ratio ?? Number.NaN,
    }));
  return [
    `The time of a call whose \`fetch\` answers at once, so all of it is the client's own. GET is \`/variants\` of BGE with a query, POST is
\`/professional/variant\` with a form. Before anything is measured, each candidate has to send the same request and return the same data.
128 rounds of 100 calls each, one after the other, after 32 rounds that do not count; the order of the candidates rotates from round to
round. µs is the p50 of the rounds, x the p50 of the ratios to openapi-fetch within a round.`,
    table(["client", "GET µs", "GET x", "POST µs", "POST x", "time limit", "retries"], rows),
    `Time limits and retries are those that a client has unless told otherwise. Where the limit says none, a call that hangs stays, and the
client does less than the others: compare the named method with the second row of openapi-fetch. openapi-fetch, ky and hey-api
build a \`Request\` for each call, which costs most with a body; the named method, ofetch and openai do not.`,
    bars([...measured("GET", GET), ...measured("POST", POST)], times),
  ].join("\n\n");
}
