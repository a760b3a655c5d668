import { isDeepStrictEqual } from "node:util";
import { envelope, item } from "./answers.ts";
import { secrets } from "./client.ts";
import { type Outcome, reason } from "./outcome.ts";
import type { Seen } from "./server.ts";
import { chain, leak, tellsCode, tellsRetryAfter, tellsStatus, tellsTimeout } from "./telling.ts";

/** What is wrong about an outcome, in a few words; undefined where nothing is. */
export type Judge = (outcome: Outcome) => string | undefined;

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

const isAnswer = (value: unknown): boolean => isDeepStrictEqual(value, item) || isDeepStrictEqual(value, envelope);

function shape(value: unknown): string {
  if (value === undefined || value === null) return `${value} as the result`;
  if (typeof value === "string") return "the text as the result";
  if (typeof value === "object" && Object.keys(value).length === 0) return "{} as the result";
  return `another result`;
}

/** How it ended. */
function told({ end, elapsedMs }: Outcome): string {
  if (end.kind === "nothing") return `nothing within ${seconds(elapsedMs)}`;
  if (end.kind === "value") return isAnswer(end.value) ? "the answer" : shape(end.value);
  return tellsTimeout(end.error) ? "a timeout" : "an error";
}

export const answer: Judge = (outcome) =>
  outcome.end.kind === "value" && isAnswer(outcome.end.value) ? undefined : told(outcome);

export const noValue: Judge = (outcome) => {
  const { end } = outcome;
  // hey-api stands {} for nothing, openai null.
  const isNothing = end.kind === "value" && (end.value ?? "") === "";
  const isEmpty = end.kind === "value" && isDeepStrictEqual(end.value, {});
  return isNothing || isEmpty ? undefined : told(outcome);
};

/** An error of which something holds. */
const errorThat =
  (holds: (error: unknown) => boolean, otherwise: string): Judge =>
  (outcome) => {
    if (outcome.end.kind !== "error") return told(outcome);
    return holds(outcome.end.error) ? undefined : otherwise;
  };

export const error: Judge = errorThat(() => true, "");
export const status = (expected: number): Judge =>
  errorThat((thrown) => tellsStatus(thrown, expected), "an error without the status");
export const code = (expected: number): Judge =>
  errorThat((thrown) => tellsCode(thrown, expected), "an error without the code");
export const retryAfter = (expected: number): Judge =>
  errorThat((thrown) => tellsRetryAfter(thrown, expected), "an error without the time");
export const timeout: Judge = errorThat(tellsTimeout, "an error that does not say timeout");
export const callersReason: Judge = errorThat((thrown) => chain(thrown).includes(reason), "an error of its own");

export const tight: Judge = ({ end }) => {
  const place = end.kind === "error" ? leak(end.error) : undefined;
  return place && `the secret shows in ${place === "inspect" ? "its inspect()" : `its ${place}`}`;
};

export const requests =
  (expected: number): Judge =>
  ({ seen: { length } }) =>
    length === expected ? undefined : length === 1 ? "1 request" : `${length || "no"} requests`;

export const processedOnce: Judge = ({ seen }) => {
  const times = seen.filter(({ processed }) => processed).length;
  return times === 1 ? undefined : `processed ${times} times`;
};

const sameIn = (seen: readonly Seen[], part: (request: Seen) => unknown): boolean =>
  seen.every((request) => part(request) === part(seen[0] as Seen));

export const sameBody: Judge = ({ seen }) =>
  sameIn(seen, ({ body }) => body) && seen[0]?.body !== "" ? undefined : "another body";

/** Each request has a signature, and no two have the same. */
export const signedAnew: Judge = ({ seen }) => {
  const signatures = seen.map(({ headers }) => headers["x-signature"]);
  return signatures.every(Boolean) && new Set(signatures).size === seen.length ? undefined : "the same signature";
};

/** The second request did not come before that many milliseconds after the first was answered. */
export const notBefore =
  (ms: number): Judge =>
  ({ seen: [first, second] }) => {
    const waited = first && second ? second.at - (first.answeredAt ?? first.at) : Number.POSITIVE_INFINITY;
    return waited >= ms ? undefined : `already after ${seconds(waited)}`;
  };

/** The same, where the first answer named a date. */
export const notBeforeDate: Judge = ({ seen: [first, second] }) => {
  if (!second || first?.sentRetryAfter === undefined) return undefined;
  const early = Date.parse(first.sentRetryAfter) - second.date;
  return early <= 0 ? undefined : `${seconds(early)} too early`;
};

export const within =
  (ms: number): Judge =>
  ({ end, elapsedMs }) =>
    elapsedMs <= ms || end.kind === "nothing" ? undefined : `after ${seconds(elapsedMs)}`;

export const lasting =
  (ms: number): Judge =>
  ({ elapsedMs }) =>
    elapsedMs >= ms ? undefined : `already after ${seconds(elapsedMs)}`;

export const promptly =
  (ms: number): Judge =>
  ({ sinceAbortMs }) =>
    sinceAbortMs === undefined || sinceAbortMs <= ms ? undefined : `${seconds(sinceAbortMs)} after the abort`;

export const allHandled: Judge = ({ unhandled }) =>
  unhandled === 0 ? undefined : `${unhandled} unhandled rejection${unhandled === 1 ? "" : "s"}`;

/** Another origin saw neither a token nor a secret. */
export const keptHome: Judge = ({ elsewhere }) => {
  const text = JSON.stringify(elsewhere.map(({ url, headers, body }) => [url, headers, body]));
  return Object.values(secrets).some((secret) => text.includes(secret)) ? "the other origin got the secret" : undefined;
};

/** Each of many calls failed, with hardly more attempts than calls. */
export const budget: Judge = ({ many }) => {
  if (!many) return "it did not run";
  const { calls, errors, attempts } = many;
  if (attempts > 1.2 * calls) return `${attempts} attempts, and not all of ${calls} calls done`;
  return errors === calls ? undefined : `${errors} errors of ${calls} calls`;
};
