import type { Seen } from "./server.ts";

/** What became of a row: everything that a judge may look at. */
export interface Outcome {
  readonly end:
    | { readonly kind: "value"; readonly value: unknown }
    | { readonly kind: "error"; readonly error: unknown }
    /** Neither, until the row was cut off. */
    | { readonly kind: "nothing" };
  readonly elapsedMs: number;
  readonly seen: readonly Seen[];
  /** What another origin saw. */
  readonly elsewhere: readonly Seen[];
  /** From the caller's abort to the end. */
  readonly sinceAbortMs?: number;
  /** Rejections that nobody handled. */
  readonly unhandled: number;
  /** By how much the machine was late with its timers at worst. */
  readonly lateMs?: number;
  /** Where a row is many calls: how many there were, how many ended in an error, and how often fetch was called. */
  readonly many?: { readonly calls: number; readonly errors: number; readonly attempts: number };
}

/** What the caller aborts with. */
export const reason: Error = new Error("the caller's own reason");
