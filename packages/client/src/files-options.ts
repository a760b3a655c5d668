import { InputError } from "./errors.ts";
import { quietly } from "./observe.ts";

/** What was expected, by the name of the input or option that is something else. */
export type Wrong = Record<string, string>;

/**
 * Makes a call that the core refuses, as it is given what is wrong under its name: only the core knows platform and operation,
 * and it refuses before a credential is asked for anything. The words are ours.
 *
 * @param hint - other words for what only the core found
 */
export async function refusing<T>(
  wrong: Wrong,
  call: () => Promise<T>,
  hint?: (error: InputError) => string | undefined,
): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const expected = Object.hasOwn(wrong, error.input) ? wrong[error.input] : hint?.(error);
    throw expected ? new InputError(error, error.input, expected) : error;
  }
}

/** Tells the caller how far it is. */
export const teller =
  <Progress>(onProgress: ((progress: Progress) => void) | undefined): ((progress: Progress) => void) =>
  (progress) =>
    void quietly(() => onProgress?.(progress));

export const ignored = (): void => {};
