import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { deref, type Schema, type Spec } from "../spec.ts";

/** Whether a value is right, said by Ajv and not by Prism. */
export interface Judge {
  /** @param asText - the value was text on the wire, so that `"12"` is a number and `"true"` a boolean */
  accepts(schema: Schema, value: unknown, asText: boolean): boolean;
}

export function judgeOf(spec: Spec): Judge {
  const make = (coerceTypes: boolean) => {
    const ajv = new Ajv2020({ strict: false, coerceTypes });
    addFormats.default(ajv);
    const compiled = new WeakMap<Schema, ValidateFunction>();
    return (schema: Schema): ValidateFunction => {
      const known = compiled.get(schema);
      if (known) return known;
      // The document's own members, so that its references resolve.
      const valid = ajv.compile({ allOf: [schema], paths: spec.paths, components: spec.components });
      compiled.set(schema, valid);
      return valid;
    };
  };
  const [strict, coercing] = [make(false), make(true)];
  // Coercion writes into what it checks, hence the holder and the copy.
  return { accepts: (schema, value, asText) => (asText ? coercing : strict)(schema)(structuredClone(value)) };
}

/** An object body as one request fills it: the arm that this request chose, with what stands beside it. */
export interface BodyShape {
  readonly properties: Record<string, Schema>;
  readonly required: readonly string[];
  /** Further fields are forbidden. */
  readonly closed: boolean;
  readonly dependent: Record<string, readonly string[]>;
}

type ObjectSchema = Schema & {
  unevaluatedProperties?: boolean | Schema;
  dependentRequired?: Record<string, string[]>;
};

export function shapeFor(spec: Spec, judge: Judge, schema: Schema, value: unknown, asText: boolean): BodyShape {
  const node = deref<ObjectSchema>(spec, schema);
  const arms = node.oneOf ?? node.anyOf ?? [];
  const arm = arms.find((one) => judge.accepts(one, value, asText));
  const parts = [...(node.allOf ?? []), ...(arm ? [arm] : [])];
  const shapes = parts.map((part) => shapeFor(spec, judge, part, value, asText));
  return {
    properties: Object.assign({ ...node.properties }, ...shapes.map(({ properties }) => properties)),
    required: [...new Set([...(node.required ?? []), ...shapes.flatMap(({ required }) => required)])],
    closed:
      node.additionalProperties === false || node.unevaluatedProperties === false || shapes.some((one) => one.closed),
    dependent: Object.assign({ ...node.dependentRequired }, ...shapes.map(({ dependent }) => dependent)),
  };
}
