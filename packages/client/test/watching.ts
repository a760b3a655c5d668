import type { CallEvent, ClientOptions, Logger } from "../src/index.ts";

export interface Line {
  readonly level: string;
  readonly message: string;
  /** What a debug line holds, as JSON. */
  readonly event?: object;
}

/** A logger and an observer that keep what they are told. */
export function watching(): { options: ClientOptions & { logger: Logger }; lines: Line[]; events: CallEvent[] } {
  const lines: Line[] = [];
  const events: CallEvent[] = [];
  const keep = (level: string) => (text: string) => {
    const [message = "", json] = level === "debug" ? text.split(/ (?=\{"request")/, 2) : [text];
    lines.push({ level, message, ...(json && { event: JSON.parse(json) as object }) });
  };
  const logger = { debug: keep("debug"), info: keep("info"), warn: keep("warn"), error: keep("error") };
  return { options: { logger, observe: (event) => void events.push(event) }, lines, events };
}

export const levels = (lines: readonly Line[]): string[] => lines.map(({ level }) => level);
