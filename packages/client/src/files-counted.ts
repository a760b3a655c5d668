import type { Piece, StreamPiece } from "./files-multipart.ts";
import { ignored } from "./files-options.ts";

export interface Counted {
  readonly stream: ReadableStream<Uint8Array>;
  /** Why a file could not be read. */
  readonly failure: { readonly reason: unknown } | undefined;
  /** Ends what is left: the sources are cancelled, and who reads the stream is told. */
  stop(): void;
}

interface Open {
  readonly piece: Piece;
  readonly reader: ReadableStreamDefaultReader<Uint8Array>;
  came: number;
}

/**
 * The pieces as one stream. A chunk is read when one is asked for, so that no more than one is held.
 *
 * @param tell - gets the bytes handed on so far
 * @param wrong - makes the error of a stream that is not what it was said to be
 */
export function counted(
  pieces: readonly Piece[],
  tell: (sent: number) => void,
  wrong: (input: string, expected: string) => Error,
): Counted {
  const rest = [...pieces];
  let open: Open | undefined;
  let sent = 0;
  let isOver = false;
  let failure: Counted["failure"];

  const end = (reason: unknown): void => {
    isOver = true;
    open?.reader.cancel(reason).catch(ignored);
    for (const piece of rest) if (!(piece instanceof Blob)) piece.stream.cancel(reason).catch(ignored);
  };
  const next = (): Open | undefined => {
    const piece = rest.shift();
    if (!piece) return undefined;
    const stream: ReadableStream<Uint8Array> = piece instanceof Blob ? piece.stream() : piece.stream;
    return { piece, reader: stream.getReader(), came: 0 };
  };
  const check = ({ piece, came }: Open, chunk: unknown): void => {
    if (piece instanceof Blob) return;
    const { input, size } = piece as StreamPiece;
    if (chunk !== undefined && !(chunk instanceof Uint8Array)) throw wrong(input, "a stream of Uint8Array");
    const isWrong = size !== undefined && (chunk === undefined ? came !== size : came + chunk.byteLength > size);
    if (isWrong) throw wrong(input, `a stream of ${size} bytes, as its \`size\` says`);
  };

  let controller: ReadableStreamDefaultController<Uint8Array>;
  const stream = new ReadableStream<Uint8Array>(
    {
      start(given) {
        controller = given;
      },
      async pull() {
        try {
          while (!isOver) {
            open ??= next();
            if (!open) {
              isOver = true;
              return controller.close();
            }
            const { done, value } = await open.reader.read();
            if (isOver) return;
            check(open, done ? undefined : value);
            if (done) open = undefined;
            else if (value.byteLength > 0) {
              open.came += value.byteLength;
              sent += value.byteLength;
              controller.enqueue(value);
              return tell(sent);
            }
          }
        } catch (reason) {
          failure = { reason };
          end(reason);
          throw reason;
        }
      },
      cancel: end,
    },
    { highWaterMark: 0 },
  );
  return {
    stream,
    get failure() {
      return failure;
    },
    stop() {
      if (isOver) return;
      const reason = new DOMException("The upload is over.", "AbortError");
      end(reason);
      controller.error(reason);
    },
  };
}
