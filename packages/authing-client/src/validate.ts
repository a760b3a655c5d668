import { createValidator, type ValidateModes, type Validator } from "@lingpai/client/validate";
import { operations as oidcOperations } from "./oidc-operations.gen.ts";
import { schemas as oidcSchemas } from "./oidc-schemas.gen.ts";
import { operations } from "./operations.gen.ts";
import { schemas } from "./schemas.gen.ts";

/** For the option `validate` of a client: compares inputs and answers with the platform's schemas. */
export const validate = (modes: ValidateModes): Validator =>
  createValidator({ name: "authing", operations }, schemas, modes);

/** The same for a client of the protocol `oidc`. */
export const validateOidc = (modes: ValidateModes): Validator =>
  createValidator({ name: "authing", operations: oidcOperations }, oidcSchemas, modes);

export type { ValidateMode, ValidateModes, Validator } from "@lingpai/client/validate";
