import type { Where } from "./errors.ts";

/** One thing that does not fit its schema: where it is and what is broken, never the value. */
export interface SchemaFinding {
  /** RFC 6901, from the top of the input or answer; `*` stands for a name that the spec does not know. Empty: all of it. */
  readonly pointer: string;
  /**
   * The keyword of JSON Schema that is broken, e.g. `type`. Also `status` and `content-type` of an answer, where the spec
   * documents none such; and `unchecked` of what is nested too deep to compare.
   */
  readonly keyword: string;
}

/** Compares inputs and answers with the schemas of a platform; made by the `validate` subpath of its package. */
export interface Validator {
  /** @throws InputError where it is to throw and something does not fit. */
  input(where: Where, operationId: string, input: unknown): readonly SchemaFinding[];
  /**
   * @param body - the answer as it is on the wire, envelope and all: parsed JSON, or the text where it is not JSON
   * @throws ResponseFormatError where it is to throw and something does not fit.
   */
  answer(where: Where, operationId: string, response: Response, body: unknown): readonly SchemaFinding[];
}
