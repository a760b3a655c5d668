import { type Call, whereabouts } from "./call-state.ts";
import { ResponseFormatError } from "./errors.ts";
import type { Operation } from "./operation.ts";

export interface Exchanged {
  readonly data: unknown;
  readonly response: Response;
  readonly call: Call;
}

type Fields = Readonly<Record<string, unknown>>;

const tooMany = 10_000;

/**
 * The pages of an operation, each asked for when the one before was taken. It ends at the first page without items, whatever
 * that page says of a next one.
 *
 * @throws ResponseFormatError when a page is none, or the platform sends a place in the list that it sent before.
 */
export async function* pagesOf(
  { pagination, input: inputs }: Operation,
  ask: (input: Fields) => Promise<Exchanged>,
  input: Fields | null | undefined,
  maxPages = Number.POSITIVE_INFINITY,
): AsyncGenerator<unknown, void, undefined> {
  if (!pagination) return;
  const { kind, param, items, next = "" } = pagination;
  const asked = new Set<unknown>();
  let place: unknown = input?.[param] ?? (kind === "cursor" ? undefined : 1);
  for (let count = 0; count < maxPages; count++) {
    asked.add(place);
    const { data, response, call } = await ask(place === undefined ? { ...input } : { ...input, [param]: place });
    const wrong = (expected: string, received: string) =>
      new ResponseFormatError(whereabouts(call, false, response), response, expected, received);
    const list = itemsOf(data, items);
    if (!list) throw wrong("a page with a list", "none");
    if (list.length === 0) return;
    if (count === tooMany) throw wrong(`at most ${tooMany} pages`, "more");
    const following = (data as Fields)[next];
    const { current_page: current, total_pages: total } = (following ?? {}) as Fields;
    if (kind === "paginator") {
      if (Number.isNaN(numberOf(current) + numberOf(total))) throw wrong(`the field "${next}" with its pages`, "none");
      // Past the end the generic service sends its last page again.
      if (numberOf(current) !== Number(place)) return;
    }
    const isCounted = kind === "envelopePage" || kind === "paginator";
    const isNumber = inputs[param]?.type === "integer";
    const given = isCounted ? Number(place) + 1 : following;
    const then = placeIn(given, isNumber);
    // The model service, whose cursor is a number, ends its list with the one just asked for.
    const isAtItself = kind === "cursor" && isNumber && then === place;
    yield data;
    if (then === undefined || isAtItself || (kind === "paginator" && numberOf(current) >= numberOf(total))) return;
    if (Number.isNaN(then)) throw wrong(`the field "${next}" with a number`, "something else");
    if (asked.has(then)) throw wrong("another place in the list", "one that it sent before");
    place = then;
  }
}

/** A place in the list as its parameter takes it; undefined at the end, which is null or blank on the wire. */
function placeIn(given: unknown, isNumber: boolean): unknown {
  if (given === null || given === "") return undefined;
  if (isNumber && given !== undefined) return numberOf(given);
  return typeof given === "number" ? String(given) : given;
}

/** A number, also as text; null and blanks are none. */
const numberOf = (value: unknown): number =>
  typeof value === "number" || (typeof value === "string" && value.trim() !== "") ? Number(value) : Number.NaN;

/** An empty name: the result itself is the list. */
export function itemsOf(data: unknown, items = ""): readonly unknown[] | undefined {
  const list = items ? (data as Fields | null)?.[items] : data;
  return Array.isArray(list) ? list : undefined;
}
