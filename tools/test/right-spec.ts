import { readFileSync } from "node:fs";
import { parse } from "yaml";
import type { Spec } from "../spec.ts";

type Json = Record<string, unknown>;

const text = readFileSync(new URL("fixtures/right-spec.yaml", import.meta.url), "utf8");

/** A fresh copy of the right spec with what stands at each JSON pointer replaced; `undefined` takes it away. */
export function rightSpec(edits: Record<string, unknown> = {}): Spec {
  const document = parse(text) as Json;
  for (const [pointer, value] of Object.entries(edits)) {
    const keys = pointer.split("/").map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
    const last = keys.pop() ?? "";
    const parent = keys.reduce<Json>((at, key) => {
      const next = at[key];
      if (typeof next !== "object" || next === null) throw new Error(`${pointer}: there is no ${key}`);
      return next as Json;
    }, document);
    if (value === undefined) delete parent[last];
    else parent[last] = value;
  }
  return document as unknown as Spec;
}

export const GET = "paths/~1tablets~1{tablet_id}/get";
export const POST = "paths/~1tablets/post";
export const FORM = `${POST}/requestBody/content/application~1x-www-form-urlencoded`;
export const VISIT = "paths/~1gate/get";
