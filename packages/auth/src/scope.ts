/** Scopes as a list, or as text with commas or spaces between. */
export type Scope = string | readonly string[];

/** The scopes as OAuth writes them: a single space between (RFC 6749 section 3.3). Undefined when there are none. */
export function scopeText(scope: Scope | undefined): string | undefined {
  const names = (typeof scope === "string" ? [scope] : (scope ?? [])).flatMap((part) => part.split(/[\s,]+/));
  return names.filter((name) => name !== "").join(" ") || undefined;
}
