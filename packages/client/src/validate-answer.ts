import type { Check, JsonSchema } from "./validate-check.ts";
import type { SchemaFinding } from "./validator.ts";

/** By status (`200`, `2XX`, `default`) and content type, envelope and all; without a content type the answer has no body. */
export type AnswerSchemas = Readonly<Record<string, Readonly<Record<string, JsonSchema>>>>;

/** @param check - makes the check of a schema, which the name tells from the others */
export function answerFindings(
  answers: AnswerSchemas,
  response: Response,
  body: unknown,
  check: (name: string, schema: JsonSchema) => Check,
): readonly SchemaFinding[] {
  const status = String(response.status);
  const name = [status, `${status[0]}XX`, "default"].find((each) => Object.hasOwn(answers, each));
  if (name === undefined) return [{ pointer: "", keyword: "status" }];
  const contents = answers[name] ?? {};
  const types = Object.keys(contents);
  const isEmpty = body === undefined || body === "";
  if (types.length === 0 && isEmpty) return [];
  const given = (response.headers.get("content-type") ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? "";
  const type =
    types.find((each) => each === given) ??
    types.find((each) => each.endsWith("/*") && (each === "*/*" || given.startsWith(each.slice(0, -1))));
  if (type === undefined) return [{ pointer: "", keyword: "content-type" }];
  return check(`${name} ${type}`, contents[type] ?? true)(isEmpty ? "" : body);
}
