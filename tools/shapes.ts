import { deref, type Schema, type Spec } from "./spec.ts";

/** One shape that an object body can have: the arms of `oneOf` apart, `allOf` merged. */
export interface Shape {
  properties: Record<string, Schema>;
  required: string[];
}

/** Undefined for a body that is not an object. */
export function shapesOf(spec: Spec, schema: Schema): Shape[] | undefined {
  const node = deref<Schema>(spec, schema);
  const own: Shape = { properties: { ...node.properties }, required: [...(node.required ?? [])] };
  let shapes: Shape[] = [own];
  for (const part of node.allOf ?? []) {
    const parts = shapesOf(spec, part);
    if (!parts) return undefined;
    shapes = shapes.flatMap((shape) => parts.map((other) => merged(shape, other)));
  }
  if (node.anyOf) throw new Error("a body of anyOf has no certain shape; say oneOf");
  const arms = node.oneOf;
  if (arms) {
    const parts = arms.map((arm) => shapesOf(spec, arm));
    if (parts.some((part) => part === undefined)) return undefined;
    shapes = shapes.flatMap((shape) => parts.flatMap((part) => (part ?? []).map((other) => merged(shape, other))));
  }
  const isObject = node.properties || node.required || node.allOf || arms;
  return isObject ? shapes : undefined;
}

const merged = (a: Shape, b: Shape): Shape => ({
  properties: { ...a.properties, ...b.properties },
  required: [...new Set([...a.required, ...b.required])],
});
