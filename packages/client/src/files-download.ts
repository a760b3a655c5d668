import type { Call } from "./call-state.ts";
import { ApiError, ResponseFormatError } from "./errors.ts";
import { fileName } from "./files-name.ts";
import { refusing, teller, type Wrong } from "./files-options.ts";
import { bodyOf, refusalOrChunks } from "./files-reading.ts";
import type { AnyMethod, DownloadArguments } from "./files-types.ts";
import type { CallOptions } from "./options.ts";
import type { CallPlan } from "./plan.ts";
import { needsAnotherToken } from "./token-refused.ts";
import { transfer } from "./transfer.ts";

export interface DownloadProgress {
  readonly received: number;
  /** The answer's Content-Length; undefined where it has none, or where that counts compressed bytes. */
  readonly total: number | undefined;
}

export interface DownloadOptions extends CallOptions {
  /** Told once at 0 and after each chunk that is read. What it throws is ignored. */
  onProgress?: (progress: DownloadProgress) => void;
  /**
   * Milliseconds that a reader waits for the next chunk; the other limits end with the headers. Default: the call's `timeoutMs`.
   */
  idleTimeoutMs?: number;
}

/** An answer whose body is still to come. Read the stream to its end or cancel it: until then it holds a connection. */
export interface Download {
  /**
   * Fails with a ResponseFormatError when it ends before its size or goes beyond it, with a NetworkError when the connection
   * breaks, with a TimeoutError when it stalls, and with the reason of the call's signal.
   */
  readonly stream: ReadableStream<Uint8Array>;
  readonly size: number | undefined;
  /** The media type, as the answer says it; empty where it does not. */
  readonly type: string;
  /** The file's name, without folders, where the answer says it. */
  readonly name: string | undefined;
  /** Status and headers; its body is `stream`. */
  readonly response: Response;
}

/**
 * Calls a method and resolves when the headers came, with the body as a stream. Up to there it is a call like any other, with
 * its retries and limits. A refusal that comes as JSON is thrown, as the method would.
 *
 * @throws what the method throws
 */
export async function download<M extends AnyMethod>(
  method: M,
  ...given: DownloadArguments<M, DownloadOptions>
): Promise<Download> {
  const [input, options] = given as [unknown, DownloadOptions?];
  const { onProgress, idleTimeoutMs, ...others } = options ?? {};
  const wrong = wrongOptions({ onProgress, idleTimeoutMs });
  let sent: CallPlan | undefined;
  const send = (plan: CallPlan): void => {
    sent = plan;
  };
  const open = async (again?: Call) => {
    const inner = { ...others, ...wrong, [transfer]: { send, reads: "nothing", again } };
    const { response } = await refusing(wrong, () => method.withResponse(input as never, inner));
    const { call } = sent as unknown as CallPlan;
    const type = response.headers.get("content-type") ?? "";
    const size = sizeOf(response);
    const body = bodyOf(call, response, idleTimeoutMs ?? call.timeoutMs, size);
    try {
      const chunks = isJson.test(type) ? await refusalOrChunks(call, response, body) : [];
      return { response, type, size, body, chunks };
    } catch (error) {
      if (!(error instanceof ApiError && needsAnotherToken(call, error.response))) {
        call.context.observer?.refusal(call, error);
        throw error;
      }
      call.refused = call.sent;
      return open(call);
    }
  };
  const { response, type, size, body, chunks } = await open();
  const tell = teller(onProgress);
  let received = 0;
  tell({ received, total: size });
  const stream = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const chunk = chunks.shift() ?? (await body.next());
        received += chunk?.byteLength ?? 0;
        if (size !== undefined && (chunk ? received > size : received < size)) {
          const came = `${chunk ? "at least " : ""}${received}`;
          const error = new ResponseFormatError(body.where(), response, `${size} bytes`, came);
          body.stop(error);
          throw error;
        }
        if (!chunk) return controller.close();
        controller.enqueue(chunk);
        tell({ received, total: size });
      },
      cancel: body.stop,
    },
    { highWaterMark: 0 },
  );
  return { stream, size, type, name: fileName(response.headers.get("content-disposition")), response };
}

/** A document, which ends; not the lines of a stream. */
const isJson = /^\s*\w+\/([\w.-]+\+)?json\s*(;|$)/i;

function wrongOptions({ onProgress, idleTimeoutMs: ms }: DownloadOptions): Wrong {
  const wrong: Wrong = {};
  if (onProgress !== undefined && typeof onProgress !== "function") wrong.onProgress = "a function";
  // A timer of more would fire at once.
  const isTime = typeof ms === "number" && ms >= 1 && ms <= 2 ** 31 - 1;
  if (ms !== undefined && !isTime) wrong.idleTimeoutMs = "milliseconds, from 1 to 2147483647";
  return wrong;
}

/** Of the bytes that the stream gives: a length beside an encoding is that of what was encoded (RFC 9110 section 8.6). */
function sizeOf({ headers, type }: Response): number | undefined {
  const length = headers.get("content-length");
  // From another origin a browser shows the length without asking, and the encoding only where the server allows it.
  const isKnown = type !== "cors" || /\*|content-encoding/i.test(headers.get("access-control-expose-headers") ?? "");
  if (!length || !/^\d+$/.test(length) || headers.has("content-encoding") || !isKnown) return undefined;
  return Number(length);
}
