import { isDeepStrictEqual } from "node:util";
import { type Candidate, candidates, exchanges, stub, token, verbs } from "./candidates.ts";
import type { HeyApi } from "./peers.ts";

type Verb = (typeof verbs)[number];

const sorted = (fields: URLSearchParams) => [...fields].sort(([a], [b]) => (a < b ? -1 : 1));

/** What a request says, however it was written. */
async function told(request: Request): Promise<unknown> {
  const { origin, pathname, searchParams } = new URL(request.url);
  const type = request.headers.get("content-type");
  const isForm = type?.split(";")[0] === "application/x-www-form-urlencoded";
  return {
    method: request.method,
    url: `${origin}${pathname}`,
    authorization: request.headers.get("authorization"),
    query: sorted(searchParams),
    form: isForm ? sorted(new URLSearchParams(await request.text())) : await request.text(),
  };
}

function expected(verb: Verb): unknown {
  const { url, fields } = exchanges[verb].sent;
  const pairs = sorted(new URLSearchParams(fields));
  return {
    method: verb,
    url,
    authorization: `Bearer ${token}`,
    query: verb === "GET" ? pairs : [],
    form: verb === "GET" ? "" : pairs,
  };
}

/** Every way in which a candidate does something else than the others; a call that differs must not be compared. */
export async function differences(verb: Verb, make: (fetch: typeof globalThis.fetch) => Candidate): Promise<string[]> {
  const requests: Request[] = [];
  const answer = stub(verb);
  const candidate = make(async (input, init) => {
    requests.push(new Request(input, init));
    return answer(input, init);
  });
  const data = candidate.data(await candidate[verb]());
  const [request, ...more] = requests;
  const wrong: string[] = [];
  if (!request || more.length > 0) wrong.push(`it sent ${requests.length} requests`);
  const sent = request && (await told(request));
  if (!isDeepStrictEqual(sent, expected(verb))) wrong.push(`it sent ${JSON.stringify(sent)}`);
  if (!isDeepStrictEqual(data, exchanges[verb].data)) wrong.push(`its result holds ${JSON.stringify(data)}`);
  return wrong.map((message) => `${candidate.name}, ${verb}: ${message}`);
}

/** @throws Error that names every candidate whose call is not the same as that of the others */
export async function assertRightCalls(heyApi: HeyApi): Promise<void> {
  const { length } = candidates(fetch, heyApi);
  const wrong: string[] = [];
  for (const verb of verbs) {
    for (let index = 0; index < length; index++) {
      const make = (recording: typeof fetch) => candidates(recording, heyApi)[index] as Candidate;
      wrong.push(...(await differences(verb, make)));
    }
  }
  if (wrong.length > 0) throw new Error(wrong.join("\n"));
}
