import type { Call } from "./call-state.ts";
import { formFields } from "./form.ts";
import type { Operation } from "./operation.ts";
import type { Plan } from "./plan.ts";
import { parsed, textOf } from "./reading.ts";

const mask = "[redacted]";

/** Beside what the spec marks: headers and fields that hold a secret wherever they occur, also in calls that no spec knows. */
const usual =
  /^((set-)?cookie|location|sign)$|authorization|secret|pass(w|phrase)|pwd|token(?![-_]?(type|endpoint|ur[il]))|jwt|assertion|verifier|signature|(api|private|auth)[-_]?key|credential|session/i;

type IsSecret = (name: string) => boolean;

const secretNames = (operation: Operation | undefined): IsSecret => {
  // Headers come back in lower case. Of a call that no spec knows a code may be that of an authorization.
  const names = operation ? (operation.sensitive ?? []).map((name) => name.toLowerCase()) : ["code"];
  return (name) => usual.test(name) || names.includes(name.toLowerCase());
};

type Leaf = (leaf: unknown, isSecret: boolean) => unknown;

/** Nobody reads deeper, and a platform could make the stack overflow. */
const deepest = 100;

/** The value with each of its leaves replaced, and its names; text that is JSON is looked into. */
function mapped(value: unknown, isSecret: IsSecret, leaf: Leaf, held = false, depth = 0): unknown {
  if (depth > deepest) return leaf("...", held);
  const into = (inner: unknown, name = "") => mapped(inner, isSecret, leaf, held || isSecret(name), depth + 1);
  if (Array.isArray(value)) return value.map((item) => into(item));
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).map(([name, inner]) => [leaf(name, false), into(inner, name)] as const);
    return Object.fromEntries(entries as [string, unknown][]);
  }
  const json = typeof value === "string" && /^\s*[[{]/.test(value) ? parsed(value) : undefined;
  return typeof json === "object" && json !== null ? JSON.stringify(into(json)) : leaf(value, held);
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

/** What stands in the path, by the names of the template. */
function pathOf(url: URL, { operation }: Plan): Record<string, string> {
  const template = operation?.path.split("/") ?? [];
  const segments = url.pathname.split("/").slice(-template.length);
  const named = template.map((part, index) => [/^\{(.+)\}$/.exec(part)?.[1] ?? "", segments[index] ?? ""] as const);
  return Object.fromEntries(
    named.filter(([name]) => name).map(([name, text]) => [name, decoded(() => decodeURIComponent(text))]),
  );
}

/** A request as names and values; of the address only the template is shown. */
function requestOf(plan: Plan): Readonly<Record<"path" | "query" | "headers" | "body", unknown>> {
  const { body } = plan;
  const url = new URL(plan.url);
  const json = typeof body === "string" ? parsed(body) : undefined;
  const fields = grouped(formFields(plan));
  const isForm = typeof body !== "string" || /form-urlencoded/.test(plan.headers.get("content-type") ?? "");
  return {
    path: pathOf(url, plan),
    query: grouped(url.searchParams),
    headers: Object.fromEntries(plan.headers),
    body: json ?? (isForm ? fields : `<${body.length} characters>`),
  };
}

/** What finds the secrets that a request carries, the longest first. Fewer than four characters hide nothing. */
export function secretsOf(plan: Plan | undefined): RegExp[] {
  if (!plan) return [];
  const found = new Set<string>();
  // What answers the replay of an attempt may repeat the token that was refused.
  for (let each: Plan | undefined = plan; each; each = each.refused) {
    mapped(requestOf(each), secretNames(plan.operation), (leaf, isSecret) => {
      if (isSecret) for (const secret of pieces(String(leaf))) if (secret.length > 3) found.add(secret);
      return leaf;
    });
  }
  return [...found]
    .sort((a, b) => b.length - a.length)
    .flatMap(parts)
    .map(anyForm);
}

/** The parts of a value that are a secret by themselves: of "Bearer x", "Basic x", cookies, lists, and JSON text. */
function pieces(text: string): string[] {
  const json = parsed(text);
  const basic = decoded(() =>
    utf8.decode(Uint8Array.from(atob(text.replace(/^Basic /i, "")), (unit) => unit.charCodeAt(0))),
  );
  return [
    text,
    ...(typeof json === "string" ? [json] : []),
    ...text.split(/[\s;,=]+/).filter((part) => part.length > 7),
    ...(/^Basic /i.test(text) ? [basic.slice(basic.indexOf(":") + 1)] : []),
  ].flatMap((part) => [part, decoded(() => decodeURIComponent(part.replace(/\+/g, " ")))]);
}

const utf8 = new TextDecoder();

function decoded(decode: () => string): string {
  try {
    return decode();
  } catch {
    return "";
  }
}

/** The text without the secrets, however they are encoded or escaped in it. */
export const hide = (text: string, secrets: readonly RegExp[]): string =>
  secrets.reduce((hidden, secret) => hidden.replace(secret, mask), text);

/** Backslashes, as they are or percent-encoded; more than a few nobody adds. */
const escapes = (least: number): string => `(?:\\\\|%(?:25)*5c){${least},4}`;

/** Of a long secret each part is looked for by itself: a pattern has a limit. */
const longest = 200;

/** Each character as it is, percent-encoded (RFC 3986, also twice), escaped in JSON (RFC 8259 section 7), or as HTML has it. */
function anyForm(secret: string): RegExp {
  // No two ways lead through one text: a pattern that can be made slow could stop a server.
  const forms = Array.from(secret.match(/\\+|[^\\]/gu) ?? [], (part) => {
    if (/\w/.test(part)) return part;
    if (part.startsWith("\\")) return "(?:\\\\|%(?:25)*5c)+";
    const percent = Array.from(new TextEncoder().encode(part), (byte) => `%(?:25)*${hex(byte, 2)}`).join("");
    const units = Array.from({ length: part.length }, (_, index) => hex(part.charCodeAt(index), 4));
    const unicode = units.map((unit) => `${escapes(1)}u${unit}`).join("");
    const short = /^\\([bfnrt])$/.exec(JSON.stringify(part).slice(1, -1))?.[1];
    const others = [short && `${escapes(1)}${short}`, part === " " && "\\+"].filter(Boolean).map((form) => `|${form}`);
    return `(?:${unicode}|${escapes(0)}(?:${literally(part)}|${percent})|&#?\\w+;${others.join("")})`;
  });
  return new RegExp(forms.join(""), "gi");
}

function parts(secret: string): string[] {
  const characters = Array.from(secret);
  const count = Math.ceil(characters.length / longest);
  const size = Math.ceil(characters.length / count);
  return Array.from({ length: count }, (_, index) => characters.slice(index * size, (index + 1) * size).join(""));
}

const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, "0");

const literally = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");

/** A request and its answer for a log: every name, and no secret. */
export function shown({ context, sent }: Call, response: Response | undefined): object {
  const plan = sent as Plan;
  const secrets = secretsOf(plan);
  const isSecret = secretNames(plan.operation);
  const bare = (leaf: unknown) => {
    const hidden = hide(String(leaf), secrets);
    return hidden === String(leaf) ? leaf : hidden;
  };
  const clean = (value: unknown) => mapped(value, isSecret, (leaf, isHeld) => (isHeld ? mask : bare(leaf)));
  const text = response && textOf(response);
  const json = parsed(text ?? "");
  const { code = "" } = context.platform.envelope ?? {};
  // The envelope's code is called like the code of an authorization, and is none.
  const answer = (body: object | null) => {
    const given = body && (body as Record<string, unknown>)[code];
    const isCode = typeof given === "number" || typeof given === "string";
    return isCode ? { ...(clean(body) as object), [code]: bare(given) } : clean(body);
  };
  return {
    request: clean(requestOf(plan)),
    response: response && {
      status: response.status,
      headers: clean(Object.fromEntries(response.headers)),
      body: text === undefined ? "<unread>" : typeof json === "object" ? answer(json) : `<${text.length} characters>`,
    },
  };
}
