import type { Situation } from "./situation.ts";
import { answers } from "./situations-of-answers.ts";
import { connections } from "./situations-of-connections.ts";
import { repeating } from "./situations-of-repeating.ts";

/** Timeouts are 0.5 s an attempt and 4 s a call unless a row says otherwise; up to three retries. */
export const situations: readonly Situation[] = [...repeating, ...connections, ...answers];
