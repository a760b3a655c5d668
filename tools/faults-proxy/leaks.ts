import diagnostics from "node:diagnostics_channel";
import { getEventListeners } from "node:events";
import type { Socket } from "node:net";
import { setImmediate as turn } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { createGauge } from "./gauge.ts";

/** What calls left behind in this process. */
export interface Leaks {
  /** Timers that were set since and neither cleared nor fired; and how many more the process counts. */
  readonly timers: number;
  readonly timerHandles: number;
  /** Listeners on the signals that were shared by calls. */
  readonly listeners: number;
  /** Sockets that stayed open though the other side had hung up; by their own events, and as the process counts them. */
  readonly sockets: number;
  readonly socketWraps: number;
  readonly unhandled: readonly string[];
  readonly warnings: readonly string[];
}

export interface Watch {
  readonly socketPeak: number;
  /** To be asked in the same turn in which the last call ended. */
  timers(): Pick<Leaks, "timers" | "timerHandles">;
  /** To be asked after the other side hung up on all connections. */
  ended(signals: readonly AbortSignal[]): Promise<Omit<Leaks, "timers" | "timerHandles">>;
}

const count = (kind: RegExp): number => process.getActiveResourcesInfo().filter((name) => kind.test(name)).length;
const timersNow = (): number => count(/^Timeout$/);
const socketsNow = (): number => count(/^TCPSocketWrap$/);

/** Looks at this process from now on. Sockets have `closingMs` to close after the other side hung up. */
export function watchLeaks(closingMs = 5_000): Watch {
  const timersBefore = timersNow();
  const timers = watchTimers();
  const socketsBefore = socketsNow();
  const unhandled: string[] = [];
  const warnings: string[] = [];
  const sockets = createGauge();
  const onRejection = (reason: unknown) => unhandled.push(String(reason));
  const onWarning = ({ name, message }: Error) => warnings.push(`${name}: ${message}`);
  const onSocket = (event: unknown) => {
    sockets.up();
    (event as { socket: Socket }).socket.once("close", sockets.down);
  };
  process.on("unhandledRejection", onRejection);
  process.on("warning", onWarning);
  diagnostics.subscribe("net.client.socket", onSocket);
  return {
    get socketPeak() {
      return sockets.peak;
    },
    timers: () => ({ timers: timers.count(), timerHandles: timersNow() - timersBefore }),
    async ended(signals) {
      const open = await sockets.none(closingMs);
      // Handles are freed, rejections and warnings told, in the turns after that.
      await turn();
      await turn();
      timers.restore();
      process.off("unhandledRejection", onRejection);
      process.off("warning", onWarning);
      diagnostics.unsubscribe("net.client.socket", onSocket);
      const listeners = signals.reduce((sum, signal) => sum + getEventListeners(signal, "abort").length, 0);
      return { listeners, sockets: open, socketWraps: socketsNow() - socketsBefore, unhandled, warnings };
    },
  };
}

/** The timers that are set by the global function; a test runner keeps the original for its own. */
function watchTimers(): { count(): number; restore(): void } {
  const live = new Set<unknown>();
  const { setTimeout: set, clearTimeout: clear } = globalThis;
  const watchedSet = (run: (...args: unknown[]) => void, ms?: number, ...args: unknown[]) => {
    const fire = () => {
      live.delete(timer);
      run(...args);
    };
    const timer = set(fire, ms);
    live.add(timer);
    return timer;
  };
  globalThis.setTimeout = watchedSet as typeof setTimeout;
  globalThis.clearTimeout = (timer) => {
    live.delete(timer);
    clear(timer);
  };
  // Those of undici for idle connections are there as well, but do not keep the process up.
  const keepsUp = (timer: unknown): boolean => (timer as NodeJS.Timeout).hasRef();
  return {
    count: () => [...live].filter(keepsUp).length,
    restore: () => Object.assign(globalThis, { setTimeout: set, clearTimeout: clear }),
  };
}

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

/** Megabytes that are in use after the garbage was collected. */
export function heapMb(): number {
  collect();
  return process.memoryUsage().heapUsed / 2 ** 20;
}
