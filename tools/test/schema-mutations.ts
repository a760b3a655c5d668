export type Step = string | number;

/** A value with one thing wrong, and where. */
export interface Mutant {
  readonly what: string;
  readonly pointer: string;
  readonly value: unknown;
}

/** Stands in every mutant; no finding and no message may hold it. */
export const canary = "fake-canary-7d1f\u0000 not a uri";

/** Everything that can be spoilt in a value: each place another value, each field missing. */
export function mutantsOf(value: unknown): Mutant[] {
  return placesIn(value).flatMap((path): Mutant[] => {
    const pointer = path.map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
    const found = at(value, path);
    const others: unknown[] =
      typeof found === "string" ? [{ [canary]: canary }, 7.25] : [canary, { [canary]: [canary] }];
    if (typeof found === "number") others.push(found + 987_654, found + 0.5);
    if (typeof found === "string") others.push(`${found}${canary}`, "");
    const mutants: Mutant[] = others.map((other) => ({
      what: "another value",
      pointer,
      value: put(value, path, other),
    }));
    if (typeof path.at(-1) === "string") mutants.push({ what: "missing", pointer, value: put(value, path, undefined) });
    return mutants;
  });
}

function placesIn(value: unknown, path: Step[] = []): Step[][] {
  if (typeof value !== "object" || value === null) return [path];
  const entries: [Step, unknown][] = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return [path, ...entries.flatMap(([step, inner]) => placesIn(inner, [...path, step]))];
}

const at = (value: unknown, path: readonly Step[]): unknown =>
  path.reduce((parent, step) => (parent as Record<Step, unknown>)[step], value);

/** A copy with another value at the place; `undefined` takes the field away. */
function put(value: unknown, path: readonly Step[], other: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return other;
  const copy = structuredClone(value) as Record<Step, unknown>;
  const inner = rest.length === 0 ? other : put(copy[step], rest, other);
  if (inner === undefined) delete copy[step];
  else copy[step] = inner;
  return copy;
}
