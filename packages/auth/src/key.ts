/** Whose tokens: those of one user, or of the application itself. */
export type Subject = { readonly user: string } | "app";

const longest = 128;

/** Visible ASCII that no other text becomes, without the characters that stores give a meaning to. */
const escaped = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*~]/g, (char) => `%${char.charCodeAt(0).toString(16)}`);

export async function hashed(text: string): Promise<string> {
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

// An escaped text has no `~`.
const bounded = async (text: string, most = longest): Promise<string> =>
  text.length <= most ? text : `~${await hashed(text)}`;

/**
 * What the keys of one application begin with.
 *
 * @param client - what tells one application at one platform from another
 */
export const prefixOf = async (client: readonly string[]): Promise<string> =>
  `lingpai:${await bounded(client.map(alike).map(escaped).join("/"))}:`;

/** One address in all its spellings: a slash at the end must not cost everybody the login. */
const alike = (part: string): string =>
  /^https?:/i.test(part) && URL.canParse(part) ? new URL(part).href.replace(/\/+$/, "") : part;

/**
 * Where a store keeps the tokens of a subject.
 *
 * @param longestId - 0 for a key that shows no id
 */
export async function keyOf(client: readonly string[], subject: Subject, longestId?: number): Promise<string> {
  const rest = subject === "app" ? "app" : `user:${await bounded(escaped(subject.user), longestId)}`;
  return `${await prefixOf(client)}${rest}`;
}

/** Whose key it is; undefined where the id was too long to stand in it. */
export function subjectOf(key: string, prefix: string): Subject | undefined {
  const rest = key.slice(prefix.length);
  if (rest === "app") return "app";
  return rest.startsWith("user:~") ? undefined : { user: decodeURIComponent(rest.slice("user:".length)) };
}

/**
 * Where a store keeps the login with this state. It comes out of a cookie, so that it may be anything; and keys hold no secret. A code is
 * for the application that began the login (RFC 9700 section 4.4): another one does not find it.
 */
export const flowKey = async (client: readonly string[], state: string): Promise<string> =>
  `lingpai:flow:${await hashed(`${await prefixOf(client)}${state}`)}`;

/** @throws what `invalid` makes, for what is no user's id */
export function checkedUser({ invalid }: { invalid: (input: string, expected: string) => Error }, id: unknown): string {
  if (typeof id === "string" && id !== "" && isWellFormed(id)) return id;
  throw invalid("user", "your own id of a user: a string that is not empty");
}

/** A lone surrogate has no place in a key. */
function isWellFormed(text: string): boolean {
  try {
    encodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}
