import fc from "fast-check";
import { type Judge, judgeOf } from "./judge.ts";
import { nowhere, recorder } from "./recorder.ts";
import { type Finding, methodOf, type Platform, shown, type Target } from "./subject.ts";
import { keyOf, sendWire, type Wire, wireOf } from "./wire.ts";
import { type Attempt, type Excluded, type WrongCase, type WrongClass, wrongCasesOf } from "./wrong-requests.ts";

/** The wrong requests of one class to one operation. */
export interface WrongBatch {
  readonly target: Target;
  readonly class: WrongClass;
  readonly requests: readonly { at: string; attempt: Attempt; byAjv?: string }[];
}

export interface WrongPlan {
  readonly judge: Judge;
  readonly batches: readonly WrongBatch[];
  readonly excluded: readonly (Excluded & { operation: string })[];
}

/** Fixed, so that every run sends the same requests. */
const seed = 20_251_121;
const runs = 5;

/** What the client sends for a right request; nothing leaves this process. */
async function captured(target: Target, input: Record<string, unknown>): Promise<Wire | undefined> {
  const { fetch, exchanges } = recorder(nowhere);
  const [caller] = target.callers({ baseUrl: "http://nowhere.test", fetch });
  if (!caller) return undefined;
  const kind = target.found.operation["x-lingpai-kind"];
  const method = methodOf(caller, target.id);
  if (kind === "navigation") return wireOf(String(method(input)), {});
  // The answer from nowhere is a failure; only the request matters.
  await Promise.resolve(kind === "probe" ? method() : method(input)).catch(() => undefined);
  const [exchange] = exchanges;
  return exchange && wireOf(exchange.url, exchange.init);
}

/** Every wrong request to every operation of a platform, without sending any. */
export async function wrongPlan({ spec, targets }: Platform): Promise<WrongPlan> {
  const judge = judgeOf(spec);
  const batches: WrongBatch[] = [];
  const excluded: (Excluded & { operation: string })[] = [];
  for (const target of targets) {
    const cases = new Map<string, WrongCase>();
    const left = new Map<string, Excluded>();
    for (const { name, input } of target.inputs) {
      const wire = await captured(target, input);
      if (!wire) throw new Error(`${target.id}: nothing was sent for the request ${name}`);
      const found = wrongCasesOf({ spec, judge, target, wire });
      for (const one of found.cases) cases.set(`${name}: ${one.class}: ${one.at}`, one);
      for (const one of found.excluded) left.set(one.reason, one);
    }
    excluded.push(...[...left.values()].map((one) => ({ ...one, operation: target.id })));
    batches.push(...batchesOf(target, [...cases.values()]));
  }
  return { judge, batches, excluded };
}

function batchesOf(target: Target, cases: WrongCase[]): WrongBatch[] {
  const seen = new Set<string>();
  const all = cases.flatMap((one) => 
    fc.sample(one.attempts, { seed, numRuns: runs }).flatMap((attempt) => {
      // Two right requests often differ in one field only, and constants come as often as they are drawn.
      const key = "wire" in attempt ? withoutTokens(attempt.wire) : `${one.at} ${JSON.stringify(attempt.value)}`;
      if (seen.has(key)) return [];
      seen.add(key);
      return [{ class: one.class, at: one.at, attempt, ...(one.byAjv && { byAjv: one.byAjv }) }];
    }),
  );
  const of = [...new Set(all.map((one) => one.class))];
  return of.map((name) => ({ target, class: name, requests: all.filter((one) => one.class === name) }));
}

/** Signatures and JWTs are new at every call and would make equal requests look different. */
const withoutTokens = (wire: Wire): string => keyOf(wire).replaceAll(/"authorization":"[^"]*"/g, "");

/** Sends them; what is accepted is reported. */
export async function checkWrongBatch(judge: Judge, baseUrl: string, batch: WrongBatch): Promise<Finding[]> {
  const found: Finding[] = [];
  for (const { at, attempt } of batch.requests) {
    const say = (message: string) =>
      found.push({ operation: batch.target.id, tried: `wrong request, ${batch.class}, ${at}`, message });
    if ("wire" in attempt) {
      const { status, violations } = await sendWire(baseUrl, attempt.wire);
      const accepted = status < 400 && !violations?.includes("Error");
      if (accepted) say(`accepted with ${status}: ${shown(attempt.wire)}`);
      if (status >= 500) say(`the mock failed with ${status}: ${shown(attempt.wire)}`);
    } else if (judge.accepts(attempt.schema, attempt.value, batch.class !== "wrong JSON text")) {
      say(`accepted by Ajv: ${shown(attempt.value)}`);
    }
  }
  return found;
}
