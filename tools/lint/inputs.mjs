import { child, contentOf, isForm, isObject, isRef, members, operationRule } from "./document.mjs";
import { alternativesOf, inputsOf, keywordOf, partsOf, typesOf, walkSchema } from "./schema.mjs";

const LIMITS = {
  string: ["maxLength", "minLength", "pattern", "format", "contentMediaType"],
  number: ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"],
  array: ["minItems", "maxItems"],
};
LIMITS.integer = LIMITS.number;
const CLOSED = ["enum", "const"];

function isLimited(ctx, parts, keywords) {
  if (keywords.some((keyword) => keywordOf(parts, keyword) !== undefined)) return true;
  return alternativesOf(parts).some((arms) => arms.every((arm) => isLimited(ctx, partsOf(ctx, arm), keywords)));
}

export const inputLimit = operationRule((operation) => {
  for (const input of inputsOf(operation)) {
    walkSchema(operation.ctx, input, ({ name, place, parts }) => {
      for (const type of new Set(typesOf(parts))) {
        const keywords = LIMITS[type];
        if (!keywords || isLimited(operation.ctx, parts, [...keywords, ...CLOSED])) continue;
        const wanted = type === "array" ? keywords : [...keywords, ...CLOSED];
        operation.report(`The ${type} input \`${name}\` has no limit: one of ${wanted.join(", ")}.`, place.location);
      }
    });
  }
});

const SECRETS = new Set(["token", "password", "secret", "code_verifier", "client_assertion"]);
const SECRET_ENDINGS = /_(?:password|secret|token)$/;
// Their names end like a secret's, yet they only say where to go on.
const CURSORS = new Set(["page_token", "next_token", "next_page_token", "continuation_token"]);

function isSecretName(name, isInput) {
  const wire = String(name)
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replaceAll("-", "_")
    .toLowerCase();
  if (CURSORS.has(wire)) return false;
  return SECRETS.has(wire) || SECRET_ENDINGS.test(wire) || (isInput && wire === "code");
}

/** A secret is marked, or says that it is none (`x-sensitive: false`), at the schema or at the parameter. */
function isMarked(parts) {
  return keywordOf(parts, "format") === "password" || keywordOf(parts, "x-sensitive") !== undefined;
}

function checkSecrets(ctx, input, isInput, report) {
  walkSchema(ctx, input, ({ name, place, parts }) => {
    if (!isSecretName(name, isInput) || !typesOf(parts).includes("string")) return;
    if (isMarked(parts) || input.parameter?.node["x-sensitive"] !== undefined) return;
    // An arm that is one fixed text is no secret.
    if (keywordOf(parts, "const") !== undefined || keywordOf(parts, "enum") !== undefined) return;
    report(`\`${name}\` is a secret and needs \`format: password\` or \`x-sensitive: true\`.`, place.location);
  });
}

export const secretMarked = operationRule((operation) => {
  const { ctx, report } = operation;
  for (const input of inputsOf(operation)) checkSecrets(ctx, input, true, report);
  for (const [, response] of members(operation.operation, "responses")) {
    for (const [, media] of contentOf(ctx, response)) {
      const schema = child(media, "schema");
      if (isObject(schema.node)) checkSecrets(ctx, { name: "body", place: schema }, false, report);
    }
  }
});

const STYLES = { query: "form", path: "simple", header: "simple" };

function parameterProblems(ctx, { node, location }) {
  const problems = [];
  const say = (message, key) => problems.push([`The parameter \`${node.name}\` ${message}`, location.child(key)]);
  if (node.in === "cookie") say("is a cookie, which clients do not send.", "in");
  const style = STYLES[node.in];
  if (style && node.style !== undefined && node.style !== style) say(`has a style other than \`${style}\`.`, "style");
  if (node.allowReserved === true) say("has `allowReserved`, which clients do not do.", "allowReserved");
  if (node.content !== undefined) say("has `content` in place of a `schema`.", "content");
  const schema = child({ node, location }, "schema");
  if (typesOf(partsOf(ctx, schema)).includes("object")) say("is an object, which clients do not serialize.", "schema");
  return problems;
}

export const serializationSupported = operationRule(({ ctx, operation, parameters, body, report }) => {
  for (const [, place] of members(operation, "parameters")) {
    if (!isRef(place.node) || Object.keys(place.node).length === 1) continue;
    report("A parameter's `$ref` has siblings, which the generator does not read.", place.location);
  }
  for (const parameter of parameters) {
    for (const [message, location] of parameterProblems(ctx, parameter)) report(message, location);
  }
  for (const [type, media] of body) {
    if (!isForm(type)) continue;
    if (type.startsWith("application/") && media.node.encoding !== undefined) {
      report("A form body has `encoding`, which clients do not read.", child(media, "encoding").location.key());
    }
    for (const [name, place, parts] of formFields(ctx, child(media, "schema"))) {
      if (!typesOf(parts).includes("array")) continue;
      report(
        `The form field \`${name}\` is an array: make it a comma list, a string with a \`pattern\`.`,
        place.location,
      );
    }
  }
});

function formFields(ctx, schema) {
  const parts = partsOf(ctx, schema);
  const own = parts.flatMap((part) => members(part, "properties"));
  return [
    ...own.map(([name, place]) => [name, place, partsOf(ctx, place)]),
    ...alternativesOf(parts)
      .flat()
      .flatMap((arm) => formFields(ctx, arm)),
  ];
}
