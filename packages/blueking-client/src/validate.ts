import { createValidator, type ValidateModes, type Validator } from "@lingpai/client/validate";
import { operations } from "./operations.gen.ts";
import { schemas } from "./schemas.gen.ts";

/** For the option `validate` of a client: compares inputs and answers with the platform's schemas. */
export const validate = (modes: ValidateModes): Validator =>
  createValidator({ name: "blueking", operations }, schemas, modes);

export type { ValidateMode, ValidateModes, Validator } from "@lingpai/client/validate";
