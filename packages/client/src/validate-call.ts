import { type Call, whereabouts } from "./call-state.ts";
import { type DriftEvent, placeOf } from "./observe.ts";
import { textOf } from "./reading.ts";
import type { SchemaChecks, SchemaFinding, Validator } from "./validator.ts";

/** The checks as a client uses them: of its calls, with what does not fit told to its observer. */
export function validatorOf(checks: SchemaChecks): Validator {
  return {
    ...checks,
    given(call, input) {
      const { context, route } = call;
      const { operationId = "" } = route;
      const where = { platform: context.platform.name, operation: operationId };
      tell(call, "input", checks.input(where, operationId, input));
    },
    // A refusal of the platform says more than how it is written.
    answered(call, response, result) {
      const compare = () => {
        const where = whereabouts(call, false, response);
        tell(call, "answer", checks.answer(where, call.route.operationId ?? "", response, bodyOf(response)));
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
    },
  };
}

function tell(call: Call, where: DriftEvent["where"], findings: readonly SchemaFinding[]): void {
  if (findings.length === 0) return;
  const words = findings.map(({ pointer, keyword }) => `${pointer || "/"} (${keyword})`).join(", ");
  const event: DriftEvent = { type: "drift", ...placeOf(call), where, findings };
  call.context.observer?.warn(event, `${where} does not fit the spec: ${words}`);
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
