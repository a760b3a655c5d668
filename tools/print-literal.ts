/** A value as source text, wrapped where a line would grow long. */
export function literal(value: unknown, indent: string): string {
  if (Array.isArray(value)) return `[${value.map((item) => literal(item, indent)).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).map(([key, field]) => `${propertyName(key)}: ${literal(field, `${indent}  `)}`);
  const line = `{ ${fields.join(", ")} }`;
  if (fields.length === 0) return "{}";
  if (indent.length > 2 && line.length < 110) return line;
  return `{\n${fields.map((field) => `${indent}  ${field},`).join("\n")}\n${indent}}`;
}

/** A name as it stands in front of a colon; `__proto__` would set the prototype there. */
export function propertyName(key: string): string {
  if (key === "__proto__") return '["__proto__"]';
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key);
}
