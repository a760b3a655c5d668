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
  readonly requests: readonly { at: string; attempt: Attempt; byAjv?: string; input: Record<string, unknown> }[];
}

interface Control {
  readonly target: Target;
  readonly name: string;
  /** Undefined where the client sent nothing. */
  readonly wire: Wire | undefined;
}

export interface WrongPlan {
  readonly judge: Judge;
  /** The right requests, taken apart and put together again but not spoilt: they have to pass. */
  readonly controls: readonly Control[];
  readonly batches: readonly WrongBatch[];
  readonly excluded: readonly (Excluded & { operation: string })[];
}

/** Fixed, so that every run sends the same requests. */
const seed = 20_251_121;
const runs = 6;

/** What the client sends for a right request; nothing leaves this process. */
async function captured(target: Target, input: Record<string, unknown>): Promise<Wire | undefined> {
  const { fetch, exchanges } = recorder(nowhere);
  const [caller] = target.callers({ baseUrl: "http://nowhere.test", fetch });
  if (!caller) return undefined;
  const kind = target.found.operation["x-lingpai-kind"];
  const method = methodOf(caller, target.id);
  try {
    const result = await (kind === "probe" ? method() : method(input));
    if (kind === "navigation") return wireOf(String(result), {});
  } catch {
    // The answer from nowhere is a failure; only the request matters.
  }
  const [exchange] = exchanges;
  return exchange && wireOf(exchange.url, exchange.init);
}

/** Every wrong request to every operation of a platform, without sending any. */
export async function wrongPlan({ spec, targets }: Platform): Promise<WrongPlan> {
  const judge = judgeOf(spec);
  const batches: WrongBatch[] = [];
  const controls: Control[] = [];
  const excluded: (Excluded & { operation: string })[] = [];
  for (const target of targets) {
    const cases = new Map<string, Case>();
    const left = new Map<string, Excluded>();
    for (const { name, input } of target.inputs) {
      const wire = await captured(target, input);
      controls.push({ target, name, wire });
      if (!wire) continue;
      const found = wrongCasesOf({ spec, judge, target, wire });
      for (const one of found.cases) cases.set(`${name}: ${one.class}: ${one.at}`, { ...one, input });
      for (const one of found.excluded) left.set(one.reason, one);
    }
    excluded.push(...[...left.values()].map((one) => ({ ...one, operation: target.id })));
    batches.push(...batchesOf(target, [...cases.values()]));
  }
  return { judge, controls, batches, excluded };
}

type Case = WrongCase & { input: Record<string, unknown> };

function batchesOf(target: Target, cases: Case[]): WrongBatch[] {
  const seen = new Set<string>();
  const all = cases.flatMap((one) =>
    fc.sample(one.attempts, { seed, numRuns: runs }).flatMap((attempt) => {
      // Two right requests often differ in one field only, and constants come as often as they are drawn.
      const key = "wire" in attempt ? withoutTokens(attempt.wire) : `${one.at} ${JSON.stringify(attempt.value)}`;
      if (seen.has(key)) return [];
      seen.add(key);
      return [{ class: one.class, at: one.at, attempt, input: one.input, ...(one.byAjv && { byAjv: one.byAjv }) }];
    }),
  );
  const of = [...new Set(all.map((one) => one.class))];
  return of.map((name) => ({ target, class: name, requests: all.filter((one) => one.class === name) }));
}

/** A JWT is new at every call and would make equal requests look different. */
const withoutTokens = (wire: Wire): string => keyOf(wire).replaceAll(/"authorization":"Client ey[^"]*"/g, "");

/** What Prism answers to a request that breaks its spec; a 404 or a 500 would say that the test is at fault. */
const refusals = [400, 401, 415, 422];

export async function checkControl(baseUrl: string, { target, name, wire }: Control): Promise<Finding[]> {
  if (!wire) return [{ operation: target.id, tried: `control ${name}`, message: "nothing was sent" }];
  const { status, violations } = await sendWire(baseUrl, wire);
  if (status < 400 && !violations) return [];
  const message = `refused with ${status} although nothing is wrong with it: ${violations ?? shown(wire)}`;
  return [{ operation: target.id, tried: `control ${name}`, message }];
}

/** Sends them; what is accepted is reported. */
export async function checkWrongBatch(judge: Judge, baseUrl: string, batch: WrongBatch): Promise<Finding[]> {
  const found: Finding[] = [];
  for (const { at, attempt, input } of batch.requests) {
    const say = (message: string) =>
      found.push({ operation: batch.target.id, tried: `wrong request, ${batch.class}, ${at}`, message });
    if ("wire" in attempt) {
      const { status, violations } = await sendWire(baseUrl, attempt.wire);
      if (status < 400 && !violations?.includes("Error")) say(`accepted with ${status}: ${shown(attempt.wire)}`);
      else if (!refusals.includes(status)) say(`not refused but failed with ${status}: ${shown(attempt.wire)}`);
      continue;
    }
    const isJson = batch.class === "wrong JSON text";
    if (judge.accepts(attempt.schema, attempt.value, !isJson)) say(`accepted by Ajv: ${shown(attempt.value)}`);
    // Deep inside JSON the client leaves the check to the platform.
    if (!isJson && !(await refusedByClient(batch.target, { ...input, ...attempt.given }))) {
      say(`the client sends it: ${shown(attempt.given)}`);
    }
  }
  return found;
}

async function refusedByClient(target: Target, input: Record<string, unknown>): Promise<boolean> {
  const [caller] = target.callers({ baseUrl: "http://nowhere.test", fetch: nowhere });
  try {
    await (caller && methodOf(caller, target.id)(input));
    return false;
  } catch (error) {
    return (error as Error).name === "InputError";
  }
}
