import type { InputError } from "./errors.ts";
import type { Wrong } from "./files-options.ts";

/** A file that is sent while it is read: nothing of it is kept, so it is sent once. */
export interface FileStream {
  readonly stream: ReadableStream<Uint8Array>;
  /** The file's name, which the platform gets. */
  readonly name: string;
  /** Its media type. Default: `application/octet-stream`. */
  readonly type?: string;
  /** Its bytes, where they are known. Without them the body has no Content-Length, which some servers insist on. */
  readonly size?: number;
}

/** An input that has streams in it, taken apart. */
export interface Given {
  /** The input with an empty file in place of each stream, which the core checks as it checks any file. */
  readonly input: unknown;
  readonly streams: ReadonlyMap<string, FileStream>;
  readonly wrong: Wrong;
}

export function takeStreams(input: unknown): Given {
  const streams = new Map<string, FileStream>();
  const wrong: Wrong = {};
  if (typeof input !== "object" || input === null) return { input, streams, wrong };
  const fields = Object.entries(input).map(([name, value]) => {
    const file = streamOf(value);
    if (!file) return [name, value] as const;
    const flaw = flawOf(file);
    if (flaw) {
      wrong[name] = flaw;
      return [name, value] as const;
    }
    streams.set(name, file);
    return [name, new File([], file.name, { type: file.type ?? "" })] as const;
  });
  return { input: streams.size > 0 ? Object.fromEntries(fields) : input, streams, wrong };
}

function streamOf(value: unknown): FileStream | undefined {
  // As FormData names a Blob.
  if (value instanceof ReadableStream) return { stream: value, name: "blob" };
  const isFile = (value as FileStream | null | undefined)?.stream instanceof ReadableStream;
  return isFile ? (value as FileStream) : undefined;
}

function flawOf({ stream, name, type, size }: FileStream): string | undefined {
  if (typeof name !== "string") return "a stream with its `name`, a string";
  if (type !== undefined && typeof type !== "string") return "a stream whose `type` is a string";
  if (size !== undefined && !(Number.isSafeInteger(size) && size >= 0)) return "a stream whose `size` is whole bytes";
  return isFresh(stream) ? undefined : "a stream that nobody reads or has read from";
}

/** What an upload takes where the core expected a file, and what makes one of a path and of a Node stream. */
export function fileHint(input: unknown, { input: name, expected }: InputError): string | undefined {
  if (expected !== "a Blob or File") return undefined;
  const given = (input as Readonly<Record<string, unknown>>)[name];
  const isNodeStream = typeof (given as { pipe?: unknown } | null)?.pipe === "function";
  const file = "a Blob, a File or a web stream";
  if (isNodeStream) return `${file}; Readable.toWeb of node:stream makes one of a Node stream`;
  return typeof given === "string" ? `${file}; openAsBlob of node:fs makes a Blob of a path` : file;
}

/** A stream does not say whether it was read from, but no body is made of one that was (Fetch, "extract a body"). */
function isFresh(stream: ReadableStream): boolean {
  try {
    new Response(stream);
    return true;
  } catch {
    return false;
  }
}
