const waiting = new WeakMap<EventTarget, Set<() => void>>();

/**
 * Runs something when a signal is aborted. All that wait for one signal share a listener: Node warns of a leak from the eleventh
 * on, and one signal may well end a thousand calls.
 *
 * @returns what takes it back
 */
export function onAbort(signal: AbortSignal, run: () => void): () => void {
  const runs = waiting.get(signal) ?? new Set();
  waiting.set(signal, runs);
  if (runs.size === 0) signal.addEventListener("abort", aborted);
  runs.add(run);
  return () => {
    if (runs.delete(run) && runs.size === 0) signal.removeEventListener("abort", aborted);
  };
}

function aborted({ target }: Event): void {
  target?.removeEventListener("abort", aborted);
  for (const run of waiting.get(target as EventTarget) ?? []) run();
}
