import { expect, test } from "vitest";
import { checkExamples } from "../check-examples.ts";
import { FORM, GET, rightSpec, VISIT } from "./right-spec.ts";

const ANSWER = `${GET}/responses/200/content/application~1json`;

const problemsOf = (edits: Record<string, unknown>) =>
  checkExamples("tablets", rightSpec(edits)).problems.map(({ operation, status, example, pointer, message }) => ({
    at: [operation, status, example].filter(Boolean).join(" > "),
    pointer,
    message,
  }));

test("the right spec has valid examples only, and all of them are counted", () => {
  const { counts, invalid, problems } = checkExamples("tablets", rightSpec());
  expect(problems).toEqual([]);
  expect(invalid).toBe(0);
  // schema: the example of `gate` and the default of `limit`.
  expect(counts).toEqual({ parameter: 3, request: 1, response: 5, header: 1, schema: 2 });
});

test.each([
  {
    what: "a parameter",
    edits: { [`${GET}/parameters/1/example`]: ["bearer", "wall"] },
    at: "getTablet > fields",
    pointer: "#/paths/~1tablets~1{tablet_id}/get/parameters/1/example/1",
    message: /must be equal to one of the allowed values/,
  },
  {
    what: "a parameter behind a reference",
    edits: { "components/parameters/Limit/example": 11 },
    at: "getTablet > limit",
    pointer: "#/components/parameters/Limit/example",
    message: /must be <= 10/,
  },
  {
    what: "a request body",
    edits: { [`${FORM}/examples/forLi/value/bearer`]: "L".repeat(41) },
    at: "makeTablet > forLi",
    pointer:
      "#/paths/~1tablets/post/requestBody/content/application~1x-www-form-urlencoded/examples/forLi/value/bearer",
    message: /must NOT have more than 40 characters/,
  },
  {
    what: "the content of JSON text",
    edits: { [`${FORM}/examples/forLi/value/gates`]: "[1,0]" },
    at: "makeTablet > forLi",
    pointer: "#/paths/~1tablets/post/requestBody/content/application~1x-www-form-urlencoded/examples/forLi/value/gates",
    message: /has content whose \/1 must be >= 1/,
  },
  {
    what: "JSON text that is none",
    edits: { [`${FORM}/examples/forLi/value/gates`]: "[1," },
    at: "makeTablet > forLi",
    pointer: "#/paths/~1tablets/post/requestBody/content/application~1x-www-form-urlencoded/examples/forLi/value/gates",
    message: /must be JSON text/,
  },
  {
    what: "a response that matches two arms",
    edits: { "components/schemas/Failure/properties/code": { type: "integer" } },
    at: "getTablet > 200 > found",
    pointer: `#/${ANSWER}/examples/found/value`,
    message: /matches the arms 0 and 1 of oneOf/,
  },
  {
    what: "a response example behind a reference",
    edits: { "components/examples/Missing/value": { code: "404" } },
    at: "getTablet > 200 > missing",
    pointer: "#/components/examples/Missing/value/code",
    message: /must be integer/,
  },
  {
    what: "a response header",
    edits: { [`${VISIT}/responses/302/headers/Location/example`]: "inside" },
    at: "visitGate > 302 > Location",
    pointer: "#/paths/~1gate/get/responses/302/headers/Location/example",
    message: /must match format "uri"/,
  },
  {
    what: "a schema",
    edits: { "components/schemas/TabletAnswer/properties/data/properties/gate/example": "seven" },
    at: "components.schemas.TabletAnswer > example",
    pointer: "#/components/schemas/TabletAnswer/properties/data/properties/gate/example",
    message: /must be integer/,
  },
  {
    what: "a default",
    edits: { "components/parameters/Limit/schema/default": 0 },
    at: "getTablet > default",
    pointer: "#/components/parameters/Limit/schema/default",
    message: /must be >= 1/,
  },
  {
    what: "an example without a schema",
    edits: { [`${VISIT}/responses/400/content/text~1plain/schema`]: undefined },
    at: "visitGate > 400 > noGate",
    pointer: "#/paths/~1gate/get/responses/400/content/text~1plain/examples/noGate/value",
    message: /has no schema/,
  },
  {
    what: "a schema with a keyword that does not exist",
    edits: { [`${GET}/parameters/0/schema`]: { type: "string", minLenght: 1 } },
    at: "getTablet > tablet_id",
    pointer: "#/paths/~1tablets~1{tablet_id}/get/parameters/0/example",
    message: /unknown keyword: "minLenght"/,
  },
  {
    what: "a keyword newer than draft-07",
    edits: { [`${FORM}/schema/unevaluatedProperties`]: false, [`${FORM}/examples/forLi/value/colour`]: "red" },
    at: "makeTablet > forLi",
    pointer: "#/paths/~1tablets/post/requestBody/content/application~1x-www-form-urlencoded/examples/forLi/value",
    message: /must NOT have unevaluated properties \(colour\)/,
  },
])("$what is reported by its pointer", ({ edits, at, pointer, message }) => {
  const problems = problemsOf(edits);
  expect(problems).toContainEqual({ at, pointer, message: expect.stringMatching(message) });
  expect(new Set(problems.map((problem) => problem.at))).toEqual(new Set([at]));
});
