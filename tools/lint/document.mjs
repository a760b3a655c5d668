// How a rule reads the document. A place is `{ node, location }`: what stands there, and where to report it.

export const isObject = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
export const isRef = (value) => isObject(value) && typeof value.$ref === "string";

export function child(place, ...path) {
  const node = path.reduce((at, key) => at?.[key], place.node);
  return { node, location: place.location.child(path) };
}

/** The members of the object or array at `place`, each as `[key, place]`. */
export function members(place, ...path) {
  const at = path.length === 0 ? place : child(place, ...path);
  if (at.node === null || typeof at.node !== "object") return [];
  return Object.keys(at.node).map((key) => [key, child(at, Array.isArray(at.node) ? Number(key) : key)]);
}

/** The target of a `$ref`, or the place itself. A dangling one gives nothing: `no-unresolved-refs` reports it. */
export function follow(ctx, place) {
  let at = place;
  for (let depth = 0; isRef(at.node) && depth < 20; depth++) {
    const { node, location } = ctx.resolve(at.node, at.location.source.absoluteRef);
    if (!location) return { node: undefined, location: at.location };
    at = { node, location };
  }
  return at;
}

/** The parameters of an operation, those of its path item included unless it restates them. */
function parametersOf(ctx, operation, item) {
  const own = members(operation, "parameters").map(([, place]) => follow(ctx, place));
  const restated = new Set(own.map(({ node }) => `${node?.in} ${node?.name}`));
  const shared = item ? members(item, "parameters").map(([, place]) => follow(ctx, place)) : [];
  return [...shared.filter(({ node }) => !restated.has(`${node?.in} ${node?.name}`)), ...own].filter(({ node }) =>
    isObject(node),
  );
}

/** The media types of a body or response, each as `[type, place]`. */
export function contentOf(ctx, place) {
  return members(follow(ctx, place), "content").map(([type, media]) => [type.toLowerCase(), follow(ctx, media)]);
}

export const isJson = (type) => /^application\/(?:[^;]+\+)?json\b/.test(type);
export const isForm = (type) => /^(?:application\/x-www-form-urlencoded|multipart\/form-data)\b/.test(type);

/**
 * A rule that looks at one operation at a time. `check` gets the operation's place, its parameters, its body's media
 * types and a `report(message, location)` that says the same thing about the same place only once, however many
 * operations share a component.
 */
export function operationRule(check) {
  return () => {
    const said = new Set();
    let item;
    return {
      PathItem(node, ctx) {
        item = { node, location: ctx.location };
      },
      Operation(node, ctx) {
        const operation = { node, location: ctx.location };
        const report = (message, location) => {
          const key = `${location.absolutePointer} ${message}`;
          if (said.has(key)) return;
          said.add(key);
          ctx.report({ message, location });
        };
        check({
          ctx,
          operation,
          report,
          parameters: parametersOf(ctx, operation, item),
          body: contentOf(ctx, child(operation, "requestBody")),
        });
      },
    };
  };
}
