import { child, contentOf, follow, isJson, isObject, members, operationRule } from "./document.mjs";

const CAMEL_CASE = /^[a-z][a-zA-Z0-9]*$/;

/** The named examples of a media type, parameter or header, each as `[name, value]`. */
const namedExamples = (ctx, place) =>
  members(place, "examples").map(([name, at]) => [name, follow(ctx, at).node?.value]);

function hasExample(ctx, place) {
  const schema = follow(ctx, child(place, "schema")).node;
  const inSchema = isObject(schema) && (schema.example !== undefined || schema.examples?.length > 0);
  return place.node.example !== undefined || namedExamples(ctx, place).length > 0 || inSchema;
}

export const requestExample = operationRule(({ ctx, parameters, body, report }) => {
  for (const place of parameters) {
    const { example, name } = place.node;
    if (example === undefined && namedExamples(ctx, place).length === 0) {
      report(`The parameter \`${name}\` has no \`example\`.`, place.location);
    }
  }
  for (const [type, media] of body) {
    if (namedExamples(ctx, media).length > 0) continue;
    report(`The request body \`${type}\` has no named example.`, media.location.key());
  }
});

/** The responses of an operation, each as `{ status, place, media: [type, place][] }`. */
const responsesOf = (ctx, operation) =>
  members(operation, "responses").map(([status, at]) => {
    const place = follow(ctx, at);
    return { status: status.toUpperCase(), place, media: contentOf(ctx, place) };
  });

/** Whether a body on HTTP 200 is the failure arm of an envelope: its code is not 0. */
function isFailure(value) {
  if (!isObject(value)) return false;
  const code = value.code ?? value.res_code;
  return (code !== undefined && Number(code) !== 0) || value.result === false;
}

const isNavigation = (operation) => operation.node["x-lingpai-kind"] === "navigation";
const isEnveloped = (operation) => operation.node["x-lingpai-envelope"] !== "none";

function locationExamples(ctx, response) {
  const [header] = members(response.place, "headers").filter(([name]) => name.toLowerCase() === "location");
  if (!header) return [];
  const place = follow(ctx, header[1]);
  const { example } = place.node;
  return [...(example === undefined ? [] : [example]), ...namedExamples(ctx, place).map(([, value]) => value)];
}

function showsSuccess(ctx, operation, response) {
  if (response.status.startsWith("3")) {
    return isNavigation(operation) && locationExamples(ctx, response).length > 0;
  }
  if (!response.status.startsWith("2")) return false;
  if (response.media.length === 0) return true;
  return response.media.some(([type, media]) => {
    // The content of a file or a page says nothing that an example could show.
    if (!isJson(type)) return isNavigation(operation) || !type.startsWith("text/") || hasExample(ctx, media);
    return namedExamples(ctx, media).some(([, value]) => !(isEnveloped(operation) && isFailure(value)));
  });
}

function showsFailure(ctx, operation, response) {
  // An authorization endpoint tells its failures to the redirect URI.
  if (response.status.startsWith("3")) {
    return locationExamples(ctx, response).some((target) => /[?&#]error=/.test(String(target)));
  }
  const examples = response.media.flatMap(([, media]) => namedExamples(ctx, media));
  if (/^(?:[45]|DEFAULT)/.test(response.status)) return examples.length > 0;
  return isEnveloped(operation) && response.status === "200" && examples.some(([, value]) => isFailure(value));
}

export const successExample = operationRule(({ ctx, operation, report }) => {
  if (responsesOf(ctx, operation).some((response) => showsSuccess(ctx, operation, response))) return;
  const wanted = isNavigation(operation)
    ? "a 3xx with an example of `Location`, or a page"
    : "a named example of a 2xx JSON body, or a 2xx without content";
  report(`The operation shows no success: ${wanted}.`, child(operation, "responses").location.key());
});

export const failureExample = operationRule(({ ctx, operation, report }) => {
  const reason = operation.node["x-lingpai-no-example"];
  if (typeof reason === "string" && reason !== "") return;
  if (responsesOf(ctx, operation).some((response) => showsFailure(ctx, operation, response))) return;
  report(
    "The operation shows no failure: a named example on a 4xx or 5xx, or on 200 with a `code` or `res_code` other than 0. " +
      "If it cannot fail, `x-lingpai-no-example` says why.",
    child(operation, "responses").location.key(),
  );
});

export const responseExample = operationRule(({ ctx, operation, report }) => {
  for (const { status, media } of responsesOf(ctx, operation)) {
    for (const [type, place] of media) {
      if (!isJson(type) || namedExamples(ctx, place).length > 0) continue;
      report(`The response ${status} \`${type}\` has no named example.`, place.location.key());
    }
  }
});

/** A mock serves the first example unless asked for another, and what it serves unasked has to be a success. */
export const successFirst = operationRule(({ ctx, operation, report }) => {
  if (!isEnveloped(operation)) return;
  for (const { status, media } of responsesOf(ctx, operation)) {
    if (status !== "200") continue;
    for (const [, place] of media) {
      const outcomes = namedExamples(ctx, place).map(([, value]) => isFailure(value));
      if (!outcomes[0] || !outcomes.includes(false)) continue;
      report(
        "The first example of a response on 200 is a failure: successes come first.",
        child(place, "examples").location,
      );
    }
  }
});

export function exampleName() {
  const check = (examples, { location, report }) => {
    for (const name of Object.keys(examples)) {
      if (CAMEL_CASE.test(name)) continue;
      report({ message: `The example name \`${name}\` is not camelCase.`, location: location.child(name).key() });
    }
  };
  return { ExamplesMap: check };
}
