import { inspect } from "node:util";
import { expect } from "vitest";
import { type Fetch, InputError } from "../src/index.ts";

/** A request as the platform would get it. */
export interface Sent {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body: unknown;
  readonly init: RequestInit;
}

type Answer = Response | ((sent: Sent) => Response | Promise<Response>);

/** A `fetch` that keeps what it is given and answers in turn, the last answer again and again. */
export function wire(...answers: Answer[]): { fetch: Fetch; sent: Sent[] } {
  const sent: Sent[] = [];
  const fetch: Fetch = async (url, init) => {
    const { method = "GET", body = null } = init;
    const request: Sent = { url, method, headers: new Headers(init.headers), body, init };
    const answer = answers[Math.min(sent.push(request), answers.length) - 1] ?? enveloped(null);
    return typeof answer === "function" ? answer(request) : answer.clone();
  };
  return { fetch, sent };
}

export const json = (body: unknown, status = 200, type = "application/json"): Response =>
  new Response(JSON.stringify(body), { status, headers: { "content-type": type } });

/** A success in the envelope that most of the platforms use. */
export const enveloped = (data: unknown): Response => json({ code: 0, msg: "", data });

export const page = (body: string, status = 200, type = "text/html"): Response =>
  new Response(body, { status, headers: { "content-type": type } });

/** The one request that was made. */
export function only(sent: readonly Sent[]): Sent {
  const [first, ...others] = sent;
  if (!first || others.length > 0) throw new Error(`${sent.length} requests were sent, not one`);
  return first;
}

/** The fields of a form, in the order they are sent in. */
export function fields({ body }: Sent): [string, unknown][] {
  if (body instanceof URLSearchParams || body instanceof FormData) return [...body];
  throw new Error(`the body is no form: ${Object.prototype.toString.call(body)}`);
}

export async function rejection(call: () => unknown): Promise<Error> {
  try {
    await call();
  } catch (error) {
    if (error instanceof Error) return error;
    throw new Error("what was thrown is no Error", { cause: error });
  }
  throw new Error("nothing was thrown");
}

export async function refusal(call: () => unknown): Promise<InputError> {
  const error = await rejection(call);
  if (error instanceof InputError) return error;
  throw new Error(`not refused as an input, but: ${error.name}`, { cause: error });
}

const course = / \((HTTP \d+, )?\d+ attempts?, \d+ ms(, request [^ ,()]+)?(, a stream is sent once)?\)$/;

/** The message of an error without how the call went: " (HTTP 503, 4 attempts, 1834 ms)". */
export function wordsOf({ message }: Error): string {
  if (!course.test(message)) throw new Error(`the message does not tell how the call went: ${message}`);
  return message.replace(course, "");
}

/** Every way in which a value usually gets printed. */
function printed(value: unknown): string {
  const text = value instanceof Error ? `${value.message}\n${value.stack}` : "";
  return [String(value), text, inspect(value, { depth: null }), JSON.stringify(value)].join("\n");
}

export function expectHidden(value: unknown, ...secrets: string[]): void {
  const text = printed(value);
  for (const secret of secrets) expect(text).not.toContain(secret);
}
