import { type Call, whereabouts } from "./call-state.ts";
import { textOf } from "./reading.ts";
import type { SchemaFinding } from "./validator.ts";

/** Compares the input of a call with the platform's schemas, where the client was told to. */
export function checkedGiven(call: Call, input: unknown): void {
  const { context, route } = call;
  const { operationId = "" } = route;
  const where = { platform: context.platform.name, operation: operationId };
  if (context.validator) tell(call, "input", context.validator.input(where, operationId, input));
}

/** The result of an answer, which is compared as well; a refusal of the platform says more than how it is written. */
export function checkedAnswer(call: Call, response: Response, result: () => unknown): unknown {
  const { validator } = call.context;
  if (!validator) return result();
  const compare = () => {
    const where = whereabouts(call, false, response);
    tell(call, "answer", validator.answer(where, call.route.operationId ?? "", response, bodyOf(response)));
  };
  let data: unknown;
  try {
    data = result();
  } catch (error) {
    try {
      compare();
    } catch {}
    throw error;
  }
  compare();
  return data;
}

function tell(call: Call, where: "input" | "answer", findings: readonly SchemaFinding[]): void {
  if (findings.length > 0) call.context.observer?.drift(call, where, findings);
}

function bodyOf(response: Response): unknown {
  // A file has no schema.
  const text = /json|text/i.test(response.headers.get("content-type") ?? "json") ? textOf(response) : undefined;
  try {
    return JSON.parse(text ?? "");
  } catch {
    return text;
  }
}
