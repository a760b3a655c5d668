import { createValidator, type ValidateModes, type Validator } from "@lingpai/client/validate";
import { operations as authApiOperations } from "./auth-api-operations.gen.ts";
import { schemas as authApiSchemas } from "./auth-api-schemas.gen.ts";
import { operations } from "./operations.gen.ts";
import { schemas } from "./schemas.gen.ts";

/** For the option `validate` of a client: compares inputs and answers with the platform's schemas. */
export const validate = (modes: ValidateModes): Validator =>
  createValidator({ name: "blueking", operations }, schemas, modes);

/** The same for a client with `backend: "auth_api"`. */
export const validateAuthApi = (modes: ValidateModes): Validator =>
  createValidator({ name: "blueking", operations: authApiOperations }, authApiSchemas, modes);

export type { ValidateMode, ValidateModes, Validator } from "@lingpai/client/validate";
