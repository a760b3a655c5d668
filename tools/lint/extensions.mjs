import { isObject } from "./document.mjs";

const DIALECT = "https://json-schema.org/draft/2020-12/schema";
const PREFIX = "x-lingpai-";

const oneOf = (...values) => ({
  says: values.map((value) => `\`${value}\``).join(" or "),
  holds: (v) => values.includes(v),
});
const text = { says: "a text", holds: (value) => typeof value === "string" && value.trim() !== "" };
const KINDS = ["page", "envelopePage", "cursor", "paginator"];

/** Each extension: what it stands on, and what it may say. */
const KNOWN = {
  kind: { on: ["Operation"], ...oneOf("navigation", "probe") },
  "filled-by": { on: ["Parameter", "Schema"], ...text },
  envelope: { on: ["Operation"], ...oneOf("none") },
  idempotent: { on: ["Operation"], ...oneOf(true, false) },
  "empty-array": { on: ["Operation"], ...oneOf("null") },
  pagination: {
    on: ["Operation"],
    says: `an object with \`kind\` (${KINDS.join(", ")}) and \`param\``,
    holds: (value) => isObject(value) && KINDS.includes(value.kind) && text.holds(value.param),
  },
  "no-example": { on: ["Operation"], ...text },
};

export function extensionKnown() {
  return {
    any(node, { location, report, type }) {
      if (!isObject(node)) return;
      for (const key of Object.keys(node)) {
        if (!key.startsWith(PREFIX)) continue;
        const rule = KNOWN[key.slice(PREFIX.length)];
        const say = (message) => report({ message, location: location.child(key).key() });
        if (!rule) say(`\`${key}\` is not an extension of ours.`);
        else if (rule.on && !rule.on.includes(type.name)) say(`\`${key}\` belongs on: ${rule.on.join(", ")}.`);
        else if (!rule.holds(node[key])) say(`\`${key}\` must be ${rule.says}.`);
      }
    },
  };
}

/** Without it validators read the schemas as draft-07 and pass over newer keywords in silence. */
export function schemaDialect() {
  return {
    Root(root, { location, report }) {
      if (root.jsonSchemaDialect === DIALECT) return;
      report({
        message: `The root needs \`jsonSchemaDialect: ${DIALECT}\`.`,
        location: location.child("openapi").key(),
      });
    },
  };
}
