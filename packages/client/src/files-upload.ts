import { remainingMs, whereabouts } from "./call-state.ts";
import { InputError, TimeoutError } from "./errors.ts";
import { type Counted, counted } from "./files-counted.ts";
import { type FileStream, fileHint, takeStreams } from "./files-inputs.ts";
import { multipart } from "./files-multipart.ts";
import { ignored, refusing, teller } from "./files-options.ts";
import type { AnyMethod, UploadInput } from "./files-types.ts";
import type { CallOptions } from "./options.ts";
import type { CallPlan } from "./plan.ts";
import { type Transfer, transfer } from "./transfer.ts";
import { within } from "./within.ts";

export interface UploadProgress {
  /** Bytes of the body that were handed to the runtime, with what stands around the files. */
  readonly sent: number;
  /** Bytes of the whole body; undefined where a stream does not say its size. */
  readonly total: number | undefined;
}

export interface UploadOptions extends CallOptions {
  /**
   * Told as the body goes out: at 0 and chunk by chunk where the runtime streams a request (Node, Bun, Deno); elsewhere at
   * start and end. An attempt that is repeated begins at 0 again. What it throws is ignored.
   */
  onProgress?: (progress: UploadProgress) => void;
}

/**
 * Calls a method that sends files, each a `File`, a `Blob`, or a stream. `timeoutMs` and `deadlineMs` hold for the body too: give a
 * large file more of both. A call with a stream is sent once and never repeated; what that leaves of it is cancelled. Where the
 * call ends before anything was sent, a stream is as it was.
 *
 * @throws what the method throws, and what a stream fails with; InputError, too, for a stream that somebody reads already (nothing
 *   was sent then), and for one that is not of its `size`.
 */
export async function upload<M extends AnyMethod>(
  method: M,
  input: UploadInput<M>,
  options?: UploadOptions,
): Promise<Awaited<ReturnType<M>>> {
  const { onProgress, ...others } = options ?? {};
  const { input: given, streams, wrong } = takeStreams(input);
  if (onProgress !== undefined && typeof onProgress !== "function") {
    wrong.onProgress = "a function";
    Object.assign(others, { onProgress });
  }
  const tell = teller(onProgress);
  let bodies: Counted[] = [];
  let atEnd: UploadProgress | undefined;

  /** Ends the bodies of an attempt, which may have been answered in the middle of them; what they failed with is the reason. */
  const end = (): void => {
    for (const body of bodies) body.stop();
    for (const { failure } of bodies) if (failure) throw failure.reason;
  };
  const send = async (plan: CallPlan): Promise<void> => {
    const { body: form, call } = plan;
    end();
    const refused = (name: string, expected: string) =>
      new InputError({ platform: call.context.platform.name, operation: plan.operationId }, name, expected);
    if (!(form instanceof FormData)) throw refused("input", "a file, which makes the body multipart");
    for (const name of streams.keys()) {
      if (plan.operation?.input[name]?.type !== "file") throw refused(name, "no stream, as it is not a file");
    }
    const { contentType, pieces, total } = multipart(form, streams);
    tell({ sent: 0, total });
    if (!canStream()) {
      bodies = Array.from(streams, ([name, file]) => counted([{ ...file, input: name }], ignored, refused));
      if (streams.size > 0) plan.body = await collected(plan, form, streams, bodies);
      const size = multipart(plan.body as FormData, new Map()).total ?? 0;
      atEnd = { sent: size, total: size };
      return;
    }
    const body = counted(
      pieces,
      (sent) => {
        // Its fields are what errors and logs hide; by now the stream is in the hands of fetch.
        plan.body = form;
        tell({ sent, total });
      },
      refused,
    );
    bodies = [body];
    plan.body = body.stream;
    plan.headers.set("content-type", contentType);
    // Without it the body goes out in chunks, which some servers (WSGI) do not take.
    if (total !== undefined) plan.headers.set("content-length", String(total));
  };

  const moved: Transfer = { send, once: streams.size > 0 };
  try {
    const make = () => method(given as never, { ...others, [transfer]: moved } as CallOptions);
    const data = await refusing(wrong, make, (error) => fileHint(input, error));
    if (atEnd) tell(atEnd);
    return data as Awaited<ReturnType<M>>;
  } finally {
    end();
  }
}

/** The form with its streams read to files, for a runtime that sends nothing else. */
async function collected(
  { call, signal }: CallPlan,
  form: FormData,
  streams: ReadonlyMap<string, FileStream>,
  bodies: readonly Counted[],
): Promise<FormData> {
  const late = () => new TimeoutError(whereabouts(call, false), "deadlineMs", call.deadlineMs);
  const read = () => Promise.all(bodies.map(({ stream }) => new Response(stream).blob()));
  const blobs = await within(remainingMs(call), signal, read, late);
  const names = [...streams.keys()];
  const filled = new FormData();
  for (const [name, value] of form) {
    const blob = blobs[names.indexOf(name)];
    if (typeof value === "string" || !blob) filled.append(name, value);
    else filled.append(name, new File([blob], value.name, { type: value.type }));
  }
  return filled;
}

/**
 * Whether a stream can be the body of a request. Browsers either make text of it, which has a content type, or take it over HTTP/2
 * only; they are told by the header that they let no program set.
 */
function canStream(): boolean {
  const headers = { "content-length": "0" };
  const init = { method: "POST", body: new ReadableStream(), duplex: "half", headers };
  try {
    const request = new Request("http://localhost", init);
    return request.headers.has("content-length") && !request.headers.has("content-type");
  } catch {
    return false;
  }
}
