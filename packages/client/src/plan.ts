import type { Call } from "./call-state.ts";
import type { Operation } from "./operation.ts";

/** A request as plain data: nothing in it is consumed, so it can be authorized and sent again. */
export interface Plan {
  url: string;
  method: string;
  headers: Headers;
  body?: string | URLSearchParams | FormData | Blob | ArrayBuffer | ReadableStream | null;
  redirect?: "error" | "follow" | "manual";
  signal?: AbortSignal | null;
  /** Undefined when a raw call goes to a path that the spec does not have. */
  readonly operation?: Operation | undefined;
  readonly operationId?: string | undefined;
  /** The attempt of the same call whose token the platform refused; left out where none was. A credential brings another one. */
  readonly refused?: Plan;
}

/** A plan on its way; what is known of its operation stands in `call`. */
export interface CallPlan extends Plan {
  readonly call: Call;
}

/**
 * Authorizes one attempt by changing its plan: sets a header, adds fields to the form. It is called anew for every
 * attempt, with a plan of its own, so that a signature or a client JWT is never sent twice.
 *
 * One that is `renewable` has another token where the platform refuses the one it brought: it is asked once more, with `refused`
 * in the plan, and the request is sent once more. What it throws then is what the caller gets.
 */
export type Credential = ((plan: Plan) => void | Promise<void>) & { readonly renewable?: true };

export type Credentials = Readonly<Record<string, Credential>>;

/**
 * Stands in for `Request` inside openapi-fetch. A real Request costs a third of a call and is consumed when sent; this
 * one keeps the init as it is.
 */
export class PlanRequest {
  url: string;

  constructor(url: string, init: object) {
    this.url = url;
    Object.assign(this, init);
  }
}
