import { InputError } from "./errors.ts";

/** What was expected, by the name of the input or option that is something else. */
export type Wrong = Record<string, string>;

/**
 * Makes a call that the core refuses, as it is given what is wrong under its name: only the core knows platform and operation,
 * and it refuses before a credential is asked for anything. The words are ours.
 */
export async function refusing<T>(wrong: Wrong, call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    const expected = error instanceof InputError && Object.hasOwn(wrong, error.input) && wrong[error.input];
    throw expected ? new InputError(error, error.input, expected) : error;
  }
}

/** Tells the caller how far it is; what that throws is not the transfer's business. */
export function teller<Progress>(onProgress: ((progress: Progress) => void) | undefined): (progress: Progress) => void {
  return (progress) => {
    try {
      onProgress?.(progress);
    } catch {}
  };
}

export const ignored = (): void => {};
