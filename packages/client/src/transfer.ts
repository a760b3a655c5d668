import type { Call } from "./call-state.ts";
import type { Plan } from "./plan.ts";

/** The place in a call's options where the files subpath puts what it changes. */
export const transfer: unique symbol = Symbol.for("lingpai.transfer");

export interface Transfer {
  /** Changes an attempt that is authorized already, just before it is sent. */
  send?(plan: Plan): void | Promise<void>;
  /** Hands the answer on unread. */
  readonly reads?: "nothing";
  /** What `send` puts into the body is used up by it. */
  readonly once?: boolean;
  /** Goes on with a call whose answer turned out to be no success when it was read. */
  readonly again?: Call | undefined;
}
