/** What a value must look like: the part of JSON Schema that the client checks before it sends. */
export interface Limits {
  readonly type?: "string" | "integer" | "number" | "boolean" | "array" | "object" | "file";
  readonly enum?: readonly (string | number | boolean)[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly items?: Limits;
  /** `null` is a value of its own and not the same as leaving the input out. */
  readonly nullable?: true;
}

/** One input of an operation: where it goes, how it is written there, what it must look like. */
export interface Input extends Limits {
  readonly in: "path" | "query" | "header" | "body";
  readonly required?: true;
  /** An array in the query is one comma list, or, when set, a parameter an element. */
  readonly explode?: true;
  /** A form field whose value is JSON text. */
  readonly json?: true;
  /** The input is the whole body and not a field of it. */
  readonly whole?: true;
}

/** One of several shapes that the body of an operation can have. */
export interface Variant {
  readonly content: Content;
  /** The inputs whose values choose this shape, e.g. `grant_type`. */
  readonly when?: Readonly<Record<string, string>>;
  readonly required: readonly string[];
  readonly optional: readonly string[];
}

export type Content = "form" | "multipart" | "json";

/** What the runtime knows of an operation; generated from the spec into `operations.gen.ts`. */
export interface Operation {
  readonly method: "GET" | "PUT" | "POST" | "DELETE" | "PATCH" | "HEAD" | "OPTIONS";
  readonly path: string;
  readonly input: Readonly<Record<string, Input>>;
  readonly content?: Content;
  readonly variants?: readonly Variant[];
  /** Alternatives; every credential that one alternative names is needed together. Empty: no credential. */
  readonly security: readonly (readonly string[])[];
  /**
   * `navigation`: a browser visits it, so the client builds its URL and never fetches it.
   * `probe`: only whether it succeeds matters, so the method answers true or false.
   */
  readonly kind?: "navigation" | "probe";
  /** `false`: the answer is not in the platform's envelope. */
  readonly envelope?: false;
  /** What a success carries; JSON when left out. `binary` is a Blob. */
  readonly returns?: "nothing" | "text" | "binary";
  /** The platform answers `[]` for "there is none"; the call resolves to null. */
  readonly emptyIsNull?: true;
  /** Overrides what the method says (RFC 9110 section 9.2.2). */
  readonly idempotent?: boolean;
  /** `false`: a redirect is not followed, as it would carry a secret with it. */
  readonly redirect?: false;
  readonly pagination?: {
    readonly kind: "page" | "envelopePage" | "cursor" | "paginator";
    readonly param: string;
    readonly items?: string;
    readonly next?: string;
  };
  /** Names of the fields, sent or received, that hold secrets. */
  readonly sensitive?: readonly string[];
  readonly deprecated?: true;
}

export type Manifest = Readonly<Record<string, Operation>>;
