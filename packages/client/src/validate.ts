import { InputError, ResponseFormatError } from "./errors.ts";
import type { Manifest } from "./operation.ts";
import { type AnswerSchemas, answerFindings } from "./validate-answer.ts";
import { validatorOf } from "./validate-call.ts";
import { type Check, checkOf, type JsonSchema } from "./validate-check.ts";
import { list, parted, type Values, wrongInput } from "./validate-input.ts";
import type { SchemaFinding, Validator } from "./validator.ts";

/** What the spec says of one operation; generated into `schemas.gen.ts`. */
export interface OperationSchemas {
  /** Of the inputs that go into path, query and headers, as one object. */
  readonly parameters?: JsonSchema;
  /** Of the inputs that go into the body, as the caller gives them. */
  readonly body?: JsonSchema;
  readonly answers: AnswerSchemas;
}

export interface Schemas {
  /** What the others refer to, by name. */
  readonly $defs: Readonly<Record<string, JsonSchema>>;
  readonly operations: Readonly<Record<string, OperationSchemas>>;
}

const modes = ["off", "warn", "throw"] as const;

/** `warn` tells what does not fit to the client's `logger` and `observe`; `throw` makes an error of it. */
export type ValidateMode = (typeof modes)[number];

/** One mode for inputs and answers, or one each; `off` where none is given. */
export type ValidateModes = ValidateMode | { readonly input?: ValidateMode; readonly answer?: ValidateMode };

/**
 * Compares inputs and answers with the schemas of a platform.
 *
 * @throws InputError when a mode is none of the three.
 */
export function createValidator(
  platform: { readonly name: string; readonly operations: Manifest },
  schemas: Schemas,
  given: ValidateModes,
): Validator {
  const mode = checkedModes(platform.name, given);
  const checks = new Map<string, Check>();
  // A platform has many schemas and a program uses few: each is made ready when it is first needed.
  const checkNamed = (name: string, schema: JsonSchema): Check => {
    const check = checks.get(name) ?? checkOf(schemas.$defs, schema);
    checks.set(name, check);
    return check;
  };
  return validatorOf({
    input(where, operationId, input = {}) {
      const own = known(schemas.operations, operationId);
      const inputs = known(platform.operations, operationId)?.input;
      // What is no object the client refuses itself.
      if (mode.input === "off" || !own || !inputs || typeof input !== "object") return [];
      const { parameters, body, isWhole } = parted(inputs, (input ?? {}) as Values);
      const inBody = checkNamed(`${operationId} body`, own.body ?? true)(body);
      const findings = [
        ...checkNamed(`${operationId} parameters`, own.parameters ?? true)(parameters),
        ...(isWhole ? inBody.map((found) => ({ ...found, pointer: `/body${found.pointer}` })) : inBody),
      ];
      if (mode.input === "throw" && findings.length > 0) throw wrongInput(where, findings);
      return findings;
    },
    answer(where, operationId, response, body) {
      const own = known(schemas.operations, operationId);
      if (mode.answer === "off" || !own) return [];
      const findings = answerFindings(own.answers, response, body, (name, schema) =>
        checkNamed(`${operationId} ${name}`, schema),
      );
      if (mode.answer === "throw" && findings.length > 0) {
        throw new ResponseFormatError(where, response, "the schema of the spec", list(findings));
      }
      return findings;
    },
  });
}

function checkedModes(platform: string, given: unknown): { input: unknown; answer: unknown } {
  const isEach = typeof given === "object" && given !== null;
  const { input = "off", answer = "off" } = isEach ? (given as Values) : { input: given, answer: given };
  const isMode = (value: unknown) => (modes as readonly unknown[]).includes(value);
  if (given !== undefined && isMode(input) && isMode(answer)) return { input, answer };
  throw new InputError({ platform }, "validate", `one of ${modes.join(", ")}`);
}

const known = <T>(record: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined;

export type { AnswerSchemas, JsonSchema, SchemaFinding, Validator };
