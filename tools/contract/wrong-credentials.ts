import fc from "fast-check";
import { propertyOf } from "../right-inputs.ts";
import { requestContent, type SecurityScheme } from "../spec.ts";
import { shapeFor } from "./judge.ts";
import { type Wire, withField, withHeader, withQuery } from "./wire.ts";
import type { Excluded, Right, WrongCase } from "./wrong-requests.ts";

/** A right request without what proves the caller, or with proof of a kind that the operation does not know. */
export function wrongCredentials(right: Right): { cases: WrongCase[]; excluded: Excluded[] } {
  const { spec, target, wire } = right;
  const alternatives = (target.found.operation.security ?? spec.security ?? []).map((names) =>
    Object.keys(names).map((name) => spec.components?.securitySchemes?.[name] ?? { type: "unknown" }),
  );
  const filled = filledPlaces(right);
  const schemes = alternatives.flat();
  if (schemes.length === 0 && filled.length === 0) {
    return { cases: [], excluded: [{ class: "no credential", reason: "the operation needs none" }] };
  }
  const isOpen = alternatives.length === 0 || alternatives.some((names) => names.length === 0);
  if (isOpen && !filled.some(({ required }) => required)) {
    return { cases: [], excluded: [{ class: "no credential", reason: "a public client may come without proof" }] };
  }

  const bare = filled.reduce((rest, { drop }) => drop(rest), schemes.reduce(withoutScheme, wire));
  const cases: WrongCase[] = [{ class: "no credential", at: "all of it", attempts: fc.constant({ wire: bare }) }];
  for (const scheme of alternatives.find((names) => names.length > 1) ?? []) {
    const attempts = fc.constant({ wire: withoutScheme(wire, scheme) });
    cases.push({ class: "no credential", at: scheme.name ?? scheme.type, attempts });
  }
  if (schemes.length > 0 && schemes.every(isBearer)) {
    const kinds = ["Basic", "Token", "Client", "Digest", "Negotiate"];
    const token = fc.stringMatching(/^fake-[a-z0-9]{4,12}$/);
    const values = fc.tuple(fc.constantFrom(...kinds), token).map(([kind, text]) => `${kind} ${text}`);
    const attempts = fc.oneof(values, token).map((value) => ({ wire: withHeader(wire, "authorization", value) }));
    cases.push({ class: "wrong kind of credential", at: "header authorization", attempts });
  }
  return { cases, excluded: [] };
}

const isBearer = ({ type, scheme }: SecurityScheme): boolean =>
  type === "oauth2" || type === "openIdConnect" || (type === "http" && scheme === "bearer");

const withoutScheme = (wire: Wire, { type, in: at, name = "" }: SecurityScheme): Wire => {
  if (type !== "apiKey") return withHeader(wire, "authorization", undefined);
  return at === "query" ? withQuery(wire, name) : withHeader(wire, name, undefined);
};

/** The parameters and fields that the client fills from its credential. */
function filledPlaces({ spec, judge, target, wire }: Right): { required: boolean; drop: (wire: Wire) => Wire }[] {
  const places = target.found.parameters
    .filter((parameter) => parameter["x-lingpai-filled-by"])
    .map(({ name, in: at, required }) => ({
      required: required === true,
      drop: (from: Wire) => (at === "query" ? withQuery(from, name) : withHeader(from, name, undefined)),
    }));
  const { body } = wire;
  if (body.kind === "none" || body.kind === "text") return places;
  const isForm = body.kind !== "json";
  const values = isForm ? Object.fromEntries(body.fields.map(([name, value]) => [name, String(value)])) : body.value;
  for (const { schema = {} } of Object.values(requestContent(spec, target.found.operation))) {
    const shape = shapeFor(spec, judge, schema, values, isForm);
    for (const name of Object.keys(shape.properties)) {
      if (!propertyOf(spec, schema, name)?.["x-lingpai-filled-by"]) continue;
      places.push({ required: shape.required.includes(name), drop: (from) => withField(from, name, undefined) });
    }
  }
  return places;
}
