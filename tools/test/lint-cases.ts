import { FORM, GET, POST, VISIT } from "./right-spec.ts";

export interface Case {
  rule: string;
  what: string;
  /** A part of the message. */
  says: string;
  edits: Record<string, unknown>;
}

/** Each breaks one rule, in one place. */
export const broken: Case[] = [
  {
    rule: "example-name",
    what: "an example with a capital",
    says: "`ForLi` is not camelCase",
    edits: { [`${FORM}/examples`]: { ForLi: { value: { bearer: "Li" } } } },
  },
  {
    rule: "extension-known",
    what: "an unknown extension",
    says: "`x-lingpai-kin` is not an extension of ours",
    edits: { [`${GET}/x-lingpai-kin`]: "navigation" },
  },
  {
    rule: "extension-known",
    what: "an extension with a value that it cannot have",
    says: "must be `navigation` or `probe`",
    edits: { [`${VISIT}/x-lingpai-kind`]: "redirect", [`${VISIT}/responses/200/content/text~1html/example`]: "<p>" },
  },
  {
    rule: "extension-known",
    what: "an extension in the wrong place",
    says: "belongs on: Parameter, Schema",
    edits: { [`${GET}/x-lingpai-filled-by`]: "client" },
  },
  {
    rule: "extension-known",
    what: "a pagination without its parameter",
    says: "`x-lingpai-pagination` must be an object",
    edits: { [`${GET}/x-lingpai-pagination`]: { kind: "page" } },
  },
  {
    rule: "failure-example",
    what: "no example of a failure",
    says: "shows no failure",
    edits: { [`${POST}/responses/400/content`]: undefined },
  },
  {
    rule: "failure-example",
    what: "a code other than 0 outside an envelope",
    says: "shows no failure",
    edits: {
      [`${GET}/x-lingpai-envelope`]: "none",
      [`${GET}/responses/401/content`]: undefined,
    },
  },
  {
    rule: "input-limit",
    what: "a string parameter without limit",
    says: "The string input `tablet_id` has no limit",
    edits: { [`${GET}/parameters/0/schema`]: { type: "string" } },
  },
  {
    rule: "input-limit",
    what: "an integer without limit behind a reference",
    says: "The integer input `limit` has no limit",
    edits: { "components/parameters/Limit/schema": { type: ["integer", "null"] } },
  },
  {
    rule: "input-limit",
    what: "an array parameter without limit",
    says: "The array input `fields` has no limit",
    edits: { [`${GET}/parameters/1/schema/minItems`]: undefined },
  },
  {
    rule: "input-limit",
    what: "a form field without limit",
    says: "The string input `bearer` has no limit",
    edits: { [`${FORM}/schema/properties/bearer`]: { type: "string" } },
  },
  {
    rule: "input-limit",
    what: "JSON text with an item without limit",
    says: "The integer input `gates` has no limit",
    edits: { [`${FORM}/schema/properties/gates/contentSchema/items`]: { type: "integer" } },
  },
  {
    rule: "input-limit",
    what: "one arm of two without limit",
    says: "The string input `bearer` has no limit",
    edits: { [`${FORM}/schema/properties/bearer`]: { oneOf: [{ type: "string" }, { type: "integer", minimum: 1 }] } },
  },
  {
    rule: "input-name-once",
    what: "a name in the query and in the body",
    says: "`bearer` stands in query and in body",
    edits: {
      [`${POST}/parameters`]: [
        { name: "bearer", in: "query", description: "Again.", schema: { type: "string", maxLength: 1 }, example: "L" },
      ],
    },
  },
  {
    rule: "operation-has-tag",
    what: "no tag",
    says: "The operation has no tag",
    edits: { [`${GET}/tags`]: [] },
  },
  {
    rule: "operation-id-name",
    what: "an operationId that is a member of a client",
    says: "`withToken` is a member of every client",
    edits: { [`${GET}/operationId`]: "withToken" },
  },
  {
    rule: "operation-id-name",
    what: "an operationId in snake case",
    says: "`get_tablet` is not camelCase",
    edits: { [`${GET}/operationId`]: "get_tablet" },
  },
  {
    rule: "operation-security",
    what: "no security",
    says: "does not state its `security`",
    edits: { [`${VISIT}/security`]: undefined },
  },
  {
    rule: "operation-summary-line",
    what: "a full stop",
    says: "ends with a full stop",
    edits: { [`${GET}/summary`]: "Read one tablet." },
  },
  {
    rule: "request-example",
    what: "a parameter without example",
    says: "The parameter `tablet_id` has no `example`",
    edits: { [`${GET}/parameters/0/example`]: undefined },
  },
  {
    rule: "request-example",
    what: "a body without named example",
    says: "`application/x-www-form-urlencoded` has no named example",
    edits: { [`${FORM}/examples`]: undefined, [`${FORM}/example`]: { bearer: "Li" } },
  },
  {
    rule: "response-example",
    what: "a JSON response without named example",
    says: "The response 401 `application/json` has no named example",
    edits: { [`${GET}/responses/401/content/application~1json/examples`]: undefined },
  },
  {
    rule: "schema-dialect",
    what: "no dialect",
    says: "The root needs `jsonSchemaDialect:",
    edits: { jsonSchemaDialect: undefined },
  },
  {
    rule: "secret-marked",
    what: "a password without mark in a form",
    says: "`password` is a secret",
    edits: { [`${FORM}/schema/properties/password`]: { type: "string", minLength: 1 } },
  },
  {
    rule: "secret-marked",
    what: "a token without mark in an answer",
    says: "`accessToken` is a secret",
    edits: { "components/schemas/TabletAnswer/properties/data/properties/accessToken": { type: "string" } },
  },
  {
    rule: "secret-marked",
    what: "an authorization code without mark",
    says: "`code` is a secret",
    edits: { [`${FORM}/schema/properties/code`]: { type: "string", minLength: 1 } },
  },
  {
    rule: "serialization-supported",
    what: "a space-delimited parameter",
    says: "`fields` has a style other than `form`",
    edits: { [`${GET}/parameters/1/style`]: "spaceDelimited" },
  },
  {
    rule: "serialization-supported",
    what: "a deep object",
    says: "`limit` is an object",
    edits: {
      "components/parameters/Limit/schema": { type: "object" },
      "components/parameters/Limit/style": "deepObject",
      "components/parameters/Limit/example": {},
    },
  },
  {
    rule: "serialization-supported",
    what: "reserved characters",
    says: "`limit` has `allowReserved`",
    edits: { "components/parameters/Limit/allowReserved": true },
  },
  {
    rule: "serialization-supported",
    what: "a cookie",
    says: "`limit` is a cookie",
    edits: { "components/parameters/Limit/in": "cookie" },
  },
  {
    rule: "serialization-supported",
    what: "an array in a form",
    says: "The form field `gates` is an array",
    edits: {
      [`${FORM}/schema/properties/gates`]: { type: "array", maxItems: 3, items: { type: "integer", minimum: 1 } },
      [`${FORM}/examples/forLi/value/gates`]: [1, 2],
    },
  },
  {
    rule: "serialization-supported",
    what: "encoding in a form",
    says: "A form body has `encoding`",
    edits: { [`${FORM}/encoding`]: { gates: { contentType: "application/json" } } },
  },
  {
    rule: "serialization-supported",
    what: "a reference with siblings",
    says: "`$ref` has siblings",
    edits: { [`${GET}/parameters/2/description`]: "Another description." },
  },
  {
    rule: "success-example",
    what: "failures only",
    says: "shows no success: a named example of a 2xx JSON body",
    edits: { [`${GET}/responses/200/content/application~1json/examples/found`]: undefined },
  },
  {
    rule: "success-example",
    what: "a navigation without Location example",
    says: "shows no success: a 3xx with an example of `Location`",
    edits: {
      [`${VISIT}/responses/302/headers/Location/example`]: undefined,
      [`${VISIT}/responses/200/content`]: {
        "application/json": {
          schema: { $ref: "#/components/schemas/Failure" },
          examples: { closed: { value: { code: 5 } } },
        },
      },
    },
  },
  {
    rule: "success-first",
    what: "a failure before the success",
    says: "successes come first",
    edits: {
      [`${GET}/responses/200/content/application~1json/examples`]: {
        missing: { $ref: "#/components/examples/Missing" },
        found: { value: { code: 0, data: {} } },
      },
    },
  },
];

/** Variants that are as right as the spec itself. */
export const right: { what: string; edits: Record<string, unknown> }[] = [
  { what: "the right spec", edits: {} },
  {
    what: "a reason for having no failure",
    edits: { [`${POST}/responses/400/content`]: undefined, [`${POST}/x-lingpai-no-example`]: "nothing can be wrong" },
  },
  {
    what: "a failure told to the redirect URI",
    edits: {
      [`${VISIT}/responses/400/content`]: undefined,
      [`${VISIT}/responses/302/headers/Location/example`]: undefined,
      [`${VISIT}/responses/302/headers/Location/examples`]: {
        inside: { value: "https://tablets.test/inside" },
        denied: { value: "https://tablets.test/?error=access_denied" },
      },
    },
  },
  {
    what: "a code that is no secret",
    edits: { [`${FORM}/schema/properties/code`]: { type: "string", minLength: 1, "x-sensitive": false } },
  },
  {
    what: "a limit beside the arms",
    edits: {
      [`${FORM}/schema/properties/bearer`]: { maxLength: 9, oneOf: [{ type: "string" }, { type: "null" }] },
    },
  },
];
