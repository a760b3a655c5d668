/** A fault, and what a client has to make of it. Written before any client was driven through it. */
export interface Situation {
  readonly id: string;
  readonly group: "repeat" | "wait" | "connection" | "time" | "answer" | "secret";
  readonly what: string;
  readonly right: string;
  /** The RFC or the platform document that says so. */
  readonly why: string;
}
