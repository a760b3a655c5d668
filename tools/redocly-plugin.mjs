import {
  exampleName,
  failureExample,
  requestExample,
  responseExample,
  successExample,
  successFirst,
} from "./lint/examples.mjs";
import { extensionKnown, schemaDialect } from "./lint/extensions.mjs";
import { inputLimit, secretMarked, serializationSupported } from "./lint/inputs.mjs";
import {
  inputNameOnce,
  operationHasTag,
  operationIdName,
  operationSecurity,
  operationSummaryLine,
} from "./lint/operation.mjs";

/** The conventions of specs/README.md that no rule of Redocly's own checks. */
const rules = {
  "example-name": exampleName,
  "extension-known": extensionKnown,
  "failure-example": failureExample,
  "input-limit": inputLimit,
  "input-name-once": inputNameOnce,
  "operation-has-tag": operationHasTag,
  "operation-id-name": operationIdName,
  "operation-security": operationSecurity,
  "operation-summary-line": operationSummaryLine,
  "request-example": requestExample,
  "response-example": responseExample,
  "schema-dialect": schemaDialect,
  "secret-marked": secretMarked,
  "serialization-supported": serializationSupported,
  "success-example": successExample,
  "success-first": successFirst,
};

export default function lingpai() {
  return {
    id: "lingpai",
    rules: { oas3: rules },
    configs: {
      all: { rules: Object.fromEntries(Object.keys(rules).map((name) => [`lingpai/${name}`, "error"])) },
    },
  };
}
