import type { Call } from "./call-state.ts";
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

/** What compares one input, or one answer, with the schemas of a platform. */
export interface SchemaChecks {
  /** @throws InputError where it is to throw and something does not fit. */
  input(where: Where, operationId: string, input: unknown): readonly SchemaFinding[];
  /**
   * @param body - the answer as it is on the wire, envelope and all: parsed JSON, or the text where it is not JSON
   * @throws ResponseFormatError where it is to throw and something does not fit.
   */
  answer(where: Where, operationId: string, response: Response, body: unknown): readonly SchemaFinding[];
}

/** Compares inputs and answers with the schemas of a platform; made by the `validate` subpath of its package. */
export interface Validator extends SchemaChecks {
  /** Compares the input of a call and tells what does not fit. Throws what `input` throws. */
  given(call: Call, input: unknown): void;
  /** The result of an answer, which is compared as well. Throws what `result` throws, else what `answer` throws. */
  answered(call: Call, response: Response, result: () => unknown): unknown;
}
