import { recorder } from "./recorder.ts";
import { type Finding, methodOf, type Platform, type Target } from "./subject.ts";

export interface RightRequest {
  target: Target;
  caller: string;
  inputName: string;
  input: Record<string, unknown>;
  title: string;
}

const anywhere = { baseUrl: "http://nowhere.test", fetch: async () => new Response() };

/** Every request that the spec shows, by every caller that may send it. */
export const rightRequestsOf = ({ targets }: Platform): RightRequest[] =>
  targets.flatMap((target) =>
    target.callers(anywhere).flatMap(({ name }) =>
      target.inputs.map((right): RightRequest => {
        return { target, caller: name, inputName: right.name, input: right.input, title: `${right.name} by ${name}` };
      }),
    ),
  );

/** Sends it through the client; Prism must have nothing against it and answer as it does by default. */
export async function checkRightRequest(baseUrl: string, request: RightRequest): Promise<Finding[]> {
  const { target, input, title } = request;
  const { fetch, exchanges } = recorder();
  const say = (message: string): Finding => ({ operation: target.id, tried: `request ${title}`, message });
  const caller = target.callers({ baseUrl, fetch }).find(({ name }) => name === request.caller);
  if (!caller) return [say("no caller has the credentials")];
  const method = methodOf(caller, target.id);
  const kind = target.found.operation["x-lingpai-kind"];

  const found: Finding[] = [];
  try {
    const result = await (kind === "probe" ? method() : method(input));
    if (kind === "navigation") {
      found.push(...wrongAddress(String(result), request).map(say));
      await (await fetch(String(result), { redirect: "manual" })).text();
    }
  } catch (error) {
    found.push(say(`a right request failed: ${(error as Error).message}`));
  }
  const exchange = exchanges.at(-1);
  if (!exchange) return [...found, say("nothing was sent")];
  if (exchange.status >= 400) found.push(say(`a right request was refused with ${exchange.status}`));
  if (exchange.violations) found.push(say(`Prism: ${exchange.violations}`));
  return found;
}

/** A browser address holds every input that was given, in the order of the spec, and nothing else. */
function wrongAddress(url: string, { target, input }: RightRequest): string[] {
  const { found } = target;
  const inQuery = found.parameters.filter(({ in: at, name }) => at === "query" && input[name] !== undefined);
  const wanted = inQuery.map(({ name }) => [name, String(input[name])]);
  const got = [...new URL(url).searchParams];
  const isSame = JSON.stringify(got) === JSON.stringify(wanted);
  return isSame ? [] : [`expected the query ${JSON.stringify(wanted)}, got ${JSON.stringify(got)}`];
}
