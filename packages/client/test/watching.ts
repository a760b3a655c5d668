import type { CallEvent, ClientOptions, Logger } from "../src/index.ts";

export interface Line {
  readonly level: string;
  readonly message: string;
  readonly event: object;
}

/** A logger and an observer that keep what they are told. */
export function watching(): { options: ClientOptions & { logger: Logger }; lines: Line[]; events: CallEvent[] } {
  const lines: Line[] = [];
  const events: CallEvent[] = [];
  const keep = (level: string) => (message: string, event: object) => void lines.push({ level, message, event });
  const logger = { debug: keep("debug"), info: keep("info"), warn: keep("warn"), error: keep("error") };
  return { options: { logger, observe: (event) => void events.push(event) }, lines, events };
}

export const levels = (lines: readonly Line[]): string[] => lines.map(({ level }) => level);
