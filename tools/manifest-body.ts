import type { Content, Input, Variant } from "../packages/client/src/operation.ts";
import { limitsOf } from "./manifest-limits.ts";
import { type Shape, shapesOf } from "./shapes.ts";
import { deref, type Found, requestContent, type Schema, type Spec } from "./spec.ts";

const contents: Record<string, Content> = {
  "application/x-www-form-urlencoded": "form",
  "multipart/form-data": "multipart",
  "application/json": "json",
};

interface Body {
  input: Record<string, Input>;
  content?: Content;
  variants?: Variant[];
}

/** The fields of a body and its shapes; what a credential fills is left out and its name noted. */
export function bodyOf(spec: Spec, { operation }: Found, filledBy: Set<string>): Body {
  const entries: { content: Content; shape: Shape }[] = [];
  for (const [type, { schema }] of Object.entries(requestContent(spec, operation))) {
    const content = contents[type];
    if (!content) throw new Error(`the client does not write ${type}`);
    const shapes = shapesOf(spec, schema ?? {});
    if (!shapes) {
      if (content !== "json") throw new Error("a form is an object with named fields");
      const limits = limitsOf(spec, schema ?? {});
      return { content, input: { body: { in: "body", required: true, whole: true, ...limits } } };
    }
    for (const shape of shapes) {
      const own = withoutFilled(spec, shape, filledBy);
      // The same fields in a second content type say nothing new.
      if (!entries.some((other) => JSON.stringify(other.shape) === JSON.stringify(own)))
        entries.push({ content, shape: own });
    }
  }
  const [first, second] = entries;
  if (!first) return { input: {} };
  const input = Object.fromEntries(
    [...new Set(entries.flatMap(({ shape }) => Object.keys(shape.properties)))].map((name) => [
      name,
      fieldInput(
        spec,
        name,
        entries.filter(({ shape }) => Object.hasOwn(shape.properties, name)),
        entries.length,
      ),
    ]),
  );
  if (!second) return { content: first.content, input };
  return { input, variants: entries.map(({ content, shape }) => variant(spec, content, shape)) };
}

function withoutFilled(spec: Spec, shape: Shape, filledBy: Set<string>): Shape {
  const kept = Object.entries(shape.properties).filter(([, property]) => {
    const filled = deref<Schema>(spec, property)["x-lingpai-filled-by"];
    if (filled) filledBy.add(filled);
    return !filled;
  });
  const properties = Object.fromEntries(kept);
  return { properties, required: shape.required.filter((name) => Object.hasOwn(properties, name)) };
}

function fieldInput(spec: Spec, name: string, entries: { content: Content; shape: Shape }[], all: number): Input {
  const [first, ...others] = entries.map(({ content, shape }): Input => {
    const schema = deref<Schema>(spec, shape.properties[name] ?? {});
    if (schema.contentSchema) return { in: "body", json: true, ...limitsOf(spec, schema.contentSchema) };
    const limits = limitsOf(spec, schema);
    if (content !== "json" && (limits.type === "array" || limits.type === "object")) {
      throw new Error(`"${name}": a form field holds no ${limits.type}; state its text or JSON text`);
    }
    return { in: "body", ...limits };
  });
  const required = entries.length === all && entries.every(({ shape }) => shape.required.includes(name));
  return { ...others.reduce<Input>(common, first as Input), ...(required && { required: true as const }) };
}

/** What two shapes say of one field; where they differ, only what holds for both. */
function common(a: Input, b: Input): Input {
  const shared = Object.entries(a).filter(([key, value]) => {
    return JSON.stringify(value) === JSON.stringify(b[key as keyof Input]);
  });
  const either = a.enum && b.enum ? { enum: [...new Set([...a.enum, ...b.enum])] } : {};
  return { ...(Object.fromEntries(shared) as unknown as Input), ...either };
}

function variant(spec: Spec, content: Content, { properties, required }: Shape): Variant {
  const fixed = Object.entries(properties).flatMap(([name, property]) => {
    const value = deref<Schema>(spec, property).const;
    return value === undefined ? [] : [[name, String(value)] as const];
  });
  return {
    content,
    ...(fixed.length > 0 && { when: Object.fromEntries(fixed) }),
    required,
    optional: Object.keys(properties).filter((name) => !required.includes(name)),
  };
}
