import { child, isObject, operationRule } from "./document.mjs";
import { propertyNames } from "./schema.mjs";

const CAMEL_CASE = /^[a-z][a-zA-Z0-9]*$/;

// A client has these beside its operations; an operation of the same name would hide one of them. Some stand here for
// the language: `then` would make the client a promise, `toJSON` and `constructor` are called behind one's back.
const CLIENT_MEMBERS = new Set([
  ...["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE", "request"],
  ...["auth", "as", "asApp", "asClient", "withToken", "withResponse"],
  ...["then", "toJSON", "toString", "valueOf", "constructor"],
]);

export const operationIdName = operationRule(({ operation, report }) => {
  const { operationId } = operation.node;
  if (typeof operationId !== "string") return;
  const { location } = child(operation, "operationId");
  if (CLIENT_MEMBERS.has(operationId)) report(`operationId \`${operationId}\` is a member of every client.`, location);
  else if (!CAMEL_CASE.test(operationId)) report(`operationId \`${operationId}\` is not camelCase.`, location);
});

export const operationSummaryLine = operationRule(({ operation, report }) => {
  const { summary } = operation.node;
  if (typeof summary !== "string") return;
  const { location } = child(operation, "summary");
  if (/[.。]\s*$/.test(summary)) report("The summary ends with a full stop.", location);
  if (summary.trim().includes("\n")) report("The summary is longer than one line.", location);
});

/** Missing `tags` are seen by `operation-tag-defined`, more than one by `operation-singular-tag`. */
export const operationHasTag = operationRule(({ operation, report }) => {
  if (operation.node.tags?.length === 0) report("The operation has no tag.", child(operation, "tags").location.key());
});

export const operationSecurity = operationRule(({ operation, report }) => {
  if (Array.isArray(operation.node.security)) return;
  report("The operation does not state its `security`; one that needs none says `[]`.", operation.location.key());
});

/** Callers give all inputs in one object, so a name can stand in one place only. */
export const inputNameOnce = operationRule(({ ctx, parameters, body, report }) => {
  const taken = new Map();
  const take = (name, where, location) => {
    const before = taken.get(name);
    if (before === undefined) taken.set(name, where);
    else if (before !== where) report(`The input \`${name}\` stands in ${before} and in ${where}.`, location);
  };
  for (const { node, location } of parameters) take(node.name, node.in, location.child("name"));
  for (const [, media] of body) {
    const schema = child(media, "schema");
    if (!isObject(schema.node)) continue;
    for (const [name, place] of propertyNames(ctx, schema)) take(name, "body", place.location.key());
  }
});
