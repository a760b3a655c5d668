import type { Client as OpenapiFetchClient } from "openapi-fetch";
import type { Manifest } from "./operation.ts";
import type { CallOptions, PageOptions } from "./options.ts";
import type { Verb } from "./raw.ts";

/** What codegen and a platform's package say of a platform, for the compiler only. */
export interface PlatformTypes {
  /** `paths` of `paths.gen.ts`. */
  paths: object;
  /** `operations` of `paths.gen.ts`. */
  operations: object;
  /** `typeof operations` of `operations.gen.ts`. */
  manifest: Manifest;
  /** What marks an envelope as a success, e.g. `{ code: 0 }`; `never` where there is no envelope. */
  success: unknown;
}

/** A client: a method an operation, and openapi-fetch's own `GET`, `POST`, ... beside them. */
export type PlatformClient<P extends PlatformTypes, Bound extends string = never> = Methods<
  P["manifest"],
  P["operations"],
  P["success"],
  Bound
> &
  RawMethods<P["paths"]>;

export type RawMethods<Paths extends object> = Pick<OpenapiFetchClient<Paths>, Verb>;

// Homomorphic over the manifest: only so does its JSDoc show on the methods.
export type Methods<M extends Manifest, Operations, Success, Bound extends string> = {
  readonly [Id in keyof M]: Id extends keyof Operations
    ? M[Id] extends { kind: "navigation" }
      ? Navigation<Operations, Id>
      : M[Id] extends { kind: "probe" }
        ? Probe
        : IsBound<M[Id]["security"], Bound> extends true
          ? M[Id] extends { pagination: { items?: infer Items } }
            ? PagedMethod<Operations, Id, M[Id] extends { envelope: false } ? never : Success, Items>
            : Method<
                Operations,
                Id,
                M[Id] extends { envelope: false } ? never : Success,
                M[Id] extends { emptyIsNull: true } ? readonly unknown[] : never
              >
          : CredentialMissing<M[Id]["security"][number][number]>
    : never;
};

/** An operation, called with its inputs in one flat object. */
export interface Method<Operations, Id extends keyof Operations, Success = never, Null = never> {
  (...args: Arguments<Operations[Id]>): Promise<Result<Operations[Id], Success, Null>>;
  /** The same call, with the HTTP response beside the result. */
  withResponse(
    ...args: Arguments<Operations[Id]>
  ): Promise<{ data: Result<Operations[Id], Success, Null>; response: Response }>;
}

/** An operation that answers a page of a list. */
export interface PagedMethod<Operations, Id extends keyof Operations, Success, Items>
  extends Method<Operations, Id, Success> {
  /**
   * The pages from the one that the input names, each asked for when it is wanted; ends at the first page without items.
   * Every page is a call with limits and retries of its own.
   */
  pages(
    ...args: Arguments<Operations[Id], PageOptions>
  ): AsyncGenerator<Result<Operations[Id], Success>, void, undefined>;
  /** The items of all pages. */
  all(
    ...args: Arguments<Operations[Id], PageOptions>
  ): AsyncGenerator<ItemOf<Result<Operations[Id], Success>, Items>, void, undefined>;
}

/** Of the field that holds the list, or of the result where that is the list. */
type ItemOf<Page, Items> = (Items extends keyof Page ? Page[Items] : Page) extends readonly (infer Item)[]
  ? Item
  : never;

/** An operation that a browser visits: makes its URL and sends nothing. */
export type Navigation<Operations, Id extends keyof Operations> = (input: InputOf<Operations[Id]>) => string;

/** An operation of which only matters whether it succeeds: false on any failure, also where its signal ended it; an error for a wrong option only. */
export type Probe = (options?: CallOptions) => Promise<boolean>;

/** Stands where a method would be if the client had the credential that the operation needs. */
export interface CredentialMissing<Credential extends string> {
  readonly "this operation needs another credential: call it on withToken(), asClient() or the like": Credential;
}

type IsBound<Security extends readonly (readonly string[])[], Bound extends string> = Security extends readonly []
  ? true
  : true extends (
        Security[number] extends infer Names
          ? Names extends readonly (infer Name)[]
            ? [Name] extends [Bound]
              ? true
              : never
            : never
          : never
      )
    ? true
    : false;

type Arguments<Operation, Options = CallOptions> =
  InputOf<Operation> extends infer Input
    ? Record<never, never> extends Input
      ? [input?: Input, options?: Options]
      : [input: Input, options?: Options]
    : never;

/** Path, query, header and body of an operation in one flat object. */
export type InputOf<Operation> = Operation extends { parameters: infer Parameters }
  ? Flat<
      Part<Parameters, "path"> &
        Part<Parameters, "query"> &
        Part<Parameters, "header"> &
        (Operation extends { requestBody?: infer Body } ? BodyPart<NonNullable<Body>> : unknown)
    >
  : never;

type Part<Parameters, Place extends string> = Place extends keyof Parameters
  ? [NonNullable<Parameters[Place]>] extends [never]
    ? unknown
    : NonNullable<Parameters[Place]>
  : unknown;

// `requestBody?: never` would match `{ content: infer C }` and make the whole input `never`.
type BodyPart<Body> = [Body] extends [never]
  ? unknown
  : Body extends { content: infer Content }
    ? Apart<Whole<Content[keyof Content]>>
    : unknown;

/** Of several bodies one is given; TypeScript alone would take the fields of all together. */
type Apart<Body, All = Body> = Body extends unknown
  ? Body & { [Name in Exclude<Names<All>, keyof Body>]?: never }
  : never;

type Names<Body> = Body extends unknown ? keyof Body : never;

/** A body that is not an object is given as `body`. */
type Whole<Body> = Body extends readonly unknown[] | string | number | boolean | null
  ? { body: Body }
  : string extends keyof Body
    ? { body: Body }
    : Body;

// An operation without inputs refuses any name; `unknown` would take them all.
type Flat<T> = unknown extends T
  ? { [name: string]: never }
  : T extends unknown
    ? { [Name in keyof T]: Listed<T[Name]> }
    : never;

type Listed<T> = T extends readonly (infer Item)[] ? readonly Item[] : T;

/** What a call resolves to: the success answer, taken out of its envelope, null in place of what stands for "none". */
export type Result<Operation, Success, Null = never> = Operation extends { responses: infer Responses }
  ? Nulled<ContentOf<Responses, keyof Responses & (200 | 201 | 202 | 203 | "2XX"), Success>, Null>
  : never;

/** What an operation of a platform resolves to, by its id. */
export type ResultOf<P extends PlatformTypes, Id extends keyof P["operations"] & keyof P["manifest"]> = Result<
  P["operations"][Id],
  P["manifest"][Id] extends { envelope: false } ? never : P["success"],
  P["manifest"][Id] extends { emptyIsNull: true } ? readonly unknown[] : never
>;

type Nulled<T, Null> = [Null] extends [never] ? T : Exclude<T, Null> | null;

// biome-ignore lint/suspicious/noConfusingVoidType: a call that answers nothing resolves to it
type Nothing = void;

type ContentOf<Responses, Status extends keyof Responses, Success> = [Status] extends [never]
  ? Nothing
  : Responses[Status] extends infer Response
    ? Response extends { content: infer Content }
      ? Content extends { "application/json": infer Json }
        ? Unwrapped<Json, Success>
        : OtherThanJson<Content, Success>
      : Nothing
    : never;

/** A method has one kind of result: the generator refuses text beside binary. */
type OtherThanJson<Content, Success> = keyof Content extends `${string}+json`
  ? Unwrapped<Content[keyof Content], Success>
  : keyof Content extends `text/${string}`
    ? string
    : Blob;

type Unwrapped<Body, Success> = [Success] extends [never]
  ? Body
  : Extract<Body, Success> extends { data: infer Data }
    ? Data
    : Body;
