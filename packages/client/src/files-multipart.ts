import type { FileStream } from "./files-inputs.ts";

/** A part of a body: what stands around the files, a file, or the stream of one with the name of its input. */
export type Piece = Blob | StreamPiece;

export interface StreamPiece extends FileStream {
  readonly input: string;
}

export interface Multipart {
  readonly contentType: string;
  readonly pieces: readonly Piece[];
  /** Bytes of the whole body; undefined where a stream does not say its size. */
  readonly total: number | undefined;
}

/** `multipart/form-data` (RFC 7578) as the HTML standard encodes it, with streams in place of the files of these names. */
export function multipart(form: FormData, streams: ReadonlyMap<string, FileStream>): Multipart {
  // Nobody can guess it, so no file can hold it.
  const boundary = Array.from(crypto.getRandomValues(new Uint8Array(16)), hex).join("");
  const pieces: Piece[] = [];
  for (const [name, value] of form) {
    const head = `--${boundary}\r\nContent-Disposition: form-data; name="${escaped(lines(name))}"`;
    if (typeof value === "string") {
      pieces.push(new Blob([`${head}\r\n\r\n${lines(value)}\r\n`]));
      continue;
    }
    const type = value.type || "application/octet-stream";
    // Bun leaves a Blob without a name as it is.
    const file = `${head}; filename="${escaped(value.name ?? "blob")}"\r\nContent-Type: ${type}\r\n\r\n`;
    const stream = streams.get(name);
    pieces.push(new Blob([file]), stream ? { ...stream, input: name } : value, new Blob(["\r\n"]));
  }
  pieces.push(new Blob([`--${boundary}--\r\n`]));
  let total: number | undefined = 0;
  for (const { size } of pieces) total = size === undefined || total === undefined ? undefined : total + size;
  return { contentType: `multipart/form-data; boundary=${boundary}`, pieces, total };
}

const hex = (byte: number): string => byte.toString(16).padStart(2, "0");

const lines = (text: string): string => text.replace(/\r\n|\r|\n/g, "\r\n");

const escaped = (name: string): string => name.replace(/[\n\r"]/g, (mark) => encodeURIComponent(mark));
