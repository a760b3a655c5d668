import { isDeepStrictEqual } from "node:util";
import { deref, type Example, type Media, type ResponseObject, type Spec } from "../spec.ts";
import { expected, observed, type Served } from "./expectation.ts";
import { recorder } from "./recorder.ts";
import { type Finding, methodOf, type Platform, shown, type Target } from "./subject.ts";

/** One documented answer of one operation. */
export interface Answer extends Served {
  target: Target;
  /** Undefined where the spec names none: an answer without a body, or a gap. */
  exampleName?: string;
  /** The spec describes this body in a second content type too, so it has to be asked for. */
  accept?: string;
  location?: unknown;
  title: string;
}

/** Every operation with every documented status, content type and named example. */
export const answersOf = ({ spec, targets }: Platform): Answer[] =>
  targets.flatMap((target) =>
    Object.entries(target.found.operation.responses).flatMap(([status, given]) => {
      const response = deref<ResponseObject>(spec, given);
      return answersOfResponse(spec, target, Number(status.replaceAll("X", "0")), response);
    }),
  );

function answersOfResponse(spec: Spec, target: Target, status: number, response: ResponseObject): Answer[] {
  const location = locationOf(spec, response);
  const all = { target, status, ...(location !== undefined && { location }) };
  const contents = Object.entries(response.content ?? {});
  if (contents.length === 0) return [{ ...all, title: `${status}` }];
  return contents.flatMap(([mediaType, { examples }]) => {
    const accept = contents.length > 1 ? { accept: mediaType } : {};
    const title = contents.length > 1 ? `${status} ${mediaType}` : `${status}`;
    const named = Object.entries(examples ?? {}).map(([exampleName, example]): Answer => {
      const { value } = deref<Example>(spec, example);
      return { ...all, ...accept, mediaType, example: value, exampleName, title: `${title} > ${exampleName}` };
    });
    return named.length > 0 ? named : [{ ...all, ...accept, mediaType, title: `${title} > (no example)` }];
  });
}

/** Prism serves the first example of a header, whichever is asked for; the others are only checked by their schema. */
function locationOf(spec: Spec, { headers }: ResponseObject): unknown {
  const header = Object.entries(headers ?? {}).find(([name]) => name.toLowerCase() === "location")?.[1];
  if (!header) return undefined;
  const { example, examples } = deref<Media>(spec, header);
  if (example !== undefined) return example;
  const [first] = Object.values(examples ?? {});
  return first && deref<Example>(spec, first).value;
}

/** Asks for one answer through the client's own method and compares what the caller gets with the spec's example. */
export async function checkAnswer(platform: Platform, baseUrl: string, answer: Answer): Promise<Finding[]> {
  const { target, exampleName, accept, mediaType, title } = answer;
  const found: Finding[] = [];
  const say = (message: string) => found.push({ operation: target.id, tried: `answer ${title}`, message });
  if (mediaType && !exampleName) say("the spec has no named example for this answer");

  const { fetch, exchanges } = recorder();
  const [caller] = target.callers({ baseUrl, fetch });
  if (!caller) return [...found, { operation: target.id, tried: title, message: "no caller has the credentials" }];
  const prefer = `code=${answer.status}${exampleName ? `, example=${exampleName}` : ""}`;
  const headers = { prefer, ...(accept && { accept }) };
  const method = methodOf(caller, target.id);
  const { operation } = target.found;
  const input = target.inputs[0]?.input;

  const isComparable = !mediaType || exampleName !== undefined;
  if (operation["x-lingpai-kind"] === "navigation") {
    // A browser is what goes there, so its answer is compared as it comes.
    const visited = await observed(async () => {
      const response = await fetch(String(method(input)), { headers, redirect: "manual" });
      const text = await response.text();
      return mediaType?.includes("json") ? JSON.parse(text) : text;
    });
    const wanted = { got: "value", value: mediaType ? answer.example : "" };
    if (isComparable && !isDeepStrictEqual(visited, wanted)) say(`expected ${shown(wanted)}, got ${shown(visited)}`);
  } else {
    const call = operation["x-lingpai-kind"] === "probe" ? () => method({ headers }) : () => method(input, { headers });
    const got = await observed(call);
    const wanted = expected(operation, platform.subject.envelope, answer);
    if (isComparable && !isDeepStrictEqual(got, wanted)) say(`expected ${shown(wanted)}, got ${shown(got)}`);
  }

  const exchange = exchanges.at(-1);
  if (!exchange) return [...found, { operation: target.id, tried: title, message: "nothing was sent" }];
  if (exchanges.length > 1) say(`sent ${exchanges.length} requests for one call`);
  if (exchange.status !== answer.status) say(`expected status ${answer.status}, got ${exchange.status}`);
  if (exchange.violations) say(`Prism: ${exchange.violations}`);
  if (answer.location !== undefined && exchange.location !== answer.location) {
    say(`expected the Location ${shown(answer.location)}, got ${exchange.location}`);
  }
  return found;
}
