import type { FileStream } from "./files-inputs.ts";
import type { CallOptions } from "./options.ts";

/** A method of any client that makes a call; not those that build a URL or answer true or false. */
export interface AnyMethod {
  (input: never, options?: CallOptions): Promise<unknown>;
  withResponse(input: never, options?: CallOptions): Promise<{ response: Response }>;
}

type InputOfMethod<M extends AnyMethod> = Parameters<M>[0];

/** The input of a method, with streams in place of files. */
export type UploadInput<M extends AnyMethod> = Streamed<InputOfMethod<M>>;

type Streamed<Input> = { [Name in keyof Input]: OrStream<Input[Name]> };

type OrStream<Value> = Value extends Blob ? Value | FileStream | ReadableStream<Uint8Array> : Value;

/** Input and options, the input optional where the method's is. */
export type DownloadArguments<M extends AnyMethod, Options> =
  undefined extends InputOfMethod<M>
    ? [input?: InputOfMethod<M>, options?: Options]
    : [input: InputOfMethod<M>, options?: Options];
