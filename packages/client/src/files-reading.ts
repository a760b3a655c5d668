import { resultOf } from "./answer.ts";
import { type Call, isRepeatable, remainingMs, whereabouts } from "./call-state.ts";
import { causeOf } from "./cause.ts";
import { NetworkError, TimeoutError, type Where } from "./errors.ts";
import { ignored } from "./files-options.ts";
import { readOnce } from "./reading.ts";
import { within } from "./within.ts";

/** The body of an answer, chunk by chunk. */
export interface Body {
  /**
   * The next chunk; undefined at the end.
   *
   * @param isWithinDeadline - the call's `deadlineMs` holds too
   * @throws NetworkError when the connection breaks, TimeoutError when nothing comes, the signal's reason.
   */
  next(isWithinDeadline?: boolean): Promise<Uint8Array | undefined>;
  /** Lets the connection go. */
  stop(reason: unknown): void;
  /** What an error of this body says of its call. */
  where(): Where;
}

/** @param idleMs - how long one chunk may take; a reader that asks for none may take as long as it likes */
export function bodyOf(call: Call, response: Response, idleMs: number, size: number | undefined): Body {
  const reader = response.body?.getReader();
  const signal = call.sent?.signal;
  let received = 0;
  const where = () => whereabouts(call, isRepeatable(call), response);
  const stop = (reason: unknown): void => {
    reader?.cancel(reason).catch(ignored);
  };
  const read = async () => {
    try {
      return await reader?.read();
    } catch (thrown) {
      const came = `, ${received}${size === undefined ? "" : ` of ${size}`} bytes`;
      throw new NetworkError(where(), causeOf(thrown), came);
    }
  };
  const next = async (isWithinDeadline = false) => {
    const leftMs = isWithinDeadline ? Math.max(0, remainingMs(call)) : idleMs;
    const late = () =>
      leftMs < idleMs
        ? new TimeoutError(where(), "deadlineMs", call.deadlineMs)
        : new TimeoutError(where(), "idleTimeoutMs", idleMs);
    try {
      signal?.throwIfAborted();
      const chunk = await within(Math.min(idleMs, leftMs), signal, read, late);
      received += chunk?.value?.byteLength ?? 0;
      return chunk?.value;
    } catch (reason) {
      stop(reason);
      throw reason;
    }
  };
  return { next, stop, where };
}

/** No refusal is longer. */
const longestRefusal = 64 * 1024;

/**
 * The first chunks of an answer in JSON, which may be a refusal in place of a file: one that ends within them is looked at.
 *
 * @throws ApiError when the platform says no; ResponseFormatError when a JSON answer is not what the spec says.
 */
export async function refusalOrChunks(call: Call, response: Response, body: Body): Promise<Uint8Array[]> {
  const chunks: Uint8Array[] = [];
  for (let bytes = 0; bytes <= longestRefusal; ) {
    const chunk = await body.next(true);
    if (!chunk) {
      const { status, statusText, headers } = response;
      const whole = new Response(new Blob(chunks as BlobPart[]), { status, statusText, headers });
      resultOf(call, await readOnce(whole, "all"));
      break;
    }
    chunks.push(chunk);
    bytes += chunk.byteLength;
  }
  return chunks;
}
