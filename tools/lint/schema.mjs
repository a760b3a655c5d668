import { child, follow, isObject, isRef, members } from "./document.mjs";

/** A schema with everything that holds for the same value: siblings and target of `$ref`, and the members of `allOf`. */
export function partsOf(ctx, place, seen = new Set()) {
  const { node, location } = place;
  if (!isObject(node) || seen.has(location.absolutePointer)) return [];
  seen.add(location.absolutePointer);
  const target = isRef(node) ? partsOf(ctx, follow(ctx, place), seen) : [];
  return [place, ...target, ...members(place, "allOf").flatMap(([, part]) => partsOf(ctx, part, seen))];
}

export function alternativesOf(parts) {
  return ["oneOf", "anyOf"].flatMap((key) =>
    parts.map((part) => members(part, key).map(([, arm]) => arm)).filter((arms) => arms.length > 0),
  );
}

export const typesOf = (parts) => parts.flatMap(({ node }) => node.type ?? []);

/** The first keyword of that name that any part states. */
export const keywordOf = (parts, name) => parts.find(({ node }) => name in node)?.node[name];

const LISTS = ["prefixItems"];
const MAPS = ["properties", "patternProperties"];
const SINGLES = ["items", "additionalProperties", "contentSchema"];

/**
 * Calls `visit({ name, place, parts })` for the schema and every schema in it. `parts` starts with what an enclosing
 * `oneOf` or `anyOf` states beside its arms, so that a limit stated there counts for each arm.
 */
export function walkSchema(ctx, start, visit) {
  const seen = new Set();
  const walk = (name, place, around = []) => {
    const own = partsOf(ctx, place);
    const [first] = own;
    const end = own.find(({ node }) => !isRef(node)) ?? first;
    if (!end || seen.has(`${end.location.absolutePointer} ${name}`)) return;
    seen.add(`${end.location.absolutePointer} ${name}`);
    const parts = [...around, ...own];
    visit({ name, place: end, parts });
    for (const arms of alternativesOf(own)) for (const arm of arms) walk(name, arm, parts);
    for (const part of own) {
      for (const key of MAPS) for (const [property, at] of members(part, key)) walk(property, at);
      for (const key of LISTS) for (const [, at] of members(part, key)) walk(name, at);
      for (const key of SINGLES) if (isObject(part.node[key])) walk(name, child(part, key));
    }
  };
  walk(start.name, start.place);
}

/** The names of the properties of a body that is an object, whichever of its forms it takes. */
export function propertyNames(ctx, place, seen = new Set()) {
  const parts = partsOf(ctx, place, seen);
  const own = parts.flatMap((part) => members(part, "properties"));
  const arms = alternativesOf(parts).flat();
  return [...own, ...arms.flatMap((arm) => propertyNames(ctx, arm, seen))];
}

/** Every input of an operation that has a schema, as `{ name, place, media }`; `media` is absent for a parameter. */
export function inputsOf({ parameters, body }) {
  const given = parameters.map((place) => ({ name: place.node.name, place: child(place, "schema"), parameter: place }));
  const sent = body.map(([media, place]) => ({ name: "body", place: child(place, "schema"), media }));
  return [...given, ...sent].filter(({ place }) => isObject(place.node));
}
