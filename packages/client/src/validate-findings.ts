import type { OutputUnit } from "@cfworker/json-schema";
import type { SchemaFinding } from "./validator.ts";

/**
 * What the validator's errors come to, without a value: its own messages hold some. Of a failed choice only the arm that was
 * meant is told, of a list that is wrong throughout only the first item.
 */
export function findingsOf(errors: readonly OutputUnit[]): readonly SchemaFinding[] {
  const kinds = new Map<string, SchemaFinding>();
  for (const finding of told(errors)) {
    const kind = `${finding.keyword} ${finding.pointer.replace(/\/\d+(?=\/|$)/g, "/*")}`;
    if (!kinds.has(kind)) kinds.set(kind, finding);
  }
  return [...kinds.values()];
}

const choices = new Set(["oneOf", "anyOf"]);

/** The list is flat: behind an error that only says that there are errors inside stand those. */
function told(errors: readonly OutputUnit[]): SchemaFinding[] {
  const findings: SchemaFinding[] = [];
  for (let index = 0; index < errors.length; index++) {
    const error = errors[index] as OutputUnit;
    const next = errors[index + 1];
    if (choices.has(error.keyword)) {
      const inside = insideOf(errors, index);
      findings.push(...chosen(error, inside));
      index += inside.length;
    } else if (next?.keyword === "false") {
      // A schema that is `false`; it gives its place in the instance for its place in the schema.
      findings.push({ pointer: forbidden(error, next), keyword: error.keyword });
      index++;
    } else if (error.keyword !== "if" && !next?.keywordLocation.startsWith(`${error.keywordLocation}/`)) {
      findings.push({ pointer: pointerOf(error), keyword: error.keyword });
    }
  }
  return findings;
}

function insideOf(errors: readonly OutputUnit[], index: number): readonly OutputUnit[] {
  const prefix = `${errors[index]?.keywordLocation}/`;
  let end = index + 1;
  while (errors[end] && (errors[end]?.keywordLocation.startsWith(prefix) || errors[end]?.keyword === "false")) end++;
  return errors.slice(index + 1, end);
}

/** Of a choice that nothing fits: what is wrong with the arm that fits best. */
function chosen(choice: OutputUnit, inside: readonly OutputUnit[]): SchemaFinding[] {
  const own = { pointer: pointerOf(choice), keyword: choice.keyword };
  // Its message says how many arms fit; where it is more than one, what is wrong with the others says nothing.
  if (inside.length === 0 || /\([1-9]\d* matches\)/.test(choice.error)) return [own];
  const arms = new Map<string, OutputUnit[]>();
  let arm = "";
  for (const error of inside) {
    const rest = error.keywordLocation.slice(choice.keywordLocation.length + 1);
    if (error.keyword !== "false") arm = rest.split("/", 1)[0] as string;
    arms.set(arm, [...(arms.get(arm) ?? []), error]);
  }
  const rated = [...arms.values()].map((units) => {
    const findings = told(units);
    return { findings, misfit: findings.filter((finding) => isMisfit(own.pointer, finding)).length };
  });
  rated.sort((a, b) => a.misfit - b.misfit || a.findings.length - b.findings.length);
  return rated[0]?.findings ?? [own];
}

const notMeant = new Set(["const", "enum", "additionalProperties", "unevaluatedProperties"]);

/** Another type; or, in a field of its own, another constant or a name that it does not have: this arm was not meant. */
function isMisfit(pointer: string, finding: SchemaFinding): boolean {
  if (finding.pointer === pointer) return finding.keyword === "type";
  return finding.pointer.lastIndexOf("/") === pointer.length && notMeant.has(finding.keyword);
}

const segments = (location: string): string[] => location.split("/").slice(1);

/** The place in the instance; a name that the schema does not spell may be a secret and is told as `*`. */
function pointerOf({ instanceLocation, keywordLocation, keyword, error }: OutputUnit): string {
  const places = segments(instanceLocation);
  const path = segments(keywordLocation).slice(0, -1);
  let pointer = "";
  for (let at = 0; at < path.length; at++) {
    switch (path[at]) {
      case "properties":
      case "prefixItems":
        at++;
        pointer += `/${decoded(places.shift())}`;
        break;
      case "items":
      case "contains":
      case "unevaluatedItems":
        pointer += `/${places.shift()}`;
        break;
      case "patternProperties":
      case "additionalProperties":
      case "unevaluatedProperties":
      case "propertyNames":
        if (path[at] === "patternProperties") at++;
        places.shift();
        pointer += "/*";
        break;
      case "oneOf":
      case "anyOf":
      case "allOf":
      case "dependentSchemas":
        at++;
    }
  }
  // The message names the one that is missing, which is in the schema.
  const missing = keyword === "required" && /property "(.*)"\.$/s.exec(error)?.[1];
  return missing ? `${pointer}/${missing.replaceAll("~", "~0").replaceAll("/", "~1")}` : pointer;
}

function forbidden(wrapper: OutputUnit, { instanceLocation }: OutputUnit): string {
  const isKnown = wrapper.keyword === "properties" || wrapper.keyword === "items";
  return `${pointerOf(wrapper)}/${isKnown ? decoded(segments(instanceLocation).at(-1)) : "*"}`;
}

/** The validator spells a pointer as the fragment of a URI. */
const decoded = (segment = ""): string => decodeURIComponent(segment);
