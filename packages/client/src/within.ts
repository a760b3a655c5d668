import { onAbort } from "./on-abort.ts";

/**
 * Runs something that takes a signal, and settles in time even where it does not listen to it. The two timers of
 * `AbortSignal.any([signal, AbortSignal.timeout(ms)])` cost four times as much and live on after the answer came.
 *
 * @param outer - its reason is the rejection
 * @param late - makes the rejection when the time is over
 */
export function within<T>(
  ms: number,
  outer: AbortSignal | null | undefined,
  run: (controller: AbortController) => T | PromiseLike<T>,
  late: () => unknown,
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const controller = new AbortController();
    const end = () => {
      clearTimeout(timer);
      unlisten?.();
    };
    const stop = (reason: unknown) => {
      end();
      reject(reason);
      controller.abort(reason);
    };
    const timer = setTimeout(() => stop(late()), ms);
    const unlisten = outer && onAbort(outer, () => stop(outer.reason));
    Promise.resolve(run(controller)).then(
      (value) => {
        end();
        resolve(value);
      },
      (error) => {
        end();
        reject(error);
      },
    );
    // What was begun before may have aborted it.
    if (outer?.aborted) stop(outer.reason);
  });
}

/** Waits, unless the signal ends it; then rejects with its reason. */
export function sleep(ms: number, signal: AbortSignal | null | undefined): Promise<void> {
  return new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => {
      unlisten?.();
      resolve();
    }, ms);
    const unlisten =
      signal &&
      onAbort(signal, () => {
        clearTimeout(timer);
        unlisten?.();
        reject(signal.reason);
      });
  });
}

/** Some Workers have none; there a request's signals live as short as the request. */
const unlinking =
  typeof FinalizationRegistry === "undefined" ? undefined : new FinalizationRegistry<() => void>((unlink) => unlink());

/** Lets the caller's signal end a body that is handed on unread, for as long as somebody holds it. */
export function linkTo(body: object, signal: AbortSignal, controller: AbortController): void {
  if (signal.aborted) controller.abort(signal.reason);
  // Not an argument of the call below: where there is no registry, that is not evaluated.
  const unlink = onAbort(signal, () => controller.abort(signal.reason));
  unlinking?.register(body, unlink);
}
