import { plain } from "./errors.ts";
import type { Subject } from "./key.ts";

/** Something happened to a token; no token is in it. */
export interface TokenEvent {
  /**
   * - `renewed`: there is another access token.
   * - `reauth_required`: the platform does not take the refresh token any more, so that only a new login helps; told once.
   * - `unavailable`: no token could be had for now; the old one is served while it lives.
   * - `misconfigured`: the platform refuses the application itself.
   * - `persist_failed`: new tokens are in memory only.
   * - `revoked`: the tokens were revoked.
   */
  readonly type: "renewed" | "reauth_required" | "unavailable" | "misconfigured" | "persist_failed" | "revoked";
  readonly platform: string;
  /** The caller's own id of the user; undefined for a token of the application, and where `refreshDue` does not know it. */
  readonly user?: string;
  /** Of a failure: the code of its error, or the reason why a login is needed. */
  readonly reason?: string;
}

/** The part of a console that the lifecycle uses. */
export interface TokenLogger {
  info(message: string): void;
  warn(message: string): void;
}

export interface TokenListeners {
  /** Gets an event for each change of a token. What it throws is ignored. */
  onToken?: (event: TokenEvent) => void;
  /** Gets a line for each event, without the user's id. */
  logger?: TokenLogger;
  /** The least that is logged. Default: `info`. */
  logLevel?: "debug" | "info" | "warn" | "error" | "off";
}

export type Tell = (type: TokenEvent["type"], subject: Subject, reason?: string) => void;

export function teller(platform: string, { onToken, logger, logLevel = "info" }: TokenListeners): Tell {
  const heard = { debug: 1, info: 1, warn: 2, error: 3, off: 4 }[logLevel];
  return (type, subject, given) => {
    // A platform's own code may be anything, a line of a log too.
    const reason = given && !plain.test(given) ? "error" : given;
    // An id that is too long for its key is not known to who renews what is due.
    const user = subject === "app" || !subject.user ? {} : { user: subject.user };
    quietly(() => onToken?.({ type, platform, ...user, ...(reason && { reason }) }));
    const whose = subject === "app" ? "the application" : "a user";
    const line = `${platform} token of ${whose}: ${type.replace("_", " ")}${reason ? ` (${reason})` : ""}`;
    const isGood = type === "renewed" || type === "revoked";
    if ((isGood ? 1 : 2) >= heard) quietly(() => logger?.[isGood ? "info" : "warn"](line));
  };
}

/** What a listener does wrong, at once or later, is no business of the tokens. */
async function quietly(listen: () => unknown): Promise<void> {
  try {
    await listen();
  } catch {}
}
