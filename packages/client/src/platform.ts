import type { Manifest } from "./operation.ts";

/** How a platform wraps its answers. */
export interface Envelope {
  /** The field that holds the code; 0, as a number or as text, is success. */
  readonly code: string;
  /**
   * The field that says whether it worked, where the platform has one: it decides, whatever the code is. An answer without it is
   * judged by its code.
   */
  readonly result?: string;
  /** The field that holds the platform's explanation. */
  readonly message: string;
  /** The field that holds the result. */
  readonly data: string;
  /** The field that holds the platform's own id of the request, where it is not in the header `x-request-id`. */
  readonly requestId?: string;
  /** An object without the code field is the result itself (BGE private). */
  readonly codeOptional?: true;
}

/** What differs between platforms, as data. */
export interface Platform {
  /** Stands in every error message. */
  readonly name: string;
  /** Used where the caller gives none. */
  readonly baseUrl?: string;
  readonly operations: Manifest;
  readonly envelope?: Envelope;
  /** The names of its own options; any other but those of every client is then refused. */
  readonly options?: readonly string[];
  /** The codes of refusals that its documents know. */
  readonly codes?: readonly (string | number)[];
  /**
   * How it says that the access token of a request is expired or unknown: with an HTTP status, or with one of these codes of a
   * refusal. On HTTP 403 neither counts: another token may do no more (RFC 6750 section 3.1).
   */
  readonly tokenRefused?: { readonly status?: number; readonly codes?: readonly (string | number)[] };
}
