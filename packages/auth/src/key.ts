/** Whose tokens: those of one user, or of the application itself. */
export type Subject = { readonly user: string } | "app";

const longest = 128;

/** Visible ASCII that no other text becomes, without the characters that stores give a meaning to. */
const escaped = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*~]/g, (char) => `%${char.charCodeAt(0).toString(16)}`);

async function bounded(text: string): Promise<string> {
  if (text.length <= longest) return text;
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  // An escaped text has no `~`.
  return `~${Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}

/**
 * Where a store keeps the tokens of a subject.
 *
 * @param client - what tells one application at one platform from another
 */
export async function keyOf(client: readonly string[], subject: Subject): Promise<string> {
  const application = await bounded(client.map(escaped).join("/"));
  return `lingpai:${application}:${subject === "app" ? "app" : `user:${await bounded(escaped(subject.user))}`}`;
}
