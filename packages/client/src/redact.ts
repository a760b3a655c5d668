import { formFields } from "./form.ts";
import type { Operation } from "./operation.ts";
import type { Plan } from "./plan.ts";
import { textOf } from "./reading.ts";

const mask = "[redacted]";

/** Beside what the spec marks: headers and fields that hold a secret wherever they occur, also in calls that no spec knows. */
const usual =
  /^((proxy-)?authorization|(set-)?cookie|location|sign)$|secret|passw|token|signature|api[-_]?key|credential/i;

type IsSecret = (name: string) => boolean;

const secretNames = (operation: Operation | undefined): IsSecret => {
  const names = operation?.sensitive ?? [];
  return (name) => usual.test(name) || names.includes(name);
};

/** The value with each of its leaves replaced; text that is JSON is looked into. */
function mapped(
  value: unknown,
  isSecret: IsSecret,
  leaf: (leaf: unknown, isSecret: boolean) => unknown,
  held = false,
): unknown {
  const into = (inner: unknown, name = "") => mapped(inner, isSecret, leaf, held || isSecret(name));
  if (Array.isArray(value)) return value.map((item) => into(item));
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, into(inner, name)]));
  }
  const json = typeof value === "string" && /^\s*[[{]/.test(value) ? parsed(value) : undefined;
  return typeof json === "object" && json !== null ? JSON.stringify(into(json)) : leaf(value, held);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Names that occur more than once keep all their values. */
function grouped(pairs: Iterable<readonly [string, unknown]>): Record<string, unknown> {
  const groups: Record<string, unknown> = {};
  for (const [name, value] of pairs) {
    const shown = value instanceof Blob ? `<${value.size} bytes>` : value;
    groups[name] = Object.hasOwn(groups, name) ? [groups[name], shown].flat() : shown;
  }
  return groups;
}

/** A request as names and values; of the path only the template is ever shown. */
function requestOf(plan: Plan): { query: unknown; headers: unknown; body: unknown } {
  const { body } = plan;
  const json = typeof body === "string" ? parsed(body) : undefined;
  const fields = grouped(formFields(plan));
  const isForm = !(typeof body === "string") || /form-urlencoded/.test(plan.headers.get("content-type") ?? "");
  return {
    query: grouped(new URL(plan.url).searchParams),
    headers: Object.fromEntries(plan.headers),
    body: json ?? (isForm ? fields : `<${body.length} characters>`),
  };
}

/** Every secret that a request carries, longest first. Fewer than four characters hide nothing. */
export function secretsOf(plan: Plan | undefined): string[] {
  if (!plan) return [];
  const found = new Set<string>();
  mapped(requestOf(plan), secretNames(plan.operation), (leaf, isSecret) => {
    if (isSecret) for (const secret of pieces(String(leaf))) if (secret.length > 3) found.add(secret);
  });
  return [...found].sort((a, b) => b.length - a.length);
}

/** "Bearer x", "Basic x" and cookies hold the secret as a part. */
function pieces(text: string): string[] {
  const parts = text.split(/[\s;,=]+/).filter((part) => part.length > 7);
  const basic = /^Basic (\S+)$/i.exec(text)?.[1];
  return [text, ...parts, ...(basic ? decoded(basic).split(":") : [])];
}

function decoded(base64: string): string {
  try {
    return atob(base64);
  } catch {
    return "";
  }
}

/** The text without the secrets, as they are, form-encoded, or escaped in JSON. */
export function hide(text: string, secrets: readonly string[]): string {
  let hidden = text;
  for (const secret of secrets) {
    const encoded = new URLSearchParams([["", secret]]).toString().slice(1);
    for (const form of [secret, encoded, JSON.stringify(secret).slice(1, -1)]) hidden = hidden.replaceAll(form, mask);
  }
  return hidden;
}

/** A request and its answer for a log: every name, and no secret. */
export function shown(plan: Plan, response: Response | undefined): { request: unknown; response: unknown } {
  const secrets = secretsOf(plan);
  const isSecret = secretNames(plan.operation);
  const clean = (value: unknown) =>
    mapped(value, isSecret, (leaf, isHeld) => {
      if (isHeld) return mask;
      return typeof leaf === "string" ? hide(leaf, secrets) : leaf;
    });
  const text = response && textOf(response);
  return {
    request: clean(requestOf(plan)),
    response: response && {
      status: response.status,
      headers: clean(Object.fromEntries(response.headers)),
      body: text === undefined ? "<unread>" : clean(parsed(text) ?? `<${text.length} characters>`),
    },
  };
}
